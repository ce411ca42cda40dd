// Keeps the looks of the pages and one page for when there is no connection. No page of anybody is ever kept here.
const KEPT = /* the list */ [];
const NAME = "looks-NAME";
const OFFLINE = { en: "/my/offline", es: "/es/my/offline" };

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(KEPT))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/site/")) {
    event.respondWith(caches.match(url.pathname).then((known) => known ?? fetch(request)));
    return;
  }
  const own = /^(\/es)?\/(my|visits|with)(\/|$)/.exec(url.pathname);
  if (request.mode !== "navigate" || own === null) return;
  const offline = own[1] === undefined ? OFFLINE.en : OFFLINE.es;
  event.respondWith(fetch(request).catch(async () => (await caches.match(offline)) ?? Response.error()));
});
