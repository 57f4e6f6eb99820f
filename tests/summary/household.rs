//! Several accounts of one holder: what is one movement of money counts once, and what only looks like one counts twice.

use super::{cny, codes, row};
use wallet_sentinel::summary::{Sum, Summary, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

type Cells<'a> = &'a [(&'a str, &'static str)];

/// The rows, one minute after another, all of one holder.
fn joined(rows: &[Cells<'_>]) -> Summary {
    let mut engine = Engine::new(Config::default()).unwrap();
    let events: Vec<super::Event> = rows
        .iter()
        .enumerate()
        .map(|(id, cells)| {
            let mut cells = cells.to_vec();
            cells.push(("holderId", "ann"));
            row(id, &cells)
        })
        .collect();
    let taken = engine.ingest(&events, IngestOptions::default()).unwrap();
    assert_eq!(taken.rejected, []);
    engine
        .summary(&SummaryQuery {
            holder_id: Some("ann".to_owned()),
            ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(864_000_000).unwrap())
        })
        .unwrap()
}

fn spent(rows: &[Cells<'_>]) -> String {
    cny(&joined(rows)).of(Sum::Spent).to_string()
}

const SENT: [(&str, &str); 3] = [("accountId", "bank"), ("amount", "300.00"), ("type", "transfer")];
const GOT: [(&str, &str); 4] = [
    ("accountId", "wallet"),
    ("amount", "300.00"),
    ("type", "transfer"),
    ("direction", "credit"),
];

fn with(
    cells: &[(&'static str, &'static str)],
    more: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    [cells, more].concat()
}

#[test]
fn a_transfer_to_oneself_is_excluded_once_and_one_to_a_friend_is_spent() {
    let name = |name| [("counterparty.name", name), ("counterparty.kind", "person")];
    let both = |a, b| joined(&[&with(&SENT, &name(a)), &with(&GOT, &name(b))]);
    let own = cny(&both("Ann Lee", "ANN LEE"));
    assert_eq!(own.of(Sum::Excluded).to_string(), "300.00");
    assert_eq!(
        [own.of(Sum::Spent), own.of(Sum::Received)].map(|sum| sum.to_string()),
        ["0", "0"]
    );
    let friends = cny(&both("Bob", "Carl"));
    assert_eq!(
        [friends.of(Sum::Spent), friends.of(Sum::Received)].map(|sum| sum.to_string()),
        ["300.00", "300.00"]
    );
}

#[test]
fn another_amount_or_another_week_is_no_transfer() {
    let fewer = with(
        &GOT[..1],
        &[
            ("amount", "299.99"),
            ("type", "transfer"),
            ("direction", "credit"),
        ],
    );
    assert_eq!(spent(&[&SENT, &fewer]), "300.00");
    let late = with(&GOT, &[("at", "1970-01-09T02:26:40Z")]);
    assert_eq!(spent(&[&SENT, &late]), "300.00");
}

#[test]
fn each_row_is_used_once() {
    let own = [("counterparty.kind", "own")];
    let summary = joined(&[&with(&SENT, &own), &with(&SENT, &own), &with(&GOT, &own)]);
    assert_eq!(
        cny(&summary).of(Sum::Excluded).to_string(),
        "600.00",
        "by their own words both are own moves"
    );
    let plain = joined(&[&SENT, &SENT, &GOT]);
    let totals = cny(&plain);
    assert_eq!(
        [totals.of(Sum::Spent), totals.of(Sum::Excluded)].map(|sum| sum.to_string()),
        ["300.00", "300.00"]
    );
}

#[test]
fn a_card_s_row_under_the_wallet_s_name_is_the_wallet_s_payment() {
    let paid: Cells<'_> = &[
        ("accountId", "wallet"),
        ("amount", "45.60"),
        ("instrument.kind", "debit-card"),
        ("counterparty.name", "noodle shop"),
    ];
    let shown: Cells<'_> = &[
        ("accountId", "bank"),
        ("amount", "45.60"),
        ("counterparty.name", "支付宝-noodle shop"),
    ];
    let summary = joined(&[paid, shown]);
    assert_eq!(cny(&summary).of(Sum::Spent).to_string(), "45.60");
    assert_eq!(codes(&summary), ["counted-once"]);
    let by_balance: Cells<'_> = &[
        ("accountId", "wallet"),
        ("amount", "45.60"),
        ("instrument.kind", "balance"),
        ("counterparty.name", "noodle shop"),
    ];
    assert_eq!(
        spent(&[by_balance, shown]),
        "91.20",
        "what was drawn from the balance is in no card's export"
    );
    let other_card: Cells<'_> = &[
        ("accountId", "bank"),
        ("amount", "45.60"),
        ("counterparty.name", "支付宝"),
        ("instrument.kind", "debit-card"),
        ("instrument.last4", "1111"),
    ];
    let paid_by: Cells<'_> = &[
        ("accountId", "wallet"),
        ("amount", "45.60"),
        ("instrument.kind", "debit-card"),
        ("instrument.last4", "2222"),
        ("counterparty.name", "noodle shop"),
    ];
    assert_eq!(spent(&[paid_by, other_card]), "91.20");
}

