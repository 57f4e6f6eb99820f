/**
 * Detection of attackers against the share of honest uses that are challenged, after so many uses; beside two trivial floors.
 *
 * Each honest use is judged before it is learnt. A threshold for a challenge rate is the score that this share of the honest uses with the
 * same number of uses before them exceed. An attacker is detected where the score is beyond it. Honest people pass their challenges.
 */
import { ATTACKERS, attack, person as usual } from "./people.js";

export const AFTER = [1, 5, 12, 40];
export const RATES = [0.01, 0.02, 0.05];

/** The score that this share of them exceed. @param {number[]} scores @param {number} rate */
export function thresholdAt(scores, rate) {
  const sorted = [...scores].sort((a, b) => b - a);
  return sorted[Math.floor(rate * sorted.length)] ?? 0;
}

/** @param {readonly boolean[]} list */
const share = (list) => list.filter(Boolean).length / Math.max(1, list.length);

/**
 * @param {(config?: object) => any} make an engine @param {{ accounts: number, seed: number, alone: boolean, person?: typeof usual }} options
 * `alone`: an engine for each account, as on a phone; else one for all, as at an operator's; `person`: who is made up
 */
export function measure(make, { accounts, seed, alone, person = usual }) {
  const uses = Math.max(...AFTER) + 1;
  const honest = new Map(AFTER.map((after) => [after, /** @type {number[]} */ ([])]));
  const caught = new Map(
    AFTER.map((after) => [after, new Map(ATTACKERS.map((who) => [who, /** @type {number[]} */ ([])]))]),
  );
  /** @type {Map<string, { honest: boolean[], caught: Map<string, boolean[]> }>} */
  const floors = new Map(
    ["deviceId", "country"].map((key) => [
      key,
      { honest: [], caught: new Map(ATTACKERS.map((who) => [who, []])) },
    ]),
  );
  const asShipped = new Map(ATTACKERS.map((who) => [who, /** @type {boolean[]} */ ([])]));
  let challenged = 0;
  let asked = 0;
  const people = Array.from({ length: accounts }, (_, number) => person(number, seed, uses));
  let engine = alone ? undefined : make();
  // In order of time, as an operator has them: round by round where all share an engine.
  const rounds = alone ? people.map((one) => [one]) : [people];
  for (const group of rounds) {
    if (alone) {
      engine?.free();
      engine = make();
    }
    for (let n = 0; n < uses; n++) {
      for (const one of group) {
        const use = one.history[n];
        if (AFTER.includes(n)) {
          for (const who of ATTACKERS) {
            const event = attack(who, one, n, seed);
            const judged = engine.assess(event);
            caught.get(n)?.get(who)?.push(judged.score);
            if (n === 40) asShipped.get(who)?.push(judged.outcome !== "allow");
            if (n === 40)
              for (const [key, floor] of floors)
                floor.caught
                  .get(who)
                  ?.push(!one.history.slice(0, n).some((known) => known[key] === event[key]));
          }
          if (n === 40)
            for (const [key, floor] of floors)
              floor.honest.push(!one.history.slice(0, n).some((known) => known[key] === use[key]));
        }
        const { assessments } = engine.ingest([use]);
        const [{ score, outcome }] = assessments;
        honest.get(n)?.push(score);
        if (n > 10) asked++;
        if (outcome !== "allow") {
          if (n > 10) challenged++;
          engine.ingest([
            {
              ...use,
              id: `${use.id}-c`,
              at: use.at + 60_000,
              action: "challenge",
              challengeOf: use.id,
              method: "face",
            },
          ]);
        }
      }
    }
  }
  engine?.free();
  const detection = AFTER.flatMap((after) =>
    RATES.map((rate) => {
      const threshold = thresholdAt(/** @type {number[]} */ (honest.get(after)), rate);
      return {
        after,
        rate,
        threshold,
        detected: ATTACKERS.map((who) =>
          share((caught.get(after)?.get(who) ?? []).map((score) => score > threshold)),
        ),
      };
    }),
  );
  const atDefault = ATTACKERS.map((who) => share(asShipped.get(who) ?? []));
  return {
    detection,
    challengedAfterTen: challenged / asked,
    atDefault,
    floors: [...floors].map(([key, floor]) => ({
      key,
      challenged: share(floor.honest),
      detected: ATTACKERS.map((who) => share(floor.caught.get(who) ?? [])),
    })),
  };
}
