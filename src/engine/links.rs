//! Links query: what the engine holds to belong together, and how sure it is.

use super::Engine;
use crate::error::{Code, Error, Result};
use crate::event::{Digest, Direction, EventRef, ReferredKind, Relation, Status};
use crate::ledger::Shelf;
use crate::link::{Confidence, Evidence, Pair, REACH, Role, RowRef, Rows, Sources, linked, linked_since};
use crate::money::{Amount, Currency};
use crate::options::entries;
use crate::pending::{FromElsewhere, Ties};
use crate::sort::sort;
use crate::time::Millis;
use std::cell::OnceCell;

/// Query for links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct LinkQuery {
    pub account_id: Option<String>,
    pub holder_id: Option<String>,
    pub of: Option<RefQuery>,
    pub confidence: Option<Vec<Confidence>>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

entries! {
    LinkQuery {
        "accountId": account_id,
        "holderId": holder_id,
        "of": of,
        "confidence": confidence,
        "limit": limit,
        "after": after,
    }
    needs {}
}

/// Payment that links are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct RefQuery {
    pub account_id: String,
    pub id: String,
    pub kind: Option<String>,
}

entries! {
    RefQuery {
        "kind": kind,
    }
    needs {
        "accountId": account_id,
        "id": id,
    }
}

/// Row of a link, as far as a person knows it again.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct LinkRow {
    pub at: Millis,
    /// Minutes east of UTC: a day that is known without its hour is a day there.
    pub offset: i16,
    pub is_of_day: bool,
    pub amount: Amount,
    pub currency: Currency,
    pub counterparty: Option<String>,
    pub direction: Direction,
    pub status: Status,
}

/// Two movements that belong together, or may.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Link {
    pub id: String,
    pub a: EventRef,
    pub b: EventRef,
    pub relation: Relation,
    /// Amount of the first.
    pub amount: Amount,
    pub currency: Currency,
    pub confidence: Confidence,
    pub evidence: Evidence,
    /// Rows: the first, and the second.
    pub rows: (LinkRow, LinkRow),
}

impl Engine {
    /// Sources that links are found in.
    pub(super) const fn link_sources(&self) -> Sources<'_> {
        Sources {
            ledger: &self.state.ledger,
            decisions: &self.state.decisions,
            calendars: &self.config.calendars,
        }
    }

    /// Ties between the rows of an account that have a say in what is about this moment, or later.
    pub(super) fn ties_of(&self, account: &str, about: Option<Millis>) -> LinkedTies<'_> {
        LinkedTies {
            sources: self.link_sources(),
            account: account.to_owned(),
            since: about.map(|about| about.later(-REACH)),
            rows: OnceCell::new(),
        }
    }

    /// Links of an account, a holder, a payment or everybody, the newest first. Those of an account are all that its rows are
    /// part of, whichever account the other row is in.
    pub fn links(&self, query: &LinkQuery) -> Result<Vec<Link>> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        let kind = query.of.as_ref().and_then(|of| of.kind.as_deref());
        if kind.is_some_and(|kind| ReferredKind::parse(kind).is_err()) {
            return Err(Error::new(Code::QueryInvalid).at_field("of.kind"));
        }
        let account = query
            .account_id
            .as_deref()
            .or(query.of.as_ref().map(|of| of.account_id.as_str()));
        let shelf = account.and_then(|account| self.state.ledger.shelf(account));
        let holder = query
            .holder_id
            .as_deref()
            .or(shelf.and_then(|shelf| shelf.holder()));
        let rows = linked(self.link_sources(), account.filter(|_| holder.is_none()), holder)?;
        let mut links: Vec<Link> = rows
            .pairs
            .iter()
            .filter_map(|pair| link_of(&rows, pair))
            .collect();
        links.retain(|link| {
            let is = |one: &EventRef, of: &RefQuery| one.account_id == of.account_id && one.id == of.id;
            let is_of = |of: &RefQuery| is(&link.a, of) || is(&link.b, of);
            let is_in = |account: &String| link.a.account_id == *account || link.b.account_id == *account;
            query.account_id.as_ref().is_none_or(is_in)
                && query.of.as_ref().is_none_or(is_of)
                && query
                    .confidence
                    .as_ref()
                    .is_none_or(|wanted| wanted.contains(&link.confidence))
        });
        sort(&mut links, |one, other| {
            let key = |link: &Link| (link.rows.0.at, link.id.clone());
            key(other).cmp(&key(one))
        });
        if let Some(after) = &query.after {
            let place = links.iter().position(|link| link.id == *after);
            let place = place.ok_or_else(|| Error::new(Code::QueryInvalid).at_field("after"))?;
            links.drain(..=place);
        }
        links.truncate(query.limit.unwrap_or(u32::MAX) as usize);
        Ok(links)
    }
}

