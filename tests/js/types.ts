/**
 * The public types, used as a wallet's developer would: compiled by the type check, never run.
 *
 * What must not compile stands under `@ts-expect-error`, so a type that grows too loose fails as well.
 */
import init, {
  Sentinel,
  SentinelError,
  about,
  type Access,
  type Alert,
  type Label,
  type Method,
  type Model,
  type Receipt,
  type SentinelEvent,
  type Transaction,
  type Verdict,
} from "../../pkg/index.js";
import { exampleOf } from "../../pkg/examples.js";
import type { ImportResult } from "../../pkg/import.js";
import { describe, describeForAnalyst, describeForMachine } from "../../pkg/messages.js";
import { askToNotify, notifier } from "../../pkg/notify.js";
import type {
  SentinelActDetail,
  SentinelConfirm,
  SentinelPayment,
  SentinelPayments,
  SentinelPlan,
} from "../../pkg/elements.js";
import type { SentinelPayments as ListAlone } from "wallet-sentinel/elements/list";
import { SentinelStore, type StoreStatus } from "../../pkg/store.js";
import { SentinelWorker } from "../../pkg/worker.js";
import * as written from "../../pkg/api.js";
import type * as client from "../../pkg/worker-client.js";

const payment: Transaction = {
  kind: "transaction",
  id: "p1",
  accountId: "a1",
  at: 1_790_000_000_000,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "12.50",
  currency: "CNY",
  counterparty: { name: "早点铺", kind: "merchant" },
};

export async function theSixLines(statement: ImportResult) {
  await init({ wasm: fetch("/wallet_sentinel.wasm") });
  using sentinel = new Sentinel({ utcOffset: 480 });
  const { alerts, rejected } = sentinel.ingest(statement.events, { assessments: "none", asOf: payment.at });
  const codes: string[] = [...about().reasonCodes, ...rejected.map((event) => event.code)];
  return [...alerts.map((alert: Alert) => describe(alert, "zh-CN").title), ...codes];
}

const login: Access = {
  kind: "access",
  id: "l1",
  accountId: "a1",
  at: payment.at,
  action: "login",
  success: true,
  method: "passkey",
};
const chargeback: Label = {
  kind: "label",
  accountId: "a1",
  of: { transactionId: "p1" },
  at: payment.at,
  label: "fraud",
};

export async function whatIsSaidAfterwards(kept: string) {
  const events: SentinelEvent[] = [
    login,
    payment,
    chargeback,
    { ...chargeback, of: { accessId: "l1" }, label: "withdrawn" },
  ];
  using server = new Sentinel({ learn: true, labelHorizonDays: 60, limits: { parties: 10_000 } });
  server.ingest(events);
  const model: Model | undefined = server.model();
  using phone = new Sentinel({ learn: false });
  phone.loadModel(JSON.parse(kept));
  // @ts-expect-error before the first label there is no model
  phone.loadModel(server.model());
  const worker = await SentinelWorker.create();
  if (model) await worker.loadModel(model);
  const mine = phone.alerts({ audience: "holder" });
  return [mine, await worker.model()];
}

const decided: Verdict = {
  kind: "verdict",
  accountId: "a1",
  of: { transactionId: "p1" },
  at: payment.at,
  outcome: "block",
  source: "risk desk",
};

