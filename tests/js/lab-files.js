// What the lab's tests read: files made of rows, and the sample scored once.
import assert from "node:assert/strict";
import { inspect, LabError, readHistory } from "../../pkg/lab.js";

export const DAY = 86_400_000;

/** The check of a refusal by its code and some of its details. */
export const refusal = (code, details) => (error) => {
  assert.ok(error instanceof LabError, String(error));
  assert.equal(error.code, code);
  if (details) assert.deepEqual({ ...error.details, ...details }, error.details);
  return true;
};

/** A file of these rows, under this header. */
export const file = (header, rows) => `${header}\n${rows.join("\n")}\n`;
export const days = (count, row) =>
  Array.from({ length: count }, (_, day) =>
    row(day, new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10)),
  );
export const read = async (text, change = {}) => {
  const { mapping } = await inspect(text);
  return readHistory(text, { mapping: { ...mapping, ...change } });
};
