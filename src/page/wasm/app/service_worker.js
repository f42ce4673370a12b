// SPDX-License-Identifier: MIT
// The app without a network: what belongs to it is kept under the hash of all of it, so that a new
// version replaces the old one whole.

const version = "demarc-@VERSION@"; // put in by scripts/build-app
const files = ["./", "index.html", "app.js", "app.css", "worker.js", "demarc.js", "demarc.wasm", "geodata.json"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(version)
    .then((cache) => cache.addAll(files.map((one) => new Request(one, { cache: "no-cache" }))))
    .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((one) => one.startsWith("demarc-") && one !== version).map((one) => caches.delete(one))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  event.respondWith(caches.open(version)
    .then((cache) => cache.match(event.request, { ignoreSearch: true }))
    .then((kept) => kept ?? fetch(event.request)));
});
