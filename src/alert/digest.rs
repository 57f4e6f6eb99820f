//! Digests: alerts beyond a quota are held back and counted in one line, so that what is told is read.
//!
//! History teaches in silence: an import may leave five alerts open per account, the most severe. A day may too, by
//! `Config.alertsPerDay`. What is beyond is ended, least severe first, and counted in one line. Danger is never held back
//! by a day, good news never counts against one, and what somebody has acted on is theirs. The operator's desk has its own queue:
//! its alerts have no such bound, take nobody's place, and are counted in no line of the holder's.
//! Which events of an import may raise anything at all is the engine's to say.

use super::book::{Book, Room};
use super::index::Of;
use super::quota::{HELD, OPEN_PER_IMPORT, Quota};
use super::{Alert, Finding, State};
use crate::event::Digest;
use crate::reason::{Audience, Params, Severity};
use crate::score::Contribution;
use crate::signal::digest::{day_digest, history_digest};
use crate::sort::sort;
use crate::time::Millis;

impl Book {
    /// Ends the least of a quota's alerts beyond its bound, and counts them in one line.
    pub(super) fn hold_back(&mut self, account: &str, quota: Quota, at: Millis, room: Room) -> Vec<u32> {
        // What was held back before counts no more, unless somebody fetches it.
        self.alerts.unlist(Of::Quota(account, quota), &Alert::is_held);
        let of_quota: Vec<&Alert> = self
            .alerts
            .of(Of::Quota(account, quota))
            .filter(|alert| quota.holds(alert))
            .collect();
        let bound = match quota {
            Quota::Import(_) => OPEN_PER_IMPORT,
            Quota::Day(_) => room.per_day,
        };
        let surplus = of_quota.len().saturating_sub(bound);
        let mut open: Vec<(Severity, Millis, u32)> = of_quota
            .into_iter()
            .filter(|alert| alert.is_untouched())
            .map(|alert| (alert.severity, alert.last_at, alert.number))
            .collect();
        // Of equals the older stays: it may have been read already.
        let place = |(severity, last_at, number): &(Severity, Millis, u32)| match quota {
            Quota::Import(_) => (*severity, last_at.get(), i64::from(*number)),
            Quota::Day(_) => (*severity, -last_at.get(), -i64::from(*number)),
        };
        sort(&mut open, |one, other| place(one).cmp(&place(other)));
        let mut changed = Vec::new();
        for (severity, told_at, number) in open.into_iter().take(surplus) {
            let ends = match quota {
                Quota::Import(exported) => exported,
                Quota::Day(_) => at,
            };
            if let Some(alert) = self.get_mut(number) {
                alert.end(State::Expired, ends, HELD);
                changed.push(number);
            }
            // Good news that is held back is no oddity to count.
            if severity > Severity::Info {
                changed.push(self.count_held(account, quota, told_at, room));
            }
        }
        changed
    }

    /// Counts a finding of an import's older history, which raises nothing of its own.
    pub fn count_silent(&mut self, finding: &Finding, room: Room) -> Option<u32> {
        // The line is the holder's to read: what the desk suspected is not counted in it.
        let is_counted = finding.audience == Audience::Holder && finding.severity > Severity::Info;
        let exported = finding.import.filter(|_| is_counted)?;
        Some(self.count_held(&finding.account_id, Quota::Import(exported), finding.at, room))
    }

    /// One more in the line that says what was kept back.
    fn count_held(&mut self, account: &str, quota: Quota, at: Millis, room: Room) -> u32 {
        let (reason, dedup_key) = quota.digest();
        let key = Digest::of_parts(&[account, &dedup_key]);
        let known = self
            .keys
            .get(key)
            .copied()
            .filter(|number| self.get(*number).is_some());
        let (import, day) = match quota {
            Quota::Import(exported) => (Some(exported), 0),
            Quota::Day(day) => (None, day),
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
            let params = match quota {
                Quota::Import(_) => history_digest::explain(digest.count, digest.first_at, digest.last_at),
                Quota::Day(_) => day_digest::explain(digest.count, digest.first_at),
            };
            digest.reasons = vec![Contribution::apart(reason.code, params)];
        }
        number
    }
}
