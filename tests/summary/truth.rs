//! Households whose truth is known: stories of one reading each, told by several exports in any order, cut, twice, and under
//! bounds. Whatever the order, sums are those of the stories; where room is short, nothing that came back is income in silence.

use super::belonging::Told;
use super::links::{row, shuffled, with_name};
use proptest::prelude::*;
use wallet_sentinel::event::{
    Direction, Instrument, InstrumentKind, PaymentType, Status, TimePrecision, Transaction,
};
use wallet_sentinel::summary::{Refunds, Sum};
use wallet_sentinel::{Amount, Currency, Money};

/// What somebody did, and in which way exports tell it.
#[derive(Debug, Clone, Copy)]
enum Story {
    /// Paid from the wallet, by its card or by its balance.
    Paid { by_card: bool },
    /// And paid back, of a hundred so many, under a number.
    PaidBack { percent: i64, by_card: bool },
    /// Held, then posted, with so many of a hundred as a tip.
    Held { tip: i64, by_number: bool },
    /// Moved from the bank to the savings, with a fee beside it.
    Moved { days: i64, has_fee: bool },
    /// Topped up, and booked by the bank.
    ToppedUp { as_purchase: bool },
    /// Earned.
    Earned,
    /// Tried in vain, and a row of nothing.
    Tried,
}

/// What the stories come to, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Truth {
    spent: i64,
    received: i64,
    excluded: i64,
    fees: i64,
    failed: i64,
    zero: i64,
}

