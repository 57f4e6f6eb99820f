// @ts-check
/**
 * Completion of a half-written rule: the names that fit where one types, and what of the text they take the place of.
 *
 * Reads the text itself and asks no engine, so that it answers between two letters. Within quotes a reason's code, a list or a field,
 * by the function before them; behind a dot the methods of what stands there; elsewhere facts and functions.
 * Not here: whether the rule is right (the engine says), how names are shown (the page).
 */

/** @typedef {import("../lab.js").RuleNames} RuleNames @typedef {import("../lab.js").Completion} Completion */

/** As many as one looks through; typing one letter more is quicker. */
const MOST = 40;

/** The name before the caret; not within a number. */
const NAME = /(?<![\w.])[A-Za-z_][\w.]*$/;
/** A text, or a call, and the method that is begun behind it. */
const BEHIND = /(["')])\s*\.\s*([A-Za-z_]\w*)?$/;
/** A function whose quotes are open. */
const CALLED = /([A-Za-z_]\w*)\s*\(\s*$/;

/**
 * @param {string} text @param {number} caret in UTF-16 units
 * @param {RuleNames} names
 * @param {{ all?: boolean }} [options] whether everything is offered where nothing is begun
 * @returns {Completion | undefined} nothing where nothing fits
 */
export function completeRule(text, caret, names, { all = false } = {}) {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const quote = openQuote(before);
  if (quote) return within(before, after, quote, names);
  const method = BEHIND.exec(before);
  if (method) {
    const begun = method[2] ?? "";
    const kind = method[1] === ")" ? callKind(before.slice(0, method.index + 1), names) : "string";
    return methods(kind, begun, caret, after, names);
  }
  const begun = NAME.exec(before)?.[0] ?? "";
  if (!begun && !all) return undefined;
  // A text's own name with a dot behind it: its methods.
  const dot = begun.lastIndexOf(".");
  const of = dot > 0 && names.facts.find(({ name }) => name === begun.slice(0, dot));
  if (of && of.kind === "string") return methods("string", begun.slice(dot + 1), caret, after, names);
  const options = ranked(begun, [
    ...names.facts.map(({ name, kind }) => ({ text: name, what: /** @type {const} */ ("fact"), kind })),
    ...names.functions.filter((one) => !one.of).map(calling),
  ]);
  return answer(options, caret - begun.length, caret + rest(after, /^[\w.]*/), begun);
}

/** Where a quote before the caret is open. @param {string} before */
function openQuote(before) {
  let [open, from] = ["", 0];
  for (let at = 0; at < before.length; at += 1) {
    if (open && before[at] === "\\") at += 1;
    else if (before[at] === open) open = "";
    else if (!open && (before[at] === '"' || before[at] === "'")) [open, from] = [before[at], at];
  }
  return open ? { open, from } : undefined;
}

/** @param {string} before @param {string} after @param {{ open: string, from: number }} quote @param {RuleNames} names */
function within(before, after, { open, from }, names) {
  const name = CALLED.exec(before.slice(0, from))?.[1];
  const takes = names.functions.find((one) => one.name === name)?.takes;
  const known = { reason: names.reasons, list: names.lists, field: names.fields };
  const place = takes === "reason" || takes === "list" || takes === "field" ? takes : undefined;
  if (!place) return undefined;
  const begun = before.slice(from + 1);
  const length = rest(after, /^[\w-]*/);
  const isClosed = after[length] === open;
  const closing = isClosed ? "" : `${open}${/^\s*\)/.test(after.slice(length)) ? "" : ")"}`;
  const options = ranked(
    begun,
    known[place].map((one) => ({ text: one, what: place, inserts: `${one}${closing}` })),
  );
  return answer(options, from + 1, before.length + length, begun);
}

/** What a call comes to, by the name before its brackets. @param {string} before @param {RuleNames} names */
function callKind(before, names) {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    if (before[at] === ")") depth += 1;
    if (before[at] === "(") depth -= 1;
    if (depth) continue;
    const name = /([A-Za-z_]\w*)\s*$/.exec(before.slice(0, at))?.[1];
    return names.functions.find((one) => one.name === name)?.gives ?? "";
  }
  return "";
}

/** @param {string} kind @param {string} begun @param {number} caret @param {string} after @param {RuleNames} names */
function methods(kind, begun, caret, after, names) {
  const options = ranked(begun, names.functions.filter((one) => one.of === kind).map(calling));
  return answer(options, caret - begun.length, caret + rest(after, /^\w*/), begun);
}

/** A function with its brackets, and where one writes on. @param {import("../lab.js").RuleFunction} one */
function calling({ name, takes, gives }) {
  const quotes = takes === "reason" || takes === "list" || takes === "field" || takes === "text";
  const inserts = quotes ? `${name}("")` : `${name}()`;
  const back = takes ? (quotes ? 2 : 1) : 0;
  return {
    text: name,
    what: /** @type {const} */ ("function"),
    kind: gives,
    inserts,
    caret: inserts.length - back,
  };
}

/** @param {string} text @param {RegExp} pattern that matches from its beginning */
const rest = (text, pattern) => pattern.exec(text)?.[0].length ?? 0;

/**
 * Those that begin so, then those of which a part begins so, then those that hold it.
 * @template {{ text: string }} T @param {string} begun @param {T[]} options
 */
function ranked(begun, options) {
  const wanted = begun.toLowerCase();
  const rank = (/** @type {string} */ text) => {
    const lower = text.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (lower.split(/[.-]/).some((part) => part.startsWith(wanted))) return 1;
    return lower.includes(wanted) ? 2 : 3;
  };
  return options
    .map((option) => ({ option, rank: rank(option.text) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

/**
 * @param {(Partial<Completion["options"][number]> & { text: string, what: Completion["options"][number]["what"] })[]} options
 * @param {number} from @param {number} to @param {string} begun
 * @returns {Completion | undefined}
 */
function answer(options, from, to, begun) {
  // What is written out already needs no offer.
  const some = options.filter(({ text, what }) => text !== begun || what === "function").slice(0, MOST);
  if (!some.length) return undefined;
  return {
    from,
    to,
    options: some.map((option) => {
      const { inserts = option.text } = option;
      return { ...option, inserts, caret: from + (option.caret ?? inserts.length) };
    }),
  };
}
