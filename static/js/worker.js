// Keeps what was read for when the site cannot be reached: served as /sw.js, and why it does what it does is in
// docs/decisions/0024-offline.md. Of pages it keeps what a stranger gets, never what who is signed in gets.
"use strict";
const MOST_PAGES = 60;
const MOST_BYTES = 20e6; // of pages and pictures, together
const MOST_PICTURES = 48; // of one page, in the order in which they stand
const MOST_PORTIONS = 12; // of one article: 192,000 characters
const OLDEST = 30 * 24 * 3600 * 1000; // milliseconds
const PATIENCE = 4000; // milliseconds, after which a page that is kept waits no longer for the network
const BASE = location.pathname.slice(0, -"/sw.js".length); // "/news" where the site stands under that path
const OFFLINE = `${BASE}/offline/`;
const FILES = "files"; // the cache of static files: the same for everybody
const PAGES = "kept "; // begins the name of the cache of pages; whose they are follows, a user's id or nothing

const TIMELINE = /^\/timelines\/([^/]+\/(entries\/\d+\/|print\/(\d+\/)?)?)?$/;
const ARTICLE = /^(\/articles\/\d+-)[^/]*\/$/; // only where it is starred
const PICTURE = /^\/pictures\//;
const FILE = /^\/(static\/|reading\.css$)/;
const NEVER = /^\/(admin|desk|login|logout|me|register)\//;
const LEAVING = /\/logout\/$|^\/me\/delete\/$/;
const HASH = /\.[0-9a-f]{12}(?=\.)/; // in the name of a static file: of its bytes

const within = (path) => path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : "";

const shown = new Map(); // the ids of windows that show a kept page, and when it was kept; "" for the offline page

// Whose the pages are

const pages = async () => caches.open((await caches.keys()).find((name) => name.startsWith(PAGES)) ?? PAGES);

// What is being fetched for the one before goes into a cache that is deleted, and is seen by nobody.
async function pagesOf(user) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + user);
  await Promise.all(names.map((name) => caches.delete(name)));
  return caches.open(PAGES + user);
}

async function empty() {
  for (const name of await caches.keys()) if (name.startsWith(PAGES)) await caches.delete(name);
}

// What is kept

const isPart = ({ headers }) => headers.has("HX-Request") && !headers.has("HX-History-Restore-Request");
const isPersonal = (answer) => /no-store/.test(answer.headers.get("Cache-Control"));
const isGone = ({ status, type }) => status === 404 || status === 410 || type === "opaqueredirect";
const isAway = ({ status }) => status >= 502 && status <= 504; // a proxy says so

// A part of a page has the page's address. An article is known by its number, whatever its headline was, and a
// portion of a long one by where it begins; what else its address asks changes little.
function keyOf(url, part) {
  const { pathname, search } = new URL(url, location);
  const article = within(pathname).match(ARTICLE)?.[1];
  return article ? portionKey(article, placeIn(search)) : (part ? "/.part" : "") + pathname + search;
}

const portionKey = (article, at) => `${BASE}${article}/` + (at ? `?at=${at}` : "");
const placeIn = (search) => Math.max(0, Number(new URLSearchParams(search).get("at")) || 0);
const nextIn = (html) => Number(html.match(/<a rel="next" href="\?(?:[^"]*;)?at=(\d+)/)?.[1]); // where Read on leads

async function match(cache, url, part) {
  const { pathname, search } = new URL(url, location);
  const article = within(pathname).match(ARTICLE)?.[1];
  if (!article) return cache.match(keyOf(url, part));
  for (let at = 0; ;) { // from portion to portion, to the one that holds the place
    const kept = await cache.match(portionKey(article, at));
    const next = kept && placeIn(search) > at && nextIn(await kept.clone().text());
    if (!next || next > placeIn(search)) return kept;
    at = next;
  }
}

// An article goes with its later portions.
async function forget(cache, key) {
  await cache.delete(key, { ignoreSearch: ARTICLE.test(within(key)) });
}

async function stranger(url, part) {
  const redirect = ARTICLE.test(within(new URL(url, location).pathname)) ? "follow" : "manual"; // to its headline of now
  return fetch(url, { credentials: "omit", redirect, headers: part ? { "HX-Request": "true" } : {} });
}

async function keep(cache, url, part, given) {
  let answer = given ?? await stranger(url, part);
  if (isPersonal(answer)) answer = await stranger(url, part);
  const key = keyOf(url, part);
  if (isGone(answer)) await forget(cache, key);
  if (answer.status !== 200 || isPersonal(answer)) return;
  const body = await answer.blob();
  const headers = new Headers(answer.headers); // the policy among them
  headers.set("Content-Length", body.size);
  for (const name of ["Content-Encoding", "Vary"]) headers.delete(name);
  await forget(cache, key); // so that the newest stands last
  await cache.put(key, new Response(body, { headers }));
  if (PICTURE.test(within(key))) return;
  const html = await body.text();
  await withParts(cache, html);
  if (ARTICLE.test(within(key))) await keepPortions(cache, answer.url, html);
  await trim(cache);
  return html;
}

async function keepPortions(cache, url, first) {
  for (let html = first, n = 1, at; n < MOST_PORTIONS && (at = nextIn(html ?? "")); n++) {
    html = await keep(cache, new URL(`?at=${at}`, url));
  }
}

