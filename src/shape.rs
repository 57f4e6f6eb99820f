//! The contract's shapes: what crosses the boundary, made of what the core holds.
//!
//! State is stored whole (every field, absent or not); across the boundary absence is an absent key, money a decimal
//! string, time a number, maps plain objects. These views borrow and serialise; they are never read back.

pub mod help;
mod judged;

pub use judged::{AlertView, AssessmentView, DetailView, ReasonView, ReceiptView, RejectedView};

use crate::alert;
use crate::money::Currency;
use crate::signal::{Family, ParamKind, Topic};
use crate::summary::{ByCurrency, Group, Money, Quality, Slice, Summary, Totals};
use crate::time::Millis;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The contract's `Summary`.
#[derive(Debug, Serialize)]
pub struct SummaryView<'a> {
    totals: TotalsByCurrency<'a>,
    series: Vec<SliceView<'a>>,
    groups: Vec<GroupView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<TotalsByCurrency<'a>>,
    largest: &'a [String],
    quality: Vec<QualityView>,
}

#[derive(Debug, Serialize)]
struct SliceView<'a> {
    from: Millis,
    to: Millis,
    totals: TotalsByCurrency<'a>,
}

#[derive(Debug, Serialize)]
struct GroupView<'a> {
    key: &'a str,
    totals: TotalsByCurrency<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<f64>,
}

#[derive(Debug, Serialize)]
struct QualityView {
    code: &'static str,
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<Currency>,
}

#[derive(Debug)]
struct TotalsByCurrency<'a>(&'a ByCurrency);

impl Serialize for TotalsByCurrency<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (currency, totals) in self.0.iter() {
            map.serialize_entry(currency.as_str(), &TotalsView::from(totals))?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct TotalsView {
    spent: String,
    received: String,
    net: String,
    refunded: String,
    fees: String,
    discounts: String,
    excluded: String,
    pending: String,
    count: u32,
}

impl From<&Totals> for TotalsView {
    fn from(totals: &Totals) -> Self {
        let text = |money: Money| money.to_string();
        Self {
            spent: text(totals.spent),
            received: text(totals.received),
            net: text(totals.net),
            refunded: text(totals.refunded),
            fees: text(totals.fees),
            discounts: text(totals.discounts),
            excluded: text(totals.excluded),
            pending: text(totals.pending),
            count: totals.count,
        }
    }
}

impl<'a> From<&'a Summary> for SummaryView<'a> {
    fn from(summary: &'a Summary) -> Self {
        let slice = |slice: &'a Slice| SliceView {
            from: slice.from,
            to: slice.to,
            totals: TotalsByCurrency(&slice.totals),
        };
        let group = |group: &'a Group| GroupView {
            key: &group.key,
            totals: TotalsByCurrency(&group.totals),
            share: group.share,
            change: group.change,
        };
        let quality = |quality: &Quality| QualityView {
            code: quality.code,
            count: quality.count,
            amount: quality.money.map(|(money, _)| money.to_string()),
            currency: quality.money.map(|(_, currency)| currency),
        };
        Self {
            totals: TotalsByCurrency(&summary.totals),
            series: summary.series.iter().map(slice).collect(),
            groups: summary.groups.iter().map(group).collect(),
            previous: summary.previous.as_ref().map(TotalsByCurrency),
            largest: &summary.largest,
            quality: summary.quality.iter().map(quality).collect(),
        }
    }
}

/// A reason code and what its messages are given.
#[derive(Debug, Serialize)]
pub struct ReasonSpec {
    code: &'static str,
    topic: Topic,
    /// Absent on the lines that say what was held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<Family>,
    params: Vec<ParamSpec>,
}

#[derive(Debug, Serialize)]
struct ParamSpec {
    name: &'static str,
    kind: &'static str,
}

impl ReasonSpec {
    /// Of every reason that an alert can have.
    pub fn all() -> Vec<Self> {
        let spec = |code, topic, family, params: &[(&'static str, ParamKind)]| Self {
            code,
            topic,
            family,
            params: params
                .iter()
                .map(|(name, kind)| ParamSpec {
                    name,
                    kind: kind.as_str(),
                })
                .collect(),
        };
        crate::signal::ALL
            .iter()
            .map(|signal| spec(signal.code, signal.topic, Some(signal.family), signal.params))
            .chain(
                crate::signal::WATCHERS
                    .iter()
                    .map(|watcher| spec(watcher.code, Topic::Service, None, watcher.params)),
            )
            .chain(alert::DIGESTS.map(|(code, params)| spec(code, Topic::Payment, None, params)))
            .collect()
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        self.code
    }
}
