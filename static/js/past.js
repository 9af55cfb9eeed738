// What is scrolled past in a list is read, where the reader chose so (/reading/): some seconds after the last
// row, together, and taken back together. The server marks it; without an account, this browser (kept.js).
(() => {
  "use strict";
  const WAIT = 2000, SEEN = 400; // milliseconds; what was in view for less was jumped over
  const { kept, htmx } = globalThis;
  const find = (selector, within = document) => within.querySelector(selector);
  let waiting = [], marked = [], timer;

  function keep(change) {
    const said = find("#past p");
    if (!kept.keep(({ read }) => change(read))) return;
    said.hidden = !marked.length;
    find("b", said).textContent = marked.length;
    find("button", said).onclick = () => keep((read) => marked.splice(0).forEach((id) => delete read[id]));
  }

  function mark(leaving) {
    const target = find("#past"), form = find("form.stretch");
    const article = waiting.splice(0);
    if (!target || !article.length) return;
    if (kept) keep((read) => article.forEach((id) => marked.push(id) && (read[id] = Date.now())));
    else if (leaving) navigator.sendBeacon(form.action, new URLSearchParams({ csrfmiddlewaretoken: find("input", form).value, article }));
    else htmx.ajax("POST", form.action, { source: form, target, swap: "innerHTML", values: { article, moment: find("[name=moment]", target)?.value ?? "" } });
  }

  const rows = new IntersectionObserver((changes) => {
    if (getComputedStyle(document.documentElement).getPropertyValue("--past") !== "read") return;
    for (const { target, time, isIntersecting, boundingClientRect } of changes) {
      if (isIntersecting) target.seen ??= time;
      else if (boundingClientRect.y < 0 && time - target.seen > SEEN) {
        target.seen = NaN; // once: what is taken back stays so
        if (!find("[data-unread=yes]", target)) continue;
        waiting.push(find(".marks", target).dataset.article);
        clearTimeout(timer);
        timer = setTimeout(mark, WAIT);
      }
    }
  });
  const look = () => document.querySelectorAll(".rows > .row").forEach((row) => rows.observe(row));
  document.addEventListener("htmx:after:swap", look);
  addEventListener("pagehide", mark);
  look();
})();
