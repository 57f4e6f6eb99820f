//! Summaries, where the money went: totals, series and groups over the ledger, exact to the last digit.
//!
//! Every payment that moved money is counted once. `link` says what belongs together (a refund and its payment,
//! the two ends of a transfer between own accounts, the same payment in a wallet's and a card's export), `count` what a
//! payment then adds, `tally` adds it up. Groups and series are the same counting under another key, so they
//! add up to the totals. What was left out or guessed is said in `quality`. Payments that went are in their months' sums, which
//! are of the same counting (`folded`).
//!
//! `list` shows the rows that the sums are made of, each with its part.
//!
//! Beside the sums stand what comes again (`recurring`, and what persons said of it: `series`), how budgets do (`budget`), and what is unlike other months
//! (`trend`): these are statistics, and say how sure they are.

mod answer;
mod apart;
mod beat;
mod budget;
mod category;
mod convert;
mod count;
mod due;
mod folded;
mod history;
mod interval;
mod list;
mod opened;
mod overspent;
mod payees;
mod period;
mod price;
mod proof;
mod query;
mod recurring;
mod search;
mod series;
mod tally;
mod told;
mod totals;
mod trend;
mod upcoming;
mod wanted;

pub use answer::{Converted, FirstTime, Group, Mover, Quality, Slice, Summary};
pub use budget::BudgetState;
pub use category::Corrections;
pub use convert::Missing;
pub use folded::{folds, month_of};
pub use interval::Interval;
pub use list::{Counts, KeptList, Page, PartOfSums, PaymentQuery, list};
pub use overspent::{Overspent, Period, overspent, period_of};
pub use query::{By, Compare, Convert, OffsetFrom, Part, Rate, Refunds, SummaryQuery};
pub use recurring::Recurring;
pub use series::{SeriesState, SeriesWords};
pub use told::{SeriesNews, SeriesTurn, may_have_news, series_news};
pub use totals::{Sum, Totals};
pub use trend::Trend;
pub use upcoming::Upcoming;

use crate::calendar::working::Calendars;
use crate::config::Budget;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::link::Decisions;
use crate::map::SmallMap;
use crate::money::Currency;
use crate::time::Zone;
use history::History;
use opened::opened;
use tally::Tally;

/// Intervals of one series; ten years of days.
pub const MAX_INTERVALS: usize = 3_660;

/// Totals by currency.
pub type ByCurrency = SmallMap<Currency, Totals>;

/// Sources of a summary, beside the query.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The payments.
    pub ledger: &'a Ledger,
    /// Corrections: what the holder said of counterparties.
    pub corrections: &'a Corrections,
    /// Words on series.
    pub series: &'a SeriesWords,
    /// Budgets: what may be spent.
    pub budgets: &'a [Budget],
    /// What persons said of pairs of payments.
    pub decisions: &'a Decisions,
    /// Working days, between banks.
    pub calendars: &'a Calendars,
    /// Zone of days and months where a query tells nothing.
    pub zone: &'a Zone,
    /// Payments that were judged by a build that keeps none, and not told again since.
    pub missing: u32,
}

/// Answers a query from the ledger.
pub fn summarise(sources: &Sources<'_>, query: &SummaryQuery) -> Result<Summary> {
    let zone = query.zone(sources.zone)?;
    let slices = interval::slices((query.from, query.to), query.interval, &zone)?;
    let others = period::others(query, &zone)?;
    let by_days = sources.ledger.by_days_of(&zone);
    let rows = opened(by_days.as_ref().unwrap_or(sources.ledger), sources, query)?;
    let mut tally = Tally::new(
        query,
        !sources.corrections.is_empty(),
        &zone,
        others,
        slices.clone(),
    )?;
    tally.read(&rows)?;
    let mut summary = Summary::of(&tally, slices)?;
    let wants_history = [Part::Recurring, Part::Budgets, Part::Trends, Part::FirstTime];
    // A moment beyond the calendar has no month to speak of.
    let has_calendar = zone.date(query.today()).is_ok();
    if has_calendar && wants_history.iter().any(|part| query.wants(*part)) {
        let history = History::read(&rows, query, &zone)?;
        if query.wants(Part::FirstTime) {
            summary.first_time = history.first_time(query);
        }
        let has_budgets = query.wants(Part::Budgets) && !sources.budgets.is_empty();
        if query.wants(Part::Recurring) || has_budgets {
            let recurring = wanted::wanted(&history, sources.series, query.today(), &zone);
            if has_budgets {
                summary.budgets = budget::states(sources.budgets, &history, &recurring, query, &zone)?;
            }
            if query.wants(Part::Recurring) {
                summary.upcoming = upcoming::upcoming(&recurring, query, &zone);
                summary.recurring = recurring;
            }
        }
        if query.wants(Part::Trends) {
            summary.trends = trend::trends(&history, query.today(), &zone)?;
        }
    }
    summary.reckoned_by(&zone, (query.from, query.to));
    let evicted = sources.ledger.evicted;
    if evicted > 0 {
        summary
            .quality
            .push(Quality::counted("payments-evicted", evicted));
    }
    if sources.missing > 0 {
        summary
            .quality
            .push(Quality::counted("ledger-gap", sources.missing));
    }
    Ok(summary)
}
