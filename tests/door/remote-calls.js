// The door of an engine in a worker: each verb with arguments that it takes.

import {
  AT,
  payment,
  whole,
  config,
  summary,
  operator,
  correction,
  decision,
  series,
  links,
  payments,
  statement,
} from "./arguments.js";

/**
 * The same of an engine in a worker: each answers with a promise.
 * @param {any} door with `remote`, a SentinelWorker, and `importStatement`
 * @returns {[string, (...args: any[]) => Promise<unknown>, () => any[]][]}
 */
export const remoteCalls = (door) => [
  [
    "worker.ingest",
    (...args) => door.remote.ingest(...args),
    () => [
      [whole(), payment({ id: "other" })],
      { assessments: "all", asOf: AT, signal: new AbortController().signal, onProgress() {} },
    ],
  ],
  [
    "worker.ingestStatement",
    (...args) => door.remote.ingestStatement(...args),
    () => [
      statement(),
      {
        accountId: "a",
        holderId: "h",
        utcOffset: 480,
        layout: "canonical.csv",
        fileName: "f",
        signal: new AbortController().signal,
        onProgress() {},
      },
    ],
  ],
  [
    "importStatement",
    (...args) => door.importStatement(...args),
    () => [
      statement(),
      {
        accountId: "a",
        holderId: "h",
        utcOffset: 480,
        layout: "canonical.csv",
        fileName: "f",
        password: "p",
        signal: new AbortController().signal,
        onProgress() {},
      },
    ],
  ],
  ["worker.configure", (...args) => door.remote.configure(...args), () => [config()]],
  ["worker.assess", (...args) => door.remote.assess(...args), () => [whole()]],
  ["worker.receipt", (...args) => door.remote.receipt(...args), () => [whole()]],
  ["worker.replay", (...args) => door.remote.replay(...args), () => [structuredClone(door.receipt)]],
  ["worker.advance", (...args) => door.remote.advance(...args), () => [AT, { trusted: true }]],
  [
    "worker.alerts",
    (...args) => door.remote.alerts(...args),
    () => [{ accountId: "a", topic: "payment", limit: 3 }],
  ],
  [
    "worker.act",
    (...args) => door.remote.act(...args),
    () => [door.alertId, { do: "snooze", at: AT, by: "me", until: AT + 1 }],
  ],
  ["worker.summary", (...args) => door.remote.summary(...args), () => [summary()]],
  ["worker.watched", (...args) => door.remote.watched(...args), () => [{ accountId: "a", limit: 3 }]],
  ["worker.question", (...args) => door.remote.question(...args), () => [{ now: AT, accountId: "a" }]],
  ["worker.checkup", (...args) => door.remote.checkup(...args), () => ["a", { twoStep: false }, AT]],
  ["worker.refundable", (...args) => door.remote.refundable(...args), () => [{ accountId: "a", limit: 3 }]],
  [
    "worker.supportCase",
    (...args) => door.remote.supportCase(...args),
    () => [{ accountId: "a", transactionId: "p" }, operator()],
  ],
  ["worker.correctCategory", (...args) => door.remote.correctCategory(...args), () => [correction()]],
  ["worker.decide", (...args) => door.remote.decide(...args), () => [decision()]],
  ["worker.recurring", (...args) => door.remote.recurring(...args), () => [series()]],
  ["worker.links", (...args) => door.remote.links(...args), () => [links()]],
  ["worker.payments", (...args) => door.remote.payments(...args), () => [payments()]],
  ["worker.loadModel", (...args) => door.remote.loadModel(...args), () => [structuredClone(door.model)]],
  ["worker.restore", (...args) => door.remote.restore(...args), () => [door.snapshot, config()]],
  ["worker.forget", (...args) => door.remote.forget(...args), () => ["nobody"]],
  [
    "worker.onAlert",
    async (...args) => door.remote.onAlert(...args)(),
    () => [() => {}, { audience: "holder", atLeast: "info", accountId: "a" }],
  ],
];
