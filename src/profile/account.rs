//! What is usual for one account: amounts, hours, bursts, how often the payee is new, and each counterparty.
//!
//! All memory decays by elapsed time, on the account's own clock (the newest time it has shown), so that a quiet month
//! weighs as a quiet month and an event dated in the far future ages nobody else. What the payment would look like is
//! asked before it is learnt; `learn` takes it in, clipped, so that an anomaly does not become the norm.
//! Not here: names (digests only), suspicions (`signal`), payments themselves (`ledger`).

use crate::catalogue::{Catalogue, Few};
use crate::event::{Digest, PaymentType, Status, Transaction};
use crate::money::{Amount, Currency};
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::known::KnownIds;
use crate::stats::burst::BurstHabit;
use crate::stats::clock::HourHabit;
use crate::stats::decay::{DecayedMoments, remaining};
use crate::stats::math::ln;
use crate::stats::predictive::NormalGamma;
use crate::stats::rarity::DecayedShare;
use crate::stats::student::StudentT;
use crate::stats::window::RecentInstants;
use crate::time::{DAY, HOUR, MINUTE, Millis, UtcOffset};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Half-life of habits, in days. Wiefling et al. 2022 (doi 10.1145/3546069) found no use in histories older than six
/// months; after two half-lives of 90 days a quarter is left.
pub const HALF_LIFE_DAYS: f64 = 90.0;

/// The window in which payments count as one burst.
pub const BURST_WINDOW: i64 = HOUR;

/// A silence longer than a year is believed at the second event after it: statements span at most a year.
const LEAP: i64 = 366 * DAY;

/// The same amount at the same counterparty within ten minutes is a repeat (the typology's own default).
const REPEAT_WINDOW: i64 = 10 * MINUTE;

/// How many recent charges are compared with a new one: beyond this many within minutes it is a burst, not a double.
const CHARGES_KEPT: usize = 16;

/// Payments to persons and payments to merchants are two habits: a monthly rent says nothing about coffees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// Shops and services.
    Purchase,
    /// Persons: transfers and red packets.
    Transfer,
}

impl Class {
    /// The habit that a payment belongs to.
    pub const fn of(kind: PaymentType) -> Self {
        match kind {
            PaymentType::Transfer | PaymentType::RedPacket => Self::Transfer,
            _ => Self::Purchase,
        }
    }
}

/// A charge that a new one is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Charge {
    /// Which event it was.
    pub id: String,
    /// When.
    pub at: Millis,
    /// How much.
    pub amount: Amount,
    /// Of what.
    pub currency: Currency,
    /// To whom.
    pub counterparty: Option<Digest>,
    /// The merchant's order.
    pub order: Option<Digest>,
    /// Paid back since.
    pub refunded: bool,
}

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
    pub charges: VecDeque<Charge>,
    /// How bursts usually look.
    pub bursts: BurstHabit,
    overall: Few<Currency, DecayedMoments>,
    amounts: Few<(Currency, Class), DecayedMoments>,
    hours: HourHabit,
    novelty: Few<Class, DecayedShare>,
    recent: RecentInstants<RECENT>,
    counterparties: Catalogue<CounterpartyHabit>,
}

