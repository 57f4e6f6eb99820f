//! Parts: what has come is held against what was promised, or had left.

use super::{DAY, NOON, asked, engine, paid, told, with};
use serde_json::{Value as Json, json};
use wallet_sentinel::Millis;
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::pending::Stage;
use wallet_sentinel::support::CaseQuery;

/// How a case stands, what has come of it, and what left and shows nowhere.
fn standing(events: &[Json], case: &str) -> (Stage, String, Option<String>) {
    let mut engine = engine(events);
    engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
    let watched = engine.watched(&WatchQuery::default());
    let one = watched.iter().find(|one| one.pending.id == case).unwrap();
    let missing = one.status.missing.map(|missing| missing.to_string());
    (one.status.stage, one.status.received.to_string(), missing)
}

#[test]
fn ten_points_of_fifty_are_not_the_fifty_and_more_than_promised_is_enough() {
    let promised = |amount: Json| {
        let mut promise = asked(json!({ "what": "points" }));
        if !amount.is_null() {
            promise["amount"] = amount;
        }
        promise
    };
    let given = |points: Json, amount: Json| {
        let paid = paid(json!({ "points": points }));
        let (stage, received, _) = standing(&[paid, promised(amount)], "r");
        (stage, received)
    };
    let of = |stage: Stage, received: &str| (stage, received.to_owned());
    assert_eq!(given(json!(10), json!("50")), of(Stage::Overdue, "10.00"));
    assert_eq!(given(json!(50), json!("50")), of(Stage::Resolved, "50.00"));
    assert_eq!(given(json!(60), json!("50")), of(Stage::Resolved, "60.00"));
    assert_eq!(given(json!(10), json!(null)), of(Stage::Resolved, "10.00"));
    assert_eq!(given(json!(0), json!(null)), of(Stage::Overdue, "0.00"));
}

#[test]
fn ten_of_fifty_that_were_to_come_are_a_part_whether_the_promise_names_the_money_or_not() {
    let promised = |more: Json| {
        let promise = json!({ "kind": "expectation", "id": "r", "accountId": "wechat", "at": NOON, "what": "arrival",
            "amount": "50.00", "currency": "CNY" });
        with(promise, more)
    };
    let came = |amount: &str| {
        paid(json!({ "direction": "credit", "type": "transfer", "amount": amount, "at": NOON + 3_600_000 }))
    };
    let named = json!({ "transactionId": "p" });
    let standing = |came: Json, promise: Json| {
        let (stage, received, _) = standing(&[promise, came], "r");
        (stage, received)
    };
    let of = |stage: Stage, received: &str| (stage, received.to_owned());
    assert_eq!(
        standing(came("10.00"), promised(named.clone())),
        of(Stage::Overdue, "10.00")
    );
    assert_eq!(
        standing(came("50.00"), promised(named)),
        of(Stage::Resolved, "50.00")
    );
    assert_eq!(
        standing(came("10.00"), promised(json!({}))),
        of(Stage::Overdue, "0")
    );
    assert_eq!(
        standing(came("50.00"), promised(json!({}))),
        of(Stage::Resolved, "50.00")
    );
}

#[test]
fn what_a_withdrawal_lacks_is_told_and_is_a_part_only_beyond_the_wallets_tariff() {
    let withdrawn = |account: &str, came: &str, more: Json| {
        let bank = paid(
            json!({ "id": "b0", "accountId": "bank", "direction": "credit", "type": "transfer",
            "holderId": "mei", "at": NOON - DAY }),
        );
        let out = paid(
            json!({ "id": "w", "accountId": account, "type": "cash-out", "direction": "neutral", "amount": "500.00",
            "holderId": "mei", "sameAs": { "accountId": "bank", "id": "b" } }),
        );
        let arrived = paid(
            json!({ "id": "b", "accountId": "bank", "direction": "credit", "type": "transfer",
            "amount": came, "holderId": "mei", "at": NOON + 3_600_000 }),
        );
        standing(&[bank, with(out, more), arrived], "w")
    };
    let of = |stage: Stage, came: &str, missing: Option<&str>| {
        (stage, came.to_owned(), missing.map(str::to_owned))
    };
    let whole = withdrawn("wechat", "500.00", json!({}));
    assert_eq!(whole, of(Stage::Resolved, "500.00", None));
    let fee = withdrawn("wechat", "499.50", json!({}));
    assert_eq!(fee, of(Stage::Resolved, "499.50", Some("0.50")));
    for told in [
        json!({ "fee": "0.50", "feeIncluded": true }),
        json!({ "fee": "0.50" }),
    ] {
        let told = withdrawn("wechat", "499.50", told);
        assert_eq!(told, of(Stage::Resolved, "499.50", None), "a row tells the fee");
    }
    let part = withdrawn("wechat", "480.00", json!({}));
    assert_eq!(part, of(Stage::Overdue, "480.00", Some("20.00")));
    let unknown = withdrawn("a bank", "499.50", json!({}));
    assert_eq!(
        unknown,
        of(Stage::Overdue, "499.50", Some("0.50")),
        "no tariff is known"
    );
}

