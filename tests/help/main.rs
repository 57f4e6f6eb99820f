//! Bad promises and cases for the desk: each is taken, or refused with its code and place; nothing is guessed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod elsewhere;
mod nameless;
mod parts;
mod place;
#[path = "../reading/mod.rs"]
mod reading;
mod words;

use serde_json::{Value as Json, json};
use wallet_sentinel::alert::AlertQuery;
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::view::support::CaseView;
use wallet_sentinel::{Code, Config, Engine, IngestOptions, Millis};

/// 2026-03-02 10:00 at +08:00.
const NOON: i64 = 1_772_416_800_000;
const DAY: i64 = 86_400_000;

fn engine(events: &[Json]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    for event in events {
        assert_eq!(code(&mut engine, event), None, "{event}");
    }
    engine
}

/// Why an event is refused, and where.
fn code(engine: &mut Engine, event: &Json) -> Option<(Code, Option<&'static str>)> {
    let raw = reading::raw_event(event).unwrap();
    let ingested = engine.ingest(&[raw], IngestOptions::default()).unwrap();
    ingested
        .rejected
        .first()
        .map(|rejected| (rejected.error.code, rejected.error.field))
}

fn paid(change: Json) -> Json {
    with(
        json!({
            "kind": "transaction", "id": "p", "accountId": "wechat", "at": NOON, "direction": "debit", "type": "purchase",
            "status": "completed", "amount": "399.00", "currency": "CNY", "counterparty": { "name": "晨光数码" },
            "orderId": "D-77", "reference": "4200001", "instrument": { "kind": "debit-card", "last4": "6688" },
        }),
        change,
    )
}

fn asked(change: Json) -> Json {
    with(
        json!({ "kind": "expectation", "id": "r", "accountId": "wechat", "at": NOON + DAY, "what": "refund", "transactionId": "p" }),
        change,
    )
}

fn with(mut event: Json, change: Json) -> Json {
    event
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    event
}

fn without(mut event: Json, key: &str) -> Json {
    event.as_object_mut().unwrap().remove(key);
    event
}

#[test]
fn a_promise_that_cannot_be_is_refused_by_its_code_and_field() {
    let mut engine = engine(&[paid(json!({}))]);
    let cases = [
        (
            json!({ "amount": "400.00", "currency": "CNY" }),
            Code::RefundExceedsPayment,
            "amount",
        ),
        (json!({ "at": NOON - DAY }), Code::RefundBeforePayment, "at"),
        (
            json!({ "amount": "1.00", "currency": "USD" }),
            Code::CurrencyMismatch,
            "currency",
        ),
        (json!({ "until": NOON }), Code::UntilBeforeAt, "until"),
        (json!({ "what": "goods" }), Code::ValueUnknown, "what"),
    ];
    for (change, expected, field) in cases {
        assert_eq!(code(&mut engine, &asked(change)), Some((expected, Some(field))));
    }
    let unknowable = without(asked(json!({})), "transactionId");
    assert_eq!(
        code(&mut engine, &unknowable),
        Some((Code::FieldMissing, Some("amount")))
    );
    let coupon = with(unknowable, json!({ "what": "discount" }));
    assert_eq!(
        code(&mut engine, &coupon),
        Some((Code::FieldMissing, Some("transactionId")))
    );
    assert!(
        engine.watched(&WatchQuery::default()).is_empty(),
        "nothing of it is watched"
    );
}

#[test]
fn the_same_promise_again_is_unchanged_and_another_under_its_id_a_conflict() {
    let mut engine = engine(&[paid(json!({})), asked(json!({}))]);
    let raw = reading::raw_event(&asked(json!({}))).unwrap();
    assert_eq!(
        engine.ingest(&[raw], IngestOptions::default()).unwrap().unchanged,
        1
    );
    let other = asked(json!({ "what": "points" }));
    assert_eq!(code(&mut engine, &other), Some((Code::IdConflict, Some("id"))));
}

#[test]
fn an_older_export_after_a_newer_one_changes_nothing_and_says_so() {
    let mut engine = engine(&[paid(json!({ "status": "refunded" }))]);
    for status in ["completed", "pending", "partly-refunded"] {
        let back = paid(json!({ "status": status }));
        assert_eq!(
            code(&mut engine, &back),
            Some((Code::StatusBackwards, Some("status")))
        );
    }
}

#[test]
fn without_the_ledger_promises_are_refused_and_say_why() {
    let config = Config {
        ledger_days: 0,
        ..Config::default()
    };
    let mut engine = Engine::new(config).unwrap();
    assert_eq!(code(&mut engine, &asked(json!({}))).unwrap().0, Code::LedgerOff);
}

#[test]
fn beyond_the_calendar_nothing_is_due_and_the_case_says_so() {
    // Of the two ends of time only the first is taken for a time.
    let engine = engine(&[asked(json!({ "at": -8_640_000_000_000_000_i64 }))]);
    let watched = engine.watched(&WatchQuery::default());
    assert!(watched[0].status.due.is_none() && !watched[0].status.is_late);
    let query = CaseQuery {
        account_id: Some("wechat".into()),
        case_id: Some("r".into()),
        ..CaseQuery::default()
    };
    let help = engine.support_case(&query).unwrap();
    assert!(help.case.notes.contains(&"calendar-outside") && help.case.notes.contains(&"payment-not-seen"));
}

