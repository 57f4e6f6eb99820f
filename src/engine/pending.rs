//! Pending cases in the engine: promises taken in, payments followed, time passing; and what of it is told.
//!
//! A case is looked at after every event that may move it, so that a batch and a stream agree, and whenever time passes. Each
//! reason speaks once per case; what has come right ends its alerts by itself.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::Taken;
use crate::alert::{About, Finding};
use crate::error::{Code, Error, Result};
use crate::event::{Awaited, Digest, Event, Expectation, Field, Transaction};
use crate::feature::{CaseContext, Change};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::pending::{CaseStatus, Known, Pending, PendingSources, Stage, case_status};
use crate::reason::{Params, Reason};
use crate::score::Contribution;
use crate::signal::{Detector, of_service};
use crate::time::{DAY, Millis};

/// Age from which a case that nobody asked about raises nothing, if it was overdue for longer when it was first seen: what
/// fell due before an import is born expired.
const STALE: i64 = 30 * DAY;

/// Result of looking at a case.
struct Seen {
    key: Digest,
    /// Which reasons have spoken by now.
    told: u16,
    /// Those of them that spoke by a clock in doubt.
    doubtful: u16,
    findings: Vec<Finding>,
    /// Codes whose alerts are over, the event they are about, and when it came right.
    over: Option<(Vec<&'static str>, String, Millis)>,
}

impl Engine {
    /// Watches for what was promised, or says why that cannot be.
    pub(super) fn take_expectation(&mut self, promise: &Expectation) -> Result<Taken> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field(Field::Kind.name()));
        }
        match self.state.pending.compare(promise) {
            Known::Unchanged => return Ok(Taken::Unchanged),
            Known::Conflict => return Err(super::pipeline::conflict()),
            Known::New => {}
        }
        let shelf = self.state.ledger.shelf(&promise.account_id);
        let paid = promise
            .transaction_id
            .as_deref()
            .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
        if let Some(paid) = paid {
            self.fits(promise, paid)?;
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
        let whole = paid.amount.plus(paid.discount().unwrap_or(Amount::ZERO))?;
        if promise.amount.is_some_and(|amount| amount > whole) {
            return Err(Error::new(Code::RefundExceedsPayment).at_field(Field::Amount.name()));
        }
        let offset = promise.utc_offset.unwrap_or_else(|| self.zone.offset(promise.at));
        if offset.day(promise.at) < offset.day(paid.at) {
            return Err(Error::new(Code::RefundBeforePayment).at_field(Field::At.name()));
        }
        Ok(())
    }

    /// Follows a payment that is not where it should end; to be asked before it is kept.
    pub(super) fn open_pending(&mut self, payment: &Transaction) {
        if self.config.ledger_days == 0 {
            return;
        }
        let ledger = &self.state.ledger;
        let before = ledger
            .shelf(&payment.account_id)
            .and_then(|shelf| shelf.get(&payment.id));
        if let Some(pending) = Pending::of(payment, before, ledger, self.state.clock.believed()) {
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
        // Of a row of nothing nothing is wrong.
        if self.config.ledger_days == 0 || payment.amount.is_zero() {
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
        for (number, signal) in of_service().filter(|(number, _)| self.setup.is_live(*number)) {
            let Detector::Change(evaluate) = signal.detector else {
                continue;
            };
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
                changed.extend(self.state.book.count_silent(&finding, self.room()));
            } else {
                changed.extend(self.state.book.raise(finding, self.room()));
            }
        }
    }

    /// Looks at what an event may have moved.
    pub(super) fn check_after(&mut self, event: &Event, changed: &mut Changed) {
        match event {
            Event::Transaction(payment) => {
                let other = payment.same_as.as_ref().map(|same| same.account_id.as_str());
                for account in [Some(payment.account_id.as_str()), other].into_iter().flatten() {
                    let waiting = self.state.pending.of(account);
                    if waiting.is_some_and(|waiting| {
                        waiting
                            .items
                            .values()
                            .any(|pending| pending.may_be_moved_by(payment))
                    }) {
                        self.check_account(account, changed);
                    }
                }
            }
            Event::Expectation(promise) => self.check_account(&promise.account_id, changed),
            Event::Access(_) | Event::Label(_) | Event::Verdict(_) => {}
        }
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
            self.check_account(&account, changed);
        }
    }

    /// Looks at the cases of one account.
    pub(super) fn check_account(&mut self, account: &str, changed: &mut Changed) {
        let Some(waiting) = self.state.pending.of(account) else {
            return;
        };
        let seen: Vec<Seen> = waiting
            .items
            .values()
            .filter_map(|pending| {
                let status = self.case_status(account, pending)?;
                Some(self.check_case(account, pending, &status))
            })
            .collect();
        for Seen {
            key,
            told,
            doubtful,
            findings,
            over,
        } in seen
        {
            if let Some(waiting) = self.state.pending.of_mut(account)
                && let Some(pending) = waiting.items.get_mut(key)
            {
                pending.told = told;
                pending.doubtful = doubtful;
            }
            for finding in findings {
                changed.extend(self.state.book.raise(finding, self.room()));
            }
            for (code, id, at) in over
                .iter()
                .flat_map(|(codes, id, at)| codes.iter().map(move |code| (code, id, at)))
            {
                changed.extend(self.state.book.solve(account, code, &[id.as_str()], *at));
            }
        }
    }

    /// Status of a case now.
    pub(super) fn case_status<'a>(&'a self, account: &'a str, pending: &Pending) -> Option<CaseStatus<'a>> {
        case_status(pending, account, self.pending_sources(), self.state.clock.now())
    }

    /// Sources that cases are read against.
    pub(super) fn pending_sources(&self) -> PendingSources<'_> {
        PendingSources {
            ledger: &self.state.ledger,
            config: &self.config,
            zone: &self.zone,
            closing_days: self.setup.closing_days(),
        }
    }

    /// True of what nobody asked about and what was late long ago.
    pub(super) fn is_stale(&self, pending: &Pending, status: &CaseStatus<'_>) -> bool {
        let due = status
            .due
            .as_ref()
            .filter(|_| status.is_late && !pending.is_promised());
        self.state
            .clock
            .now()
            .zip(due)
            .is_some_and(|(now, due)| now.since(due.overdue_at) > STALE)
    }

    fn check_case(&self, account: &str, pending: &Pending, status: &CaseStatus<'_>) -> Seen {
        let is_doubted = self.state.clock.is_doubted();
        let mut seen = Seen {
            key: pending.subject(),
            told: pending.told,
            doubtful: if is_doubted { pending.doubtful } else { 0 },
            findings: Vec::new(),
            over: None,
        };
        let now = self.state.clock.now();
        let is_stale = self.is_stale(pending, status);
        let context = CaseContext { pending, status };
        let mut over = Vec::new();
        for (position, (number, signal)) in of_service().enumerate() {
            let (Detector::Case(evaluate) | Detector::CaseByClock(evaluate)) = signal.detector else {
                continue;
            };
            let needs_clock = matches!(signal.detector, Detector::CaseByClock(_));
            let bit = 1 << position;
            let spoke = seen.told & bit != 0;
            let params = evaluate(&context).filter(|_| self.setup.is_live(number));
            match params {
                Some(params) if !spoke => {
                    if needs_clock && now.is_none() {
                        continue;
                    }
                    seen.told |= bit;
                    seen.doubtful |= if is_doubted { bit } else { 0 };
                    if !is_stale {
                        seen.findings
                            .push(self.finding_of(account, &context, &signal.reason, params));
                    }
                }
                // What it spoke of is over. Should it come again, it may speak again. By a clock in doubt only what has
                // come is.
                None if spoke && (!is_doubted || status.stage == Stage::Resolved) => {
                    seen.told &= !bit;
                    seen.doubtful &= !bit;
                    over.push(signal.reason.code);
                }
                _ => {}
            }
        }
        if !over.is_empty() {
            let at = status.came_at().or(now).unwrap_or(pending.at);
            seen.over = Some((over, pending.id.clone(), at));
        }
        seen
    }

    fn finding_of(
        &self,
        account: &str,
        context: &CaseContext<'_>,
        reason: &Reason,
        params: Params,
    ) -> Finding {
        let CaseContext { pending, status } = context;
        let proof = status.proof.iter().map(|payment| payment.id.clone());
        let mut ids = vec![pending.id.clone()];
        for id in pending.transaction_id.iter().cloned().chain(proof) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if let Some(payment) = status.payment.filter(|payment| !ids.contains(&payment.id)) {
            ids.push(payment.id.clone());
        }
        let at = self.state.clock.now().unwrap_or(pending.at).max(pending.at);
        let about = status.payment.map(|payment| About {
            amount: payment.amount,
            currency: payment.currency,
            counterparty: status
                .shelf
                .and_then(|shelf| shelf.counterparty(payment))
                .map(str::to_owned),
            at: payment.at,
        });
        Finding {
            event_ids: ids,
            payment: about,
            ..finding(
                account,
                reason,
                params,
                pending.subject(),
                at,
                self.zone.day(pending.at),
            )
        }
    }
}

fn finding(account: &str, reason: &Reason, params: Params, subject: Digest, at: Millis, day: i64) -> Finding {
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
    }
}
