// @ts-check
/**
 * camt.052, .053 and .054 as rows: each detail of an entry under its elements' own names, the entry's beside them.
 *
 * An entry without details is a row, one with several is several of the same place. What the message says of the account
 * goes ahead, what it says of its sums behind. Not here: what the words mean (the core).
 */
import { xmlReader } from "./xml.js";

/** The columns, in the order in which rows have them. */
const COLUMNS = [
  ..."Amt Ccy CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef Details TxAmt TxCcy TxCdtDbtInd TxRef EndToEndId TxId UETR".split(
    " ",
  ),
  ..."InstrId MndtId InstdAmt InstdCcy Domn Fmly SubFmly Cdtr Dbtr Ctry Ustrd AddtlTxInf AddtlNtryInf".split(
    " ",
  ),
  "MrchntCtgyCd",
];

/** Paths within an entry, and within a detail of it, and the columns that they fill; the first that is there counts. */
const OF_ENTRY = {
  Amt: "Amt",
  CdtDbtInd: "CdtDbtInd",
  RvslInd: "RvslInd",
  Sts: "Sts",
  "Sts/Cd": "Sts",
  "BookgDt/Dt": "BookgDt",
  "BookgDt/DtTm": "BookgDt",
  "ValDt/Dt": "ValDt",
  "ValDt/DtTm": "ValDt",
  AcctSvcrRef: "AcctSvcrRef",
  AddtlNtryInf: "AddtlNtryInf",
  "BkTxCd/Domn/Cd": "Domn",
  "BkTxCd/Domn/Fmly/Cd": "Fmly",
  "BkTxCd/Domn/Fmly/SubFmlyCd": "SubFmly",
  "AmtDtls/InstdAmt/Amt": "InstdAmt",
  "CardTx/POI/MrchntCtgyCd": "MrchntCtgyCd",
};
const OF_DETAIL = {
  Amt: "TxAmt",
  CdtDbtInd: "TxCdtDbtInd",
  "AmtDtls/TxAmt/Amt": "TxAmt",
  "AmtDtls/InstdAmt/Amt": "InstdAmt",
  "Refs/AcctSvcrRef": "TxRef",
  "Refs/EndToEndId": "EndToEndId",
  "Refs/TxId": "TxId",
  "Refs/UETR": "UETR",
  "Refs/InstrId": "InstrId",
  "Refs/MndtId": "MndtId",
  "BkTxCd/Domn/Cd": "Domn",
  "BkTxCd/Domn/Fmly/Cd": "Fmly",
  "BkTxCd/Domn/Fmly/SubFmlyCd": "SubFmly",
  "RltdPties/Cdtr/Nm": "Cdtr",
  "RltdPties/Cdtr/Pty/Nm": "Cdtr",
  "RltdPties/Dbtr/Nm": "Dbtr",
  "RltdPties/Dbtr/Pty/Nm": "Dbtr",
  "RltdPties/Cdtr/PstlAdr/Ctry": "Ctry",
  "RltdPties/Cdtr/Pty/PstlAdr/Ctry": "Ctry",
  "RmtInf/Ustrd": "Ustrd",
  AddtlTxInf: "AddtlTxInf",
  "CardTx/POI/MrchntCtgyCd": "MrchntCtgyCd",
};

/** Beside a sum stands its currency. @type {Record<string, string>} */
const CURRENCIES = { Amt: "Ccy", TxAmt: "TxCcy", InstdAmt: "InstdCcy" };