#[test]
fn a_row_of_the_holders_other_account_has_no_name_of_this_ones_in_the_case() {
    let bank = json!({ "accountId": "bank", "direction": "credit", "type": "transfer", "holderId": "mei" });
    let of_bank = |more: Json| with(paid(bank.clone()), more);
    let events = [
        // Each account's first text: of the one a shop's, of the other a person's.
        paid(
            json!({ "id": "first", "at": NOON - DAY, "holderId": "mei", "counterparty": { "name": "Corner shop" } }),
        ),
        of_bank(json!({ "id": "b0", "at": NOON - DAY, "counterparty": { "name": "Lin" } })),
        paid(
            json!({ "id": "w", "type": "cash-out", "direction": "neutral", "amount": "500.00", "holderId": "mei",
            "sameAs": { "accountId": "bank", "id": "b" } }),
        ),
        of_bank(
            json!({ "id": "b", "amount": "480.00", "at": NOON + 3_600_000, "counterparty": { "name": "Lin" } }),
        ),
    ];
    let mut engine = engine(&events);
    engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
    let query = CaseQuery {
        account_id: Some("wechat".into()),
        case_id: Some("w".into()),
        ..CaseQuery::default()
    };
    let case = told(&engine, &query);
    let rows = case["transactions"].as_array().unwrap();
    let arrived = rows.iter().find(|row| row["id"] == "b").unwrap();
    assert_eq!(arrived["amount"], "480.00");
    assert_eq!(arrived.get("counterparty"), None);
}

#[test]
fn what_only_a_payment_s_own_column_tells_settles_as_much_as_was_promised_after_it() {
    let word = |refunded: &str, more: Json| {
        with(
            paid(json!({ "status": "partly-refunded", "refunded": refunded })),
            more,
        )
    };
    let part = |id: &str, amount: &str| asked(json!({ "id": id, "amount": amount }));
    let stage = |events: &[Json], case: &str| standing(events, case).0;
    let (bought, cup) = (paid(json!({})), part("cup", "40.00"));
    let told = [bought.clone(), cup.clone(), word("40.00", json!({}))];
    assert_eq!(standing(&told, "cup").1, "40.00");
    assert_eq!(stage(&told, "cup"), Stage::Resolved);
    // What it told before was not promised.
    let before = [bought.clone(), word("40.00", json!({})), cup.clone()];
    assert_eq!(stage(&before, "cup"), Stage::Overdue);
    let both = [before.as_slice(), &[word("80.00", json!({}))]].concat();
    assert_eq!(stage(&both, "cup"), Stage::Resolved);
    // Nor does what it told twice count for two: the exact sum first, then the older promise.
    let two = [
        bought.clone(),
        cup.clone(),
        part("plate", "30.00"),
        word("30.00", json!({})),
    ];
    assert_eq!(
        (stage(&two, "cup"), stage(&two, "plate")),
        (Stage::Overdue, Stage::Resolved)
    );
    // A row of the same money is no second sum.
    let row = paid(
        json!({ "id": "b", "at": NOON + 2 * DAY, "direction": "credit", "type": "refund", "refundOf": "p",
        "amount": "30.00", "orderId": "D-77", "reference": "b" }),
    );
    let shown = [two.as_slice(), &[row]].concat();
    assert_eq!(
        (stage(&shown, "cup"), stage(&shown, "plate")),
        (Stage::Overdue, Stage::Resolved)
    );
}

#[test]
fn what_an_export_from_before_a_promise_told_is_none_of_it_in_whichever_order_they_come() {
    let word = |refunded: &str, day: i64| {
        paid(json!({ "status": "partly-refunded", "refunded": refunded, "exportedAt": NOON + day * DAY }))
    };
    let cup = asked(json!({ "at": NOON + 4 * DAY, "amount": "40.00" }));
    for (newest, stage) in [("40.00", Stage::Overdue), ("80.00", Stage::Resolved)] {
        let events = [word("40.00", 3), cup.clone(), word(newest, 9)];
        for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0]] {
            let mut engine = super::engine(&[]);
            for place in order {
                super::code(&mut engine, &events[place]); // an older word is refused, and yet heard
            }
            engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
            let watched = engine.watched(&WatchQuery::default());
            assert_eq!(watched[0].status.stage, stage, "{order:?} {newest}");
        }
    }
}
