//! Files of Apple, Google, and the banks and wallets beyond China: what an accountant would check by hand.

use super::*;
use wallet_sentinel::event::Channel;

fn amounts(statement: &Statement, direction: Direction) -> Vec<String> {
    let own = statement
        .events
        .iter()
        .filter(|event| event.direction == direction);
    own.map(|event| event.amount.to_string()).collect()
}

/// Every row is in some event's origins or among the skipped.
fn accounted(statement: &Statement) -> usize {
    let mut lines: Vec<u32> = statement.origins.iter().flatten().copied().collect();
    lines.extend(statement.skipped.iter().map(|row| row.line));
    lines.sort_unstable();
    lines.dedup();
    lines.len()
}

#[test]
fn what_is_owed_on_a_card_is_what_was_spent_and_what_pays_it_is_no_income() {
    let statement = read(fixture!("apple-card.csv"));
    assert_eq!((statement.layout, statement.events.len()), ("apple.card", 7));
    assert_eq!(
        natures(&statement),
        [
            (Debit, Type::Purchase),
            (Debit, Type::Purchase),
            (Debit, Type::Purchase),
            (Credit, Type::Refund),
            (Credit, Type::CardRepayment),
            (Debit, Type::Adjustment),
            (Debit, Type::Fee),
        ]
    );
    assert_eq!(statement.events[2].country.as_deref(), Some("CA"));
    assert_eq!(statement.events[0].time_precision, Some(TimePrecision::Day));
    assert_ne!(
        statement.events[0].id, statement.events[1].id,
        "two coffees are two"
    );
}

#[test]
fn a_plain_date_is_that_day_wherever_its_holder_lives() {
    let day = |options: Options| {
        let statement = with(fixture!("apple-card.csv"), options);
        let event = &statement.events[2];
        event.utc_offset.unwrap().date(event.at).unwrap().to_string()
    };
    for minutes in [-600, -300, 0, 480, 840] {
        let there = Options {
            utc_offset: Some(minutes),
            ..Options::default()
        };
        assert_eq!(day(there), "2026-03-20");
    }
    assert_eq!(day(Options::default()), "2026-03-20");
}

#[test]
fn the_card_s_seven_columns_and_its_tabs_give_the_same_payments_under_the_same_ids() {
    let ids = |text: &str| {
        read(text)
            .events
            .into_iter()
            .map(|event| event.id)
            .collect::<Vec<_>>()
    };
    let whole = ids(fixture!("apple-card.csv"));
    assert_eq!(ids(fixture!("apple-card-2020.csv")), whole);
    assert_eq!(ids(fixture!("apple-card.tsv")), whole);
}

#[test]
fn savings_move_to_and_from_the_same_person() {
    let statement = read(fixture!("apple-savings.csv"));
    assert_eq!(
        natures(&statement),
        [
            (Credit, Type::Interest),
            (Credit, Type::Adjustment),
            (Neutral, Type::Transfer),
            (Neutral, Type::Transfer),
        ]
    );
}

#[test]
fn a_purchase_billed_by_google_is_a_debit_and_its_refund_a_word_on_it() {
    let statement = read(fixture!("google-transactions.csv"));
    assert_eq!(statement.layout, "google.transactions");
    let refunded = payment(&statement, "GPA.1111-2222-3333-00002");
    assert_eq!(nature(refunded), (Debit, Type::Purchase, Status::Refunded));
    assert_eq!(text(refunded.refunded).as_deref(), Some("123456.00"));
    assert_eq!(
        payment(&statement, "GPA.1111-2222-3333-00003").status,
        Status::Closed
    );
    assert_eq!(warned(&statement, "zone-assumed"), 4);
    let at_home = Options {
        utc_offset: Some(330),
        ..Options::default()
    };
    assert_eq!(
        warned(
            &with(fixture!("google-transactions.csv"), at_home),
            "zone-assumed"
        ),
        0
    );
}

#[test]
fn a_request_moves_no_money_and_is_told_as_left_out() {
    let statement = read(fixture!("google-sends.csv"));
    assert_eq!(amounts(&statement, Credit), ["500.00"]);
    assert_eq!(amounts(&statement, Debit), ["120.50"]);
    assert_eq!(statement.skipped[0].code, "row-no-movement");
    assert_eq!(failure(fixture!("google-rewards.csv")), Code::NotPayments);
}

#[test]
fn one_purchase_at_paypal_is_one_payment_of_all_its_rows() {
    let statement = read(fixture!("paypal.csv"));
    assert_eq!((statement.rows, accounted(&statement)), (8, 8));
    let spoon = payment(&statement, "P1");
    assert_eq!(statement.origins[0], [2, 3, 4, 5]);
    assert_eq!(
        (spoon.amount.to_string(), spoon.currency.as_str()),
        ("22.40".to_owned(), "USD")
    );
    assert_eq!(spoon.original.as_ref().unwrap().amount.to_string(), "20.00");
    assert_eq!(text(payment(&statement, "P6").fee).as_deref(), Some("1.75"));
    let refund = payment(&statement, "P7");
    assert_eq!(nature(refund), (Credit, Type::Refund, Status::Completed));
    assert!(refund.refund_of.as_deref() == Some(&spoon.id) || refund.references.contains(&"P1".to_owned()));
    assert_eq!(payment(&statement, "P8").kind, Type::CashOut);
    assert_eq!(warned(&statement, "zone-assumed"), 0);
}

