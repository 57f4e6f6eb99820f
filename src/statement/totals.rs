//! Totals: what a statement declares (and when it was written), and what its rows add up to in its own sense.
//!
//! The two differ where records were deleted, edited or cut off; the page shows the difference as unexplained.

use crate::error::Result;
use crate::money::{Amount, exact_sum};
use crate::statement::cell;
use crate::statement::draft::{Draft, Flow};
use crate::statement::table::Row;
use crate::time::{Millis, UtcOffset};
use rust_decimal::Decimal;
use serde::Serialize;

/// The totals that the statement's own text declares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// 共N笔记录
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// 支出 (on the web 已支出)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent: Option<String>,
    /// 收入 (on the web 已收入)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
}

/// The same, counted: by the statement's own column, before any judgement of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Data rows, skipped ones included; one that stands twice counts once.
    pub rows: u32,
    /// Sum of the rows that were read as spent; absent where the layout has no such column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent: Option<String>,
    /// Sum of the rows that were read as received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
}

impl Declared {
    /// Looks at a row outside of the table.
    pub(super) fn look(&mut self, row: &Row) {
        let text = row.quoted();
        if let Some(rest) = text.strip_prefix('共') {
            let rows = rest
                .trim_start_matches([':', '：'])
                .split_once('笔')
                .and_then(|(number, _)| number.trim().parse().ok());
            self.rows = self.rows.or(rows);
        }
        for (names, place) in [
            (["支出", "已支出"], &mut self.spent),
            (["收入", "已收入"], &mut self.received),
        ] {
            let rest = names.iter().find_map(|name| text.strip_prefix(name));
            if let Some(amount) = rest.and_then(sum_of) {
                place.get_or_insert_with(|| amount.to_string());
            }
        }
    }

    /// True where a row declares another total than one before: the file is of several, and no total is the whole's.
    pub(super) fn differs(&self, row: &Row) -> bool {
        let mut other = Self::default();
        other.look(row);
        let other_than = |own: &Option<String>, new: Option<String>| {
            new.is_some_and(|new| own.as_ref().is_some_and(|own| *own != new))
        };
        other
            .rows
            .is_some_and(|rows| self.rows.is_some_and(|own| own != rows))
            || other_than(&self.spent, other.spent)
            || other_than(&self.received, other.received)
    }

    /// Takes over one thing that a file declares outside of its rows.
    pub(super) fn told(&mut self, name: &str, value: &str) {
        match name {
            "rows" => self.rows = value.parse().ok(),
            "spent" => self.spent = cell::amount(value).map(|amount| amount.to_string()),
            "received" => self.received = cell::amount(value).map(|amount| amount.to_string()),
            _ => {}
        }
    }

    /// `None` where nothing was declared.
    pub(super) fn some(self) -> Option<Self> {
        Some(self).filter(|declared| *declared != Self::default())
    }
}

/// When the statement was written, where this row outside of the table says so: `导出时间：[2026-04-02 08:30:00]`. In China, as
/// every time of a statement.
pub(super) fn exported_at(row: &Row) -> Option<Millis> {
    let text = row.quoted();
    let rest = ["导出时间", "申请时间"]
        .iter()
        .find_map(|name| text.strip_prefix(name))?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?.trim();
    let moment = match rest.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None => rest,
    };
    let moment = cell::moment(moment.trim())?;
    UtcOffset::CHINA.instant(moment.wall).ok()
}

/// `：63笔 16.54元`, `:1笔,27元`, `：16笔(含4笔部分退款)，1648.43元`
fn sum_of(text: &str) -> Option<Amount> {
    let text = text.trim_start().strip_prefix([':', '：'])?;
    let (_, amount) = text.split_once('笔')?;
    let (amount, _) = amount.split_once('元')?;
    // JD says in brackets how many of them were partly paid back.
    let amount = match amount.strip_prefix(['(', '（']) {
        Some(rest) => rest.split_once([')', '）'])?.1,
        None => amount,
    };
    cell::amount(amount.trim_matches([',', '，', ' ', '\t']))
}

/// Adds up what the drafts say.
pub(super) fn count(rows: u32, drafts: &[Draft]) -> Result<Counted> {
    // Sums of several currencies are none.
    let mut currencies = drafts.iter().map(|draft| draft.payment.currency);
    let first = currencies.next();
    if currencies.any(|currency| Some(currency) != first) {
        return Ok(Counted {
            rows,
            ..Counted::default()
        });
    }
    // Zero with two decimals: the currency's, and how statements print it.
    let sum = |flow: Flow| {
        drafts
            .iter()
            .filter(|draft| draft.flow == flow)
            .try_fold(Decimal::new(0, 2), |sum, draft| {
                exact_sum(sum, draft.counts.unwrap_or(draft.payment.amount).decimal())
            })
    };
    Ok(Counted {
        rows,
        spent: Some(sum(Flow::Spent)?.to_string()),
        received: Some(sum(Flow::Received)?.to_string()),
    })
}
