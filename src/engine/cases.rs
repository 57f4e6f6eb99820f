//! Cases as they stand: looked at after whatever may move them; what is wrong is told, and what has come right ends its
//! alerts.
//!
//! Each reason speaks once per case, and of charges after the end of an agreement once per charge; what ends lets it speak
//! again. What is told belongs to the day of its cause: the day on which money is late, not that on which it was asked for.
//! Not here: what is followed (`pending`), and how a case stands by the rows (`crate::pending`).

use super::Engine;
use super::changed::Changed;
use super::links::LinkedTies;
use super::pending::finding;
use crate::alert::{About, Finding};
use crate::config::Mode;
use crate::event::{Awaited, Digest};
use crate::feature::CaseContext;
use crate::pending::{AccountPending, CaseStatus, Pending, PendingSources, Stage, case_statuses, since};
use crate::reason::{Params, Reason};
use crate::signal::service::{
    charge_after_cancellation, refund_short, refund_window_closing, request_refused,
};
use crate::signal::{Detector, Signal, detectors_of_service};
use crate::sort::sort;
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
    /// Codes whose alerts are over, what each is about, and when it came right.
    over: Vec<(&'static str, Digest, Millis)>,
    /// Charges after an end that were told by now.
    charges: Vec<String>,
    /// Nothing more can go wrong with it.
    is_settled: bool,
}

/// Subject of what is told of a charge after an end: the charge, whichever of two ends it is held against by now.
fn of_charge(id: &str) -> Digest {
    Digest::of_parts(&["charge", id])
}

/// What is told of a charge after the end of its agreement.
const CHARGED: Signal = charge_after_cancellation::SIGNAL;

impl Seen {
    /// As it was left, with nothing new.
    fn of(pending: &Pending, status: &CaseStatus<'_>) -> Self {
        let may_go_wrong = pending.what == Awaited::Cancellation && status.stage == Stage::Resolved;
        Self {
            key: pending.subject(),
            told: pending.told,
            doubtful: pending.doubtful,
            findings: Vec::new(),
            over: Vec::new(),
            charges: pending.charges.clone(),
            is_settled: !status.stage.is_open() && !may_go_wrong,
        }
    }
}

impl Engine {
    /// Looks at the cases of one account; `told` are charges that another case of it told before it was dropped.
    pub(super) fn check_account(&mut self, account: &str, told: &[String], changed: &mut Changed) {
        let Some(waiting) = self.state.pending.of(account) else {
            return;
        };
        self.state.ledger.order(account);
        let seen: Vec<Seen> = self
            .cases(waiting)
            .into_iter()
            .map(|(pending, status)| self.check_case(account, pending, &status))
            .collect();
        // A charge may be held against another end than when it was told: it is no news then, nor is it over.
        let charges = |of: &[String]| of.iter().map(|id| of_charge(id)).collect::<Vec<_>>();
        let mut known = charges(told);
        for pending in waiting.items.values() {
            known.extend(charges(&pending.charges));
        }
        let mut wrong: Vec<Digest> = seen.iter().flat_map(|seen| charges(&seen.charges)).collect();
        sort(&mut known, Ord::cmp);
        sort(&mut wrong, Ord::cmp);
        for Seen {
            key,
            told,
            doubtful,
            findings,
            over,
            charges,
            is_settled,
        } in seen
        {
            if let Some(waiting) = self.state.pending.of_mut(account)
                && let Some(pending) = waiting.items.get_mut(key)
            {
                pending.told = told;
                pending.doubtful = doubtful;
                pending.charges = charges;
                pending.is_settled = is_settled;
            }
            for finding in findings {
                let is_known = finding
                    .subject
                    .is_some_and(|subject| known.binary_search(&subject).is_ok());
                if !is_known {
                    changed.extend(self.state.book.raise(finding, self.room()));
                }
            }
            for (code, subject, at) in over {
                if wrong.binary_search(&subject).is_err() {
                    changed.extend(self.state.book.solve_subject(account, code, subject, at));
                }
            }
        }
    }

