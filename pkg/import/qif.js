// @ts-check
/**
 * QIF as rows: lines under their first letter, up to the line with a circumflex.
 *
 * Not here: what the letters mean (the core).
 */

const LETTERS = ["D", "T", "P", "M", "L", "N"];

/**
 * @param {Iterable<string>} pieces
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfQif(pieces) {
  yield ["#", "qif", ...LETTERS];
  let [rest, place, payments] = ["", 0, true];
  /** @type {Record<string, string>} */
  let record = {};
  /** @param {string} line @returns {string[] | undefined} */
  const take = (line) => {
    const [letter, value] = [line[0], line.slice(1).trim()];
    if (letter === "!") {
      // Lists of categories, of securities, of payments learnt by heart are none of the account's; what a depot buys is none either.
      if (/^!(?:Account|Type)\b/i.test(line)) payments = /^!Type:(?:Bank|CCard|Cash|Oth)/i.test(line);
      return undefined;
    }
    if (letter !== "^") {
      if (letter) record[letter] ??= value;
      return undefined;
    }
    const done = record;
    record = {};
    if (!payments || !(done.D || done.T || done.U)) return undefined;
    place += 1;
    return [String(place), "", ...LETTERS.map((name) => done[name] ?? (name === "T" ? (done.U ?? "") : ""))];
  };
  for (const piece of pieces) {
    const lines = (rest + piece).split(/\r\n|\r|\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const row = take(line);
      if (row) yield row;
    }
    yield undefined;
  }
  for (const line of [rest, "^"]) {
    const row = take(line);
    if (row) yield row;
  }
}
