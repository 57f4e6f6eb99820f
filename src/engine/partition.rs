//! Partition: an engine that has some of all accounts, and reads what is known across them as it is given.
//!
//! Its accounts are its own; the population is one table of integers for all engines, in editions (`population::Total`). What its
//! accounts add is taken from it (`take_additions`), and comes back with what all others added, as an edition to go on to. Every
//! answer is to the bit that of one engine to which all events came in the same order (`tests/partitions`); weights have to be
//! frozen for that (`Config.learn`), since no sum of what labels teach is free of their order.
//!
//! Two passes follow from it. The first goes in turns, hour by hour: each engine takes its accounts' events of the hour, what they
//! set aside is added up, and the edition that comes of it opens the next hour for all. The second takes no turns: with the
//! editions of the first, every engine scores its accounts' events by itself, however they are cut then.
//! A first pass without turns does not do by itself. How far a signal is believed, and how much of a fraud its account explains,
//! were read from the population when a payment was scored, and are part of what it adds: of the test's 7,600 answers 3,900 are
//! others after two such passes. Repeated they come to the same editions, since what an hour adds hangs on earlier hours alone,
//! and those that come out as they went in are the ones; there it took nine.
//!
//! An event belongs to its account's partition. Accounts of one holder stay together, since what moves between them is read
//! together, and so does a word on two payments; so do the events of one import, whose end says what of it is old. Corrections and
//! words on series, which name no account, go to all; the host's time goes to all, and as one that it knows, since a clock is
//! doubted by the payments that an engine has seen. A late event, of an hour that has closed, is readable at once: who comes after
//! it waits for the edition that it makes.
//!
//! Not so cut, and so perhaps not equal. A rule's share of payments, beyond which it only looks on, is counted by each engine of
//! its own, at once and not by the hour (with a `mostShare` of 1 nothing is). Room for accounts, alerts, cases and payments is
//! each engine's. One engine reads an hour's news before it closes where more than `limits.parties` wait; beyond so many entities
//! it forgets those that came up least recently, and beyond 32 currencies it knows the first, both by an order within the hour.
//! Not here: threads, which engine has which account, and how accounts that were apart come into one engine.

use super::Engine;
use super::doubt::Newest;
use super::read;
use crate::event::{Access, Digest, Event, RawEvent, Transaction};
use crate::feedback::Seen;
use crate::population::{Additions, Edition, Total};
use crate::time::Millis;

impl Engine {
    /// Reads from now on what is known across accounts as it is given; what its own add is set aside, and is in no snapshot.
    /// What it has seen so far stays, as the table that editions go on from; what waits for its hour to close is in the total.
    ///
    /// An engine with a past is cut by copies of it, made after this, each of which forgets the accounts of the others.
    pub fn read_given(&mut self) -> Total {
        self.state.profiles.population.read_given()
    }

    /// Takes what its accounts added since this was asked last.
    pub fn take_additions(&mut self) -> Additions {
        self.state.profiles.population.take_additions()
    }

    /// True where some of that is of an hour that has closed, so that it makes an edition of its own.
    pub fn has_late_additions(&self) -> bool {
        self.state.profiles.population.has_late()
    }

    /// Goes on to an edition of what is known across accounts.
    pub fn go_on_to(&mut self, edition: &Edition) {
        let most = self.bounds().entities;
        self.state.profiles.population.go_on_to(edition, most);
    }

    /// Edition of what is known across accounts that it reads: the hour that is open, counted from 1970.
    pub const fn population_edition(&self) -> Option<i32> {
        self.state.profiles.population.open_hour()
    }

    /// When this event would arrive, were it taken in now and alone: `None` of one that moves no clock, since it is known
    /// already, is no payment and no use of an account, or is refused.
    pub fn arrival(&self, event: &RawEvent<'_>) -> Option<Millis> {
        let event = read::read(event, self.config.unknown_keys, self.rooms).ok()?;
        let newest = Newest {
            told: self.state.clock.believed(),
            ..Newest::default()
        };
        newest.doubt(&event, || None).ok()?;
        match &event {
            Event::Transaction(payment) => self.arrival_of_payment(payment),
            Event::Access(access) => self.arrival_of_access(access),
            _ => None,
        }
    }

    fn arrival_of_payment(&self, payment: &Transaction) -> Option<Millis> {
        let id = Digest::of(&payment.id);
        let place = self.state.profiles.place(&payment.account_id);
        let seen = place.map_or(Seen::New, |place| {
            self.state
                .profiles
                .view(place)
                .0
                .seen_payments
                .compare(payment, id)
        });
        match seen {
            Seen::New => (!self.has_folded(payment)).then_some(payment.at),
            Seen::Grown => {
                let standing = self.at_standing_time(payment, id, place);
                Some(standing.map_or(payment.at, |payment| payment.at))
            }
            _ => None,
        }
    }

    fn arrival_of_access(&self, access: &Access) -> Option<Millis> {
        let known = self.state.profiles.get(&access.account_id);
        let seen = known.map_or(Seen::New, |account| account.seen_visits.compare(access));
        (seen == Seen::New).then_some(access.at)
    }
}
