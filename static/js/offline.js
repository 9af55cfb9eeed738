// Begins worker.js, tells it of this page, and says where it is a kept one.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  const line = document.querySelector("[data-offline]");
  if (!workers || !line) return;
  let last;
  const articles = (state) => [...document.querySelectorAll(`[data-star=${state}]`)]
    .filter((button) => !button.closest("[hidden]")).map((button) => button.closest("[data-article]")?.dataset.article);

  function tell() {
    const told = { user: document.body.dataset.user ?? "", page: location.href, starred: articles("yes"), others: articles("no") };
    const now = JSON.stringify(told);
    if (now === last) return;
    last = now;
    told.files = performance.getEntriesByType("resource").map(({ name }) => name);
    workers.ready.then(({ active }) => active.postMessage(told));
  }
  const stars = new MutationObserver(tell);

  workers.addEventListener("message", ({ data: { kept } }) => {
    stars.disconnect();
    if (!kept) return;
    const time = line.querySelector("time");
    const style = (names) => new Date(kept).toLocaleString(time.lang, names);
    time.textContent = `${style({ dateStyle: "long" })}, ${style({ timeStyle: "short" })}`;
    line.hidden = false;
  });

  const begin = () => {
    tell();
    stars.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-star"] });
  };
  if (workers.controller) begin();
  addEventListener("load", () => {
    workers.register(line.dataset.offline).catch(() => {});
    if (!workers.controller) begin();
  });
})();
