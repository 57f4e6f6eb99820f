//! Budgets after a batch: is one overspent by it, or no longer? Told once for a budget and period, to the account whose
//! payment did it; a refund that brings it back below its limit ends that, and what goes beyond again is told again.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::offset_of;
use crate::alert::{Alert, Finding, State as AlertState};
use crate::config::{Budget, BudgetInterval, Mode};
use crate::error::Result;
use crate::event::{Digest, Direction, Event, Status, TimePrecision, Transaction};
use crate::reason::Reason;
use crate::score::Contribution;
use crate::signal::spending::over_budget::{SIGNAL, explain};
use crate::sort::sort;
use crate::summary::{Overspent, Sources, overspent};
use crate::time::{Millis, UtcOffset, Zone};

const REASON: Reason = SIGNAL.reason;
/// The parameter that says when a period ends: a moment within it.
const ENDS_AT: &str = "endsAt";

/// What an alert on a budget is about: whose it is, of what, and for how long.
fn subject(whose: &str, budget: &Budget) -> Digest {
    let weekly = budget.interval == BudgetInterval::Week;
    Digest::of_parts(&[
        whose,
        budget.category.as_deref().unwrap_or_default(),
        budget.currency.as_str(),
        if weekly { "week" } else { "month" },
    ])
}

