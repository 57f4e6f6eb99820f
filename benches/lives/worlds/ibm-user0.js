// @ts-check
/**
 * One person for seventeen years: user 0 of IBM's public simulation of card payments (Altman, "Synthesizing Credit Card
 * Transactions", 2019), 19,963 payments with 27 frauds. Not in this repository; `--file` names it.
 *
 * Frauds that lie within ten days are one episode (judgement: their gaps are at most seven days within one and twelve
 * or more between two). Money that comes back is beside its story.
 * What the file does not say is not handed over: no phone, no confirmation, no name of a shop. Its clock is the person's.
 */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { WARM_UP, Wanting } from "../life.js";

const DAY = 86_400_000;
const APART = 10 * DAY;

/** @param {Record<string, string>} row @param {number} number its place in the file */
function eventOf(row, number) {
  const [hour, minute] = row.Time.split(":").map(Number);
  const amount = Number(row.Amount.replace("$", ""));
  const isOnline = row["Use Chip"] === "Online Transaction";
  return {
    kind: "transaction",
    id: `row-${number}`,
    accountId: "user-0",
    at: Date.UTC(Number(row.Year), Number(row.Month) - 1, Number(row.Day), hour, minute),
    utcOffset: 0,
    timePrecision: "minute",
    direction: amount < 0 ? "credit" : "debit",
    type: amount < 0 ? "refund" : "purchase",
    status: row["Errors?"] ? "failed" : "completed",
    amount: Math.abs(amount).toFixed(2),
    currency: "USD",
    counterparty: { id: row["Merchant Name"], kind: "merchant" },
    mcc: row.MCC.padStart(4, "0"),
    channel: isOnline ? "online" : "in-store",
    instrument: { kind: "credit-card", id: `card-${row.Card}` },
    // A state's two letters stand for the United States; abroad the file has a country's name, which is no code.
    ...(/^[A-Z]{2}$/.test(row["Merchant State"] ?? "") ? { country: "US" } : {}),
  };
}

/** @type {import("../life.js").World} */
export const ibmUser0 = {
  title: "ibm-user0: one person's cards for seventeen years",
  seeds: 1,
  async *lives({ file }) {
    if (!file)
      throw new Wanting(
        "--file names User0_credit_card_transactions.csv of IBM's public simulation; it is not in this repository.",
      );
    /** @type {{ data: Record<string, string>[] }} */
    const { data } = Papa.parse(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true });
    const rows = data
      .map((row, number) => ({ row, event: eventOf(row, number) }))
      .filter(({ event }) => Number(event.amount) > 0)
      .sort((a, b) => a.event.at - b.event.at);
    /** @type {import("../life.js").Story[]} */
    const stories = [];
    let last = -Infinity;
    const events = rows.map(({ row, event }) => {
      const arrival = { event, arrives: event.at, pays: true };
      if (row["Is Fraud?"] !== "Yes") return arrival;
      if (event.at - last > APART)
        stories.push({ kind: `episode of ${row.Year}-${row.Month.padStart(2, "0")}`, family: "takeover" });
      last = event.at;
      const part = event.direction === "credit" ? "beside" : "loss";
      return { ...arrival, story: stories.length - 1, part: /** @type {"loss" | "beside"} */ (part) };
    });
    yield { id: "user-0", persona: "card holder", counted: events[0].arrives + WARM_UP, stories, events };
  },
};
