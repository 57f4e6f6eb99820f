//! The context of a payment: the payment, what was usual before it, and what is known of others.
//!
//! What several suspicions ask for is worked out once, when the first one asks, from the same numbers whoever that is.

use super::{AmountHabit, AmountRarity};
use crate::calendar::season;
use crate::event::{Channel, Digest, Entities, Facts, Transaction};
use crate::money::Amount;
use crate::population::Population;
use crate::population::hour_of;
use crate::profile::{Account, Class, CounterpartyHabit, PreparedPayment, RecentPayment};
use crate::reason::{Counterfactual, Param};
use crate::stats::math::ln;
use crate::stats::student::StudentT;
use crate::time::UtcOffset;
use std::cell::OnceCell;

/// A payment and its background.
#[derive(Debug)]
pub struct Context<'a> {
    /// The payment.
    pub payment: &'a Transaction,
    /// The payer's habits before it: the holder's, or those of somebody else who pays from the account.
    pub account: &'a Account,
    /// The account itself: its movements, uses, ids and charges, whoever pays.
    pub holder: &'a Account,
    /// The payer's habit at its counterparty, where there is one.
    pub counterparty: Option<&'a CounterpartyHabit>,
    /// The payment in brief, as it will stand among the account's movements; whether its other side is new is left open.
    pub recent_payment: RecentPayment,
    /// What is known across accounts.
    pub population: &'a Population,
    /// Fingerprint of its id.
    pub id: Digest,
    /// Whom it involves, by their keys in the population.
    pub entities: Entities,
    /// To shops or to persons.
    pub class: Class,
    /// Where the holder lives.
    pub offset: UtcOffset,
    is_to_new: OnceCell<bool>,
    usual: OnceCell<(StudentT, f64)>,
    rarity: OnceCell<Option<AmountRarity>>,
    habit: OnceCell<AmountHabit>,
}

impl<'a> Context<'a> {
    /// A payment against what was usual before it. `payer` are its payer's habits.
    pub fn new(
        prepared: &PreparedPayment<'a>,
        payer: &'a Account,
        holder: &'a Account,
        population: &'a Population,
        offset: UtcOffset,
    ) -> Self {
        Self {
            payment: prepared.payment,
            id: prepared.id,
            account: payer,
            holder,
            counterparty: payer.counterparty(prepared),
            recent_payment: prepared.recent_payment,
            population,
            entities: prepared.entities,
            class: prepared.class,
            offset,
            is_to_new: OnceCell::new(),
            usual: OnceCell::new(),
            rarity: OnceCell::new(),
            habit: OnceCell::new(),
        }
    }

    /// The counterparty's name for a message; empty where it has none.
    pub(crate) fn counterparty_name(&self) -> Param {
        let name = self
            .payment
            .counterparty
            .as_ref()
            .and_then(|side| side.name.clone());
        Param::Text(name.unwrap_or_default())
    }

    /// Facts of the payment.
    pub(crate) const fn facts(&self) -> &Facts {
        &self.recent_payment.facts
    }

    /// A count and a sum that have this payment in them, for a message: without it, where it was refused. That somebody tried is
    /// evidence, and no payment made.
    pub(crate) fn made(&self, count: u32, sum: f64) -> (u32, f64) {
        if self.facts().status.was_refused() {
            (count.saturating_sub(1), sum - self.recent_payment.amount)
        } else {
            (count, sum)
        }
    }

    /// True where an account's recent payments do not go back for so long before this one: a count of them is a lower bound.
    #[inline(never)] // fifteen reasons ask
    pub(crate) fn is_cut(&self, of: &Account, window_ms: i64) -> bool {
        !of.recent_payments.reach(self.payment.at.get(), window_ms)
    }

    /// The amount, for a message.
    pub(crate) fn amount(&self) -> Param {
        Param::Text(self.payment.amount.to_string())
    }

    /// A statistic in the payment's currency, for a message.
    pub(crate) fn estimate(&self, value: f64) -> Param {
        Param::Text(Amount::estimate(value, self.payment.currency).to_string())
    }

    /// No more than this would have stayed quiet.
    pub(crate) fn at_most(&self, bound: f64) -> Counterfactual {
        Counterfactual::amount_at_most(bound, self.payment.currency)
    }

    /// The currency, for a message.
    pub(crate) fn currency(&self) -> Param {
        Param::Text(self.payment.currency.to_string())
    }

    /// ln of the amount; `None` for nothing.
    pub(crate) fn ln_amount(&self) -> Option<f64> {
        (!self.payment.amount.is_zero()).then(|| ln(self.payment.amount.to_f64()))
    }

    /// True where the other side is named at all.
    pub(crate) const fn has_counterparty(&self) -> bool {
        self.recent_payment.counterparty.is_some()
    }

    /// True where the other side counts as new to this payer.
    pub(crate) fn is_to_new(&self) -> bool {
        *self.is_to_new.get_or_init(|| {
            self.counterparty
                .is_none_or(|habit| habit.is_new_at(self.payment.at, self.class))
        })
    }

    /// True for a payment to a person whom this payer does not know yet.
    pub(crate) fn is_to_new_person(&self) -> bool {
        self.has_counterparty() && self.facts().is_with_person() && self.is_to_new()
    }

    /// True where this payer has paid the other side for so long that it is a usual one.
    pub(crate) fn is_settled(&self) -> bool {
        self.counterparty
            .is_some_and(|habit| habit.is_established_at(self.payment.at))
    }

    /// What this payer usually pays in payments like this one, and −ln of the chance of so much or more; 0 for nothing.
    pub(crate) fn usual_amount(&self) -> (StudentT, f64) {
        *self.usual.get_or_init(|| {
            let usual = self.account.amounts.usual(self.payment.currency, self.class);
            let surprise = self.ln_amount().map_or(0.0, |value| usual.upper_surprise(value));
            (usual, surprise)
        })
    }

    /// How rare the amount is; `None` for nothing.
    pub(crate) fn amount_rarity(&self) -> Option<&AmountRarity> {
        self.rarity.get_or_init(|| AmountRarity::of(self)).as_ref()
    }

    /// What the payer usually pays, broadly so where there were few such payments.
    pub(crate) fn amount_habit(&self) -> &AmountHabit {
        self.habit.get_or_init(|| AmountHabit::of(self))
    }

    /// How many more purchases from afar than usual are ordinary on the payment's day.
    pub(crate) fn sales(&self) -> f64 {
        let is_ordered = self.facts().channel == Some(Channel::Online);
        let date = self.offset.date(self.payment.at).ok().filter(|_| is_ordered);
        date.map_or(1.0, season::sales)
    }

    /// How much more money to people than usual is ordinary on the payment's day.
    pub(crate) fn gifts(&self) -> f64 {
        self.offset.date(self.payment.at).map_or(1.0, season::gifts)
    }

    /// The hour of the payment, counted from 1970.
    pub(crate) const fn hour_count(&self) -> i32 {
        hour_of(self.payment.at)
    }
}
