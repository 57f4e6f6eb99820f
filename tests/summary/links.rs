//! What belongs together, over random households: order of arrival, repeats and cuts change no total; both ways to count
//! refunds come to one total over all time; what has one reading nets to what is left.

use proptest::prelude::*;
use wallet_sentinel::calendar::working::Calendars;
use wallet_sentinel::event::{
    Counterparty, CounterpartyKind, Direction, Instrument, InstrumentKind, PaymentType, Status,
    TimePrecision, Transaction,
};
use wallet_sentinel::ledger::Ledger;
use wallet_sentinel::link::{Decisions, Sources as LinkSources, linked};
use wallet_sentinel::summary::{
    ByCurrency, Corrections, Part, Refunds, SeriesWords, Sources, Sum, Summary, SummaryQuery, summarise,
};
use wallet_sentinel::time::Zone;
use wallet_sentinel::{Amount, Currency, Millis, UtcOffset};

pub(super) const DAY: i64 = 86_400_000;
/// A Monday.
pub(super) const BEGIN: i64 = 1_767_571_200_000;

fn summary_of(rows: &[Transaction], refunds: Refunds) -> Summary {
    let mut ledger = Ledger::default();
    for row in rows {
        ledger.keep(row, 480, 10_000);
    }
    let query = SummaryQuery {
        holder_id: Some("ann".to_owned()),
        refunds,
        parts: Some(Vec::<Part>::new()),
        ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(BEGIN + 900 * DAY).unwrap())
    };
    let sources = Sources {
        ledger: &ledger,
        corrections: &Corrections::default(),
        series: &SeriesWords::default(),
        budgets: &[],
        decisions: &Decisions::default(),
        calendars: &Calendars::default(),
        zone: &Zone::fixed(UtcOffset::CHINA),
        missing: 0,
    };
    summarise(&sources, &query).unwrap()
}

/// Every pair that is linked, by the ids of its rows, in an order of its own.
fn pairs_of(rows: &[Transaction]) -> Vec<String> {
    let mut ledger = Ledger::default();
    for row in rows {
        ledger.keep(row, 480, 10_000);
    }
    let (decisions, calendars) = (Decisions::default(), Calendars::default());
    let sources = LinkSources {
        ledger: &ledger,
        decisions: &decisions,
        calendars: &calendars,
    };
    let linked = linked(sources, None, Some("ann")).unwrap();
    let id = |row_ref| linked.payment(row_ref).unwrap().id();
    let mut pairs: Vec<String> = linked
        .pairs
        .iter()
        .map(|pair| {
            format!(
                "{} {:?} {} {:?}",
                id(pair.a),
                pair.relation,
                id(pair.b),
                pair.confidence
            )
        })
        .collect();
    pairs.sort();
    pairs
}

pub(super) fn row(id: &str, account: &str, hours: i64, amount: &str) -> Transaction {
    let at = Millis::new(BEGIN + hours * 3_600_000).unwrap();
    let mut row = Transaction::new(id, account, at, Amount::parse(amount).unwrap(), Currency::CNY);
    row.holder_id = Some("ann".to_owned());
    row
}

pub(super) fn with_name(mut row: Transaction, name: &str) -> Transaction {
    row.counterparty = Some(Counterparty {
        name: Some(name.to_owned()),
        ..Counterparty::default()
    });
    row
}

fn pick<T: Clone + core::fmt::Debug + 'static>(from: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(from.to_vec())
}

