//! Tariff of wallets for what is withdrawn to a bank, where no row tells a fee: what then arrives.
//!
//! A withdrawal of 500.00 shows as 499.50 at the bank, and bills of some layouts have no column for a fee. Not here: fees that
//! a row tells (`other_side`), and whose tariff is known (`pending::terms`).

use crate::event::PaymentType;
use crate::ledger::Payment;
use crate::money::{Amount, Currency};

/// Beyond what is free, a thousandth and at least 0.10, of WeChat Pay and Alipay alike. Read on third parties' pages alone
/// (WeChat's, since 2016-03-01: m.sj3g.com/gl/mj46553, 2024-10-21): it explains a difference, and is told to nobody.
const SHARE: f64 = 0.001;
const LEAST: f64 = 0.10;
/// Whether a wallet rounds to the next hundredth or up is not written down: beyond this both are one.
const ROUNDED: f64 = 0.0049;

/// Tariff for what is withdrawn.
#[derive(Debug, Clone, Copy)]
pub struct Tariff;

impl Tariff {
    /// True where so much of a sum is no more than its fee: a part of it may have been free.
    pub fn explains(missing: Amount, of: Amount, currency: Currency) -> bool {
        missing <= Amount::estimate((of.to_f64() * SHARE + ROUNDED).max(LEAST), currency)
    }

    /// What arrives of a withdrawal of which no row tells a fee; nothing of all else, and of no more than its fee.
    pub(super) fn arrives(row: &Payment) -> Option<Amount> {
        if row.facts.kind != PaymentType::CashOut || row.fee().is_some() {
            return None;
        }
        let fee = Amount::estimate((row.amount().to_f64() * SHARE).max(LEAST), row.currency);
        let arrives = row.amount().minus_or_zero(fee).ok()?;
        (!arrives.is_zero()).then_some(arrives)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    #[test]
    fn a_thousandth_and_at_least_a_tenth_is_a_fee_and_more_is_not() {
        for (missing, of, is_fee) in [
            ("0.50", "500.00", true),
            ("0.51", "500.00", false),
            ("0.10", "20.00", true),
            ("0.11", "20.00", false),
            ("1.24", "1234.56", true),
            ("1.25", "1234.56", false),
        ] {
            assert_eq!(
                Tariff::explains(amount(missing), amount(of), Currency::CNY),
                is_fee,
                "{missing} of {of}"
            );
        }
    }
}
