// @ts-check
/**
 * Texts that anybody wrote (names, notes, numbers, file names), made fit to stand in a line that is not theirs.
 *
 * A line break in a name begins a line of the case that its owner sends and prints; a mark that turns the direction of
 * writing turns the amount behind it; a cut in the middle of a character leaves half of one. So: `settled` makes one line
 * of a text, `placed` keeps it from turning its surroundings, `cut` cuts between what people see as characters.
 * Not here: spreadsheets' formulas (../elements/csv.js), hiding names (format.js).
 */

/** What ends a line or moves the cursor: C0 and C1 controls (tabs and every line break among them), and Unicode's own two line ends. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;

/** Embeddings, overrides and isolates: what turns the writing until something ends it (Unicode's Annex 9). */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What cannot be seen: soft hyphens, fillers, zero-width spaces, direction marks, annotation marks, tags. Joiners and variation
 * selectors stay: emoji and Persian are written with them.
 */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Letters that are written from the right: from Hebrew to Arabic Extended-A, their presentation forms, and the planes above. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const [OPEN, CLOSE] = ["\u2068", "\u2069"]; // first strong isolate, and its end

/** Half of a surrogate pair by itself. */
const LONE = /[\ud800-\udfff]/gu;

/**
 * A text as one line of what can be seen: no line breaks, no controls, no turns of direction, nothing invisible.
 * @param {unknown} text @returns {string}
 */
export const settled = (text) =>
  String(text ?? "")
    .replace(CONTROLS, " ")
    .replace(TURNS, "")
    .replace(UNSEEN, "")
    .replace(LONE, "\ufffd")
    .replace(/\s{2,}/gu, " ")
    .trim();

/** A case nests three levels: its transactions' fields, its terms'. */
const DEEP = 4;

/**
 * The same object with every text in it settled.
 * @template T @param {T} value @param {number} [depth] @returns {T}
 */
export function settledIn(value, depth = 0) {
  if (typeof value === "string") return /** @type {any} */ (settled(value));
  if (typeof value !== "object" || value === null || depth > DEEP) return value;
  if (Array.isArray(value)) return /** @type {any} */ (value.map((item) => settledIn(item, depth + 1)));
  return /** @type {any} */ (
    Object.fromEntries(Object.entries(value).map(([name, item]) => [name, settledIn(item, depth + 1)]))
  );
}

/** Languages written from the right: in their sentences every text from outside is isolated, since its digits would move. */
const FROM_RIGHT_LANGUAGES = new Set(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** True where every isolate that is opened is closed, and none is closed that was not opened. @param {string} text */
function isBalanced(text) {
  let depth = 0;
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/gu)) {
    depth += mark === CLOSE ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * A value as it may stand in a sentence. Most pass as they are: a text of letters from the left turns nothing in a sentence
 * from the left. Others are isolated, FSI before and PDI behind, so that the sentence goes on as it was.
 * @param {string} text @param {string} locale the sentence's
 */
export function placed(text, locale) {
  let plain = text
    .replace(CONTROLS, " ")
    .replace(/[\u202a-\u202e]/gu, "")
    .replace(LONE, "\ufffd");
  if (!isBalanced(plain)) plain = plain.replace(/[\u2066-\u2069]/gu, "");
  const isIsolated = plain.startsWith(OPEN) && plain.indexOf(CLOSE) === plain.length - 1;
  const turns = FROM_RIGHT_LANGUAGES.has(locale.split("-")[0]) || FROM_THE_RIGHT.test(plain);
  return plain && turns && !isIsolated ? `${OPEN}${plain}${CLOSE}` : plain;
}

/** @type {{ segment(text: string): Iterable<{ segment: string }> } | undefined} Firefox has it since 125; webviews of 2022 lack it. */
const segmenter =
  typeof Intl.Segmenter === "function"
    ? new Intl.Segmenter(undefined, { granularity: "grapheme" })
    : undefined;

/** Where there is no segmenter: a character with what is set on it, what is joined to it, and two letters of a flag. */
const CLUSTER = /\r\n|\p{RI}\p{RI}|[\s\S](?:[\p{M}\p{EMod}\u200c]|\u200d[\s\S])*/gu;

/**
 * The characters as people count them: an emoji of a family is one, a letter with its accents is one.
 * @param {string} text @param {{ segment(text: string): Iterable<{ segment: string }> }} [by]
 * @returns {Iterable<string>}
 */
export function* characters(text, by = segmenter) {
  if (by) for (const { segment } of by.segment(text)) yield segment;
  else for (const [cluster] of text.matchAll(CLUSTER)) yield cluster;
}

/**
 * The beginning of a text: whole characters, of no more than so many UTF-16 units (what a form's `maxlength` counts).
 * @param {string} text @param {number} most @param {string} [end] stands where something was left out, and counts
 */
export function cut(text, most, end = "") {
  if (text.length <= most) return text;
  let kept = "";
  // Twice as much as may stay is looked at, so that a megabyte costs no more than a line.
  for (const character of characters(text.slice(0, most * 2))) {
    if (kept.length + character.length + end.length > most) break;
    kept += character;
  }
  return `${kept}${end}`;
}

/** A name of ours as it stands within a sentence: English titles begin small there. @param {string} text @param {string} locale */
export const within = (text, locale) =>
  locale.startsWith("en") && /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