/// Ties between the rows of an account, as the links of its household say; found when they are first asked for, among the
/// rows of a stretch of time, so that what a live event costs does not grow with the ledger.
#[derive(Debug)]
pub(super) struct LinkedTies<'a> {
    sources: Sources<'a>,
    account: String,
    /// Where that stretch begins; nothing is asked where it does not.
    pub(super) since: Option<Millis>,
    rows: OnceCell<Option<Rows<'a>>>,
}

impl<'a> LinkedTies<'a> {
    fn rows(&self) -> Option<&Rows<'a>> {
        let rows = self.rows.get_or_init(|| {
            // A sum beyond exact arithmetic is said where it is asked for; rows then say what they say by themselves.
            linked_since(self.sources, &self.account, self.since?).ok()
        });
        rows.as_ref()
    }

    fn noted(&self, account: &str, id: &str) -> Option<(RowRef, Role)> {
        let row_ref = self.rows()?.find(account, id)?;
        Some((row_ref, self.rows()?.note(row_ref).role))
    }

    fn id(&self, row_ref: RowRef) -> Option<&str> {
        Some(self.rows()?.payment(row_ref)?.id())
    }
}

impl Ties for LinkedTies<'_> {
    fn pays_back(&self, account: &str, row: &str) -> Option<&str> {
        match self.noted(account, row)? {
            // What another account's row counts for is told there.
            (back, Role::PaysBack { of, .. }) if back.account == of.account => self.id(of),
            _ => None,
        }
    }

    fn settled_by(&self, account: &str, payment: &str) -> Option<&str> {
        match self.noted(account, payment)? {
            (_, Role::Settled { by }) => self.id(by),
            _ => None,
        }
    }

    fn elsewhere(&self, account: &str) -> Vec<FromElsewhere> {
        let has_others = |shelf: &Shelf| shelf.holder().is_some();
        if !self.sources.ledger.shelf(account).is_some_and(has_others) {
            return Vec::new();
        }
        let Some(rows) = self.rows() else {
            return Vec::new();
        };
        let own = |row_ref: RowRef| {
            let of = rows.accounts.get(row_ref.account);
            of.is_some_and(|of| of.shelf.account_id == account)
        };
        // Where the account shows the same money, that row says so itself.
        let shown = rows
            .pairs
            .iter()
            .filter(|pair| own(pair.b) && rows.counted(pair.b) == pair.a);
        let mut shown: Vec<RowRef> = shown.map(|pair| pair.a).collect();
        sort(&mut shown, Ord::cmp);
        let is_shown_here = |row: RowRef| shown.binary_search(&row).is_ok();
        let found = rows.pairs.iter().filter_map(|pair| {
            let counts = match rows.note(pair.a).role {
                Role::PaysBack { of, .. } => of == pair.b && own(of) && !own(pair.a),
                _ => false,
            };
            let row = rows
                .event_ref(pair.a)
                .filter(|_| counts && !is_shown_here(pair.a))?;
            Some(FromElsewhere {
                account: row.account_id,
                row: row.id,
                payment: rows.event_ref(pair.b)?.id,
            })
        });
        found.collect()
    }

    fn is_free(&self, row: (&str, &str), payment: Option<(&str, &str)>) -> bool {
        let Some((at, role)) = self.noted(row.0, row.1) else {
            return false;
        };
        let sent = payment.and_then(|(account, id)| self.rows()?.find(account, id));
        let is_side = |pair: &Pair| (pair.b, Some(pair.a)) == (at, sent);
        match role {
            Role::Plain => true,
            Role::OwnIn => self.rows().is_some_and(|rows| rows.pairs.iter().any(is_side)),
            _ => false,
        }
    }

    fn denies(&self, account: &str, row: &str, payment: &str) -> bool {
        let of = |id: &str| EventRef::payment(account, id);
        let decisions = self.sources.decisions;
        !decisions.is_empty() && decisions.on(&of(row), &of(payment), Relation::PaysBack) == Some(false)
    }
}

fn row_of(rows: &Rows<'_>, row_ref: RowRef) -> Option<LinkRow> {
    let row = rows.payment(row_ref)?;
    Some(LinkRow {
        at: row.at,
        offset: row.offset,
        is_of_day: row.facts.is_of_day,
        amount: row.amount(),
        currency: row.currency,
        counterparty: rows.text(row_ref, Shelf::counterparty).map(str::to_owned),
        direction: row.facts.direction,
        status: row.facts.status,
    })
}

pub(super) fn link_of(rows: &Rows<'_>, pair: &Pair) -> Option<Link> {
    let (a, b) = (rows.event_ref(pair.a)?, rows.event_ref(pair.b)?);
    let told = (row_of(rows, pair.a)?, row_of(rows, pair.b)?);
    let id = Digest::of_parts(&[&a.account_id, &a.id, pair.relation.as_str(), &b.account_id, &b.id]);
    Some(Link {
        id: format!("{:016x}", id.half()),
        a,
        b,
        relation: pair.relation,
        amount: told.0.amount,
        currency: told.0.currency,
        confidence: pair.confidence,
        evidence: pair.evidence,
        rows: told,
    })
}

#[cfg(test)]
mod tests;
