// Served as /sw.js where the site keeps nothing for offline: takes what was kept away, and then itself.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = (await caches.keys()).filter((name) => name === "files" || name.startsWith("kept "));
  for (const name of ours) await caches.delete(name); // others may live on this host
  await registration.unregister();
})()));