/**
 * @param {Iterable<string>} pieces
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfCamt(pieces) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  const path = [];
  let [place, text, currency] = [0, "", ""];
  /** @type {Record<string, string>} */
  let entry = {};
  /** @type {Record<string, string>[]} */
  let details = [];
  /** @type {Record<string, string> | undefined} */
  let detail;
  let [balance, sum, sign, unit] = ["", "", "", ""];

  const named = () => {
    const at = path.findIndex((name) => /^(?:Stmt|Rpt|Ntfctn)$/.test(name));
    return at < 0 ? { statement: "" } : { statement: path.slice(at + 1).join("/") };
  };
  /** @param {Record<string, string>} into @param {Record<string, string>} columns @param {string} at @param {string} value */
  const fill = (into, columns, at, value) => {
    const column = columns[at];
    if (!column || value === "") return;
    if (into[column]) {
      // What it was for goes over several lines; of all else the first counts.
      if (column === "Ustrd") into[column] += ` ${value}`;
      return;
    }
    into[column] = value;
    if (CURRENCIES[column] && currency) into[CURRENCIES[column]] = currency;
  };
  const write = () => {
    /** @type {Record<string, string>[]} */
    const all = details.length ? details : [{}];
    place += 1;
    // One detail speaks for its entry; of several, each has its own sum or none has.
    const whole = all.length > 1 && all.every((one) => one.TxAmt);
    for (const one of whole || all.length === 1 ? all : [{}]) {
      /** @type {Record<string, string>} */
      const row = { ...entry, ...one, Details: whole ? String(all.length) : "1" };
      rows.push([String(place), "", ...COLUMNS.map((column) => row[column] ?? "")]);
    }
  };
  const reader = xmlReader(
    {
      open(name, attribute) {
        path.push(name);
        text = "";
        if (/^(?:Amt)$/.test(name)) currency = attribute("Ccy") ?? "";
        const { statement } = named();
        if (/^(?:Stmt|Rpt|Ntfctn)$/.test(name)) {
          rows.push(["=account"]);
          unit = "";
        }
        if (statement === "Ntry") [entry, details, detail] = [{}, [], undefined];
        else if (statement === "Ntry/NtryDtls/TxDtls") detail = {};
        else if (statement === "Bal") [balance, sum, sign] = ["", "", ""];
      },
      text(value) {
        text += value;
      },
      close(name) {
        const { statement } = named();
        const value = text.trim();
        text = "";
        if (name === "CreDtTm" && value) rows.push(["=exported", "at", value]);
        else if (statement === "Acct/Id/IBAN" || statement === "Acct/Id/Othr/Id")
          rows.push(["=balance", "number", value]);
        else if (statement === "Acct/Ownr/Nm" || statement === "Acct/Ownr/Pty/Nm")
          rows.push(["=balance", "holder", value]);
        else if (statement === "Acct/Ccy") rows.push(["=balance", "currency", value]);
        else if (statement === "Bal/Tp/CdOrPrtry/Cd") balance = value;
        else if (statement === "Bal/Amt") sum = value;
        else if (statement === "Bal/CdtDbtInd") sign = value === "DBIT" ? "-" : "";
        else if (statement === "Bal" && (balance === "OPBD" || balance === "PRCD")) {
          unit = currency;
          rows.push(["=balance", "opening", sign + sum]);
        } else if (statement === "Bal" && balance === "CLBD" && (unit === "" || unit === currency))
          rows.push(["=balance", "closing", sign + sum]); // of one in another currency no row could make up the difference
        else if (statement === "TxsSummry/TtlNtries/NbOfNtries") rows.push(["=declared", "rows", value]);
        else if (statement === "TxsSummry/TtlCdtNtries/Sum") rows.push(["=declared", "received", value]);
        else if (statement === "TxsSummry/TtlDbtNtries/Sum") rows.push(["=declared", "spent", value]);
        else if (statement === "Ntry") write();
        else if (statement === "Ntry/NtryDtls/TxDtls" && detail) {
          details.push(detail);
          detail = undefined;
        } else if (statement.startsWith("Ntry/NtryDtls/TxDtls/") && detail)
          fill(detail, OF_DETAIL, statement.slice("Ntry/NtryDtls/TxDtls/".length), value);
        else if (statement.startsWith("Ntry/")) fill(entry, OF_ENTRY, statement.slice("Ntry/".length), value);
        path.pop();
      },
    },
    "The message cannot be read",
  );
  let begun = false;
  for (const piece of pieces) {
    if (!begun) {
      const message = /camt\.05[234]/.exec(piece)?.[0] ?? "camt.053";
      yield ["#", message, ...COLUMNS];
      begun = true;
    }
    reader.write(piece);
    yield* rows.splice(0);
    yield undefined;
  }
  reader.end();
  yield* rows.splice(0);
}
