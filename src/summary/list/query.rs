//! Query for payments: what a row has to be, and whose sums the rows are to add up to.

use super::Scope;
use super::like::Like;
use super::part::Counts;
use crate::error::Result;
use crate::event::{Channel, PaymentType};
use crate::money::{Amount, Currency};
use crate::options::entries;
use crate::summary::query::{OffsetFrom, Refunds, SummaryQuery};
use crate::time::{Millis, Zone};

/// The contract's `PaymentQuery`. An unknown entry is refused by name.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the contract's names, and `SummaryQuery`'s
pub struct PaymentQuery {
    pub account_id: Option<String>,
    pub holder_id: Option<String>,
    pub from: Option<Millis>,
    pub to: Option<Millis>,
    pub utc_offset: Option<i16>,
    pub offsets: Vec<OffsetFrom>,
    /// In names, notes, descriptions, order and other numbers.
    pub text: Option<String>,
    pub category: Option<String>,
    /// As groups by counterparty are named.
    pub counterparty: Option<String>,
    pub kinds: Option<Vec<PaymentType>>,
    pub counts: Option<Vec<Counts>>,
    pub flagged: Option<bool>,
    /// Games and tips, as `minor-spending` counts them.
    pub play: Option<bool>,
    /// The first one to its counterparty, of those that are kept.
    pub first: Option<bool>,
    /// Money left by it, or is leaving, whatever came of that: what a reason counts.
    pub left: Option<bool>,
    pub channels: Option<Vec<Channel>>,
    /// Purchases like one of the account's, as a run is counted of them.
    pub like: Option<Like>,
    pub currency: Option<Currency>,
    pub least: Option<Amount>,
    pub most: Option<Amount>,
    pub refunds: Refunds,
    pub exclude: Vec<PaymentType>,
    pub limit: Option<u32>,
    /// The last page's.
    pub after: Option<String>,
}

entries! {
    PaymentQuery {
        "accountId": account_id,
        "holderId": holder_id,
        "from": from,
        "to": to,
        "utcOffset": utc_offset,
        "offsets": offsets,
        "text": text,
        "category": category,
        "counterparty": counterparty,
        "kinds": kinds,
        "counts": counts,
        "flagged": flagged,
        "play": play,
        "first": first,
        "left": left,
        "channels": channels,
        "like": like,
        "currency": currency,
        "least": least,
        "most": most,
        "refunds": refunds,
        "exclude": exclude,
        "limit": limit,
        "after": after,
    }
    needs {}
}

impl PaymentQuery {
    /// The summary whose sums these rows are.
    pub(super) fn summary(&self) -> SummaryQuery {
        SummaryQuery {
            account_id: self.account_id.clone(),
            holder_id: self.holder_id.clone(),
            category: self.category.clone(),
            utc_offset: self.utc_offset,
            offsets: self.offsets.clone(),
            refunds: self.refunds,
            exclude: self.exclude.clone(),
            ..SummaryQuery::over(self.from.unwrap_or(Millis::FIRST), self.to.unwrap_or(Millis::END))
        }
    }

    pub(super) fn scope(&self, zone: &Zone) -> Scope {
        Scope {
            account_id: self.account_id.clone(),
            holder_id: self.holder_id.clone(),
            zone: zone.clone(),
        }
    }

    /// Zone by whose days a payment of which only the day is known is listed.
    pub fn zone(&self, default: &Zone) -> Result<Zone> {
        self.summary().zone(default)
    }
}
