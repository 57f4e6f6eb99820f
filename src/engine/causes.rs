//! Causes of open alerts: does what was told still hold, now that a payment has changed?
//!
//! A double charge is over once no two of its charges stand: the others were paid back, reversed, or came to nothing, however
//! late. Should one stand again after all, it is told again. Whoever keeps no ledger learns it from the last charges alone
//! (`stages`). Cases look after their own alerts (`cases`), and so do budgets.

use super::Engine;
use super::changed::Changed;
use crate::alert::Alert;
use crate::event::{Facts, Status, Transaction};
use crate::money::{Amount, Currency};
use crate::pending::is_paid_back;
use crate::signal::service::duplicate_charge;
use crate::time::Millis;

impl Engine {
    /// Looks again at what was told of double charges that this payment may pay back, or is one of.
    pub(super) fn check_doubles(&mut self, payment: &Transaction, changed: &mut Changed) {
        let facts = Facts::of(payment);
        let is_back = payment.status.is_void()
            || payment.refunded.is_some()
            || matches!(payment.status, Status::Refunded | Status::PartlyRefunded);
        let may_matter = facts.is_refund() || (facts.leaves() && is_back);
        if !may_matter || self.config.ledger_days == 0 {
            return;
        }
        let account = payment.account_id.as_str();
        let shelf = self.state.ledger.shelf(account);
        let kept = |id: &str| shelf?.get(id);
        let is_unnamed = facts.is_refund() && payment.refund_of.is_none();
        let concerns = |id: &String| {
            let is_named = *id == payment.id || payment.refund_of.as_ref() == Some(id);
            let order = || kept(id)?.order.as_deref();
            let is_of_side = || {
                let sides = kept(id).zip(kept(&payment.id));
                sides.is_some_and(|(charge, back)| back.is_with_payee_of(charge))
            };
            is_named
                || (facts.is_refund() && payment.order_id.is_some() && order() == payment.order_id.as_deref())
                || (is_unnamed && is_of_side())
        };
        let alerts = self.doubles_of(account, |alert| alert.event_ids.iter().any(concerns));
        self.end_or_wake(account, &alerts, payment.at, changed);
    }

    /// Looks again at all that was told of double charges on an account: somebody said what belongs together.
    pub(super) fn recheck_doubles(&mut self, account: &str, at: Millis, changed: &mut Changed) {
        if self.config.ledger_days > 0 {
            let alerts = self.doubles_of(account, |_| true);
            self.end_or_wake(account, &alerts, at, changed);
        }
    }

    /// Alerts on double charges that may end or be told again.
    fn doubles_of(&self, account: &str, is_meant: impl Fn(&Alert) -> bool) -> Vec<u32> {
        let is_it = |alert: &&Alert| {
            alert.code == duplicate_charge::SIGNAL.reason.code
                && (alert.awaits_end() || alert.is_over())
                && is_meant(alert)
        };
        let alerts = self.state.book.of_account(account).filter(is_it);
        alerts.map(|alert| alert.number).collect()
    }

    /// Ends those of these alerts no two charges of which stand, and tells the others again.
    fn end_or_wake(&mut self, account: &str, alerts: &[u32], at: Millis, changed: &mut Changed) {
        if !alerts.is_empty() {
            self.state.ledger.order(account);
        }
        for number in alerts.iter().copied() {
            let alert = self.state.book.get(number);
            let holds = alert.is_some_and(|alert| self.is_charged_twice(alert));
            let book = &mut self.state.book;
            changed.extend(if holds {
                book.wake_with_cause(number, at)
            } else {
                book.end_with_cause(number, at)
            });
        }
    }

    /// True while two of an alert's charges of one sum stand. Of those that are no longer kept nothing is known but what was
    /// paid back of them.
    fn is_charged_twice(&self, alert: &Alert) -> bool {
        let ids: Vec<&str> = alert.event_ids.iter().map(String::as_str).collect();
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let charges = ids.iter().filter_map(|id| Some(shelf?.get(id)?.at));
        let about = charges.fold(alert.first_at, Millis::min);
        let ties = self.ties_of(&alert.account_id, Some(about));
        let back = is_paid_back(&ids, &alert.account_id, self.pending_sources(&ties));
        let sum = |id: &&str| shelf?.get(id).map(|row| (row.amount, row.currency));
        let standing: Vec<Option<(Amount, Currency)>> = ids
            .iter()
            .zip(back)
            .filter(|(_, is_back)| !is_back)
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
