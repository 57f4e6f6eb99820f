//! The list of payments: its parts add up to the totals, its pages to the list, and each row says why it counts as it does.

use super::{Event, clock, row};
use proptest::prelude::*;
use wallet_sentinel::engine::{PaymentRow, Payments};
use wallet_sentinel::money::Money;
use wallet_sentinel::summary::{By, Counts, PaymentQuery, Refunds, Sum, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

type Cells = Vec<(&'static str, &'static str)>;

fn engine_of(rows: &[Cells]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    let events: Vec<Event> = rows
        .iter()
        .enumerate()
        .map(|(id, cells)| row(id, cells))
        .collect();
    let taken = engine.ingest(&events, IngestOptions::default()).unwrap();
    assert_eq!(taken.rejected, []);
    engine
}

fn listed(engine: &Engine, query: &PaymentQuery) -> Payments {
    engine.payments(query).unwrap()
}

/// Each row's id, where it counts, its part, and why it has none.
fn told(page: &Payments) -> Vec<String> {
    let told = |row: &PaymentRow| {
        let because = row.part.because.unwrap_or_default();
        format!(
            "{} {:?} {} {because}",
            row.payment.id, row.part.counts, row.part.amount
        )
        .trim_end()
        .to_owned()
    };
    page.rows.iter().map(told).collect()
}

fn ids(page: &Payments) -> Vec<&str> {
    page.rows.iter().map(|row| row.payment.id.as_str()).collect()
}

fn lunch(amount: &'static str) -> Cells {
    vec![
        ("amount", amount),
        ("counterparty.name", "Noodle House"),
        ("mcc", "5812"),
    ]
}

fn with(mut cells: Cells, more: &[(&'static str, &'static str)]) -> Cells {
    cells.extend(more);
    cells
}

#[test]
fn each_row_says_where_it_counts_and_why_not() {
    let engine = engine_of(&[
        lunch("30.00"),
        vec![
            ("amount", "10.00"),
            ("type", "refund"),
            ("direction", "credit"),
            ("refundOf", "p0"),
        ],
        vec![("amount", "500.00"), ("direction", "credit"), ("type", "income")],
        with(lunch("20.00"), &[("status", "failed")]),
        with(lunch("21.00"), &[("status", "pending")]),
        vec![("amount", "100.00"), ("type", "top-up")],
        with(lunch("0.00"), &[]),
        with(lunch("40.00"), &[("refunded", "40.00"), ("status", "refunded")]),
    ]);
    assert_eq!(
        told(&listed(&engine, &PaymentQuery::default())),
        [
            "p7 None 0 paid-back",
            "p6 None 0 zero",
            "p5 None 0 own-transfer",
            "p4 None 0 pending",
            "p3 None 0 failed",
            "p2 Received 500.00",
            "p1 PaysBack 10.00",
            "p0 Spent 20.00",
        ]
    );
}

#[test]
fn a_refund_is_listed_under_its_payments_category_with_the_link_between_them() {
    let engine = engine_of(&[
        lunch("30.00"),
        vec![
            ("amount", "10.00"),
            ("type", "refund"),
            ("direction", "credit"),
            ("refundOf", "p0"),
        ],
    ]);
    let page = listed(
        &engine,
        &PaymentQuery {
            category: Some("dining".to_owned()),
            ..PaymentQuery::default()
        },
    );
    assert_eq!(ids(&page), ["p1", "p0"]);
    for row in &page.rows {
        let links: Vec<_> = row
            .links
            .iter()
            .map(|link| (link.a.id.as_str(), link.b.id.as_str()))
            .collect();
        assert_eq!(links, [("p1", "p0")]);
    }
}

#[test]
fn a_payment_is_found_by_its_shop_its_note_what_was_bought_and_every_number() {
    let engine = engine_of(&[
        with(lunch("30.00"), &[("orderId", "A-2026-77"), ("note", "with Mei")]),
        vec![
            ("amount", "9.00"),
            ("counterparty.name", "瑞幸咖啡"),
            ("description", "生椰拿铁 大杯"),
        ],
        vec![("amount", "9.00"), ("reference", "4200001")],
    ]);
    let find = |text: &str| {
        let query = PaymentQuery {
            text: Some(text.to_owned()),
            ..PaymentQuery::default()
        };
        ids(&listed(&engine, &query)).join(" ")
    };
    for (text, found) in [
        ("noodle h", "p0"),
        ("ＮＯＯＤＬＥ", "p0"),
        ("MEI", "p0"),
        ("2026-77", "p0"),
        ("瑞幸", "p1"),
        ("拿铁大", "p1"),
        ("00001", "p2"),
        ("p2", "p2"),
        ("tea", ""),
        ("", "p2 p1 p0"),
    ] {
        assert_eq!(find(text), found, "{text}");
    }
}

#[test]
fn a_list_follows_every_change_of_what_it_lists() {
    let mut engine = engine_of(&[lunch("30.00")]);
    assert_eq!(
        told(&listed(&engine, &PaymentQuery::default())),
        ["p0 Spent 30.00"]
    );
    let refund = row(
        1,
        &[
            ("amount", "10.00"),
            ("type", "refund"),
            ("direction", "credit"),
            ("refundOf", "p0"),
        ],
    );
    engine.ingest(&[refund], IngestOptions::default()).unwrap();
    assert_eq!(
        told(&listed(&engine, &PaymentQuery::default())),
        ["p1 PaysBack 10.00", "p0 Spent 20.00"]
    );
    engine.forget("default");
    assert_eq!(listed(&engine, &PaymentQuery::default()), Payments::default());
}

#[test]
fn a_page_that_nobody_was_on_is_refused_and_changes_nothing() {
    let engine = engine_of(&[lunch("30.00"), lunch("31.00"), lunch("32.00")]);
    let first = PaymentQuery {
        limit: Some(1),
        ..PaymentQuery::default()
    };
    let after = listed(&engine, &first).after;
    assert!(after.is_some());
    for token in [
        "",
        "p0",
        "60000.0000000000000000",
        "x.y",
        "99999999999999999999.1",
    ] {
        let query = PaymentQuery {
            after: Some(token.to_owned()),
            ..first.clone()
        };
        let error = engine.payments(&query).unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.field),
            ("query-invalid", Some("after")),
            "{token}"
        );
    }
    let second = PaymentQuery { after, ..first };
    assert_eq!(ids(&listed(&engine, &second)), ["p1"]);
}

