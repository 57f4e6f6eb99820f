//! What is usual for one account: amounts, hours, bursts, how often the payee is new, and each counterparty.
//!
//! All memory decays by elapsed time, on the account's own clock (the newest time it has shown), so that a quiet month
//! weighs as a quiet month and an event dated in the far future ages nobody else. What the payment would look like is
//! asked before it is learnt; `learn` takes it in, clipped, so that an anomaly does not become the norm.
//! Not here: names (digests only), suspicions (`signal`), payments themselves (`ledger`).

mod slice;
mod without;

use crate::catalogue::{Catalogue, Few};
use crate::event::{Access, Channel, Digest, PaymentType, TimePrecision, Transaction};
use crate::money::Currency;
use crate::profile::Bounds;
use crate::profile::agreement::Agreements;
use crate::profile::amounts::AmountHabits;
use crate::profile::brief::Brief;
use crate::profile::bursts::{BURST_WINDOW, Bursts};
use crate::profile::charges::Charges;
use crate::profile::class::Class;
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::decisions::Decisions;
use crate::profile::known::KnownIds;
use crate::profile::known_visits::KnownVisits;
use crate::profile::lesson::DISPUTED_FOR;
use crate::profile::movement::{Movement, Movements, other_payer};
use crate::profile::pace::Pace;
use crate::profile::presence::Presence;
use crate::profile::shops::{Shops, is_from_afar, is_in_person};
use crate::profile::suspicion::Suspicion;
use crate::profile::visits::{Visit, Visits};
use crate::stats::clock::HourHabit;
use crate::stats::decay::remaining;
use crate::stats::math::ln;
use crate::stats::rarity::DecayedShare;
use crate::time::{DAY, Millis, UtcOffset};
use serde::{Deserialize, Serialize};

/// Half-life of habits, in days. Wiefling et al. 2022 (doi 10.1145/3546069) found no use in histories older than six
/// months; after two half-lives of 90 days a quarter is left.
pub const HALF_LIFE_DAYS: f64 = 90.0;

/// A silence longer than a year is believed at the second event after it: statements span at most a year.
const LEAP: i64 = 366 * DAY;

/// Everything remembered of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Account {
    /// When it last came up, in arrivals: the least recent is evicted first.
    pub last_seen: u64,
    /// Its own clock: the newest time that it has shown.
    pub clock: Option<Millis>,
    /// Where a single event leapt to, far ahead of the clock; a second one there makes it believed.
    leapt_to: Option<Millis>,
    /// Which events are known.
    pub known: KnownIds,
    /// Which uses of the account are known.
    pub known_visits: KnownVisits,
    /// What was decided of the last payments.
    pub decisions: Decisions,
    /// The last charges, for duplicates.
    pub charges: Charges,
    /// How bursts usually look.
    pub bursts: Bursts,
    /// What amounts are usual.
    pub amounts: AmountHabits,
    /// The last movements, both ways, failed attempts too.
    pub movements: Movements,
    /// The last uses: logins, resets, bindings.
    pub visits: Visits,
    /// Devices, networks, countries, currencies, and the last place.
    pub presence: Presence,
    /// What was drawn under standing agreements.
    pub agreements: Agreements,
    /// How fast money leaves, by currency.
    pub pace: Few<Currency, Pace>,
    /// What was odd about the own payments lately.
    pub suspicion: Suspicion,
    /// When a fraud or scam was last reported here.
    pub reported_at: Option<Millis>,
    hours: HourHabit,
    novelty: Few<Class, DecayedShare>,
    novelty_overall: DecayedShare,
    counterparties: Catalogue<CounterpartyHabit>,
    /// The ids that shops go by.
    pub shops: Shops,
    /// Habits of others who pay from this account (family cards), each its own.
    pub(super) family: Few<Digest, Account>,
}

/// Before anything is known, the next payee is as likely new as not, worth five payments: whoever just began pays nobody
/// but new ones, and that is no news. Judgement.
const PRIOR_NEW_SHARE: f64 = 0.5;
const PRIOR_NEW_WEIGHT: f64 = 5.0;
/// The hour prior is flat: before evidence, no hour is odd. Worth half a payment in each hour (Jeffreys).
const PRIOR_HOURS: [f64; 24] = [1.0 / 24.0; 24];
const PRIOR_HOURS_WEIGHT: f64 = 12.0;
/// Others who pay from one account: wallets let a person grant a handful of family cards.
const FAMILY: usize = 8;
/// Below this many payments the priors, three pseudo-observations, still make up a fifth of what is thought usual.
const WARM_AFTER: f64 = 12.0;

impl Account {
    /// Met for the first time.
    pub fn new() -> Self {
        Self::default()
    }

