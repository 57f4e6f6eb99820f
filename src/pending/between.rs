//! What left one account of a holder and does not show in the other, though the other side of it has come.
//!
//! A part of it is not all of it. What is missing is a fee, though no row tells it, where the wallet's tariff makes up for it.
//! Not here: how the two rows find each other (`link`), and sums.

use super::terms;
use crate::event::PaymentType;
use crate::ledger::Payment;
use crate::link::Tariff;
use crate::money::Amount;

/// Part of what was sent that has not come, and that no row tells as a fee; nothing between two currencies.
pub(super) fn missing(sent: &Payment, came: &Payment) -> Option<Amount> {
    let told = sent.fee().unwrap_or(Amount::ZERO); // beside the sum or within: many exports do not say
    let arrives = sent.amount().rest(told);
    let missing = arrives.rest(came.amount());
    (sent.currency == came.currency && !missing.is_zero()).then_some(missing)
}

/// True where so much of what was sent is no more than what the wallet takes of a withdrawal.
pub(super) fn is_fee(missing: Amount, sent: &Payment, operator: Option<&str>) -> bool {
    sent.facts.kind == PaymentType::CashOut
        && terms::has_tariff(operator)
        && Tariff::explains(missing, sent.amount(), sent.currency)
}
