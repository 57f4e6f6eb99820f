//! Queries: what may be asked of the ledger.

use super::interval::Interval;
use crate::error::{Code, Error, Result};
use crate::event::PaymentType;
use crate::money::{Amount, Currency};
use crate::options::entries;
pub use crate::time::OffsetFrom;
use crate::time::{Millis, UtcOffset, Zone};
use serde::Deserialize;

/// The contract's `SummaryQuery`. An unknown entry is refused by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SummaryQuery {
    /// One account; all where absent. With a holder, that account's part of the holder's summary.
    pub account_id: Option<String>,
    /// The accounts of one person, joined.
    pub holder_id: Option<String>,
    /// Only what is of this category; empty for what is of none. Of sums, not of what is found in all that is kept.
    pub category: Option<String>,
    /// The first instant.
    pub from: Millis,
    /// The first instant after.
    pub to: Millis,
    /// Time that counts as today; `to` where absent.
    pub now: Option<Millis>,
    /// Minutes east of UTC for the intervals; the configuration's where absent.
    pub utc_offset: Option<i16>,
    /// Offset changes: each from its moment on, the first before it too. The package makes it of `timeZone`.
    pub offsets: Vec<OffsetFrom>,
    /// A series of these.
    pub interval: Option<Interval>,
    /// Groups by this.
    pub by: Option<By>,
    /// Against which other time.
    pub compare: Option<Compare>,
    /// In whose period a refund counts.
    pub refunds: Refunds,
    /// Types that are left out by choice.
    pub exclude: Vec<PaymentType>,
    /// Everything in one currency too.
    pub convert: Option<Convert>,
    /// Parts that are wanted beside totals; everything where absent.
    pub parts: Option<Vec<Part>>,
}

entries! {
    SummaryQuery {
        "accountId": account_id,
        "holderId": holder_id,
        "category": category,
        "now": now,
        "utcOffset": utc_offset,
        "offsets": offsets,
        "interval": interval,
        "by": by,
        "compare": compare,
        "refunds": refunds,
        "exclude": exclude,
        "convert": convert,
        "parts": parts,
    }
    needs {
        "from": from,
        "to": to,
    }
}

impl SummaryQuery {
    /// Of every account, over a range of time.
    pub fn over(from: Millis, to: Millis) -> Self {
        Self {
            from,
            to,
            ..Self::default()
        }
    }

    /// The offsets that hold.
    pub(super) fn zone(&self, default: &Zone) -> Result<Zone> {
        if !self.offsets.is_empty() {
            let refused = |_| Error::new(Code::QueryInvalid).at_field("offsets");
            return Zone::of(&self.offsets).map_err(refused);
        }
        let fixed = |minutes| UtcOffset::new(minutes).map_err(|error| error.at_field("utcOffset"));
        self.utc_offset
            .map_or_else(|| Ok(default.clone()), |minutes| fixed(minutes).map(Zone::fixed))
    }

    /// True where this part is wanted.
    pub(super) fn wants(&self, part: Part) -> bool {
        self.parts.as_ref().is_none_or(|parts| parts.contains(&part))
    }

    /// The moment that counts as now: the last one asked about, where none is told.
    pub(super) fn today(&self) -> Millis {
        self.now.unwrap_or(self.to.later(-1))
    }
}

/// A key to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the contract's names
pub enum By {
    Category,
    Counterparty,
    Channel,
    Instrument,
    Country,
    Currency,
    Type,
}

/// Another time to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// The period before: as many whole months where the range is of whole months, else as many days, else as long.
    Previous,
    /// The period before, up to the same day of it as today is of this one.
    SameDaysSoFar,
    /// The same days a year ago.
    YearAgo,
    /// Sum by sum the median of the last six periods.
    Median,
}

/// In whose period a refund counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refunds {
    /// The payment's: what was returned was never spent.
    #[default]
    InPaymentPeriod,
    /// The refund's own: as the account's balance moved.
    InRefundPeriod,
}

/// Part that can be had beside totals, series and groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Payments that come again and again.
    Recurring,
    /// States of the configured budgets.
    Budgets,
    /// Levels, seasons and oddities by category.
    Trends,
    /// Counterparties that were paid for the first time.
    FirstTime,
}

/// Into which currency, at which rates.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Convert {
    /// The currency of the answer.
    pub to: Currency,
    /// One unit of `from` is this much of `to`.
    pub rates: Vec<Rate>,
    /// For how many days a rate holds after its own where there is no newer one: 3 carries Friday's over a weekend.
    #[serde(default)]
    pub carry_days: u8,
}

/// The rate of a day.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Of which currency.
    pub from: Currency,
    /// ISO 8601, local.
    pub day: String,
    /// Exact.
    pub rate: Amount,
}
