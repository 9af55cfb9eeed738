// A reader's note: words selected in the article become the words it is about. Where the sentence begins that
// they begin in goes along, to tell them from the same words elsewhere; the server finds them in the text.
// Without an account, notes are kept in the browser (kept.js), and found again here.
(() => {
  "use strict";
  const text = document.querySelector(".article");
  const form = document.querySelector("form[data-note]");
  if (!text || !form) return;
  // A place in a portion of a long article that this page does not hold.
  const portioned = document.querySelector(".part-of");
  const here = new URL(location);
  const [, asked] = here.hash.match(/^#body-(\d+)[-\d]*$/) ?? [];
  if (portioned && asked && here.searchParams.get("at") !== asked && !text.querySelector(here.hash)) {
    here.searchParams.set("at", asked);
    location.replace(here);
  }
  const { quote, place, text: note } = form.elements;
  const sentenceOf = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(".sentence[id]");

  const words = (range) => {
    const copy = range.cloneContents();
    copy.querySelectorAll(".date-note").forEach((note) => note.remove()); // ours, and none of the article's
    copy.querySelectorAll("p, li, tr, h2, h3").forEach((block) => block.append(" "));
    return copy.textContent.trim();
  };

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return;
    quote.value = words(range);
    place.value = sentenceOf(range.startContainer)?.id ?? "";
    quote.setCustomValidity("");
  });

  const { kept } = globalThis;
  if (!kept?.works) return;
  const section = form.closest("[data-notes]");
  const article = section.dataset.notes;
  const CONTEXT = 40; // characters before and after, as of accounts' notes
  let changed; // the note that is in the form

  // What is typed and not kept yet outlives the page, in this tab.
  const typed = `note ${article}`;
  const remembered = () => { try { return JSON.parse(sessionStorage.getItem(typed)); } catch { return null; } };
  addEventListener("pagehide", () => {
    const words = [quote.value, place.value, note.value, changed];
    try { note.value.trim() ? sessionStorage.setItem(typed, JSON.stringify(words)) : sessionStorage.removeItem(typed); } catch { /* switched off */ }
  });

  // The article as it reads, and where in it each sentence begins.
  let said = "";
  const starts = [];
  function reread() {
    said = "";
    starts.length = 0;
    for (const part of kept.all("h1, .standfirst, .article-text", text)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      let block;
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (parentElement.closest(".date-note, .part-of, .more")) continue;
        if (block !== (block = parentElement.closest("p, li, td, th, h1, h2, h3, div"))) said += " ";
        const id = sentenceOf(parentElement)?.id;
        if (id && starts.at(-1)?.id !== id) starts.push({ id, at: said.length });
        const folded = data.replace(/\s+/g, " ");
        said += said.endsWith(" ") ? folded.trimStart() : folded;
      }
    }
  }

  // Where the words stand, and between the words that they stood between; -1 where nobody can tell.
  function where({ quote, prefix, suffix }) {
    for (let at = -1; (at = said.indexOf(quote, at + 1)) >= 0;) {
      const after = said.slice(at + quote.length);
      if (prefix && said.slice(0, at).endsWith(prefix) || suffix && after.startsWith(suffix)) return at;
    }
    return -1;
  }

  function show() {
    const list = kept.find("ol", section);
    list.replaceChildren();
    reread();
    for (const [key, each] of Object.entries(kept.load().notes)) {
      if (each.article !== article) continue;
      const row = kept.find("template", section).content.cloneNode(true);
      const at = each.quote ? where(each) : 0;
      kept.find("li", row).id = `note-${key}`;
      if (each.quote) {
        const link = kept.find("blockquote a", row);
        link.textContent = each.quote;
        if (at >= 0) link.href = `#${starts.findLast((start) => start.at <= at + 1)?.id ?? "main"}`;
        else if (portioned && each.place) link.href = `?at=${each.place.split("-")[1]}#${each.place}`;
      } else kept.find("blockquote", row).remove();
      if (at >= 0 || portioned) kept.find("[data-lost]", row).remove();
      kept.find(".words", row).textContent = each.text;
      const [change, remove] = kept.all("button", row);
      change.onclick = () => {
        changed = key;
        [quote.value, place.value, note.value] = [each.quote, each.place, each.text];
        form.closest("details").open = true;
        note.focus();
      };
      remove.onclick = () => { // pressed twice it is meant
        if (remove.dataset.other) {
          remove.textContent = remove.dataset.other;
          remove.removeAttribute("data-other");
        } else kept.keep((all) => delete all.notes[key]);
      };
      list.append(row);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reread();
    const exact = quote.value.replace(/\s+/g, " ").trim();
    const begins = starts.find(({ id }) => id === place.value)?.at ?? 0;
    const old = kept.load().notes[changed];
    let around = { prefix: "", suffix: "" };
    if (old?.quote === exact) around = { prefix: old.prefix, suffix: old.suffix }; // where it was found, or lost
    else if (exact) {
      const at = Math.max(said.indexOf(exact, begins), said.indexOf(exact));
      if (at < 0) {
        quote.setCustomValidity(form.dataset.missing);
        quote.reportValidity();
        return;
      }
      around = { prefix: said.slice(Math.max(0, at - CONTEXT), at), suffix: said.slice(at + exact.length, at + exact.length + CONTEXT) };
    }
    const now = Date.now();
    const written = {
      article, title: kept.words(kept.find("h1")), url: location.pathname, facts: kept.find("[data-facts]")?.dataset.facts ?? "",
      quote: exact, ...around, place: place.value, text: note.value, at: old?.at ?? now, changed: now,
    };
    if (!kept.keep((all) => all.notes[old ? changed : now] = written)) return; // it stays in the form
    changed = null;
    form.reset();
    form.closest("details").open = false;
  });
  quote.addEventListener("input", () => quote.setCustomValidity(""));
  document.addEventListener("kept", show);
  section.hidden = false;
  show();
  const left = remembered();
  if (left) {
    [quote.value, place.value, note.value, changed] = left;
    form.closest("details").open = true;
  }
})();
