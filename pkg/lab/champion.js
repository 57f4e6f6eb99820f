// @ts-check
/**
 * Backtest: champion against challengers over one history, one after another through the engine of production.
 *
 * Not here: one replay (replay.js), its figures (measure.js).
 */
import { Measured } from "./measure.js";
import { replay } from "./replay.js";

/**
 * @param {new (config?: import("../index.js").Config) => import("../index.js").Sentinel} Sentinel
 * @param {import("./history.js").History} history
 * @param {readonly import("../index.js").Config[]} configs the champion first
 * @param {import("../lab.js").BacktestOptions} [options]
 */
export async function backtest(Sentinel, history, configs, { onProgress, ...options } = {}) {
  const measured = [];
  for (const [index, config] of configs.entries()) {
    const replayed = await replay(Sentinel, history, config, {
      ...options,
      onProgress: onProgress && ((done, total) => onProgress(index * total + done, configs.length * total)),
    });
    measured.push(new Measured(history, replayed, options));
  }
  return measured;
}
