// What is typed in a form of the desk is kept in this browser, by user and form, until it is saved: a link
// pressed too early, a cut network or a closed lid loses no word. It is offered again with its age, to the same
// user alone; logging out empties it. A draft keeps what its form was made from, so that words brought back over
// what somebody else wrote meanwhile ask as any others do.
(() => {
  "use strict";
  const OLDEST = 30 * 24 * 3600 * 1000; // milliseconds
  const user = document.body.dataset.user;
  if (!user) return;
  const mine = `draft ${user} `;

  const store = (act) => { try { return act(localStorage); } catch { return null; } }; // full, or switched off
  const keys = () => store((kept) => Object.keys(kept).filter((key) => key.startsWith("draft "))) ?? [];
  const read = (key) => { try { return JSON.parse(store((kept) => kept.getItem(key))); } catch { return null; } };
  const drop = (key) => store((kept) => kept.removeItem(key));

  keys().filter((key) => !(Date.now() - read(key)?.at < OLDEST)).forEach(drop);
  for (const form of document.querySelectorAll("form[action$='/logout/']")) {
    form.addEventListener("submit", () => keys().filter((key) => key.startsWith(mine)).forEach(drop));
  }

  // A form that was sent and led on to another page was saved; one that comes back says so itself.
  const sent = sessionStorage.getItem("draft sent");
  sessionStorage.removeItem("draft sent");
  const refused = document.querySelector(
    ".errors, .error, .clashes, .unsaved, .typed, .messages a[href*='/desk/unsaved/']");
  // Another press is another answer: what was sent before, and never answered, is not saved by it.
  document.addEventListener("submit", () => store(() => sessionStorage.removeItem("draft sent")), true);
  if (sent && !refused && document.querySelector(".messages .success, [data-saved]")) drop(sent);

  const typed = (form) => [...form.elements].filter((field) =>
    field.name && !["hidden", "submit", "button", "file", "password"].includes(field.type)
      && form.elements[`initial-${field.name}`] !== undefined);
  const value = (field) => field.type === "checkbox" ? String(field.checked) : field.value;
  const base = (form, field) => form.elements[`initial-${field.name}`];
  const same = (one, other) => one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();
  const changed = (form) => typed(form).filter((field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : !same(value(field), base(form, field).value));

  const age = (at) => {
    const minutes = Math.round((Date.now() - at) / 60000);
    const [amount, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 2880 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
    return new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(-amount, unit);
  };

  function offer(form, key, draft) {
    const words = document.querySelector("#draft-offer").content.cloneNode(true).firstElementChild;
    words.querySelector("time").textContent = age(draft.at);
    words.querySelector("[data-preview]").textContent = Object.values(draft.words).join(" · ").slice(0, 200);
    words.querySelector("[data-take]").addEventListener("click", () => {
      for (const field of typed(form)) {
        if (!(field.name in draft.words)) continue;
        if (field.type === "checkbox") field.checked = draft.words[field.name] === "true";
        else field.value = draft.words[field.name];
        if (field.name in draft.madeFrom) base(form, field).value = draft.madeFrom[field.name];
      }
      const first = typed(form).find((field) => field.name in draft.words);
      words.remove();
      first?.focus();
    });
    words.querySelector("[data-drop]").addEventListener("click", () => {
      drop(key);
      words.remove();
      typed(form)[0]?.focus();
    });
    form.prepend(words);
  }

  for (const form of [...document.forms].filter((form) => form.elements.typed_at)) {
    const key = mine + form.elements.typed_at.value;
    const keep = () => {
      const fields = changed(form);
      const words = Object.fromEntries(fields.map((field) => [field.name, value(field)]));
      const madeFrom = Object.fromEntries(fields.map((field) => [field.name, base(form, field).value]));
      if (!fields.length) return drop(key);
      store((kept) => kept.setItem(key, JSON.stringify({ at: Date.now(), words, madeFrom })));
    };
    const draft = read(key);
    const differs = draft && typed(form).some((field) =>
      field.name in draft.words && !same(draft.words[field.name], value(field)));
    if (differs) offer(form, key, draft);
    else if (changed(form).length) keep(); // it came back with the words
    else if (draft) drop(key);

    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 300);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      keep();
      store(() => sessionStorage.setItem("draft sent", key));
    });
    addEventListener("pagehide", () => { if (waiting) { clearTimeout(waiting); keep(); } });
  }
})();
