//! Statements: the tables that wallets hand out, read into events.
//!
//! Text and cells come in; bytes, encodings, archives and workbooks are the package's business. A file is never given
//! up for a row: what cannot be read is listed with its line, and a word that is not known degrades and is counted.
//!
//! `table` finds rows and header, `cell` reads single cells, `wallet` is the way every wallet's table goes, `alipay`
//! and `wechat` know their words, `draft`, `refund`, `told`, `identity`, `category` and `totals` serve them, `canonical` reads
//! the project's own layouts.

mod alipay;
mod canonical;
mod category;
mod cell;
mod draft;
mod identity;
mod refund;
mod table;
mod told;
mod totals;
mod wallet;
mod wechat;

pub use totals::{Counted, Declared};

use crate::error::{Code, Error, Result};
use crate::event::{Transaction, quote};
use crate::time::UtcOffset;
use serde::{Deserialize, Serialize};
use table::{Header, Row};
use wallet::{Found, Source, Table, WALLETS};

/// What the caller says about a file.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// The account whose statement it is; the wallet's name where absent.
    pub account_id: Option<String>,
    /// The person who holds it.
    pub holder_id: Option<String>,
    /// Minutes east of UTC where the holder lives. Times in Alipay's and WeChat's files are China's whatever this says.
    pub utc_offset: Option<i16>,
    /// Read as this layout or not at all.
    pub layout: Option<String>,
}

impl core::fmt::Debug for Options {
    /// Accounts and holders are personal.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Options")
            .field("layout", &self.layout)
            .finish_non_exhaustive()
    }
}

/// The options, checked.
pub(crate) struct Defaults {
    account_id: Option<String>,
    holder_id: Option<String>,
    utc_offset: Option<UtcOffset>,
    layout: Option<&'static str>,
}

impl Defaults {
    fn of(options: &Options) -> Result<Self> {
        let layout = options.layout.as_deref().map(|wanted| {
            let known = layouts();
            let error = Error::new(Code::LayoutUnsupported).at_field("layout");
            known
                .iter()
                .copied()
                .find(|known| *known == wanted)
                .ok_or_else(|| match quote::choice(wanted, &known) {
                    Some(slip) => error.with_value(slip),
                    None => error,
                })
        });
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let offset = options.utc_offset.map(UtcOffset::new).transpose();
        Ok(Self {
            account_id: filled(&options.account_id),
            holder_id: filled(&options.holder_id),
            utc_offset: offset.map_err(|error| error.at_field("utcOffset"))?,
            layout: layout.transpose()?,
        })
    }
}

/// A statement, read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// One of `layouts()`.
    pub layout: &'static str,
    /// The payments, in the file's order.
    pub events: Vec<Transaction>,
    /// Data rows in the file; each is in some `origins[i]` or in `skipped`.
    pub rows: u32,
    /// The lines that `events[i]` came from; of a JSON list the positions, the first being 1.
    pub origins: Vec<Vec<u32>>,
    /// The rows that could not be read.
    pub skipped: Vec<Skipped>,
    /// What was read and should be known, counted; codes of `WARNINGS`.
    pub warnings: Vec<Warning>,
    /// What the file says about itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<Declared>,
    /// What its rows add up to, in the same sense.
    pub counted: Counted,
}

/// A row that could not be read.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its line in the file.
    pub line: u32,
    /// Why; a code of `error::Code`.
    pub code: &'static str,
    /// Its filled cells.
    pub text: String,
}

impl Skipped {
    fn new(row: &Row, code: Code) -> Self {
        Self {
            line: row.line,
            code: code.as_str(),
            text: row.quoted(),
        }
    }
}

impl core::fmt::Debug for Skipped {
    /// The text is a person's.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Skipped")
            .field("line", &self.line)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

/// Something to know about the events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// One of `WARNINGS`.
    pub code: &'static str,
    /// How many rows (of `column-unknown`: columns).
    pub count: u32,
}

/// Every warning's code.
pub const WARNINGS: &[&str] = &[
    "status-unknown",
    "type-unknown",
    "excel-resaved",
    "ids-repeated",
    "category-guessed",
    "refund-unclear",
    "column-unknown",
];

