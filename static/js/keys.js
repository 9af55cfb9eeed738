// A key presses what stands on the page, or does nothing: see "key of the keyboard" in docs/developers.md.
(() => {
  "use strict";
  const ROWS = ":is(.entry, .row, .timeline-row, .proposal) :is(h2, h3) a, .line > summary, .latest .brief a, .names li > a, :not(.article-text) > .more a";
  const PLACES = { h: "", t: "timelines/", a: "articles/", e: "entities/", s: "sources/", d: "desk/", m: "me/", "/": "search/" };
  const find = (selector, within = document) => within.querySelector(selector);
  const press = (node) => node && (node.click(), true);
  const rows = () => [...document.querySelectorAll(ROWS)].filter((link) => link.checkVisibility());
  const rowOf = (link) => link.closest("li") ?? link;
  let asked = -Infinity; // when g was pressed
  const current = (all) => all.findLastIndex((link) => rowOf(link).contains(document.activeElement));

  function move(by) {
    const all = rows();
    if (!all.length) return turn(by);
    let from = current(all);
    if (from < 0) { // none was chosen: the first in sight, or the last above it
      const seen = all.findIndex((link) => link.getBoundingClientRect().top >= 0);
      from = (seen < 0 ? all.length : seen) - (by > 0);
    }
    const link = all[from + by];
    if (!link) return;
    link.focus({ preventScroll: true });
    const row = rowOf(link);
    row.scrollIntoView({ block: row.offsetHeight > innerHeight * .7 ? "start" : "nearest" });
    return true;
  }

  function turn(by) {
    const [rel, more] = by > 0 ? ["next", "after"] : ["prev", "before"];
    const head = find(`link[rel~=${rel}]`);
    return press(find(`a[rel~=${rel}]`) ?? find(`.more.${more} a`)) ?? (head && !location.assign(head.href));
  }

  // In the row one is on; where there are no rows, on the page.
  function control(name) {
    const all = rows();
    const row = all[current(all)];
    return (row || !all.length) && press(find(`[data-${name}]:not([hidden], [hidden] *)`, row && rowOf(row)));
  }

  // In the masthead; a stranger's own place stands beside the keys' link.
  const leadingTo = (key) => find(`:is(header a, [data-keys] + a)[href$="/${PLACES[key]}"]`);

  function search() {
    const field = find("[role=search] input:not([type=hidden])");
    const page = leadingTo("/");
    if (field) field.focus();
    else if (page) location.assign(`${page.href}#q`); // its field is focused as the page comes
    return field ?? page;
  }

  async function lay() {
    const answer = await fetch(find("[data-keys]").href);
    const dialog = document.createElement("dialog");
    dialog.className = "sheet";
    dialog.setAttribute("aria-labelledby", "keys-title");
    dialog.append(find("#keys", new DOMParser().parseFromString(await answer.text(), "text/html")));
    find("form", dialog).hidden = false;
    dialog.onclose = () => dialog.remove();
    if (find("#keys")) return; // it was pressed twice
    document.body.append(dialog);
    dialog.showModal();
  }

  const KEYS = {
    j: () => move(1), k: () => move(-1), n: () => turn(1), p: () => turn(-1),
    o: () => press(rows().findLast((link) => rowOf(link).contains(document.activeElement))),
    v: () => control("source"), m: () => control("unread"), s: () => control("star"),
    A: () => press(find("[data-mark-all]")), "/": search,
    "?": () => { find("#keys") ? find("dialog.sheet")?.close() : lay(); return true; },
  };

  document.addEventListener("keydown", (event) => {
    const { key, target, timeStamp } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (getComputedStyle(document.documentElement).getPropertyValue("--keys").trim() === "off") return;
    if (target.isContentEditable || target.closest?.("input, textarea, select, [role=textbox]")) {
      if (key === "Escape") target.blur();
      return;
    }
    if (event.repeat && !"jk".includes(key) || find("dialog[open]") && key !== "?") return;
    const going = timeStamp - asked < 2000;
    asked = key === "g" && !going ? timeStamp : -Infinity;
    if (going ? press(leadingTo(key)) : Object.hasOwn(KEYS, key) && KEYS[key]()) event.preventDefault();
  });
})();