    /// Cases of an account, and how each stands now.
    pub(super) fn cases<'a>(&'a self, waiting: &'a AccountPending) -> Vec<(&'a Pending, CaseStatus<'a>)> {
        let cases: Vec<&Pending> = waiting.items.values().collect();
        let shelf = self.state.ledger.shelf(&waiting.account_id);
        let about = since(waiting.items.values(), shelf);
        let ties = self.ties_of(&waiting.account_id, about);
        let (sources, now) = (self.pending_sources(&ties), self.state.clock.now());
        let statuses = case_statuses(&cases, &waiting.account_id, sources, now);
        let all = cases.into_iter().zip(statuses);
        all.filter_map(|(pending, status)| Some((pending, status?)))
            .collect()
    }

    /// Sources that cases are read against.
    pub(super) fn pending_sources<'a, 't>(&'a self, ties: &'t LinkedTies<'a>) -> PendingSources<'a, 't> {
        PendingSources {
            ledger: &self.state.ledger,
            config: &self.config,
            zone: &self.zone,
            ties,
            since: ties.since,
            closing_days: self.setup.closing_days(),
        }
    }

    /// True of what nobody asked about and what was late long ago. Money that was to come in and is said to have failed is
    /// news whenever that is heard.
    pub(super) fn is_stale(&self, pending: &Pending, status: &CaseStatus<'_>) -> bool {
        let due = status
            .due
            .as_ref()
            .filter(|_| status.is_late && !pending.is_promised() && !status.has_failed());
        self.state
            .clock
            .now()
            .zip(due)
            .is_some_and(|(now, due)| now.since(due.overdue_at) > STALE)
    }

    fn check_case(&self, account: &str, pending: &Pending, status: &CaseStatus<'_>) -> Seen {
        let is_doubted = self.state.clock.is_doubted();
        let mut seen = Seen {
            doubtful: if is_doubted { pending.doubtful } else { 0 },
            ..Seen::of(pending, status)
        };
        let now = self.state.clock.now();
        let is_stale = self.is_stale(pending, status);
        let context = CaseContext { pending, status };
        let mut over = Vec::new();
        for (position, (number, signal)) in detectors_of_service().enumerate() {
            let (Detector::Case(evaluate) | Detector::CaseByClock(evaluate)) = signal.detector else {
                continue;
            };
            if signal.reason.code == CHARGED.reason.code {
                continue; // told of each charge by itself
            }
            let needs_clock = matches!(signal.detector, Detector::CaseByClock(_));
            let bit = 1 << position;
            let spoke = seen.told & bit != 0;
            let params = evaluate(&context).filter(|_| self.setup.is_live(number));
            match params {
                Some(params) if !spoke => {
                    // What has not come may be among the payments that are missing.
                    if needs_clock && (now.is_none() || self.state.gap.is_some()) {
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
                None if spoke && (!is_doubted || !status.stage.is_open()) => {
                    seen.told &= !bit;
                    seen.doubtful &= !bit;
                    over.push(signal.reason.code);
                }
                _ => {}
            }
        }
        let at = status.came_at().or(now).unwrap_or(pending.at);
        let over = over.into_iter().map(|code| (code, pending.subject(), at));
        seen.over.extend(over);
        self.check_charges(account, pending, status, &mut seen);
        seen
    }

    /// Looks at each charge after the end of an agreement by itself: that one was paid back says nothing of the next.
    fn check_charges(&self, account: &str, pending: &Pending, status: &CaseStatus<'_>, seen: &mut Seen) {
        let (reason, is_live) = (
            &CHARGED.reason,
            self.setup.mode_of(CHARGED.reason.code) == Mode::Live,
        );
        for charge in status.charges.iter().filter(|charge| !charge.is_back) {
            let status = status.of_charge(charge);
            let context = CaseContext {
                pending,
                status: &status,
            };
            let Detector::Case(evaluate) = CHARGED.detector else {
                continue;
            };
            let params = evaluate(&context).filter(|_| is_live);
            let is_told = pending.charges.iter().any(|id| id == charge.payment.id());
            let Some(params) = params.filter(|_| !is_told) else {
                continue;
            };
            seen.charges.push(charge.payment.id().to_owned());
            seen.findings.push(Finding {
                subject: Some(of_charge(charge.payment.id())),
                ..self.finding_of(account, &context, reason, params)
            });
        }
        let is_wrong = |id: &String| {
            let mut wrong = status.charges.iter().filter(|charge| !charge.is_back);
            wrong.any(|charge| charge.payment.id() == *id)
        };
        let told = std::mem::take(&mut seen.charges);
        let (charges, back): (Vec<String>, Vec<String>) = told.into_iter().partition(is_wrong);
        let at = status.came_at().or(self.state.clock.now()).unwrap_or(pending.at);
        seen.charges = charges;
        seen.over
            .extend(back.iter().map(|id| (reason.code, of_charge(id), at)));
    }

    /// When the cause of a finding began, which is the day that it is told of: when money became late, a window began to
    /// close, a charge was made, or what is short came. Nothing is told of the future, nor of so long ago that it would be
    /// past before anybody had seen it.
    fn told_from(&self, reason: &Reason, pending: &Pending, status: &CaseStatus<'_>) -> Millis {
        let closing = self.setup.closing_days();
        #[allow(clippy::cast_possible_truncation)] // a setting of at most 90
        let closing = status
            .closes
            .as_ref()
            .map(|closes| closes.at.later(-(closing as i64) * DAY));
        let late = status
            .due
            .as_ref()
            .filter(|_| status.is_late)
            .map(|due| due.overdue_at.later(1));
        let of_payment = status.payment.map(|payment| payment.at);
        let cause = match reason.code {
            code if code == refund_window_closing::SIGNAL.reason.code => closing,
            code if code == refund_short::SIGNAL.reason.code => status.came_at(),
            code if code == CHARGED.reason.code => of_payment,
            code if code == request_refused::SIGNAL.reason.code => Some(pending.stated_at),
            _ => late,
        };
        let cause = cause.unwrap_or(pending.at).max(pending.at);
        match self.state.clock.now() {
            Some(now) if now >= cause => cause.max(now.later(-STALE)),
            _ => cause,
        }
    }

    fn finding_of(
        &self,
        account: &str,
        context: &CaseContext<'_>,
        reason: &Reason,
        params: Params,
    ) -> Finding {
        let CaseContext { pending, status } = context;
        let proof = status.proof.iter().map(|payment| payment.id().to_owned());
        let mut ids = vec![pending.id.clone()];
        for id in pending.transaction_id.iter().cloned().chain(proof) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if let Some(payment) = status
            .payment
            .filter(|payment| ids.iter().all(|id| id != payment.id()))
        {
            ids.push(payment.id().to_owned());
        }
        let at = self.told_from(reason, pending, status);
        let about = status.payment.map(|payment| About {
            amount: payment.amount(),
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
            ..finding(account, reason, params, pending.subject(), at, self.zone.day(at))
        }
    }
}