impl Warning {
    /// Those that occur.
    fn list(counts: &[(&'static str, usize)]) -> Vec<Self> {
        let occurring = counts.iter().filter(|(_, count)| *count > 0);
        occurring
            .map(|(code, count)| Self {
                code,
                count: u32::try_from(*count).unwrap_or(u32::MAX),
            })
            .collect()
    }
}

/// Every layout that is read.
pub fn layouts() -> Vec<&'static str> {
    let wallets = WALLETS.iter().flat_map(|wallet| wallet.layouts);
    canonical::LAYOUTS.iter().chain(wallets).copied().collect()
}

/// Reads a delimited text, already decoded. (JSON goes through `read_rows`: see `canonical`.)
pub fn read_text(text: &str, options: &Options) -> Result<Statement> {
    let defaults = Defaults::of(options)?;
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(Error::new(Code::FileEmpty));
    }
    // Commas are what wallets write; spreadsheets of some countries save semicolons, and copying a table gives tabs.
    for delimiter in [b',', b'\t', b';'] {
        let (head, rests) = table::head_of(text, delimiter);
        let below = |position: usize, header: &Header, is_row: IsRow<'_>| {
            let (line, rest) = rests.get(position).copied().unwrap_or((0, ""));
            table::rows_below(line, rest, delimiter, header, is_row)
        };
        if let Some(found) = read_table(head, Source::Text, &defaults, below) {
            return found;
        }
    }
    Err(Error::new(Code::LayoutUnknown))
}

/// Reads the cells of a sheet; row i is line i + 1. With the layout `canonical.json`, rows made of JSON.
pub fn read_rows(rows: &[Vec<String>], options: &Options) -> Result<Statement> {
    let defaults = Defaults::of(options)?;
    if defaults.layout == Some("canonical.json") {
        return canonical::read_marked(rows, &defaults);
    }
    if rows.iter().flatten().all(|cell| cell.trim().is_empty()) {
        return Err(Error::new(Code::FileEmpty));
    }
    let sheet = |rows: &[Vec<String>], first: u32| -> Vec<Row> {
        let rows = (first..).zip(rows);
        rows.map(|(line, cells)| Row::of_sheet(line, cells)).collect()
    };
    let head = sheet(
        rows.get(..rows.len().min(table::HEADER_WITHIN))
            .unwrap_or_default(),
        1,
    );
    let below = |position: usize, _: &Header, _: IsRow<'_>| {
        let line = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(2); // positions from 0, lines from 1
        sheet(rows.get(position + 1..).unwrap_or_default(), line)
    };
    read_table(head, Source::Sheet, &defaults, below).unwrap_or_else(|| Err(Error::new(Code::LayoutUnknown)))
}

/// Tells a row from the second line of a cell.
type IsRow<'a> = &'a dyn Fn(&[String]) -> bool;

/// `None` where no row of the head is a known header; `below` gives the rows that follow the one at a position.
fn read_table(
    head: Vec<Row>,
    source: Source,
    defaults: &Defaults,
    below: impl Fn(usize, &Header, IsRow<'_>) -> Vec<Row>,
) -> Option<Result<Statement>> {
    let only = defaults.layout;
    let canonical =
        |header: &Header| only.is_none_or(|only| only == "canonical.csv") && canonical::is_header(header);
    let judge = |header: &Header| match wallet::recognise(header, source, only) {
        Some(found) => Some(Some(found)),
        None => canonical(header).then_some(None),
    };
    let (position, header, found) = table::find_header(&head, judge)?;
    let line = head.get(position).map_or(1, |row| row.line);
    Some(match found {
        None => {
            let rows = below(position, &header, &|cells| canonical::is_row(&header, cells));
            canonical::read(&header, line, rows, defaults)
        }
        Some(Found::OtherExport) => Err(Error::new(Code::WrongExport).at_line(u64::from(line))),
        Some(Found::Layout(wallet, layout)) => {
            let rows = below(position, &header, &|cells| cells.len() >= header.width());
            let mut preamble = head;
            preamble.truncate(position);
            let table = Table {
                preamble,
                header,
                rows,
            };
            wallet::read(wallet, layout, table, defaults)
        }
    })
}
