//! Support queries: what is waited for, what can be paid back, and a case for the operator's desk.

use super::Engine;
use crate::alert::{Alert, State};
use crate::error::{Code, Error, Result};
use crate::event::Status;
use crate::ledger::Payment;
use crate::options::entries;
use crate::pending::{CaseStatus, Pending, PendingSources, Stage, is_paid_back};
use crate::reason::Severity;
use crate::reason::{Audience, Topic};
use crate::signal;
use crate::sort::sort;
use crate::support::{About, CaseQuery, SupportCase, is_disowned, is_of_account, support_case};
use crate::time::{DAY, Millis, OffsetFrom};

/// Payments offered at once where nobody says how many: two screens of a phone.
const OFFERED: usize = 20;

/// Query for cases or payments of an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct WatchQuery {
    pub account_id: Option<String>,
    pub limit: Option<u32>,
}

entries! {
    WatchQuery {
        "accountId": account_id,
        "limit": limit,
    }
    needs {}
}

/// Something that is waited for, and how it stands.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Watched<'a> {
    pub account_id: &'a str,
    pub pending: &'a Pending,
    pub status: CaseStatus<'a>,
    /// The alert that tells of it, while it is open.
    pub alert_id: Option<&'a str>,
}

/// A case for the desk, and where the holder lives.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Help<'a> {
    pub case: SupportCase<'a>,
    pub offset: i16,
    /// Offsets from its first moment to its last, where the holder's zone is configured.
    pub offsets: Vec<OffsetFrom>,
    pub operator: Option<&'a str>,
    pub region: Option<&'a str>,
}

/// Payment that could be paid back: its account, itself, and its other side.
pub type Refundable<'a> = (&'a str, &'a Payment, Option<&'a str>);

/// The newest so many, the newest first; of equals the order stays.
fn keep_newest(found: &mut Vec<Refundable<'_>>, most: usize) {
    sort(found, |(_, one, _), (_, other, _)| other.at.cmp(&one.at));
    found.truncate(most);
}

