// @ts-check
/**
 * A world that nobody here wrote: finforge's people, read into events of the contract. benches/README.md has the mapping.
 *
 * It is made by a small call of Python into the system's folder for what is temporary, once for each seed.
 * Of the people's traits (`spending_style`, `merchant_loyalty` and the like) and of finforge's own risk score nothing is
 * handed over: a wallet knows none of them.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { ask, run } from "../../../xtask/command.mjs";
import { WARM_UP, Wanting, grouped } from "../life.js";

const SCRIPT = fileURLToPath(new URL("make_finforge.py", import.meta.url));
const PEOPLE = 100;
/** Seeds from here on are kept from whoever tunes. */
const FINAL_FROM = 1_000;
/** The shops are India's; instants are the file's clock read there. */
const OFFSET = 330;

/** finforge's categories by the contract's names; those of business and those of income have none. @type {Record<string, string>} */
const CATEGORIES = {
  food: "dining",
  dining: "dining",
  meals: "dining",
  coffee: "dining",
  groceries: "groceries",
  entertainment: "entertainment",
  subscription: "entertainment",
  shopping: "daily-goods",
  travel: "transport", // its travel is cabs and metro cards
  business_travel: "travel",
  fuel: "transport",
  utilities: "utilities",
  healthcare: "health",
  education: "education",
  insurance: "insurance",
  housing: "housing",
  office_rent: "housing",
  software: "digital",
  inventory: "business",
  professional_services: "business",
  vendor_payment: "business",
};

/** Whose each kind of fraud is to hear of. Refunds are abused by the holder: the operator's. @type {Record<string, string>} */
const FAMILIES = {
  card_fraud: "takeover",
  account_takeover: "takeover",
  business_invoice_fraud: "scam",
  mule_account: "mule",
  refund_abuse: "mule",
};

/** Counterparties that are people or accounts, not shops. */
const TRANSFER = /Transfer$/;

/** @param {Record<string, string>} row */
function eventOf(row) {
  const cents = Math.round(Math.abs(Number(row.amount)) * 100);
  const isCredit = Number(row.amount) > 0;
  const isTransfer = TRANSFER.test(row.merchant) || row.category === "payroll";
  const isRecurring = row.recurrence_type === "subscription";
  const balance = Math.round(Number(row.balance_after) * 100);
  const type = isTransfer
    ? "transfer"
    : !isCredit
      ? "purchase"
      : /income/.test(row.category)
        ? "income"
        : "refund";
  return {
    kind: "transaction",
    id: row.transaction_id,
    accountId: row.user_id,
    at: Date.parse(`${row.timestamp.replace(" ", "T")}Z`) - OFFSET * 60_000,
    utcOffset: OFFSET,
    timePrecision: "minute",
    direction: isCredit ? "credit" : "debit",
    type,
    status: "completed",
    amount: (cents / 100).toFixed(2),
    currency: "INR",
    ...(balance >= 0 ? { balanceAfter: (balance / 100).toFixed(2) } : {}),
    counterparty: { id: row.merchant, name: row.merchant, kind: isTransfer ? "unknown" : "merchant" },
    ...(type === "purchase" && CATEGORIES[row.category] ? { category: CATEGORIES[row.category] } : {}),
    ...(isTransfer ? { channel: "transfer" } : isRecurring ? { channel: "recurring" } : {}),
    instrument: { kind: "balance", id: `${row.user_id}-balance` },
  };
}

/** @param {string} id @param {Record<string, string>[]} rows in order of time @returns {import("../life.js").Life} */
function lifeOf(id, rows) {
  /** @type {import("../life.js").Story[]} */
  const stories = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  const events = rows
    .filter(({ amount }) => Number(amount) !== 0)
    .map((row) => {
      const event = eventOf(row);
      const arrival = { event, arrives: event.at, pays: true };
      if (row.is_fraud !== "True") return arrival;
      let story = places.get(row.fraud_scenario_id);
      if (story === undefined) {
        story = stories.push({ kind: row.fraud_type, family: FAMILIES[row.fraud_type] ?? "scam" }) - 1;
        places.set(row.fraud_scenario_id, story);
      }
      const part = row.fraud_type === "mule_account" && event.direction === "credit" ? "lead" : "loss";
      return { ...arrival, story, part: /** @type {"lead" | "loss"} */ (part) };
    });
  return { id, persona: rows[0].persona, counted: events[0].arrives + WARM_UP, stories, events };
}

/** @param {number} seed @param {number} people @param {string} python */
async function made(seed, people, python) {
  const version = ask(python, "-c", "from importlib.metadata import version; print(version('finforge'))");
  if (!version)
    throw new Wanting(
      `The world of finforge takes Python and finforge, and ${python} has not both: \`pip install finforge\`, or --python names another one.`,
    );
  const folder = join(tmpdir(), "wallet-sentinel-lives");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `finforge-${version}-${people}-${seed}.csv`);
  if (existsSync(path)) return path;
  const { ok, output } = await run(python, [SCRIPT, String(seed), String(people), `${path}.part`], {
    quiet: true,
  });
  if (!ok) throw new Wanting(`finforge made no world.\n${output}`);
  renameSync(`${path}.part`, path);
  return path;
}

/** @type {import("../life.js").World} */
export const finforge = {
  title: "finforge: people of another's simulation, a year each",
  seeds: Infinity,
  async *lives({ seed, final, people = PEOPLE, python = "python3" }) {
    const path = await made((final ? FINAL_FROM : 0) + seed + 1, people, python);
    /** @type {{ data: Record<string, string>[] }} */
    const { data } = Papa.parse(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true });
    for (const [id, rows] of grouped(data, ({ user_id }) => user_id)) {
      rows.sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0));
      yield lifeOf(id, rows);
    }
  },
};