#[test]
fn what_an_alert_tells_of_is_flagged() {
    let mut rows: Vec<Cells> = (0..40).map(|_| lunch("20.00")).collect();
    rows.push(with(lunch("20.00"), &[("orderId", "one")]));
    rows.push(with(lunch("20.00"), &[("orderId", "one")]));
    let engine = engine_of(&rows);
    let alerts = engine
        .alerts(&wallet_sentinel::alert::AlertQuery::default())
        .unwrap();
    let mut told: Vec<String> = alerts.iter().flat_map(|alert| alert.event_ids.clone()).collect();
    told.sort();
    assert!(!told.is_empty());
    let flagged = |flagged| {
        let query = PaymentQuery {
            flagged: Some(flagged),
            ..PaymentQuery::default()
        };
        listed(&engine, &query)
    };
    let mut found: Vec<String> = flagged(true)
        .rows
        .iter()
        .map(|row| row.payment.id.clone())
        .collect();
    found.sort();
    assert_eq!(found, told);
    assert!(flagged(true).rows.iter().all(|row| !row.alert_ids.is_empty()));
    assert_eq!(flagged(false).count as usize + told.len(), rows.len());
}

/// A row of a household that shops, is paid back in part, moves money between its accounts and is charged in two exports.
fn any_row() -> impl Strategy<Value = Cells> {
    let amount = prop::sample::select(vec!["12.00", "12.00", "35.50", "80.00", "0.00"]);
    let account = prop::sample::select(vec!["wallet", "card"]);
    let shop = prop::sample::select(vec!["Noodle House", "Book Nook", "NOODLE HOUSE", "Ann"]);
    let more = prop::sample::select(vec![
        vec![],
        vec![],
        vec![],
        vec![("type", "refund"), ("direction", "credit")],
        vec![("type", "refund"), ("direction", "credit"), ("refundOf", "p1")],
        vec![("direction", "credit"), ("type", "income")],
        vec![("status", "pending")],
        vec![("status", "failed")],
        vec![("status", "refunded")],
        vec![("refunded", "5.00"), ("status", "partly-refunded")],
        vec![("type", "transfer")],
        vec![("type", "transfer"), ("direction", "credit")],
        vec![("type", "top-up")],
        vec![("fee", "1.50")],
        vec![("sameAs.accountId", "wallet"), ("sameAs.id", "p2")],
        vec![("mcc", "5812")],
        vec![("category", "gifts")],
        vec![("currency", "USD")],
    ]);
    (amount, account, shop, more).prop_map(|(amount, account, shop, more)| {
        let mut cells = vec![("amount", amount), ("accountId", account), ("holderId", "ann")];
        cells.push(("counterparty.name", shop));
        cells.extend(more);
        cells
    })
}

