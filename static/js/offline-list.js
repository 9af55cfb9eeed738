// The offline page: what is kept in this browser, newest first.
(async () => {
  "use strict";
  const base = new URL(".", document.querySelector("[rel=manifest]").href).pathname; // the site may stand under a path
  document.querySelector("[data-unkept]").hidden = location.pathname === `${base}offline/`;
  if (!window.caches) return;
  const list = document.querySelector("[data-kept]");
  const name = (await caches.keys()).find((each) => each.startsWith("kept "));
  const cache = name && await caches.open(name);
  for (const { url } of cache ? (await cache.keys()).reverse() : []) {
    const { pathname, search } = new URL(url);
    if (!/^(timelines\/|articles\/[^?]*$)/.test((pathname + search).replace(base, ""))) continue; // a picture, or a part
    const kept = await cache.match(url);
    const title = (await kept.text()).match(/<title>.*?<\/title>/s)?.[0] ?? "";
    const row = document.createElement("li");
    const link = row.appendChild(document.createElement("a"));
    link.href = pathname + search;
    link.textContent = new DOMParser().parseFromString(title, "text/html").title.replace(/ – newsreader$/, "") || pathname;
    list.append(row);
  }
  document.querySelector("[data-nothing]").hidden = list.childElementCount > 0;
})();
