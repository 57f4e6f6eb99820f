//! What is held back, so that what is told is read.
//!
//! History teaches in silence: an import may leave five alerts open per account, the most severe. A day may too, by
//! `Config.alertsPerDay`. What is beyond is ended, least severe first, and counted in one line. Danger is never held back
//! by a day, good news never counts against one, and what somebody has acted on is theirs. The operator's desk has its own queue:
//! its alerts have no such bound, take nobody's place, and are counted in no line of the holder's.
//! Which events of an import may raise anything at all is the engine's to say.

use super::book::{Book, Room, WITHDRAWN};
use super::{Alert, Finding, Severity, State, Step};
use crate::event::Digest;
use crate::reason::{Audience, Params, Reason, Trigger};
use crate::score::Contribution;
use crate::signal::digest::{day_digest, history_digest};
use crate::signal::{self, Signal};
use crate::time::Millis;

/// Alerts that an import may leave open: what fits on a phone's first screen.
const OPEN_PER_IMPORT: usize = 5;
/// The step of whatever was held back.
const HELD: &str = "held-back";

/// Within what alerts are rationed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ration {
    /// An import, by its moment of export.
    Import(Millis),
    /// A local day.
    Day(i64),
}

impl Ration {
    /// The one that an alert draws on.
    pub(super) fn of(finding: &Finding) -> Self {
        finding.import.map_or(Self::Day(finding.day), Self::Import)
    }

    /// The line's reason, and its key.
    fn digest(self) -> (&'static Reason, String) {
        let (reason, when) = match self {
            Self::Import(exported) => (&history_digest::SIGNAL.reason, exported.get()),
            Self::Day(day) => (&day_digest::SIGNAL.reason, day),
        };
        (reason, format!("{}:{when}", reason.code))
    }

    /// True of an alert that counts.
    fn holds(self, alert: &Alert) -> bool {
        let is_digest = |signal: &Signal| signal.reason.trigger == Trigger::Digest;
        if alert.audience != Audience::Holder || signal::of_code(&alert.code).is_some_and(is_digest) {
            return false;
        }
        match self {
            Self::Import(exported) => alert.import == Some(exported) && alert.state == State::Open,
            Self::Day(day) => {
                alert.import.is_none()
                    && alert.day == day
                    && matches!(alert.severity, Severity::Notice | Severity::Warning)
                    && !alert.is_held()
            }
        }
    }
}

impl Alert {
    /// True where it was held back, or raised by a wrong clock, and nobody has fetched it since.
    fn is_held(&self) -> bool {
        let is_so = |step: &Step| [HELD, WITHDRAWN].contains(&step.action.as_str());
        self.state == State::Expired && self.history.last().is_some_and(is_so)
    }

    /// True where it may still be held back: nobody has touched it.
    fn is_untouched(&self) -> bool {
        self.state == State::Open
            && self
                .history
                .iter()
                .all(|step| step.by.is_none() && step.action != "reopen")
    }
}

impl Book {
    /// Ends the least of a ration's alerts beyond its bound, and counts them in one line.
    pub(super) fn hold_back(&mut self, account: &str, ration: Ration, at: Millis, room: Room) -> Vec<u32> {
        let of_ration: Vec<&Alert> = self
            .alerts
            .of(account)
            .filter(|alert| ration.holds(alert))
            .collect();
        let bound = match ration {
            Ration::Import(_) => OPEN_PER_IMPORT,
            Ration::Day(_) => room.per_day,
        };
        let surplus = of_ration.len().saturating_sub(bound);
        let mut open: Vec<(Severity, Millis, u32)> = of_ration
            .into_iter()
            .filter(|alert| alert.is_untouched())
            .map(|alert| (alert.severity, alert.last_at, alert.number))
            .collect();
        // Of equals the older stays: it may have been read already.
        open.sort_unstable_by_key(|(severity, last_at, number)| match ration {
            Ration::Import(_) => (*severity, last_at.get(), i64::from(*number)),
            Ration::Day(_) => (*severity, -last_at.get(), -i64::from(*number)),
        });
        let mut changed = Vec::new();
        for (severity, told_at, number) in open.into_iter().take(surplus) {
            let ends = match ration {
                Ration::Import(exported) => exported,
                Ration::Day(_) => at,
            };
            if let Some(alert) = self.get_mut(number) {
                alert.end(State::Expired, ends, HELD);
                changed.push(number);
            }
            // Good news that is held back is no oddity to count.
            if severity > Severity::Info {
                changed.push(self.count_held(account, ration, told_at, room));
            }
        }
        changed
    }

    /// Counts a finding of an import's older history, which raises nothing of its own.
    pub fn count_silent(&mut self, finding: &Finding, room: Room) -> Option<u32> {
        // The line is the holder's to read: what the desk suspected is not counted in it.
        let is_counted = finding.audience == Audience::Holder && finding.severity > Severity::Info;
        let exported = finding.import.filter(|_| is_counted)?;
        Some(self.count_held(&finding.account_id, Ration::Import(exported), finding.at, room))
    }

    /// One more in the line that says what was kept back.
    fn count_held(&mut self, account: &str, ration: Ration, at: Millis, room: Room) -> u32 {
        let (reason, dedup_key) = ration.digest();
        let key = Digest::of_parts(&[account, &dedup_key]);
        let known = self
            .keys
            .get(key)
            .copied()
            .filter(|number| self.get(*number).is_some());
        let (import, day) = match ration {
            Ration::Import(exported) => (Some(exported), 0),
            Ration::Day(day) => (None, day),
        };
        let number = known.unwrap_or_else(|| {
            let line = Finding {
                account_id: account.to_owned(),
                topic: reason.topic(),
                audience: reason.audience(),
                severity: reason.severity.of(&Params::default()),
                code: reason.code.to_owned(),
                subject: None,
                day,
                at,
                event_ids: Vec::new(),
                reasons: Vec::new(),
                payment: None,
                import,
            };
            self.add(dedup_key, line, room)
        });
        if let Some(digest) = self.get_mut(number) {
            digest.count = if known.is_some() {
                digest.count.saturating_add(1)
            } else {
                1
            };
            digest.first_at = digest.first_at.min(at);
            digest.last_at = digest.last_at.max(at);
            let params = match ration {
                Ration::Import(_) => history_digest::explain(digest.count, digest.first_at, digest.last_at),
                Ration::Day(_) => day_digest::explain(digest.count, digest.first_at),
            };
            digest.reasons = vec![Contribution::apart(reason.code, params)];
        }
        number
    }
}
