//! Seen entities of an account: its devices, networks, countries and currencies, who sends it money, and the last place.
//!
//! Each is a short list of fingerprints with the first and last time; the least recent makes room. A traveller's list is
//! long and a home-lover's short, and that itself is the habit (`novelty`): how often something new turns up at all.

use crate::event::{Address, Digest, Direction, Location};
use crate::profile::prepared_payment::PreparedPayment;
use crate::profile::recent_payment::RecentPayment;
use crate::record::record;
use crate::stats::rarity::DecayedShare;
use crate::time::{DAY, Millis};

/// Number of a kind that are remembered: more phones or countries than this in a year are one and the same novelty.
const KEPT: usize = 24;

/// Entry of a log: since when something is known, and how often it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EntityEntry {
    pub first_at: Millis,
    pub last_at: Millis,
    pub times: u32,
}

record! { struct EntityEntry { first_at, last_at, times } }

/// Log of the known ones of one kind, and how often a new one comes up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EntityLog {
    known: Vec<(Digest, EntityEntry)>,
    novelty: DecayedShare,
}

record! { struct EntityLog { known, novelty } }

impl EntityLog {
    /// Since when this one is known.
    pub fn get(&self, key: Digest) -> Option<&EntityEntry> {
        self.known
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, entry)| entry)
    }

    /// Number of them that were known before an instant.
    pub fn known_before(&self, at: Millis) -> usize {
        self.known.iter().filter(|(_, one)| one.first_at < at).count()
    }

    /// Number of events that this rests on, faded.
    pub fn weight(&self) -> f64 {
        self.novelty.weight()
    }

    /// True where this one came up only after that instant, and another one was known before it: the first phone of an
    /// account is no newcomer.
    pub fn is_newcomer(&self, key: Digest, since: Millis) -> bool {
        let came = self.get(key).is_none_or(|known| known.first_at >= since);
        came && self.known.iter().any(|(_, known)| known.first_at < since)
    }

    /// True where nothing was ever met.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The share of events that bring something new, under a prior.
    pub fn novelty(&self, prior_share: f64, prior_weight: f64) -> f64 {
        self.novelty.share(prior_share, prior_weight)
    }

    /// Meets this one at this time.
    pub fn observe(&mut self, key: Digest, at: Millis) {
        let found = self.known.iter_mut().find(|(known, _)| *known == key);
        self.novelty.observe(found.is_none());
        if let Some((_, entry)) = found {
            entry.first_at = entry.first_at.min(at);
            entry.last_at = entry.last_at.max(at);
            entry.times = entry.times.saturating_add(1);
            return;
        }
        if self.known.len() >= KEPT
            && let Some(stalest) = (0..self.known.len())
                .min_by_key(|position| self.known.get(*position).map(|(_, one)| one.last_at))
        {
            self.known.remove(stalest);
        }
        self.known.push((
            key,
            EntityEntry {
                first_at: at,
                last_at: at,
                times: 1,
            },
        ));
    }

    /// Lets the habit of meeting new ones fade; what is known stays known.
    pub fn decay(&mut self, factor: f64) {
        self.novelty.decay(factor);
    }
}

/// Seen entities of an account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeenEntities {
    /// Devices that paid or came in.
    pub devices: EntityLog,
    /// Networks, by their name or address.
    pub networks: EntityLog,
    /// Countries that payments were made in.
    pub countries: EntityLog,
    /// Currencies.
    pub currencies: EntityLog,
    /// Senders of money.
    pub senders: EntityLog,
    /// Share of money that leaves past the wallet (`movement::is_unattended`), of what is under no agreement.
    pub unattended: DecayedShare,
    /// The last known place, and when.
    pub last_place: Option<(Millis, f64, f64)>,
}

record! {
    checked struct SeenEntities {
        devices, networks, countries, currencies, senders, unattended, last_place,
    }
}

