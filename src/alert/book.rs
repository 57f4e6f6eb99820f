//! The book of alerts: raised, counted up, woken, ended, found.
//!
//! History teaches in silence: an import may leave five alerts open per account, the most severe, and one line that says
//! how many it kept back. Which events of an import may raise anything at all is the engine's to say.

use super::{About, Action, Alert, Severity, State, Step};
use crate::catalogue::Catalogue;
use crate::error::{Code, Error, Result};
use crate::event::Digest;
use crate::score::Reason;
use crate::signal::{Audience, Param, ParamKind, Params, Topic};
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// The code of the line that says what an import kept back.
pub const DIGEST: &str = "history-digest";
/// What that line tells.
pub const DIGEST_PARAMS: &[(&str, ParamKind)] = &[
    ("held", ParamKind::Number),
    ("from", ParamKind::Time),
    ("to", ParamKind::Time),
];

/// Alerts that an import may leave open: what fits on a phone's first screen.
const OPEN_PER_IMPORT: usize = 5;
/// An alert nobody touched ends after this long: card schemes take disputes for 120 days.
const EXPIRES_AFTER: i64 = 120 * DAY;
/// Events listed in one alert; a longer burst is told by its count.
const EVENTS_LISTED: usize = 50;
/// Steps kept of one alert's history.
const STEPS_KEPT: usize = 50;

/// Something worth an alert.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the alert's names
pub struct Finding {
    pub account_id: String,
    pub topic: Topic,
    pub audience: Audience,
    pub severity: Severity,
    pub dedup_key: String,
    pub at: Millis,
    pub event_ids: Vec<String>,
    pub reasons: Vec<Reason>,
    pub payment: Option<About>,
    /// The import's moment of export, where it comes from one.
    pub import: Option<Millis>,
}

/// Every alert.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Book {
    /// In the order in which they were raised, so by rising number.
    alerts: Vec<Alert>,
    /// The number of the newest alert of each account and key.
    keys: Catalogue<u32>,
    next: u32,
    /// Alerts dropped for want of room.
    pub evicted: u32,
}

/// Which alerts are wanted.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[allow(missing_docs)] // the contract's names
pub struct AlertQuery {
    pub account_id: Option<String>,
    pub topic: Option<Topic>,
    pub audience: Option<Audience>,
    pub states: Option<Vec<State>>,
    pub at_least: Option<Severity>,
    pub from: Option<Millis>,
    pub to: Option<Millis>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

impl Book {
    /// Raises an alert or counts up the one that already tells of it; returns the alerts that changed.
    pub fn raise(&mut self, finding: Finding, most: usize) -> Vec<u32> {
        let key = Digest::of_parts(&[&finding.account_id, &finding.dedup_key]);
        if let Some(alert) = self
            .keys
            .get(key)
            .copied()
            .and_then(|number| self.get_mut(number))
        {
            alert.again(finding);
            return vec![alert.number];
        }
        let (account, import) = (finding.account_id.clone(), finding.import);
        let mut changed = vec![self.add(key, finding, most)];
        if let Some(exported) = import {
            changed.extend(self.hold_back(&account, exported, most));
        }
        changed
    }

    fn add(&mut self, key: Digest, finding: Finding, most: usize) -> u32 {
        self.next = self.next.saturating_add(1);
        let number = self.next;
        let raised = Step {
            at: finding.at,
            action: "raise".to_owned(),
            by: None,
        };
        self.alerts.push(Alert {
            number,
            id: number.to_string(),
            account_id: finding.account_id,
            topic: finding.topic,
            audience: finding.audience,
            severity: finding.severity,
            state: State::Open,
            snoozed_until: None,
            dedup_key: finding.dedup_key,
            count: 1,
            first_at: finding.at,
            last_at: finding.at,
            event_ids: finding.event_ids,
            reasons: finding.reasons,
            payment: finding.payment,
            disposition: None,
            history: vec![raised],
            settled_at: None,
            import: finding.import,
        });
        self.keys.put(key, number);
        self.make_room(most);
        number
    }