    /// A payment of this account in brief, by the fingerprint of its id; `is_new` where it is sure that the id is not known.
    pub fn brief<'a>(&self, payment: &'a Transaction, id: Digest, is_new: bool) -> Brief<'a> {
        let movement = Movement::of(payment, false);
        Brief {
            payment,
            id,
            is_new,
            movement,
            class: Class::of(payment.kind),
            payer: other_payer(payment),
            met: movement
                .counterparty
                .and_then(|key| self.counterparties.position(key)),
        }
    }

    /// Whose habits a payment is measured by: the holder's, or those of somebody else who pays from this account.
    pub fn payer(&self, brief: &Brief<'_>) -> Option<&Self> {
        match brief.payer {
            Some(payer) => self.family.get(&payer),
            None => Some(self),
        }
    }

    /// The same, to be changed; met where new.
    fn payer_mut(&mut self, payer: Option<Digest>) -> &mut Self {
        match payer {
            Some(payer) if self.family.get(&payer).is_some() || self.family.len() < FAMILY => {
                self.family.entry(payer)
            }
            _ => self,
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
        self.presence.decay(factor);
        self.family.values_mut().for_each(|payer| payer.age_to(at));
        self.clock = Some(at);
        self.leapt_to = None;
    }

    /// Forgets what was read of payments whose label no longer teaches, and ids that no label can ask for, by the account's
    /// own clock.
    pub fn forget_old_ids(&mut self, bounds: Bounds) {
        let Some(clock) = self.clock else {
            return;
        };
        let label_horizon = i64::from(bounds.label_days).saturating_mul(DAY);
        let kept_for = label_horizon.max(DISPUTED_FOR);
        self.known.age(
            clock.later(-label_horizon),
            (!bounds.keeps_ids).then(|| clock.later(-kept_for)),
        );
    }

    /// How many payments the habits rest on, decayed.
    pub fn weight(&self) -> f64 {
        self.amounts.weight()
    }

    /// How many of these days' senders are expected to be new: their share of the credits so far, and how often those come.
    /// A steady stream of one a day comes to half-life / ln 2 in a memory that fades, once it is full.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn new_senders_within(&self, days: f64, at: Millis, prior_share: f64, prior_weight: f64) -> f64 {
        let since = self.pace.values().filter_map(|pace| pace.since).min();
        let known_for = since.map_or(0, |since| at.since(since).max(DAY)) as f64 / DAY as f64;
        let filled = (1.0 - remaining(known_for, HALF_LIFE_DAYS)) * HALF_LIFE_DAYS / core::f64::consts::LN_2;
        if filled <= 0.0 {
            return 0.0;
        }
        let senders = &self.presence.senders;
        senders.weight() / filled * senders.news(prior_share, prior_weight) * days
    }

    /// True while too little is known for the account's own habits to count.
    pub fn is_warming_up(&self) -> bool {
        self.weight() < WARM_AFTER
    }

    /// The habit at a payment's counterparty, if it is known.
    pub fn counterparty(&self, brief: &Brief<'_>) -> Option<&CounterpartyHabit> {
        self.counterparties.at(self.place_of_counterparty(brief)?)
    }

    /// Where a payment's counterparty stands among those of this account, which is the holder's or another payer's.
    fn place_of_counterparty(&self, brief: &Brief<'_>) -> Option<usize> {
        match brief.payer {
            None => brief.met,
            Some(_) => self.counterparties.position(brief.movement.counterparty?),
        }
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

    /// How many payments fell in the window before this instant. Red packets go round by the dozen on any good evening, and
    /// are no measure of how fast anybody pays.
    pub fn payments_within(&self, at: Millis, window: i64) -> u32 {
        let counts = |movement: &&Movement| {
            movement.is_out() && !matches!(movement.kind, PaymentType::Fee | PaymentType::RedPacket)
        };
        let count = self.movements.within(at.get(), window).filter(counts).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// When money last left, before this instant.
    pub fn last_out_before(&self, at: Millis) -> Option<&Movement> {
        self.movements
            .latest()
            .find(|movement| movement.is_out() && movement.at < at)
    }

    /// Notes that a payment happened, whatever became of it, and how odd it was for its payer, in nats; call once for each.
    pub fn note(&mut self, brief: &Brief<'_>, own: f64) {
        let payment = brief.payment;
        if brief.payer.is_some() {
            let clock = self.clock;
            let payer = self.payer_mut(brief.payer);
            payer.clock = payer.clock.or(clock);
            payer.note_own(brief);
        }
        self.note_own(brief);
        let payer = self.payer_mut(brief.payer);
        payer.suspicion.add(payment.at, own);
        // Only whoever pays stands there: a daughter with a family card is not her mother in two places.
        if let Some(place) = payment.location.filter(|_| is_in_person(payment)) {
            payer.presence.stand_at(payment.at, &place);
        }
    }

    fn note_own(&mut self, brief: &Brief<'_>) {
        let movement = Movement {
            was_new: self.is_new_to(brief) && !self.presence.knows_sender(&brief.movement),
            ..brief.movement
        };
        self.movements.push(movement);
        self.bursts.note_person(&movement, &self.movements);
        self.presence.note(brief);
    }

    fn is_new_to(&self, brief: &Brief<'_>) -> bool {
        self.counterparty(brief)
            .is_none_or(|habit| habit.is_new_at(brief.payment.at, brief.class))
    }

    /// Notes a use of the account.
    pub fn visit(&mut self, access: &Access) {
        let device = access.device_id.as_deref().map(Digest::of);
        let on_new_device = device.is_some_and(|device| self.presence.devices.get(device).is_none());
        self.visits.push(Visit::of(access, on_new_device));
        if !access.success {
            return; // a stranger's attempt makes no device known
        }
        if let Some(device) = device {
            self.presence.devices.meet(device, access.at);
        }
        if let Some(address) = &access.ip {
            self.presence.networks.meet(Digest::of(address), access.at);
        }
    }

    /// Takes a payment into its payer's habits; call `age_to` and `note` first. Returns how many counterparties were
    /// forgotten for it.
    pub fn learn(&mut self, brief: &Brief<'_>, offset: UtcOffset, arrival: u64, most: usize) -> u32 {
        let is_repeat = self.charges.has_repeat(brief);
        self.charges.remember(brief);
        let payer = self.payer_mut(brief.payer);
        payer.learn_own(brief, offset);
        payer.learn_amount(brief, arrival, is_repeat);
        payer.forget_counterparties(most)
    }

    fn learn_own(&mut self, brief: &Brief<'_>, offset: UtcOffset) {
        let (payment, class) = (brief.payment, brief.class);
        // The payment itself has been noted already: it does not crowd upon itself.
        if payment.kind != PaymentType::RedPacket {
            let burst = self.payments_within(payment.at, BURST_WINDOW).saturating_sub(1);
            self.bursts.learn_payment(burst);
        }
        let is_drawn = payment.channel == Some(Channel::Recurring); // at a machine's hour
        if payment.time_precision != Some(TimePrecision::Day) && !is_drawn {
            self.hours.observe(offset.hour(payment.at));
        }
        if brief.movement.counterparty.is_some() {
            let is_new = self.is_new_to(brief);
            self.novelty.entry(class).observe(is_new);
            self.novelty_overall.observe(is_new);
            if is_new {
                self.bursts.learn_news(&brief.movement, &self.movements);
            }
        }
        self.agreements.remember(payment);
        self.pace.entry(payment.currency).learn(&brief.movement);
        self.shops.learn(payment);
    }

    /// Takes the amount into the habits, its counterparty's too. `is_repeat`: the same again within minutes, a transit
    /// gate's habit, perhaps.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    fn learn_amount(&mut self, brief: &Brief<'_>, arrival: u64, is_repeat: bool) {
        let (payment, amount) = (brief.payment, brief.movement.amount);
        let ln_amount = (!payment.amount.is_zero()).then(|| ln(amount));
        let place = brief.movement.counterparty.map(|key| {
            self.place_of_counterparty(brief).unwrap_or_else(|| {
                let habit = CounterpartyHabit::new(payment.at, arrival);
                self.counterparties.push(key, habit)
            })
        });
        if let Some(habit) = place.and_then(|place| self.counterparties.at_mut(place)) {
            let days = payment.at.since(habit.last_at).max(0) as f64 / DAY as f64;
            let factor = remaining(days, HALF_LIFE_DAYS);
            habit
                .amounts
                .values_mut()
                .for_each(|moments| moments.decay(factor));
            habit.last_at = habit.last_at.max(payment.at);
            habit.last_seen = arrival;
            habit.in_person = habit.in_person.saturating_add(u32::from(is_in_person(payment)));
            habit.from_afar = habit.from_afar.saturating_add(u32::from(is_from_afar(payment)));
            habit.repeats = habit.repeats.saturating_add(u32::from(is_repeat));
            if let Some(ln_amount) = ln_amount {
                habit.amounts.entry(payment.currency).observe(ln_amount);
            }
        }
        if let Some(ln_amount) = ln_amount {
            self.amounts
                .learn(payment.currency, brief.class, amount, ln_amount);
        }
    }

    fn forget_counterparties(&mut self, most: usize) -> u32 {
        if self.counterparties.len() <= most {
            return 0;
        }
        self.counterparties.forget_an_eighth(|habit| habit.last_seen)
    }
}
