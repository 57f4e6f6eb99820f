//! Statements: the tables that wallets hand out, read into events.
//!
//! Text and cells come in; bytes, encodings, archives and workbooks are the package's business. A file is never given
//! up for a row: what cannot be read is listed with its line, and a word that is not known degrades and is counted.
//!
//! `reading` goes from the first piece of a file to its statement, `records` finds a text's rows, `table` the header, `cell`
//! reads single cells, `uses` reads who came in, `registry` lists the wallets, `wallet` is the way every wallet's table goes, `alipay`
//! and `wechat` know their words, `commas`, `draft`, `numbers`, `identity`, `category` and `totals` serve them, `waiting` knows
//! a whole file's habits, `guess` and `direction` an unknown table's, `canonical` reads the project's own layouts.
//!
//! Readers hand on facts. Which refund without a number belongs to which payment is likeness, and no reader of one file can
//! know it. Whoever joins rows of several files can read of an event:
//!
//! | fact | where it stands |
//! |---|---|
//! | its numbers | `reference` (the operator's), `order_id` (the shop's), of a refund `references` (stems of its own number) |
//! | the payment that a refund's numbers name in its own file | `refund_of`; its category is then the refund's |
//! | paid, and paid back, wholly or in part | status `refunded` or `partly-refunded`, and `refunded` where the row says how much |
//! | paid, and closed afterwards | status `refunded`, and `refunded` the whole amount; also without an order's number |
//! | closed, and perhaps never paid; income that brought nothing | status `closed` |
//! | a red packet that came back | type `refund`, category `red-packet`, of WeChat no counterparty |
//! | a transfer that came back | type `refund`, category `transfer`; often no counterparty |
//! | any other refund | type `refund`, category `refund` |
//!
//! Two numbers that meet say most; one that more than 64 rows of a file bear is a redacted one, and says nothing.

mod account;
mod alipay;
mod apple;
mod balances;
mod bank;
mod camt;
mod canonical;
mod category;
mod cell;
mod columns;
mod commas;
mod direction;
mod draft;
mod float;
mod foreign;
mod google;
mod guess;
mod head;
mod identity;
mod jd;
mod mapping;
mod meituan;
mod monzo;
mod numbers;
mod ofx;
mod paypal;
mod qif;
mod reading;
mod records;
mod registry;
mod repeated;
mod revolut;
mod roles;
mod sum;
mod table;
mod taken;
mod totals;
mod under;
mod uses;
mod waiting;
mod wallet;
mod wechat;
mod when;
mod wise;
mod zones;

pub use account::Account;
pub use mapping::{Doubt, Mapping, Positive, Question};
pub use reading::Reading;
pub use sum::DecimalMark;
pub use totals::{Counted, Declared};
pub use under::ROWS;
pub use wallet::Candidate;
pub use when::DateOrder;

use crate::error::{Code, Error, Result};
use crate::event::{Access, Transaction, quote};
use crate::money::Currency;
use crate::time::{Millis, UtcOffset};
use serde::{Deserialize, Serialize};
use table::Row;

/// Options: what the caller says about a file.
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
    /// Currency of a file that names none.
    pub currency: Option<String>,
    /// How the columns of banks' tables are read, each under its header's signature.
    pub mappings: Vec<Mapping>,
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
    currency: Option<Currency>,
    mappings: Vec<Mapping>,
}

impl Defaults {
    fn of(options: &Options) -> Result<Self> {
        let layout = options.layout.as_deref().map(|wanted| {
            let known = LAYOUTS;
            let error = Error::new(Code::LayoutUnsupported).at_field("layout");
            known
                .iter()
                .copied()
                .find(|known| *known == wanted)
                .ok_or_else(|| match quote::choice(wanted, known) {
                    Some(slip) => error.with_value(slip),
                    None => error,
                })
        });
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let offset = options.utc_offset.map(UtcOffset::new).transpose();
        let currency = filled(&options.currency).map(|code| Currency::parse(&code));
        Ok(Self {
            currency: currency.transpose().map_err(|error| error.at_field("currency"))?,
            mappings: options.mappings.clone(),
            account_id: filled(&options.account_id),
            holder_id: filled(&options.holder_id),
            utc_offset: offset.map_err(|error| error.at_field("utcOffset"))?,
            layout: layout.transpose()?,
        })
    }
}

/// A statement, read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// One of `LAYOUTS`.
    pub layout: &'static str,
    /// The payments, in the file's order.
    pub events: Vec<Transaction>,
    /// Data rows in the file; each is in some `origins[i]` or `use_origins[i]`, or in `skipped`.
    pub rows: u32,
    /// The lines that `events[i]` came from; of a JSON list the positions, the first being 1.
    pub origins: Vec<Vec<u32>>,
    /// Uses of the account, in the file's order; handed out behind the payments.
    #[serde(skip)]
    pub uses: Vec<Access>,
    /// The lines that `uses[i]` came from.
    #[serde(skip)]
    pub use_origins: Vec<Vec<u32>>,
    /// The rows that could not be read.
    pub skipped: Vec<Skipped>,
    /// Warnings: what was read and should be known, counted; codes of `WARNINGS`.
    pub warnings: Vec<Warning>,
    /// When the file was written, as it says itself: of two exports, which word of a payment is newer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exported_at: Option<Millis>,
    /// Totals that the file declares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<Declared>,
    /// Totals of its rows, in the same sense.
    pub counted: Counted,
    /// Every layout that its header fits, the one taken first.
    pub candidates: Vec<Candidate>,
    /// How the columns of a bank's table were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Mapping>,
    /// The accounts that the file says it is of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
}

impl Statement {
    /// Of uses alone.
    fn of_uses(layout: &'static str, rows: u32, uses: Vec<Access>, use_origins: Vec<Vec<u32>>) -> Self {
        Self {
            layout,
            events: Vec::new(),
            rows,
            origins: Vec::new(),
            uses,
            use_origins,
            skipped: Vec::new(),
            warnings: Vec::new(),
            exported_at: None,
            declared: None,
            counted: Counted::default(),
            candidates: Vec::new(),
            columns: None,
            accounts: Vec::new(),
        }
    }
}

/// A row that could not be read.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its line in the file.
    pub line: u32,
    /// Code of `error::Code` that says why.
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
    /// Number of rows (of `column-unknown`: columns).
    pub count: u32,
}

/// Every warning's code.
pub const WARNINGS: &[&str] = &[
    "status-unknown",
    "type-unknown",
    "excel-resaved",
    "ids-repeated",
    "rows-repeated",
    "category-guessed",
    "commas-joined",
    "column-unknown",
    "date-order-guessed",
    "zone-assumed",
    "direction-guessed",
    "currency-guessed",
    "balance-gaps",
    "balance-differs",
    "not-sign-ins",
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

/// Every layout that is read. Names alone, gathered when the crate is compiled: whoever only lists them holds no reader.
pub const LAYOUTS: &[&str] = registry::NAMES;

/// Reads a delimited text, already decoded. (JSON goes through `read_rows`: see `canonical`.)
pub fn read_text(text: &str, options: &Options) -> Result<Statement> {
    let mut reading = Reading::new(options)?;
    let mut more = reading.text(text, true)?;
    while more {
        more = reading.text("", true)?;
    }
    reading.statement()
}

/// Reads the cells of a sheet; row i is line i + 1. With the layout `canonical.json`, rows made of JSON.
pub fn read_rows(rows: &[Vec<String>], options: &Options) -> Result<Statement> {
    let mut reading = Reading::new(options)?;
    reading.rows(rows)?;
    reading.statement()
}
