// "You are here": the bar of the overview whose days hold the entry one reads is marked, while one scrolls.
(() => {
  "use strict";
  const seen = new IntersectionObserver((changes) => {
    const entry = changes.findLast((change) => change.isIntersecting)?.target;
    if (!entry) return;
    for (const bar of document.querySelectorAll(".to-events")) {
      const { first, last } = bar.dataset;
      const at = entry.dataset.day.slice(0, first.length);
      if (first <= at && at <= last) bar.setAttribute("aria-current", "location");
      else bar.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0% -84%" });
  const look = () => document.querySelectorAll(".entry[data-day]").forEach((entry) => seen.observe(entry));
  // A line that the address names is opened; without a script the style sheet shows what it holds.
  const open = () => document.getElementById(location.hash.slice(1))?.querySelector(".line")?.setAttribute("open", "");
  look();
  open();
  addEventListener("hashchange", open);
  document.addEventListener("htmx:after:swap", look);
})();
