//! What is usual for one account: amounts, hours, bursts, how often the payee is new, and each counterparty.
//!
//! All memory decays by elapsed time, on the account's own clock (the newest time it has shown), so that a quiet month
//! weighs as a quiet month and an event dated in the far future ages nobody else. What the payment would look like is
//! asked before it is learnt; `learn` takes it in, clipped, so that an anomaly does not become the norm.
//! Not here: names (digests only), suspicions (`signal`), payments themselves (`ledger`).

use crate::catalogue::{Catalogue, Few};
use crate::event::{Digest, TimePrecision, Transaction};
use crate::profile::amounts::AmountHabits;
use crate::profile::charges::Charges;
use crate::profile::class::Class;
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::known::KnownIds;
use crate::stats::burst::BurstHabit;
use crate::stats::clock::HourHabit;
use crate::stats::decay::remaining;
use crate::stats::math::ln;
use crate::stats::rarity::DecayedShare;
use crate::stats::window::RecentInstants;
use crate::time::{DAY, HOUR, Millis, UtcOffset};
use serde::{Deserialize, Serialize};

/// Half-life of habits, in days. Wiefling et al. 2022 (doi 10.1145/3546069) found no use in histories older than six
/// months; after two half-lives of 90 days a quarter is left.
pub const HALF_LIFE_DAYS: f64 = 90.0;

/// The window in which payments count as one burst.
pub const BURST_WINDOW: i64 = HOUR;

/// A silence longer than a year is believed at the second event after it: statements span at most a year.
const LEAP: i64 = 366 * DAY;

/// Everything remembered of one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// When it last came up, in arrivals: the least recent is evicted first.
    pub last_seen: u64,
    /// Its own clock: the newest time that it has shown.
    pub clock: Option<Millis>,
    /// Where a single event leapt to, far ahead of the clock; a second one there makes it believed.
    leapt_to: Option<Millis>,
    /// Which events are known.
    pub known: KnownIds,
    /// The last charges, for duplicates.
    pub charges: Charges,
    /// How bursts usually look.
    pub bursts: BurstHabit,
    /// What amounts are usual.
    pub amounts: AmountHabits,
    hours: HourHabit,
    novelty: Few<Class, DecayedShare>,
    novelty_overall: DecayedShare,
    recent: RecentInstants<RECENT>,
    counterparties: Catalogue<CounterpartyHabit>,
}

/// Before anything is known, the next payee is as likely new as not, worth five payments: whoever just began pays nobody
/// but new ones, and that is no news. Judgement.
const PRIOR_NEW_SHARE: f64 = 0.5;
const PRIOR_NEW_WEIGHT: f64 = 5.0;
/// The hour prior is flat: before evidence, no hour is odd. Worth half a payment in each hour (Jeffreys).
const PRIOR_HOURS: [f64; 24] = [1.0 / 24.0; 24];
const PRIOR_HOURS_WEIGHT: f64 = 12.0;
/// In the hour before a payment a person not yet known made 0.3 others, worth ten payments. Judgement.
const PRIOR_BURST: f64 = 0.3;
const PRIOR_BURST_WEIGHT: f64 = 10.0;
/// How many recent payments are timed: an hour with more is counted as 64, far beyond every habit.
const RECENT: usize = 64;
const RECENT_COUNT: u32 = RECENT as u32;
/// Below this many payments the priors, three pseudo-observations, still make up a fifth of what is thought usual.
const WARM_AFTER: f64 = 12.0;

impl Account {
    /// Met for the first time.
    pub fn new() -> Self {
        Self {
            last_seen: 0,
            clock: None,
            leapt_to: None,
            known: KnownIds::default(),
            charges: Charges::default(),
            bursts: BurstHabit::new(PRIOR_BURST, PRIOR_BURST_WEIGHT),
            amounts: AmountHabits::default(),
            hours: HourHabit::new(),
            novelty: Few::default(),
            novelty_overall: DecayedShare::default(),
            recent: RecentInstants::new(),
            counterparties: Catalogue::new(),
        }
    }

