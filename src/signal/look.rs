//! What a signal may look at: the payment, what was usual before it, and the settings.

use crate::config::Config;
use crate::event::Transaction;
use crate::profile::pool::hour_of;
use crate::profile::{Account, Brief, Class, CounterpartyHabit, Movement, Parties, Pool};
use crate::signal::{Param, Signal};
use crate::stats::math::ln;
use crate::time::UtcOffset;

/// A payment and its background.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The payment.
    pub payment: &'a Transaction,
    /// The payer's habits before it: the holder's, or those of somebody else who pays from the account.
    pub account: &'a Account,
    /// The account itself: its movements, uses, ids and charges, whoever pays.
    pub holder: &'a Account,
    /// The payer's habit at its counterparty, where there is one.
    pub counterparty: Option<&'a CounterpartyHabit>,
    /// The payment in brief, as it will stand among the account's movements; whether its other side is new is left open.
    pub movement: Movement,
    /// What is known across accounts.
    pub pool: &'a Pool,
    /// Whom it involves, by their keys in the pool.
    pub parties: Parties,
    /// To shops or to persons.
    pub class: Class,
    /// Where the holder lives.
    pub offset: UtcOffset,
    pub(super) config: &'a Config,
    pub(super) signal: &'a Signal,
}

impl<'a> Look<'a> {
    /// A payment against what was usual before it. `payer` are its payer's habits.
    pub fn new(
        brief: &Brief<'a>,
        payer: &'a Account,
        holder: &'a Account,
        pool: &'a Pool,
        offset: UtcOffset,
        config: &'a Config,
    ) -> Self {
        Self {
            payment: brief.payment,
            account: payer,
            holder,
            counterparty: payer.counterparty(brief),
            movement: brief.movement,
            pool,
            parties: Parties::of(brief.payment),
            class: brief.class,
            offset,
            config,
            signal: &super::FIRST,
        }
    }

    /// The setting's value, where the host has set it.
    pub(crate) fn given(&self, name: &str) -> Option<f64> {
        let reason = self.config.reasons.get(self.signal.code)?;
        reason.params.get(name).copied()
    }

    /// The setting's value: the host's, else the default.
    pub(crate) fn setting(&self, name: &str) -> f64 {
        self.given(name).unwrap_or_else(|| {
            self.signal
                .settings
                .iter()
                .find(|setting| setting.name == name)
                .map_or(0.0, |setting| setting.default)
        })
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

    /// The amount, for a message.
    pub(crate) fn amount(&self) -> Param {
        Param::Text(self.payment.amount.to_string())
    }

    /// The currency, for a message.
    pub(crate) fn currency(&self) -> Param {
        Param::Text(self.payment.currency.to_string())
    }

    /// ln of the amount; `None` for nothing.
    pub(crate) fn ln_amount(&self) -> Option<f64> {
        (!self.payment.amount.is_zero()).then(|| ln(self.payment.amount.to_f64()))
    }

    /// True where the other side counts as new to this payer.
    pub(crate) fn is_to_new(&self) -> bool {
        self.counterparty
            .is_none_or(|habit| habit.is_new_at(self.payment.at, self.class))
    }

    /// The hour of the payment, counted from 1970.
    pub(crate) const fn hour_count(&self) -> i32 {
        hour_of(self.payment.at)
    }
}
