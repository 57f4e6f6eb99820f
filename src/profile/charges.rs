//! The last few charges of an account, for telling a double charge from a habit.

use crate::event::{Digest, Transaction};
use crate::money::{Amount, Currency};
use crate::profile::prepared_payment::PreparedPayment;
use crate::record::record;
use crate::time::{MINUTE, Millis};
use std::collections::VecDeque;

/// The same amount at the same counterparty within ten minutes is a repeat (the typology's own default).
const REPEAT_WINDOW: i64 = 10 * MINUTE;

/// Number of charges that are kept: beyond this many within minutes it is a burst, not a double.
const KEPT: usize = 16;

/// A charge that a new one is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// Id of the event.
    pub id: String,
    /// Time.
    pub at: Millis,
    /// Amount.
    pub amount: Amount,
    /// Of what.
    pub currency: Currency,
    /// To whom.
    pub counterparty: Option<Digest>,
    /// The merchant's order.
    pub order: Option<Digest>,
    /// Paid back since, or it came to nothing.
    pub refunded: bool,
}

record! { struct Charge { id, at, amount, currency, counterparty, order, refunded } }

/// The last charges, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Charges(VecDeque<Charge>);

record! { checked struct Charges(charges) }

impl Charges {
    /// The oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Charge> {
        self.0.iter()
    }

    /// These as a payment is compared with them: without itself, and each under a fingerprint, since an id may be anything.
    pub fn nameless(&self, payment: &Transaction) -> Self {
        let others = self
            .0
            .iter()
            .filter(|charge| charge.id != payment.id && payment.same_as_own() != Some(charge.id.as_str()));
        let nameless = |charge: &Charge| Charge {
            id: Digest::of(&charge.id).to_string(),
            ..charge.clone()
        };
        Self(others.map(nameless).collect())
    }

    /// True where the same amount was paid to the same counterparty within minutes.
    pub fn has_repeat(&self, prepared: &PreparedPayment<'_>) -> bool {
        let payment = prepared.payment;
        self.0.iter().any(|charge| {
            charge.counterparty == prepared.recent_payment.counterparty
                && payment.at.since(charge.at).abs() <= REPEAT_WINDOW
                && charge.currency == payment.currency
                && charge.amount == payment.amount
                && charge.id != payment.id
        })
    }

    /// Takes a charge in; the oldest makes room. A row of nothing is no charge.
    pub fn remember(&mut self, prepared: &PreparedPayment<'_>) {
        let payment = prepared.payment;
        if payment.amount.is_zero() {
            return;
        }
        if self.0.len() >= KEPT {
            self.0.pop_front();
        }
        self.0.push_back(Charge {
            id: payment.id.clone(),
            at: payment.at,
            amount: payment.amount,
            currency: payment.currency,
            counterparty: prepared.recent_payment.counterparty,
            order: payment.order_id.as_deref().map(Digest::of),
            refunded: payment.is_said_refunded(),
        });
    }

    /// Forgets a charge.
    pub fn forget(&mut self, id: &str) {
        self.0.retain(|charge| charge.id != id);
    }

    /// Marks this charge as paid back or come to nothing, or as standing after all; returns its id where it is remembered.
    pub fn mark(&mut self, id: &str, is_back: bool) -> Option<String> {
        let charge = self.0.iter_mut().find(|charge| charge.id == id)?;
        charge.refunded = is_back;
        Some(charge.id.clone())
    }

    /// Marks the charge that a refund pays back: the one it names, else the newest of the same order and amount.
    /// Returns its id.
    pub fn match_refund(&mut self, refund: &Transaction) -> Option<String> {
        let order = refund.order_id.as_deref().map(Digest::of);
        let named = refund.refund_of.as_deref();
        let charge = self.0.iter_mut().rev().find(|charge| match named {
            Some(id) => charge.id == id,
            None => order.is_some() && charge.order == order && charge.amount == refund.amount,
        })?;
        charge.refunded = true;
        Some(charge.id.clone())
    }
}

impl Charges {
    fn is_sound(&self) -> bool {
        self.0.len() <= KEPT
    }
}
