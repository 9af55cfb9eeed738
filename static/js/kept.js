// What a reader without an account marks is kept in this browser alone: "Marks" in docs/developers.md. Scripts
// ask for it by globalThis.kept; marks.js shows it on the page.
(() => {
  "use strict";
  const KEY = "newsreader";
  const MOST_READ = 3000, MOST = 24e4; // articles; bytes in all, for one form takes them over
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

  // Null where nothing can be kept, or a newer newsreader keeps it. What nobody can read is put aside.
  function load() {
    const kept = { v: 1, read: {}, star: {}, follow: {}, notes: {}, last: 0, before: 0 };
    let stored;
    try { stored = localStorage.getItem(KEY); } catch { return null; }
    try {
      const found = Object(JSON.parse(stored));
      if (found.v > 1) return null;
      for (const name in kept) if (found[name]?.constructor === kept[name].constructor) kept[name] = found[name];
    } catch {
      try { localStorage.setItem(`${KEY}-unreadable`, stored); } catch { return null; }
    }
    return kept;
  }

  // Read anew before each change: another tab may have changed it.
  function keep(change) {
    const kept = load();
    if (!kept) return false;
    change(kept);
    const read = Object.entries(kept.read);
    if (read.length > MOST_READ) kept.read = Object.fromEntries(read.sort((a, b) => b[1] - a[1]).slice(0, MOST_READ));
    const written = JSON.stringify(kept);
    try {
      if (new Blob([written]).size > MOST) throw 0;
      localStorage.setItem(KEY, written);
    } catch {
      const full = find("[data-full]");
      if (full) full.hidden = false;
      return false;
    }
    globalThis.kept.paint?.();
    return true;
  }

  globalThis.kept = { load, keep, words, find, all };
})();
