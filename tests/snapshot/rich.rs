//! A state that has something of everything, and payments to be asked about on top of it.
//!
//! Not here: what is done to it (`tamper`).

use super::{DAY, NOON, lived, reading, set};
use serde_json::{Value as Json, json};
use wallet_sentinel::config::{Budget, BudgetInterval};
use wallet_sentinel::engine::QuestionQuery;
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::money::{Amount, Currency};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// After the last day of the lives in it.
pub(super) const NOW: i64 = NOON + 61 * DAY;

pub(super) fn take(engine: &mut Engine, events: &[Json]) {
    for event in events {
        let raw: [RawEvent<'_>; 1] = [reading::raw_event(event).unwrap()];
        let came = engine.ingest(&raw, IngestOptions::default()).unwrap();
        assert_eq!(came.rejected, [], "{event}");
    }
}

fn payment(account: &str, id: &str, at: i64, amount: &str, more: Json) -> Json {
    let mut event = json!({ "kind": "transaction", "id": id, "accountId": account, "at": at, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": amount, "currency": "CNY" });
    let fields = more.as_object().unwrap().clone();
    event.as_object_mut().unwrap().extend(fields);
    event
}

/// A month of a person whose host tells everything: devices, networks, places, categories, balances, an agreement, a family
/// card, money that comes in, a refund, a second currency, a second account.
fn told_in_full() -> Vec<Json> {
    let mut events = Vec::new();
    let shops = ["bakery", "noodle bar", "pharmacy", "bookshop"];
    for day in 0..30_i64 {
        let at = NOON + (31 + day) * DAY;
        let shop = shops[usize::try_from(day).unwrap() % shops.len()];
        events.push(payment("li", &format!("li-{day}"), at, &format!("{}.00", 30 + day * 7 % 50), json!({
            "holderId": "li", "counterparty": { "id": format!("m-{shop}"), "name": shop, "kind": "merchant" }, "mcc": "5411",
            "category": "groceries", "channel": "in-store", "deviceId": "phone-1", "ip": "10.0.0.7", "country": "CN",
            "authentication": "password", "location": { "lat": 31.2 + day as f64 / 1000.0, "lon": 121.5 },
            "balanceAfter": format!("{}.00", 9000 - day * 50), "orderId": format!("order-{day}") })));
        let online = json!({ "holderId": "li", "counterparty": { "id": "m-games", "name": "games" }, "category": "games",
            "channel": "online", "deviceId": "phone-1", "authentication": "none", "instrument": { "kind": "credit-card" } });
        events.push(payment(
            "li",
            &format!("li-on-{day}"),
            at + 3_600_000,
            "6.00",
            online,
        ));
        if day % 7 == 0 {
            events.push(payment("li", &format!("li-sub-{day}"), at + 7_200_000, "15.00", json!({
                "holderId": "li", "counterparty": { "name": "music" }, "channel": "recurring", "agreementId": "music-1" })));
            events.push(payment("li", &format!("li-in-{day}"), at + 7_300_000, "800.00", json!({ "holderId": "li",
                "direction": "credit", "type": "transfer", "counterparty": { "name": "an uncle", "kind": "person" } })));
            events.push(payment(
                "li",
                &format!("li-son-{day}"),
                at + 7_400_000,
                "12.00",
                json!({ "holderId": "li",
                "payerAccountId": "son", "counterparty": { "name": "kiosk" }, "category": "snacks" }),
            ));
            events.push(payment(
                "li",
                &format!("li-yen-{day}"),
                at + 7_500_000,
                "1200",
                json!({ "holderId": "li",
                "currency": "JPY", "counterparty": { "name": "hotel" }, "country": "JP" }),
            ));
            events.push(payment(
                "li-bank",
                &format!("bank-{day}"),
                at + 7_600_000,
                "200.00",
                json!({ "holderId": "li",
                "type": "top-up", "counterparty": { "name": "li", "kind": "own" },
                "sameAs": { "accountId": "li", "id": format!("li-top-{day}") } }),
            ));
            events.push(json!({ "kind": "access", "id": format!("li-login-{day}"), "accountId": "li", "at": at - 60_000,
                "action": "login", "success": true, "deviceId": "phone-1", "ip": "10.0.0.7", "country": "CN" }));
        }
    }
    let at = NOON + 60 * DAY;
    events.extend([
        came_in(),
        payment(
            "li",
            "li-back",
            at + 1000,
            "6.00",
            json!({ "holderId": "li", "direction": "credit", "type": "refund",
            "counterparty": { "id": "m-games", "name": "games" }, "refundOf": "li-on-20" }),
        ),
        payment(
            "li",
            "li-held",
            at + 2000,
            "500.00",
            json!({ "holderId": "li", "status": "authorized",
            "counterparty": { "name": "hotel" } }),
        ),
        payment(
            "li",
            "li-on-its-way",
            at + 3000,
            "300.00",
            json!({ "holderId": "li", "type": "transfer", "status": "pending",
            "counterparty": { "name": "an uncle", "kind": "person" } }),
        ),
        json!({ "kind": "verdict", "accountId": "li", "at": at + 4000, "of": { "transactionId": "li-odd" },
            "outcome": "review", "source": "server" }),
    ]);
    events
}

/// Everything that a state can have something of, of dozens of accounts.
pub(super) fn rich() -> Engine {
    let config = Config {
        budgets: vec![Budget {
            category: Some("groceries".to_owned()),
            currency: Currency::parse("CNY").unwrap(),
            amount: Amount::parse("900").unwrap(),
            interval: BudgetInterval::Month,
        }],
        alerts_per_day: 30,
        ..set()
    };
    let mut engine = lived(config, &["mei", "wang"]);
    take(&mut engine, &told_in_full());
    let end = NOON + 60 * DAY;
    for number in 0..30_i64 {
        let (account, id) = (format!("other-{number}"), format!("o-{number}"));
        let more =
            json!({ "counterparty": { "id": "m-bakery", "name": "bakery" }, "mcc": "5411", "country": "CN" });
        take(
            &mut engine,
            &[payment(&account, &id, end + number * 7_200_000, "25.00", more)],
        );
    }
    for day in 0..30 {
        let word = if day % 5 == 4 { "fraud" } else { "legitimate" };
        take(
            &mut engine,
            &[
                json!({ "kind": "label", "accountId": "li", "at": end + 3 * DAY, "label": word,
            "of": { "transactionId": format!("li-{day}") } }),
            ],
        );
    }
    let query = QuestionQuery {
        now: Millis::new(end + 8 * DAY).unwrap(),
        account_id: None,
    };
    if let Some(asked) = engine.question(&query).unwrap() {
        let label = json!({ "kind": "label", "accountId": asked.account_id, "at": end + 8 * DAY, "label": "legitimate",
            "of": { "transactionId": asked.payment.id() } });
        take(&mut engine, &[label]);
    }
    engine.advance(Millis::new(end + 9 * DAY).unwrap());
    engine
}

/// An ordinary payment, a stranger's under a call, one abroad, a subscription's, one in another currency, and one that has come in.
pub(super) fn asked() -> Vec<Json> {
    let at = NOW + 9 * DAY;
    vec![
        payment(
            "li",
            "ask-1",
            at,
            "42.00",
            json!({ "holderId": "li", "counterparty": { "id": "m-bakery", "name": "bakery" },
            "mcc": "5411", "category": "groceries", "channel": "in-store", "deviceId": "phone-1", "country": "CN",
            "location": { "lat": 31.2, "lon": 121.5 } }),
        ),
        payment(
            "li",
            "ask-2",
            at + 14 * 3_600_000,
            "8800.00",
            json!({ "holderId": "li", "type": "transfer",
            "counterparty": { "id": "stranger", "name": "a stranger", "kind": "person" }, "deviceId": "phone-2",
            "context": { "call": true, "screenShare": true, "remoteControl": true }, "balanceAfter": "3.00" }),
        ),
        payment(
            "mei-main",
            "ask-3",
            at,
            "2600.00",
            json!({ "counterparty": { "name": "jewels" }, "channel": "online",
            "category": "jewellery", "country": "PH", "ip": "198.51.100.7", "deviceId": "phone-9",
            "location": { "lat": 14.6, "lon": 121.0 }, "authentication": "none" }),
        ),
        payment(
            "li",
            "ask-4",
            at + 1000,
            "98.00",
            json!({ "holderId": "li", "counterparty": { "name": "music" },
            "channel": "recurring", "agreementId": "music-1" }),
        ),
        payment(
            "other-3",
            "ask-5",
            at,
            "70.00",
            json!({ "currency": "JPY", "counterparty": { "name": "bakery" } }),
        ),
        came_in(),
    ]
}

/// A payment that has come in, of which the decision is kept.
fn came_in() -> Json {
    payment(
        "li",
        "li-odd",
        NOON + 60 * DAY,
        "4800.00",
        json!({ "holderId": "li", "type": "transfer",
        "counterparty": { "id": "stranger", "name": "a stranger", "kind": "person" }, "deviceId": "phone-2" }),
    )
}
