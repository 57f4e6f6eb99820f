// @ts-check
/**
 * The page as an app: its service worker is started once the first picture stands, and what was shared with it is fetched.
 *
 * Not here: what the worker does (offline.js).
 */

/** As the worker calls it (offline.js). */
const SHARED = "wallet-sentinel-shared";

/** @typedef {{ createScriptURL(address: string): string }} Policy */
/** @typedef {{ createPolicy(name: string, rules: Policy): Policy }} Factory what of Trusted Types is used here */

/** An address of our own, as Trusted Types want it. @param {URL} address */
function trusted(address) {
  const { trustedTypes: factory } = /** @type {{ trustedTypes?: Factory }} */ (globalThis);
  if (!factory) return String(address);
  const policy = factory.createPolicy("wallet-sentinel-page", {
    createScriptURL(given) {
      if (new URL(given, location.href).origin === location.origin) return given;
      throw new TypeError("no worker of another origin");
    },
  });
  return policy.createScriptURL(String(address));
}

/** Where it is refused, the page works as long as there is a network. */
export async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted(new URL("offline.js", document.baseURI)));
  } catch {
    /* a private window, or a policy of the host's */
  }
}

/** Files from the share sheet, once. @returns {Promise<File[]>} */
export async function sharedFiles() {
  if (!("caches" in globalThis) || !(await caches.has(SHARED))) return [];
  const cache = await caches.open(SHARED);
  const files = await Promise.all(
    (await cache.keys()).map(async (key) => {
      const answer = await cache.match(key);
      const name = decodeURIComponent(answer?.headers.get("x-name") ?? "");
      return answer && new File([await answer.blob()], name);
    }),
  );
  await caches.delete(SHARED);
  return files.filter((file) => file !== undefined);
}