    /// Ends the least of an import's alerts beyond the five, and counts them in one line.
    fn hold_back(&mut self, account: &str, exported: Millis, most: usize) -> Vec<u32> {
        let mut open: Vec<(Severity, Millis, u32)> = self
            .alerts
            .iter()
            .filter(|alert| {
                alert.account_id == account
                    && alert.import == Some(exported)
                    && alert.state == State::Open
                    && !alert.dedup_key.starts_with(DIGEST)
            })
            .map(|alert| (alert.severity, alert.last_at, alert.number))
            .collect();
        open.sort_unstable();
        let surplus = open.len().saturating_sub(OPEN_PER_IMPORT);
        let mut changed = Vec::new();
        for (severity, at, number) in open.into_iter().take(surplus) {
            if let Some(alert) = self.get_mut(number) {
                alert.end(State::Expired, exported, "held-back");
                changed.push(number);
            }
            // Good news that is held back is no oddity to count.
            if severity > Severity::Info {
                changed.push(self.count_held(account, exported, at, most));
            }
        }
        changed
    }

    /// Counts a finding of an import's older history, which raises nothing of its own.
    pub fn count_silent(&mut self, finding: &Finding, most: usize) -> Option<u32> {
        let exported = finding.import.filter(|_| finding.severity > Severity::Info)?;
        Some(self.count_held(&finding.account_id, exported, finding.at, most))
    }

    /// One more in the line that says what was kept back.
    #[allow(clippy::cast_precision_loss)] // alerts of one import
    fn count_held(&mut self, account: &str, exported: Millis, at: Millis, most: usize) -> u32 {
        let dedup_key = format!("{DIGEST}:{}", exported.get());
        let key = Digest::of_parts(&[account, &dedup_key]);
        let known = self
            .keys
            .get(key)
            .copied()
            .filter(|number| self.get(*number).is_some());
        let number = known.unwrap_or_else(|| {
            let line = Finding {
                account_id: account.to_owned(),
                topic: Topic::Payment,
                audience: Audience::Holder,
                severity: Severity::Info,
                dedup_key,
                at,
                event_ids: Vec::new(),
                reasons: Vec::new(),
                payment: None,
                import: Some(exported),
            };
            self.add(key, line, most)
        });
        if let Some(digest) = self.get_mut(number) {
            digest.count = if known.is_some() {
                digest.count.saturating_add(1)
            } else {
                1
            };
            digest.first_at = digest.first_at.min(at);
            digest.last_at = digest.last_at.max(at);
            digest.reasons = vec![Reason {
                code: DIGEST.to_owned(),
                contribution: 0.0,
                params: Params::of([
                    ("held", Param::Number(f64::from(digest.count))),
                    ("from", Param::Number(digest.first_at.to_f64())),
                    ("to", Param::Number(digest.last_at.to_f64())),
                ]),
                unless: None,
            }];
        }
        number
    }

    /// True where an alert of this key was raised, of whichever account.
    pub fn tells(&self, dedup_key: &str) -> bool {
        self.alerts.iter().any(|alert| alert.dedup_key == dedup_key)
    }

    /// Ends what these events raised under a code, because it has come right; returns the alerts that changed.
    pub fn solve(&mut self, account: &str, code: &str, event_ids: &[&str], at: Millis) -> Vec<u32> {
        let mut changed = Vec::new();
        for alert in &mut self.alerts {
            let is_it = alert.account_id == account
                && alert.reasons.iter().any(|reason| reason.code == code)
                && alert.event_ids.iter().any(|id| event_ids.contains(&id.as_str()))
                && !matches!(alert.state, State::Resolved | State::Expired);
            if is_it {
                alert.disposition = Some(super::Disposition::Solved);
                alert.end(State::Resolved, at, "resolve");
                changed.push(alert.number);
            }
        }
        changed
    }

    /// Time passes: snoozes end, and what nobody touched ends too.
    pub fn advance(&mut self, now: Millis) -> Vec<u32> {
        let mut changed = Vec::new();
        for alert in &mut self.alerts {
            let awake =
                alert.state == State::Snoozed && alert.snoozed_until.is_some_and(|until| until <= now);
            let stale = matches!(alert.state, State::Open | State::Acknowledged)
                && now.since(alert.last_at) >= EXPIRES_AFTER;
            if awake {
                alert.state = State::Open;
                alert.snoozed_until = None;
                alert.note(now, "wake");
            } else if stale {
                alert.end(State::Expired, now, "expire");
            }
            if awake || stale {
                changed.push(alert.number);
            }
        }
        changed
    }

