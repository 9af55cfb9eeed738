// Keys, a letter each. Every key presses what stands on the page, or follows a link of it; what a page does not
// have, its key leaves alone. All are told at /keys/, which "?" lays over the page. The contract by which other
// parts are found (data-go, data-source, data-unread, data-star, data-mark-all) is in docs/developers.md.
(() => {
  "use strict";
  const ROWS = ":is(.entry, .row, .timeline-row, .proposal) :is(h2, h3) a, .latest .brief a, .names li > a, .more a";
  const PLACES = { h: "/", t: "/timelines/", a: "/articles/", e: "/entities/", s: "/sources/", d: "/desk/", "/": "/search/" };
  const find = (selector, within = document) => within.querySelector(selector);
  const press = (node) => node && (node.click(), true);
  let last = null; // the row the keys were on
  let asked = -Infinity; // when g was pressed
  let fetching = false;

  const rows = () => [...document.querySelectorAll(ROWS)].filter((link) => link.checkVisibility());
  const rowOf = (link) => link.closest("li") ?? link;

  function current(all) {
    const here = all.findLastIndex((link) => rowOf(link).contains(document.activeElement));
    return here < 0 && document.activeElement === document.body ? all.indexOf(last) : here;
  }

  // Before any row was chosen: the first that is in sight, or the last above it.
  function nearest(all, by) {
    const below = all.findIndex((link) => link.getBoundingClientRect().top >= 0);
    return by > 0 ? below : (below < 0 ? all.length : below) - 1;
  }

  function move(by) {
    const all = rows();
    if (!all.length) return turn(by);
    const from = current(all);
    const link = all[from < 0 ? nearest(all, by) : from + by];
    if (!link) return false;
    last = link;
    link.focus({ preventScroll: true });
    const row = rowOf(link);
    row.scrollIntoView({ block: row.offsetHeight > innerHeight * .7 ? "start" : "nearest" });
    return true;
  }

  function turn(by) {
    const [rel, more] = by > 0 ? ["next", "after"] : ["prev", "before"];
    const head = find(`link[rel~=${rel}]`);
    if (!find(`a[rel~=${rel}]`) && head) return location.assign(head.href), true;
    return press(find(`a[rel~=${rel}]`) ?? find(`.more.${more} a`));
  }

  // In the row one is on; on a page that is no list, on the page.
  function control(name) {
    const all = rows();
    const row = all[current(all)];
    return row || !all.length ? press(find(`[${name}]`, row ? rowOf(row) : document)) : false;
  }

  const go = (key) => press(find(`[data-go="${CSS.escape(key)}"]`) ?? (PLACES[key] && find(`a[href="${PLACES[key]}"]`)));

  function search() {
    const field = find("[role=search] input:not([type=hidden])");
    if (!field) return go("/");
    field.focus();
    field.select();
    return true;
  }

  function sheet() {
    const open = find("dialog.sheet");
    if (open) open.close();
    else if (!find("#keys") && !fetching) lay(find("[data-keys]").href);
    return true;
  }

  async function lay(address) {
    fetching = true;
    const answer = await fetch(address).catch(() => null);
    fetching = false;
    if (!answer?.ok) return location.assign(address);
    const dialog = document.createElement("dialog");
    dialog.className = "sheet";
    dialog.setAttribute("aria-labelledby", "keys-title");
    dialog.append(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("keys"));
    find("form", dialog).hidden = false;
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  const KEYS = {
    j: () => move(1), k: () => move(-1), n: () => turn(1), p: () => turn(-1),
    o: () => press(rows().find((link, n, all) => n === current(all))),
    v: () => control("data-source"), m: () => control("data-unread"), s: () => control("data-star"),
    A: () => press(find("[data-mark-all]")), "/": search, "?": sheet,
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
    if (going ? go(key) : Object.hasOwn(KEYS, key) && KEYS[key]()) event.preventDefault();
  });
})();
