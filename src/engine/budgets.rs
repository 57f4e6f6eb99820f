//! Budgets after a batch: is one overspent by it, or no longer? Told once for a budget and period, to the account whose
//! payment did it; a refund that brings it back below its limit ends that, and what goes beyond again is told again.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::offset_of;
use crate::alert::{Alert, Finding, State as AlertState};
use crate::config::{Budget, BudgetInterval, Mode};
use crate::event::name::{key_of, spelling_of};
use crate::event::{Digest, Direction, Event, Status, TimePrecision, Transaction};
use crate::link::REACH;
use crate::reason::Reason;
use crate::score::Contribution;
use crate::signal::spending::over_budget::{SIGNAL, explain};
use crate::sort::sort;
use crate::summary::{Overspent, Period, Sources, overspent, period_of};
use crate::time::{DAY, Millis, UtcOffset, Zone};

const REASON: Reason = SIGNAL.reason;
/// The parameter that says when a period ends: a moment within it.
const ENDS_AT: &str = "endsAt";
/// A month, from its last moment back to its first, and the hours by which two zones differ.
const LONGEST_PERIOD: i64 = 32 * DAY;

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
            self.end_what_is_within(payment, changed);
        }
        for payment in newest.into_iter().filter(|payment| !window.is_silent(payment)) {
            self.state.ledger.order(&payment.account_id);
            for finding in self.overspent_by(payment, window) {
                let finding = match self.state.book.telling(&finding.key()) {
                    Some(told) => Finding {
                        account_id: told.account_id.clone(),
                        ..finding
                    },
                    None => finding,
                };
                changed.extend(self.state.book.raise(finding, self.room()));
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

    /// Ends what was told of budgets that a payment may have brought within their limits.
    fn end_what_is_within(&mut self, payment: &Transaction, changed: &mut Changed) {
        let told = self.told_of_budgets_by(payment);
        self.end_those_within(&told, Some(payment.at), changed);
    }

    /// Ends those of these alerts whose budgets are within their limits by now, each by its own period.
    #[inline(never)]
    fn end_those_within(&mut self, told: &[u32], at: Option<Millis>, changed: &mut Changed) {
        let is_told = |alert: &Alert| !matches!(alert.state, AlertState::Resolved | AlertState::Expired);
        let mut told = told.to_vec();
        told.retain(|number| self.state.book.get(*number).is_some_and(is_told));
        let holding = self.still_hold(&told);
        told.retain(|number| holding.binary_search(number).is_err());
        for number in told {
            let last_at = self.state.book.get(number).map(|alert| alert.last_at);
            changed.extend(
                self.state
                    .book
                    .end_with_cause(number, at.max(last_at).unwrap_or_default()),
            );
        }
    }

    /// What was told of the budgets of an account's household.
    #[inline(never)]
    fn told_of_household(&self, account: &str) -> Vec<&Alert> {
        let holder = self.state.ledger.shelf(account).and_then(|shelf| shelf.holder());
        let book = &self.state.book;
        match holder {
            None => book.of_code(account, REASON.code).collect(),
            Some(holder) => {
                let all = book.of_reason(REASON.code);
                all.filter(|alert| self.whose(&alert.account_id) == holder)
                    .collect()
            }
        }
    }

    /// What was told of the budgets of a payment's household in periods in which it may have a say: its own and those within the
    /// reach of links, and that of the payment which it names.
    fn told_of_budgets_by(&self, payment: &Transaction) -> Vec<u32> {
        let account = payment.account_id.as_str();
        let told = self.told_of_household(account);
        let named = payment.refund_of.as_deref().map(|id| (account, id));
        let same = payment.same_as.as_ref();
        let named = named.or(same.map(|same| (same.account_id.as_str(), same.id.as_str())));
        let named = named.and_then(|(account, id)| Some(self.state.ledger.shelf(account)?.get(id)?.at));
        let may_matter = |alert: &&Alert| {
            let Some(ends) = ends_of(alert) else { return true };
            let is_near = |at: Millis, reach: i64| {
                let after = ends.since(at);
                (-reach..=LONGEST_PERIOD.saturating_add(reach)).contains(&after)
            };
            is_near(payment.at, REACH) || named.is_some_and(|at| is_near(at, DAY))
        };
        let told = told.into_iter().filter(may_matter);
        told.map(|alert| alert.number).collect()
    }

    /// Looks again at what was told of the budgets that these words may move: somebody filed payments otherwise, or said what
    /// belongs together. What ended by an earlier word of that kind is told again where that word is taken back.
    pub(super) fn recheck_budgets(&mut self, said: &[Event], at: Millis, changed: &mut Changed) {
        if self.config.budgets.is_empty()
            || self.setup.mode_of(REASON.code) != Mode::Live
            || self.config.ledger_days == 0
        {
            return;
        }
        let mut moved = Vec::new();
        for event in said {
            match event {
                Event::Decision(decision) => {
                    for of in [&decision.a, &decision.b] {
                        let told = self.told_of_household(&of.account_id);
                        moved.extend(told.into_iter().map(|alert| alert.number));
                    }
                }
                Event::Correction(correction) => {
                    let name = correction.counterparty.as_str();
                    let (key, spelling) = (key_of(name, None), spelling_of(name));
                    let spellings = [name.trim(), &key, &spelling];
                    let told = self.state.book.of_reason(REASON.code);
                    let told = told.filter(|alert| self.may_be_filed_anew(alert, &spellings));
                    moved.extend(told.map(|alert| alert.number));
                }
                _ => {}
            }
        }
        sort(&mut moved, u32::cmp);
        moved.dedup();
        self.end_those_within(&moved, None, changed);
        moved.retain(|number| self.state.book.get(*number).is_some_and(Alert::is_over));
        for number in self.still_hold(&moved) {
            changed.extend(self.state.book.wake_with_cause(number, at));
        }
    }

    /// True of an alert whose account has payments to or from a counterparty of one of these spellings; or may have, where it is
    /// read with others.
    fn may_be_filed_anew(&self, alert: &Alert, spellings: &[&str]) -> bool {
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let has_it = |text: &&str| shelf.is_some_and(|shelf| shelf.word_of(text).is_some());
        shelf.is_none_or(|shelf| shelf.holder().is_some()) || spellings.iter().any(has_it)
    }

    /// Those of these alerts whose budgets are overspent still, within their periods alone, whichever day they began on; and those
    /// of which that cannot be known. What belongs together is found once for each household.
    #[inline(never)]
    fn still_hold(&mut self, numbers: &[u32]) -> Vec<u32> {
        let mut asked: Vec<(String, Option<UtcOffset>, u32)> = Vec::new();
        for alert in numbers.iter().filter_map(|number| self.state.book.get(*number)) {
            let whose = self.whose(&alert.account_id).to_owned();
            asked.push((whose, self.told_in(alert), alert.number));
        }
        let minutes = |offset: Option<UtcOffset>| offset.map(UtcOffset::minutes);
        sort(&mut asked, |one, other| {
            (&one.0, minutes(one.1), one.2).cmp(&(&other.0, minutes(other.1), other.2))
        });
        let mut holding = Vec::new();
        for same in asked.chunk_by(|one, other| (&one.0, one.1) == (&other.0, other.1)) {
            let account = same.first().and_then(|(.., number)| self.state.book.get(*number));
            let Some(account) = account.map(|alert| alert.account_id.clone()) else {
                continue;
            };
            self.state.ledger.order(&account);
            holding.extend(self.still_hold_in(&account, same));
        }
        sort(&mut holding, u32::cmp);
        holding
    }

    /// The same of the alerts of one household that are told in one zone.
    fn still_hold_in(&self, account: &str, asked: &[(String, Option<UtcOffset>, u32)]) -> Vec<u32> {
        let Some((whose, own, _)) = asked.first() else {
            return Vec::new();
        };
        let zone = self.budget_zone(*own);
        // Each alert with the periods that may be what it tells of; none where that cannot be told.
        let mut periods = Vec::new();
        let mut holding = Vec::new();
        for (.., number) in asked {
            let alert = self.state.book.get(*number);
            let Some((ends, about)) = alert.and_then(|alert| Some((ends_of(alert)?, alert.subject))) else {
                holding.push(*number);
                continue;
            };
            let meant = self.config.budgets.iter();
            for budget in meant.filter(|budget| about == Some(subject(whose, budget))) {
                match period_of(budget, ends, &zone) {
                    Ok(period) => periods.push((period, *number)),
                    Err(_) => holding.push(*number),
                }
            }
        }
        let all: Vec<Period<'_>> = periods.iter().map(|(period, _)| *period).collect();
        // A sum beyond exact arithmetic is said where it is asked for.
        let Ok(over) = overspent(&self.sources_in(&zone), account, &all) else {
            return asked.iter().map(|(.., number)| *number).collect();
        };
        for (period, number) in periods {
            let is_it = |one: &Overspent<'_>| (one.budget, one.from, one.to) == period;
            if over.iter().any(is_it) {
                holding.push(number);
            }
        }
        holding
    }

    /// Ends what was told of budgets that another limit, or another filing, brought within.
    pub(super) fn end_budgets_within(&mut self) {
        if self.setup.mode_of(REASON.code) == Mode::Live && self.config.ledger_days > 0 {
            let told = self.state.book.of_reason(REASON.code);
            let told: Vec<u32> = told.map(|alert| alert.number).collect();
            self.end_those_within(&told, None, &mut Changed::default());
        }
    }

    /// Whose budgets an account spends from: its holder's, where it has one.
    #[inline(never)]
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

    /// Offset in which an alert was told: that of the payment that it names.
    fn told_in(&self, alert: &Alert) -> Option<UtcOffset> {
        let shelf = self.state.ledger.shelf(&alert.account_id);
        let row = alert.event_ids.first().and_then(|id| shelf?.get(id));
        row.and_then(|row| UtcOffset::new(row.offset).ok())
    }

    fn sources_in<'a>(&'a self, zone: &'a Zone) -> Sources<'a> {
        Sources {
            zone,
            ..self.sources()
        }
    }

    /// Findings about the budgets that a payment's household has overspent in the period of the payment, but for those that are
    /// told. A sum beyond exact arithmetic is said where it is asked for; there is no alert about it.
    fn overspent_by(&self, payment: &Transaction, window: &ImportWindow) -> Vec<Finding> {
        let own = offset_of(payment, &self.zone);
        let zone = self.budget_zone(Some(own));
        let at = if payment.time_precision == Some(TimePrecision::Day) {
            zone.on_its_day(payment.at, own)
        } else {
            payment.at
        };
        let whose = self.whose(&payment.account_id);
        let key = |budget: &Budget, from: Millis| {
            Finding::key_of(REASON.code, Some(subject(whose, budget)), zone.day(from))
        };
        let is_open = |(budget, from, _): &Period<'_>| {
            let told = self.state.book.telling(&key(budget, *from));
            told.is_none_or(Alert::is_over)
        };
        let periods = self.config.budgets.iter();
        let periods = periods.filter_map(|budget| period_of(budget, at, &zone).ok());
        let periods: Vec<Period<'_>> = periods.filter(is_open).collect();
        let all = overspent(&self.sources_in(&zone), &payment.account_id, &periods).unwrap_or_default();
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
                episode: None,
                steps: Vec::new(),
            }
        };
        all.into_iter().map(finding).collect()
    }
}

/// A moment within the period that an alert tells of.
fn ends_of(alert: &Alert) -> Option<Millis> {
    let params = &alert.reasons.first()?.params;
    Millis::from_f64(params.get(ENDS_AT)?.to_f64()?).ok()
}
