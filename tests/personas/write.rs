//! Events in the contract's shape, as a host wallet would hand them over.
//!
//! What a host cannot know is absent: no place for a payment online, no phone for money that comes in or is drawn by a
//! merchant. Not here: what the values are (`settle` resolves them).

use crate::event::{Access, Pay};
use crate::place::Place;
use serde_json::{Map, Value as Json, json};

/// Where, on which phone and for whom something happens.
pub(crate) struct Stage<'a> {
    pub(crate) id: String,
    pub(crate) person: &'a str,
    pub(crate) at: i64,
    /// Minutes east of UTC.
    pub(crate) offset: i64,
    pub(crate) place: &'static Place,
    pub(crate) device: Option<String>,
}

/// A payment's resolved parts.
pub(crate) struct Resolved {
    pub(crate) cents: i64,
    pub(crate) currency: &'static str,
    /// What it was in the merchant's money, where that is another.
    pub(crate) original: Option<(i64, &'static str)>,
    pub(crate) instrument: &'static str,
    pub(crate) authentication: Option<&'static str>,
    pub(crate) balance: Option<i64>,
    /// Latitude and longitude of a till.
    pub(crate) spot: Option<(f64, f64)>,
}

/// Hundredths as a decimal text; yen and won have none.
pub(crate) fn amount(cents: i64, currency: &str) -> String {
    match currency {
        "JPY" | "KRW" => ((cents + 50) / 100).max(1).to_string(),
        _ => format!("{}.{:02}", cents / 100, cents % 100),
    }
}

fn put(object: &mut Map<String, Json>, name: &str, value: Option<impl Into<Json>>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value.into());
    }
}

fn common(kind: &str, stage: &Stage<'_>, account: &str) -> Map<String, Json> {
    let mut object = Map::new();
    put(&mut object, "kind", Some(kind));
    put(&mut object, "id", Some(stage.id.as_str()));
    put(&mut object, "accountId", Some(account));
    put(&mut object, "holderId", Some(format!("holder-{}", stage.person)));
    put(&mut object, "at", Some(stage.at));
    put(&mut object, "utcOffset", Some(stage.offset));
    put(&mut object, "deviceId", stage.device.as_deref());
    object
}

/// A payment.
pub(crate) fn payment(stage: &Stage<'_>, pay: &Pay, resolved: &Resolved) -> Json {
    let account = pay.account.as_deref().unwrap_or(stage.person);
    let mut object = common("transaction", stage, account);
    put(&mut object, "direction", Some(pay.direction));
    put(&mut object, "type", Some(pay.kind));
    put(&mut object, "status", Some(pay.status));
    put(
        &mut object,
        "amount",
        Some(amount(resolved.cents, resolved.currency)),
    );
    put(&mut object, "currency", Some(resolved.currency));
    let original = resolved
        .original
        .map(|(cents, currency)| json!({ "amount": amount(cents, currency), "currency": currency }));
    put(&mut object, "original", original);
    put(
        &mut object,
        "balanceAfter",
        resolved.balance.map(|cents| amount(cents, resolved.currency)),
    );
    put(
        &mut object,
        "refundOf",
        pay.refund_of.map(|key| id(stage.person, key)),
    );
    put(
        &mut object,
        "counterparty",
        Some(json!({ "id": pay.other.id, "name": pay.other.name, "kind": pay.other.kind })),
    );
    put(&mut object, "orderId", pay.order.as_deref());
    put(&mut object, "mcc", pay.other.mcc);
    let category = match pay.kind {
        "purchase" => pay.other.category,
        by_type => Some(by_type),
    };
    put(&mut object, "category", category);
    put(&mut object, "channel", Some(pay.channel));
    put(
        &mut object,
        "instrument",
        Some(instrument(stage.person, resolved.instrument)),
    );
    put(&mut object, "authentication", resolved.authentication);
    put(
        &mut object,
        "agreementId",
        pay.agreement
            .as_ref()
            .map(|name| format!("{}-{name}", stage.person)),
    );
    put(&mut object, "payerAccountId", pay.payer.as_deref());
    if let Some(seen) = pay.seen {
        put(&mut object, "context", Some(json!({ seen: true })));
    }
    let has_place = stage.device.is_some() || pay.channel == "in-store";
    put(&mut object, "country", has_place.then_some(stage.place.country));
    put(
        &mut object,
        "location",
        resolved.spot.map(|(lat, lon)| json!({ "lat": lat, "lon": lon })),
    );
    Json::Object(object)
}

/// Cards show four digits; they are made from the person's id, so that each keeps its own.
fn instrument(person: &str, kind: &str) -> Json {
    let number: u32 = person
        .bytes()
        .chain(kind.bytes())
        .fold(7, |so_far, byte| (so_far * 31 + u32::from(byte)) % 10_000);
    let mut object = json!({ "kind": kind, "id": format!("{person}-{kind}") });
    if kind.ends_with("card") {
        object["last4"] = json!(format!("{number:04}"));
    }
    object
}

/// The second word on a payment: another status, perhaps money back.
pub(crate) fn update(first: &Json, status: &str, refunded: Option<i64>) -> Json {
    let mut again = first.clone();
    again["status"] = json!(status);
    if let Some(cents) = refunded {
        let currency = first["currency"].as_str().unwrap_or_default();
        again["refunded"] = json!(amount(cents, currency));
    }
    again
}

/// Access.
pub(crate) fn access(stage: &Stage<'_>, access: &Access, answers: Option<String>) -> Json {
    let mut object = common("access", stage, stage.person);
    put(&mut object, "action", Some(access.action));
    put(&mut object, "success", Some(access.success));
    put(&mut object, "method", access.method);
    put(&mut object, "challengeOf", answers);
    put(&mut object, "country", Some(stage.place.country));
    let network = match access.network {
        "mobile" => format!("mobile-{}", stage.place.country),
        "foreign" => format!("net-{}", stage.place.name),
        own => format!("{own}-{}", stage.person),
    };
    put(&mut object, "network", Some(network));
    let agent = stage.device.as_deref().map(|device| {
        if device.len() % 2 == 0 {
            "iOS 18"
        } else {
            "Android 15"
        }
    });
    put(&mut object, "agent", agent);
    Json::Object(object)
}

/// What somebody says of a payment.
pub(crate) fn label(person: &str, at: i64, of: u32, label: &str) -> Json {
    json!({ "kind": "label", "accountId": person, "of": { "transactionId": id(person, of) }, "at": at, "label": label })
}

/// The id of an event.
pub(crate) fn id(person: &str, key: u32) -> String {
    format!("{person}-{key}")
}
