//! The book of alerts: added, counted up, woken, ended, found.

use super::finding::Materiality;
use super::index::{AlertIndex, Of};
use super::quota::{AGAIN, EXPIRE, WITHDRAWN};
use super::{Action, Alert, Finding, Said, State, Step};
use crate::error::{Code, Error, Result};
use crate::event::Digest;
use crate::map::OrderedMap;
use crate::profile::{BURST_WINDOW, NEWCOMER_WINDOW};
use crate::reason::Topic;
use crate::record::record;
use crate::signal::{self, Detector, Tells};
use crate::time::{DAY, Millis};

/// An alert that somebody has seen, and nobody touched, ends after this long: card schemes take disputes for 120 days. What
/// nobody has seen is never over by its age.
const EXPIRES_AFTER: i64 = 120 * DAY;
/// Alerts lie in one story where less than this is between them: most fraud with one credential is over in a day.
const STORY: i64 = NEWCOMER_WINDOW;
/// So many alerts of one reason are looked through for one that a finding belongs to: a year of a quarterly snooze at a
/// hundred other subjects.
const LOOKED_BACK: usize = 400;
/// Events listed in one alert; a longer burst is told by its count.
const EVENTS_LISTED: usize = 50;
/// Steps kept of one alert's history.
const STEPS_KEPT: usize = 50;

/// Every alert.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    pub(super) alerts: AlertIndex,
    /// The number of the newest alert of each account and key.
    pub(super) keys: OrderedMap<u32>,
    pub(super) next: u32,
    /// Alerts dropped for want of room.
    pub evicted: u32,
}

record! { checked struct Book { alerts, keys, next, evicted } }

/// Bounds on the number of alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Kept in all.
    pub most: usize,
    /// Told to one holder in a day, beside dangers.
    pub per_day: usize,
}

impl Book {
    /// The alert that tells of this already: of the same key; asleep for this reason and subject; or part of the same burst.
    pub(super) fn existing_alert(&self, key: &str, finding: &Finding) -> Option<u32> {
        let same = self
            .keys
            .get(Digest::of_parts(&[&finding.account_id, key]))
            .copied();
        if let Some(number) = same.filter(|number| self.get(*number).is_some()) {
            return Some(number);
        }
        // The newest first: what was told an hour ago stands at the end.
        let alike = self
            .alerts
            .of(Of::AccountCode(&finding.account_id, &finding.code))
            .rev()
            .filter(|alert| alert.audience == finding.audience);
        let tells = |alert: &&Alert| alert.sleeps_over(finding) || alert.is_one_burst_with(finding);
        alike.take(LOOKED_BACK).find(tells).map(|alert| alert.number)
    }

    pub(super) fn add(&mut self, dedup_key: String, finding: Finding, room: Room) -> u32 {
        self.next = self.next.saturating_add(1);
        let number = self.next;
        let id = self.alerts.free_id(&finding.account_id, &dedup_key);
        let story = self.story_of(&finding).unwrap_or_else(|| id.clone());
        let key = Digest::of_parts(&[&finding.account_id, &dedup_key]);
        let raised = Step {
            at: finding.at,
            action: "raise".to_owned(),
            by: None,
        };
        self.alerts.push(Alert {
            number,
            id,
            topic: finding.topic,
            audience: finding.audience,
            severity: finding.severity,
            state: State::Open,
            snoozed_until: None,
            shown_at: None,
            dedup_key,
            count: 1,
            first_at: finding.at,
            last_at: finding.at,
            figure: finding.materiality().figure,
            account_id: finding.account_id,
            event_ids: finding.event_ids,
            reasons: finding.reasons,
            payment: finding.payment,
            disposition: None,
            history: vec![raised],
            code: finding.code,
            subject: finding.subject,
            story,
            acted_on: None,
            since_act: 0,
            said: Vec::new(),
            verdicts: Vec::new(),
            day: finding.day,
            import: finding.import,
            steps: finding.steps,
        });
        self.keys.put(key, number);
        self.make_room(room.most);
        number
    }

    /// The story that a finding goes on with: what one credential is used for is mostly over in a day.
    fn story_of(&self, finding: &Finding) -> Option<String> {
        if finding.topic != Topic::Payment || finding.payment.is_none() {
            return None;
        }
        let story = Of::Story(&finding.account_id, finding.audience);
        let mut before = self.alerts.of(story).rev();
        let before = before.find(|alert| alert.payment.is_some())?;
        (finding.at.since(before.last_at).abs() < STORY).then(|| before.story.clone())
    }

    /// Alert of this key, of whichever account.
    pub fn telling(&self, dedup_key: &str) -> Option<&Alert> {
        self.alerts.of(Of::Key(dedup_key)).next()
    }

