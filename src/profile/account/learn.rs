//! Learning: a payment goes into the habits of whoever paid it, clipped, and into its counterparty's.
//!
//! Not here: what is usual before it (`account`).

use super::{Account, HALF_LIFE_DAYS};
use crate::event::{Channel, PaymentType, TimePrecision};
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::kinds::Kind;
use crate::profile::payment_velocity::BURST_WINDOW;
use crate::profile::prepared_payment::PreparedPayment;
use crate::profile::shops::{is_from_afar, is_in_person};
use crate::stats::decay::remaining;
use crate::stats::math::ln;
use crate::time::{DAY, Millis, UtcOffset};

impl Account {
    /// Number of payments that this payer made to its other side before it in the same month.
    pub fn paid_in_month_of(&self, prepared: &PreparedPayment<'_>) -> u8 {
        let habit = self
            .payer(prepared)
            .and_then(|payer| payer.counterparty(prepared));
        habit.map_or(0, |habit| habit.paid_in_month_of(prepared.payment.at))
    }

    /// True of a time that the account's clock did not follow: far ahead of all others, and alone.
    pub fn doubts(&self, at: Millis) -> bool {
        self.clock.is_some_and(|clock| at > clock)
    }

    /// Takes a payment into its payer's habits; call `age_to` and `note` first. Returns how many counterparties were
    /// forgotten for it.
    pub fn learn(
        &mut self,
        prepared: &PreparedPayment<'_>,
        offset: UtcOffset,
        arrival: u64,
        most: usize,
    ) -> u32 {
        let is_repeat = self.charges.has_repeat(prepared);
        self.charges.remember(prepared);
        let payer = self.payer_mut(prepared.payer);
        payer.learn_own(prepared, offset);
        payer.learn_amount(prepared, arrival, is_repeat);
        payer.forget_counterparties(most)
    }

    fn learn_own(&mut self, prepared: &PreparedPayment<'_>, offset: UtcOffset) {
        let (payment, class) = (prepared.payment, prepared.class);
        // A row of nothing says whom one deals with and under which agreement (a trial), and no more: not how often, how much, at
        // what hour or to how many strangers one pays.
        self.agreements.remember(payment);
        if payment.amount.is_zero() {
            return;
        }
        // The payment itself has been noted already: it does not crowd upon itself.
        if payment.kind != PaymentType::RedPacket {
            let burst = self.payments_within(payment.at, BURST_WINDOW).saturating_sub(1);
            self.velocity.learn_payment(burst);
        }
        let is_drawn = payment.channel == Some(Channel::Recurring); // at a machine's hour
        if payment.time_precision != Some(TimePrecision::Day) && !is_drawn {
            self.hours.observe(offset.hour(payment.at));
        }
        if prepared.recent_payment.counterparty.is_some() {
            let is_new = self.is_new_to(prepared);
            self.novelty.entry(class).observe(is_new);
            self.novelty_overall.observe(is_new);
            if is_new {
                self.velocity
                    .learn_newcomer(&prepared.recent_payment, &self.recent_payments);
            }
        }
        self.learn_kinds(prepared);
        self.spend_rate
            .entry(payment.currency)
            .learn(&prepared.recent_payment);
        self.shops.learn(payment);
    }

    /// Counts the day for each kind that the payment is of.
    fn learn_kinds(&mut self, prepared: &PreparedPayment<'_>) {
        let (this, at) = (&prepared.recent_payment, prepared.payment.at);
        if !this.facts.is_chosen_purchase() {
            return;
        }
        let is_new = this.counterparty.is_some() && self.is_new_to(prepared);
        let in_new_category = self.kinds.is_new_category(this.category, at);
        for key in Kind::ALL
            .into_iter()
            .filter_map(|kind| kind.key(this, is_new, in_new_category))
        {
            self.kinds.learn(key, at);
        }
    }

    /// Takes the amount into the habits, its counterparty's too. `is_repeat`: the same again within minutes, a transit
    /// gate's habit, perhaps.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    fn learn_amount(&mut self, prepared: &PreparedPayment<'_>, arrival: u64, is_repeat: bool) {
        let (payment, amount) = (prepared.payment, prepared.recent_payment.amount);
        let ln_amount = (!payment.amount.is_zero()).then(|| ln(amount));
        let place = prepared.recent_payment.counterparty.map(|key| {
            self.place_of_counterparty(prepared).unwrap_or_else(|| {
                let habit = CounterpartyHabit::new(payment, arrival);
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
            habit.met_at(payment.at, arrival);
            habit.in_person = habit.in_person.saturating_add(u16::from(is_in_person(payment)));
            habit.from_afar = habit
                .from_afar
                .saturating_add(u16::from(is_from_afar(payment.channel)));
            habit.repeats = habit.repeats.saturating_add(u16::from(is_repeat));
            if let Some(ln_amount) = ln_amount {
                habit.standing.learn(payment.currency, ln_amount, payment.at);
                habit.amounts.entry(payment.currency).observe(ln_amount);
            }
        }
        if let Some(ln_amount) = ln_amount {
            self.peaks
                .learn(payment.currency, prepared.class, ln_amount, payment.at);
            self.amounts
                .learn(payment.currency, prepared.class, amount, ln_amount);
        }
    }

    fn forget_counterparties(&mut self, most: usize) -> u32 {
        if self.counterparties.len() <= most {
            return 0;
        }
        self.counterparties.forget_an_eighth(|habit| habit.last_seen)
    }
}
