// What is kept in this browser, at its own place: shown, taken along as files, deleted.
(() => {
  "use strict";
  const { load, keep, find, all, works } = globalThis.kept;
  const place = find("[data-kept]");
  if (!place || !load()) return;
  const KINDS = ["follow", "star", "notes"];
  const byTime = (set) => Object.entries(set).sort((a, b) => b[1].at - a[1].at);
  const count = (kept) => KINDS.reduce((sum, kind) => sum + Object.keys(kept[kind]).length, Object.keys(kept.read).length);
  // It was written by this browser, but who may write here cannot say where links lead.
  const path = (url) => /^\/(?!\/)/.test(url) ? url : "/";

  if (!works && !count(load())) return;

  function show() {
    const kept = load();
    for (const kind of KINDS) {
      const list = find(`[data-list=${kind}]`);
      const rows = byTime(kept[kind]).map(([key, each]) => {
        const row = find(`[data-row=${kind}]`).content.cloneNode(true);
        const link = find("a", row);
        link.href = path(each.url) + (kind === "notes" ? `#note-${key}` : "");
        link.textContent = each.title;
        for (const name of ["facts", "quote", "text"]) {
          const field = find(`[data-${name}]`, row);
          if (field) each[name] ? field.textContent = each[name] : field.remove();
        }
        find("button", row).onclick = ({ target }) => {
          if (target.dataset.other) { // pressed twice it is meant
            target.textContent = target.dataset.other;
            target.removeAttribute("data-other");
          } else keep((all) => delete all[kind][key]);
        };
        return row;
      });
      list.hidden = !rows.length;
      list.nextElementSibling.hidden = !!rows.length;
      list.replaceChildren(...rows);
    }
    for (const part of all("[data-any]")) part.hidden = !count(kept);
  }

  // The same shapes as an account's export: newsreader/showing/exported.py.
  const address = (url) => location.origin + path(url);
  const article = (each) => ({ headline: each.title, outlet: each.facts, address: address(each.url) });
  const moment = (at) => new Date(at).toISOString();
  function asJson(kept) {
    const told = {
      site: location.origin,
      notes: byTime(kept.notes).map(([, each]) => ({
        article: article(each),
        words: each.quote ? { exact: each.quote, prefix: each.prefix, suffix: each.suffix } : null,
        note: each.text, written: moment(each.at), changed: moment(each.changed),
      })),
      starred: byTime(kept.star).map(([, each]) => ({ ...article(each), starred: moment(each.at) })),
      read: Object.entries(kept.read).map(([id, at]) => ({ address: address(place.dataset.address.replace("0", id)), read: moment(at) })),
      followed: byTime(kept.follow).map(([key, each]) => ({ kind: key.split(":")[0], name: each.title, address: address(each.url) })),
    };
    return JSON.stringify(told, null, 1);
  }

  const plain = (words) => words.replace(/\s+/g, " ").trim().replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
  const closed = (url) => url.replace(/[()<> ]/g, (sign) => `%${sign.charCodeAt().toString(16).toUpperCase()}`);
  const facts = (each) => each.facts ? `, ${plain(each.facts)}` : "";
  const cited = (each) => `[${plain(each.title)}](${closed(address(each.url))})${facts(each)}`;
  function asMarkdown(kept) {
    const heads = Object.fromEntries(all("[data-head]").map((head) => [head.dataset.head, plain(head.textContent)]));
    const parts = [`# ${plain(find("h1").textContent)}`];
    const notes = byTime(kept.notes).flatMap(([, each]) => [`### ${cited(each)}`, ...(each.quote ? [`> ${plain(each.quote)}`] : []), each.text]);
    if (notes.length) parts.push(`## ${heads.notes}`, ...notes);
    for (const kind of ["star", "follow"]) {
      const lines = byTime(kept[kind]).map(([, each]) => `- ${cited(each)}`);
      if (lines.length) parts.push(`## ${heads[kind]}`, lines.join("\n"));
    }
    return `${parts.join("\n\n")}\n`;
  }

  for (const button of all("[data-take]")) {
    button.onclick = () => {
      const json = button.dataset.take === "json";
      const file = new Blob([(json ? asJson : asMarkdown)(load())], { type: json ? "application/json" : "text/markdown" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `newsreader.${button.dataset.take}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
    };
  }
  find("[data-delete-all]").onclick = () => {
    keep((kept) => { for (const kind of ["read", ...KINDS]) kept[kind] = {}; });
    find("[data-delete-all]").closest("details").open = false;
  };
  document.addEventListener("kept", show);
  find("[data-without]").hidden = true;
  place.hidden = false;
  show();
})();
