//! Queries of the book: the alerts that a person wants to see, and those that the engine asks about.
//!
//! Not here: what an alert does (`book`), and the lists by which it is found (`index`).

use super::index::Of;
use super::{Alert, Book, State};
use crate::config::Readers;
use crate::error::{Code, Error, Result};
use crate::options::entries;
use crate::reason::{Severity, Topic};
use crate::time::Millis;

/// Query for alerts: those that fit every given entry.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct AlertQuery {
    pub account_id: Option<String>,
    pub topic: Option<Topic>,
    pub audience: Option<Readers>,
    pub states: Option<Vec<State>>,
    pub at_least: Option<Severity>,
    pub from: Option<Millis>,
    pub to: Option<Millis>,
    /// What the line with this id counts.
    pub digest: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

entries! {
    AlertQuery {
        "accountId": account_id,
        "topic": topic,
        "audience": audience,
        "states": states,
        "atLeast": at_least,
        "from": from,
        "to": to,
        "digest": digest,
        "limit": limit,
        "after": after,
    }
    needs {}
}

impl Book {
    /// Those of one account, the oldest first.
    pub fn of_account<'s>(&'s self, account: &str) -> impl DoubleEndedIterator<Item = &'s Alert> + use<'s> {
        self.alerts.of(Of::Account(account))
    }

    /// Those of one account on one reason, the oldest first.
    pub fn of_code<'s>(
        &'s self,
        account: &str,
        code: &str,
    ) -> impl DoubleEndedIterator<Item = &'s Alert> + use<'s> {
        self.alerts.of(Of::AccountCode(account, code))
    }

    /// Those on one reason, whoever's, the oldest first.
    pub fn of_reason<'s>(&'s self, code: &str) -> impl DoubleEndedIterator<Item = &'s Alert> + use<'s> {
        self.alerts.of(Of::Code(code))
    }

    /// Those of one account that list this event, the oldest first.
    pub fn of_event<'s>(
        &'s self,
        account: &str,
        event_id: &str,
    ) -> impl DoubleEndedIterator<Item = &'s Alert> + use<'s> {
        self.alerts.of(Of::Event(account, event_id))
    }

    /// True where a danger of this account is neither settled nor over.
    pub fn has_open_danger(&self, account: &str) -> bool {
        self.alerts.of(Of::Danger(account)).any(|alert| {
            alert.severity == Severity::Danger && !matches!(alert.state, State::Resolved | State::Expired)
        })
    }

    /// The alerts that are wanted, of those that are for these readers; whom the query asks for is settled before.
    pub fn find(&self, query: &AlertQuery, readers: Readers) -> Result<Vec<&Alert>> {
        let before = match &query.after {
            None => u32::MAX,
            Some(id) => {
                let last = self.by_id(id).filter(|alert| alert.audience.is_for(readers));
                last.ok_or_else(|| Error::new(Code::QueryInvalid).at_field("after"))?
                    .number
            }
        };
        let line = match &query.digest {
            None => None,
            Some(id) => {
                let line = self.by_id(id).filter(|alert| alert.audience.is_for(readers));
                let counted = line.and_then(|line| Some((line.account_id.as_str(), line.counted()?)));
                Some(counted.ok_or_else(|| Error::new(Code::QueryInvalid).at_field("digest"))?)
            }
        };
        let wanted = |alert: &&Alert| {
            line.is_none_or(|(account, quota)| alert.account_id == account && alert.is_held_by(quota))
                && query
                    .account_id
                    .as_ref()
                    .is_none_or(|account| *account == alert.account_id)
                && query.topic.is_none_or(|topic| topic == alert.topic)
                && alert.audience.is_for(readers)
                && query
                    .states
                    .as_ref()
                    .is_none_or(|states| states.contains(&alert.state))
                && query.at_least.is_none_or(|least| alert.severity >= least)
                && query.from.is_none_or(|from| alert.last_at >= from)
                && query.to.is_none_or(|to| alert.last_at < to)
        };
        // The newest first: what a person opens the list for.
        let found = self.alerts.below(before).filter(wanted);
        Ok(found.take(query.limit.unwrap_or(u32::MAX) as usize).collect())
    }
}
