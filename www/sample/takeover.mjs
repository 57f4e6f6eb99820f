// @ts-check
/**
 * A made-up life with a takeover at its end, as a table in the package's own field names: two months of logins and payments, and a night in
 * which somebody has the number moved, comes in, and sends the money away.
 *
 * No real person, device or address is in it: the addresses are those that are kept for documentation (RFC 5737).
 * Not here: the bill that a first visit shows (make.mjs).
 */
import { beijing } from "./life.mjs";

const DAY = 86_400_000;
const MINUTE = 60_000;
const DAYS = 60;
const LAST_DAY = "2026-10-30";

const FIELDS = [
  "kind",
  "id",
  "accountId",
  "at",
  "utcOffset",
  "action",
  "success",
  "method",
  "deviceId",
  "ip",
  "country",
  "agent",
  "amount",
  "currency",
  "type",
  "channel",
  "counterparty.name",
  "counterparty.kind",
];

const OWN = {
  deviceId: "phone",
  country: "CN",
  agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Mobile Safari/604.1",
};
const STRANGER = {
  deviceId: "other",
  ip: "192.0.2.44",
  country: "VN",
  agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36",
};
const HOME = "203.0.113.9";
/** Shops: name, cents of the cheapest purchase, and how often its price is another. All invented. */
const SHOPS = /** @type {const} */ ([
  ["阿禾面馆", 1800, 4],
  ["小满便利店", 900, 7],
  ["晨光里咖啡", 1700, 3],
  ["江边烤鱼", 6200, 5],
]);

/** @typedef {Record<string, string | number | boolean>} Row */

/** @param {string} id @param {number} at @param {Row} more @returns {Row} */
const use = (id, at, more) => ({ kind: "access", id, at, action: "login", success: true, ...more });
/** @param {string} id @param {number} at @param {Row} more @returns {Row} */
const paid = (id, at, more) => ({ kind: "transaction", id, at, currency: "CNY", type: "purchase", ...more });

/** Two months of habits: in the morning from home, sometimes in the evening from somewhere in town. @returns {Row[]} */
function habits() {
  const first = beijing(LAST_DAY) - DAYS * DAY;
  return Array.from({ length: DAYS }, (_, day) => {
    const morning = first + day * DAY + (7 * 60 + 40 + ((day * 13) % 45)) * MINUTE;
    const [name, least, step] = SHOPS[day % SHOPS.length];
    const noon = first + day * DAY + (12 * 60 + ((day * 17) % 50)) * MINUTE;
    const rows = [
      use(`in-${day}`, morning, { ...OWN, ip: HOME, method: "face" }),
      paid(`p-${day}`, noon, {
        amount: ((least + (day % step) * 250) / 100).toFixed(2),
        deviceId: OWN.deviceId,
        channel: "in-store",
        "counterparty.name": name,
        "counterparty.kind": "merchant",
      }),
    ];
    if (day % 4 === 1)
      rows.push(
        use(`evening-${day}`, morning + 12 * 60 * MINUTE, {
          ...OWN,
          ip: `198.51.100.${20 + day}`,
          method: "face",
        }),
      );
    return rows;
  }).flat();
}

/** The night: each step by itself has an innocent explanation. @returns {Row[]} */
function takeover() {
  const at = (/** @type {string} */ time) => beijing(LAST_DAY, time);
  return [
    use("sim", at("22:52:00"), { action: "sim-change", country: "CN" }),
    use("reset", at("23:14:00"), { ...STRANGER, action: "password-reset", method: "one-time-code" }),
    use("stranger", at("23:16:00"), { ...STRANGER, method: "password" }),
    use("quiet", at("23:19:00"), { ...STRANGER, action: "notifications-off" }),
    use("payee", at("23:26:00"), { ...STRANGER, action: "payee-add" }),
    use("limit", at("23:28:00"), { ...STRANGER, action: "limit-raise" }),
    ...["23:33:00", "23:41:00"].map((time, number) =>
      paid(`away-${number}`, at(time), {
        amount: number ? "7600.00" : "9800.00",
        type: "transfer",
        channel: "online",
        deviceId: STRANGER.deviceId,
        country: STRANGER.country,
        "counterparty.name": "林远山",
        "counterparty.kind": "person",
      }),
    ),
  ];
}

/** @param {string} cell */
const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The table. */
export function takeoverTable() {
  const rows = [...habits(), ...takeover()].map((row) => ({
    ...row,
    accountId: "alipay",
    at: new Date(Number(row.at)).toISOString(),
    utcOffset: 480,
  }));
  const cells = rows.map((row) =>
    FIELDS.map((field) => quoted(String(/** @type {Row} */ (row)[field] ?? ""))).join(","),
  );
  return `${[FIELDS.join(","), ...cells].join("\n")}\n`;
}