prop_compose! {
    /// A row of few names, sums, numbers and days, so that many readings are near one another.
    fn any_row()(
        account in pick(&["wallet", "card", "bank"]),
        hours in 0_i64..600,
        amount in pick(&["20.00", "20.00", "30.00", "50.00", "100.00", "0.00"]),
        direction in pick(&[Direction::Debit, Direction::Debit, Direction::Credit, Direction::Neutral]),
        kind in pick(&[PaymentType::Purchase, PaymentType::Purchase, PaymentType::Refund, PaymentType::Transfer,
            PaymentType::CardRepayment, PaymentType::RedPacket]),
        status in pick(&[Status::Completed, Status::Completed, Status::Completed, Status::Pending, Status::Authorized,
            Status::Refunded, Status::PartlyRefunded, Status::Reversed, Status::Failed]),
        name in pick(&[None, Some("Shop"), Some("SHOP."), Some("支付宝-Shop"), Some("Savings Bank"), Some("Tom")]),
        order in pick(&[None, None, Some("o1"), Some("o2")]),
        refunded in pick(&[None, None, None, Some("20.00"), Some("30.00")]),
        is_person in any::<bool>(),
        is_of_day in any::<bool>(),
        with in pick(&[None, None, Some(InstrumentKind::Balance), Some(InstrumentKind::DebitCard)]),
        names in pick(&[None, None, Some(0_usize), Some(1), Some(2)]),
        fee in pick(&[None, None, Some("1.00")]),
    ) -> (Transaction, Option<usize>) {
        let mut one = row("", account, hours, amount);
        (one.direction, one.kind, one.status) = (direction, kind, status);
        if let Some(name) = name {
            one = with_name(one, name);
            if is_person && let Some(side) = &mut one.counterparty {
                side.kind = Some(CounterpartyKind::Person);
            }
        }
        one.order_id = order.map(str::to_owned);
        one.refunded = refunded.map(|sum| Amount::parse(sum).unwrap());
        one.fee = fee.map(|sum| Amount::parse(sum).unwrap());
        one.time_precision = is_of_day.then_some(TimePrecision::Day);
        one.instrument = with.map(|kind| Instrument { id: None, kind, last4: None });
        (one, names)
    }
}

pub(super) fn household() -> impl Strategy<Value = Vec<Transaction>> {
    proptest::collection::vec(any_row(), 1..24).prop_map(|rows| {
        let many = rows.len();
        let named = rows.into_iter().enumerate().map(|(place, (mut row, names))| {
            row.id = format!("p{place}");
            if row.kind == PaymentType::Refund {
                row.refund_of = names.map(|back| format!("p{}", (place + 3 * many - back - 1) % many));
            }
            row
        });
        named.collect()
    })
}

pub(super) fn shuffled(rows: &[Transaction], seed: u64) -> Vec<Transaction> {
    let mut keyed: Vec<(u64, Transaction)> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let mixed = (place as u64 + 1)
                .wrapping_mul(seed | 1)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15);
            (mixed.rotate_left(31), row.clone())
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn net(totals: &ByCurrency) -> [String; 3] {
    let totals = totals.get(&Currency::CNY).copied().unwrap_or_default();
    [Sum::Spent, Sum::Received, Sum::Net].map(|sum| totals.of(sum).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn the_order_of_arrival_and_a_second_import_change_neither_a_total_nor_a_link(rows in household(), seed in any::<u64>()) {
        let other = shuffled(&rows, seed);
        let twice = [other.clone(), rows.clone()].concat();
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            let summary = summary_of(&rows, refunds);
            for again in [&other, &twice] {
                let again = summary_of(again, refunds);
                prop_assert_eq!(&summary.totals, &again.totals);
                prop_assert_eq!(&summary.quality, &again.quality);
            }
        }
        prop_assert_eq!(pairs_of(&rows), pairs_of(&other));
        prop_assert_eq!(pairs_of(&rows), pairs_of(&twice));
    }

    #[test]
    fn refunds_in_either_period_come_to_one_total_over_all_time(rows in household()) {
        let by_payment = summary_of(&rows, Refunds::InPaymentPeriod);
        let by_refund = summary_of(&rows, Refunds::InRefundPeriod);
        prop_assert_eq!(net(&by_payment.totals), net(&by_refund.totals));
    }
}

