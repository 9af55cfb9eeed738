// What htmx leaves to do around a swap: the focus follows what was asked for, and a refusal changes nothing.
(() => {
  "use strict";

  // The link or button that asked may be gone with the part it stood in; then the focus would be lost.
  addEventListener("htmx:after:settle", ({ detail: { task, newContent } }) => {
    if (task.sourceElement?.closest(".narrow")) document.querySelector(".narrowed")?.scrollIntoView({ block: "nearest" });
    if (document.activeElement !== document.body) return;
    const upwards = task.sourceElement?.closest(".more.before");
    const found = newContent
      .filter((node) => node.nodeType === 1)
      .flatMap((node) => node.matches(".decided, .asking, .part-of") ? [node] : [...node.querySelectorAll(".entries h2 a, .line > summary, .rows h2 a")]);
    const next = found.at(upwards ? -1 : 0);
    // At once: a smooth scroll goes on to where the page had its end before it grew.
    next?.focus();
    next?.scrollIntoView({ block: "nearest", behavior: "instant" });
  });

  // A list fetched in place begins with its month and its era; where the one above ends in them, they are
  // said once.
  addEventListener("htmx:after:swap", () => {
    for (const list of document.querySelectorAll(".entries + .entries")) {
      for (const heading of list.querySelectorAll(":scope > :first-child > :is(.month, .era)")) {
        const above = [...list.previousElementSibling.querySelectorAll(`.${heading.className}`)].at(-1);
        if (above?.textContent === heading.textContent) heading.remove();
      }
    }
    // Where one went on in place, the address says from where to where: for Back, and for a reload.
    const lists = [...document.querySelectorAll(".flow > .entries[data-from]")];
    if (lists.length < 2) return;
    const url = new URL(location);
    for (const name of ["after", "before", "at"]) url.searchParams.delete(name);
    url.searchParams.set("from", lists[0].dataset.from);
    url.searchParams.set("until", lists.at(-1).dataset.until);
    history.replaceState(history.state, "", url);
  });

  // What one shares is copied; where the browser does not let us, it is picked.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = button.parentElement.querySelector("textarea");
    button.hidden = false;
    button.addEventListener("click", () => {
      field.select();
      navigator.clipboard?.writeText(field.value);
    });
  }

  // A refusal is said, until the next thing is asked for. A form that comes back with its errors says it itself.
  const refused = (yes, loggedOut = false) => {
    document.querySelector("[data-refused]").hidden = !yes || loggedOut;
    document.querySelector("[data-logged-out]").hidden = !loggedOut;
  };
  addEventListener("htmx:before:request", () => refused(false));
  addEventListener("htmx:response:error", ({ detail }) => {
    const status = detail.ctx.response.status;
    refused(status !== 422, status === 401);
  });
  addEventListener("htmx:error", () => refused(true));

  // htmx leaves the page alone at 403, 404 and 5xx (noSwap), but would still take the new address.
  addEventListener("htmx:before:history:update", (event) => {
    if (event.detail.response?.status >= 400) event.preventDefault();
  });
})();
