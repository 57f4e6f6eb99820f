// @ts-check
/**
 * A made-up labelled history, so that the lab can be tried without anybody's payments.
 *
 * Every number of it is judgement, chosen so that each kind of list has something in it: frauds that are told, frauds that nothing tells,
 * honest payments that look odd, unlabelled and disputed rows. It measures nothing about real people.
 * Not here: reading it (history.js), which takes it as any other file.
 */
import { random } from "./intervals.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 0, 5); // a Monday
const DAYS = 75;
const CUSTOMERS = 240;
const MERCHANTS = 160;
/** Seven in ten days have one, some two or three: some 19,000 payments. */
const PER_DAY = 1.05;

/** @typedef {{ at: number, account: string, payee: string, amount: number, channel: string, country: string, device: string, label: string }} Row */

/** @param {number} [seed] @returns {string} CSV */
export function sampleHistory(seed = 7) {
  const next = random(seed);
  const between = (/** @type {number} */ low, /** @type {number} */ high) => low + (high - low) * next();
  const whole = (/** @type {number} */ below) => Math.floor(next() * below);
  // Box and Muller, 1958.
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  /** @type {Row[]} */
  const rows = [];
  const moment = (/** @type {number} */ day, /** @type {number} */ from = 8, /** @type {number} */ to = 22) =>
    BEGIN + day * DAY + Math.floor(between(from, to) * HOUR);

  /** Three shops are broken into for nine days each. */
  const broken = Array.from({ length: 3 }, () => ({ shop: whole(MERCHANTS), from: 20 + whole(40) }));

  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    const account = `C${String(1001 + customer)}`;
    const usual = Math.exp(between(Math.log(9), Math.log(70)));
    const shops = Array.from({ length: 4 + whole(8) }, () => whole(MERCHANTS));
    const country = next() < 0.85 ? "DE" : "AT";
    const device = `phone-${customer + 1}`;
    const began = next() < 0.15 ? whole(50) : 0;
    for (let day = began; day < DAYS; day += 1) {
      for (let share = PER_DAY; next() < share; share *= 0.6) {
        const shop = next() < 0.06 ? whole(MERCHANTS) : shops[whole(shops.length)];
        const large = next() < 0.008; // a television, the holidays
        const amount = Math.max(0.5, usual * Math.exp(0.55 * normal()) * (large ? between(6, 25) : 1));
        const isBroken = broken.some((one) => one.shop === shop && day >= one.from && day < one.from + 9);
        rows.push({
          at: moment(day),
          account,
          payee: `M${String(100 + shop)}`,
          amount,
          channel: shop % 3 ? "in-store" : "online",
          country: next() < 0.01 ? "IT" : country,
          device,
          label: isBroken && next() < 0.6 ? "fraud" : "genuine",
        });
      }
    }
    const story = next();
    const day = began + 12 + whole(Math.max(1, DAYS - began - 14));
    if (story < 0.11) takeover(account, day, usual);
    else if (story < 0.17) scam(account, day, usual, country, device);
    else if (story < 0.22) testing(account, day, usual);
  }

  /** Somebody else, on another phone, at night, in an hour. @param {string} account @param {number} day @param {number} usual */
  function takeover(account, day, usual) {
    const start = moment(day, 0, 5);
    const device = `phone-x${whole(1e6)}`;
    for (let step = 0, count = 3 + whole(5); step < count; step += 1)
      rows.push({
        at: start + step * Math.floor(between(2, 14) * 60_000),
        account,
        payee: `M${String(100 + whole(MERCHANTS))}`,
        amount: usual * between(2.5, 11),
        channel: "online",
        country: next() < 0.6 ? "RO" : "DE",
        device,
        label: "fraud",
      });
  }

  /** The holder, misled: three rising transfers to somebody new. @param {string} account @param {number} day @param {number} usual @param {string} country @param {string} device */
  function scam(account, day, usual, country, device) {
    const start = moment(day, 10, 17);
    const payee = `P${String(7000 + whole(900))}`;
    for (let step = 0; step < 3; step += 1)
      rows.push({
        at: start + step * Math.floor(between(10, 90) * 60_000),
        account,
        payee,
        amount: usual * [3, 8, 20][step] * between(0.8, 1.3),
        channel: "transfer",
        country,
        device,
        label: "scam",
      });
  }

  /** A stolen card: small attempts, then what it was for. @param {string} account @param {number} day @param {number} usual */
  function testing(account, day, usual) {
    const start = moment(day, 6, 23);
    const payee = `M${String(100 + whole(MERCHANTS))}`;
    for (let step = 0; step < 5; step += 1)
      rows.push({
        at: start + step * Math.floor(between(0.5, 3) * 60_000),
        account,
        payee,
        amount: step < 4 ? between(0.5, 2) : usual * between(6, 15),
        channel: "online",
        country: "US",
        device: "",
        label: "fraud",
      });
  }

  rows.sort((a, b) => a.at - b.at);
  const lines = rows.map((row, index) => {
    const { at, account, payee, amount, channel, country, device } = row;
    // Two in a hundred nobody ever looked at; of a few the holder and the bank are not agreed.
    const label = next() < 0.02 ? "unknown" : next() < 0.003 ? "disputed" : row.label;
    const time = new Date(at).toISOString().slice(0, 19).replace("T", " ");
    return `${index + 1},${time},${account},${payee},${amount.toFixed(2)},${channel},${country},${device},${label}`;
  });
  return `transaction_id,timestamp,customer_id,merchant_id,amount,channel,country,device_id,label\n${lines.join("\n")}\n`;
}