/// A purchase and its refund in up to three parts, told in one of the ways that exports have.
fn told(way: usize, parts: &[i64], paid: i64, begin: i64) -> Vec<Transaction> {
    let amount = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
    let id = format!("p{begin}");
    let shop = format!("Shop {begin}");
    let back: i64 = parts.iter().sum();
    let mut payment = with_name(row(&id, "wallet", begin, &amount(paid)), &shop);
    payment.order_id = Some(format!("o{begin}"));
    if way == 1 {
        payment.status = if back >= paid {
            Status::Refunded
        } else {
            Status::PartlyRefunded
        };
        payment.refunded = Some(Amount::parse(&amount(back)).unwrap());
    }
    if way == 4 {
        payment.status = Status::Reversed;
    }
    let refund = |(number, part): (usize, &i64)| {
        let mut refund = row(
            &format!("{id}-{number}"),
            "wallet",
            begin + 30 + 9 * number as i64,
            &amount(*part),
        );
        (refund.direction, refund.kind) = (Direction::Credit, PaymentType::Refund);
        match way {
            0 | 4 => refund.refund_of = Some(id.clone()),
            1 | 3 => refund = with_name(refund, &shop),
            _ => refund.order_id = Some(format!("o{begin}")),
        }
        refund
    };
    let mut rows = vec![payment];
    rows.extend(parts.iter().enumerate().map(refund));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_came_back_nets_to_what_is_left_however_it_is_told(
        purchases in proptest::collection::vec((0_usize..5, proptest::collection::vec(100_i64..4_000, 1..4), 0_i64..3_000), 1..6),
        seed in any::<u64>(),
    ) {
        let mut rows = Vec::new();
        let mut spent = 0_i64;
        for (place, (way, parts, more)) in purchases.iter().enumerate() {
            let back: i64 = parts.iter().sum();
            // A reversal is whole, and one that is told by the shop's name alone is no more than was paid.
            let paid = if *way == 4 { back } else { back + more };
            rows.extend(told(*way, parts, paid, 200 * place as i64));
            spent += paid - back;
        }
        let amount = |cents: i64| if cents == 0 { "0".to_owned() } else { format!("{}.{:02}", cents / 100, cents % 100) };
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            let summary = summary_of(&shuffled(&rows, seed), refunds);
            prop_assert_eq!(&net(&summary.totals)[..2], &[amount(spent), "0".to_owned()]);
        }
    }

    #[test]
    fn nothing_is_spent_or_received_by_a_transfer_between_own_accounts_whichever_weekend_lies_between(
        weekday in 0_i64..7, hour in 0_i64..24, working_days in 0_i64..=2,
        names in pick(&[(None, None), (Some("MyCard Bank"), Some("PAYMENT THANK YOU")), (Some("Ann Lee"), Some("ANN LEE")),
            (Some("To savings"), Some("From checking"))]),
    ) {
        // January 2026 begins with a Thursday and a day off; the second week has none.
        let sent = 7 * 24 + weekday * 24 + hour;
        let mut arrived = weekday;
        let mut left = working_days;
        while left > 0 || (working_days > 0 && arrived % 7 > 4) {
            arrived += 1;
            if arrived % 7 <= 4 { left -= 1; }
        }
        let mut out = row("out", "bank", sent, "640.00");
        let mut back = row("in", "card", 7 * 24 + arrived * 24 + 23, "640.00");
        (out.kind, back.kind, back.direction) = (PaymentType::Transfer, PaymentType::Transfer, Direction::Credit);
        if let (Some(a), Some(b)) = names {
            (out, back) = (with_name(out, a), with_name(back, b));
        }
        let summary = summary_of(&[out, back], Refunds::InPaymentPeriod);
        prop_assert_eq!(net(&summary.totals), ["0".to_owned(), "0".to_owned(), "0".to_owned()]);
    }

    #[test]
    fn a_row_that_a_pending_one_became_counts_once_and_nothing_waits(
        days in 0_i64..9, tip in 0_i64..20, is_authorized in any::<bool>(), others in 0_usize..3,
    ) {
        let mut held = with_name(row("held", "card", 10, "50.00"), "Bistro");
        held.status = if is_authorized { Status::Authorized } else { Status::Pending };
        let posted = with_name(row("posted", "card", 11 + days * 24, &format!("{}.00", 50 + tip / 2)), "BISTRO");
        let mut rows = vec![held, posted];
        for other in 0..others {
            rows.push(with_name(row(&format!("other{other}"), "card", 12 + 5 * other as i64, "19.00"), "Cafe"));
        }
        let summary = summary_of(&rows, Refunds::InPaymentPeriod);
        let totals = summary.totals.get(&Currency::CNY).copied().unwrap();
        prop_assert_eq!(totals.of(Sum::Pending).to_string(), "0");
        prop_assert_eq!(totals.of(Sum::Spent).to_string(), format!("{}.00", 50 + tip / 2 + 19 * others as i64));
    }
}
