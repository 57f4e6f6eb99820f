// @ts-check
/**
 * Hands a text to the browser's downloads.
 * Not here: what it says.
 */

/** @param {string} name @param {string} text @param {string} type */
export function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `wallet-sentinel-${name}`;
  link.click();
  // The download has begun by the next task; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
