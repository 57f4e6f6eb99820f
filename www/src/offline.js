// @ts-check
/**
 * The service worker: the page without a network after the first visit, and files from a phone's share sheet.
 *
 * It keeps the page's own files and nothing of the visitor's but what was shared, until the page takes it (install.js).
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";

/** @typedef {{ request: Request, respondWith(answer: Promise<Response>): void }} Fetch */

/** Where what was shared waits for the page; `install.js` takes it from there. */
const SHARED = "wallet-sentinel-shared";

/** @typedef {{ __WB_MANIFEST: { url: string, revision: string | null }[] }} Made put there by the build */
precacheAndRoute(/** @type {Made} */ (/** @type {unknown} */ (self)).__WB_MANIFEST);
cleanupOutdatedCaches();

addEventListener("fetch", (given) => {
  const event = /** @type {Event & Fetch} */ (given);
  const { pathname } = new URL(event.request.url);
  if (event.request.method === "POST" && pathname.endsWith("/share"))
    event.respondWith(shared(event.request));
});

/** @param {Request} request */
async function shared(request) {
  const cache = await caches.open(SHARED);
  const given = (await request.formData()).getAll("files");
  await Promise.all(
    given.map(async (file, at) => {
      if (!(file instanceof File)) return;
      const headers = { "x-name": encodeURIComponent(file.name) };
      await cache.put(`/share/${Date.now()}-${at}`, new Response(file, { headers }));
    }),
  );
  return Response.redirect("./?shared", 303);
}

// A page of this origin that is asked for by another address of ours is the page itself.
addEventListener("fetch", (given) => {
  const event = /** @type {Event & Fetch} */ (given);
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  const page = async () => (await matchPrecache("index.html")) ?? fetch(event.request);
  event.respondWith(page());
});
