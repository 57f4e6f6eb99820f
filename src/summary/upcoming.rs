//! Payments that are expected: of every series that goes on, the next ones.
//!
//! Not here: which series there are (`recurring`), and what they mean for a budget (`budget`).

use super::query::SummaryQuery;
use super::recurring::{Recurring, moment};
use crate::money::Currency;
use crate::money::Money;
use crate::sort::sort;
use crate::time::{Millis, Zone};
use serde::Serialize;

/// One that is expected.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Upcoming {
    /// To or from whom.
    pub counterparty: String,
    /// True for money that comes in.
    pub income: bool,
    /// Its category.
    pub category: String,
    /// Time.
    pub at: Millis,
    /// Amount.
    pub amount: Money,
    /// Of what.
    pub currency: Currency,
}

/// Payments expected from today until the end of the range.
pub(super) fn upcoming(all: &[Recurring], query: &SummaryQuery, zone: &Zone) -> Vec<Upcoming> {
    expected(all, query.today(), query.to, zone)
}

/// Payments expected after a moment and before another.
pub(super) fn expected(all: &[Recurring], after: Millis, before: Millis, zone: &Zone) -> Vec<Upcoming> {
    let mut coming = Vec::new();
    for one in all.iter().filter(|one| !one.ended) {
        let (rhythm, is_months, first) = &one.rhythm;
        // Enough for a year of weeks; whoever asks for more is told of a year.
        for number in *first..first.saturating_add(53) {
            let Ok(at) = moment(rhythm.beat(number), *is_months, zone) else {
                break; // beyond the calendar
            };
            if at >= before {
                break;
            }
            // One that is late, and not missed yet, is still to come.
            if at > after || (number == *first && !one.missed) {
                coming.push(Upcoming {
                    counterparty: one.counterparty.clone(),
                    income: one.income,
                    category: one.category.clone(),
                    at,
                    amount: one.amount,
                    currency: one.currency,
                });
            }
        }
    }
    sort(&mut coming, |a: &Upcoming, b| {
        (a.at, &a.counterparty).cmp(&(b.at, &b.counterparty))
    });
    coming
}