/// ln of a typical payment in a currency of which nothing is known, held with a tenth of an observation so that the
/// first real payment outweighs it tenfold: no absolute amount is assumed for yen, dong or dinar.
const PRIOR_LN_AMOUNT: f64 = 3.0;
const PRIOR_KAPPA: f64 = 0.1;
/// Shape and rate of the prior on the precision: a standard deviation of ln(amount) of 1.2, a spread of about 3.3
/// either way, worth three observations. The value is judgement (wallets mix coffees and groceries); three
/// pseudo-observations come from the handbook experiments.
const PRIOR_ALPHA: f64 = 1.5;
const PRIOR_BETA: f64 = PRIOR_ALPHA * 1.2 * 1.2;
/// A class of payments starts at the account's overall habit, with the weight of one observation.
const CLASS_KAPPA: f64 = 1.0;
/// A counterparty starts at the class's habit with a fifth of an observation: its first amount decides.
const COUNTERPARTY_KAPPA: f64 = 0.2;
/// Amounts at one counterparty spread less: a standard deviation of ln(amount) of 0.5, a factor of 1.6 either way.
const COUNTERPARTY_ALPHA: f64 = 1.0;
const COUNTERPARTY_BETA: f64 = COUNTERPARTY_ALPHA * 0.5 * 0.5;
/// An anomaly teaches no more than three of the usual scales from the usual place (Huber's clipping).
const CLIP_SCALES: f64 = 3.0;
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
            charges: VecDeque::new(),
            bursts: BurstHabit::new(PRIOR_BURST, PRIOR_BURST_WEIGHT),
            overall: Few::default(),
            amounts: Few::default(),
            hours: HourHabit::new(),
            novelty: Few::default(),
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
        self.overall
            .values_mut()
            .for_each(|moments| moments.decay(factor));
        self.amounts
            .values_mut()
            .for_each(|moments| moments.decay(factor));
        self.novelty.values_mut().for_each(|share| share.decay(factor));
        self.hours.decay(factor);
        self.bursts.decay(factor);
        self.clock = Some(at);
        self.leapt_to = None;
    }

    /// How many payments the habits rest on, decayed.
    pub fn weight(&self) -> f64 {
        self.overall.values().map(DecayedMoments::weight).sum()
    }

    /// True while too little is known for the account's own habits to count.
    pub fn is_warming_up(&self) -> bool {
        self.weight() < WARM_AFTER
    }

    /// What amount, as a natural logarithm, is usual for this currency and class.
    pub fn usual_amount(&self, currency: Currency, class: Class) -> StudentT {
        self.amount_belief(currency, class).predictive()
    }

    /// The same at one counterparty; `None` where it is new.
    pub fn usual_amount_at(
        &self,
        counterparty: &CounterpartyHabit,
        currency: Currency,
        class: Class,
    ) -> StudentT {
        let class_mean = self.amount_belief(currency, class).mean;
        NormalGamma {
            mean: class_mean,
            kappa: COUNTERPARTY_KAPPA,
            alpha: COUNTERPARTY_ALPHA,
            beta: COUNTERPARTY_BETA,
        }
        .posterior(&counterparty.amounts)
        .predictive()
    }

    /// Own class over own overall over the prior: each level starts at the one above, so there is no cliff.
    fn amount_belief(&self, currency: Currency, class: Class) -> NormalGamma {
        let prior = NormalGamma {
            mean: PRIOR_LN_AMOUNT,
            kappa: PRIOR_KAPPA,
            alpha: PRIOR_ALPHA,
            beta: PRIOR_BETA,
        };
        let overall = match self.overall.get(&currency) {
            Some(moments) => prior.posterior(moments),
            None => prior,
        };
        let Some(own) = self.amounts.get(&(currency, class)) else {
            return overall;
        };
        let spread = overall.beta / overall.alpha;
        NormalGamma {
            mean: overall.mean,
            kappa: CLASS_KAPPA,
            alpha: PRIOR_ALPHA,
            beta: PRIOR_ALPHA * spread,
        }
        .posterior(own)
    }

    /// The habit at a counterparty, if it is known.
    pub fn counterparty(&self, key: &str) -> Option<&CounterpartyHabit> {
        self.counterparties.get(Digest::of(key))
    }

    /// The share of payments of this class that usually go to somebody new.
    pub fn new_share(&self, class: Class) -> f64 {
        self.novelty.get(&class).map_or(PRIOR_NEW_SHARE, |share| {
            share.share(PRIOR_NEW_SHARE, PRIOR_NEW_WEIGHT)
        })
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

    /// Takes a payment into the habits; call `age_to` first. Returns how many counterparties were forgotten for it.
    pub fn learn(&mut self, payment: &Transaction, offset: UtcOffset, arrival: u64, most: usize) -> u32 {
        let class = Class::of(payment.kind);
        self.bursts
            .observe(self.payments_within(payment.at, BURST_WINDOW));
        self.recent.push(payment.at.get());
        if payment.time_precision != Some(crate::event::TimePrecision::Day) {
            self.hours.observe(offset.hour(payment.at));
        }
        let counterparty = payment.counterparty_key().map(Digest::of);
        if let Some(key) = counterparty {
            let is_new = self.counterparties.position(key).is_none();
            self.novelty.entry(class).observe(is_new);
        }
        self.learn_amount(payment, class, counterparty, arrival);
        self.learn_repeat(payment, counterparty);
        self.remember_charge(payment, counterparty);
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
            if self.counterparties.position(key).is_none() {
                self.counterparties
                    .put(key, CounterpartyHabit::new(payment.at, arrival));
            }
            let Some(habit) = self.counterparties.get_mut(key) else {
                return;
            };
            let days = payment.at.since(habit.last_at).max(0) as f64 / DAY as f64;
            habit.amounts.decay(remaining(days, HALF_LIFE_DAYS));
            habit.last_at = habit.last_at.max(payment.at);
            habit.last_seen = arrival;
            if !payment.amount.is_zero() {
                habit.amounts.observe(ln(payment.amount.to_f64()));
            }
        }
        if payment.amount.is_zero() {
            return; // a logarithm of nothing; zero is a fact for the ledger, not a habit
        }
        let usual = self.usual_amount(payment.currency, class);
        let (low, high) = (
            usual.location - CLIP_SCALES * usual.scale,
            usual.location + CLIP_SCALES * usual.scale,
        );
        let value = ln(payment.amount.to_f64()).clamp(low, high);
        self.overall.entry(payment.currency).observe(value);
        self.amounts.entry((payment.currency, class)).observe(value);
    }

    /// The same amount again within minutes at the same counterparty: a transit gate's habit, perhaps.
    fn learn_repeat(&mut self, payment: &Transaction, counterparty: Option<Digest>) {
        let is_repeat = self.charges.iter().any(|charge| {
            charge.counterparty == counterparty
                && charge.amount == payment.amount
                && charge.currency == payment.currency
                && payment.at.since(charge.at).abs() <= REPEAT_WINDOW
        });
        if let Some(habit) = counterparty.and_then(|key| self.counterparties.get_mut(key))
            && is_repeat
        {
            habit.repeats = habit.repeats.saturating_add(1);
        }
    }

    fn remember_charge(&mut self, payment: &Transaction, counterparty: Option<Digest>) {
        if self.charges.len() >= CHARGES_KEPT {
            self.charges.pop_front();
        }
        self.charges.push_back(Charge {
            id: payment.id.clone(),
            at: payment.at,
            amount: payment.amount,
            currency: payment.currency,
            counterparty,
            order: payment.order_id.as_deref().map(Digest::of),
            refunded: payment.refunded.is_some() || payment.status == Status::Refunded,
        });
    }

    /// Marks the charge that a refund pays back: the one it names, else the newest of the same order and amount.
    /// Returns its id.
    pub fn note_refund(&mut self, refund: &Transaction) -> Option<String> {
        let order = refund.order_id.as_deref().map(Digest::of);
        let named = refund.refund_of.as_deref();
        let charge = self.charges.iter_mut().rev().find(|charge| match named {
            Some(id) => charge.id == id,
            None => order.is_some() && charge.order == order && charge.amount == refund.amount,
        })?;
        charge.refunded = true;
        Some(charge.id.clone())
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
