// The lab's types, as a host writes against them; checked by tsc, never run.
import { Sentinel, about } from "wallet-sentinel";
import init from "wallet-sentinel";
import {
  backtest,
  compare,
  completeRule,
  detailOf,
  inspect,
  LabError,
  listOf,
  packChanges,
  playExample,
  probabilityOf,
  queueOf,
  readHistory,
  ruleLanguage,
  sampleOf,
  tryRule,
  type Answer,
  type Completion,
  type DeskConfig,
  type History,
  type Measured,
  type Figures,
  type LabErrorCode,
  type Mapping,
  type RowDetail,
  type Share,
} from "wallet-sentinel/lab";
import { LabClient, type HistoryBrief, type Run } from "wallet-sentinel/lab/client";
import { serveLab } from "wallet-sentinel/lab/service";

export async function desk(file: File, kept?: Mapping): Promise<RowDetail | undefined> {
  const { mapping, faults } = await inspect(file, kept ? { mapping: kept } : {});
  const codes: LabErrorCode[] = faults.map(({ code }) => code);
  // @ts-expect-error: a label column is a position, not a name
  await readHistory(file, { mapping: { ...mapping, label: "fraud" } });
  const history = await readHistory(file, {
    mapping: { ...mapping, label: null, labels: { odd: "disputed" } },
  });
  const [champion, challenger] = await backtest(
    Sentinel,
    history,
    [{}, { reasons: { velocity: { mode: "off" } } }],
    {
      labelDelay: 0,
      onProgress: (done, total) => void (done / total),
    },
  );
  const figures: Figures = champion.at({ threshold: probabilityOf(36) });
  // @ts-expect-error: without labels there is none
  const precision: Share = figures.precision;
  const { gained } = compare(champion, challenger, { champion: 0.1, challenger: 0.1 });
  const [row] = listOf(champion, { what: "missed", threshold: precision.value }).rows;
  // @ts-expect-error: of four lists
  listOf(champion, { what: "all", threshold: 0 });
  return codes.length + gained.alerts > 0 && row ? detailOf(champion, row.row) : undefined;
}

export async function page(worker: Worker): Promise<[HistoryBrief, Run]> {
  serveLab({ init, Sentinel, about });
  const lab = new LabClient(worker);
  const { mapping } = await lab.sample();
  try {
    return [await lab.read(mapping), await lab.run(0, {}, { labelDelay: Infinity })];
  } catch (error) {
    if (error instanceof LabError && error.code === "aborted") return page(worker);
    throw error;
  }
}

export function queue(measured: Measured, before: DeskConfig, after: DeskConfig): string[] {
  const { rows, answered } = queueOf(measured, { by: "near", threshold: 0.5 });
  const answer: Answer = "genuine";
  measured.history.answer(rows[0].row, answer);
  measured.history.answer(rows[0].row);
  // @ts-expect-error: no such answer
  measured.history.answer(rows[0].row, "perhaps");
  const said = answered.rows.map(({ label, answer: given }) => `${label} ${given ?? ""}`);
  for (const change of packChanges(before, after))
    if (change.code === "rule-weight") said.push(change.rule, change.after.toFixed(1));
    else if (change.code === "entry-added") said.push(change.list, change.value);
  return said;
}

export async function written(history: History, text: string, caret: number): Promise<number> {
  const names = { ...ruleLanguage(Sentinel, about()), lists: ["block"] };
  const offered: Completion | undefined = completeRule(text, caret, names);
  const { hits, faults } = await tryRule(Sentinel, history, sampleOf(history), text);
  const { reason } = await playExample(Sentinel, "velocity");
  return hits + faults.length + (offered?.options.length ?? 0) + (reason?.contribution ?? 0);
}
