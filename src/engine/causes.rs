//! Causes of open alerts: does what was told still hold, now that a payment has changed?
//!
//! A double charge is over once no two of its charges stand: the others were paid back, reversed, or came to nothing, however
//! late. Should one stand again after all, it is told again. Whoever keeps no ledger learns it from the last charges alone
//! (`stages`). What was said of money that never moved in the end is over as well. Cases look after their own alerts (`cases`), and so do budgets.

use super::Engine;
use super::changed::Changed;
use super::links::LinkedTies;
use crate::alert::Alert;
use crate::event::{Digest, EventRef, Facts, Status, Transaction};
use crate::ledger::Payment;
use crate::link::REACH;
use crate::money::{Amount, Currency};
use crate::pending::{PendingSources, Ties, is_paid_back};
use crate::signal::Signal;
use crate::signal::service::{amount_differs, duplicate_charge, fee_surprise, refund_elsewhere, refund_seen};
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// What is told of a double charge.
const DOUBLE: Signal = duplicate_charge::SIGNAL;
/// Two exports show one payment within days of each other (`link::likeness`, the longest: a fortnight), and each may take
/// another's place beside it.
const SHOWN_WITHIN: i64 = 31 * DAY;

/// What is told of a payment by itself, and is not so where it moved no money in the end: that it came, or what it cost. A trial goes
/// on, though the sum that its card was tried with is given back.
const OF_MONEY: [Signal; 4] = [
    refund_seen::SIGNAL,
    refund_elsewhere::SIGNAL,
    amount_differs::SIGNAL,
    fee_surprise::SIGNAL,
];

/// True of an alert that may end with its cause, or be told again.
fn may_turn(alert: &Alert) -> bool {
    alert.awaits_end() || alert.is_over()
}

impl Engine {
    /// Ends what was told of a payment that has failed since, or was undone.
    pub(super) fn end_what_is_void(&mut self, payment: &Transaction, changed: &mut Changed) {
        if !payment.status.is_void() {
            return;
        }
        let subject = Digest::of(&payment.id);
        for signal in &OF_MONEY {
            let (book, code) = (&mut self.state.book, signal.reason.code);
            changed.extend(book.solve_subject(&payment.account_id, code, subject, payment.at));
        }
    }

    /// Looks again at what was told of double charges that this payment may pay back, or is one of.
    pub(super) fn check_doubles(&mut self, payment: &Transaction, changed: &mut Changed) {
        let facts = Facts::of(payment);
        let is_back = payment.status.is_void()
            || payment.refunded.is_some()
            || matches!(payment.status, Status::Refunded | Status::PartlyRefunded);
        let may_matter = facts.is_refund() || (facts.leaves() && is_back);
        if self.config.ledger_days == 0 {
            return;
        }
        if !may_matter {
            if self.is_told_with_hold(payment) {
                self.check_named(&payment.account_id, &payment.id, payment.at, changed);
            }
            return;
        }
        let elsewhere = self.paid_from_elsewhere(payment).map(str::to_owned);
        if let Some((of, id)) = elsewhere.zip(payment.refund_of.as_ref()) {
            self.check_named(&of, id, payment.at, changed);
        }
        let account = payment.account_id.as_str();
        let shelf = self.state.ledger.shelf(account);
        let kept = |id: &String| shelf?.get(id);
        let is_unnamed = facts.is_refund() && payment.refund_of.is_none();
        let ordered = payment.order_id.as_deref().filter(|_| facts.is_refund());
        let back = kept(&payment.id).filter(|_| is_unnamed);
        let concerns = |id: &String| {
            kept(id).is_some_and(|charge| {
                (ordered.is_some() && charge.order() == ordered)
                    || back.is_some_and(|back| back.is_with_payee_of(charge))
            })
        };
        // What a refund does not name is of the year before it: later no shop pays back.
        let is_near = |alert: &Alert| payment.at.since(alert.last_at) <= REACH;
        let by_words = ordered.is_some() || back.is_some();
        let mut alerts = match by_words {
            true => self.doubles_of(account, &|alert| {
                is_near(alert) && alert.event_ids.iter().any(concerns)
            }),
            false => Vec::new(),
        };
        for id in [Some(&payment.id), payment.refund_of.as_ref()]
            .into_iter()
            .flatten()
        {
            let named = self.state.book.of_event(account, id);
            let doubles = named.filter(|alert| alert.code == DOUBLE.reason.code && may_turn(alert));
            alerts.extend(doubles.map(|alert| alert.number));
        }
        sort(&mut alerts, u32::cmp);
        alerts.dedup();
        self.end_or_wake(account, &alerts, payment.at, changed);
    }

    /// True of one of the charges of a double charge of which another one is only held, or was: it may be what that was posted as. Else
    /// nothing has come to pass but the charge itself, and to look for what paid it back would be to read the whole account.
    fn is_told_with_hold(&self, payment: &Transaction) -> bool {
        let shelf = self.state.ledger.shelf(&payment.account_id);
        let is_held = |id: &String| {
            let row = shelf.and_then(|shelf| shelf.get(id));
            row.is_some_and(|row| row.facts.status.is_under_way())
        };
        let mut named = self.state.book.of_event(&payment.account_id, &payment.id);
        named.any(|alert| {
            let is_of_hold = || alert.is_over() || alert.event_ids.iter().any(is_held);
            alert.code == DOUBLE.reason.code && is_of_hold()
        })
    }

