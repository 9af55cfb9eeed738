// "You are here": the bar of the overview whose days hold the entry one reads is marked, while one scrolls.
(() => {
  "use strict";
  if (!document.getElementById("flow")) return; // it stands on every page's one file
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
  // What is out of sight the style sheet leaves for later. It is laid out once the page has come, from the top:
  // then all has its height, and Back lands where one was. Who comes back, or to a place within the page, finds
  // all of it laid out at once.
  const root = document.documentElement;
  const later = [...document.querySelectorAll(".entry:nth-child(n+9)")];
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  const lay = () => {
    for (const entry of later.splice(0, 8)) entry.classList.add("laid");
    if (later.length) whenIdle(lay);
    else root.classList.add("laid");
  };
  const came = performance.getEntriesByType("navigation")[0]?.type;
  if (came === "navigate" && !location.hash) addEventListener("load", () => whenIdle(lay));
  else {
    const at = scrollY; // where the browser brought a reader back to, by heights that were guessed
    root.classList.add("laid");
    if (at) scrollTo({ top: at, behavior: "instant" });
  }
  addEventListener("hashchange", open);
  // Before the swap, that what is brought into sight after it stays there.
  addEventListener("htmx:before:swap", () => root.classList.add("laid"));
  addEventListener("htmx:after:swap", look);
})();
