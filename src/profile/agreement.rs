//! Standing agreements, and what was drawn under each: since when, the first amount, the last.
//!
//! A subscription's price is a habit of its own: a trial for 1 that turns into 98 is no unusual amount for the person,
//! and yet worth a word.

use crate::event::{Channel, Digest, Transaction};
use crate::map::OrderedMap;
use crate::money::{Amount, Currency};
use crate::record::record;
use crate::time::Millis;
use std::borrow::Cow;

/// Number of agreements that are kept: people sign some dozens in years.
const KEPT: usize = 64;

/// One agreement.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub struct Agreement {
    pub currency: Currency,
    pub first_at: Millis,
    pub first_amount: Amount,
    pub last_at: Millis,
    pub last_amount: Amount,
    pub times: u32,
    /// Charges in a row of the last amount: a subscription's price stays, a bill by use does not.
    pub unchanged: u32,
}

record! { struct Agreement { currency, first_at, first_amount, last_at, last_amount, times, unchanged } }

/// The agreements, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agreements(OrderedMap<Agreement>);

record! { checked struct Agreements(agreements) }

/// The agreement that a payment was drawn under: by its id, else a recurring payment's counterparty.
pub fn agreement_key(payment: &Transaction) -> Option<Digest> {
    let recurring = payment.channel == Some(Channel::Recurring);
    let by_id = payment.agreement_id.as_deref().map(Cow::Borrowed);
    by_id
        .or_else(|| recurring.then(|| payment.counterparty_key()).flatten())
        .map(|key| Digest::of_parts(&[&key, payment.currency.as_str()]))
}

impl Agreements {
    /// Agreement that this payment was drawn under, as far as it is known.
    pub fn of(&self, payment: &Transaction) -> Option<&Agreement> {
        self.0.get(agreement_key(payment)?)
    }

    /// The dearest of the steady prices under agreements in this currency: those charged so often in a row.
    pub fn dearest(&self, currency: Currency, steady: u32) -> Option<Amount> {
        self.0
            .values()
            .filter(|known| known.currency == currency && known.unchanged >= steady)
            .map(|known| known.last_amount)
            .max()
    }

    /// Takes a payment under an agreement in.
    pub fn remember(&mut self, payment: &Transaction) {
        let Some(key) = agreement_key(payment) else {
            return;
        };
        let agreement = self.0.get_or_put(key, || Agreement {
            currency: payment.currency,
            first_at: payment.at,
            first_amount: payment.amount,
            last_at: payment.at,
            last_amount: payment.amount,
            times: 0,
            unchanged: 0,
        });
        if payment.at >= agreement.last_at {
            let is_same = agreement.last_amount == payment.amount;
            agreement.unchanged = if is_same {
                agreement.unchanged.saturating_add(1)
            } else {
                1
            };
            agreement.last_at = payment.at;
            agreement.last_amount = payment.amount;
        }
        agreement.times = agreement.times.saturating_add(1);
        if self.0.len() > KEPT {
            self.0.take_oldest();
        }
    }
}

impl Agreements {
    fn is_sound(&self) -> bool {
        let is_sound = |known: &Agreement| known.first_at <= known.last_at && known.unchanged <= known.times;
        self.0.len() <= KEPT && self.0.every(is_sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_counts_how_often_in_a_row_it_was_charged() {
        let mut agreements = Agreements::default();
        let unchanged = ["25", "25", "30", "30", "30"].map(|amount| {
            let at = Millis::new(i64::try_from(agreements.0.len()).unwrap()).unwrap();
            let mut charge = Transaction::new("1", "mei", at, Amount::parse(amount).unwrap(), Currency::CNY);
            charge.agreement_id = Some("film".to_owned());
            agreements.remember(&charge);
            agreements.of(&charge).unwrap().unchanged
        });
        assert_eq!(unchanged, [1, 2, 1, 2, 3]);
    }
}