    /// Looks again at what was told of double charges of which this payment is one: it was posted, or pays for one that was held.
    fn check_named(&mut self, account: &str, id: &str, at: Millis, changed: &mut Changed) {
        let named = self.state.book.of_event(account, id);
        let doubles = named.filter(|alert| alert.code == DOUBLE.reason.code && may_turn(alert));
        let alerts: Vec<u32> = doubles.map(|alert| alert.number).collect();
        self.end_or_wake(account, &alerts, at, changed);
    }

    /// Looks again at what was told of double charges on an account: somebody said what these payments belong to. What a word
    /// takes from one row another may get: of the same order, of the same side within the reach of links, or, as one payment is
    /// shown in two exports, of the same weeks.
    pub(super) fn recheck_doubles(
        &mut self,
        account: &str,
        said_of: &[EventRef],
        at: Millis,
        changed: &mut Changed,
    ) {
        if self.config.ledger_days == 0 {
            return;
        }
        let shelf = self.state.ledger.shelf(account);
        let row = |of: &EventRef| self.state.ledger.shelf(&of.account_id)?.get(&of.id);
        let rows: Vec<&Payment> = said_of.iter().filter_map(row).collect();
        let is_meant = |alert: &Alert| {
            let charges = alert.event_ids.iter().filter_map(|id| shelf?.get(id));
            let is_of = |row: &&Payment| {
                let is_same_order = |charge: &Payment| row.order().is_some() && charge.order() == row.order();
                let apart = row.at.since(alert.last_at).abs();
                let is_side = |charge: &Payment| apart <= REACH && row.is_with_payee_of(charge);
                apart <= SHOWN_WITHIN
                    || charges
                        .clone()
                        .any(|charge| is_same_order(charge) || is_side(charge))
            };
            let is_listed = |of: &EventRef| of.account_id == account && alert.event_ids.contains(&of.id);
            rows.iter().any(is_of) || said_of.iter().any(is_listed)
        };
        let alerts = self.doubles_of(account, &is_meant);
        self.end_or_wake(account, &alerts, at, changed);
    }

    /// Alerts on double charges that may end or be told again.
    #[inline(never)]
    fn doubles_of(&self, account: &str, is_meant: &dyn Fn(&Alert) -> bool) -> Vec<u32> {
        let alerts = self.state.book.of_code(account, DOUBLE.reason.code);
        let alerts = alerts.filter(|alert| may_turn(alert) && is_meant(alert));
        alerts.map(|alert| alert.number).collect()
    }

    /// Ends those of these alerts no two charges of which stand, and tells the others again. What belongs together is found
    /// once for all of them.
    #[inline(never)]
    fn end_or_wake(&mut self, account: &str, alerts: &[u32], at: Millis, changed: &mut Changed) {
        if alerts.is_empty() {
            return;
        }
        self.state.ledger.order(account);
        let told = alerts.iter().filter_map(|number| self.state.book.get(*number));
        let about = told.clone().map(|alert| self.about(alert)).min();
        let ties = self.ties_of(account, about);
        let hold: Vec<(u32, bool)> = told
            .map(|alert| (alert.number, self.is_charged_twice(alert, &ties)))
            .collect();
        for (number, holds) in hold {
            let book = &mut self.state.book;
            changed.extend(if holds {
                book.wake_with_cause(number, at)
            } else {
                book.end_with_cause(number, at)
            });
        }
    }

    /// When the first charge that an alert tells of was made, as far as it is kept.
    #[inline(never)]
    fn about(&self, alert: &Alert) -> Millis {
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let charges = alert.event_ids.iter().filter_map(|id| Some(shelf?.get(id)?.at));
        charges.fold(alert.first_at, Millis::min)
    }

    /// True while two of an alert's charges of one sum stand. Of those that are no longer kept nothing is known but what was
    /// paid back of them.
    fn is_charged_twice<'a>(&'a self, alert: &Alert, ties: &LinkedTies<'a>) -> bool {
        let ids: Vec<&str> = alert.event_ids.iter().map(String::as_str).collect();
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let sources = PendingSources {
            since: Some(self.about(alert).later(-REACH)),
            ..self.pending_sources(ties)
        };
        let back = is_paid_back(&ids, &alert.account_id, sources);
        let sum = |id: &&str| shelf?.get(id).map(|row| (row.amount(), row.currency));
        // What was held is no charge beside the one that it was posted as.
        let is_posted = |id: &str| {
            let posted = ties.settled_by(&alert.account_id, id);
            posted.is_some_and(|posted| ids.contains(&posted))
        };
        let standing: Vec<Option<(Amount, Currency)>> = ids
            .iter()
            .zip(back)
            .filter(|(id, is_back)| !is_back && !is_posted(id))
            .map(|(id, _)| sum(id))
            .collect();
        let is_known_sum = standing.iter().flatten().next();
        standing.iter().any(|one| {
            // What is not known may be of any sum.
            let same = standing.iter().filter(|other| *other == one || other.is_none());
            same.count() > 1 && (one.is_some() || is_known_sum.is_none())
        })
    }
}
