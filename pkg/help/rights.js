// @ts-check
/**
 * Rights by region and problem: what a law or a regulator's rule that applies today gives, each with its source and the day it was read.
 *
 * What has been agreed and does not apply yet promises nothing, so it is not here. `within` says for how many days after the payment it
 * can be claimed. Of the United States no term is here: none was seen in a law's or a regulator's own words. Not here: the sentences (messages), how long an operator itself takes (the core's terms).
 */
import { EU } from "./regions.js";

/** @typedef {{ code: string, regions: readonly string[], problems: readonly string[], within?: number, source: string, verifiedOn: string }} Right */

const SEEN = "2026-11-29";
/** Thirteen months (PSD2, art. 71; the British rules likewise), as many days as they have at least. */
const THIRTEEN_MONTHS = 395;

/** @type {readonly Right[]} */
export const rights = [
  {
    code: "cn-goods",
    regions: ["CN"],
    problems: ["refund-wanted", "refund-late"],
    source: "《中华人民共和国消费者权益保护法》第二十五条",
    verifiedOn: SEEN,
  },
  {
    code: "eu-unauthorised",
    regions: EU,
    problems: ["not-mine"],
    within: THIRTEEN_MONTHS,
    source: "Directive (EU) 2015/2366, art. 71, 73",
    verifiedOn: SEEN,
  },
  {
    code: "eu-withdrawal",
    regions: EU,
    problems: ["refund-wanted"],
    source: "Directive 2011/83/EU",
    verifiedOn: SEEN,
  },
  {
    code: "gb-misled",
    regions: ["GB"],
    problems: ["deceived"],
    within: THIRTEEN_MONTHS,
    source: "psr.org.uk, 2024-10-07",
    verifiedOn: SEEN,
  },
];

/** Rights of somebody who lives there, about this problem, of a payment of that age. @param {string} region @param {string} problem @param {number} [days] since the payment */
export const rightsOf = (region, problem, days) =>
  rights.filter(
    (right) =>
      right.regions.includes(region) &&
      right.problems.includes(problem) &&
      (right.within === undefined || days === undefined || days <= right.within),
  );