async function withParts(cache, html) {
  for (const [, url] of html.matchAll(new RegExp(`"(${BASE}/static/[^"]+)"`, "g"))) await file(url).catch(() => {});
  const pictures = new Set(html.match(new RegExp(`${BASE}/pictures/(?:sent/)?[\\w-]+\\.webp`, "g")));
  for (const url of [...pictures].slice(0, MOST_PICTURES)) {
    if (!await cache.match(url)) await keep(cache, url).catch(() => {});
  }
}

async function trim(cache) {
  let [count, bytes] = [0, 0];
  for (const key of (await cache.keys()).reverse()) { // newest first
    const headers = (await cache.match(key))?.headers;
    if (!headers) continue; // just forgotten, to stand anew
    const { pathname, search } = new URL(key.url);
    const path = within(pathname);
    count += !(PICTURE.test(path) || ARTICLE.test(path) && search);
    bytes += Number(headers.get("Content-Length"));
    const age = Date.now() - Date.parse(headers.get("Date"));
    if (count > MOST_PAGES || bytes > MOST_BYTES || age > OLDEST) await forget(cache, pathname + search);
  }
}

// A static file is kept by its name without the hash: a new release's takes the old one's place, and stands in
// for it on a kept page that still names the old one.
async function file(asked) {
  const request = new Request(asked);
  const cache = await caches.open(FILES);
  const key = new URL(request.url).pathname.replace(HASH, "");
  const kept = await cache.match(key);
  if (kept?.url === request.url && HASH.test(kept.url)) return kept;
  const fetched = fetch(request).then(async (answer) => {
    if (answer.status === 200) await cache.put(key, answer.clone());
    return answer;
  });
  return soon(fetched, kept);
}

// What is served

async function soon(fetched, kept) {
  if (!kept) return fetched;
  const late = new Promise((done) => { setTimeout(done, PATIENCE, kept); });
  return Promise.race([fetched.catch(() => kept), late]);
}

async function page(event, part) {
  const { request, clientId, resultingClientId } = event;
  const { pathname, search } = new URL(request.url);
  const path = within(pathname);
  const cache = await pages();
  const kept = await match(cache, request.url, part);
  const keeps = TIMELINE.test(path) || PICTURE.test(path) && kept || kept && !search;
  let copy;
  const fetched = fetch(request).then((answer) => {
    if (kept && isAway(answer)) throw answer;
    if (keeps) copy = answer.clone();
    return answer;
  });
  event.waitUntil(fetched.then(() => copy && keep(cache, request.url, part, copy)).catch(() => {}));
  let answer;
  try {
    answer = await soon(fetched, kept);
  } catch (failure) {
    if (request.mode !== "navigate") throw failure;
    shown.set(resultingClientId, "");
    return caches.match(OFFLINE);
  }
  if (answer === kept && !PICTURE.test(path)) {
    const date = kept.headers.get("Date");
    if (resultingClientId) shown.set(resultingClientId, date);
    else (await clients.get(clientId))?.postMessage({ kept: date });
  }
  return answer;
}

// Without a connection "Read on" leads to the page of that portion.
const readOn = async (request) => fetch(request).catch(() => new Response("", { headers: { "HX-Redirect": request.url } }));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const path = within(pathname);
  if (origin !== location.origin || !path) return;
  if (request.method === "POST" && LEAVING.test(path)) event.waitUntil(empty());
  if (request.method !== "GET" || NEVER.test(path)) return;
  const part = isPart(request);
  if (FILE.test(path)) event.respondWith(file(request));
  else if (request.mode === "navigate" || PICTURE.test(path) || part && TIMELINE.test(path)) {
    event.respondWith(page(event, part));
  } else if (part && ARTICLE.test(path)) event.respondWith(readOn(request));
});

// What a page tells: who reads it, what it is and is made of, which articles are starred and which are not.
// A kept page knows none of that, and is told that it is one.
async function told({ user, page, files, starred, others }, source) {
  if (shown.has(source.id)) return source.postMessage({ kept: shown.get(source.id) });
  const cache = await pagesOf(user);
  for (const id of others) await forget(cache, `${BASE}/articles/${id}-/`);
  const wanted = starred.map((id) => `${BASE}/articles/${id}-/`).filter((url) => ARTICLE.test(within(url)));
  if (TIMELINE.test(within(new URL(page).pathname))) wanted.push(page);
  for (const url of wanted) if (!await cache.match(keyOf(url))) await keep(cache, url).catch(() => {});
  for (const url of files) if (FILE.test(within(new URL(url).pathname))) await file(url).catch(() => {});
}

addEventListener("message", (event) => event.waitUntil(told(event.data, event.source)));

addEventListener("install", (event) => event.waitUntil((async () => {
  const answer = await fetch(OFFLINE, { credentials: "omit", cache: "reload" });
  if (answer.status !== 200) throw new Error(`${OFFLINE} answers ${answer.status}`);
  const html = await answer.text();
  const cache = await caches.open(FILES);
  await cache.put(OFFLINE, new Response(html, { headers: answer.headers }));
  await withParts(cache, html);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil(clients.claim()));
