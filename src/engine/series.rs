//! Series as time passes: what did not come, rose, or charged again is told once; what came after all ends what was told.
//!
//! Looked at where the clock is told, by the ledger alone, so that the order of imports does not matter and a restored engine
//! tells nothing twice: what was told stands in the alerts' book under the series' id. What happened more than a month ago is
//! no news. An operator's engine tells its holders nothing and does not look. Not here: what recurs (`crate::summary`).

use super::Engine;
use super::changed::Changed;
use super::pending::finding;
use crate::alert::{Alert, Finding};
use crate::config::Mode;
use crate::event::Digest;
use crate::reason::{Audience, Reason};
use crate::signal::Signal;
use crate::signal::payment::household::subscription_trap;
use crate::signal::service::{charge_after_cancellation, charged_again, price_rise, recurring_missed};
use crate::sort::sort;
use crate::summary::{SeriesNews, SeriesTurn, may_have_news, series_news};
use crate::time::{DAY, Millis};

/// What happened longer ago is in the summary, and no news: a month, which whoever looks once a month has.
const NEWS: i64 = 31 * DAY;

/// What is told of series.
const TOLD: [Signal; 3] = [
    recurring_missed::SIGNAL,
    price_rise::SIGNAL,
    charged_again::SIGNAL,
];

/// Subject of what is told of a series.
fn subject_of(news: &SeriesNews) -> Digest {
    Digest::of_parts(&["series", &news.id])
}

impl Engine {
    /// Tells what has become of series by now.
    pub(super) fn watch_series(&mut self, now: Millis, changed: &mut Changed) {
        let is_live = |signal: &Signal| self.setup.mode_of(signal.reason.code) == Mode::Live;
        let is_heard = Audience::Holder.is_for(self.config.audience);
        if self.config.ledger_days == 0 || !is_heard || !TOLD.iter().any(is_live) {
            return;
        }
        let sources = self.sources();
        let is_any_missed = {
            let mut missed = self.state.book.of_reason(recurring_missed::SIGNAL.code());
            missed.any(Alert::awaits_end)
        };
        if !is_any_missed && !may_have_news(&sources, now, NEWS) {
            return;
        }
        // A sum beyond exact arithmetic is said where it is asked for.
        let Ok(all) = series_news(&sources, now) else {
            return;
        };
        self.end_what_came(&all, now, changed);
        for news in all.iter().filter(|news| now.since(news.known_at) <= NEWS) {
            let Some(finding) = self.told_of(news) else {
                continue;
            };
            if self.state.book.telling(&finding.key()).is_none() {
                changed.extend(self.state.book.raise(finding, self.room()));
            }
        }
    }

    /// Ends what was told as missed of a day that is missed no longer.
    fn end_what_came(&mut self, all: &[SeriesNews], now: Millis, changed: &mut Changed) {
        let code = recurring_missed::SIGNAL.reason.code;
        let missed = all
            .iter()
            .filter(|news| matches!(news.turn, SeriesTurn::Missed { .. }));
        let mut missed: Vec<(Digest, &str)> = missed
            .map(|news| (subject_of(news), news.account_id.as_str()))
            .collect();
        sort(&mut missed, Ord::cmp);
        let is_missed = |alert: &Alert| {
            let told = alert.subject.map(|subject| (subject, alert.account_id.as_str()));
            told.is_some_and(|told| missed.binary_search(&told).is_ok())
        };
        let alerts = self.state.book.of_reason(code);
        let over: Vec<u32> = alerts
            .filter(|alert| alert.awaits_end() && !is_missed(alert))
            .map(|alert| alert.number)
            .collect();
        for number in over {
            changed.extend(self.state.book.end_with_cause(number, now));
        }
    }

    /// What there is to tell; nothing where another reason has told of that payment what this one would.
    fn told_of(&self, news: &SeriesNews) -> Option<Finding> {
        let money = || (news.amount.to_string(), news.currency.as_str());
        let name = news.counterparty.as_str();
        let (signal, params, other) = match news.turn {
            SeriesTurn::Missed { is_confirmed } => {
                let params = recurring_missed::explain(name, money(), news.at, news.is_income, is_confirmed);
                (recurring_missed::SIGNAL, params, None)
            }
            SeriesTurn::Risen { before } => {
                let params = price_rise::explain(name, money(), before.to_string());
                (price_rise::SIGNAL, params, Some(subscription_trap::SIGNAL))
            }
            SeriesTurn::Again { ended_at, is_said } => {
                let params = charged_again::explain(name, money(), ended_at, is_said);
                (
                    charged_again::SIGNAL,
                    params,
                    Some(charge_after_cancellation::SIGNAL),
                )
            }
        };
        let reason: &Reason = &signal.reason;
        if self.setup.mode_of(reason.code) != Mode::Live {
            return None;
        }
        let is_told = |alert: &Alert| {
            let is_of = |code: &str| alert.reasons.iter().any(|told| told.code == code);
            other.is_some_and(|other| is_of(other.reason.code))
        };
        let mut of_payment = self.state.book.of_event(&news.account_id, &news.event_id);
        if of_payment.any(is_told) {
            return None;
        }
        // Of what a person said, once; of anything else, once for the day that it is about.
        let day = match news.turn {
            SeriesTurn::Again {
                ended_at,
                is_said: true,
            } => self.zone.day(ended_at),
            _ => self.zone.day(news.at),
        };
        Some(Finding {
            event_ids: vec![news.event_id.clone()],
            ..finding(
                &news.account_id,
                reason,
                params,
                subject_of(news),
                news.known_at,
                day,
            )
        })
    }
}