#[test]
fn the_whole_column_says_which_number_of_a_date_is_the_month() {
    let american = read(fixture!("paypal.csv"));
    let swapped = |line: &str| match line.get(..12).filter(|date| date.contains("/2026")) {
        Some(date) => format!("\"{}/{}/2026\"{}", &date[4..6], &date[1..3], &line[12..]),
        None => line.to_owned(),
    };
    let european: Vec<String> = fixture!("paypal.csv").lines().map(swapped).collect();
    let european = read(&european.join("\n"));
    assert_eq!(warned(&european, "date-order-guessed"), 0);
    assert_eq!(european.events[0].at, american.events[0].at);
}

#[test]
fn revolut_s_fee_leaves_the_balance_with_the_amount() {
    let statement = read(fixture!("revolut.csv"));
    assert_eq!(warned(&statement, "balance-gaps"), 0);
    let cash = &statement.events[1];
    assert_eq!((cash.kind, cash.channel), (Type::CashOut, Some(Channel::Atm)));
    assert_eq!(
        (text(cash.fee).as_deref(), cash.fee_included),
        (Some("2.00"), Some(false))
    );
    let statuses: Vec<Status> = statement.events[2..4].iter().map(|event| event.status).collect();
    assert_eq!(statuses, [Status::Pending, Status::Reversed]);
    assert_eq!(statement.events[6].direction, Neutral, "a pocket is one's own");
    // One row taken out of the middle: the balance shows it.
    let cut: Vec<&str> = fixture!("revolut.csv")
        .lines()
        .filter(|line| !line.starts_with("TOPUP"))
        .collect();
    assert_eq!(warned(&read(&cut.join("\n")), "balance-gaps"), 1);
}

#[test]
fn wise_s_fee_is_a_row_of_its_own_and_counts_once() {
    let statement = read(fixture!("wise-statement.csv"));
    assert_eq!(
        (statement.rows, statement.events.len(), accounted(&statement)),
        (3, 2, 3)
    );
    let tea = payment(&statement, "CARD-11");
    assert_eq!(
        (tea.amount.to_string(), text(tea.fee).as_deref()),
        ("64.36".to_owned(), Some("0.19"))
    );
    assert_eq!(tea.original.as_ref().unwrap().currency.as_str(), "GBP");
    assert_eq!(warned(&statement, "balance-gaps"), 0);
}

#[test]
fn one_payment_out_of_two_balances_at_wise_is_two_parts_and_a_conversion_is_one_s_own() {
    let statement = read(fixture!("wise-history.csv"));
    assert_eq!(statement.events.len(), 6);
    assert_eq!(amounts(&statement, Neutral), ["99.50"]);
    assert_eq!(amounts(&statement, Credit), ["50.00"]);
    assert_eq!(statement.events[5].status, Status::Closed);
    assert_ne!(statement.events[1].id, statement.events[2].id);
}

#[test]
fn monzo_says_what_was_paid_abroad_and_what_was_refused() {
    let statement = read(fixture!("monzo.csv"));
    let ride = payment(&statement, "tx_0001");
    assert_eq!(ride.original.as_ref().unwrap().currency.as_str(), "IDR");
    assert_eq!(payment(&statement, "tx_0003").direction, Neutral);
    assert_eq!(
        nature(payment(&statement, "tx_0004")),
        (Credit, Type::Refund, Status::Completed)
    );
    assert_eq!(payment(&statement, "tx_0005").status, Status::Failed);
}

#[test]
fn jd_counts_what_is_left_and_meituan_what_was_paid() {
    let jd = read(fixture!("jd.csv"));
    let declared = jd.declared.clone().unwrap();
    assert_eq!(
        (declared.rows, declared.spent),
        (Some(5), jd.counted.spent.clone())
    );
    assert_eq!(payment(&jd, "JD20260310002").status, Status::PartlyRefunded);
    assert_eq!(
        text(payment(&jd, "JD20260310002").refunded).as_deref(),
        Some("10.00")
    );
    let lamp = payment(&jd, "JD20260309004");
    assert_eq!(
        lamp.refund_of.as_deref(),
        Some(payment(&jd, "JD20260308003").id.as_str())
    );
    let meituan = read(fixture!("meituan.csv"));
    let declared = meituan.declared.clone().unwrap();
    assert_eq!(
        (declared.spent, declared.received),
        (meituan.counted.spent.clone(), meituan.counted.received.clone())
    );
    assert_eq!(
        text(payment(&meituan, "MT0001").discount).as_deref(),
        Some("2.50")
    );
}

#[test]
fn a_bill_of_alipay_without_its_preamble_is_read_with_its_commas() {
    let statement = read(fixture!("alipay-no-preamble.csv"));
    assert_eq!(statement.layout, "alipay.app.2023");
    assert_eq!(amounts(&statement, Debit), ["28.50", "1299.00"]);
    assert_eq!(statement.declared, None);
}

#[test]
fn whose_account_a_file_is_of_is_told_and_its_number_is_not() {
    let statement = read(APP);
    let account = serde_json::to_value(&statement.accounts).unwrap();
    let number = account[0]["number"].as_str().unwrap();
    assert!(number.contains("***"), "{number}");
    assert!(!format!("{:?}", statement.accounts).contains(number));
}
