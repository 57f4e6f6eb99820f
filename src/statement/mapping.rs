//! Mapping: which column of a bank's table is what, as a person or a guess says it.
//!
//! A host keeps it under the header's signature and hands it in again with the next file of the same bank. Not here: how it is
//! guessed (`guess`), how rows are read by it (`bank`).

use crate::statement::sum::DecimalMark;
use crate::statement::when::DateOrder;
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher24};
use std::hash::Hasher;

/// What a positive number in the amount's column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Positive {
    /// Money that came in: what most banks write.
    Credit,
    /// Money that went out: what most card issuers write.
    Debit,
}

/// Columns by their position, the first being 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    /// Of the header that it belongs to.
    pub signature: String,
    /// The day, with or without a clock.
    pub date: usize,
    /// The time of day, where it has a column of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<usize>,
    /// In which order a date's numbers stand.
    pub date_order: DateOrder,
    /// One column for both directions, or the two below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<usize>,
    /// What a number without a sign is, of `amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub positive: Option<Positive>,
    /// A column that says in words which direction it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<usize>,
    /// Money that went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debit: Option<usize>,
    /// Money that came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<usize>,
    /// Which mark stands before the cents.
    pub decimal: DecimalMark,
    /// Column of the currency, or the currency of them all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<usize>,
    /// Its code where no column says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
    /// What stood on the account afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<usize>,
    /// The other side's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterparty: Option<usize>,
    /// What it was for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<usize>,
    /// The bank's number of the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<usize>,
    /// A word on how far it came: booked, pending, declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<usize>,
    /// True where a minus in `debit` and `credit` stands beside every sum and says no more than the column does. Elsewhere it takes
    /// back.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub minus_everywhere: bool,
}

impl Mapping {
    /// True where every column that it names is one of so many, and money is in one of them.
    pub(super) fn fits(&self, width: usize) -> bool {
        let all = [
            Some(self.date),
            self.time,
            self.amount,
            self.indicator,
            self.debit,
            self.credit,
            self.currency,
            self.balance,
            self.counterparty,
            self.description,
            self.reference,
            self.status,
        ];
        all.into_iter().flatten().all(|column| column < width)
            && (self.amount.is_some() || self.debit.is_some() || self.credit.is_some())
    }
}

/// Signature of a header: the same for every file of one bank's layout, whatever the rows. Where there is none, the kinds of the
/// columns are the names: two banks' tables of one width are not one layout.
pub(super) fn signature<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut hasher = SipHasher24::new();
    for name in names {
        hasher.write(name.as_bytes());
        hasher.write(&[0]);
    }
    format!("{:016x}", hasher.finish128().h1)
}

/// Doubts that a person has to settle before a bank's table can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// No day is later than the twelfth: day and month may be either.
    DateOrder,
    /// Several columns may be the amount, or none is named so.
    Amount,
    /// Nothing says whether money came or went.
    Direction,
    /// No column, no sign and no line names a currency.
    Currency,
    /// Too many rows cannot be read this way.
    Rows,
}

/// What is asked of a person: the table's beginning, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Names of the columns; numbers where the table has no header.
    pub columns: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// The best guess.
    pub guess: Mapping,
    /// The share of the first rows that it reads.
    pub confidence: f64,
    /// What is to be settled.
    pub doubts: Vec<Doubt>,
}