    /// Ends what was raised of an event under a code after this moment, which is now: the clock was wrong. Should it come true
    /// it is a new alert. Returns the alerts that changed.
    pub fn withdraw(&mut self, account: &str, code: &str, event_id: &str, now: Millis) -> Vec<u32> {
        let (mut changed, mut keys) = (Vec::new(), Vec::new());
        self.alerts
            .for_each_of(Of::Event(account, event_id), &mut |alert| {
                let is_it = alert.code == code;
                if !is_it || alert.first_at <= now {
                    return;
                }
                keys.push((Digest::of_parts(&[account, &alert.dedup_key]), alert.number));
                if !matches!(alert.state, State::Resolved | State::Expired) {
                    alert.end(State::Expired, now, WITHDRAWN);
                    changed.push(alert.number);
                }
            });
        for (key, number) in keys {
            if self.keys.get(key) == Some(&number) {
                self.keys.remove(key);
            }
        }
        changed
    }

    /// Time passes: snoozes end, and what nobody touched ends too.
    pub fn advance(&mut self, now: Millis) -> Vec<u32> {
        let mut changed = Vec::new();
        for alert in self.alerts.iter_mut() {
            let awake =
                alert.state == State::Snoozed && alert.snoozed_until.is_some_and(|until| until <= now);
            let touched = alert.history.last().map_or(alert.last_at, |step| step.at);
            let since = alert.last_at.max(touched).max(alert.shown_at.unwrap_or(touched));
            let stale = !matches!(alert.state, State::Snoozed | State::Resolved | State::Expired)
                && now.since(since) >= EXPIRES_AFTER
                && alert.is_seen();
            if awake {
                alert.wake(now, "wake");
            } else if stale {
                alert.end(State::Expired, now, EXPIRE);
            }
            if awake || stale {
                changed.push(alert.number);
            }
        }
        changed
    }

    /// Does something with an alert; returns its number, and whether anything changed.
    pub fn act(&mut self, id: &str, action: &Action) -> Result<(u32, bool)> {
        let unknown = || Error::new(Code::AlertUnknown).at_field("alertId");
        let number = self.by_id(id).ok_or_else(unknown)?.number;
        let alert = self.get_mut(number).ok_or_else(unknown)?;
        let has_changed = alert.act(action)?;
        if has_changed {
            self.alerts.list_again(number);
        }
        Ok((number, has_changed))
    }

    /// Remembers what was said of an alert's payments because of its disposition.
    pub fn remember_said(&mut self, number: u32, said: Vec<Said>) {
        if let Some(alert) = self.get_mut(number) {
            alert.said = said;
        }
    }

    /// The alert of this number.
    pub fn get(&self, number: u32) -> Option<&Alert> {
        self.alerts.get(number)
    }

    /// The alert of this id.
    pub fn by_id(&self, id: &str) -> Option<&Alert> {
        self.alerts.by_id(id)
    }

    /// All, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Alert> {
        self.alerts.iter()
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Alert> {
        self.alerts.get_mut(number)
    }

    /// Erases an account. Other accounts' alerts (a household's budget) no longer list events that were its own: `was_its`
    /// says of an account and an event which those are.
    pub fn forget(&mut self, account: &str, was_its: impl Fn(&str, &str) -> bool) {
        let gone = self.alerts.take_account(account);
        self.drop_keys(gone);
        let mut left_out = Vec::new();
        for alert in self.alerts.iter_mut() {
            let whose = alert.account_id.as_str();
            alert.event_ids.retain(|id| {
                let goes = was_its(whose, id);
                left_out.extend(goes.then(|| (whose.to_owned(), id.clone())));
                !goes
            });
        }
        for (whose, id) in left_out {
            let list = Of::Event(&whose, &id);
            self.alerts.unlist(list, &|alert| !alert.event_ids.contains(&id));
        }
    }

    /// Beyond the bound, ended alerts go first, then the oldest.
    fn make_room(&mut self, most: usize) {
        while self.alerts.len() > most {
            let gone = self.alerts.take_an_eighth();
            self.evicted = self
                .evicted
                .saturating_add(u32::try_from(gone.len()).unwrap_or(u32::MAX));
            self.drop_keys(gone);
        }
    }

    fn drop_keys(&mut self, gone: Vec<Alert>) {
        for alert in gone {
            self.keys
                .remove(Digest::of_parts(&[&alert.account_id, &alert.dedup_key]));
        }
    }
}

/// True of a step of a story about the account: it is told at one use, and stays told while the story goes on.
fn is_told_once(code: &str) -> bool {
    let detector = signal::of_code(code).map(|signal| signal.detector);
    matches!(detector, Some(Detector::Access(Tells::Step, _)))
}