impl Engine {
    /// Everything that is waited for, as it stands at the engine's clock; what needs somebody first, then in the order in
    /// which it came to be watched. A transfer of an old bill that was never said to have ended is no news, and left out.
    pub fn watched(&self, query: &WatchQuery) -> Vec<Watched<'_>> {
        let mut found = Vec::new();
        let wanted = |account: &str| query.account_id.as_deref().is_none_or(|id| id == account);
        for waiting in self
            .state
            .pending
            .iter()
            .filter(|waiting| wanted(&waiting.account_id))
        {
            for (pending, status) in self.cases(waiting) {
                if !self.is_stale(pending, &status) {
                    found.push(Watched {
                        account_id: &waiting.account_id,
                        pending,
                        status,
                        alert_id: None,
                    });
                }
            }
        }
        let mut ordered = Vec::with_capacity(found.len());
        for stage in Stage::BY_URGENCY {
            let (now, rest): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.status.stage == stage);
            ordered.extend(now);
            found = rest;
        }
        ordered.truncate(query.limit.unwrap_or(u32::MAX) as usize);
        for one in &mut ordered {
            one.alert_id = self.alert_of(one.account_id, &one.pending.id);
        }
        ordered
    }

    fn alert_of(&self, account: &str, id: &str) -> Option<&str> {
        let is_open = |alert: &&Alert| {
            alert.topic == Topic::Service
                && alert.audience.is_for(self.config.audience)
                && !matches!(alert.state, State::Resolved | State::Expired)
                && alert.severity > Severity::Info
        };
        let newest_first = self.state.book.of_event(account, id).rev();
        let mut open = newest_first.filter(is_open);
        open.next().map(|alert| alert.id.as_str())
    }

    /// Payments that could be paid back, the newest first: not those that came back whole, whichever row or word says so.
    pub fn refundable(&self, query: &WatchQuery) -> Vec<Refundable<'_>> {
        let most = query.limit.map_or(OFFERED, |limit| limit as usize);
        let mut looked = most;
        loop {
            let found = self.newest_paid(query, looked);
            let is_all = found.len() < looked;
            let mut left = self.not_paid_back(found);
            if is_all || left.len() >= most {
                left.truncate(most);
                return left;
            }
            looked = looked.saturating_mul(2); // few come back: one more look is enough, nearly always
        }
    }

    /// Those of these payments of which something is left that could come back.
    fn not_paid_back<'a>(&'a self, found: Vec<Refundable<'a>>) -> Vec<Refundable<'a>> {
        let of = found
            .iter()
            .map(|(account, payment, _)| (*account, payment.id(), payment.at));
        let mut by_account: Vec<(&str, &str, Millis)> = of.collect();
        sort(&mut by_account, Ord::cmp);
        let mut back: Vec<(&str, &str)> = Vec::new();
        for own in by_account.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some((account, ..)) = own.first() else {
                continue;
            };
            let ids: Vec<&str> = own.iter().map(|(_, id, _)| *id).collect();
            let first = own.iter().map(|(.., at)| *at).min();
            let ties = self.ties_of(account, first);
            let sources = PendingSources {
                since: first.map(|first| first.later(-DAY)), // a refund of the same day may be known by the day alone
                ..self.pending_sources(&ties)
            };
            let are_back = is_paid_back(&ids, account, sources).into_iter().zip(ids);
            back.extend(
                are_back
                    .filter(|(is_back, _)| *is_back)
                    .map(|(_, id)| (*account, id)),
            );
        }
        let is_left = |(account, payment, _): &Refundable<'_>| {
            back.binary_search(&(*account, payment.id())).is_err() // in order, as the accounts and their ids were
        };
        found.into_iter().filter(is_left).collect()
    }

    /// The newest so many payments to somebody else, but those that say themselves that they came back.
    fn newest_paid(&self, query: &WatchQuery, most: usize) -> Vec<Refundable<'_>> {
        let mut found: Vec<Refundable<'_>> = Vec::new();
        // Of equal age the first one stays: what is as old as the last of enough newer ones is not among them.
        let mut bar: Option<Millis> = None;
        for (_, shelf) in self.state.ledger.shelves() {
            if query
                .account_id
                .as_ref()
                .is_some_and(|id| *id != shelf.account_id)
            {
                continue;
            }
            for payment in shelf.payments() {
                let is_newer = bar.is_none_or(|bar| payment.at > bar);
                if !is_newer || !payment.facts.is_paid() || payment.facts.status == Status::Refunded {
                    continue;
                }
                found.push((&shelf.account_id, payment, shelf.counterparty(payment)));
                if found.len() / 2 > most {
                    keep_newest(&mut found, most);
                    bar = found.last().map(|(_, payment, _)| payment.at);
                }
            }
        }
        keep_newest(&mut found, most);
        found
    }

    /// A case, ready to be sent to the operator's desk.
    pub fn support_case<'a>(&'a self, query: &'a CaseQuery) -> Result<Help<'a>> {
        let alert = match query.alert_id.as_deref() {
            Some(id) => Some(self.alert(id)?),
            None => None,
        };
        // A payer's case names nothing that only the desk may suspect.
        let is_hidden = |code: &&str| {
            let audience = signal::audience_of(code);
            audience == Audience::Operator && !audience.is_for(self.config.audience)
        };
        if let Some(code) = query.problem.as_deref().filter(is_hidden) {
            let unknown = Error::new(Code::ValueUnknown).at_field("problem");
            return Err(unknown.with_value(code));
        }
        let account = alert
            .map(|alert| alert.account_id.as_str())
            .or(query.account_id.as_deref())
            .ok_or_else(|| Error::new(Code::FieldMissing).at_field("accountId"))?;
        let shelf = self.state.ledger.shelf(account);
        let waiting = self.state.pending.of(account);
        let wanted: Vec<&str> = match (&query.case_id, &query.transaction_id, alert) {
            (Some(id), ..) | (_, Some(id), _) => vec![id],
            (.., Some(alert)) => alert.event_ids.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let is_it = |case: &&Pending| {
            wanted.contains(&case.id.as_str())
                || case
                    .transaction_id
                    .as_deref()
                    .is_some_and(|id| query.case_id.is_none() && wanted.contains(&id))
        };
        let mut watched: Option<(&Pending, CaseStatus<'a>)> = None;
        let of_account = waiting.map(|waiting| self.cases(waiting)).unwrap_or_default();
        for (case, status) in of_account.into_iter().filter(|(case, _)| is_it(case)) {
            let urgency =
                |status: &CaseStatus<'_>| Stage::BY_URGENCY.iter().position(|stage| *stage == status.stage);
            let is_first = watched
                .as_ref()
                .is_none_or(|(_, known)| urgency(&status) < urgency(known));
            if is_first {
                watched = Some((case, status));
            }
        }
        let payment = match &query.transaction_id {
            Some(id) => shelf.and_then(|shelf| shelf.get(id)),
            None => None,
        };
        let is_known = alert.is_some() || watched.is_some() || payment.is_some();
        // Of a payment that nobody named there is a case all the same: its holder fills it in.
        let is_named = query.transaction_id.is_some() || query.case_id.is_some();
        let stands_alone = |problem: &str| !is_named || is_of_account(problem);
        if !is_known && !query.problem.as_deref().is_some_and(stands_alone) {
            return Err(self.missing(query));
        }
        let operator = self
            .pending_sources(&self.ties_of(account, None))
            .operator(account);
        let about = About {
            account_id: account,
            alert,
            // Whoever disowns a payment waits for no shop, whatever else is on its way for it.
            watched: watched
                .as_ref()
                .filter(|_| payment.is_none() || !query.problem.as_deref().is_some_and(is_disowned))
                .map(|(case, status)| (*case, status)),
            payment,
            shelf,
            operator,
            readers: self.config.audience,
        };
        let case = support_case(&about, query.problem.as_deref())?;
        let told = case.payments.first().map(|(payment, _)| payment.offset);
        let moments = case.moments();
        let (first, last) = (moments.clone().min(), moments.max());
        let now = self.state.clock.now().unwrap_or_default();
        let (first, last) = (first.unwrap_or(now), last.unwrap_or(now));
        let is_named = !self.config.offsets.is_empty();
        Ok(Help {
            offset: told
                .filter(|_| !is_named)
                .unwrap_or_else(|| self.zone.offset(first).minutes()),
            offsets: if is_named {
                self.zone.between(first, last.later(1))
            } else {
                Vec::new()
            },
            operator,
            region: self.config.region.as_deref(),
            case,
        })
    }

    /// Error where there is nothing to make a case of.
    fn missing(&self, query: &CaseQuery) -> Error {
        if query.transaction_id.is_none() && query.case_id.is_none() {
            return Error::new(Code::FieldMissing).at_field("problem");
        }
        if self.config.ledger_days == 0 {
            return Error::new(Code::LedgerOff).at_field("ledgerDays");
        }
        Error::new(Code::TransactionUnknown).at_field("transactionId")
    }
}