    /// Lets time pass up to this instant, on the account's own clock. Late events change nothing, and a first event
    /// more than `LEAP` ahead does not either: a single payment dated in the year 9999 must not wipe the habits out.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn age_to(&mut self, at: Millis) {
        let Some(clock) = self.clock else {
            self.clock = Some(at);
            return;
        };
        if at <= clock {
            return;
        }
        if at.since(clock) > LEAP
            && self
                .leapt_to
                .replace(at)
                .is_none_or(|to| at.since(to).abs() > LEAP)
        {
            return;
        }
        let factor = remaining(at.since(clock) as f64 / DAY as f64, HALF_LIFE_DAYS);
        self.amounts.decay(factor);
        self.novelty.values_mut().for_each(|share| share.decay(factor));
        self.novelty_overall.decay(factor);
        self.hours.decay(factor);
        self.bursts.decay(factor);
        self.clock = Some(at);
        self.leapt_to = None;
    }

    /// How many payments the habits rest on, decayed.
    pub fn weight(&self) -> f64 {
        self.amounts.weight()
    }

    /// True while too little is known for the account's own habits to count.
    pub fn is_warming_up(&self) -> bool {
        self.weight() < WARM_AFTER
    }

    /// The habit at a counterparty, if it is known.
    pub fn counterparty(&self, key: &str) -> Option<&CounterpartyHabit> {
        self.counterparties.get(Digest::of(key))
    }

    /// The share of payments of this class that usually go to somebody new: own class over own overall over the prior.
    pub fn new_share(&self, class: Class) -> f64 {
        let overall = self.novelty_overall.share(PRIOR_NEW_SHARE, PRIOR_NEW_WEIGHT);
        self.novelty
            .get(&class)
            .map_or(overall, |share| share.share(overall, PRIOR_NEW_WEIGHT))
    }

    /// How likely a payment of this account falls in this hour.
    pub fn hour_probability(&self, hour: u8) -> f64 {
        self.hours.probability(hour, &PRIOR_HOURS, PRIOR_HOURS_WEIGHT)
    }

    /// The share of own payments within so many hours of this one.
    pub fn hour_share(&self, hour: u8, radius: u8) -> Option<f64> {
        self.hours.share_within(hour, radius)
    }

    /// How many payments the hours rest on, decayed.
    pub fn hour_weight(&self) -> f64 {
        self.hours.weight()
    }

    /// How many payments fell in the window before this instant.
    pub fn payments_within(&self, at: Millis, window: i64) -> u32 {
        self.recent.count_within(at.get(), window)
    }

    /// The most that a burst teaches: three more than three times the usual, so that an attack does not become the norm
    /// while it lasts, and a market day does within a few.
    fn usual_burst(&self) -> u32 {
        let most = 3.0 * self.bursts.mean() + 3.0;
        (0..RECENT_COUNT)
            .find(|count| f64::from(*count) >= most)
            .unwrap_or(RECENT_COUNT)
    }

    /// Takes a payment into the habits; call `age_to` first. Returns how many counterparties were forgotten for it.
    pub fn learn(&mut self, payment: &Transaction, offset: UtcOffset, arrival: u64, most: usize) -> u32 {
        let class = Class::of(payment.kind);
        let burst = self.payments_within(payment.at, BURST_WINDOW);
        self.bursts.observe(burst.min(self.usual_burst()));
        self.recent.push(payment.at.get());
        if payment.time_precision != Some(TimePrecision::Day) {
            self.hours.observe(offset.hour(payment.at));
        }
        let counterparty = payment.counterparty_key().map(Digest::of);
        if let Some(key) = counterparty {
            let known = self.counterparties.get(key);
            let is_new = known.is_none_or(|habit| habit.is_new_at(payment.at, class));
            self.novelty.entry(class).observe(is_new);
            self.novelty_overall.observe(is_new);
        }
        self.learn_amount(payment, class, counterparty, arrival);
        self.learn_repeat(payment, counterparty);
        self.charges.remember(payment, counterparty);
        self.forget_counterparties(most)
    }

    #[allow(clippy::cast_precision_loss)] // below 2^53
    fn learn_amount(
        &mut self,
        payment: &Transaction,
        class: Class,
        counterparty: Option<Digest>,
        arrival: u64,
    ) {
        if let Some(key) = counterparty {
            let habit = self
                .counterparties
                .get_or_put(key, || CounterpartyHabit::new(payment.at, arrival));
            let days = payment.at.since(habit.last_at).max(0) as f64 / DAY as f64;
            let factor = remaining(days, HALF_LIFE_DAYS);
            habit
                .amounts
                .values_mut()
                .for_each(|moments| moments.decay(factor));
            habit.last_at = habit.last_at.max(payment.at);
            habit.last_seen = arrival;
            if !payment.amount.is_zero() {
                habit
                    .amounts
                    .entry(payment.currency)
                    .observe(ln(payment.amount.to_f64()));
            }
        }
        self.amounts.learn(payment.currency, class, payment.amount);
    }

    /// The same amount again within minutes at the same counterparty: a transit gate's habit, perhaps.
    fn learn_repeat(&mut self, payment: &Transaction, counterparty: Option<Digest>) {
        let is_repeat = self.charges.has_repeat(payment, counterparty);
        if let Some(habit) = counterparty.and_then(|key| self.counterparties.get_mut(key))
            && is_repeat
        {
            habit.repeats = habit.repeats.saturating_add(1);
        }
    }

    fn forget_counterparties(&mut self, most: usize) -> u32 {
        let mut forgotten = 0;
        while self.counterparties.len() > most {
            let Some(key) = self.counterparties.key_of_least(|habit| habit.last_seen) else {
                break;
            };
            self.counterparties.remove(key);
            forgotten += 1;
        }
        forgotten
    }
}

impl Default for Account {
    fn default() -> Self {
        Self::new()
    }
}
