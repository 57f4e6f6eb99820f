//! Index of alerts: all in the order in which they were raised, found by number, by id and by what they are asked for by.
//!
//! A desk's book holds thousands of alerts, and so may one account's after a bad year. What comes next is asked of few of them:
//! whether this was told already, which story it goes on with, how many the day had, what tells of this payment. Each such
//! question has its list (`Of`); walking over all of them, or all of an account's, took longer than scoring.
//! Not here: what an alert does (`book`), and how many there may be.

use super::quota::Quota;
use super::{Alert, State};
use crate::event::{Digest, Fingerprint};
use crate::map::OrderedMap;
use crate::reason::{Audience, Severity, Topic};
use crate::record::{Reader, Record, Writer};
use crate::sort::sort;

/// The alerts.
#[derive(Debug, Clone, Default)]
pub(super) struct AlertIndex {
    /// By rising number.
    alerts: Vec<Alert>,
    /// The numbers in each list, the newest last; made again whenever some go.
    lists: OrderedMap<Vec<u32>>,
    /// The number of each, by its id; made again with the former.
    of_id: OrderedMap<u32>,
}

/// List of alerts: those of one account, of a code, and so on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of<'a> {
    /// An account.
    Account(&'a str),
    /// An account, on one reason.
    AccountCode(&'a str, &'a str),
    /// An account, on one reason and subject.
    Subject(&'a str, &'a str, Digest),
    /// One reason, whoever's.
    Code(&'a str),
    /// An account, on payments, for these readers.
    Story(&'a str, Audience),
    /// An account, within what they are counted.
    Quota(&'a str, Quota),
    /// An account, that list this event.
    Event(&'a str, &'a str),
    /// An account, that were a danger once.
    Danger(&'a str),
    /// One deduplication key, whoever's.
    Key(&'a str),
}

impl Of<'_> {
    #[inline(never)]
    fn digest(self) -> Digest {
        match self {
            Self::Account(account) => Digest::of_parts(&["account", account]),
            Self::AccountCode(account, code) => Digest::of_parts(&["account code", account, code]),
            Self::Subject(account, code, subject) => {
                Digest::of_parts(&["subject", account, code, &subject.to_string()])
            }
            Self::Code(code) => Digest::of_parts(&["code", code]),
            Self::Story(account, audience) => {
                let whose = if audience == Audience::Holder {
                    "holder"
                } else {
                    "operator"
                };
                Digest::of_parts(&["story", account, whose])
            }
            Self::Quota(account, quota) => Digest::of_parts(&["quota", account, &quota.digest().1]),
            Self::Event(account, event) => Digest::of_parts(&["event", account, event]),
            Self::Danger(account) => Digest::of_parts(&["danger", account]),
            Self::Key(key) => Digest::of_parts(&["key", key]),
        }
    }
}

/// So many of an alert's lists may have alerts of other accounts; they come first.
const SHARED: usize = 2;

/// Lists that an alert is in. What it lists and how bad it is may grow: it is put into them again then.
#[inline(never)]
fn lists_of(alert: &Alert) -> Vec<Digest> {
    let (account, code) = (alert.account_id.as_str(), alert.code.as_str());
    let quota = alert.import.map_or(Quota::Day(alert.day), Quota::Import);
    let mut lists = vec![
        Of::Code(code).digest(),
        Of::Key(&alert.dedup_key).digest(),
        Of::Account(account).digest(),
        Of::AccountCode(account, code).digest(),
        Of::Quota(account, quota).digest(),
    ];
    lists.extend(
        alert
            .subject
            .map(|subject| Of::Subject(account, code, subject).digest()),
    );
    if alert.topic == Topic::Payment {
        lists.push(Of::Story(account, alert.audience).digest());
    }
    if alert.severity == Severity::Danger {
        lists.push(Of::Danger(account).digest());
    }
    lists.extend(alert.event_ids.iter().map(|id| Of::Event(account, id).digest()));
    lists
}

impl AlertIndex {
    /// Adds the newest, whose number is the highest.
    pub(super) fn push(&mut self, alert: Alert) {
        self.of_id.put(Digest::of(&alert.id), alert.number);
        for list in lists_of(&alert) {
            self.lists.get_or_put(list, Vec::new).push(alert.number);
        }
        self.alerts.push(alert);
    }

    /// Puts an alert that has changed into the lists that it was not in.
    #[inline(never)]
    pub(super) fn list_again(&mut self, number: u32) {
        let lists = self.get(number).map(lists_of).unwrap_or_default();
        for list in lists {
            let list = self.lists.get_or_put(list, Vec::new);
            if let Err(place) = list.binary_search(&number) {
                list.insert(place, number);
            }
        }
    }

    pub(super) fn get(&self, number: u32) -> Option<&Alert> {
        self.alerts.get(self.position(number)?)
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Alert> {
        let position = self.position(number)?;
        self.alerts.get_mut(position)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&Alert> {
        self.get(*self.of_id.get(Digest::of(id))?)
    }

    /// Id of an alert on an account's key: the same in every engine, so that a log of actions fits any, and no gap tells of
    /// alerts that are not shown. Where the key is raised again beside one that has ended, the next.
    pub(super) fn free_id(&self, account: &str, dedup_key: &str) -> String {
        let id = |again: u32| {
            let again = (again > 0).then_some(again);
            let mut print = Fingerprint::new();
            print
                .text(account)
                .text(dedup_key)
                .shown(again)
                .finish()
                .to_string()
        };
        let mut again = 0;
        while self.by_id(&id(again)).is_some() {
            again += 1;
        }
        id(again)
    }

    #[inline(never)]
    fn position(&self, number: u32) -> Option<usize> {
        self.alerts
            .binary_search_by_key(&number, |alert| alert.number)
            .ok()
    }

    /// All, the oldest first.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Alert> {
        self.alerts.iter()
    }

    /// All, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Alert> {
        self.alerts.iter_mut()
    }

    /// Those of a lower number, the newest first.
    pub(super) fn below(&self, number: u32) -> impl Iterator<Item = &Alert> {
        let until = self.alerts.partition_point(|alert| alert.number < number);
        self.alerts.get(..until).unwrap_or_default().iter().rev()
    }

    /// Those of a list, the oldest first.
    pub(super) fn of<'s>(&'s self, list: Of<'_>) -> impl DoubleEndedIterator<Item = &'s Alert> + use<'s> {
        let numbers = self.numbers(list).iter();
        numbers.filter_map(|number| self.get(*number))
    }

    /// Those of a list, to be changed, the oldest first.
    pub(super) fn for_each_of(&mut self, list: Of<'_>, change: &mut dyn FnMut(&mut Alert)) {
        for number in self.numbers(list).to_vec() {
            self.get_mut(number).map(&mut *change);
        }
    }

    /// Leaves out of a list what passes: it is asked for there no more, until it changes (`list_again`).
    #[inline(never)]
    pub(super) fn unlist(&mut self, list: Of<'_>, goes: &dyn Fn(&Alert) -> bool) {
        let stays = |number: &u32| self.get(*number).is_some_and(|alert| !goes(alert));
        let kept: Vec<u32> = self.numbers(list).iter().copied().filter(stays).collect();
        if let Some(numbers) = self.lists.get_mut(list.digest()) {
            *numbers = kept;
        }
    }

    #[inline(never)]
    fn numbers(&self, list: Of<'_>) -> &[u32] {
        let numbers = self.lists.get(list.digest());
        numbers.map_or(&[], Vec::as_slice)
    }

    pub(super) fn len(&self) -> usize {
        self.alerts.len()
    }

    /// Takes an eighth out, at least one: those that have ended, then the oldest. An eighth at once, since looking for the one
    /// that goes at each arrival would cost a walk over all.
    pub(super) fn take_an_eighth(&mut self) -> Vec<Alert> {
        let has_ended = |alert: &Alert| matches!(alert.state, State::Resolved | State::Expired);
        let share = (self.alerts.len() / 8).max(1);
        let mut ended = self
            .alerts
            .iter()
            .filter(|alert| has_ended(alert))
            .count()
            .min(share);
        let mut others = share - ended;
        self.take(|alert| {
            let left = if has_ended(alert) { &mut ended } else { &mut others };
            let goes = *left > 0;
            *left = left.saturating_sub(1);
            goes
        })
    }

    /// Takes an account's out, and leaves the lists of all others as they are.
    pub(super) fn take_account(&mut self, account: &str) -> Vec<Alert> {
        let numbers = self.numbers(Of::Account(account)).to_vec();
        if numbers.is_empty() {
            return Vec::new();
        }
        let is_its = |alert: &Alert| numbers.binary_search(&alert.number).is_ok();
        let (gone, kept): (Vec<Alert>, Vec<Alert>) =
            std::mem::take(&mut self.alerts).into_iter().partition(is_its);
        self.alerts = kept;
        let mut shared = Vec::new();
        for alert in &gone {
            self.of_id.remove(Digest::of(&alert.id));
            let mut lists = lists_of(alert);
            let own = lists.split_off(SHARED.min(lists.len()));
            shared.extend(lists);
            for list in own {
                self.lists.remove(list);
            }
        }
        sort(&mut shared, Digest::cmp);
        shared.dedup();
        for list in shared {
            let Some(left) = self.lists.get_mut(list) else {
                continue;
            };
            left.retain(|number| numbers.binary_search(number).is_err());
            if left.is_empty() {
                self.lists.remove(list);
            }
        }
        gone
    }

    /// Takes out what passes.
    fn take(&mut self, goes: impl FnMut(&Alert) -> bool) -> Vec<Alert> {
        let (gone, kept): (Vec<Alert>, Vec<Alert>) =
            std::mem::take(&mut self.alerts).into_iter().partition(goes);
        *self = kept.into();
        gone
    }
}

impl From<Vec<Alert>> for AlertIndex {
    fn from(alerts: Vec<Alert>) -> Self {
        let mut pages = Self::default();
        alerts.into_iter().for_each(|alert| pages.push(alert));
        pages
    }
}

impl PartialEq for AlertIndex {
    fn eq(&self, other: &Self) -> bool {
        self.alerts == other.alerts
    }
}

impl Record for AlertIndex {
    fn write(&self, to: &mut Writer) {
        self.alerts.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let alerts = Vec::<Alert>::read(from);
        from.check(alerts.is_sorted_by(|a, b| a.number < b.number));
        alerts.into()
    }
}

#[cfg(test)]
mod tests;
