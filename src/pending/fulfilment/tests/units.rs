//! Claims on whatever comes: no unit of money counts twice, and no order matters.

use super::*;
use proptest::prelude::*;

const SUMS: [&str; 3] = ["10.00", "20.00", "35.50"];

/// A payment that may be named, or none.
fn of() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("p"), Some("q")])
}

fn sum() -> impl Strategy<Value = &'static str> {
    prop::sample::select(SUMS.to_vec())
}

/// Refunds and other credits, hours after two payments of more than all of them.
fn rows() -> impl Strategy<Value = Vec<Transaction>> {
    let kinds = prop::sample::select(vec![PaymentType::Refund, PaymentType::Other, PaymentType::Income]);
    let one = (of(), sum(), 1i64..200, kinds);
    prop::collection::vec(one, 0..9).prop_map(|credits| {
        let credits = credits.into_iter().enumerate();
        let credits = credits.map(|(n, (of, sum, hours, kind))| Transaction {
            kind,
            ..back(&format!("r{n}"), hours, sum, of)
        });
        [paid("p", 0, "900.00"), paid("q", 0, "900.00")]
            .into_iter()
            .chain(credits)
            .collect()
    })
}

fn promises() -> impl Strategy<Value = Vec<Expectation>> {
    let whats = prop::sample::select(vec![Awaited::Refund, Awaited::Refund, Awaited::Arrival]);
    let one = (of(), sum(), 0i64..200, whats);
    prop::collection::vec(one, 0..7).prop_map(|all| {
        let all = all.into_iter().enumerate();
        // Arrivals name no payment here: what left is another question than what came.
        all.map(|(n, (of, sum, hours, what))| {
            let of = of.filter(|_| what == Awaited::Refund);
            promise(&format!("e{n}"), hours, what, of, Some(sum))
        })
        .collect()
    })
}

fn total<'a>(amounts: impl Iterator<Item = &'a str>) -> Amount {
    amounts.fold(Amount::ZERO, |sum, more| sum.plus(amount(more)).unwrap())
}

proptest! {
    #[test]
    fn no_unit_of_money_counts_for_two_expectations(rows in rows(), promises in promises()) {
        let all = standing(&rows, &promises, &OwnWords);
        let came = total(all.iter().map(|(_, _, received)| received.as_str()));
        let texts: Vec<String> = rows
            .iter()
            .filter(|row| row.direction == Direction::Credit)
            .map(|row| row.amount.to_string())
            .collect();
        prop_assert!(came <= total(texts.iter().map(String::as_str)), "{:?}", all);
        for (id, stage, received) in &all {
            let asked = promises.iter().find(|promise| promise.id == *id).unwrap();
            let is_all = amount(received) >= asked.amount.unwrap();
            prop_assert_eq!(is_all, *stage == Resolved, "{}", id);
        }
    }

    #[test]
    fn whatever_comes_in_whatever_order_counts_for_the_same(
        rows in rows(),
        promises in promises(),
        seed in any::<u64>(),
    ) {
        let first = standing(&rows, &promises, &OwnWords);
        let mut order: Vec<(u64, usize)> = (0..rows.len())
            .map(|place| (seed.wrapping_mul(2 * place as u64 + 1).rotate_left(23), place))
            .collect();
        order.sort_unstable();
        let rows: Vec<Transaction> = order.iter().map(|(_, place)| rows[*place].clone()).collect();
        let promises: Vec<Expectation> = promises.into_iter().rev().collect();
        prop_assert_eq!(standing(&rows, &promises, &OwnWords), first);
    }
}
