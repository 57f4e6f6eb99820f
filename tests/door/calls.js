/**
 * Every verb of the door with arguments that it takes, and every place in them where something else can be put.
 *
 * An argument is plain data here; `places` finds each key of it, and one that nobody knows. Not here: what is put there (hostile.js).
 */
import {
  AT,
  events,
  payment,
  whole,
  config,
  summary,
  operator,
  reason,
  alert,
  failure,
  act,
  correction,
  decision,
  series,
  links,
  payments,
  link,
} from "./arguments.js";

/**
 * What is called, on what it stands, with which arguments.
 * @param {any} door Sentinel, messages, notify, zone-free: see fuzz.js
 * @returns {[string, (...args: any[]) => unknown, () => any[]][]}
 */
export const calls = (door) => [
  ["new Sentinel", (...args) => new door.Sentinel(...args).free(), () => [config(), { store: door.store() }]],
  [
    "Sentinel.restore",
    (...args) => door.Sentinel.restore(...args).free(),
    () => [door.snapshot, config(), { store: door.store() }],
  ],
  ["configure", (...args) => door.spare.configure(...args), () => [config()]],
  ...Object.entries(events).map(([kind, event]) => [
    `ingest ${kind}`,
    (...args) => door.sentinel.ingest(...args),
    () => [[event(), payment({ id: "other" })], { assessments: "all", asOf: AT }],
  ]),
  ["assess", (...args) => door.sentinel.assess(...args), () => [whole()]],
  ["receipt", (...args) => door.sentinel.receipt(...args), () => [whole()]],
  ["replay", (...args) => door.sentinel.replay(...args), () => [structuredClone(door.receipt)]],
  ["advance", (...args) => door.spare.advance(...args), () => [AT]],
  [
    "onAlert",
    (...args) => door.spare.onAlert(...args)(),
    () => [() => {}, { audience: "holder", atLeast: "info", accountId: "a" }],
  ],
  [
    "alerts",
    (...args) => door.sentinel.alerts(...args),
    () => [
      {
        accountId: "a",
        topic: "payment",
        audience: "holder",
        states: ["open"],
        atLeast: "info",
        from: 0,
        to: AT,
        limit: 3,
        after: "x",
      },
    ],
  ],
  ["act", (...args) => door.sentinel.act(...args), () => [door.alertId, act()]],
  ["summary", (...args) => door.sentinel.summary(...args), () => [summary()]],
  ["watched", (...args) => door.sentinel.watched(...args), () => [{ accountId: "a", limit: 3 }]],
  ["question", (...args) => door.sentinel.question(...args), () => [{ now: AT, accountId: "a" }]],
  ["checkup", (...args) => door.sentinel.checkup(...args), () => ["a", { twoStep: false }, AT]],
  ["refundable", (...args) => door.sentinel.refundable(...args), () => [{ accountId: "a", limit: 3 }]],
  [
    "supportCase",
    (...args) => door.sentinel.supportCase(...args),
    () => [
      { alertId: "x", accountId: "a", transactionId: "p", caseId: "e", problem: "account-locked" },
      operator(),
    ],
  ],
  ["correctCategory", (...args) => door.sentinel.correctCategory(...args), () => [correction()]],
  ["decide", (...args) => door.sentinel.decide(...args), () => [decision()]],
  ["recurring", (...args) => door.sentinel.recurring(...args), () => [series()]],
  ["links", (...args) => door.sentinel.links(...args), () => [links()]],
  ["payments", (...args) => door.sentinel.payments(...args), () => [payments()]],
  ["describe.link", (...args) => door.messages.describe(...args), () => [link(), "en", { mask: true }]],
  ["loadModel", (...args) => door.spare.loadModel(...args), () => [structuredClone(door.model)]],
  ["forget", (...args) => door.spare.forget(...args), () => ["nobody"]],
  [
    "describe alert",
    (...args) => door.messages.describe(...args),
    () => [alert(), "en", { mask: true, utcOffset: 480 }],
  ],
  [
    "describe reason",
    (...args) => door.messages.describe(...args),
    () => [reason(), "zh-CN", { mask: false }],
  ],
  [
    "describe case",
    (...args) => door.messages.describe(...args),
    () => [structuredClone(door.case), "en", { mask: true, utcOffset: 480 }],
  ],
  [
    "describeForAnalyst",
    (...args) => door.messages.describeForAnalyst(...args),
    () => [structuredClone(door.receipt), "en", { mask: true, version: "1", scoring: 1 }],
  ],
  [
    "describeForMachine",
    (...args) => door.messages.describeForMachine(...args),
    () => [alert(), { mask: true }],
  ],
  ["describeError", (...args) => door.messages.describeError(...args), () => [failure(), "zh-CN"]],
  [
    "addMessages",
    (...args) => door.messages.addMessages(...args),
    () => ["en-ZA", { "velocity.title": "{count, plural, other {#}}" }],
  ],
  [
    "message",
    (...args) => door.messages.message(...args),
    () => ["error.at", "en", { place: "x", text: "y" }],
  ],
  ["category", (...args) => door.messages.category(...args), () => ["food", "en"]],
  ["hasMessage", (...args) => door.messages.hasMessage(...args), () => ["error.at", "en"]],
  ["resolveLocale", (...args) => door.messages.resolveLocale(...args), () => ["zh-Hans"]],
  ["formatLocale", (...args) => door.messages.formatLocale(...args), () => ["en-GB"]],
  ["format.money", (...args) => door.messages.format.money(...args), () => ["1.00", "CNY", "en"]],
  ["format.maskMoney", (...args) => door.messages.format.maskMoney(...args), () => ["CNY", "en"]],
  [
    "format.roughMoney",
    (...args) => door.messages.format.roughMoney(...args),
    () => [12000, "CNY", "en", { compact: true }],
  ],
  [
    "format.number",
    (...args) => door.messages.format.number(...args),
    () => [1.5, "en", { maximumFractionDigits: 1 }],
  ],
  ["format.percent", (...args) => door.messages.format.percent(...args), () => [0.5, "en"]],
  ["format.durationParts", (...args) => door.messages.format.durationParts(...args), () => [60_000]],
  [
    "format.time",
    (...args) => door.messages.format.time(...args),
    () => [AT, "en", { style: "day", utcOffset: 480 }],
  ],
  ["format.hour", (...args) => door.messages.format.hour(...args), () => [3, "zh-CN"]],
  ["format.country", (...args) => door.messages.format.country(...args), () => ["JP", "en"]],
  ["format.maskName", (...args) => door.messages.format.maskName(...args), () => ["Anna"]],
  ["format.name", (...args) => door.messages.format.name(...args), () => ["Anna", { mask: true }]],
  [
    "notifier",
    (...args) => door.notify.notifier(...args),
    () => [
      {
        locale: "en",
        quiet: { from: "22:00", to: "07:00" },
        details: true,
        mask: true,
        localMinutes: () => 1,
        show() {},
        stillOpen: () => true,
        onOpen() {},
      },
    ],
  ],
  ["quietLeft", (...args) => door.notify.quietLeft(...args), () => [5, { from: "22:00", to: "07:00" }]],
];