impl SeenEntities {
    /// Lets habits fade.
    pub fn decay(&mut self, factor: f64) {
        for kind in [
            &mut self.devices,
            &mut self.networks,
            &mut self.countries,
            &mut self.currencies,
            &mut self.senders,
        ] {
            kind.decay(factor);
        }
        self.unattended.decay(factor);
    }

    /// Takes in where a payment, whatever became of it, was made from, and who sent one.
    pub fn observe_payment(&mut self, prepared: &PreparedPayment<'_>) {
        let payment = prepared.payment;
        let at = payment.at;
        if let Some(device) = &payment.device_id {
            self.devices.observe(Digest::of(device), at);
        }
        if let Some(address) = &payment.ip {
            self.networks.observe(Address::key_of(address), at);
        }
        if let Some(country) = &payment.country {
            self.countries.observe(Digest::of(country), at);
        }
        if payment.direction == Direction::Debit {
            let original = payment.original.as_ref();
            let currency = original.map_or(payment.currency, |original| original.currency);
            self.currencies.observe(Digest::of(currency.as_str()), at);
            if payment.authentication.is_some() && payment.agreement_id.is_none() {
                self.unattended.observe(prepared.recent_payment.was_unattended);
            }
        }
        if let Some(sender) = sender_of(&prepared.recent_payment) {
            self.senders.observe(sender, at);
        }
    }

    /// True for money from somebody who sent some before, at least a day ago.
    pub fn knows_sender(&self, recent_payment: &RecentPayment) -> bool {
        let known = sender_of(recent_payment).and_then(|sender| self.senders.get(sender));
        known.is_some_and(|known| recent_payment.at.since(known.first_at) >= DAY)
    }

    /// The newest place by the account's time.
    pub fn stand_at(&mut self, at: Millis, place: &Location) {
        if self.last_place.is_none_or(|(known, _, _)| known <= at) {
            self.last_place = Some((at, place.lat, place.lon));
        }
    }
}

fn sender_of(recent_payment: &RecentPayment) -> Option<Digest> {
    recent_payment
        .counterparty
        .filter(|_| recent_payment.facts.direction == Direction::Credit)
}

impl EntityLog {
    #[inline(never)]
    fn is_sound(&self) -> bool {
        let is_sound =
            |(_, entry): &(Digest, EntityEntry)| entry.first_at <= entry.last_at && entry.times > 0;
        self.known.len() <= KEPT && self.known.iter().all(is_sound)
    }
}

impl SeenEntities {
    /// The last place is on the globe.
    fn is_sound(&self) -> bool {
        let is_on_globe = |(_, lat, lon): (Millis, f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0;
        let logs = [
            &self.devices,
            &self.networks,
            &self.countries,
            &self.currencies,
            &self.senders,
        ];
        logs.into_iter().all(EntityLog::is_sound) && self.last_place.is_none_or(is_on_globe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_phone_of_an_account_is_no_newcomer_and_a_second_one_is() {
        let mut devices = EntityLog::default();
        let (old, new) = (Digest::of("old"), Digest::of("new"));
        let at = |number: i64| Millis::new(number).unwrap();
        devices.observe(old, at(10));
        assert!(!devices.is_newcomer(old, at(5)));
        devices.observe(new, at(20));
        assert!(devices.is_newcomer(new, at(15)) && !devices.is_newcomer(old, at(15)));
        assert!(!devices.is_newcomer(new, at(25)));
    }

    #[test]
    fn the_stalest_makes_room_and_what_is_met_again_stays() {
        let mut devices = EntityLog::default();
        let key = |number: i64| Digest::of(&number.to_string());
        let at = |number: i64| Millis::new(number).unwrap();
        for number in 0..i64::try_from(KEPT).unwrap() {
            devices.observe(key(number), at(number));
        }
        devices.observe(key(0), at(1000));
        devices.observe(key(99), at(1001));
        assert_eq!(devices.get(key(0)).map(|known| known.times), Some(2));
        assert!(devices.get(key(1)).is_none() && devices.get(key(99)).is_some());
    }
}
