//! Habits of one account: amounts, hours, bursts, how often the payee is new, and each counterparty.
//!
//! All memory decays by elapsed time, on the account's own clock (the newest time it has shown), so that a quiet month
//! weighs as a quiet month and an event dated in the far future ages nobody else. What the payment would look like is
//! asked before it is learnt; `learn` takes it in, clipped, so that an anomaly does not become the norm.
//! Not here: names (digests only), suspicions (`signal`), payments themselves (`ledger`).

mod family;
mod imitated;
mod learn;
mod said;
mod slice;
mod sound;
mod without;

use crate::event::{Access, Address, Digest, Entities, PaymentType, Transaction};
use crate::feedback::answers::Answers;
use crate::feedback::pending_label::DISPUTED_FOR;
use crate::feedback::reports::Reports;
use crate::feedback::seen_payments::SeenPayments;
use crate::feedback::seen_visits::SeenVisits;
use crate::map::{OrderedMap, SmallMap};
use crate::money::Currency;
use crate::profile::Bounds;
use crate::profile::access::AccessHabits;
use crate::profile::agreement::Agreements;
use crate::profile::amounts::AmountHabits;
use crate::profile::charges::Charges;
use crate::profile::class::Class;
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::decisions::Decisions;
use crate::profile::kinds::Kinds;
use crate::profile::payment_velocity::Velocity;
use crate::profile::peaks::{KEPT_FOR, Peaks};
use crate::profile::prepared_payment::PreparedPayment;
use crate::profile::recent_payment::{RecentPayment, RecentPayments, other_payer};
use crate::profile::seen_entities::SeenEntities;
use crate::profile::shops::{Shops, is_in_person};
use crate::profile::spend_rate::SpendRate;
use crate::profile::suspicion::Suspicion;
use crate::profile::visits::{Visit, Visits};
use crate::stats::clock::HourHabit;
use crate::stats::decay::remaining;
use crate::stats::rarity::DecayedShare;
use crate::time::{DAY, Millis};
use family::Family;

/// Half-life of habits, in days. Wiefling et al. 2022 (doi 10.1145/3546069) found no use in histories older than six
/// months; after two half-lives of 90 days a quarter is left.
pub const HALF_LIFE_DAYS: f64 = 90.0;

/// A silence longer than a year is believed at the second event after it: statements span at most a year.
const LEAP: i64 = 366 * DAY;