#[test]
fn two_wallets_at_one_shop_are_two_payments() {
    let by = |account| -> Vec<(&'static str, &'static str)> {
        vec![
            ("accountId", account),
            ("amount", "12.00"),
            ("instrument.kind", "debit-card"),
            ("counterparty.name", "canteen"),
        ]
    };
    assert_eq!(spent(&[&by("alipay"), &by("wechat")]), "24.00");
}

#[test]
fn what_an_export_says_of_another_is_believed_where_the_other_is_there() {
    let paid: Cells<'_> = &[("accountId", "wallet"), ("amount", "9.00")];
    let same: Cells<'_> = &[
        ("accountId", "bank"),
        ("amount", "9.00"),
        ("sameAs.accountId", "wallet"),
        ("sameAs.id", "p0"),
    ];
    assert_eq!(spent(&[paid, same]), "9.00");
    let of_nothing: Cells<'_> = &[
        ("accountId", "bank"),
        ("amount", "9.00"),
        ("sameAs.accountId", "wallet"),
        ("sameAs.id", "nowhere"),
    ];
    assert_eq!(spent(&[paid, of_nothing]), "18.00");
}

#[test]
fn of_a_withdrawal_nothing_is_received_though_no_row_tells_the_fee_that_is_missing_at_the_bank() {
    const OUT: [(&str, &str); 4] = [
        ("accountId", "wechat"),
        ("amount", "500.00"),
        ("type", "cash-out"),
        ("direction", "neutral"),
    ];
    const THERE: [(&str, &str); 4] = [
        ("accountId", "bank"),
        ("type", "transfer"),
        ("direction", "credit"),
        ("counterparty.name", "Tenpay"),
    ];
    let named: &[(&str, &str)] = &[("sameAs.accountId", "bank"), ("sameAs.id", "p1")];
    let received = |out: &[(&'static str, &'static str)], came: &'static str| {
        let there = with(&THERE, &[("amount", came)]);
        cny(&joined(&[out, &there])).of(Sum::Received).to_string()
    };
    // A thousandth is the wallets' tariff; what else is missing is found where a row names the other one.
    assert_eq!(received(&OUT, "500.00"), "0");
    assert_eq!(received(&OUT, "499.50"), "0");
    assert_eq!(received(&OUT, "480.00"), "480.00");
    for came in ["500.00", "499.50", "480.00"] {
        assert_eq!(received(&with(&OUT, named), came), "0", "{came}");
    }
    // Whichever of the two names the other, and however each calls it.
    let naming: &[(&str, &str)] = &[
        ("amount", "498.00"),
        ("sameAs.accountId", "wechat"),
        ("sameAs.id", "p0"),
    ];
    let there = with(&THERE, naming);
    for kind in ["cash-out", "transfer"] {
        let out = [OUT[0], OUT[1], ("type", kind), ("direction", "debit")];
        let totals = cny(&joined(&[&out, &there]));
        let sums = [Sum::Spent, Sum::Received].map(|sum| totals.of(sum).to_string());
        assert_eq!(sums, ["0", "0"], "{kind}");
    }
}
