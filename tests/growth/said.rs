//! Events, written as the contract has them.
//!
//! Not here: how many of which there are (`worlds`).

use serde_json::{Value as Json, json};

/// A sum between 8.00 and 78.00, in no order that anybody would see.
pub(crate) fn sum(number: usize) -> String {
    let cents = 800 + number * 37 % 101 * 69;
    format!("{}.{:02}", cents / 100, cents % 100)
}

pub(crate) fn paid(account: &str, id: &str, at: i64, amount: &str, to: &str) -> Json {
    json!({
        "kind": "transaction", "id": id, "accountId": account, "at": at, "utcOffset": 480, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": amount, "currency": "CNY", "counterparty": { "name": to },
    })
}

pub(crate) fn with(mut event: Json, more: &[(&str, &str)]) -> Json {
    for (key, value) in more {
        event[*key] = json!(value);
    }
    event
}

pub(crate) fn refund(account: &str, id: &str, at: i64, amount: &str, of: &str) -> Json {
    let back = [("direction", "credit"), ("type", "refund"), ("refundOf", of)];
    with(paid(account, id, at, amount, "shop 1"), &back)
}

pub(crate) fn promise(id: &str, at: i64, of: &str) -> Json {
    json!({ "kind": "expectation", "id": id, "accountId": "mei", "at": at, "what": "refund", "transactionId": of })
}

pub(crate) fn correction(counterparty: &str, at: i64) -> Json {
    json!({ "kind": "correction", "counterparty": counterparty, "category": "pets", "at": at })
}

pub(crate) fn decision(a: &str, b: &str, at: i64) -> Json {
    let of = |id: &str| json!({ "accountId": "mei", "id": id });
    json!({ "kind": "decision", "a": of(a), "b": of(b), "relation": "same-payment", "is": false, "at": at })
}

pub(crate) fn on_series(id: &str, at: i64) -> Json {
    json!({ "kind": "recurring", "id": id, "do": "dismiss", "at": at })
}

pub(crate) fn acknowledged(alert: &str, at: i64) -> Json {
    json!({ "kind": "act", "alertId": alert, "do": "acknowledge", "at": at })
}

pub(crate) fn label(of: &str, word: &str, at: i64) -> Json {
    json!({ "kind": "label", "accountId": "mei", "of": { "transactionId": of }, "label": word, "at": at })
}

pub(crate) fn used(id: &str, at: i64) -> Json {
    json!({
        "kind": "access", "id": id, "accountId": "mei", "at": at, "action": "login", "success": true,
        "deviceId": format!("phone {id}"),
    })
}
