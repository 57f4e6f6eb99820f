//! Recent payments of an account, both ways and in brief: what a burst, a chain of transfers or a flow through it looks
//! like.
//!
//! Attempts that failed are here too (a stolen card is tried first), and money that came in. Amounts are f64: they are
//! compared and added for statistics, never told as money.
//! Not here: what is usual (`account`), and whole payments (`ledger`).

use crate::event::{Authentication, Channel, Digest, Facts, Mcc, PaymentType, Transaction, category};
use crate::money::{Currency, is_amount};
use crate::record::record;
use crate::stats::window::{Dated, Recent};
use crate::time::{MINUTE, Millis};

/// Number of recent payments that are kept: about three weeks of a person who pays three times a day, the longest window
/// that a typology asks for (fan-in within 20 days). In a busier life a count over weeks is "at least so many".
const KEPT: usize = 64;

/// Recent payment, in brief.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // the event's names
pub struct RecentPayment {
    pub at: Millis,
    pub amount: f64,
    pub currency: Currency,
    pub facts: Facts,
    pub counterparty: Option<Digest>,
    /// Key of its category (`event::category`).
    pub category: Option<u32>,
    /// The other side had not been dealt with before.
    pub was_new: bool,
    /// It needed no password.
    pub was_unconfirmed: bool,
    /// Nor did a phone of the holder's take part, and nobody had agreed to it beforehand.
    pub was_unattended: bool,
    /// Games and tips.
    pub is_play: bool,
    /// A call was on.
    pub on_call: bool,
    /// The screen was shared.
    pub on_shared_screen: bool,
    /// The device was steered from afar.
    pub on_remote_control: bool,
    /// Balance that was left in the account.
    pub balance_after: Option<f64>,
}

record! {
    checked struct RecentPayment {
        at, amount, currency, facts, counterparty, category, was_new, was_unconfirmed, was_unattended,
        is_play, on_call, on_shared_screen, on_remote_control, balance_after,
    }
}

/// True for a charge past the wallet: confirmed by nobody, made on no device that the host saw, and under no agreement.
pub fn is_unattended(payment: &Transaction) -> bool {
    payment.authentication == Some(Authentication::None)
        && payment.device_id.is_none()
        && payment.agreement_id.is_none()
        && payment.channel != Some(Channel::Recurring)
        && payment.kind != PaymentType::RedPacket
}

/// Payer, where it is not the holder.
pub fn other_payer(payment: &Transaction) -> Option<Digest> {
    let payer = payment.payer_account_id.as_deref()?;
    (payer != payment.account_id).then(|| Digest::of(payer))
}

impl RecentPayment {
    /// Of a payment; whether its other side is new is the account's to say.
    pub fn of(payment: &Transaction, was_new: bool) -> Self {
        Self::with(payment, payment.counterparty_key().as_deref(), was_new)
    }

    /// Of a payment whose counterparty's key is at hand.
    pub fn with(payment: &Transaction, key: Option<&str>, was_new: bool) -> Self {
        let (context, facts) = (payment.context.unwrap_or_default(), Facts::of(payment));
        Self {
            at: payment.at,
            amount: payment.amount.to_f64(),
            currency: payment.currency,
            facts,
            counterparty: key.map(Digest::of),
            category: category::key_of_merchant(facts.mcc.map(Mcc::get), payment.category.as_deref()),
            was_new,
            was_unconfirmed: facts.is_unconfirmed(),
            was_unattended: is_unattended(payment),
            is_play: payment.is_play(),
            on_call: context.call == Some(true),
            on_shared_screen: context.screen_share == Some(true),
            on_remote_control: context.remote_control == Some(true),
            balance_after: payment.balance_after.map(|balance| balance.to_f64()),
        }
    }

    /// Amount towards a sum in this currency: nothing of a payment in another one.
    pub fn amount_in(&self, currency: Currency) -> f64 {
        if self.currency == currency {
            self.amount
        } else {
            0.0
        }
    }

    /// True where this may be the same payment, when it came to so much: it has the time that the payment was first told
    /// with, or its minute, and then its kind; a later word may have moved the one or the other.
    pub fn is_earlier_state_of(&self, payment: &Transaction, amount: f64, first: Option<Millis>) -> bool {
        let minute = |at: Millis| at.get().div_euclid(MINUTE);
        let is_alike = minute(self.at) == minute(payment.at)
            && (self.facts.direction, self.facts.kind) == (payment.direction, payment.kind);
        self.amount.to_bits() == amount.to_bits()
            && self.currency == payment.currency
            && (Some(self.at) == first || is_alike)
    }
}

impl Dated for RecentPayment {
    fn instant(&self) -> i64 {
        self.at.get()
    }
}

/// Recent payments.
pub type RecentPayments = Recent<RecentPayment, KEPT>;

/// Counterparties that were met among recent payments, each once; on the stack, since it is asked of every payment.
#[derive(Debug)]
pub struct Met {
    known: [Option<Digest>; KEPT],
    count: usize,
}

impl Met {
    /// Nobody but this one, which does not count.
    pub fn besides(one: Option<Digest>) -> Self {
        let mut met = Self {
            known: [None; KEPT],
            count: 0,
        };
        one.map(|one| met.meet(one));
        met
    }

    /// Meets one; true where it had not been met.
    pub fn meet(&mut self, one: Digest) -> bool {
        let is_known = self
            .known
            .iter()
            .take(self.count)
            .any(|known| *known == Some(one));
        if !is_known && let Some(place) = self.known.get_mut(self.count) {
            *place = Some(one);
            self.count += 1;
            return true;
        }
        false
    }
}

/// Number of different counterparties of these payments, besides one.
pub fn others<'a>(recent_payments: impl Iterator<Item = &'a RecentPayment>, but: Option<Digest>) -> u32 {
    let mut met = Met::besides(but);
    let keys = recent_payments.filter_map(|recent_payment| recent_payment.counterparty);
    let count = keys.filter(|key| met.meet(*key)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl RecentPayment {
    fn is_sound(&self) -> bool {
        is_amount(self.amount) && self.balance_after.is_none_or(is_amount)
    }
}
