//! Pending cases in the engine: promises taken in, payments followed, time passing; and what is wrong with a payment as it
//! comes or changes.
//!
//! A case is looked at after every event that may move it, so that a batch and a stream agree, and whenever time passes. What
//! is told of it: `cases`.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::Taken;
use crate::alert::Finding;
use crate::error::{Code, Error, Result};
use crate::event::{Awaited, Digest, Direction, Event, EventRef, Expectation, Field, Status, Transaction};
use crate::feature::Change;
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::pending::{Known, Pending};
use crate::reason::{Params, Reason};
use crate::score::Contribution;
use crate::signal::service::trial_ending;
use crate::signal::{Detector, detectors_of_service};
use crate::sort::sort;
use crate::time::Millis;

impl Engine {
    /// Watches for what was promised, or says why that cannot be.
    pub(super) fn take_expectation(&mut self, promise: &Expectation) -> Result<Taken> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field(Field::Kind.name()));
        }
        let known = self.state.pending.compare(promise);
        match known {
            Known::Unchanged => return Ok(Taken::Unchanged),
            Known::Conflict => return Err(super::pipeline::conflict()),
            Known::New | Known::Restated => {}
        }
        let shelf = self.state.ledger.shelf(&promise.account_id);
        let paid = promise
            .transaction_id
            .as_deref()
            .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
        if let Some(paid) = paid {
            self.fits(promise, paid)?;
        }
        if known == Known::Restated {
            self.state.pending.restate(promise, paid);
            return Ok(Taken::Updated(None));
        }
        let pending = Pending::promised(promise, paid);
        let place = self.state.profiles.place(&promise.account_id);
        self.arrive(&promise.account_id, place, promise.at);
        let most = self.config.limits.cases;
        self.state.pending.open(&promise.account_id, pending, most);
        Ok(Taken::Noted)
    }

    fn fits(&self, promise: &Expectation, paid: &Payment) -> Result<()> {
        if promise.currency.is_some_and(|currency| currency != paid.currency) {
            return Err(Error::new(Code::CurrencyMismatch).at_field(Field::Currency.name()));
        }
        if promise.what != Awaited::Refund {
            return Ok(());
        }
        let whole = paid.amount().plus(paid.discount().unwrap_or(Amount::ZERO))?;
        if promise.amount.is_some_and(|amount| amount > whole) {
            return Err(Error::new(Code::RefundExceedsPayment).at_field(Field::Amount.name()));
        }
        let offset = promise.utc_offset.unwrap_or_else(|| self.zone.offset(promise.at));
        let is_before = |at: Millis| offset.day(at) < offset.day(paid.at);
        if is_before(promise.at) {
            return Err(Error::new(Code::RefundBeforePayment).at_field(Field::At.name()));
        }
        if promise.goods.received_at().is_some_and(is_before) {
            return Err(Error::new(Code::RefundBeforePayment).at_field(Field::GoodsReceivedAt.name()));
        }
        Ok(())
    }

    fn kept(&self, payment: &Transaction) -> Option<&Payment> {
        self.state.ledger.shelf(&payment.account_id)?.get(&payment.id)
    }

    /// Follows a payment that is not where it should end; to be asked before it is kept.
    pub(super) fn open_pending(&mut self, payment: &Transaction) {
        if self.config.ledger_days > 0 {
            self.state.pending.hear(payment);
            let before = self.kept(payment).map(|before| before.facts.status);
            self.open_after(payment, (payment.status, payment.refunded.is_some()), before);
        }
    }

    /// The same of an older word than what is known: what it was under way to, and what came of that since.
    pub(super) fn open_earlier(&mut self, word: &Transaction) {
        let Some(kept) = self.kept(word) else {
            return;
        };
        let known = (kept.facts.status, kept.refunded().is_some());
        self.open_after(word, (word.status, word.refunded.is_some()), None);
        self.open_after(word, known, Some(word.status));
    }

    fn open_after(&mut self, payment: &Transaction, now: (Status, bool), before: Option<Status>) {
        let clock = self.state.clock.believed();
        if let Some(pending) = Pending::of(payment, now, before, &self.state.ledger, clock) {
            let most = self.config.limits.cases;
            self.state.pending.open(&payment.account_id, pending, most);
        }
    }

    /// Tells what is wrong with a payment as it comes, or with how it has changed; to be asked before it is kept.
    pub(super) fn check_changes(
        &mut self,
        payment: &Transaction,
        window: &ImportWindow,
        changed: &mut Changed,
    ) {
        if self.config.ledger_days == 0 {
            return;
        }
        let empty = Shelf::default();
        let shelf = self.state.ledger.shelf(&payment.account_id).unwrap_or(&empty);
        let before = shelf.get(&payment.id);
        let mut findings = Vec::new();
        let change = Change {
            payment,
            before,
            shelf,
        };
        for (number, signal) in detectors_of_service().filter(|(number, _)| self.setup.is_live(*number)) {
            let Detector::Change(evaluate) = signal.detector else {
                continue;
            };
            // Of a row of nothing nothing is wrong; a trial may be free.
            if payment.amount.is_zero() && signal.code() != trial_ending::SIGNAL.code() {
                continue;
            }
            if let Some(params) = evaluate(&change, self.setup.values(number)) {
                let subject = Digest::of(&payment.id);
                findings.push(Finding {
                    event_ids: payment
                        .refund_of
                        .iter()
                        .cloned()
                        .chain([payment.id.clone()])
                        .collect(),
                    payment: Some(super::alerting::about(payment)),
                    import: window.import_of(&payment.account_id),
                    episode: None,
                    steps: Vec::new(),
                    ..finding(
                        &payment.account_id,
                        &signal.reason,
                        params,
                        subject,
                        payment.at,
                        self.day_of(payment),
                    )
                });
            }
        }
        for finding in findings {
            if window.is_silent(payment) {
                changed.extend(self.state.book.raise_of_history(finding, self.room()));
            } else {
                changed.extend(self.state.book.raise(finding, self.room()));
            }
        }
    }

    /// Looks at what persons' words on payments that are here may have moved: what belongs together, how it is filed.
    pub(super) fn check_said(&mut self, said: &[Event], changed: &mut Changed) {
        let Some(at) = said.iter().map(Event::at).max() else {
            return;
        };
        let decisions = said.iter().filter_map(|event| match event {
            Event::Decision(decision) => Some([decision.a.clone(), decision.b.clone()]),
            _ => None,
        });
        // Each account with the pairs that name it, both rows of each.
        let mut of_accounts: Vec<(String, [EventRef; 2])> = Vec::new();
        for pair in decisions {
            for of in &pair {
                of_accounts.push((of.account_id.clone(), pair.clone()));
            }
        }
        sort(&mut of_accounts, |one, other| one.0.cmp(&other.0));
        for said in of_accounts.chunk_by(|one, other| one.0 == other.0) {
            let Some((account, _)) = said.first() else {
                continue;
            };
            let rows: Vec<EventRef> = said.iter().flat_map(|(_, pair)| pair.clone()).collect();
            self.recheck_doubles(account, &rows, at, changed);
            self.check_account(account, &[], changed);
        }
        self.recheck_budgets(said, at, changed);
    }

    /// Accounts some case of which an event may have moved: its own, the one where the payment shows too, and those where a case
    /// waits for it.
    pub(super) fn moved_by(&mut self, event: &Event) -> Vec<String> {
        let payment = match event {
            Event::Transaction(payment) => payment,
            Event::Expectation(promise) => return vec![promise.account_id.clone()],
            _ => return Vec::new(),
        };
        let waited_for = self.state.pending.waiting_for(&payment.account_id, &payment.id);
        let waited_for = waited_for.map(str::to_owned);
        let may_move = |account: &&str| {
            let waiting = self.state.pending.of(account);
            let cases = waiting.into_iter().flat_map(|waiting| waiting.items.values());
            cases.into_iter().any(|pending| pending.may_be_moved_by(payment))
        };
        let other = payment.same_as.as_ref().map(|same| same.account_id.as_str());
        let paid_from = self.paid_from_elsewhere(payment);
        let mut accounts: Vec<&str> = vec![&payment.account_id];
        let others = other.into_iter().chain(waited_for.as_deref()).chain(paid_from);
        accounts.extend(others);
        if payment.direction == Direction::Credit && payment.counterparty.is_none() {
            // Money that says of nobody whose it is may be waited for in any.
            for shelf in self.state.ledger.household(&payment.account_id) {
                accounts.push(&shelf.account_id);
            }
        }
        sort(&mut accounts, Ord::cmp);
        accounts.dedup();
        let moved = accounts.into_iter().filter(may_move);
        moved.map(str::to_owned).collect()
    }

    /// The holder's other account from which that was paid which a refund names, where its own account has no such payment.
    pub(super) fn paid_from_elsewhere(&self, refund: &Transaction) -> Option<&str> {
        let (id, ledger) = (refund.refund_of.as_deref()?, &self.state.ledger);
        if ledger.shelf(&refund.account_id)?.get(id).is_some() {
            return None;
        }
        let mut own = ledger.household(&refund.account_id);
        own.find(|shelf| shelf.get(id).is_some())
            .map(|shelf| shelf.account_id.as_str())
    }

    /// Looks at every case: time has passed.
    pub(super) fn check_all(&mut self, changed: &mut Changed) {
        let accounts: Vec<String> = self
            .state
            .pending
            .iter()
            .map(|waiting| waiting.account_id.clone())
            .collect();
        for account in accounts {
            self.check_account(&account, &[], changed);
        }
    }
}

pub(super) fn finding(
    account: &str,
    reason: &Reason,
    params: Params,
    subject: Digest,
    at: Millis,
    day: i64,
) -> Finding {
    Finding {
        account_id: account.to_owned(),
        topic: reason.topic(),
        audience: reason.audience(),
        severity: reason.severity.of(&params),
        code: reason.code.to_owned(),
        subject: Some(subject),
        day,
        at,
        event_ids: Vec::new(),
        reasons: vec![Contribution::apart(reason.code, params)],
        payment: None,
        import: None,
        episode: None,
        steps: Vec::new(),
    }
}
