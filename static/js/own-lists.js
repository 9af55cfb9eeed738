// Without an account, a list of articles narrowed to what is unread or starred: by what this browser keeps
// (kept.js). An article that is opened there leads on in it.
(() => {
  "use strict";
  const PAGE = 20, MOST_PAGES = 10, MOST_STARS = 256; // rows; lists read for one page; as views/articles.py takes
  const LIST = "newsreader list"; // of this tab: the addresses and headlines that it showed last
  const { kept } = globalThis;
  if (!kept?.works) return;
  const { load, find, all, words } = kept;
  const rows = (part) => all(".rows > .row", part);

  async function part(url) {
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw 0;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  // What the server is told of the stars, newest first; no link has it.
  function stars() {
    const newest = Object.entries(load().star).sort((a, b) => b[1].at - a[1].at).slice(0, MOST_STARS);
    return `&kept=${newest.map(([id]) => id).join("_")}`;
  }

  async function starred(list) {
    const page = await part(list.dataset.url + stars());
    find(".flow", list).replaceWith(find(".flow", page));
    globalThis.htmx.process(find(".flow", list));
  }

  // What is read goes, and the pages behind are read until this one is full; from there the link leads on.
  async function unread(list) {
    const { read } = load();
    const leave = (from) => rows(from).forEach((row) => find("[data-article]", row).dataset.article in read && row.remove());
    leave(list);
    for (let turn = 0; turn < MOST_PAGES && rows(list).length < PAGE; turn += 1) {
      const more = find(".more.after", list);
      if (!more) return;
      const page = await part(find("a", more).href + (list.dataset.starredOnly === "" ? stars() : ""));
      leave(page);
      find(".rows", list).append(...rows(page));
      const next = find(".more.after", page);
      next ? more.replaceWith(next) : more.remove();
    }
  }

  async function narrow() {
    const list = find("#list");
    const yours = find("[data-yours]", list);
    if (!yours?.hidden) return; // it is done
    yours.hidden = false;
    const { unreadOnly, starredOnly } = list.dataset;
    if (unreadOnly === undefined && starredOnly === undefined) return;
    try {
      if (starredOnly === "") await starred(list);
      if (unreadOnly === "") await unread(list);
    } catch { return; } // no connection: the list stays as it is
    all("[data-without]", list).forEach((line) => line.remove());
    if (!rows(list).length) {
      const said = find(".narrowed [data-other]", list);
      said.textContent = said.dataset.other;
      all(".stretch, .past", list).forEach((line) => line.remove());
    }
    try {
      const shown = rows(list).map((row) => find(":is(h2, h3) a", row)).map((link) => [link.pathname + link.search, words(link)]);
      const [newer, older] = ["before", "after"].map((way) => !!find(`.more.${way}`, list));
      sessionStorage.setItem(LIST, JSON.stringify({ shown, newer, older }));
    } catch { /* switched off */ }
    document.dispatchEvent(new Event("htmx:after:swap")); // for the scripts that look at rows
  }

  // What was pressed was still hidden when the focus came back to it.
  let pressed = "";
  document.addEventListener("htmx:before:request", ({ target }) => { pressed = target.closest?.("[data-yours] a")?.id; });
  async function narrowAgain() {
    const id = pressed;
    pressed = "";
    await narrow();
    if (id) document.getElementById(id)?.focus();
  }

  function lead(nav) {
    let list = null;
    try { list = JSON.parse(sessionStorage.getItem(LIST)); } catch { /* switched off */ }
    const at = list?.shown?.findIndex(([url]) => url.split("?")[0] === location.pathname) ?? -1;
    if (at < 0) return;
    for (const [rel, beside, goesOn] of [["prev", list.shown[at - 1], list.newer], ["next", list.shown[at + 1], list.older]]) {
      const link = find(`[rel=${rel}]`, nav);
      if (!link) continue;
      if (beside) [link.href, find("bdi", link).textContent] = beside;
      if (beside || !goesOn) link.hidden = !beside; // at the list's end nothing is beside it
    }
  }

  const nav = find("[data-kept-list]");
  if (nav) lead(nav);
  if (!find("#list")) return;
  narrow();
  document.addEventListener("htmx:after:swap", narrowAgain);
})();
