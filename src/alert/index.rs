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
use crate::sort::sort;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

impl Serialize for AlertIndex {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.alerts.serialize(to)
    }
}

impl<'de> Deserialize<'de> for AlertIndex {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Book, Deed, Disposition, Finding, Room};
    use super::Of;
    use crate::reason::Severity;
    use crate::reason::{Audience, Topic};
    use crate::signal::service::duplicate_charge;
    use crate::time::{DAY, Millis};

    const ROOM: Room = Room {
        most: 16,
        per_day: 100,
    };

    fn found(account: &str, number: i64) -> Finding {
        Finding {
            account_id: account.to_owned(),
            topic: Topic::Service,
            audience: Audience::Holder,
            severity: Severity::Warning,
            code: duplicate_charge::SIGNAL.code().to_owned(),
            subject: None,
            day: number,
            at: Millis::new(number * DAY).unwrap(),
            event_ids: vec![number.to_string()],
            reasons: Vec::new(),
            payment: None,
            import: None,
        }
    }

    fn raise(book: &mut Book, account: &str, number: i64) -> u32 {
        let changed = book.raise(found(account, number), ROOM);
        *changed.first().unwrap()
    }

    #[test]
    fn beyond_the_bound_an_eighth_goes_what_has_ended_before_what_is_older() {
        let mut book = Book::default();
        let numbers: Vec<u32> = (0..16).map(|number| raise(&mut book, "mei", number)).collect();
        let dismiss = Action {
            at: Millis::default(),
            by: None,
            deed: Deed::Resolve(Disposition::Legitimate),
        };
        let id = book.get(numbers[9]).unwrap().id.clone();
        book.act(&id, &dismiss).unwrap();
        raise(&mut book, "mei", 16);
        let kept = |number: u32| book.get(number).is_some();
        assert_eq!(
            (kept(numbers[9]), kept(numbers[0]), kept(numbers[1])),
            (false, false, true)
        );
        assert_eq!(book.evicted, 2);
    }

    #[test]
    fn an_id_is_the_same_in_whichever_book_and_a_key_that_is_raised_again_gets_the_next() {
        let id = |book: &Book, number| book.get(number).unwrap().id.clone();
        let (mut one, mut other) = (Book::default(), Book::default());
        raise(&mut other, "wang", 1);
        let (here, there) = (raise(&mut one, "mei", 1), raise(&mut other, "mei", 1));
        assert_ne!(here, there);
        assert_eq!(id(&one, here), id(&other, there));
        let earlier = Millis::default();
        let code = duplicate_charge::SIGNAL.code();
        assert_eq!(one.withdraw("mei", code, "1", earlier), [here]);
        let again = raise(&mut one, "mei", 1);
        assert_ne!(again, here);
        assert_ne!(id(&one, again), id(&one, here));
        assert_eq!(one.by_id(&id(&one, again)).unwrap().number, again);
    }

    #[test]
    fn each_account_has_its_page_also_after_a_snapshot_and_after_another_was_erased() {
        let mut book = Book::default();
        for number in 0..6 {
            raise(&mut book, if number % 2 == 0 { "mei" } else { "wang" }, number);
        }
        book.forget("wang", |_, _| false);
        let restored: Book = postcard::from_bytes(&postcard::to_allocvec(&book).unwrap()).unwrap();
        assert_eq!(restored, book);
        for book in [book, restored] {
            let days: Vec<i64> = book
                .alerts
                .of(Of::Account("mei"))
                .map(|alert| alert.day)
                .collect();
            assert_eq!(days, [0, 2, 4]);
            assert_eq!(book.alerts.of(Of::Account("wang")).count(), 0);
        }
    }
}
