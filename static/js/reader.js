// A reader's note: words selected in the article become the words it is about. Where the sentence begins that
// they begin in goes along, to tell them from the same words elsewhere; the server finds them in the text.
(() => {
  "use strict";
  const text = document.querySelector(".article");
  const form = document.querySelector("form[data-note]");
  if (!text || !form) return;

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
    const start = range.startContainer;
    form.elements.quote.value = words(range);
    form.elements.place.value = (start.nodeType === 1 ? start : start.parentElement).closest(".sentence[id]")?.id ?? "";
  });
})();
