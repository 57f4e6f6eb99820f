//! First payments: which payment of an account was its first to each counterparty, of all that is kept.
//!
//! A payee of a folded month was paid before all that is kept one by one. Attempts that came to nothing are no payment.
//! Not here: who is new to the habits that scores are made of (`profile`), which forget the payee of years ago.

use super::{Dated, ref_of};
use crate::event::Digest;
use crate::link::RowRef;
use crate::map::OrderedMap;
use crate::summary::opened::Opened;
use crate::summary::query::SummaryQuery;

/// Account's row that was the first to a payee; none where that is folded.
#[derive(Debug)]
pub(super) struct Firsts(OrderedMap<Option<RowRef>>);

impl Firsts {
    /// Of rows by their dates, the newest first.
    pub(super) fn of(opened: &Opened<'_>, by_date: &[Dated], query: &SummaryQuery) -> Self {
        let mut firsts = OrderedMap::new();
        for (account, _, month) in opened.months(query.refunds) {
            let payees = month
                .groups
                .iter()
                .filter_map(|group| opened.payee_of_group(account, group));
            for payee in payees {
                firsts.put(key(account, payee.shown), None);
            }
        }
        for row_ref in by_date.iter().rev().map(ref_of) {
            if let Some(key) = key_of(opened, row_ref) {
                firsts.get_or_put(key, || Some(row_ref));
            }
        }
        Self(firsts)
    }

    /// True of a payment that was the first to its counterparty.
    pub(super) fn has(&self, opened: &Opened<'_>, row_ref: RowRef) -> bool {
        let first = key_of(opened, row_ref).and_then(|key| self.0.get(key).copied());
        first.flatten() == Some(row_ref)
    }
}

/// Key of an account's payee; nothing for what is no payment to anybody.
fn key_of(opened: &Opened<'_>, row_ref: RowRef) -> Option<Digest> {
    let (_, payment) = opened
        .row(row_ref)
        .filter(|(_, payment)| payment.facts.is_habit())?;
    let payee = opened.payee(row_ref.account, payment)?;
    Some(key(row_ref.account, payee.shown))
}

fn key(account: usize, payee: &str) -> Digest {
    Digest::of_parts(&[&account.to_string(), payee])
}