export async function theLifeOfAnAlert(sentinel: Sentinel, kept: string) {
  const end: () => void = sentinel.onAlert(
    notifier({ locale: "zh-CN", quiet: { from: "22:00", to: "07:00" } }),
    { atLeast: "danger" },
  );
  sentinel.configure({ alertsPerDay: 2, reasons: { velocity: { mode: "shadow" } } });
  const { alerts, assessments } = sentinel.ingest([payment, decided]);
  if (sentinel.assess(payment).approximate) sentinel.advance(payment.at, { trusted: true });
  const [alert] = alerts;
  sentinel.act(alert.id, { do: "show", at: payment.at });
  sentinel.decide({
    a: { accountId: "a", id: "1" },
    b: { accountId: "a", id: "2" },
    relation: "reverses",
    is: true,
    at: 0,
  });
  sentinel.recurring({ id: "s", do: "merge", into: "t", at: 0 });
  sentinel.ingest([{ kind: "act", alertId: alert.id, do: "resolve", disposition: "solved", at: 0 }]);
  sentinel.act(alert.id, { do: "escalate", disposition: "scam", at: payment.at, by: "holder" });
  const receipt: Receipt = sentinel.receipt(payment);
  const { equal, differs, result } = sentinel.replay(JSON.parse(kept));
  const said = [
    describeForAnalyst(receipt, "en").lines,
    describeForMachine(alert, { mask: true }).reasons,
    describe(alert, "en", { mask: true }).advice,
  ];
  end();
  return [
    said,
    equal,
    differs,
    result.shadow?.rules,
    assessments,
    alert.storyId,
    alert.verdicts,
    await askToNotify(),
  ];
}

export function whoReads(events: SentinelEvent[]) {
  using desk = new Sentinel({ audience: "all" });
  const { alerts } = desk.ingest(events);
  const theirs: Alert[] = desk.alerts({ audience: "operator" });
  const whose: "holder" | "operator" = theirs[0].reasons[0].audience;
  const before: string = describe(desk.assess(payment), "en", { payment }).body;
  // @ts-expect-error there are three kinds of readers
  desk.alerts({ audience: "everybody" });
  return [alerts, whose, before, describe(theirs[0], "en", { audience: "operator" }).title];
}

export async function inAWorker(file: File, signal: AbortSignal) {
  const worker = await SentinelWorker.create({ ledgerDays: 365 }, { snapshot: new Uint8Array() });
  const read = await worker.ingestStatement(file, {
    signal,
    onProgress: (done, total, phase) => void [done / total, phase === "import"],
  });
  // @ts-expect-error events never cross to the page
  read.events;
  return read.rejected.flatMap((event) => event.lines);
}

export function whatIsRefused(sentinel: Sentinel) {
  // @ts-expect-error money is a decimal string
  sentinel.assess({ ...payment, amount: 12.5 });
  // @ts-expect-error time is a number of milliseconds
  sentinel.assess({ ...payment, at: new Date() });
  // @ts-expect-error a label has no assessment of its own
  sentinel.assess(chargeback);
  // @ts-expect-error a label is about one event
  sentinel.ingest([{ ...chargeback, of: { transactionId: "p1", accessId: "l1" } }]);
  // @ts-expect-error a label is one of a list
  sentinel.ingest([{ ...chargeback, label: "theft" }]);
  // @ts-expect-error a verdict is an outcome of the list
  sentinel.ingest([{ ...decided, outcome: "fraud" }]);
  sentinel.ingest([{ kind: "expectation", id: "e", accountId: "a1", at: 0, what: "refund" }]);
  // @ts-expect-error what is waited for is one of a list
  sentinel.ingest([{ kind: "expectation", id: "e", accountId: "a1", at: 0, what: "luck" }]);
  // @ts-expect-error only a fraud or a scam is escalated as such
  sentinel.act("a", { at: 0, do: "escalate", disposition: "legitimate" });
  const { config, events, clock } = exampleOf("velocity");
  new Sentinel(config).ingest(events);
  for (const { at } of clock) sentinel.advance(at);
  // @ts-expect-error a snooze has an end
  sentinel.act("a", { at: 0, do: "snooze" });
  // @ts-expect-error a disposition is one of a list
  sentinel.act("a", { at: 0, do: "resolve", disposition: "fine" });
  // @ts-expect-error a reason is live, in shadow or off
  sentinel.configure({ reasons: { velocity: { mode: "quiet" } } });
  // @ts-expect-error a reason's settings are numbers
  sentinel.configure({ reasons: { velocity: { params: { window: "10 minutes" } } } });
  // @ts-expect-error a payment's confirmation is one of a list
  const method: Method = "none";
  void method;
  // @ts-expect-error a snapshot is bytes
  Sentinel.restore("snapshot");
  Sentinel.restore(new ArrayBuffer(0));
  // @ts-expect-error an error has a code
  new SentinelError();
}

