// @ts-check
/**
 * Which column of a file holds what: told by its name, else by how its cells look, else left to a person.
 *
 * Names come first, since a column of ones and zeros may be anything; where two columns could be the label, neither is taken: a
 * rule engine's own flag taken for the truth would make every figure a lie.
 * Not here: reading all rows (history.js).
 */
import { decimalMarkOf, labelOf, timeFormOf } from "./cells.js";
import { fingerprintOf, headOf } from "./csv.js";
import { LabError } from "./error.js";

/** @typedef {import("../lab.js").Mapping} Mapping */
/** @typedef {"id" | "at" | "amount" | "account" | "counterparty" | "label"} Role */

/** The engine's further fields of a payment that a column may fill. Each is kept as names, for segments too. */
export const FIELDS = /** @type {const} */ ([
  "currency",
  "direction",
  "type",
  "status",
  "channel",
  "country",
  "deviceId",
  "ip",
  "mcc",
  "category",
  "authentication",
  "agreementId",
  "orderId",
  "balanceAfter",
  "counterparty.name",
  "counterparty.kind",
  "instrument.id",
  "instrument.kind",
]);

/** Names without case, spaces and signs, the likeliest first. @type {Record<Role, RegExp[]>} */
const NAMES = {
  label: [
    /^((tx|trx)?(is)?fraud(ulent)?(flag|label|bool|ind|indicator|status)?|(is)?scam|(is)?chargeback|labels?|istransactionfraud|欺诈|是否欺诈|欺诈标签|标签|盗刷|是否盗刷)$/,
    /^(target|class|groundtruth|outcome)$/,
  ],
  at: [
    /^(at|timestamp|datetime|txdatetime|transactiontime|transactiondate|transactiondatetime|transdatetranstime|transactiondt|eventtime|createdat|paidat|occurredat)$/,
    /^(time|date|ts|step|unixtime|txtime|transtime|transdate|created|postedat)$/,
    /^(交易时间|时间|日期|付款时间|交易日期)$/,
  ],
  amount: [
    /^(amount|txamount|transactionamt|transactionamount|amt|paymentamount|amountpaid)$/,
    /^(value|sum|price|total|amountusd|usdamount|金额|交易金额|金额元)$/,
  ],
  account: [
    /^(account|accountid|customer|customerid|cardid|ccnum|cardnumber|card|userid|user|clientid|client|nameorig|walletid|wallet)$/,
    /^(payer|payerid|sender|senderid|senderaccount|senderaccountid|origin|from|fromaccount|fromaccountid|sourceaccount|账户|账号|客户|客户号|用户|卡号|付款方)$/,
  ],
  counterparty: [
    /^(counterparty|counterpartyid|merchant|merchantid|terminal|terminalid|payee|payeeid|namedest|beneficiary|recipient|recipientid)$/,
    /^(receiver|receiverid|receiveraccount|receiveraccountid|destination|to|toaccount|toaccountid|destaccount|shop|store|merchantname|商户|收款方|交易对方|对方)$/,
  ],
  id: [
    /^(id|transactionid|txid|transid|transnum|paymentid|eventid|trxid)$/,
    /^(uuid|reference|ref|交易号|交易单号|流水号|订单号)$/,
  ],
};

/** @type {Partial<Record<typeof FIELDS[number], RegExp>>} */
const FIELD_NAMES = {
  currency: /^(currency|currencycode|ccy|币种)$/,
  direction: /^(direction|debitcredit|收支|收付)$/,
  type: /^(type)$/,
  status: /^(status)$/,
  channel: /^(channel)$/,
  country: /^(country|countrycode|merchantcountry|国家)$/,
  deviceId: /^(deviceid|device|devicefingerprint|设备)$/,
  ip: /^(ip|ipaddress)$/,
  mcc: /^(mcc|merchantcategorycode)$/,
  category: /^(category|merchantcategory)$/,
  authentication: /^(authentication)$/,
  agreementId: /^(agreementid)$/,
  orderId: /^(orderid)$/,
  balanceAfter: /^(balanceafter)$/,
  "counterparty.name": /^(counterpartyname|payeename)$/,
  "counterparty.kind": /^(counterpartykind)$/,
  "instrument.id": /^(instrumentid)$/,
  "instrument.kind": /^(instrumentkind)$/,
};

