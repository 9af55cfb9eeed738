// Moving the rows of a timeline at the desk: Alt and the arrow keys press a row's own buttons, and a row is
// dragged onto another of its day. Without this file the buttons do the same.
(() => {
  "use strict";
  const rowOf = (node) => node?.closest?.("[data-entry]");
  let dragged = null;

  document.addEventListener("keydown", (event) => {
    const way = { ArrowUp: "before", ArrowDown: "after" }[event.key];
    const row = rowOf(event.target);
    if (!way || !row || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat) row.querySelector(`button[name="${way}"]`)?.click();
  });

  const sameDay = (row) => row && dragged && row !== dragged && row.dataset.day === dragged.dataset.day;
  const isUpper = (row, event) => {
    const box = row.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  };
  const unmark = () => document.querySelectorAll("[data-drop]").forEach((row) => delete row.dataset.drop);

  for (const row of document.querySelectorAll("[data-entry]")) row.draggable = true;

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.matches?.("[data-entry]") ? event.target : null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });

  document.addEventListener("dragover", (event) => {
    const row = rowOf(event.target);
    unmark();
    if (!sameDay(row)) return;
    event.preventDefault();
    row.dataset.drop = isUpper(row, event) ? "before" : "after";
  });

  document.addEventListener("drop", (event) => {
    const row = rowOf(event.target);
    if (!sameDay(row)) return;
    event.preventDefault();
    // The same press as by hand, with the row it was dropped on as its neighbour.
    const press = dragged.querySelector(`button[name="${isUpper(row, event) ? "before" : "after"}"]`);
    press.value = row.dataset.entry;
    press.click();
  });

  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });
})();
