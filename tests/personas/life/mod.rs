//! An honest life: everything that happens to somebody who is neither robbed nor misled, in no particular order.
//!
//! Each part has a stream of chance of its own. What makes false alarms belongs here as much as lunch does: rent, a dentist,
//! a wedding, a new phone, a burst on Double 11, a transfer on the phone with one's mother.
//! Not here: fraud (`story`), order of time, balances (`settle`).

mod access;
mod alike;
mod bills;
mod everyday;
mod online;
mod people;
mod rare;
mod shared;
mod trade;
mod travel;

pub(crate) use bills::call;

use crate::journal::{Journal, What};
use crate::person::Person;
use crate::persona::Persona;
use std::collections::BTreeSet;

/// The whole of it.
pub(crate) fn live(person: &Person, journal: &mut Journal) {
    everyday::live(person, journal);
    online::shop(person, journal);
    bills::pay(person, journal);
    people::meet(person, journal);
    shared::share(person, journal);
    travel::travel(person, journal);
    rare::happen(person, journal);
    access::unlock(person, journal);
    match person.persona {
        Persona::Trader => trade::trade(person, journal),
        Persona::Parent => people::raise(person, journal),
        _ => {}
    }
    if person.flavour.alike {
        alike::happen(person, journal);
    }
    if let Some((from, to)) = person.silence {
        silence(person, journal, from, to);
    }
}

/// In weeks without a sign only what is drawn by itself goes on, and what would refer to the rest is not there either.
fn silence(person: &Person, journal: &mut Journal, from: i64, to: i64) {
    let span = person.at(from, 0.0)..person.at(to, 0.0);
    let mut gone = BTreeSet::new();
    for entry in &journal.entries {
        let goes_on = match &entry.what {
            What::Pay(pay) => pay.channel == "recurring" || pay.direction == "credit",
            _ => false,
        };
        if !goes_on && span.contains(&entry.at) {
            gone.insert(entry.key);
        }
    }
    journal.entries.retain(|entry| {
        let refers_to = match &entry.what {
            What::Pay(pay) => pay.refund_of,
            What::Label(of, _) => Some(*of),
            What::Access(_) => None,
        };
        !gone.contains(&entry.key) && refers_to.is_none_or(|of| !gone.contains(&of))
    });
}
