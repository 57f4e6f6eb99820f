//! The context of a use of an account: the use, how its device, place, program and hour stand to the account's habits and to the
//! population's, and what was going on before it. Measured once, for whoever asks.
//!
//! Each kind is the likelihood ratio of Freeman et al. 2016 (doi 10.14722/ndss.2016.23240): how likely the value is for whoever attacks,
//! over how likely it is for this account, both backing off from what is fine to what is coarse (address, network, country; program,
//! family and system, class). Whoever attacks has the population's value, or with some probability the victim's own: at the level of an
//! address, a network, a country or a program. That bounds what a familiar value says in favour of the holder.
//! Not here: what is suspicious (`signal::access`), and how it adds up (`score::access`).

use crate::event::agent::Agent;
use crate::event::{Access, AccessAction, Digest, Method};
use crate::population::Population;
use crate::profile::Account;
use crate::profile::access::{AccessHabits, AccessRecord, Counts, Values, WINDOW};
use crate::stats::math::ln;
use crate::time::{Millis, UtcOffset};

/// Likelihood ratio of one kind of value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// Its logarithm: positive where it speaks against the holder.
    pub nats: f64,
    /// The coarsest level, from 0, that the account has never had; nothing where it has had it to the finest.
    pub new_from: Option<usize>,
    /// Number of uses that the habit rests on.
    pub seen: f64,
}

/// Country of somebody who attacks: the holder's own in four of ten, bought with the network that it is in; else the world's. Wiefling
/// et al. 2022 (doi 10.1145/3546069) make their three attackers so: from anywhere, from the country, and targeted. Their shares are
/// judgement.
const SAME_COUNTRY: f64 = 0.4;
/// One in ten is at the same carrier, one in fifty at the same address: a café, a dormitory, the household. Judgement.
const SAME_NETWORK: f64 = 0.1;
const SAME_ADDRESS: f64 = 0.02;
/// One in twenty attacks comes from the victim's own device, or with its token: as of payments (`feature::assurance`).
const SAME_DEVICE: f64 = 0.05;
/// One in ten writes the victim's own program to the letter, three in ten have its family: of a phone's owner they know the phone.
const SAME_AGENT: f64 = 0.1;
const SAME_FAMILY: f64 = 0.3;

/// A network among those of its country: China announces some ten thousand prefixes, most countries a few hundred. Cancels wherever
/// neither is known. Judgement.
const NETWORK_IN_COUNTRY: f64 = 1.0 / 300.0;
/// A /24 has 256 addresses.
const ADDRESS_IN_NETWORK: f64 = 1.0 / 256.0;
/// Versions of a program that are about at a time, by and large. Judgement.
const AGENT_IN_FAMILY: f64 = 1.0 / 30.0;
/// A device that another account has too. Cancels wherever the device is not known.
const DEVICE: f64 = 1e-6;
/// Counts across accounts are believed like a hundred uses of the prior.
const PRIOR_USES: f64 = 100.0;
/// An hour of the day for somebody who attacks from anywhere.
const ANY_HOUR: f64 = 1.0 / 24.0;
/// Before evidence every hour is alike, worth half a use in each (Jeffreys).
const PRIOR_HOURS: [f64; 24] = [ANY_HOUR; 24];
const PRIOR_HOURS_WEIGHT: f64 = 12.0;

/// Shares of the people who are online by country: 5.5 billion (ITU, Facts and Figures 2024), of whom 1.1 billion in China (CNNIC, 55th
/// report, January 2025); the others are rough, by judgement. The prior of a phone that knows no population.
const ONLINE: &[(&str, f64)] = &[
    ("CN", 0.20),
    ("IN", 0.16),
    ("US", 0.06),
    ("ID", 0.04),
    ("BR", 0.03),
    ("RU", 0.02),
    ("JP", 0.02),
    ("NG", 0.02),
];
/// The rest, over some 190 countries.
const ELSEWHERE: f64 = 0.45 / 190.0;

/// A use of an account and its background.
#[derive(Debug)]
pub struct AccessContext<'a> {
    /// The use.
    pub access: &'a Access,
    /// The account before it.
    pub account: &'a Account,
    /// Its habits of use.
    pub habits: &'a AccessHabits,
    /// What is known across accounts.
    pub population: &'a Population,
    /// What it tells.
    pub values: Values,
    /// Hour of the day where its holder lives.
    pub hour: u8,
    /// Its device.
    pub device: Option<Odds>,
    /// Its address, network and country.
    pub place: Option<Odds>,
    /// Its program.
    pub agent: Option<Odds>,
    /// Its hour.
    pub hour_odds: Option<Odds>,
    /// What the signals of device, place, program and hour that are live came to, in nats: for those that look afterwards.
    pub attributes: f64,
}

