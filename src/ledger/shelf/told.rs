//! A kept payment as it was told, for whoever is shown it.
//!
//! Not here: how words on it were put together (`merge`), and what it adds to a sum.

use super::{Payment, Shelf};
use crate::event::{Counterparty, Facts, Instrument, SameAs, TimePrecision, Transaction};
use crate::money::Amount;
use crate::time::UtcOffset;

/// Bytes of a written text that are kept: what a payment message has room for, 140 letters (ISO 20022 `Max140Text`, its
/// unstructured remittance information), where each is of three bytes as Chinese ones are.
const MOST_WRITTEN: usize = 3 * 140;

/// The beginning of a written text, cut between two letters.
pub(super) fn beginning(text: &str) -> &str {
    let most = (0..=MOST_WRITTEN.min(text.len())).rev();
    let end = most.into_iter().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

impl Shelf {
    /// A payment as it was told, as far as it is kept: all but balances, places, devices and what was said of its circumstances.
    pub fn transaction(&self, payment: &Payment) -> Transaction {
        let own = |text: &str| text.to_owned();
        let Facts { side, .. } = payment.facts;
        let (name, id) = (self.text(payment.counterparty), self.text(payment.party));
        let with = self.instrument(payment);
        Transaction {
            holder_id: self.holder.clone(),
            utc_offset: UtcOffset::new(payment.offset).ok(),
            time_precision: payment.facts.is_of_day.then_some(TimePrecision::Day),
            direction: payment.facts.direction,
            kind: payment.facts.kind,
            status: payment.facts.status,
            original: payment.original().cloned(),
            fee: payment.fee(),
            fee_included: (payment.fee().is_some() && payment.fee_included()).then_some(true),
            discount: payment.discount(),
            points: payment.points().map(Amount::to_f64),
            refunded: payment.refunded(),
            refund_of: payment.refund_of().map(own),
            same_as: payment.same_as().map(|(account, id)| SameAs {
                account_id: own(account),
                id: own(id),
            }),
            counterparty: (name.is_some() || side.is_some()).then(|| Counterparty {
                id: id.map(own),
                name: name.filter(|name| Some(*name) != id).map(own),
                kind: side,
            }),
            order_id: payment.order().map(own),
            reference: payment.reference().map(own),
            references: payment.references().to_vec(),
            mcc: payment.facts.mcc.map(|mcc| format!("{:04}", mcc.get())),
            category: self.category(payment).map(own),
            channel: payment.facts.channel,
            instrument: payment.facts.instrument.map(|kind| Instrument {
                kind,
                id: with.0.map(own),
                last4: with.1.map(own),
            }),
            agreement_id: self.text(payment.agreement_text()).map(own),
            country: self.country(payment).map(own),
            description: payment.description().map(own),
            note: payment.note().map(own),
            ..Transaction::new(
                payment.id(),
                &self.account_id,
                payment.at,
                payment.amount(),
                payment.currency,
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Original;
    use crate::money::Currency;
    use crate::time::Millis;

    #[test]
    fn a_payment_is_given_back_as_it_was_told() {
        let told = Transaction {
            holder_id: Some("lin".to_owned()),
            utc_offset: UtcOffset::new(480).ok(),
            original: Some(Original {
                amount: Amount::parse("12.00").unwrap(),
                currency: Currency::parse("USD").unwrap(),
            }),
            counterparty: Some(Counterparty {
                id: Some("m-1".to_owned()),
                name: Some("Noodle House".to_owned()),
                kind: None,
            }),
            mcc: Some("0742".to_owned()),
            agreement_id: Some("rent".to_owned()),
            description: Some("Beef noodles".to_owned()),
            note: Some("with Mei".to_owned()),
            order_id: Some("o".to_owned()),
            ..Transaction::new(
                "p",
                "a",
                Millis::new(5).unwrap(),
                Amount::parse("86.40").unwrap(),
                Currency::CNY,
            )
        };
        let mut shelf = Shelf::default();
        shelf.keep(&told, 480);
        assert_eq!(shelf.transaction(shelf.get("p").unwrap()), told);
    }

    #[test]
    fn of_a_long_text_its_beginning_is_kept() {
        assert_eq!(beginning("面"), "面");
        assert_eq!(beginning(&"面".repeat(900)).chars().count(), 140);
        assert_eq!(beginning(&format!("a{}", "面".repeat(900))).len(), 418);
    }
}
