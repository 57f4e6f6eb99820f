// @ts-check
/**
 * A labelled history in columns: every row of a file that can be read, in the order of time, and every other one counted.
 *
 * Some 60 bytes a row and each name once, so that a million rows take less than a photo album; `bytes` says how many.
 * Not here: scores (replay.js), figures (measure.js).
 */
import { Answers } from "./answers.js";
import { decimalOf, isDayOnly, labelOf, labelWord, LABEL, sumOf, timeOf } from "./cells.js";
import { Column, Names, Texts } from "./columns.js";
import { eachRow, headOf } from "./csv.js";
import { LabError } from "./error.js";
import { FIELDS, formsOf, labelColumns, signatureOf } from "./mapping.js";

/** Midnight to midnight, UTC: the days of the figures, as the Fraud Detection Handbook counts them. */
export const DAY = 86_400_000;

/** Half of what a 32-bit WebAssembly memory holds, so that a phone's tab survives; ten million rows of short ids. */
export const MOST_BYTES = 1 << 30;

/** Examples kept of each kind of row that could not be read: enough to see the pattern. */
const EXAMPLES = 5;

/** What the engine is told where no column tells a currency. It says nothing about fraud, and no figure is written in it. */
const ASSUMED = "EUR";

export class History {
  /** Milliseconds. */ at = new Column(new Float64Array());
  coefficients = new Column(new Float64Array());
  scales = new Column(new Uint8Array());
  /** 1 where money comes in. */ credits = new Column(new Uint8Array());
  account = new Column(new Uint32Array());
  counterparty = new Column(new Uint32Array());
  labels = new Column(new Uint8Array());
  lines = new Column(new Uint32Array());
  ids = new Texts();
  accounts = new Names();
  counterparties = new Names();
  /** By field of the engine, or "segment:" and a column's name. @type {Map<string, { names: Names, numbers: Column<Uint32Array> }>} */
  further = new Map();
  /** Labels given by hand, apart from the file's. */
  answers = new Answers();
  /** Figures count the answers where this is so; of a file without labels never, since a chosen handful is no labelled history. */
  countsAnswers = true;
  /** Labels as figures count them, made anew when an answer has come. @type {Uint8Array | undefined} */
  #known;
  /** Rows that could not be read, by why. @type {Map<string, { count: number, examples: { line: number, text: string }[] }>} */
  skipped = new Map();
  /** What was done to rows that were read, by code. @type {Map<string, number>} */
  notes = new Map();
  rows = 0;
  /** "" where no column tells it, "mixed" where it tells several. */ currency = "";
  utcOffset = 0;
  dayOnly = false;
  hasCounterparty = false;
  isLabelled = false;
  signature = "";

  get count() {
    return this.at.length;
  }

  get accountCount() {
    return this.accounts.length;
  }

  /** Of this history alone: what the engine takes comes on top. */
  get bytes() {
    const columns = [
      this.at,
      this.coefficients,
      this.scales,
      this.credits,
      this.account,
      this.counterparty,
      this.labels,
      this.lines,
    ];
    let sum = this.ids.bytes + this.accounts.bytes + this.counterparties.bytes;
    for (const { bytes } of columns) sum += bytes;
    for (const { names, numbers } of this.further.values()) sum += names.bytes + numbers.bytes;
    return sum;
  }

  /** A sum as a double, for figures; never for the engine. @param {number} row */
  value(row) {
    return this.coefficients.values[row] / 10 ** this.scales.values[row];
  }

  /** The sum to the digit. @param {number} row */
  amount(row) {
    return decimalOf(this.coefficients.values[row], this.scales.values[row]);
  }

  /** Row by its id; -1 where there is none. @param {string} id */
  rowOf(id) {
    for (let row = 0; row < this.count; row += 1) if (this.ids.at(row) === id) return row;
    return -1;
  }