impl Engine {
    /// Raises what a batch's payments overspent.
    pub(super) fn watch_budgets<'a>(
        &mut self,
        events: impl Iterator<Item = &'a Event>,
        window: &ImportWindow,
        changed: &mut Changed,
    ) {
        let is_live = self.setup.mode_of(SIGNAL.reason.code) == Mode::Live;
        if self.config.budgets.is_empty() || self.config.ledger_days == 0 || !is_live {
            return;
        }
        // The newest of each account says which period it is; what is older than an import's reach raises nothing.
        let mut newest: Vec<&Transaction> = events.filter_map(Event::payment).collect();
        let mut lowered: Vec<&Transaction> = newest.clone();
        lowered.retain(|payment| self.may_lower(payment));
        sort(&mut newest, |a, b| {
            (&a.account_id, b.at, &b.id).cmp(&(&b.account_id, a.at, &a.id))
        });
        newest.dedup_by(|a, b| a.account_id == b.account_id);
        sort(&mut lowered, |a, b| {
            (&a.account_id, b.at, &b.id).cmp(&(&b.account_id, a.at, &a.id))
        });
        lowered.dedup_by(|a, b| a.account_id == b.account_id);
        for payment in lowered {
            self.end_what_is_within(Some(&payment.account_id), Some(payment.at), changed);
        }
        for payment in newest.into_iter().filter(|payment| !window.is_silent(payment)) {
            for finding in self.overspent_by(payment, window) {
                let (finding, is_told) = match self.state.book.telling(&finding.key()) {
                    Some(told) => (
                        Finding {
                            account_id: told.account_id.clone(),
                            ..finding
                        },
                        !told.is_over(),
                    ),
                    None => (finding, false),
                };
                if !is_told {
                    changed.extend(self.state.book.raise(finding, self.room()));
                }
            }
        }
    }

    /// True of a payment by which less may have been spent: money that came, a payment that came to nothing or was paid back,
    /// one that another account shows as well. What is only spent is nothing to look for ends by.
    fn may_lower(&self, payment: &Transaction) -> bool {
        let is_back = matches!(payment.status, Status::Refunded | Status::PartlyRefunded);
        let shelf = self.state.ledger.shelf(&payment.account_id);
        payment.direction != Direction::Debit
            || payment.status.is_void()
            || payment.refunded.is_some()
            || payment.same_as.is_some()
            || is_back
            || shelf.is_some_and(|shelf| shelf.holder().is_some())
    }

    /// Ends what was told of budgets that are within their limits by now, each by its own period: of the household of an
    /// account, or of all.
    pub(super) fn end_what_is_within(
        &mut self,
        account: Option<&str>,
        at: Option<Millis>,
        changed: &mut Changed,
    ) {
        let of_account = account.map(|account| self.whose(account));
        let mut over = Vec::new();
        for alert in self.state.book.iter() {
            let is_told = !matches!(alert.state, AlertState::Resolved | AlertState::Expired);
            if alert.code != REASON.code || !is_told {
                continue;
            }
            let whose = self.whose(&alert.account_id);
            if of_account.is_some_and(|of| of != whose) {
                continue;
            }
            if !self.still_holds(alert) {
                over.push((alert.number, at.unwrap_or(alert.last_at).max(alert.last_at)));
            }
        }
        for (number, at) in over {
            changed.extend(self.state.book.end_with_cause(number, at));
        }
    }

    /// Looks again at what was told of budgets: somebody filed payments otherwise, or said what belongs together. What ended
    /// by an earlier word of that kind is told again where that word is taken back.
    pub(super) fn recheck_budgets(&mut self, at: Millis, changed: &mut Changed) {
        if self.config.budgets.is_empty()
            || self.setup.mode_of(REASON.code) != Mode::Live
            || self.config.ledger_days == 0
        {
            return;
        }
        self.end_what_is_within(None, None, changed);
        let over = self
            .state
            .book
            .iter()
            .filter(|alert| alert.code == REASON.code && alert.is_over());
        let again: Vec<u32> = over
            .filter(|alert| self.still_holds(alert))
            .map(|alert| alert.number)
            .collect();
        for number in again {
            changed.extend(self.state.book.wake_with_cause(number, at));
        }
    }

    /// True while the budget that an alert tells of is overspent, within that period alone, whichever day it began on; and
    /// where that cannot be known.
    fn still_holds(&self, alert: &Alert) -> bool {
        let params = alert.reasons.first().map(|reason| &reason.params);
        let ends = params
            .and_then(|params| params.get(ENDS_AT)?.to_f64())
            .and_then(|ends| Millis::from_f64(ends).ok());
        let zone = self.zone_of_told(alert);
        let now = ends.and_then(|ends| self.overspent_at(&alert.account_id, ends, &zone).ok());
        let whose = self.whose(&alert.account_id);
        now.is_none_or(|all| {
            all.iter()
                .any(|one| alert.subject == Some(subject(whose, one.budget)))
        })
    }

    /// Ends what was told of budgets that another limit, or another filing, brought within.
    pub(super) fn end_budgets_within(&mut self) {
        if self.setup.mode_of(REASON.code) == Mode::Live && self.config.ledger_days > 0 {
            self.end_what_is_within(None, None, &mut Changed::default());
        }
    }

    /// Whose budgets an account spends from: its holder's, where it has one.
    fn whose<'a>(&'a self, account: &'a str) -> &'a str {
        let shelf = self.state.ledger.shelf(account);
        shelf.and_then(|shelf| shelf.holder()).unwrap_or(account)
    }

    /// Zone in which a budget's week or month begins: as configured, else where the payment's holder lives by its own word.
    fn budget_zone(&self, own: Option<UtcOffset>) -> Zone {
        match own.filter(|_| self.config.offsets.is_empty() && self.config.utc_offset.is_none()) {
            Some(offset) => Zone::fixed(offset),
            None => self.zone.clone(),
        }
    }

    /// Zone in which an alert was told: that of the payment that it names.
    fn zone_of_told(&self, alert: &Alert) -> Zone {
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let row = alert.event_ids.first().and_then(|id| shelf?.get(id));
        self.budget_zone(row.and_then(|row| UtcOffset::new(row.offset).ok()))
    }

    /// Budgets that are overspent in the period of a moment, by an account or its household. A sum beyond exact arithmetic
    /// is said where it is asked for; there is no alert about it.
    fn overspent_at<'a>(&'a self, account: &str, at: Millis, zone: &'a Zone) -> Result<Vec<Overspent<'a>>> {
        let holder = self.state.ledger.shelf(account).and_then(|shelf| shelf.holder());
        let sources = Sources {
            zone,
            ..self.sources()
        };
        overspent(&sources, Some(account).filter(|_| holder.is_none()), holder, at)
    }

    fn overspent_by(&self, payment: &Transaction, window: &ImportWindow) -> Vec<Finding> {
        let own = offset_of(payment, &self.zone);
        let zone = self.budget_zone(Some(own));
        let at = if payment.time_precision == Some(TimePrecision::Day) {
            zone.on_its_day(payment.at, own)
        } else {
            payment.at
        };
        let all = self
            .overspent_at(&payment.account_id, at, &zone)
            .unwrap_or_default();
        let whose = self.whose(&payment.account_id);
        let finding = |one: Overspent<'_>| {
            let budget = one.budget;
            let weekly = budget.interval == BudgetInterval::Week;
            let params = explain(
                one.spent.to_string(),
                budget.amount.to_string(),
                budget.currency.as_str(),
                budget.category.as_deref(),
                weekly,
                one.to.later(-1),
            );
            Finding {
                account_id: payment.account_id.clone(),
                topic: REASON.topic(),
                audience: REASON.audience(),
                severity: REASON.severity.of(&params),
                code: REASON.code.to_owned(),
                subject: Some(subject(whose, budget)),
                day: zone.day(one.from),
                at: one.by.1,
                event_ids: vec![one.by.0],
                reasons: vec![Contribution::apart(REASON.code, params)],
                payment: None,
                import: window.import_of(&payment.account_id),
            }
        };
        all.into_iter().map(finding).collect()
    }
}
