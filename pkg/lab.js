// @ts-check
/**
 * "wallet-sentinel/lab": thresholds, reasons and rules against labelled history, on the engine that scores.
 *
 * For desks and notebooks, not for wallets: it costs a page nothing that does not import it.
 * Not here: a page (www/lab.html), sentences.
 */
export { backtest } from "./lab/champion.js";
export { ANSWERS } from "./lab/answers.js";
export { byTheBook, recordOf } from "./lab/book.js";
export { brier, calibrationLine, reliability } from "./lab/calibration.js";
export { compare } from "./lab/compare.js";
export { completeRule } from "./lab/complete.js";
export { curveOf, histogramOf } from "./lab/curves.js";
export { LabError, labErrorCodes } from "./lab/error.js";
export { examplePack } from "./lab/example-pack.js";
export { maskedConfig, maskedReceipt, maskedSegments } from "./lab/export.js";
export { History, MOST_BYTES, readHistory } from "./lab/history.js";
export { ruleLanguage } from "./lab/language.js";
export { draw, wilson } from "./lab/intervals.js";
export { judge } from "./lab/judge.js";
export { FIELDS, inspect } from "./lab/mapping.js";
export { Measured } from "./lab/measure.js";
export { testSet, testWeeks, WEEK } from "./lab/protocol.js";
export { playExample } from "./lab/play.js";
export { queueOf } from "./lab/queue.js";
export { packChanges } from "./lab/pack-changes.js";
export { averagePrecision, cardPrecision, rocAuc } from "./lab/ranking.js";
export { LABEL_DELAY, probabilityOf, Replay, replay, scoreOf } from "./lab/replay.js";
export { checkPack, diffPacks, rulesOf } from "./lab/rules.js";
export { detailOf, listOf, masked } from "./lab/rows.js";
export { sampleHistory } from "./lab/sample.js";
export { sampleOf, tryRule } from "./lab/try-rule.js";
