// @ts-check
/**
 * The sample's rows: nine months that end with the last whole month before today, whenever that is.
 *
 * Moved by whole months, so that what comes on a day of the month stays there; days that a month does not have are left out.
 * Not here: the days themselves (life.mjs, worth-a-look.mjs), the file (make.mjs), what the page takes in (events.mjs).
 */
import { beijing, life } from "./life.mjs";
import { worthALook } from "./worth-a-look.mjs";

/** @typedef {import("./alipay.mjs").Row} Row */

/** Nine months with a Spring Festival (17 February) in them. */
export const SAMPLE = { seed: 20260201, from: "2026-02-01", to: "2026-11-01" };
/** Alipay writes Beijing time. */
const OFFSET = 8 * 3_600_000;

/** @param {number} year @param {number} month from 0, and on over the year's end */
const monthIn = (year, month) => year * 12 + month;
const [year, month] = SAMPLE.to.split("-").map(Number);

/** By how many months the sample lies before the month of a moment. @param {number} now */
export function monthsTo(now) {
  const local = new Date(now + OFFSET);
  return monthIn(local.getUTCFullYear(), local.getUTCMonth()) - monthIn(year, month - 1);
}

/** A day as many months on; nothing where there is no such day. @param {number} day as UTC midnight @param {number} months */
function moved(day, months) {
  const date = new Date(day);
  const there = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()));
  return there.getUTCDate() === date.getUTCDate() ? there.getTime() : undefined;
}

/** A number that begins with its payment's day. @param {string} id @param {number} months */
function renumbered(id, months) {
  const [, written, rest] = /^(\d{8})(.*)$/s.exec(id) ?? [];
  const day = Date.parse(`${written?.slice(0, 4)}-${written?.slice(4, 6)}-${written?.slice(6)}T00:00:00Z`);
  const there = moved(day, months);
  return there === undefined || Number.isNaN(there)
    ? id
    : new Date(there).toISOString().slice(0, 10).replaceAll("-", "") + rest;
}

const DAY = 86_400_000;

/** @param {number} [months] @returns {Row[]} */
export function sampleRows(months = 0) {
  const rows = [...life(SAMPLE), ...worthALook()];
  if (months === 0) return rows;
  return rows.flatMap((row) => {
    const local = row.at + OFFSET;
    const day = Math.floor(local / DAY) * DAY;
    const there = moved(day, months);
    return there === undefined
      ? []
      : [{ ...row, at: there + (local - day) - OFFSET, id: renumbered(row.id, months) }];
  });
}

/** When the sample was exported: the morning after its last day. @param {number} [months] */
export function exportedAt(months = 0) {
  const there = /** @type {number} */ (moved(Date.parse(`${SAMPLE.to}T00:00:00Z`), months)); // every month has a first
  return there - OFFSET + (beijing(SAMPLE.to, "08:30:12") - beijing(SAMPLE.to));
}
