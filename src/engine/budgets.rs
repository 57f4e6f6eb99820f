//! Budgets after a batch: is one overspent by it? Told once for a budget and period, to the account whose payment did it.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::offset_of;
use crate::alert::Finding;
use crate::config::{BudgetInterval, Mode};
use crate::event::{Digest, Event, TimePrecision, Transaction};
use crate::reason::Reason;
use crate::score::Contribution;
use crate::signal::spending::over_budget::{SIGNAL, explain};
use crate::sort::sort;
use crate::summary::{Sources, overspent};
use crate::time::Zone;

const REASON: Reason = SIGNAL.reason;

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
        // The newest of each account says which period it is; what is older than an import's reach says nothing.
        let mut newest: Vec<&Transaction> = events
            .filter_map(Event::payment)
            .filter(|payment| !window.is_silent(payment))
            .collect();
        sort(&mut newest, |a, b| {
            (&a.account_id, b.at, &b.id).cmp(&(&b.account_id, a.at, &a.id))
        });
        newest.dedup_by(|a, b| a.account_id == b.account_id);
        for payment in newest {
            for finding in self.overspent_by(payment, window) {
                let is_known = self.state.book.tells(&finding.key());
                if !is_known {
                    changed.extend(self.state.book.raise(finding, self.room()));
                }
            }
        }
    }

    /// Zone in which a budget's week or month begins: as configured, else where the payment's holder lives by its own word.
    fn budget_zone(&self, payment: &Transaction) -> Zone {
        if self.config.offsets.is_empty() && self.config.utc_offset.is_none() {
            Zone::fixed(offset_of(payment, &self.zone))
        } else {
            self.zone.clone()
        }
    }

    fn overspent_by(&self, payment: &Transaction, window: &ImportWindow) -> Vec<Finding> {
        let shelf = self.state.ledger.shelf(&payment.account_id);
        let holder = shelf.and_then(|shelf| shelf.holder());
        let account = Some(payment.account_id.as_str()).filter(|_| holder.is_none());
        let zone = self.budget_zone(payment);
        let sources = Sources {
            zone: &zone,
            ..self.sources()
        };
        let own = offset_of(payment, &zone);
        let at = if payment.time_precision == Some(TimePrecision::Day) {
            zone.on_its_day(payment.at, own)
        } else {
            payment.at
        };
        // A sum beyond exact arithmetic is said where it is asked for; there is no alert about it.
        let all = overspent(&sources, account, holder, at).unwrap_or_default();
        let whose = holder.unwrap_or(&payment.account_id);
        let finding = |one: crate::summary::Overspent<'_>| {
            let budget = one.budget;
            let weekly = budget.interval == BudgetInterval::Week;
            let subject = Digest::of_parts(&[
                whose,
                budget.category.as_deref().unwrap_or_default(),
                budget.currency.as_str(),
                if weekly { "week" } else { "month" },
            ]);
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
                subject: Some(subject),
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
