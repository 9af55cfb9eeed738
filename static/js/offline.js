// Begins the worker that keeps pages for when the site cannot be reached (worker.js), tells it what this page
// is, and says so where the page is a kept one. Nothing happens where a browser has no workers: on plain http.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let last;

  const address = (button) => {
    const start = `/articles/${button.closest("[data-article]")?.dataset.article}-`;
    const here = location.pathname;
    return here.startsWith(start) ? here : document.querySelector(`a[href^="${start}"]`)?.pathname;
  };
  const articles = (state) => [...document.querySelectorAll(`[data-star="${state}"]`)]
    .filter((button) => !button.closest("[hidden]")).map(address).filter(Boolean);

  function tell() {
    const [starred, others] = [articles("yes"), articles("no")];
    const now = JSON.stringify([starred, others]);
    if (now === last) return;
    last = now;
    const files = performance.getEntriesByType("resource").map((each) => each.name);
    const user = document.body.dataset.user ?? "";
    workers.ready.then(({ active }) => active.postMessage({ user, page: location.href, files, starred, others }));
  }
  const stars = new MutationObserver(tell);

  workers.addEventListener("message", ({ data: { kept } }) => {
    stars.disconnect(); // they are not this reader's
    const line = document.querySelector("[data-offline]");
    const time = line.querySelector("time");
    if (!kept) return;
    const date = new Date(kept);
    time.dateTime = date.toISOString();
    time.textContent = `${date.toLocaleDateString(time.lang, { dateStyle: "long" })}, ${date.toLocaleTimeString(time.lang, { timeStyle: "short" })}`;
    line.hidden = false;
  });

  const begin = () => {
    tell();
    stars.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-star"] });
  };
  if (workers.controller) begin();
  addEventListener("load", () => {
    workers.register("/sw.js").catch(() => {});
    if (!workers.controller) begin();
  });
})();
