//! Tariff of wallets for what is withdrawn to a bank, where no row tells a fee: what then arrives.
//!
//! A withdrawal of 500.00 shows as 499.50 at the bank, and bills of some layouts have no column for a fee. Not here: fees that
//! a row tells (`other_side`), and whose tariff is known (`pending::terms`).

use crate::event::PaymentType;
use crate::ledger::Payment;
use crate::money::Amount;
use rust_decimal::Decimal;

/// Beyond what is free, a thousandth and at least 0.10, of WeChat Pay and Alipay alike. Read on third parties' pages alone
/// (WeChat's, since 2016-03-01: m.sj3g.com/gl/mj46553, 2024-10-21): it explains a difference, and is told to nobody.
const PER_MILLE: i64 = 1;
const LEAST: (i64, u32) = (10, 2);

/// Tariff for what is withdrawn.
#[derive(Debug, Clone, Copy)]
pub struct Tariff;

impl Tariff {
    /// Fee for a sum, to the hundredth below, and where it is not just that to the one above: which one each wallet takes is
    /// not written down.
    fn fee(of: Amount, is_rounded_up: bool) -> Decimal {
        let share = of
            .decimal()
            .checked_mul(Decimal::new(PER_MILLE, 3))
            .unwrap_or_default();
        let fee = share.trunc_with_scale(2);
        let more = Decimal::new(i64::from(is_rounded_up && fee < share), 2);
        fee.checked_add(more)
            .unwrap_or(fee)
            .max(Decimal::new(LEAST.0, LEAST.1))
    }

    /// True where so much of a sum is no more than its fee: a part of it may have been free.
    pub fn explains(missing: Amount, of: Amount) -> bool {
        missing.decimal() <= Self::fee(of, true)
    }

    /// What arrives of a withdrawal of which no row tells a fee, rounded down or up; nothing of all else, and of no more than
    /// its fee.
    pub(super) fn arrives(row: &Payment, is_rounded_up: bool) -> Option<Amount> {
        if row.facts.kind != PaymentType::CashOut || row.fee.is_some() {
            return None;
        }
        let fee = Amount::parse(&Self::fee(row.amount, is_rounded_up).to_string()).ok()?;
        let arrives = row.amount.minus_or_zero(fee).ok()?;
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
                Tariff::explains(amount(missing), amount(of)),
                is_fee,
                "{missing} of {of}"
            );
        }
    }
}