    /// Does something with an alert.
    pub fn act(&mut self, id: &str, action: &Action) -> Result<&Alert> {
        let unknown = || Error::new(Code::AlertUnknown).at_field("alertId").with_value(id);
        let number = id.parse::<u32>().map_err(|_| unknown())?;
        let alert = self.get_mut(number).ok_or_else(unknown)?;
        alert.act(action)?;
        Ok(alert)
    }

    /// The alert of this number.
    pub fn get(&self, number: u32) -> Option<&Alert> {
        self.alerts.get(
            self.alerts
                .binary_search_by_key(&number, |alert| alert.number)
                .ok()?,
        )
    }

    fn get_mut(&mut self, number: u32) -> Option<&mut Alert> {
        let position = self
            .alerts
            .binary_search_by_key(&number, |alert| alert.number)
            .ok()?;
        self.alerts.get_mut(position)
    }

    /// The alerts that are wanted.
    pub fn find(&self, query: &AlertQuery) -> Result<Vec<&Alert>> {
        let before = match query.after.as_deref().map(str::parse::<u32>) {
            Some(Ok(number)) => number,
            None => u32::MAX,
            Some(Err(_)) => return Err(Error::new(Code::QueryInvalid).at_field("after")),
        };
        let wanted = |alert: &&Alert| {
            query
                .account_id
                .as_ref()
                .is_none_or(|account| *account == alert.account_id)
                && query.topic.is_none_or(|topic| topic == alert.topic)
                && query.audience.is_none_or(|audience| audience == alert.audience)
                && query
                    .states
                    .as_ref()
                    .is_none_or(|states| states.contains(&alert.state))
                && query.at_least.is_none_or(|least| alert.severity >= least)
                && query.from.is_none_or(|from| alert.last_at >= from)
                && query.to.is_none_or(|to| alert.last_at < to)
        };
        // The newest first: what a person opens the list for.
        let newest_first = self.alerts.iter().rev();
        let found = newest_first.filter(|alert| alert.number < before).filter(wanted);
        Ok(found.take(query.limit.unwrap_or(u32::MAX) as usize).collect())
    }

    /// Erases an account.
    pub fn forget(&mut self, account: &str) {
        let (gone, kept) = std::mem::take(&mut self.alerts)
            .into_iter()
            .partition(|alert| alert.account_id == account);
        self.alerts = kept;
        self.drop_keys(gone);
    }

    /// Beyond the bound, ended alerts go first, then the oldest.
    fn make_room(&mut self, most: usize) {
        while self.alerts.len() > most {
            let has_ended = |alert: &Alert| matches!(alert.state, State::Resolved | State::Expired);
            let position = self.alerts.iter().position(has_ended).unwrap_or(0);
            let gone = self.alerts.remove(position);
            self.drop_keys(vec![gone]);
            self.evicted = self.evicted.saturating_add(1);
        }
    }

    fn drop_keys(&mut self, gone: Vec<Alert>) {
        for alert in gone {
            self.keys
                .remove(Digest::of_parts(&[&alert.account_id, &alert.dedup_key]));
        }
    }
}

impl Alert {
    /// The same again: one more, and awake only if it is worse than what was dismissed.
    fn again(&mut self, finding: Finding) {
        self.count = self.count.saturating_add(1);
        self.first_at = self.first_at.min(finding.at);
        self.last_at = self.last_at.max(finding.at);
        for id in finding.event_ids {
            if !self.event_ids.contains(&id) && self.event_ids.len() < EVENTS_LISTED {
                self.event_ids.push(id);
            }
        }
        if finding.severity >= self.severity {
            self.severity = finding.severity;
            self.reasons = finding.reasons;
            self.payment = finding.payment; // the sentence and its figures are of one payment
        }
        if self.settled_at.is_some_and(|settled| finding.severity > settled) {
            self.state = State::Open;
            self.snoozed_until = None;
            self.disposition = None;
            self.settled_at = None;
            self.note(finding.at, "worse");
        }
    }

    /// Ends it as severe as it is: only worse wakes it.
    fn end(&mut self, state: State, at: Millis, action: &str) {
        self.state = state;
        self.settled_at = Some(self.severity);
        self.note(at, action);
    }

    fn note(&mut self, at: Millis, action: &str) {
        self.step(Step {
            at,
            action: action.to_owned(),
            by: None,
        });
    }

    /// Adds to its history; the oldest steps make room.
    pub(super) fn step(&mut self, step: Step) {
        if self.history.len() >= STEPS_KEPT {
            self.history.remove(0);
        }
        self.history.push(step);
    }
}
