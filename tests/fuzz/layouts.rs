//! Statements made of bytes: a real layout's table whose cells, rows and columns are changed as files are spoilt, read as text or as rows.
//!
//! A byte string picks a layout and what happens to it, so that a fuzzer need not find out what a header looks like first. Whatever is
//! read has each row once, in an event or among those left out, and the same again when it is read again. Files that are no tables come
//! as the rows that the package makes of them. Not here: containers and encodings, which the package opens.

use crate::dice::Dice;
use std::collections::BTreeSet;
use wallet_sentinel::statement::{Options, Statement, read_rows, read_text};

/// A file of each layout that is a table.
const TABLES: [&str; 24] = [
    include_str!("../fixtures/statement/alipay-app-2021.csv"),
    include_str!("../fixtures/statement/alipay-app-2026.csv"),
    include_str!("../fixtures/statement/alipay-no-preamble.csv"),
    include_str!("../fixtures/statement/alipay-web.csv"),
    include_str!("../fixtures/statement/apple-card.csv"),
    include_str!("../fixtures/statement/apple-card.tsv"),
    include_str!("../fixtures/statement/apple-savings.csv"),
    include_str!("../fixtures/statement/apple-signins.csv"),
    include_str!("../fixtures/statement/bank-signed.csv"),
    include_str!("../fixtures/statement/bank-two-columns.csv"),
    include_str!("../fixtures/statement/bank-unsure.csv"),
    include_str!("../fixtures/statement/canonical-access.csv"),
    include_str!("../fixtures/statement/canonical.csv"),
    include_str!("../fixtures/statement/google-services.csv"),
    include_str!("../fixtures/statement/google-transactions.csv"),
    include_str!("../fixtures/statement/jd.csv"),
    include_str!("../fixtures/statement/meituan.csv"),
    include_str!("../fixtures/statement/monzo.csv"),
    include_str!("../fixtures/statement/paypal.csv"),
    include_str!("../fixtures/statement/revolut.csv"),
    include_str!("../fixtures/statement/wechat-2025-04.csv"),
    include_str!("../fixtures/statement/wechat.csv"),
    include_str!("../fixtures/statement/wise-history.csv"),
    include_str!("../fixtures/statement/wise-statement.csv"),
];

/// Headers and a row of what is no table: tags by their names.
const TAGGED: [&str; 4] = [
    "#|ofx|TRNTYPE|DTPOSTED|DTUSER|TRNAMT|FITID|NAME|MEMO|SIC|CURSYM\n1||DEBIT|20260114120000|20260113|-12.00|A-1|SHOP|LUNCH|5812|USD",
    "#|qif|D|T|P|M|L|N\n1||1/14'26|-12.00|SHOP|LUNCH|Food|7",
    "#|camt.053|Amt|Ccy|CdtDbtInd|Sts|BookgDt|AcctSvcrRef|Details|TxAmt|TxCdtDbtInd|Cdtr|Dbtr\n1||12.00|EUR|DBIT|BOOK|2026-01-14|R1||||SHOP|",
    "#|camt.054|Amt|Ccy|CdtDbtInd|Sts|BookgDt|AcctSvcrRef|Details|TxAmt|TxCdtDbtInd|Cdtr|Dbtr\n1||12.00|EUR|CRDT|BOOK|2026-01-14|R2||||SHOP|",
];

/// What stands in cells of files that somebody edited, cut or made up.
const CELLS: [&str; 40] = [
    "",
    " ",
    "-",
    "/",
    "0",
    "-0.00",
    "1e9",
    "1E-7",
    "12.345.678,90",
    "1,234,567.8",
    "1'234.50",
    "1.2.3",
    "9999999999999999999999",
    "-¥12.00",
    "¥0.01",
    "(12.00)",
    "12.00-",
    "250.00 DR",
    "+5",
    "NaN",
    "2026-02-30",
    "31/02/2026",
    "02/01/26",
    "2026-01-14 24:00:00",
    "20260114",
    "1970-01-01T00:00:00Z",
    "0000-00-00",
    "99999-12-31",
    "支出",
    "收入",
    "不计收支",
    "交易成功",
    "已全额退款",
    "退款成功",
    "\"",
    "a\"b",
    "a,b",
    "a\nb",
    "\u{202e}gpj",
    "\t2026",
];