/** What an element asks for can be handed on as it stands. */
export const acted = (sentinel: Sentinel, { alertId, action }: SentinelActDetail): Alert =>
  sentinel.act(alertId, { ...action, at: 0, by: "holder" });

/** What is written does what the declarations promise. */
export const kept: {
  about: typeof about;
  sentinel(written: written.Sentinel): Sentinel;
  worker(written: client.SentinelWorker): SentinelWorker;
  error(written: written.SentinelError): SentinelError;
} = {
  about: written.about,
  sentinel: (given) => given,
  worker: (given) => given,
  error: (given) => given,
};

/** A store's sentinel is the worker's class to whoever uses it. */
export async function kepts(key: CryptoKey, file: Blob): Promise<StoreStatus> {
  const store = await SentinelStore.open({
    key,
    config: { alertsPerDay: 3 },
    accepts: (name) => name !== "",
  });
  const worker: SentinelWorker = store.sentinel;
  await worker.ingest([payment], { assessments: "none" });
  await store.set("report", { rows: 3 });
  await store.import(file, "a passphrase", { repair: true });
  // @ts-expect-error: a passphrase is a text
  await store.export(5);
  // @ts-expect-error: there is no such option
  await SentinelStore.open({ pasphrase: "x" });
  return store.status();
}

/** What elements ask for is what the verbs take. */
export function answering(sentinel: Sentinel, confirm: SentinelConfirm, plan: SentinelPlan) {
  const at = payment.at;
  confirm.links = sentinel.links({ confidence: ["asked"] });
  confirm.alerts = sentinel.alerts();
  const days: number[] = confirm.links.flatMap(({ rows }) => [rows.a.at, rows.b.at]);
  confirm.addEventListener("sentinel-decide", ({ detail }) => sentinel.decide({ ...detail, at }));
  plan.addEventListener("sentinel-recurring", ({ detail }) => sentinel.recurring({ ...detail, at }));
  plan.addEventListener("sentinel-charged-twice", ({ detail: { a, amount } }) =>
    sentinel.supportCase({
      accountId: a.accountId,
      transactionId: a.id,
      problem: amount && "duplicate-charge",
    }),
  );
  plan.addEventListener("sentinel-show", ({ detail: { alertIds } }) => {
    for (const id of alertIds) sentinel.act(id, { do: "show", at });
  });
  plan.addEventListener("sentinel-answer", () => confirm.focus());
  plan.answers = true;
  return days;
}

/** Any engine can be listed, and what the list and a payment ask for is what the verbs take. */
export function listing(
  sentinel: Sentinel,
  worker: SentinelWorker,
  list: SentinelPayments,
  one: SentinelPayment,
): ListAlone {
  const at = payment.at;
  list.source = sentinel;
  list.source = worker;
  list.query = { counts: ["spent"], from: at };
  list.addEventListener("sentinel-query-change", ({ detail }) => sentinel.payments(detail.query));
  list.addEventListener("sentinel-payment-open", ({ detail }) => {
    one.row = detail.row;
    list.chosen = detail;
  });
  one.addEventListener("sentinel-category-change", ({ detail }) =>
    sentinel.correctCategory({ ...detail, at }),
  );
  one.addEventListener("sentinel-case", ({ detail }) => sentinel.supportCase(detail));
  one.addEventListener("sentinel-decide", ({ detail }) => sentinel.decide({ ...detail, at }));
  // @ts-expect-error: a page is the element's own to choose
  list.page = 2;
  return list;
}
