/** A wallet's page as short as can be: it opens a store, and the test drives it. */
import { SentinelStore } from "wallet-sentinel/store";

/** A key that stays in this browser, made and kept as pkg/docs/store.md shows. */
async function keyOfThisBrowser() {
  const asked = indexedDB.open("keys", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("keys");
  const database = await new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const keys = database.transaction("keys", "readwrite").objectStore("keys");
  keys.add(made, "store").onerror = (event) => event.preventDefault(); // there is one already
  const found = keys.get("store");
  await new Promise((resolve) => (keys.transaction.oncomplete = resolve));
  database.close();
  return found.result;
}

window.opened = (async () => {
  const key = new URLSearchParams(location.search).has("key") ? await keyOfThisBrowser() : undefined;
  window.store = await SentinelStore.open({ key, config: { alertsPerDay: 5 } });
  window.heard = 0;
  window.store.sentinel.onAlert(() => (window.heard += 1));
})();
