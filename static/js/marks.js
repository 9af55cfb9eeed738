// Without an account, the buttons of marks: shown as this browser keeps them (kept.js), and kept as pressed.
(() => {
  "use strict";
  const ABSENCE = 4 * 36e5, NOTED_EVERY = 6e5; // as for accounts: reader_visits.py
  const { kept: { load, keep, words, find, all } } = globalThis;
  let stretch; // what "Mark all shown as read" marked, to take it back
  const change = (button, name, yes) => {
    if ((button.dataset[name] === "yes") === yes) return;
    button.dataset[name] = yes ? "yes" : "no";
    [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
  };

  function paint() {
    const kept = load();
    for (const place of all("[data-article], [data-follow], [data-stretch]")) {
      const { article, follow } = place.dataset;
      for (const button of all("button", place)) {
        if ("star" in button.dataset) change(button, "star", article in kept.star);
        else if (article) change(button, "unread", !(article in kept.read));
        else {
          change(button, "on", follow ? follow in kept.follow : !!stretch);
          if (follow) button.ariaPressed = follow in kept.follow || null;
        }
      }
      place.hidden = false;
    }
    document.dispatchEvent(new Event("kept"));
  }

  globalThis.kept.paint = paint;

  // What it is about, as it is called and where it stands.
  const about = (place) => {
    const { url, facts, title } = place.dataset;
    const row = place.closest(".row");
    const link = row && find(":is(h2, h3) a", row);
    const said = row && find(".facts", row);
    return { title: title ?? words(link ?? find("h1")), url: url ?? (link ?? location).pathname, facts: facts ?? (said ? words(said) : ""), at: Date.now() };
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[type=button]");
    const place = button?.closest("[data-article], [data-follow], [data-stretch]");
    if (!place) return;
    const { article, follow } = place.dataset;
    keep((kept) => {
      const [set, key] = "star" in button.dataset ? [kept.star, article] : article ? [kept.read, article] : [kept.follow, follow];
      if (key) {
        if (key in set) delete set[key];
        else set[key] = set === kept.read ? Date.now() : about(place);
      } else if (stretch) {
        for (const id of stretch) delete kept.read[id];
        stretch = null;
      } else {
        stretch = all("[data-article]").map((each) => each.dataset.article).filter((id) => !(id in kept.read));
        for (const id of stretch) kept.read[id] = Date.now();
      }
    });
  });

  // A visit ends with some hours of absence; what came since is new. What is opened is read.
  const now = Date.now();
  const works = keep((kept) => {
    const away = Math.abs(now - kept.last);
    if (kept.last && away > ABSENCE) kept.before = kept.last;
    if (away > NOTED_EVERY) kept.last = now;
    const opened = find(".article-head [data-article]")?.dataset.article;
    if (opened) kept.read[opened] ??= now;
  });
  globalThis.kept.works = works;
  if (!works) {
    find("[data-full]").hidden = true; // nothing was asked for
    return;
  }
  addEventListener("storage", paint);
  document.addEventListener("htmx:after:swap", paint);
})();
