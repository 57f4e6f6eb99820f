// @ts-check
/**
 * What a cell says: a moment, an exact sum, a label.
 *
 * One reading for a whole column, chosen by its first rows or by a person: a date that is read day first in one row and month first
 * in the next would be two histories.
 * Not here: which column holds what (mapping.js).
 */

/**
 * "ymd": years first, with or without a time and a zone; "dmy", "mdy": days or months first; "compact": 20240131235959 or 20240131;
 * "ms", "s", "us": since 1970; "elapsed-…": since the history's beginning, which is set to 2020-01-01.
 * @typedef {"ymd" | "dmy" | "mdy" | "compact" | "ms" | "s" | "us" | "elapsed-s" | "elapsed-h" | "elapsed-d"} TimeForm
 */

/** Where a file tells only what has elapsed: a Wednesday's midnight, so that hours of the day stay hours of the day. */
const BEGINNING = Date.UTC(2020, 0, 1);
const HOUR = 3_600_000;

const YEAR_FIRST =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
const YEAR_LAST =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?)?$/i;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/** @param {number} year @param {number} month @param {number} day @param {number} [hour] @param {number} [minute] @param {number} [second] @param {number} [ms] */
function moment(year, month, day, hour = 0, minute = 0, second = 0, ms = 0) {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return NaN;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

const number = (/** @type {string | undefined} */ digits) => (digits === undefined ? 0 : Number(digits));
const millis = (/** @type {string | undefined} */ fraction) =>
  fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);

/**
 * Milliseconds since 1970, or NaN.
 * @param {string} cell @param {TimeForm} form @param {number} utcOffset minutes east, of moments that tell no zone
 */