fn told(engine: &Engine, query: &CaseQuery) -> Json {
    let help = engine.support_case(query).unwrap();
    serde_json::to_value(CaseView::from(&help)).unwrap()
}

#[test]
fn a_case_has_what_a_desk_asks_for() {
    let mut engine = engine(&[paid(json!({})), asked(json!({}))]);
    engine.advance(Millis::new(NOON + 12 * DAY).unwrap());
    let query = CaseQuery {
        account_id: Some("wechat".into()),
        case_id: Some("r".into()),
        ..CaseQuery::default()
    };
    let case = told(&engine, &query);
    assert_eq!(case["operator"], "wechat-pay");
    assert_eq!(case["problem"]["code"], "refund-late");
    assert_eq!(case["state"], "overdue");
    assert_eq!(case["transactions"][0]["reference"], "4200001");
    assert_eq!(case["transactions"][0]["orderId"], "D-77");
    assert_eq!(case["withWhom"], "merchant");
    assert_eq!(case["term"]["code"], "wechat-pay.refund.card");
    assert!(
        case["term"]["source"]
            .as_str()
            .unwrap()
            .starts_with("https://pay.weixin.qq.com/")
    );
    let steps: Vec<&str> = case["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["code"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["paid", "asked", "due", "closes"]);
    // From its alert, the same case; with the figures that the alert has.
    let alert_id = engine.watched(&WatchQuery::default())[0]
        .alert_id
        .unwrap()
        .to_owned();
    let by_alert = told(
        &engine,
        &CaseQuery {
            alert_id: Some(alert_id),
            ..CaseQuery::default()
        },
    );
    assert_eq!(by_alert["problem"]["params"]["amount"], "399.00");
    assert_eq!(by_alert["transactions"][0]["id"], "p");
}

#[test]
fn an_account_without_any_payment_has_a_case_too() {
    let engine = engine(&[]);
    for problem in [
        "account-locked",
        "password-forgotten",
        "message-missing",
        "safety-question",
    ] {
        let query = CaseQuery {
            account_id: Some("13812345678".into()),
            problem: Some(problem.into()),
            ..CaseQuery::default()
        };
        let case = told(&engine, &query);
        assert_eq!(case["account"], "138****5678");
        assert_eq!(case["problem"]["code"], problem);
        assert_eq!(
            case["withWhom"],
            if problem == "payment-query" {
                "unknown"
            } else {
                "wallet"
            }
        );
    }
}

#[test]
fn what_cannot_be_made_a_case_of_is_refused_by_its_code() {
    let engine = engine(&[paid(json!({}))]);
    let refusal = |query: CaseQuery| {
        let error = engine.support_case(&query).unwrap_err();
        (error.code, error.field)
    };
    let account = || CaseQuery {
        account_id: Some("wechat".into()),
        ..CaseQuery::default()
    };
    assert_eq!(
        refusal(CaseQuery::default()),
        (Code::FieldMissing, Some("accountId"))
    );
    assert_eq!(refusal(account()), (Code::FieldMissing, Some("problem")));
    let unknown = CaseQuery {
        transaction_id: Some("q".into()),
        ..account()
    };
    assert_eq!(
        refusal(unknown),
        (Code::TransactionUnknown, Some("transactionId"))
    );
    let odd = CaseQuery {
        transaction_id: Some("p".into()),
        problem: Some("too-dear".into()),
        ..account()
    };
    assert_eq!(refusal(odd), (Code::ValueUnknown, Some("problem")));
    let gone = CaseQuery {
        alert_id: Some("77".into()),
        ..CaseQuery::default()
    };
    assert_eq!(refusal(gone), (Code::AlertUnknown, Some("alertId")));
}

#[test]
fn a_payment_that_can_be_paid_back_is_offered_and_one_that_was_is_not() {
    let engine = engine(&[
        paid(json!({})),
        paid(json!({ "id": "q", "status": "refunded", "refunded": "399.00" })),
    ]);
    let offered: Vec<&str> = engine
        .refundable(&WatchQuery::default())
        .iter()
        .map(|(_, payment, _)| payment.id())
        .collect();
    assert_eq!(offered, ["p"]);
}

#[test]
fn that_a_holiday_delays_money_is_said_when_the_clock_is_told_and_not_before() {
    let before_the_festival = 1_770_967_800_000_i64; // 2026-02-13 15:30 at +08:00
    let day_before = before_the_festival - DAY;
    let mut engine = engine(&[
        paid(json!({ "at": day_before })),
        asked(json!({ "at": before_the_festival })),
    ]);
    let delays = |engine: &Engine| {
        let all = engine.alerts(&AlertQuery::default()).unwrap();
        let of = all
            .iter()
            .filter(|alert| alert.reasons[0].code == "holiday-delay");
        of.map(|alert| alert.count).collect::<Vec<_>>()
    };
    assert_eq!(delays(&engine), [0; 0], "it may long have come");
    for minutes in [1, 2, 3] {
        engine.advance(Millis::new(before_the_festival + minutes * 60_000).unwrap());
    }
    assert_eq!(delays(&engine), [1], "and once");
}
