//! The order in which the events of an import are taken in: that of their times, whatever order the file has.
//!
//! Wallets write the newest row first. Taken as it stands, such a file has each payment judged by those that came after it.
//! So an import is sorted, and what it comes to is the same for every order of its rows. Of rows of one moment (a bank
//! tells days only) a file's order is no witness: some rise, some fall, some were sorted by hand. What such rows say
//! decides: uses of the account before payments, money in before money out, what is told of an event after that event, an
//! earlier status before a later one, then their ids, then all else. Only of two labels or verdicts on one event, and of what
//! a person did, at one moment the caller's order stays: they are no rows of a file, and the later word counts. Not here: live batches, whose
//! order is the order in which things happened.

use super::read::Read;
use crate::event::{Access, Digest, Direction, Event, Expectation, Subject, Transaction};
use crate::feedback::{payment_fingerprint, seen_visits};
use crate::map::OrderedMap;
use crate::sort::sort;
use crate::time::Millis;
use std::cmp::Ordering;

/// When an event's turn comes: its time, or that of the event which it is about where that is later; then its rank among
/// those of one moment.
type Turn = (Millis, u8);

/// The rank of what cannot be read: one of its own, since it compares as equal to whatever has its rank, and an order in which
/// two different events are both equal to a third is none.
const UNREADABLE: u8 = u8::MAX;

/// Sorts an import.
pub(super) fn in_time(events: &mut Vec<Read>) {
    let times = times(events);
    let mut turns: Vec<(Turn, Read)> = std::mem::take(events)
        .into_iter()
        .map(|read| (turn(&read, &times), read))
        .collect();
    sort(&mut turns, |(a, one), (b, other)| {
        a.cmp(b).then_with(|| match (&one.event, &other.event) {
            (Ok(one), Ok(other)) => compare(one, other),
            _ => Ordering::Equal, // what cannot be read changes nothing, whenever its turn is
        })
    });
    events.extend(turns.into_iter().map(|(_, read)| read));
}

/// The latest time of every event that others of the batch may be about.
fn times(events: &[Read]) -> OrderedMap<Millis> {
    let mut times: OrderedMap<Millis> = OrderedMap::new();
    let good = || events.iter().filter_map(|read| read.event.as_ref().ok());
    if !good().any(|event| about(event).is_some()) {
        return times; // most imports
    }
    for event in good() {
        let (key, at) = match event {
            Event::Transaction(payment) => (payment_key(&payment.account_id, &payment.id), payment.at),
            Event::Access(access) => (access_key(&access.account_id, &access.id), access.at),
            _ => continue,
        };
        let known = times.get_or_put(key, || at);
        *known = at.max(*known);
    }
    times
}

fn payment_key(account: &str, id: &str) -> Digest {
    Digest::of_parts(&["transaction", account, id])
}

fn access_key(account: &str, id: &str) -> Digest {
    Digest::of_parts(&["access", account, id])
}

fn subject_key(account: &str, of: &Subject) -> Digest {
    match of {
        Subject::Transaction(id) => payment_key(account, id),
        Subject::Access(id) => access_key(account, id),
    }
}

/// The event that this one is about.
fn about(event: &Event) -> Option<Digest> {
    match event {
        Event::Transaction(payment) => Some(payment_key(&payment.account_id, payment.refund_of.as_deref()?)),
        Event::Access(_) => None,
        Event::Expectation(promise) => Some(payment_key(
            &promise.account_id,
            promise.transaction_id.as_deref()?,
        )),
        Event::Label(label) => Some(subject_key(&label.account_id, &label.of)),
        Event::Verdict(verdict) => Some(subject_key(&verdict.account_id, &verdict.of)),
        // Of these any order does: an act waits for its alert, and of words the newest counts.
        Event::Act(_) | Event::Correction(_) | Event::Decision(_) | Event::Series(_) => None,
    }
}

fn turn(read: &Read, times: &OrderedMap<Millis>) -> Turn {
    let Ok(event) = &read.event else {
        return (Millis::default(), UNREADABLE);
    };
    let rank = match event {
        Event::Access(_) => 0,
        Event::Transaction(payment) if payment.refund_of.is_some() => 4,
        Event::Transaction(payment) => match payment.direction {
            Direction::Credit => 1,
            Direction::Neutral => 2,
            Direction::Debit => 3,
        },
        Event::Expectation(_) => 5,
        Event::Label(_) => 6,
        Event::Verdict(_) => 7,
        Event::Act(_) => 8,
        Event::Correction(_) | Event::Decision(_) | Event::Series(_) => 9,
    };
    let at = event.at();
    let after = about(event).and_then(|key| times.get(key)).copied();
    (after.map_or(at, |after| at.max(after)), rank)
}

/// Two events of one moment and one rank.
fn compare(one: &Event, other: &Event) -> Ordering {
    match (one, other) {
        (Event::Transaction(one), Event::Transaction(other)) => compare_payments(one, other),
        (Event::Access(one), Event::Access(other)) => compare_accesses(one, other),
        (Event::Expectation(one), Event::Expectation(other)) => compare_promises(one, other),
        (Event::Label(one), Event::Label(other)) => {
            let key = subject_key(&one.account_id, &one.of);
            key.cmp(&subject_key(&other.account_id, &other.of))
                .then_with(|| one.at.cmp(&other.at))
        }
        (Event::Verdict(one), Event::Verdict(other)) => {
            let key = subject_key(&one.account_id, &one.of);
            key.cmp(&subject_key(&other.account_id, &other.of))
                .then_with(|| one.at.cmp(&other.at))
        }
        _ => Ordering::Equal, // of two ranks, or no rows of a file: the caller's order
    }
}

fn compare_payments(one: &Transaction, other: &Transaction) -> Ordering {
    one.account_id
        .cmp(&other.account_id)
        .then_with(|| one.id.cmp(&other.id))
        .then_with(|| told(one).cmp(&told(other)))
        .then_with(|| one.status.rank().cmp(&other.status.rank()))
        .then_with(|| {
            (one.refunded, one.amount, one.status).cmp(&(other.refunded, other.amount, other.status))
        })
        .then_with(|| payment_fingerprint::print(one).cmp(&payment_fingerprint::print(other)))
}

/// When a version was told: the earlier export is taken first, and a live word after all.
fn told(payment: &Transaction) -> (bool, Option<Millis>) {
    (payment.exported_at.is_none(), payment.exported_at)
}

fn compare_accesses(one: &Access, other: &Access) -> Ordering {
    one.account_id
        .cmp(&other.account_id)
        .then_with(|| one.id.cmp(&other.id))
        .then_with(|| seen_visits::whole(one).cmp(&seen_visits::whole(other)))
}

fn compare_promises(one: &Expectation, other: &Expectation) -> Ordering {
    one.account_id
        .cmp(&other.account_id)
        .then_with(|| one.id.cmp(&other.id))
        .then_with(|| crate::pending::print(one).cmp(&crate::pending::print(other)))
}