export function timeOf(cell, form, utcOffset) {
  const local = -utcOffset * 60_000;
  switch (form) {
    case "ms":
    case "s":
    case "us":
    case "elapsed-s":
    case "elapsed-h":
    case "elapsed-d": {
      const value = cell === "" ? NaN : Number(cell);
      if (form === "ms") return Math.round(value);
      if (form === "s") return Math.round(value * 1000);
      if (form === "us") return Math.floor(value / 1000);
      const unit = form === "elapsed-s" ? 1000 : form === "elapsed-h" ? HOUR : 24 * HOUR;
      return BEGINNING + Math.round(value * unit);
    }
    case "compact": {
      const [, y, m, d, h, i, s] = COMPACT.exec(cell) ?? [];
      return y === undefined
        ? NaN
        : moment(number(y), number(m), number(d), number(h), number(i), number(s)) + local;
    }
    case "ymd": {
      const [, y, m, d, h, i, s, f, zone] = YEAR_FIRST.exec(cell) ?? [];
      if (y === undefined) return NaN;
      const at = moment(number(y), number(m), number(d), number(h), number(i), number(s), millis(f));
      if (zone === undefined) return at + local;
      if (/z|utc/i.test(zone)) return at;
      const sign = zone.startsWith("-") ? -1 : 1;
      return at - sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
    }
    default: {
      const [, a, b, y, h, i, s, f, half] = YEAR_LAST.exec(cell) ?? [];
      if (y === undefined) return NaN;
      const [day, month] = form === "dmy" ? [a, b] : [b, a];
      let hour = number(h);
      if (half) hour = (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
      return moment(number(y), number(month), number(day), hour, number(i), number(s), millis(f)) + local;
    }
  }
}

/** Whether the form of these cells tells no time of the day. @param {readonly string[]} cells @param {TimeForm} form */
export const isDayOnly = (cells, form) =>
  form === "elapsed-d" ||
  (["ymd", "dmy", "mdy"].includes(form) && cells.every((cell) => !cell.includes(":"))) ||
  (form === "compact" && cells.every((cell) => cell.length === 8));

/**
 * How the times of a column are written, by its first rows.
 * @param {readonly string[]} cells without empty ones @param {string} [name] the column's
 * @returns {TimeForm | "day-or-month" | undefined} the second where days and months cannot be told apart
 */
export function timeFormOf(cells, name = "") {
  // A slip in a row or two hides no column: nine of ten are enough, and the row is told when the file is read.
  const read = (/** @type {TimeForm} */ form) =>
    cells.reduce((sum, cell) => sum + (Number.isNaN(timeOf(cell, form, 0)) ? 0 : 1), 0);
  const most = (/** @type {number} */ many) => many > 0 && many >= 0.9 * cells.length;
  const figures = cells.filter((cell) => /^\d+(\.\d+)?$/.test(cell));
  if (most(figures.length)) {
    if (most(read("compact"))) return "compact";
    const values = figures.map(Number).sort((a, b) => a - b);
    const middle = values[values.length >> 1];
    // Since 1970: 1e8 seconds are 1973, 1e11 milliseconds 1973, 1e14 microseconds 1973.
    if (middle >= 1e14) return "us";
    if (middle >= 1e11) return "ms";
    if (middle >= 1e8) return "s";
    if (/step|hour/i.test(name)) return "elapsed-h"; // PaySim's steps are hours
    return /day/i.test(name) ? "elapsed-d" : "elapsed-s";
  }
  if (most(read("ymd"))) return "ymd";
  const [dmy, mdy] = [read("dmy"), read("mdy")];
  if (!most(Math.max(dmy, mdy))) return undefined;
  return dmy === mdy ? "day-or-month" : dmy > mdy ? "dmy" : "mdy";
}

/** @typedef {"." | ","} DecimalMark */

/**
 * The mark before the cents, by a column's first rows: the one that more cells show by themselves, since whole sums show none.
 * @param {readonly string[]} cells @returns {DecimalMark}
 */
export function decimalMarkOf(cells) {
  // One or two digits at the end are no thousands; nor is what a second mark follows.
  const shown = (/** @type {RegExp} */ end, /** @type {RegExp} */ within) =>
    cells.filter((cell) => end.test(bare(cell)) || within.test(bare(cell))).length;
  return shown(/,\d{1,2}$/, /\.\d{3},/) > shown(/\.\d{1,2}$/, /,\d{3}\./) ? "," : ".";
}

/** A cell's digits, marks and signs: without what names the currency, and with one minus for all that are printed as one. */
const stripped = (/** @type {string} */ cell) =>
  cell
    .replace(/[\u2212\u2012\u2013\ufe63\uff0d]/g, "-")
    .replace(/(?<!\d)[eE]|[eE](?![+-]?\d)/g, "") // an exponent stands between digits: "EUR 5" holds none
    .replace(/[^\d.,+\-()eE]/g, "")
    .replace(/^([+\-(]*)[.,]+(?=\d+[.,])/, "$1"); // "Rs.1,200.50"
const bare = (/** @type {string} */ cell) => stripped(cell).replace(/[()+-]/g, "");

/** Thousands as people group them: threes, India's twos, China's fours; never one or two before the cents. */
const GROUPS = { ".": /^\d{1,4}(,\d{2,4})*,\d{3,4}(\.|$)/, ",": /^\d{1,4}(\.\d{2,4})*\.\d{3,4}(,|$)/ };

/** What the engine takes: at most 15 digits before the point and 7 after it. */
const PLAIN = /^(\d{1,15})(?:\.(\d{0,7}))?$/;

/** Of a number with an exponent or a long tail, its seven decimals. @param {string} text */
const plainly = (text) =>
  Math.abs(Number(text))
    .toFixed(7)
    .replace(/\.?0+$/, "");

/**
 * An exact sum: `coefficient` / 10^`scale`, and whether a minus (or brackets, as in books) stood before it. Undefined where the cell
 * is none, or holds more digits than a double keeps. `rounded`: it had more than seven decimals, as sums that went through binary
 * floating point have.
 * @param {string} cell @param {DecimalMark} mark
 */
export function sumOf(cell, mark) {
  let text = /^\d+(\.\d{1,7})?$/.test(cell) && mark === "." ? cell : stripped(cell);
  const negative = /^[-(]|-$/.test(text);
  let rounded = /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text);
  if (rounded) text = plainly(text);
  else {
    text = text.replace(/[()+-]/g, "");
    const other = mark === "," ? "." : ",";
    if (text.includes(other) && !GROUPS[mark].test(text)) return undefined;
    text = text.replaceAll(other, "").replace(",", ".");
    if (/^\d+\.\d{8,}$/.test(text)) [text, rounded] = [plainly(text), true];
  }
  const [whole, digits, decimals = ""] = PLAIN.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const coefficient = Number(digits + decimals);
  return Number.isSafeInteger(coefficient)
    ? { coefficient, scale: decimals.length, negative, rounded }
    : undefined;
}

/** The sum as the engine takes it. @param {number} coefficient @param {number} scale */
export function decimalOf(coefficient, scale) {
  if (scale === 0) return String(coefficient);
  const digits = String(coefficient).padStart(scale + 1, "0");
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** What is known of a payment, as numbers in a column. */
export const LABEL = /** @type {const} */ ({ none: 0, genuine: 1, fraud: 2, scam: 3, disputed: 4 });
/** @typedef {keyof typeof LABEL} LabelName */

/** @type {Record<LabelName, string>} */
const VOCABULARY = {
  fraud:
    "1 1.0 true t yes y fraud fraudulent fraudulant chargeback charge-back bad positive pos anomaly attack takeover stolen 是 欺诈 盗刷 真 有 黑",
  scam: "scam app-fraud authorised-fraud authorized-fraud 诈骗 被骗",
  genuine:
    "0 0.0 false f no n legit legitimate genuine normal good ok clean valid benign negative neg none-fraud nonfraud non-fraud notfraud not-fraud 否 正常 合法 假 无 白",
  none: "unknown unlabelled unlabeled unlabel na n/a nan null none pending open ? - -1 未知 未标注 待定",
  disputed:
    "disputed dispute suspect suspected suspicious contested review in-review under-review 争议 可疑 调查中",
};

/** @type {Map<string, LabelName>} */
const words = new Map([["", "none"]]);
for (const [name, list] of Object.entries(VOCABULARY))
  for (const word of list.split(" ")) words.set(word, /** @type {LabelName} */ (name));

/** @param {string} cell */
export const labelWord = (cell) =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");

/** @param {string} cell @param {Record<string, LabelName>} [own] words of a person's own @returns {LabelName | undefined} */
export function labelOf(cell, own) {
  const word = labelWord(cell);
  return own && Object.hasOwn(own, word) ? own[word] : words.get(word);
}
