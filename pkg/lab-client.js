// @ts-check
/**
 * "wallet-sentinel/lab/client": a page's side of a lab in a worker, every verb a promise.
 *
 * Not here: the other side (lab-service.js); how the worker is started, which is the host's.
 */
import { proxy, wrap } from "comlink";
import { LabError } from "./lab/error.js";

export class LabClient {
  /** @type {any} */
  #remote;
  #count = 0;

  /** @param {any} worker that calls `serveLab` */
  constructor(worker) {
    this.#remote = wrap(worker);
  }

  /** @param {string} verb @param {any[]} args */
  async #call(verb, ...args) {
    const { ok, failed } = await this.#remote.call(verb, ...args);
    if (failed) throw new LabError(failed.code, failed.details);
    return ok;
  }

  /** @param {string} verb @param {import("./lab.js").Watched | undefined} watched @param {any[]} args */
  async #watched(verb, { signal, onProgress } = {}, ...args) {
    if (signal?.aborted) throw new LabError("aborted");
    const id = (this.#count += 1);
    const abort = () => void this.#remote.abort(id);
    signal?.addEventListener("abort", abort);
    try {
      return await this.#call(verb, id, onProgress && proxy(onProgress), ...args);
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** @returns {Promise<import("./index.js").ReasonSpec[]>} */
  reasons() {
    return this.#call("reasons");
  }

  /** @param {string} code @returns {Promise<import("./lab.js").Played>} */
  play(code) {
    return this.#call("play", code);
  }

  /** Names that rules may say. @returns {Promise<import("./lab.js").RuleLanguage>} */
  language() {
    return this.#call("language");
  }

  /** @param {string} when @param {import("./lab.js").Watched & { lists?: import("./index.js").Config["lists"] }} [options] @returns {Promise<import("./lab-client.js").RuleTriedBrief>} */
  tryRule(when, { lists, ...watched } = {}) {
    return this.#watched("tryRule", watched, when, lists);
  }

  /** @param {import("./index.js").RulePack} pack @param {import("./index.js").Config["lists"]} [lists] @returns {Promise<readonly import("./index.js").RuleFault[]>} */
  checkPack(pack, lists) {
    return this.#call("checkPack", pack, lists);
  }

  /** @param {number} index @returns {Promise<import("./lab.js").RuleFigures[]>} */
  rules(index) {
    return this.#call("rules", index);
  }

  /** @param {Blob | Uint8Array | string} source @param {import("./lab.js").Mapping} [mapping] @returns {Promise<import("./lab.js").Inspection>} */
  inspect(source, mapping) {
    return this.#call("inspect", source, mapping);
  }

  /** @returns {Promise<import("./lab.js").Inspection>} */
  sample() {
    return this.#call("sample");
  }

  /** @param {import("./lab.js").Mapping} mapping @param {import("./lab.js").Watched} [watched] @returns {Promise<import("./lab-client.js").HistoryBrief>} */
  read(mapping, watched) {
    return this.#watched("read", watched, mapping);
  }

  /**
   * @param {number} index @param {import("./index.js").Config} config
   * @param {import("./lab.js").BacktestOptions} [options]
   * @returns {Promise<import("./lab-client.js").Run>}
   */
  run(index, config, { labelDelay, from, to, ...watched } = {}) {
    return this.#watched("run", watched, index, config, { labelDelay, from, to });
  }

  /** @param {number} index @param {import("./lab.js").At} at @returns {Promise<import("./lab.js").Figures>} */
  figures(index, at) {
    return this.#call("figures", index, at);
  }

  /** @param {number} index @param {number} perDay @returns {Promise<import("./lab.js").Capacity>} */
  capacity(index, perDay) {
    return this.#call("capacity", index, perDay);
  }

  /** @param {number} index @param {string} code @param {number} threshold @returns {Promise<{ code: string, count: number }[]>} */
  overlap(index, code, threshold) {
    return this.#call("overlap", index, code, threshold);
  }

  /** @param {number} index @param {import("./lab.js").ListQuery} query @returns {Promise<{ rows: import("./lab.js").RowBrief[], of: number }>} */
  list(index, query) {
    return this.#call("list", index, query);
  }

  /** @param {number} index @param {number} row @returns {Promise<import("./lab.js").RowDetail>} */
  detail(index, row) {
    return this.#call("detail", index, row);
  }

  /** @param {number} index @param {string} id @returns {Promise<import("./lab.js").RowDetail | undefined>} */
  find(index, id) {
    return this.#call("find", index, id);
  }

  /** @param {number} champion @param {number} challenger @param {{ champion: number, challenger: number, segment?: string }} thresholds @returns {Promise<import("./lab.js").Difference>} */
  compare(champion, challenger, thresholds) {
    return this.#call("compare", champion, challenger, thresholds);
  }

  /** @param {number} index @param {import("./lab.js").Watched} [watched] @returns {Promise<import("./lab.js").Drawn>} */
  draw(index, watched) {
    return this.#watched("draw", watched, index);
  }

  /** @param {number} index @param {import("./lab.js").QueueQuery} query @returns {Promise<import("./lab.js").Queue>} */
  queue(index, query) {
    return this.#call("queue", index, query);
  }

  /** @param {number} row @param {import("./lab.js").Answer} [answer] @returns {Promise<import("./lab-client.js").AnswersBrief>} */
  answer(row, answer) {
    return this.#call("answer", row, answer);
  }

  /** @param {import("./lab-client.js").AnswersBrief["byLine"]} byLine @returns {Promise<import("./lab-client.js").AnswersBrief>} */
  useAnswers(byLine) {
    return this.#call("useAnswers", byLine);
  }

  /** @returns {Promise<import("./lab-client.js").AnswersBrief>} */
  answers() {
    return this.#call("answers");
  }

  /** @param {boolean} counts @returns {Promise<void>} */
  countAnswers(counts) {
    return this.#call("countAnswers", counts);
  }

  /** @param {number} index @returns {Promise<import("./lab-client.js").Run>} */
  measureAgain(index) {
    return this.#call("measureAgain", index);
  }

  /** @param {number} index @param {boolean} [unmasked] @returns {Promise<{ csv: string, rows: number }>} */
  answered(index, unmasked) {
    return this.#call("answered", index, unmasked);
  }

  /**
   * @param {number} index @param {number} threshold @param {import("./lab.js").Watched & { unmasked?: boolean }} [options]
   * @returns {Promise<{ receipts: import("./lab.js").MaskedReceipt[], of: number }>}
   */
  receipts(index, threshold, { unmasked, ...watched } = {}) {
    return this.#watched("receipts", watched, index, threshold, unmasked);
  }

  /** @param {number} index @param {number} threshold @param {boolean} [unmasked] @returns {Promise<{ csv: string, rows: number, of: number }>} */
  flagged(index, threshold, unmasked) {
    return this.#call("flagged", index, threshold, unmasked);
  }
}
