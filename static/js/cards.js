// Entity cards: a chip or a marked name opens one in place (htmx fetches it), Escape or × closes it and
// gives the focus back. Without this file, or without JavaScript, the same links lead to full pages.
(() => {
  "use strict";
  let opener = null; // whose card is open, or on its way

  const cardLink = (node) => node?.closest?.("a[hx-get$='/card/']");
  const openCard = () => document.querySelector("[data-card]");

  function close(giveBack) {
    const card = openCard();
    card?.parentElement.classList.remove("open");
    card?.remove();
    const from = opener;
    opener = null;
    from?.setAttribute("aria-expanded", "false");
    if (giveBack && from?.isConnected) from.focus();
  }

  // A click on the opener of the open card closes it; any other card link closes the old card first.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-close-card]")) return close(true);
    const link = cardLink(event.target);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const again = link === opener && openCard();
    close(again);
    if (again) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    opener = link;
  }, true);

  // A page has hundreds of links and forms that ask for something, and htmx takes long over each: it makes one
  // ready when it is pressed or sent, and at once what asks by itself.
  const ASKING = "[hx-get], [hx-post]";
  document.addEventListener("htmx:before:process", (event) => {
    if (event.target.matches(ASKING)) return;
    event.preventDefault();
    for (const asking of event.target.querySelectorAll("[hx-trigger]")) htmx.process(asking);
  });
  const ready = ({ target }) => htmx.process(target.closest?.(ASKING));
  addEventListener("click", ready, true);
  addEventListener("submit", ready, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener) close(true);
  });

  // An entry's own address, without its #: bring the entry into view, and let the keyboard go on from there.
  const here = document.querySelector(".entry.here");
  if (here && !location.hash) location.replace(`#${here.id}`);

  // Answers may overtake each other: only the card asked for last goes in.
  document.addEventListener("htmx:before:swap", (event) => {
    const link = cardLink(event.detail.ctx.sourceElement);
    if (link && link !== opener) event.preventDefault();
  });

  document.addEventListener("htmx:after:swap", () => {
    const card = openCard();
    if (!card || card.dataset.ready) return;
    card.dataset.ready = "yes";
    card.parentElement.classList.add("open");
    opener?.setAttribute("aria-expanded", "true");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (getComputedStyle(card.parentElement).position !== "fixed" || !opener) return;
    // On a phone the card lies over the foot of the text: the name it was opened from stays in sight.
    const covered = opener.getBoundingClientRect().bottom + 24 - card.parentElement.getBoundingClientRect().top;
    if (covered > 0) scrollBy({ top: covered });
  });
})();