impl Alert {
    /// The same again: one more, and awake where it is materially worse than what was dismissed, or had ended with its cause.
    /// True where it woke.
    pub(super) fn again(&mut self, finding: Finding) -> bool {
        let (materiality, is_takeover) = (finding.materiality(), finding.is_takeover());
        // An update of a payment that is counted already is no other payment.
        if finding.event_ids.iter().any(|id| !self.event_ids.contains(id)) {
            self.count = self.count.saturating_add(1);
            if self.acted_on.is_some() {
                self.since_act = self.since_act.saturating_add(1);
            }
        }
        self.first_at = self.first_at.min(finding.at);
        self.last_at = self.last_at.max(finding.at);
        for id in finding.event_ids {
            let is_counted_only = finding
                .steps
                .iter()
                .any(|step| step.event_id == id && self.has_tried(step));
            if !is_counted_only && !self.event_ids.contains(&id) && self.event_ids.len() < EVENTS_LISTED {
                self.event_ids.push(id);
            }
        }
        for step in finding.steps {
            self.add_to_story(step);
        }
        if finding.severity >= self.severity {
            self.severity = finding.severity;
            let told = std::mem::replace(&mut self.reasons, finding.reasons);
            let is_known = |code: &str| self.reasons.iter().any(|reason| reason.code == code);
            let once: Vec<_> = { told.into_iter() }
                .filter(|reason| is_told_once(&reason.code) && !is_known(&reason.code))
                .collect();
            self.reasons.extend(once);
            self.payment = finding.payment; // the sentence and its figures are of one payment
        }
        self.figure = match (self.figure, materiality.figure) {
            (Some(most), Some(now)) => Some(most.max(now)),
            (most, now) => most.or(now),
        };
        let is_worse = self.acted_on.is_some_and(|seen| materiality.is_beyond(seen));
        let is_asleep = self.state == State::Snoozed;
        let is_over = is_asleep && self.snoozed_until.is_some_and(|until| until <= finding.at);
        let comes_back = self.is_over();
        let wakes = is_worse || is_over || comes_back || (is_asleep && is_takeover);
        if wakes {
            self.disposition = None;
            // What was said of the earlier payments was said of those: it stands.
            self.said.clear();
            let step = match (comes_back, is_worse) {
                (true, _) => AGAIN,
                (false, true) => "worse",
                (false, false) => "wake",
            };
            self.wake(finding.at, step);
        }
        wakes
    }

    /// True of a try in vain of a kind that the story has: a thousand of them are one step, so that what they led to has room.
    fn has_tried(&self, step: &super::StoryStep) -> bool {
        step.failed && { self.steps.iter() }.any(|known| known.failed && known.what == step.what)
    }

    /// Adds a step to the story, at its time; each event is one, and all that was tried in vain.
    fn add_to_story(&mut self, step: super::StoryStep) {
        let is_it = |known: &super::StoryStep| known.event_id == step.event_id && known.what == step.what;
        let is_known = self.has_tried(&step) || self.steps.iter().any(is_it);
        if self.steps.len() < EVENTS_LISTED && !is_known {
            let place = self.steps.partition_point(|known| known.at <= step.at);
            self.steps.insert(place, step);
        }
    }

    /// True where this reason about this subject was put to sleep beyond the finding, which is no worse than what was seen.
    fn sleeps_over(&self, finding: &Finding) -> bool {
        self.state == State::Snoozed
            && self.subject == finding.subject
            && !finding.is_takeover()
            && self.snoozed_until.is_some_and(|until| until > finding.at)
            && self
                .acted_on
                .is_none_or(|seen| !finding.materiality().is_beyond(seen))
    }

    /// True where nobody has seen it yet and the finding comes within the same hour, for the same reason: many small
    /// surprises at a time are one.
    fn is_one_burst_with(&self, finding: &Finding) -> bool {
        self.state == State::Open
            && self.topic == Topic::Payment
            && self.import == finding.import
            && finding.at.since(self.last_at).abs() <= BURST_WINDOW
    }

    /// Materiality of the alert as it stands.
    pub(super) const fn materiality(&self) -> Materiality {
        Materiality {
            severity: self.severity,
            figure: self.figure,
        }
    }

    pub(super) fn wake(&mut self, at: Millis, action: &str) {
        self.state = State::Open;
        self.snoozed_until = None;
        self.acted_on = None;
        self.step_now(at, action);
    }

    /// Ends it as bad as it is: only worse wakes it.
    pub(super) fn end(&mut self, state: State, at: Millis, action: &str) {
        self.state = state;
        self.snoozed_until = None;
        self.acted_on = Some(self.materiality());
        self.since_act = 0;
        self.step_now(at, action);
    }

    fn step_now(&mut self, at: Millis, action: &str) {
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
