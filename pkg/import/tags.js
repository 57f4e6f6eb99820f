// @ts-check
/**
 * Tags that nobody closes: OFX of both generations, and pages of activities from Takeout, as rows.
 *
 * htmlparser2 reads both, since it forgives what is not closed, and it reads them piece by piece. Rows have the tags' own names.
 * Not here: what the words mean (the core).
 */
import { Parser } from "htmlparser2";
import { MARKUP_DEPTH, TOKEN_CHARACTERS, tooLarge } from "./limits.js";

/**
 * A parser that says how deep it is and how much of one text it has.
 * @param {{ open(name: string, classes: string): void, text(value: string): void, close(name: string): void }} hooks
 * @param {boolean} xml
 */
function bounded(hooks, xml) {
  let depth = 0;
  let unfinished = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        unfinished = 0;
        if (depth > MARKUP_DEPTH) throw tooLarge("tags nested without end");
        hooks.open(name, attributes.class ?? "");
      },
      ontext: (value) => hooks.text(value),
      onclosetag(name) {
        depth -= 1;
        unfinished = 0;
        hooks.close(name);
      },
    },
    { xmlMode: xml, decodeEntities: true, lowerCaseTags: !xml },
  );
  return {
    /** @param {string} piece */
    write(piece) {
      unfinished += piece.length;
      parser.write(piece);
      if (unfinished > TOKEN_CHARACTERS) throw tooLarge("a tag or a text in it without end");
    },
    end: () => parser.end(),
  };
}

const TAGS = "TRNTYPE DTPOSTED DTUSER TRNAMT FITID NAME MEMO CHECKNUM REFNUM SIC CURSYM".split(" ");

/**
 * @param {Iterable<string>} pieces
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfOfx(pieces) {
  /** @type {string[][]} */
  const rows = [];
  let [place, within, written, exported] = [0, "", "", false];
  /** @type {Record<string, string> | undefined} */
  let movement;
  const end = () => {
    if (!movement) return;
    place += 1;
    const of = movement;
    rows.push([String(place), "", ...TAGS.map((name) => of[name] ?? "")]);
    movement = undefined;
  };
  const reader = bounded(
    {
      open(opened) {
        const tag = opened.toUpperCase();
        written = "";
        if (/^(?:CC|INV)?STMTRS$/.test(tag)) {
          end();
          rows.push(["=account"]);
        } else if (/^(?:STMTTRNP?|INVTRAN)$/.test(tag)) {
          end(); // one that nobody closed ends where the next begins
          // What is on its way has no kind but that; what a depot buys and sells is told, and is no payment.
          movement =
            tag === "STMTTRNP" ? { TRNTYPE: "HOLD" } : tag === "INVTRAN" ? { TRNTYPE: "INVESTMENT" } : {};
          within = "";
        } else if (/^(?:LEDGERBAL|AVAILBAL|PAYEE|ORIGCURRENCY|BANKTRANLIST|BANKACCTTO|CCACCTTO)$/.test(tag)) {
          if (!/^(?:PAYEE|ORIGCURRENCY|BANKACCTTO|CCACCTTO)$/.test(tag)) end();
          within = tag;
        }
      },
      text(piece) {
        written += piece; // a text comes in pieces, at each entity
      },
      close(closed) {
        const name = closed.toUpperCase();
        leafed(name, written.trim());
        written = "";
        if (/^(?:STMTTRNP?|BANKTRANLISTP?|INVTRAN)$/.test(name)) end();
        if (name === within) within = "";
      },
    },
    true,
  );
  /** @param {string} name @param {string} value */
  const leafed = (name, value) => {
    if (value === "") return;
    if (movement) {
      if (within === "ORIGCURRENCY" || within === "BANKACCTTO" || within === "CCACCTTO") return;
      movement[name === "DTTRAN" || name === "DTTRADE" ? "DTPOSTED" : name] ??= value;
    } else if (name === "ACCTID" || name === "CURDEF")
      rows.push(["=balance", name === "ACCTID" ? "number" : "currency", value]);
    else if (name === "BALAMT" && within === "LEDGERBAL") rows.push(["=balance", "closing", value]);
    else if (name === "DTSERVER" && !exported) {
      exported = true;
      rows.push(["=exported", "at", value]);
    }
  };
  yield ["#", "ofx", ...TAGS];
  let before = "";
  for (const piece of pieces) {
    // What is not closed would nest without end: each value is closed where it ends, as the newer generation has it.
    const whole = before + piece;
    const cut = whole.lastIndexOf("<");
    const ready = cut < 0 ? "" : whole.slice(0, cut);
    before = cut < 0 ? whole : whole.slice(cut);
    if (before.length > TOKEN_CHARACTERS) throw tooLarge("a text in it without end");
    reader.write(closed(ready));
    yield* rows.splice(0);
    yield undefined;
  }
  reader.write(closed(before));
  reader.end();
  end();
  yield* rows.splice(0);
}

/**
 * `<NAME>Somebody<MEMO>…` as `<NAME>Somebody</NAME><MEMO>…`; a closing tag that was there meets an end already made, which
 * the parser forgives. A lone ampersand is text in the older generation.
 * @param {string} text
 */
const closed = (text) => text.replace(/<([A-Za-z0-9.]+)>([^<]*[^<\s][^<]*)/g, "<$1>$2</$1>");

/**
 * Google's activities: each a cell with what was done and when, and another with its number and state.
 * @param {Iterable<string>} pieces
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfActivity(pieces) {
  /** @type {string[][]} */
  const rows = [];
  let [place, cell] = [0, ""];
  /** @type {Record<string, string[]>} */
  let texts = {};
  let depth = 0;
  let from = 0;
  const write = () => {
    if (!texts.body) return;
    place += 1;
    const [action = "", time = ""] = texts.body;
    const caption = texts.caption ?? [];
    const details = caption.slice(caption.indexOf("Details:") + 1);
    const [id = "", status = ""] = caption.includes("Details:") ? details : [];
    rows.push([String(place), "", action, time, id, status]);
  };
  const reader = bounded(
    {
      open(name, classes) {
        if (name === "br") line();
        depth += name === "div" ? 1 : 0;
        if (name !== "div") return;
        if (/\bouter-cell\b/.test(classes)) {
          write();
          texts = {};
        } else if (/\bcontent-cell\b/.test(classes)) {
          cell = /\btext-right\b|--text-right/.test(classes)
            ? ""
            : /caption/.test(classes)
              ? "caption"
              : "body";
          from = depth;
          lines = [""];
        }
      },
      text(value) {
        if (cell) lines[lines.length - 1] += value;
      },
      close(name) {
        if (name !== "div") return;
        if (cell && depth === from) {
          texts[cell] ??= lines.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
          cell = "";
        }
        depth -= 1;
      },
    },
    false,
  );
  /** @type {string[]} */
  let lines = [];
  function line() {
    if (cell) lines.push("");
  }
  yield ["#", "activity", "action", "time", "id", "status"];
  for (const piece of pieces) {
    reader.write(piece);
    yield* rows.splice(0);
    yield undefined;
  }
  reader.end();
  write();
  yield* rows.splice(0);
}