  /** One row as the engine takes it. @param {number} row @returns {import("../events.js").Transaction} */
  payment(row) {
    /** @type {any} */
    const payment = {
      kind: "transaction",
      id: this.ids.at(row),
      accountId: this.accounts.at(this.account.values[row]),
      at: this.at.values[row],
      direction: this.credits.values[row] ? "credit" : "debit",
      type: "purchase",
      status: "completed",
      amount: this.amount(row),
      currency: this.currency || ASSUMED,
    };
    if (this.dayOnly) payment.timePrecision = "day";
    if (this.hasCounterparty)
      payment.counterparty = { id: this.counterparties.at(this.counterparty.values[row]), kind: "merchant" };
    for (const [field, { names, numbers }] of this.further) {
      if (field.startsWith("segment:")) continue;
      const text = names.at(numbers.values[row]);
      if (text === "") continue;
      const [outer, inner] = field.split(".");
      if (inner === undefined) payment[outer] = text;
      else (payment[outer] ??= outer === "instrument" ? { kind: "other" } : {})[inner] = text;
    }
    return payment;
  }

  /** Labels as figures count them: the file's, and over those that it leaves open the answers given by hand. */
  get known() {
    if (!this.answers.size || !this.countsAnswers || !this.isLabelled) return this.labels.values;
    return (this.#known ??= this.answers.over(this.labels.values));
  }

  /**
   * Takes an answer for a payment of which the file does not know; none takes it back.
   * @param {number} row @param {import("./answers.js").Answer} [answer]
   */
  answer(row, answer) {
    if (!(row >= 0 && row < this.count)) throw new LabError("range-empty", { row });
    if (this.isLabelledByFile(row)) throw new LabError("label-known", { row });
    this.answers.give(row, answer);
    this.#known = undefined;
  }

  /** Whether the file itself knows the payment to be fraud or genuine. @param {number} row */
  isLabelledByFile(row) {
    const label = this.labels.values[row];
    return label !== LABEL.none && label !== LABEL.disputed;
  }

  /** What is known of a row in the end. @param {number} row */
  isFraud(row) {
    const label = this.known[row];
    return label === LABEL.fraud || label === LABEL.scam;
  }

  /** Whether figures count it: neither unlabelled nor disputed. @param {number} row */
  isJudged(row) {
    return this.isFraud(row) || this.known[row] === LABEL.genuine;
  }
}

/**
 * Reads a whole file under a mapping.
 * @param {import("./csv.js").Source} source
 * @param {import("../lab.js").ReadOptions} options
 * @returns {Promise<History>}
 */
export async function readHistory(source, { mapping, signal, onProgress, mostBytes = MOST_BYTES }) {
  const { header, rows, dialect } = await headOf(source);
  const { at, time, mark } = formsOf(mapping, header, rows);
  checked(mapping, header, rows, time);
  const form = /** @type {import("./cells.js").TimeForm} */ (time);
  const history = new History();
  history.signature = signatureOf(header);
  history.utcOffset = mapping.utcOffset ?? 0;
  history.dayOnly = isDayOnly(at, form);
  history.hasCounterparty = typeof mapping.counterparty === "number";
  history.isLabelled = typeof mapping.label === "number";
  const further = furtherColumns(history, mapping, header);
  /** @type {Map<string, number>} */
  const strange = new Map();
  const skip = (/** @type {string} */ code, /** @type {string[]} */ cells, /** @type {number} */ line) => {
    let entry = history.skipped.get(code);
    if (!entry) history.skipped.set(code, (entry = { count: 0, examples: [] }));
    entry.count += 1;
    if (entry.examples.length < EXAMPLES)
      entry.examples.push({ line, text: cells.join(dialect.delimiter).slice(0, 200) });
  };
  const note = (/** @type {string} */ code) => history.notes.set(code, (history.notes.get(code) ?? 0) + 1);
  const cell = (/** @type {string[]} */ cells, /** @type {number | null | undefined} */ index) =>
    index === undefined || index === null ? "" : (cells[index] ?? "").trim();
  let negatives = 0;

  await eachRow(
    source,
    dialect,
    (cells, line, isBroken) => {
      history.rows += 1;
      if (isBroken) return skip("quotes-unpaired", cells, line);
      const moment = timeOf(cell(cells, mapping.at), form, history.utcOffset);
      if (!Number.isSafeInteger(moment)) return skip("time-unreadable", cells, line);
      const sum = sumOf(cell(cells, mapping.amount), mark);
      if (!sum) return skip("amount-unreadable", cells, line);
      const account = mapping.account === null ? "everyone" : cell(cells, mapping.account);
      if (account === "") return skip("account-empty", cells, line);
      const word = cell(cells, mapping.label);
      const label = labelOf(word, mapping.labels);
      if (label === undefined) strange.set(labelWord(word), (strange.get(labelWord(word)) ?? 0) + 1);
      if (mapping.currency && cell(cells, mapping.fields.currency).toUpperCase() !== mapping.currency)
        return skip("other-currency", cells, line);
      if (sum.rounded) note("amount-rounded");
      if (sum.negative) negatives += 1;
      const id = cell(cells, mapping.id);
      history.at.push(moment);
      history.coefficients.push(sum.coefficient);
      history.scales.push(sum.scale);
      history.credits.push(sum.negative ? 1 : 0);
      history.account.push(history.accounts.number(account));
      history.counterparty.push(
        history.hasCounterparty ? history.counterparties.number(cell(cells, mapping.counterparty)) : 0,
      );
      history.labels.push(history.isLabelled ? LABEL[label ?? "none"] : LABEL.none);
      history.lines.push(line);
      history.ids.push(id === "" ? `line-${line}` : id);
      for (const { index, names, numbers, upper } of further) {
        const text = cell(cells, index);
        numbers.push(names.number(upper ? text.toUpperCase() : text));
      }
      if (history.count % 65_536 === 0 && history.bytes > mostBytes)
        throw new LabError("history-too-large", {
          rows: history.count,
          bytes: history.bytes,
          most: mostBytes,
        });
    },
    { signal, onProgress },
  );

  if (!history.count)
    throw new LabError(history.rows ? "rows-unreadable" : "file-empty", {
      skipped: Object.fromEntries(history.skipped),
    });
  if (strange.size)
    throw new LabError("label-word-unknown", {
      words: Object.fromEntries([...strange].slice(0, 20)),
      more: Math.max(0, strange.size - 20),
    });
  settle(history, mapping, negatives);
  return history;
}

/** @param {import("../lab.js").Mapping} mapping @param {string[]} header @param {string[][]} rows @param {string | undefined} time */
function checked(mapping, header, rows, time) {
  const used = [
    mapping.at,
    mapping.amount,
    mapping.account,
    mapping.counterparty,
    mapping.label,
    mapping.id,
    ...Object.values(mapping.fields),
    ...mapping.segments,
  ];
  for (const index of used)
    if (typeof index === "number" && !(index >= 0 && index < header.length))
      throw new LabError("column-unknown", { index });
  if (mapping.at === undefined) throw new LabError("time-missing");
  if (time === undefined) throw new LabError("time-missing", { column: header[mapping.at] });
  if (time === "day-or-month") throw new LabError("date-order-unknown");
  if (mapping.amount === undefined) throw new LabError("amount-missing");
  if (mapping.account === undefined) throw new LabError("account-missing");
  const labels = labelColumns(header, rows);
  if (mapping.label === undefined && labels.length > 1)
    throw new LabError("labels-two", { columns: labels.map((index) => header[index]) });
}

/** @param {History} history @param {import("../lab.js").Mapping} mapping @param {string[]} header */
function furtherColumns(history, mapping, header) {
  /** @type {{ index: number, upper: boolean, names: Names, numbers: Column<Uint32Array> }[]} */
  const columns = [];
  const add = (/** @type {string} */ key, /** @type {number} */ index, upper = false) => {
    const entry = { names: new Names(), numbers: new Column(new Uint32Array()) };
    history.further.set(key, entry);
    columns.push({ index, upper, ...entry });
  };
  for (const field of FIELDS) {
    const index = mapping.fields[field];
    if (index !== undefined) add(field, index, field === "currency" || field === "country");
  }
  for (const index of mapping.segments) add(`segment:${header[index]}`, index);
  return columns;
}

/** What only the whole file tells: signs, currencies, labels, the order of time. @param {History} history @param {import("../lab.js").Mapping} mapping @param {number} negatives */
function settle(history, mapping, negatives) {
  // The sign that most rows have is money out: of banks' exports that is the minus, of payment data none at all.
  if (negatives * 2 > history.count) {
    const credits = history.credits.values;
    for (let row = 0; row < history.count; row += 1) credits[row] = 1 - credits[row];
  }
  const currencies = history.further.get("currency");
  if (currencies) {
    const counts = counted(currencies.numbers, currencies.names);
    delete counts[""];
    const found = Object.keys(counts);
    if (found.length > 1 && !mapping.mixedCurrencies)
      throw new LabError("currencies-mixed", { currencies: counts });
    if (found.length === 1) [history.currency] = found;
    else if (found.length > 1) history.currency = "mixed";
  }
  if (history.isLabelled) {
    let [frauds, genuine] = [0, 0];
    for (let row = 0; row < history.count; row += 1) {
      if (history.isFraud(row)) frauds += 1;
      else if (history.isJudged(row)) genuine += 1;
    }
    if (!frauds && !genuine) throw new LabError("labels-none");
    if (!frauds || !genuine) throw new LabError("labels-all-alike", { frauds, genuine });
  }
  for (const column of [
    history.at,
    history.coefficients,
    history.scales,
    history.credits,
    history.account,
    history.counterparty,
    history.labels,
    history.lines,
  ])
    column.done();
  for (const { numbers } of history.further.values()) numbers.done();
  const times = history.at.values;
  let [backwards, first] = [0, -1];
  for (let row = 1; row < history.count; row += 1) {
    if (times[row] >= times[row - 1]) continue;
    backwards += 1;
    if (first < 0) first = row;
  }
  if (!backwards) return;
  if (!mapping.sort)
    throw new LabError("time-backwards", {
      line: history.lines.values[first],
      rows: backwards,
      of: history.count,
    });
  sortByTime(history);
  history.notes.set("sorted", backwards);
}

/** @param {Column<Uint32Array>} numbers @param {Names} names */
function counted(numbers, names) {
  const counts = new Float64Array(names.length);
  for (let row = 0; row < numbers.length; row += 1) counts[numbers.values[row]] += 1;
  return Object.fromEntries([...counts.entries()].map(([number, count]) => [names.at(number), count]));
}

/** Rows of one moment keep the file's order. @param {History} history */
function sortByTime(history) {
  const times = history.at.values;
  const order = Uint32Array.from({ length: history.count }, (_, row) => row).sort(
    (a, b) => times[a] - times[b] || a - b,
  );
  const columns = [
    history.at,
    history.coefficients,
    history.scales,
    history.credits,
    history.account,
    history.counterparty,
    history.labels,
    history.lines,
    ...[...history.further.values()].map(({ numbers }) => numbers),
  ];
  for (const column of /** @type {{ values: import("./columns.js").Numbers }[]} */ (columns)) {
    const from = column.values.slice();
    for (let row = 0; row < order.length; row += 1) column.values[row] = from[order[row]];
  }
  const ids = new Texts();
  for (let row = 0; row < order.length; row += 1) ids.push(history.ids.at(order[row]));
  history.ids = ids;
}
