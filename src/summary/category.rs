//! What a payment was for: as its holder says, else as its statement says, else by the merchant's code, else by its type.
//!
//! A correction is of a counterparty and holds for all its payments, past and future; it is an input and part of the
//! state. Merchant category codes are ISO 18245's; which of our categories each belongs to is judgement.

use crate::catalogue::Catalogue;
use crate::event::{Digest, PaymentType};
use crate::ledger::{Payment, Shelf};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// What the holder said of a counterparty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Correction {
    /// Empty where it was taken back.
    category: String,
    at: Millis,
}

/// Every correction, by the counterparty's name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Corrections(Catalogue<Correction>);

impl Corrections {
    /// From now on, and for all that was before. Of two the later one holds, in whatever order they come.
    pub fn set(&mut self, counterparty: &str, category: &str, at: Millis) {
        let key = Digest::of(counterparty);
        if self.0.get(key).is_none_or(|known| known.at <= at) {
            let category = category.to_owned();
            self.0.put(key, Correction { category, at });
        }
    }

    /// The category that its holder gave this counterparty.
    pub fn of(&self, counterparty: &str) -> Option<&str> {
        let correction = self.0.get(Digest::of(counterparty))?;
        Some(correction.category.as_str()).filter(|category| !category.is_empty())
    }

    /// True where nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What the payment itself tells, corrections apart.
pub(super) fn told<'a>(shelf: &'a Shelf, payment: &'a Payment) -> Option<&'a str> {
    shelf
        .category(payment)
        .or_else(|| payment.mcc.and_then(of_mcc))
        .or(of_type(payment.kind))
}

/// The category that a payment's type tells where its source gives none; a purchase tells nothing.
const fn of_type(kind: PaymentType) -> Option<&'static str> {
    match kind {
        PaymentType::Transfer
        | PaymentType::RedPacket
        | PaymentType::Fee
        | PaymentType::Income
        | PaymentType::Interest
        | PaymentType::Refund
        | PaymentType::TopUp
        | PaymentType::CashOut
        | PaymentType::CardRepayment
        | PaymentType::Investment => Some(kind.as_str()),
        PaymentType::Purchase | PaymentType::Exchange | PaymentType::Adjustment | PaymentType::Other => None,
    }
}

/// First and last code, and where they belong; in order. What stands between is left without.
///
/// Codes and their meaning: ISO 18245:2023, "Retail financial services: Merchant category codes", whose ranges for airlines
/// (3000 to 3299), car hire (3351 to 3441) and lodging (3501 to 3999) the card schemes fill; the same list stands in Visa's
/// "Merchant Data Standards Manual" and Mastercard's "Quick Reference Booklet: Merchant".
const CODES: &[(u16, u16, &str)] = &[
    (742, 742, "pets"),
    (1520, 1799, "home"),
    (2741, 2842, "business"),
    (3000, 3999, "travel"),
    (4011, 4111, "transport"),
    (4112, 4112, "travel"),
    (4119, 4119, "health"),
    (4121, 4131, "transport"),
    (4214, 4225, "business"),
    (4411, 4411, "travel"),
    (4511, 4582, "travel"),
    (4722, 4723, "travel"),
    (4784, 4789, "transport"),
    (4812, 4821, "telecom"),
    (4829, 4829, "transfer"),
    (4899, 4899, "telecom"),
    (4900, 4900, "utilities"),
    (5045, 5045, "digital"),
    (5122, 5122, "health"),
    (5137, 5139, "clothing"),
    (5200, 5261, "home"),
    (5300, 5300, "groceries"),
    (5309, 5399, "daily-goods"),
    (5411, 5499, "groceries"),
    (5511, 5599, "transport"),
    (5611, 5699, "clothing"),
    (5712, 5719, "home"),
    (5722, 5734, "digital"),
    (5735, 5735, "entertainment"),
    (5811, 5814, "dining"),
    (5815, 5818, "entertainment"),
    (5912, 5912, "health"),
    (5921, 5921, "groceries"),
    (5940, 5941, "sports"),
    (5942, 5942, "education"),
    (5943, 5943, "daily-goods"),
    (5944, 5944, "clothing"),
    (5945, 5945, "entertainment"),
    (5946, 5946, "digital"),
    (5947, 5947, "daily-goods"),
    (5948, 5949, "clothing"),
    (5970, 5973, "entertainment"),
    (5975, 5976, "health"),
    (5977, 5977, "beauty"),
    (5992, 5992, "daily-goods"),
    (5995, 5995, "pets"),
    (6010, 6011, "cash-out"),
    (6211, 6211, "investment"),
    (6300, 6381, "insurance"),
    (6513, 6513, "home"),
    (6540, 6540, "top-up"),
    (7011, 7033, "travel"),
    (7210, 7221, "daily-goods"),
    (7230, 7230, "beauty"),
    (7297, 7298, "beauty"),
    (7311, 7399, "business"),
    (7511, 7549, "transport"),
    (7622, 7641, "home"),
    (7829, 7929, "entertainment"),
    (7932, 7933, "entertainment"),
    (7941, 7941, "sports"),
    (7991, 7996, "entertainment"),
    (7997, 7997, "sports"),
    (7998, 7999, "entertainment"),
    (8011, 8099, "health"),
    (8111, 8111, "business"),
    (8211, 8299, "education"),
    (8351, 8351, "parenting"),
    (8398, 8398, "charity"),
    (8661, 8661, "charity"),
    (8931, 8931, "business"),
    (9211, 9405, "public-services"),
];

/// Where a merchant's code belongs.
pub(super) fn of_mcc(code: u16) -> Option<&'static str> {
    let place = CODES.partition_point(|(_, last, _)| *last < code);
    let (first, _, category) = CODES.get(place)?;
    (*first <= code).then_some(*category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_found_by_their_range() {
        assert!(CODES.iter().all(|(first, last, _)| first <= last));
        assert!(CODES.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert_eq!(
            [5411, 5814, 3500, 4899, 9406, 1].map(of_mcc),
            [
                Some("groceries"),
                Some("dining"),
                Some("travel"),
                Some("telecom"),
                None,
                None
            ]
        );
    }

    #[test]
    fn the_later_correction_holds_in_whatever_order_they_come() {
        let at = |at| Millis::new(at).unwrap();
        let mut corrections = Corrections::default();
        corrections.set("猫咖", "pets", at(2));
        corrections.set("猫咖", "dining", at(1));
        assert_eq!(corrections.of("猫咖"), Some("pets"));
        corrections.set("猫咖", "", at(3));
        assert_eq!(corrections.of("猫咖"), None);
    }
}
