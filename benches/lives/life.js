// @ts-check
/**
 * The shape in which every world hands over its people, whoever made them.
 *
 * A payment of a story plays a part: `loss` is what the story is about, `lead` leads up to it, `beside` belongs to it and
 * counts neither way. A story of the family `mule` is the operator's to hear of; all others are the holder's.
 * Not here: where lives come from (worlds/), and what becomes of them (live.js).
 */

/**
 * @typedef {{ event: any, arrives: number, pays?: boolean, story?: number, part?: "loss" | "lead" | "beside" }} Arrival
 * @typedef {{ kind: string, family: string, notice?: boolean }} Story `notice`: a notice is loud enough for this kind
 * @typedef {{ id: string, persona: string, counted: number, stories: Story[], events: Arrival[] }} Life `counted` is from
 *   when on warnings are counted: before that the engine only learns
 * @typedef {{ seed: number, final: boolean, file?: string, people?: number, python?: string }} Wish
 * @typedef {{ title: string, seeds: number, lives: (wish: Wish) => AsyncIterable<Life> }} World `seeds`: how many there
 *   can be; each gives other people
 */

/** A month, in which nothing is counted: as the personas' report has it. */
export const WARM_UP = 30 * 86_400_000;

/** Mistakes of the person at the keyboard, told without a stack. */
export class Wanting extends Error {}

/** @param {{ family: string }} story */
export const isOperators = ({ family }) => family === "mule";

/**
 * In the order of each key's first. (`Map.groupBy` comes with Node 21 only.)
 * @template T @param {Iterable<T>} all @param {(one: T) => string} keyOf @returns {Map<string, T[]>}
 */
export function grouped(all, keyOf) {
  const groups = new Map();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
