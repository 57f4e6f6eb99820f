//! Digests: alerts beyond a quota are held back and counted in one line, so that what is told is read.
//!
//! Of an import, what would have been a warning or worse is an alert, however long ago it was: whoever opens an old bill
//! looks for just that. Of what is smaller five may stay open per account, and older history raises none. A day has a bound
//! as well, `Config.alertsPerDay`. What is beyond is held back, least severe first, and counted in one line, by which it can
//! be listed. Danger is never held back, good news never counts against a day, and what somebody has acted on is theirs. The
//! operator's desk has its own queue: its alerts have no such bound, take nobody's place, and are counted in no line of the holder's.
//! Which events of an import may raise anything at all is the engine's to say.

use super::book::{Book, Room};
use super::index::Of;
use super::quota::{AGAIN, HELD, OPEN_PER_IMPORT, Quota};
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

    /// Takes in a finding of an import's older history: a warning is raised as any other is, what is smaller held back at once.
    pub fn raise_of_history(&mut self, finding: Finding, room: Room) -> Vec<u32> {
        // The line is the holder's to read: what the desk suspected is not counted in it.
        let is_told = finding.audience == Audience::Holder && finding.severity > Severity::Info;
        let Some(exported) = finding.import.filter(|_| is_told) else {
            return Vec::new();
        };
        if finding.severity >= Severity::Warning {
            return self.raise(finding, room);
        }
        let (account, at, quota) = (finding.account_id.clone(), finding.at, Quota::Import(exported));
        let key = finding.key();
        let number = match self.existing_alert(&key, &finding) {
            Some(number) => {
                let known = self.get_mut(number);
                let is_held = known.is_some_and(|alert| {
                    alert.again(finding);
                    alert.is_held_back()
                });
                self.alerts.list_again(number);
                if !is_held {
                    return vec![number];
                }
                number
            }
            None => {
                let number = self.add(key, finding, room);
                if let Some(alert) = self.get_mut(number) {
                    alert.end(State::Expired, exported, HELD);
                }
                number
            }
        };
        vec![number, self.count_held(&account, quota, at, room)]
    }

    /// One less in the line that counts what was held back: it has grown, and is told by itself. A line of none is over.
    pub(super) fn count_out(&mut self, account: &str, quota: Quota, at: Millis) {
        let (_, dedup_key) = quota.digest();
        let number = self.keys.get(Digest::of_parts(&[account, &dedup_key])).copied();
        if let Some(line) = number.and_then(|number| self.get_mut(number)) {
            if line.count > 1 {
                line.count -= 1;
                line.reasons = vec![line_of(quota, line)];
            } else {
                line.end_with_cause(at);
            }
        }
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
                episode: None,
                steps: Vec::new(),
            };
            self.add(dedup_key, line, room)
        });
        if let Some(digest) = self.get_mut(number) {
            let is_over = digest.is_over();
            if is_over {
                digest.wake(at, AGAIN);
            }
            digest.count = if known.is_some() && !is_over {
                digest.count.saturating_add(1)
            } else {
                1
            };
            digest.first_at = digest.first_at.min(at);
            digest.last_at = digest.last_at.max(at);
            digest.reasons = vec![line_of(quota, digest)];
        }
        number
    }
}

/// What a line says: how many there are, and when they were.
fn line_of(quota: Quota, line: &Alert) -> Contribution {
    let (reason, _) = quota.digest();
    let params = match quota {
        Quota::Import(_) => history_digest::explain(line.count, line.first_at, line.last_at),
        Quota::Day(_) => day_digest::explain(line.count, line.first_at),
    };
    Contribution::apart(reason.code, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Topic;

    fn finding(day: i64, severity: Severity) -> Finding {
        Finding {
            account_id: "mei".to_owned(),
            topic: Topic::Payment,
            audience: Audience::Holder,
            severity,
            code: "unusual-amount".to_owned(),
            subject: None,
            day,
            at: Millis::new(day * crate::time::DAY).unwrap(),
            event_ids: vec![format!("{day} {severity:?}")],
            reasons: Vec::new(),
            payment: None,
            import: Millis::new(400 * crate::time::DAY).ok(),
            episode: None,
            steps: Vec::new(),
        }
    }

    #[test]
    fn what_was_small_and_grows_into_a_warning_is_told_and_counted_in_no_line() {
        let room = Room {
            most: 100,
            per_day: 5,
        };
        let mut book = Book::default();
        let line = |book: &Book| {
            book.iter()
                .find_map(|alert| alert.counted().map(|_| (alert.count, alert.state)))
        };
        for day in [1, 2] {
            book.raise_of_history(finding(day, Severity::Notice), room);
        }
        assert_eq!(line(&book), Some((2, State::Open)));
        book.raise_of_history(finding(1, Severity::Warning), room);
        assert_eq!(line(&book), Some((1, State::Open)));
        assert_eq!(book.iter().next().map(|alert| alert.state), Some(State::Open));
        book.raise_of_history(finding(2, Severity::Warning), room);
        assert_eq!(line(&book), Some((1, State::Resolved)), "of none it is over");
        book.raise_of_history(finding(3, Severity::Notice), room);
        assert_eq!(line(&book), Some((1, State::Open)), "and begins anew");
    }
}