/// Account: everything remembered of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    /// Last arrival in which it came up: the least recent is evicted first.
    pub last_seen: u64,
    /// Its own clock: the newest time that it has shown.
    pub clock: Option<Millis>,
    /// Time that a single event leapt to, far ahead of the clock; a second one there makes it believed.
    leapt_to: Option<Millis>,
    /// Payments that are known.
    pub seen_payments: SeenPayments,
    /// Uses of the account that are known.
    pub seen_visits: SeenVisits,
    /// What was decided of the last payments.
    pub decisions: Decisions,
    /// The last charges, for duplicates.
    pub charges: Charges,
    /// Velocity: how payments usually crowd together.
    pub velocity: Velocity,
    /// Amounts that are usual.
    pub amounts: AmountHabits,
    /// How often it pays in which way.
    pub kinds: Kinds,
    /// The largest payments of the last year.
    pub peaks: Peaks,
    /// The last movements, both ways, failed attempts too.
    pub recent_payments: RecentPayments,
    /// The last uses: logins, resets, bindings.
    pub visits: Visits,
    /// From where and how it is used; nothing where nobody tells.
    pub access: Option<Box<AccessHabits>>,
    /// Devices, networks, countries, currencies, and the last place.
    pub seen_entities: SeenEntities,
    /// Agreements, and what was drawn under them.
    pub agreements: Agreements,
    /// Spend rate by currency.
    pub spend_rate: SmallMap<Currency, SpendRate>,
    /// Suspicion: what was odd about the own payments lately.
    pub suspicion: Suspicion,
    /// Time of the last report of a fraud or scam here.
    pub reported_at: Option<Millis>,
    /// Reports that stand, of which few count across accounts.
    pub(super) reports: Reports,
    /// What the holder may be asked about, and answered.
    pub answers: Answers,
    hours: HourHabit,
    novelty: SmallMap<Class, DecayedShare>,
    novelty_overall: DecayedShare,
    counterparties: OrderedMap<CounterpartyHabit>,
    /// The ids that shops go by.
    pub shops: Shops,
    /// Habits of others who pay from this account (family cards), each its own.
    pub(super) family: Family,
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

    /// Prepared payment of this account, by the fingerprint of its id; `is_new` where it is sure that the id is not known.
    pub fn prepare<'a>(&self, payment: &'a Transaction, id: Digest, is_new: bool) -> PreparedPayment<'a> {
        let key = payment.counterparty_key();
        let recent_payment = RecentPayment::with(payment, key.as_deref(), false);
        PreparedPayment {
            payment,
            id,
            is_new,
            recent_payment,
            entities: Entities::under(payment, key.as_deref()),
            class: Class::of(payment.kind),
            payer: other_payer(payment),
            print: None,
            met: recent_payment
                .counterparty
                .and_then(|key| self.counterparties.position(key)),
        }
    }

    /// Payer whose habits a payment is measured by: the holder's, or those of somebody else who pays from this account.
    pub fn payer(&self, prepared: &PreparedPayment<'_>) -> Option<&Self> {
        match prepared.payer {
            Some(payer) => self.family.0.get(&payer),
            None => Some(self),
        }
    }

    /// The same, to be changed; met where new.
    fn payer_mut(&mut self, payer: Option<Digest>) -> &mut Self {
        match payer {
            Some(payer) if self.family.0.get(&payer).is_some() || self.family.0.len() < FAMILY => {
                self.family.0.entry(payer)
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
        self.velocity.decay(factor);
        self.kinds.decay(factor);
        self.seen_entities.decay(factor);
        if let Some(access) = &mut self.access {
            access.decay(factor);
        }
        self.family.0.values_mut().for_each(|payer| payer.age_to(at));
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
        self.seen_payments.age(
            clock.later(-label_horizon),
            (!bounds.keeps_ids).then(|| clock.later(-kept_for)),
        );
    }

    /// Number of payments that the habits rest on, decayed.
    pub fn weight(&self) -> f64 {
        self.amounts.weight()
    }

    /// Expected number of new senders in these days: their share of the credits so far, and how often those come.
    pub fn new_senders_within(&self, days: f64, at: Millis, prior_share: f64, prior_weight: f64) -> f64 {
        let (_, filled) = self.memory(at);
        if filled <= 0.0 {
            return 0.0;
        }
        let senders = &self.seen_entities.senders;
        senders.weight() / filled * senders.novelty(prior_share, prior_weight) * days
    }

    /// For how many days anything is known, and how many steady days the fading memory holds of them: a stream of one a day comes
    /// to half-life / ln 2 in it, once it is full.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    fn memory(&self, at: Millis) -> (f64, f64) {
        let since = self
            .spend_rate
            .values()
            .filter_map(|spend_rate| spend_rate.since)
            .min();
        let known_for = since.map_or(0, |since| at.since(since).max(DAY)) as f64 / DAY as f64;
        let filled = (1.0 - remaining(known_for, HALF_LIFE_DAYS)) * HALF_LIFE_DAYS / core::f64::consts::LN_2;
        (known_for, filled)
    }

    /// How many steady days the fading memory holds until this instant.
    pub fn days_in_memory(&self, at: Millis) -> f64 {
        self.memory(at).1
    }

    /// The share of the last year's payments of a class that were at least so large, by counting; `None` where none was.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn share_as_large(
        &self,
        currency: Currency,
        class: Class,
        ln_amount: f64,
        at: Millis,
    ) -> Option<f64> {
        let as_large = self.peaks.as_large(currency, class, ln_amount, at);
        if as_large < 1.0 {
            return None;
        }
        let (known_for, filled) = self.memory(at);
        let days = known_for.min(KEPT_FOR as f64);
        let payments = self.amounts.weight_of(currency, class) / filled.max(1.0) * days;
        Some((as_large / payments.max(as_large)).min(1.0))
    }

    /// True while too little is known for the account's own habits to count.
    pub fn is_warming_up(&self) -> bool {
        self.weight() < WARM_AFTER
    }

    /// The habit at a payment's counterparty, if it is known.
    pub fn counterparty(&self, prepared: &PreparedPayment<'_>) -> Option<&CounterpartyHabit> {
        self.counterparties.at(self.place_of_counterparty(prepared)?)
    }

    /// Place of a payment's counterparty among those of this account, which is the holder's or another payer's.
    fn place_of_counterparty(&self, prepared: &PreparedPayment<'_>) -> Option<usize> {
        match prepared.payer {
            None => prepared.met,
            Some(_) => self
                .counterparties
                .position(prepared.recent_payment.counterparty?),
        }
    }

    /// The share of payments of this class that usually go to somebody new: own class over own overall over the prior.
    pub fn new_share(&self, class: Class) -> f64 {
        let overall = self.novelty_overall.share(PRIOR_NEW_SHARE, PRIOR_NEW_WEIGHT);
        self.novelty
            .get(&class)
            .map_or(overall, |share| share.share(overall, PRIOR_NEW_WEIGHT))
    }

    /// Probability that a payment of this account falls in this hour.
    pub fn hour_probability(&self, hour: u8) -> f64 {
        self.hours.probability(hour, &PRIOR_HOURS, PRIOR_HOURS_WEIGHT)
    }

    /// The share of own payments within so many hours of this one.
    pub fn hour_share(&self, hour: u8, radius: u8) -> Option<f64> {
        self.hours.share_within(hour, radius)
    }

    /// Number of payments that the hours rest on, decayed.
    pub fn hour_weight(&self) -> f64 {
        self.hours.weight()
    }

    /// Number of payments in the window before this instant. Red packets go round by the dozen on any good evening, and are
    /// no measure of how fast anybody pays.
    pub fn payments_within(&self, at: Millis, window: i64) -> u32 {
        let counts = |recent_payment: &&RecentPayment| {
            recent_payment.facts.is_out()
                && !matches!(
                    recent_payment.facts.kind,
                    PaymentType::Fee | PaymentType::RedPacket
                )
        };
        let count = self
            .recent_payments
            .within(at.get(), window)
            .filter(counts)
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Last payment by which money left before this instant.
    pub fn last_out_before(&self, at: Millis) -> Option<&RecentPayment> {
        self.recent_payments
            .latest()
            .find(|recent_payment| recent_payment.facts.is_out() && recent_payment.at < at)
    }

    /// The habits have this payment under another id already, by its own word: what was pending is posted.
    pub fn has_taught_as(&self, payment: &Transaction) -> bool {
        let made = payment
            .same_as_own()
            .and_then(|id| self.seen_payments.made(Digest::of(id)));
        made.is_some_and(|(_, has_taught)| has_taught)
    }

    /// Notes that a payment happened, whatever became of it, and how odd it was for its payer, in nats; call once for each. A row
    /// of nothing (a coupon, a ride on a pass) is no movement, and counts in no burst; it says whom and what one knows.
    pub fn observe(&mut self, prepared: &PreparedPayment<'_>, own: f64) {
        let payment = prepared.payment;
        if prepared.payer.is_some() {
            let clock = self.clock;
            let payer = self.payer_mut(prepared.payer);
            payer.clock = payer.clock.or(clock);
            payer.observe_own(prepared);
        }
        self.observe_own(prepared);
        let payer = self.payer_mut(prepared.payer);
        payer.suspicion.add(payment.at, own);
        // Only whoever pays stands there: a daughter with a family card is not her mother in two places.
        if let Some(place) = payment.location.filter(|_| is_in_person(payment)) {
            payer.seen_entities.stand_at(payment.at, &place);
        }
    }

    fn observe_own(&mut self, prepared: &PreparedPayment<'_>) {
        let recent_payment = RecentPayment {
            was_new: self.is_new_to(prepared) && !self.seen_entities.knows_sender(&prepared.recent_payment),
            ..prepared.recent_payment
        };
        if !prepared.payment.amount.is_zero() {
            self.recent_payments.push(recent_payment);
            self.velocity
                .observe_person(&recent_payment, &self.recent_payments);
        }
        self.seen_entities.observe_payment(prepared);
    }

    fn is_new_to(&self, prepared: &PreparedPayment<'_>) -> bool {
        self.counterparty(prepared)
            .is_none_or(|habit| habit.is_new_at(prepared.payment.at, prepared.class))
    }

    /// Notes a use of the account.
    pub fn visit(&mut self, access: &Access) {
        let device = access.device_id.as_deref().map(Digest::of);
        let on_new_device = device.is_some_and(|device| self.seen_entities.devices.get(device).is_none());
        if !access.success {
            return; // a stranger's attempt makes no device known, and however many there are, moves nothing out of memory
        }
        self.visits.push(Visit::of(access, on_new_device));
        if let Some(device) = device {
            self.seen_entities.devices.observe(device, access.at);
        }
        if let Some(address) = &access.ip {
            let key = Address::key_of(address);
            self.seen_entities.networks.observe(key, access.at);
        }
    }
}
