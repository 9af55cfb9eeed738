// What is kept in this browser is taken over into the account of who is signed in.
(() => {
  "use strict";
  const { load, keep, find } = globalThis.kept;
  const place = find("[data-kept]");
  if (!place || !load()) return;
  const KINDS = ["read", "follow", "star", "notes"];
  const told = (words) => { find("[data-told]", place).textContent = words; };
  place.hidden = !KINDS.some((kind) => Object.keys(load()[kind]).length);
  place.onsubmit = async (event) => {
    event.preventDefault();
    const sent = load();
    place.elements.kept.value = JSON.stringify(sent);
    let left;
    try {
      const answer = await fetch(place.action, { method: "POST", body: new FormData(place) });
      if (!answer.ok || answer.redirected) throw 0;
      ({ left } = await answer.json());
    } catch {
      return told(place.dataset.failed);
    }
    // What was marked in another tab meanwhile stays too.
    keep((kept) => {
      for (const kind of KINDS) {
        for (const key in sent[kind]) {
          const same = JSON.stringify(sent[kind][key]) === JSON.stringify(kept[kind][key]);
          if (same && !left[kind]?.includes(key)) delete kept[kind][key];
        }
      }
    });
    location.reload();
  };
})();
