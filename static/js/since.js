// What changed since this browser was here last. The page is the same for all; what is told of a timeline is
// fetched by the hour or the day, and only what is younger than the visit is shown.
(() => {
  "use strict";
  const { load, find, all } = globalThis.kept ?? {};
  const place = find?.("[data-since]");
  const kept = place && load();
  if (!kept?.before || document.body.dataset.user) return;

  // What is new is said to be new, whatever changed on it since: being added is told last.
  const mark = () => {
    for (const { dataset } of all("[data-entry]", place).reverse()) {
      const heading = find(`#entry-${dataset.entry} h2`);
      if (!heading || find(".beside-entry", heading)) continue;
      const word = document.createElement("small");
      word.className = "beside-entry";
      word.textContent = dataset.beside;
      heading.append(" ", word);
    }
  };

  // Of a timeline or a search, by its address.
  async function told(followed) {
    const hour = new Date(kept.before).toISOString().slice(0, 13);
    const [page, query] = followed.split("?");
    const asked = query ? `new/?${query}&` : "changes/?";
    const answer = await fetch(`${page}${asked}since=${hour}`, { headers: { "HX-Request": "true" } });
    const part = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html").body;
    for (const change of all("[data-at]", part)) if (change.dataset.at <= kept.before) change.remove();
    return find("[data-at]", part) ? [...part.children] : [];
  }

  async function tell() {
    const followed = Object.entries(kept.follow).filter(([key]) => /^(time|sea)/.test(key)).map(([, { url }]) => url);
    const shown = all(".timeline-row :is(h2, h3) a").map((link) => link.pathname);
    const parts = await Promise.all((place.dataset.since ? [place.dataset.since] : followed.length ? followed : shown).slice(0, 12).map((each) => told(each).catch(() => [])));
    find("[data-news]", place).append(...parts.flat());
    place.hidden = !parts.flat().length;
    mark();
  }

  tell();
  document.addEventListener("htmx:after:swap", mark);
})();
