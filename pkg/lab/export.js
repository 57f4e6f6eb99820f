// @ts-check
/**
 * What leaves the lab, as it may leave it: receipts and reports without anything that says whose a payment was, unless one asks.
 *
 * Rows have `masked` (rows.js). A configuration is whole by nature, since an engine is to load it; in a report its texts and lists go.
 * Not here: files and downloads, which are the page's.
 */

/** Of a payment, what names nobody. */
const PLAIN = [
  "kind",
  "at",
  "timePrecision",
  "direction",
  "type",
  "status",
  "amount",
  "currency",
  "channel",
  "country",
  "mcc",
  "category",
  "authentication",
];

/** Columns whose very values may say who it was. */
const NAMING = ["deviceId", "ip", "counterparty.name", "instrument.id", "agreementId", "orderId"];

/** A text that is written out in a rule, but for the codes and lists that functions take. */
const TEXT =
  /(\b(?:strength|list|window|same|distinct|duration|timestamp)\s*\(\s*)?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/g;

/**
 * A receipt without ids, names and the account's slice: what was measured, what it came to, and no way to run it again.
 * @param {import("../index.js").Receipt} receipt @param {import("../lab.js").RowBrief} row its payment, masked
 */
export function maskedReceipt({ event, slice: _slice, ...receipt }, row) {
  const plain = Object.fromEntries(Object.entries(event).filter(([name]) => PLAIN.includes(name)));
  return {
    ...receipt,
    event: {
      ...plain,
      id: row.id,
      accountId: row.account,
      ...(row.counterparty === undefined ? {} : { counterparty: { id: row.counterparty } }),
    },
  };
}

/** A rule's condition with "…" in place of each text that may name somebody. @param {string} when */
export const maskedRule = (when) => when.replace(TEXT, (whole, call) => (call ? whole : '"…"'));

/**
 * What a desk runs under, for a report: lists by their number of entries, texts of rules unsaid.
 * @param {import("../lab.js").DeskConfig} config
 */
export function maskedConfig({ rulePack, lists, ...others }) {
  return {
    ...others,
    ...(rulePack
      ? {
          rulePack: {
            ...rulePack,
            log: undefined,
            rules: rulePack.rules.map((rule) => ({ ...rule, when: maskedRule(rule.when) })),
          },
        }
      : {}),
    ...(lists
      ? {
          lists: Object.fromEntries(
            Object.entries(lists).map(([name, entries]) => [name, { entries: entries.length }]),
          ),
        }
      : {}),
  };
}

/**
 * Figures by segment, with numbers in place of names where a segment is of persons, devices or numbers.
 * @template {{ segments?: { name: string }[] }} T @param {T} figures @param {string} segment
 */
export function maskedSegments(figures, segment) {
  if (!NAMING.includes(segment)) return figures;
  const segments = figures.segments?.map((one, place) => ({ ...one, name: `value-${place + 1}` }));
  return { ...figures, segments };
}