fn sum(rows: &[PaymentRow], of: impl Fn(&PaymentRow) -> Money) -> Money {
    rows.iter()
        .map(of)
        .fold(Money::ZERO, |sum, part| sum.plus(part).unwrap())
}

proptest! {
    #[test]
    fn the_rows_of_a_list_add_up_to_the_totals_and_its_pages_to_the_list(
        rows in prop::collection::vec(any_row(), 1..40), whose in 0_usize..3, by_refund in any::<bool>(),
        from in 0_usize..20, limit in 1_u32..9,
    ) {
        let engine = engine_of(&rows);
        let refunds = if by_refund { Refunds::InRefundPeriod } else { Refunds::InPaymentPeriod };
        let begin = Millis::parse(&clock(from)).unwrap();
        let range = SummaryQuery {
            account_id: [None, Some("card".to_owned()), None][whose].clone(),
            holder_id: [None, None, Some("ann".to_owned())][whose].clone(),
            refunds,
            by: Some(By::Category),
            ..SummaryQuery::over(begin, Millis::new(86_400_000).unwrap())
        };
        let query = PaymentQuery {
            account_id: range.account_id.clone(),
            holder_id: range.holder_id.clone(),
            from: Some(begin),
            refunds,
            limit: Some(1_000),
            ..PaymentQuery::default()
        };
        let summary = engine.summary(&range).unwrap();
        let all = listed(&engine, &query);
        prop_assert_eq!(all.rows.len(), all.count as usize);
        for (currency, totals) in summary.totals.iter() {
            let of: Vec<PaymentRow> =
                all.rows.iter().filter(|row| row.payment.currency == *currency).cloned().collect();
            prop_assert_eq!(sum(&of, |row| row.part.spent), totals.of(Sum::Spent));
            prop_assert_eq!(sum(&of, |row| row.part.received), totals.of(Sum::Received));
        }
        for group in &summary.groups {
            let of = listed(&engine, &PaymentQuery { category: Some(group.key.clone()), ..query.clone() });
            for (currency, totals) in group.totals.iter() {
                let of: Vec<PaymentRow> =
                    of.rows.iter().filter(|row| row.payment.currency == *currency).cloned().collect();
                prop_assert_eq!(sum(&of, |row| row.part.spent), totals.of(Sum::Spent));
            }
        }
        let mut paged = Vec::new();
        let mut page = PaymentQuery { limit: Some(limit), ..query.clone() };
        loop {
            let next = listed(&engine, &page);
            prop_assert_eq!(next.count, all.count);
            paged.extend(next.rows);
            match next.after {
                Some(after) => page.after = Some(after),
                None => break,
            }
        }
        prop_assert_eq!(&paged, &all.rows);
        for row in &all.rows {
            prop_assert_eq!(row.part.because.is_some(), row.part.counts == Counts::None);
        }
    }
}