/// What it came to: rows that were read, and files that were refused.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) rows: u32,
    pub(crate) refused: u32,
}

/// Makes a file of these bytes and reads it twice.
pub(crate) fn run(bytes: &[u8]) -> Read {
    let mut dice = Dice(bytes);
    let which = dice.below(u8::try_from(TABLES.len() + TAGGED.len()).unwrap());
    let table = TABLES.get(which);
    let (mut rows, mark) = match table {
        Some(text) => {
            let mark = if text.lines().any(|line| line.matches('\t').count() > 3) {
                '\t'
            } else {
                ','
            };
            (
                text.lines().map(|line| cells_of(line, mark)).collect::<Vec<_>>(),
                mark,
            )
        }
        None => (
            TAGGED[which - TABLES.len()]
                .lines()
                .map(|line| cells_of(line, '|'))
                .collect(),
            ',',
        ),
    };
    for _ in 0..dice.below(12) {
        spoil(&mut rows, &mut dice);
    }
    if table.is_none() {
        // The package numbers its rows by the lines that they stand on.
        for (line, row) in rows.iter_mut().enumerate().skip(1) {
            row.splice(..row.len().min(1), [line.to_string()]);
        }
    }
    let options = Options {
        currency: [None, Some("EUR".to_owned())][dice.below(2)].clone(),
        ..Options::default()
    };
    let as_rows = table.is_none() || dice.below(4) == 0;
    let text = as_text(&rows, mark, &mut dice);
    let read = || {
        if as_rows {
            read_rows(&rows, &options)
        } else {
            read_text(&text, &options)
        }
    };
    match read() {
        Ok(statement) => {
            is_whole(&statement);
            assert!(
                read().as_ref() == Ok(&statement),
                "the same file, the same statement"
            );
            Read {
                rows: statement.rows,
                refused: 0,
            }
        }
        Err(_) => Read { rows: 0, refused: 1 },
    }
}

/// One thing that happens to files.
fn spoil(rows: &mut Vec<Vec<String>>, dice: &mut Dice<'_>) {
    if rows.is_empty() {
        return;
    }
    let row = dice.byte() as usize % rows.len();
    let width = rows[row].len().max(1);
    let column = dice.byte() as usize % width;
    match dice.below(9) {
        0..=3 => {
            let cell = dice.pick(&CELLS).to_owned();
            if let Some(known) = rows[row].get_mut(column) {
                *known = cell;
            }
        }
        4 => {
            let again = rows[row].clone();
            rows.insert(row, again);
        }
        5 => drop(rows.remove(row)),
        6 => rows[row].truncate(column),
        7 => rows[row].push(dice.pick(&CELLS).to_owned()),
        _ => {
            let other = dice.byte() as usize % width;
            for cells in rows.iter_mut().filter(|cells| cells.len() > column.max(other)) {
                cells.swap(column, other);
            }
        }
    }
}

fn cells_of(line: &str, mark: char) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            letter if letter == mark && !is_quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// As a file, quoted where that is needed, and now and then not.
fn as_text(rows: &[Vec<String>], mark: char, dice: &mut Dice<'_>) -> String {
    let is_careless = dice.below(3) == 0;
    let quoted = |cell: &String| match cell.contains([mark, '"', '\n']) && !is_careless {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    let lines = rows
        .iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(&mark.to_string()));
    lines
        .collect::<Vec<_>>()
        .join(["\n", "\r\n", "\r"][dice.below(3)])
}

/// Each row is somewhere, once.
fn is_whole(statement: &Statement) {
    let origins = statement.origins.iter().chain(&statement.use_origins);
    let read: Vec<u32> = origins.flatten().copied().collect();
    let left_out = statement.skipped.iter().map(|row| row.line);
    let places: BTreeSet<u32> = read.iter().copied().chain(left_out).collect();
    assert_eq!(
        statement.origins.len(),
        statement.events.len(),
        "{}",
        statement.layout
    );
    assert_eq!(
        read.len() + statement.skipped.len(),
        statement.rows as usize,
        "{}",
        statement.layout
    );
    assert_eq!(places.len(), statement.rows as usize, "{}", statement.layout);
}