fn text(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn card(mut row: Transaction) -> Transaction {
    row.instrument = Some(Instrument {
        id: None,
        kind: InstrumentKind::DebitCard,
        last4: Some("4321".to_owned()),
    });
    row
}

fn of(row: Transaction, direction: Direction, kind: PaymentType) -> Transaction {
    Transaction {
        direction,
        kind,
        ..row
    }
}

/// Rows of a story; what it moves is unlike what the others do, and lies a fortnight or more from them.
fn rows_of(story: Story, number: i64, more: i64, truth: &mut Truth) -> Vec<Transaction> {
    let (cents, hours) = (10_000 * (number + 1) + more, 24 * 7 * number + 10);
    let id = |part: &str| format!("{number}-{part}");
    let shop = format!("Shop{number}");
    let paid = |by_card: bool| {
        let wallet = with_name(row(&id("w"), "wallet", hours, &text(cents)), &shop);
        if !by_card {
            return vec![wallet];
        }
        let shown = with_name(
            row(&id("c"), "card", hours + 24, &text(cents)),
            &format!("支付宝-{shop}"),
        );
        let shown = Transaction {
            time_precision: Some(TimePrecision::Day),
            ..shown
        };
        vec![card(wallet), shown]
    };
    match story {
        Story::Paid { by_card } => {
            truth.spent += cents;
            paid(by_card)
        }
        Story::PaidBack { percent, by_card } => {
            let back = (cents * percent / 100).max(1);
            truth.spent += cents - back;
            let mut rows = paid(by_card);
            if let Some(first) = rows.first_mut() {
                first.order_id = Some(id("order"));
            }
            let refund = row(&id("r"), "wallet", hours + 40, &text(back));
            rows.push(Transaction {
                order_id: Some(id("order")),
                ..of(refund, Direction::Credit, PaymentType::Refund)
            });
            rows
        }
        Story::Held { tip, by_number } => {
            let posted = cents + cents * tip / 100;
            truth.spent += posted;
            let held = with_name(row(&id("h"), "card", hours, &text(cents)), &shop);
            let name = if by_number {
                format!("Otherwise{number}")
            } else {
                shop
            };
            let mut rows = vec![
                Transaction {
                    status: Status::Authorized,
                    ..held
                },
                with_name(row(&id("p"), "card", hours + 50, &text(posted)), &name),
            ];
            if by_number {
                rows.iter_mut()
                    .for_each(|row| row.reference = Some(id("reference")));
            }
            rows
        }
        Story::Moved { days, has_fee } => {
            truth.excluded += cents;
            let mut out = with_name(row(&id("o"), "bank", hours, &text(cents)), "Savings Bank");
            if has_fee {
                out.fee = Some(Amount::parse("1.00").unwrap());
                truth.fees += 100;
                truth.spent += 100;
            }
            let got = with_name(
                row(&id("i"), "savings", hours + 24 * days, &text(cents)),
                "Checking Bank",
            );
            vec![
                of(out, Direction::Debit, PaymentType::Transfer),
                of(got, Direction::Credit, PaymentType::Transfer),
            ]
        }
        Story::ToppedUp { as_purchase } => {
            // A purchase that turns out to be an own move is one of the two rows that say so.
            truth.excluded += 2 * cents;
            let kind = if as_purchase {
                PaymentType::Purchase
            } else {
                PaymentType::Transfer
            };
            vec![
                of(
                    row(&id("t"), "wallet", hours, &text(cents)),
                    Direction::Neutral,
                    PaymentType::TopUp,
                ),
                with_name(
                    of(row(&id("b"), "bank", hours, &text(cents)), Direction::Debit, kind),
                    "支付宝",
                ),
            ]
        }
        Story::Earned => {
            truth.received += cents;
            let wages = with_name(row(&id("e"), "bank", hours, &text(cents)), "Employer Ltd");
            vec![of(wages, Direction::Credit, PaymentType::Income)]
        }
        Story::Tried => {
            (truth.failed, truth.zero) = (truth.failed + 1, truth.zero + 1);
            let failed = with_name(row(&id("f"), "wallet", hours, &text(cents)), &shop);
            vec![
                Transaction {
                    status: Status::Failed,
                    ..failed
                },
                with_name(row(&id("z"), "wallet", hours + 1, "0.00"), &shop),
            ]
        }
    }
}

fn story() -> impl Strategy<Value = Story> {
    prop_oneof![
        any::<bool>().prop_map(|by_card| Story::Paid { by_card }),
        (1_i64..=100, any::<bool>()).prop_map(|(percent, by_card)| Story::PaidBack { percent, by_card }),
        (0_i64..20, any::<bool>()).prop_map(|(tip, by_number)| Story::Held { tip, by_number }),
        (0_i64..3, any::<bool>()).prop_map(|(days, has_fee)| Story::Moved { days, has_fee }),
        any::<bool>().prop_map(|as_purchase| Story::ToppedUp { as_purchase }),
        Just(Story::Earned),
        Just(Story::Tried),
    ]
}

pub(super) fn household() -> impl Strategy<Value = (Vec<Transaction>, Truth)> {
    proptest::collection::vec((story(), 0_i64..5_000), 1..14).prop_map(|stories| {
        let mut truth = Truth::default();
        let told = stories.iter().zip(0..);
        let rows = told.flat_map(|((story, more), number)| rows_of(*story, number, *more, &mut truth));
        (rows.collect(), truth)
    })
}

/// The rows in some order, cut somewhere, the second half before the first, and some of them twice.
fn exported(rows: &[Transaction], seed: u64, cut: prop::sample::Index, twice: bool) -> Vec<Transaction> {
    let mixed = shuffled(rows, seed);
    let (first, then) = mixed.split_at(cut.index(mixed.len() + 1));
    let mut exported = [then, first].concat();
    if twice {
        exported.extend_from_slice(first);
    }
    exported
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sums_are_what_was_done_however_it_is_exported(
        (rows, truth) in household(), seed in any::<u64>(), cut in any::<prop::sample::Index>(), twice in any::<bool>(),
    ) {
        let exported = exported(&rows, seed, cut, twice);
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            let summary = Told::of(&exported).summary(refunds, false);
            let totals = summary.totals.get(&Currency::CNY).copied().unwrap_or_default();
            let beyond = |sum, cents: i64| {
                let wanted = Amount::parse(&text(cents)).unwrap();
                totals.of(sum).minus(wanted.into()).unwrap()
            };
            prop_assert!(beyond(Sum::Spent, truth.spent).is_zero(), "spent beyond by {:?}", beyond(Sum::Spent, truth.spent));
            prop_assert!(beyond(Sum::Received, truth.received).is_zero(), "received beyond by {:?}", beyond(Sum::Received, truth.received));
            prop_assert!(beyond(Sum::Fees, truth.fees).is_zero(), "fees beyond by {:?}", beyond(Sum::Fees, truth.fees));
            prop_assert!(totals.of(Sum::Pending).is_zero());
            prop_assert!(!beyond(Sum::Excluded, truth.excluded).is_positive());
            prop_assert_eq!((i64::from(totals.failed), i64::from(totals.zero)), (truth.failed, truth.zero));
            prop_assert!(totals.count >= totals.came_in);
        }
    }

    #[test]
    fn at_a_bound_what_came_back_is_income_only_where_that_is_said(
        (rows, _) in household(), seed in any::<u64>(), room in 1_usize..6,
    ) {
        let without_income: Vec<Transaction> = rows.into_iter().filter(|row| row.account_id == "wallet").collect();
        let exported = shuffled(&without_income, seed);
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            let told = Told { room, ..Told::of(&exported) };
            let summary = told.summary(refunds, false);
            let totals = summary.totals.get(&Currency::CNY).copied().unwrap_or_default();
            let is_said = summary.quality.iter().any(|one| one.code == "refund-without-payment");
            prop_assert!(totals.of(Sum::Received).is_zero() || is_said);
            prop_assert!(totals.of(Sum::Received) >= Money::ZERO);
        }
    }
}