const plain = (/** @type {string} */ name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A header as a key: the same columns in the same order are the same kind of file. @param {readonly string[]} header */
export const signatureOf = (header) => header.map(plain).join("|");

/** A segment of more values than this is no picture any more. */
const SEGMENT_MOST = 30;
/** Of fewer rows a column looks regular by luck. */
const ENOUGH = 20;

/**
 * What a file seems to be, for a person to confirm or change.
 * @param {import("./csv.js").Source} source @param {{ mapping?: Mapping }} [options] a mapping that was chosen before
 * @returns {Promise<import("../lab.js").Inspection>}
 */
export async function inspect(source, options = {}) {
  const { header, rows, dialect, size } = await headOf(source);
  if (header.every((name) => name === "" || /^[\d.,:\-/ ]+$/.test(name)))
    throw new LabError("header-missing", { first: header.slice(0, 5) });
  const columns = seen(header, rows);
  const guess = options.mapping ? { mapping: options.mapping, how: {}, labels: [] } : guessed(columns);
  return {
    header,
    signature: signatureOf(header),
    fingerprint: await fingerprintOf(source),
    dialect,
    size,
    sample: rows.slice(0, 5),
    mapping: guess.mapping,
    how: guess.how,
    labelCandidates: guess.labels,
    faults: faultsOf(guess.mapping, guess.labels, columns),
  };
}

/** @typedef {{ name: string, cells: string[] }} Seen */

/** @param {Seen[]} columns */
function guessed(columns) {
  /** @type {Mapping} */
  const mapping = { fields: {}, segments: [] };
  /** @type {Partial<Record<Role, "name" | "look">>} */
  const how = {};
  const taken = new Set();
  const labels = labelsOf(columns);
  const take = (/** @type {Role} */ role, /** @type {number} */ index, /** @type {"name" | "look"} */ by) => {
    mapping[role] = index;
    how[role] = by;
    taken.add(index);
  };
  if (labels.length === 1) take("label", labels[0], "name");
  for (const label of labels) taken.add(label);
  for (const role of /** @type {Role[]} */ (["at", "amount", "account", "counterparty", "id"])) {
    const found = named(columns, NAMES[role]).filter((index) => !taken.has(index));
    const index = found.find((one) => fits(role, columns[one])) ?? found[0];
    if (index !== undefined) take(role, index, "name");
  }
  for (const field of FIELDS) {
    const index = columns.findIndex(
      ({ name }, index) => !taken.has(index) && FIELD_NAMES[field]?.test(plain(name)),
    );
    if (index < 0) continue;
    /** @type {Record<string, number>} */ (mapping.fields)[field] = index;
    taken.add(index);
  }
  const free = (/** @type {(column: Seen) => boolean} */ test) =>
    columns.flatMap((column, index) =>
      !taken.has(index) && column.cells.length >= ENOUGH && test(column) ? [index] : [],
    );
  if (mapping.at === undefined) {
    const [only, second] = free(({ cells }) => looksLikeTime(cells));
    if (only !== undefined && second === undefined) take("at", only, "look");
  }
  if (mapping.label === undefined && !labels.length) {
    // Words say what they are; ones and zeros do not, and are offered only.
    const told = free(
      ({ cells }) => looksLikeLabel(cells) && cells.some((cell) => !/^[01](\.0)?$/.test(cell)),
    );
    if (told.length === 1) take("label", told[0], "look");
    else if (told.length > 1) labels.push(...told);
  }
  if (mapping.amount === undefined) {
    const sums = free(
      ({ cells }) =>
        cells.every((cell) => /^-?[^\d-]{0,3}[\d.,]*\d$/.test(cell)) &&
        cells.some((cell) => /[.,]\d{2}$/.test(cell)),
    );
    if (sums.length === 1) take("amount", sums[0], "look");
  }
  if (mapping.account === undefined) {
    const keys = free(
      ({ cells }) =>
        new Set(cells).size < cells.length * 0.9 &&
        cells.every((cell) => /^[\w-]{3,}$/.test(cell)) &&
        new Set(cells).size > SEGMENT_MOST,
    );
    if (keys.length === 1) take("account", keys[0], "look");
  }
  mapping.segments = free(({ cells }) => {
    const kinds = new Set(cells).size;
    return (
      kinds > 1 &&
      kinds <= SEGMENT_MOST &&
      kinds * 4 <= cells.length &&
      !cells.every((cell) => /^-?\d+[.,]\d+$/.test(cell))
    );
  });
  return { mapping, how, labels };
}

/** @param {Role} role @param {Seen} column */
function fits(role, { name, cells }) {
  if (!cells.length) return true;
  if (role === "at") return timeFormOf(cells, name) !== undefined;
  if (role === "amount") return cells.filter((cell) => /\d/.test(cell)).length * 2 > cells.length;
  return true;
}

/** The columns of these names, the likeliest names alone. @param {Seen[]} columns @param {RegExp[]} ranks */
function named(columns, ranks) {
  for (const rank of ranks) {
    const found = columns.flatMap(({ name }, index) => (rank.test(plain(name)) ? [index] : []));
    if (found.length) return found;
  }
  return [];
}

/** @param {string[]} cells */
function looksLikeTime(cells) {
  const form = timeFormOf(cells);
  return form !== undefined && !form.startsWith("elapsed");
}

/** @param {string[]} cells */
function looksLikeLabel(cells) {
  const kinds = new Set(cells.map((cell) => labelOf(cell)));
  return !kinds.has(undefined) && kinds.has("genuine") && (kinds.has("fraud") || kinds.has("scam"));
}

/** What a person has to choose before the file can be read. @param {Mapping} mapping @param {number[]} labels @param {Seen[]} columns */
function faultsOf(mapping, labels, columns) {
  /** @type {import("../lab.js").Fault[]} */
  const faults = [];
  if (mapping.at === undefined) faults.push({ code: "time-missing", details: {} });
  else if (
    !mapping.timeForm &&
    timeFormOf(columns[mapping.at].cells, columns[mapping.at].name) === "day-or-month"
  )
    faults.push({ code: "date-order-unknown", details: { example: columns[mapping.at].cells[0] } });
  if (mapping.amount === undefined) faults.push({ code: "amount-missing", details: {} });
  if (mapping.account === undefined) faults.push({ code: "account-missing", details: {} });
  if (mapping.label === undefined && labels.length > 1)
    faults.push({ code: "labels-two", details: { columns: labels.map((index) => columns[index].name) } });
  return faults;
}

/**
 * The columns that may be the label by their names. "Class" and "target" may be anything: beside a telling name they count only where
 * their cells are labels.
 * @param {Seen[]} columns
 */
function labelsOf(columns) {
  const [told, vague] = NAMES.label.map((rank) => named(columns, [rank]));
  const also = vague.filter((index) => !told.length || looksLikeLabel(columns[index].cells));
  return [...told, ...also].sort((a, b) => a - b);
}

/** The same of a file's head. @param {readonly string[]} header @param {readonly string[][]} rows */
export const labelColumns = (header, rows) => labelsOf(seen(header, rows));

/** Columns with their cells, without empty ones. @param {readonly string[]} header @param {readonly string[][]} rows @returns {Seen[]} */
const seen = (header, rows) =>
  header.map((name, index) => ({
    name,
    cells: rows.map((cells) => cells[index]?.trim() ?? "").filter((cell) => cell !== ""),
  }));

/** How a column is written, where nobody chose. @param {Mapping} mapping @param {string[]} header @param {string[][]} rows */
export function formsOf(mapping, header, rows) {
  const cells = (/** @type {number | null | undefined} */ index) =>
    index === undefined || index === null
      ? []
      : rows.map((row) => row[index]?.trim() ?? "").filter((cell) => cell !== "");
  const at = cells(mapping.at);
  return {
    at,
    time: mapping.timeForm ?? timeFormOf(at, header[mapping.at ?? 0]),
    mark: mapping.decimalMark ?? decimalMarkOf(cells(mapping.amount)),
  };
}
