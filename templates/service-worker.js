{% comment %}The service worker: of the site it keeps the built bundle alone, no page, no answer of the API and no picture.{% endcomment %}
"use strict";

const BUNDLE = "bundle-{{ version }}";
const SHARED = "shared";
const STATIC = new URL("{{ static_url|escapejs }}", self.location.href).href;
const STYLE = new URL("{{ style_url|escapejs }}", self.location.href).href;
const SHARE_URL = new URL("{% url 'share' %}", self.location.href).href;
const UPLOAD_URL = new URL("{% url 'upload_page' %}?shared=1", self.location.href).href;
const MOST_SHARED = 100;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(BUNDLE).then((cache) => cache.add(STYLE)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldBundles());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === SHARE_URL) event.respondWith(receive(request));
  if (request.method !== "GET") return;
  if (request.url.startsWith(`${STATIC}assets/`)) event.respondWith(fromBundle(request));
  else if (request.url === STYLE) event.respondWith(fetch(request).catch(() => caches.match(STYLE)));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(offlinePage));
});

async function forgetOldBundles() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("bundle-") && name !== BUNDLE).map((name) => caches.delete(name)));
}

/** Names below assets/ carry a hash of the content, so what was kept once is right for ever. */
async function fromBundle(request) {
  const cache = await caches.open(BUNDLE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/**
 * Takes what another app shares, and leaves it for the upload page, which takes it from here and asks before it sends it.
 * It never goes to our server.
 */
async function receive(request) {
  const form = await request.formData();
  const files = form.getAll("pictures").filter((value) => value instanceof File);
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  for (const [index, file] of files.slice(0, MOST_SHARED).entries()) {
    const headers = { "Content-Type": file.type, "X-Name": encodeURIComponent(file.name), "X-At": String(Date.now()) };
    await cache.put(`shared-${index}`, new Response(file, { headers }));
  }
  return Response.redirect(UPLOAD_URL, 303);
}

function offlinePage() {
  const page = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>You are offline · ImageShare</title>
  <link rel="stylesheet" href="${STYLE}">
</head>
<body>
  <main>
    <h1>You are offline</h1>
    <p>Load the page again once you are back.</p>
  </main>
</body>
</html>`;
  const policy = `default-src 'none'; style-src ${new URL(STYLE).origin}; base-uri 'none'; frame-ancestors 'none'`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  return new Response(page, { status: 503, headers });
}
