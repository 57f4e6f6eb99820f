// @ts-check
/**
 * A reason's example, played to a new engine: what happens, and the reason as it fires, with all that it tells.
 *
 * The sequences are those of "wallet-sentinel/examples", which is loaded with the first of them. The engine is the example's own: nothing
 * of a history comes near it.
 * Not here: sentences, and which sequence stands for which reason.
 */

/** @param {import("../lab.js").SentinelClass} Sentinel @param {string} code @returns {Promise<import("../lab.js").Played>} */
export async function playExample(Sentinel, code) {
  const { exampleOf } = await import("../examples.js");
  const { about, on, config, events, asOf, isLive, clock } = exampleOf(code);
  const sentinel = new Sentinel(config);
  /** @type {import("../index.js").Assessment[]} */
  const assessments = [];
  /** @param {typeof events} part */
  const ingest = (part) => {
    const batches = isLive ? part.map((event) => [event]) : part.length ? [part] : [];
    for (const batch of batches)
      assessments.push(...sentinel.ingest(batch, asOf === undefined ? {} : { asOf }).assessments);
  };
  try {
    let from = 0;
    for (const { at, after } of clock) {
      ingest(events.slice(from, after));
      from = after;
      sentinel.advance(at);
    }
    ingest(events.slice(from));
    const isIt = (/** @type {{ reasons: readonly { code: string }[] }} */ { reasons }) =>
      reasons.some((reason) => reason.code === code);
    const all = sentinel.alerts({ audience: "all" }).filter(isIt);
    const alert = all.find(({ eventIds }) => on.every((id) => eventIds.includes(id))) ?? all.at(-1);
    const assessment =
      assessments.find((one) => isIt(one) && on.includes(one.eventId)) ?? assessments.find(isIt);
    const reasons = [...(assessment?.reasons ?? []), ...(alert?.reasons ?? [])];
    return {
      code,
      about,
      on,
      events,
      ...(clock.length ? { clock: clock.map(({ at }) => at) } : {}),
      reason: reasons.find((reason) => reason.code === code),
      ...(alert ? { alert } : {}),
      ...(assessment ? { assessment } : {}),
    };
  } finally {
    sentinel.free();
  }
}
