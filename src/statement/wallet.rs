//! Declaration of a wallet or bank: its layouts, the headers that they have, and how their rows are read.
//!
//! A new one is a file beside this one with its own `Wallet`, its line in `registry`, and its fixtures. Not here: how a table of
//! one is gone through (`taken`).

use crate::error::Code;
use crate::event::Transaction;
use crate::money::Currency;
use crate::statement::Defaults;
use crate::statement::account::Account;
use crate::statement::draft::{Columns, Draft};
use crate::statement::mapping::Mapping;
use crate::statement::sum::DecimalMark;
use crate::statement::table::{Cells, Header};
use crate::statement::when::DateOrder;
use crate::time::UtcOffset;
use serde::Serialize;

/// Source of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A delimited text.
    Text,
    /// A sheet of a workbook.
    Sheet,
}

/// What parts the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// Commas, which text has, too.
    Commas,
    /// Semicolons, which spreadsheets write where a comma stands before the cents.
    Semicolons,
    /// Tabs, or the cells of a sheet.
    Otherwise,
}

/// Wallet: how to read its statements.
pub(super) struct Wallet {
    /// The account's id where the caller gives none: names and addresses in statements are personal, and change.
    pub(super) name: &'static str,
    /// Kind of file that a layout is, where it is no table: one of `event::export::KINDS`.
    pub(super) kind: fn(&str) -> &'static str,
    /// Every layout's name.
    pub(super) layouts: &'static [&'static str],
    /// The layout that has this header, if any.
    pub(super) layout: fn(&Header, Source) -> Option<&'static str>,
    /// Why not, for the header of another export of the same wallet, which is no statement.
    pub(super) is_other_export: fn(&Header) -> Option<Code>,
    /// Names that columns of a layout may have, with a blank between two: the share of them in a header says how sure the layout is.
    pub(super) knows: fn(&str) -> &'static str,
    /// The columns of a layout whose writer leaves commas unquoted.
    pub(super) columns: fn(&str) -> Option<&'static Columns>,
    /// Reads a row, or says why it is skipped.
    pub(super) read: fn(&Cells<'_>, &Context<'_>) -> Result<Draft, Code>,
    /// Puts the rows of one payment together, all rows being read.
    pub(super) join: fn(Vec<Draft>) -> Joining,
    /// The cell of a row's date, where only the whole column says which of its numbers is the month: such rows wait for the last.
    pub(super) date: Option<fn(&Cells<'_>) -> Option<String>>,
    /// Of a layout whose writers do not agree which sign is which: whether a row is written as the layout has it, where its own words
    /// say so. The file as a whole decides, so that such rows wait for the last.
    pub(super) signs: fn(&str) -> Option<IsUsual>,
    /// The cell of a row's sum, where only the whole column says which mark stands before the cents: such rows wait for the last.
    pub(super) sums: Option<fn(&Cells<'_>) -> Option<String>>,
    /// True where times without a zone are China's.
    pub(super) is_chinese: bool,
}

/// Whether a row's sign is as its layout has it, where the row's words say so.
pub(super) type IsUsual = fn(&Cells<'_>) -> Option<bool>;

/// What comes of putting rows together: payments, and rows that are none.
#[derive(Default)]
pub(super) struct Joining {
    pub(super) drafts: Vec<Draft>,
    /// Lines of rows that belong to no payment, and why.
    pub(super) aside: Vec<(u32, Code)>,
}

/// Layout whose rows each are a payment.
pub(super) fn each_its_own(drafts: Vec<Draft>) -> Joining {
    Joining {
        drafts,
        aside: Vec::new(),
    }
}

impl Wallet {
    /// The account's id: the caller's, else the wallet's name; with its last digits where a bank's file names it.
    pub(super) fn account_id(&self, account: &Account, several: bool, defaults: &Defaults) -> String {
        let given = defaults.account_id.as_deref();
        let base = given.unwrap_or(self.name);
        match account
            .tail()
            .filter(|_| !self.is_chinese && (several || given.is_none()))
        {
            Some(tail) => format!("{base}-{tail}"),
            None => base.to_owned(),
        }
    }

    /// The payment of a draft, under its name, of one of these accounts.
    pub(super) fn event(
        &self,
        draft: Draft,
        id: &str,
        original: Option<&String>,
        names: &[String],
        defaults: &Defaults,
    ) -> Transaction {
        let mut payment = draft.payment;
        payment.id = id.to_owned();
        payment.account_id = match names.get(draft.account) {
            Some(name) => name.clone(),
            None => self.account_id(&Account::default(), false, defaults),
        };
        payment.holder_id.clone_from(&defaults.holder_id);
        if self.is_chinese {
            payment.utc_offset = Some(defaults.utc_offset.unwrap_or(UtcOffset::CHINA));
        }
        payment.refund_of = original.cloned();
        payment
    }

    /// What most wallets have in common: to be filled in by each.
    pub(super) const BASE: Self = Self {
        name: "",
        kind: |_| "",
        layouts: &[],
        layout: |_, _| None,
        is_other_export: |_| None,
        knows: |_| "",
        columns: |_| None,
        read: |_, _| Err(Code::RowTooShort),
        join: each_its_own,
        date: None,
        signs: |_| None,
        sums: None,
        is_chinese: false,
    };
}

/// What a row is read by, beside its own cells.
pub(super) struct Context<'a> {
    pub(super) layout: &'static str,
    /// Where the holder lives, as the caller says.
    pub(super) offset: Option<UtcOffset>,
    /// Currency of a file that names none: its account's, or the caller's.
    pub(super) currency: Option<Currency>,
    /// The file's account under way.
    pub(super) account: usize,
    /// How the columns of a bank's table are read.
    pub(super) mapping: Option<&'a Mapping>,
    /// In which order a date's numbers stand, where the layout leaves it to the file.
    pub(super) order: DateOrder,
    /// The file's signs are the other way round than the layout has them.
    pub(super) turned: bool,
    /// Which mark stands before the cents, where the layout leaves it to the file.
    pub(super) mark: DecimalMark,
}

/// Layout that a header may be of, and how sure that is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Candidate {
    /// One of `LAYOUTS`.
    pub layout: &'static str,
    /// Share of the header's columns that the layout knows; of a bank's table, of its first rows that are read.
    pub confidence: f64,
}

/// The layout that fits best, and all that fit.
pub(super) struct Fits {
    pub(super) wallet: &'static Wallet,
    pub(super) layout: &'static str,
    /// Best first; the one taken is the first of them.
    pub(super) candidates: Vec<Candidate>,
    /// Of a bank's table.
    pub(super) mapping: Option<Mapping>,
}