impl Odds {
    /// Of what the account has had before in all but its finest: it may speak for the holder, and not against.
    fn known(self, is_known: bool) -> Self {
        Self {
            nats: if is_known { self.nats.min(0.0) } else { self.nats },
            ..self
        }
    }
}

/// A level of a kind: its counts, the value, its share of the population's where the coarser one is given, and how often somebody who
/// attacks has the victim's own.
struct Level<'a> {
    counts: &'a Counts,
    value: Digest,
    share: f64,
    own: f64,
}

/// Odds of a value by its levels, the coarsest first.
fn odds(levels: &[Level<'_>]) -> Option<Odds> {
    let finest = levels.last()?;
    let imitated: f64 = levels.iter().map(|level| level.own).sum();
    let (mut of_all, mut of_own, mut of_imitator) = (1.0, 1.0, 0.0);
    for level in levels {
        let (own, left) = level.counts.shares(level.value);
        of_all *= level.share;
        of_own = own + left * of_own * level.share;
        of_imitator = of_imitator * level.share + level.own * of_own;
    }
    let of_attacker = of_imitator + (1.0 - imitated).max(0.0) * of_all;
    let is_new = |level: &Level<'_>| !level.counts.is_empty() && level.counts.of(level.value) <= 0.0;
    Some(Odds {
        nats: ln(of_attacker / of_own),
        new_from: levels.iter().position(is_new),
        seen: finest.counts.weight(),
    })
}

impl<'a> AccessContext<'a> {
    /// A use against what was usual before it.
    pub fn new(
        access: &'a Access,
        account: &'a Account,
        habits: &'a AccessHabits,
        population: &'a Population,
        offset: UtcOffset,
    ) -> Self {
        let mut context = Self {
            access,
            account,
            habits,
            population,
            values: Values::of(access),
            hour: offset.hour(access.at),
            device: None,
            place: None,
            agent: None,
            hour_odds: None,
            attributes: 0.0,
        };
        context.device = context.of_device();
        context.place = context.of_place();
        context.agent = context.of_agent();
        context.hour_odds = context.of_hour();
        context
    }

    /// True where others were known and this one is not: it has never been in, or its uses still wait to be believed.
    pub fn is_on_new_device(&self) -> bool {
        self.device.is_some_and(|odds| odds.new_from.is_some())
    }

    fn level(&self, kind: usize, share: f64, own: f64) -> Option<Level<'_>> {
        let value = self.values.get(kind)?;
        let counts = self.habits.counts.get(kind)?;
        Some(Level {
            counts,
            value,
            share,
            own,
        })
    }

    /// Share of a value among all uses, once others than the holder make them up; the prior before.
    fn share(&self, kind: usize, prior: f64) -> f64 {
        let Some(value) = self.values.get(kind).filter(|_| self.population.is_of_many()) else {
            return prior;
        };
        let (from_here, all) = self.population.uses(value);
        (f64::from(from_here) + prior * PRIOR_USES) / (f64::from(all) + PRIOR_USES)
    }

    fn of_device(&self) -> Option<Odds> {
        let level = self.level(Values::DEVICE, DEVICE, SAME_DEVICE)?;
        let by_use = odds(std::slice::from_ref(&level))?;
        // Payments tell devices as well, and many hosts tell them of nothing else.
        let devices = &self.account.seen_entities.devices;
        let key = Digest::of(self.access.device_id.as_deref()?);
        let since = self.access.at.later(-WINDOW);
        let is_old = devices
            .get(key)
            .is_some_and(|known| known.times > 1 && known.first_at < since);
        let paid = devices.weight();
        if level.counts.of(level.value) > 0.0 {
            return Some(by_use);
        }
        if is_old {
            return Some(Odds {
                nats: ln(SAME_DEVICE),
                new_from: None,
                seen: paid,
            });
        }
        let others = devices.known_before(since);
        if others == 0 || paid <= by_use.seen {
            return Some(by_use);
        }
        #[allow(clippy::cast_precision_loss)] // at most 24
        let left = ((1.0 + 0.5 * others as f64) / (paid + 1.0)).min(1.0); // as `Counts::shares` has it
        Some(Odds {
            nats: ln(SAME_DEVICE + (1.0 - SAME_DEVICE) / left),
            new_from: Some(0),
            seen: paid,
        })
    }

    fn of_place(&self) -> Option<Odds> {
        let country = self.access.country.as_deref();
        let prior = country.map_or(1.0, |code| {
            let known = ONLINE.iter().find(|(known, _)| *known == code);
            known.map_or(ELSEWHERE, |(_, share)| *share)
        });
        let country_share = self.share(Values::COUNTRY, prior);
        let network_share = match self.population.is_of_many() {
            true => (self.share(Values::NETWORK, prior * NETWORK_IN_COUNTRY) / country_share).min(1.0),
            false => NETWORK_IN_COUNTRY,
        };
        let levels = [
            self.level(Values::COUNTRY, country_share, SAME_COUNTRY),
            self.level(Values::NETWORK, network_share, SAME_NETWORK),
            self.level(Values::ADDRESS, ADDRESS_IN_NETWORK, SAME_ADDRESS),
        ];
        let has_country = levels.first().is_some_and(Option::is_some);
        let levels: Vec<Level<'_>> = levels.into_iter().flatten().collect();
        let mut found = odds(&levels)?;
        if !has_country {
            found.new_from = found.new_from.map(|level| level + 1);
        }
        Some(found.known(!matches!(found.new_from, Some(0 | 1))))
    }

    fn of_agent(&self) -> Option<Odds> {
        let read = Agent::read(self.access.agent.as_deref()?);
        // The class is the system's; what of the world has the class is the sum of its systems.
        let class_share = self.share(Values::CLASS, class_share(read.class));
        let family = self.share(Values::FAMILY, read.share_of_family());
        let mut levels = vec![
            self.level(Values::CLASS, class_share, 0.0)?,
            self.level(Values::FAMILY, (family / class_share).min(1.0), SAME_FAMILY)?,
        ];
        // A version that is new is everybody's once a month, and says no more than its family; one that is known to the letter speaks
        // for the holder. Whoever has a new device has its program in its version.
        let is_known = |level: &Level<'_>| level.counts.of(level.value) > 0.0;
        let exact = self.level(Values::AGENT, AGENT_IN_FAMILY, SAME_AGENT);
        levels.extend(exact.filter(|level| is_known(level) && !self.is_on_new_device()));
        let is_known = levels
            .iter()
            .all(|level| level.counts.is_empty() || is_known(level));
        odds(&levels).map(|odds| odds.known(is_known))
    }

    fn of_hour(&self) -> Option<Odds> {
        let hours = &self.habits.hours;
        if hours.weight() <= 0.0 {
            return None;
        }
        let own = hours.probability(self.hour, &PRIOR_HOURS, PRIOR_HOURS_WEIGHT);
        let rare = hours.share_within(self.hour, 1).unwrap_or(1.0) < 0.05; // as `odd-hour` has it of payments
        Some(Odds {
            nats: ln(ANY_HOUR / own),
            new_from: rare.then_some(0),
            seen: hours.weight(),
        })
    }

    /// Uses within three days before this one that speak against the holder, in the order of arrival.
    pub fn odd_before(&self) -> impl Iterator<Item = &AccessRecord> {
        let own = Digest::of(&self.access.id);
        let before = self.habits.within(self.access.at, WINDOW);
        before.filter(move |record| record.is_odd() && record.id != own)
    }

    /// True where a pattern was told since an instant of such a use, so that its story carries it to this one.
    pub fn has_told_since(&self, since: Millis, is_such: impl Fn(&AccessRecord) -> bool) -> bool {
        self.odd_before()
            .any(|record| record.at >= since && record.story > 0.0 && is_such(record))
    }

    /// The latest successful use of such a kind within so long before this one.
    pub fn last(&self, actions: &[AccessAction], window: i64) -> Option<&AccessRecord> {
        let own = Digest::of(&self.access.id);
        let found = self.habits.within(self.access.at, window);
        let found =
            found.filter(|record| record.success && record.id != own && actions.contains(&record.action));
        found.max_by_key(|record| record.at)
    }

    /// True where a challenge that is passed says who passed it: whoever holds the number gets its codes.
    pub fn proves(&self) -> bool {
        self.access.method != Some(Method::OneTimeCode)
            || self.last(&[AccessAction::SimChange], WINDOW).is_none()
    }

    /// When something new came up within three days before this use, or with it: a device, a network or country, a SIM.
    pub fn something_new(&self) -> Option<Millis> {
        let itself = self.is_on_new_device() || self.place.is_some_and(|odds| odds.new_from == Some(0));
        let odd = self.odd_before().map(|record| record.at).min();
        let sim = self
            .last(&[AccessAction::SimChange], WINDOW)
            .map(|record| record.at);
        let before = match (odd, sim) {
            (Some(odd), Some(sim)) => Some(odd.min(sim)),
            (odd, sim) => odd.or(sim),
        };
        before.or(itself.then_some(self.access.at))
    }

    /// Network that it comes from, as it is known across accounts.
    pub fn network(&self) -> Option<Digest> {
        self.values.get(Values::NETWORK)
    }
}

/// Share of the world's uses by class of device: the sums of `event::agent`'s systems.
fn class_share(class: &str) -> f64 {
    match class {
        "phone" => 0.64,
        "desktop" => 0.34,
        _ => 0.02,
    }
}
