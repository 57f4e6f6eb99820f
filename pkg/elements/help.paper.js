// @ts-check
/**
 * A text that leaves the page by its reader's own hand: printed, saved, copied, or handed to another app.
 *
 * Printing is a frame of its own that holds the text and nothing else; saving is a download. Nothing is sent anywhere by itself.
 */

/** @param {string} text @param {string} language */
export function printText(text, language) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) return;
  page.documentElement.lang = language;
  const sheet = page.createElement("pre");
  sheet.textContent = text;
  sheet.dir = "auto";
  Object.assign(sheet.style, {
    whiteSpace: "pre-wrap",
    font: "12pt/1.6 sans-serif",
    overflowWrap: "anywhere",
  });
  page.body.append(sheet);
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

/** A file in the reader's own downloads. @param {string} text @param {string} name @param {string} [type] */
export function saveText(text, name, type = "text/plain") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The download has begun by the next task; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** True where the device can hand a text to another app. */
export const canSend = () => typeof navigator !== "undefined" && typeof navigator.share === "function";
