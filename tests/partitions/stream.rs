//! A stream of many accounts in the order of arrival: the made-up neighbourhood, three hundred more accounts at the same shops,
//! what comes late, comes again, grows, is settled, is refused, and leaps; and the host's time.
//!
//! Not here: what is done with alerts, whose ids have to be known first (`acts`).

use crate::history::made_up_history;
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::Alert;

/// 2026-01-01 00:00 at +08:00, as the neighbourhood's.
const START: i64 = 1_767_196_800_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Several hundred, so that of sixteen partitions each has a crowd.
const PEOPLE: i64 = 300;
/// Enough payments of each that some habits are warm.
const EACH: i64 = 10;

/// What comes: an event, or the host's word on the time.
pub(crate) enum Item {
    Event(Json),
    Time(i64),
}

/// Whole numbers that look thrown, from a number: the finalizer of SplitMix64.
fn thrown(from: i64, sides: i64) -> i64 {
    let mut mixed = from.cast_unsigned().wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    i64::try_from((mixed ^ (mixed >> 31)) % sides.unsigned_abs()).unwrap()
}

fn pick<'a>(from: i64, all: &[&'a str]) -> &'a str {
    all[usize::try_from(thrown(from, all.len() as i64)).unwrap()]
}

/// A payment of one of the people, at noon or in the evening, so that many of one hour meet and most hours have none.
fn payment(person: i64, number: i64) -> Json {
    let dice = person * 1_000 + number;
    let (day, hour) = (
        number * 6 + thrown(dice, 6),
        pick(dice + 1, &["4", "10", "11"]).parse::<i64>().unwrap(),
    );
    let at = START + day * DAY + hour * HOUR + thrown(dice + 2, HOUR);
    let shop = pick(
        dice + 3,
        &[
            "canteen",
            "outlet",
            "metro",
            "coffee cart",
            "outlet",
            "bazaar",
            "new stall",
        ],
    );
    let cents = match thrown(dice + 4, 30) {
        0 => 90_000 + thrown(dice + 5, 900_000),
        _ => 400 + thrown(dice + 5, 6_000),
    };
    let shop = match shop {
        "new stall" => format!("stall {}", thrown(dice + 6, 40)),
        shop => shop.to_owned(),
    };
    json!({
        "kind": "transaction", "id": format!("p{person}-{number}"), "accountId": format!("person {person}"), "at": at,
        "utcOffset": 480, "direction": "debit", "type": pick(dice + 7, &["purchase", "purchase", "transfer"]),
        "status": pick(dice + 8, &["completed", "completed", "completed", "pending"]),
        "amount": format!("{}.{:02}", cents / 100, cents % 100), "currency": pick(dice + 9, &["CNY", "CNY", "CNY", "EUR", "JPY"]),
        "counterparty": { "name": shop }, "mcc": pick(dice + 10, &["5812", "5732", "5411"]),
        "deviceId": format!("phone {}", thrown(person, 250)), "ip": pick(dice + 11, &["10.0.0.1", "10.0.0.2", "10.0.3.9"]),
    })
}

/// A use of the account; from one network many fail within two days.
fn login(person: i64, number: i64) -> Json {
    let dice = person * 77 + number;
    let is_attack = thrown(dice, 4) == 0;
    let day = if is_attack {
        20 + thrown(dice + 1, 2)
    } else {
        thrown(dice + 1, 60)
    };
    json!({
        "kind": "access", "id": format!("u{person}-{number}"), "accountId": format!("person {person}"),
        "at": START + day * DAY + 9 * HOUR + thrown(dice + 2, 4 * HOUR),
        "action": pick(dice + 3, &["login", "login", "device-bind"]), "success": !is_attack,
        "deviceId": format!("phone {}", thrown(person, 250)),
        "ip": if is_attack { "203.0.113.7" } else { pick(dice + 4, &["10.0.0.1", "10.0.3.9"]) },
    })
}

fn later(event: &Json, by: i64) -> i64 {
    event["at"].as_i64().unwrap() + by
}

/// What is said of a payment, and what the server decided of it; of one in eight both words of a label within one hour.
fn words(payment: &Json, dice: i64) -> Vec<Json> {
    let (account, of) = (&payment["accountId"], json!({ "transactionId": payment["id"] }));
    let label = |word: &str, at: i64| json!({ "kind": "label", "accountId": account, "at": at, "label": word, "of": of });
    let is_odd = payment["counterparty"]["name"] == "outlet" || thrown(dice, 12) == 0;
    let word = if is_odd {
        pick(dice + 1, &["fraud", "scam", "fraud"])
    } else {
        "legitimate"
    };
    let at = later(payment, HOUR + thrown(dice + 2, 5 * DAY));
    let mut said = Vec::new();
    match thrown(dice + 3, 24) {
        0..=6 => said.push(label(word, at)),
        7 => said.extend([label(word, at), label("withdrawn", at + MINUTE)]),
        8 => said.push(json!({
            "kind": "verdict", "accountId": account, "at": at, "of": of, "outcome": pick(dice + 4, &["allow", "block"]), "source": "desk",
        })),
        _ => {}
    }
    said
}

/// Everything in the order of arrival.
pub(crate) fn stream() -> Vec<Item> {
    let mut events = made_up_history();
    for person in 0..PEOPLE {
        let payments: Vec<Json> = (0..EACH).map(|number| payment(person, number)).collect();
        for (number, payment) in payments.into_iter().enumerate() {
            events.extend(words(&payment, person * 50 + number as i64));
            events.push(payment);
        }
        events.extend((0..2).map(|number| login(person, number)));
    }
    let mut arrivals: Vec<(i64, Json)> = Vec::new();
    for (number, event) in events.into_iter().enumerate() {
        let dice = number as i64;
        let (at, is_payment) = (later(&event, 0), event["kind"] == "transaction");
        if is_payment && event["status"] == "pending" {
            let mut settled = event.clone();
            settled["status"] = json!(pick(dice, &["completed", "failed", "completed"]));
            arrivals.push((at + 2 * DAY + thrown(dice, HOUR), settled)); // a later word with the earlier time
        }
        if is_payment && thrown(dice + 1, 60) == 0 {
            arrivals.push((at + thrown(dice, 3 * DAY), event.clone())); // it comes again
            let mut other = event.clone();
            other["currency"] = json!("GBP");
            arrivals.push((at + thrown(dice + 2, DAY), other)); // refused
        }
        let delay = match thrown(dice + 3, 40) {
            0 => thrown(dice, 5 * HOUR),
            1 => thrown(dice, 2 * DAY),
            _ => 0,
        };
        arrivals.push((at + delay, event));
    }
    arrivals.extend(leap());
    arrivals.sort_by_key(|(at, _)| *at); // stable: equal times stay as they were made
    let mut items = Vec::new();
    let mut told = START;
    for (at, event) in arrivals {
        while at > told + 7 * DAY {
            told += 7 * DAY;
            items.push(Item::Time(told));
        }
        items.push(Item::Event(event));
    }
    items
}

/// A payment years ahead that nobody bears out; later two of two accounts, which open an hour there, until two others lead back.
fn leap() -> Vec<(i64, Json)> {
    let ahead = |person: i64, id: &str| {
        let mut event = payment(person, EACH);
        (event["id"], event["at"]) = (json!(id), json!(START + 1_200 * DAY + person * MINUTE));
        event["status"] = json!("completed");
        event
    };
    let (alone, there) = (START + 12 * DAY + 3 * HOUR, START + 31 * DAY + 4 * HOUR);
    vec![
        (alone, ahead(5, "alone")),
        (there, ahead(6, "there")),
        (there + 2 * MINUTE, ahead(7, "there too")),
    ]
}

/// The stream with what is done with some of the alerts that it raised: dispositions, which are labels too, and a look at others.
pub(crate) fn with_acts(items: Vec<Item>, alerts: &[Alert]) -> Vec<Item> {
    let mut acts: Vec<Json> = { alerts.iter().enumerate() }
        .filter(|(number, _)| number % 3 == 0)
        .map(|(number, alert)| {
            let mut act = json!({
                "kind": "act", "alertId": alert.id, "accountId": alert.account_id, "at": alert.first_at.get() + 3 * HOUR,
                "do": pick(number as i64, &["acknowledge", "resolve", "resolve"]),
            });
            if act["do"] == "resolve" {
                act["disposition"] = json!(pick(number as i64 + 1, &["fraud", "legitimate", "solved"]));
            }
            act
        })
        .collect();
    acts.sort_by_key(|act| later(act, 0));
    let mut acts = acts.into_iter().peekable();
    let mut all = Vec::new();
    for item in items {
        if let Item::Event(event) = &item {
            while let Some(act) = acts.next_if(|act| later(act, 0) < later(event, 0)) {
                all.push(Item::Event(act));
            }
        }
        all.push(item);
    }
    all
}

/// Partition of an event among so many: that of its account.
pub(crate) fn partition(event: &Json, of: usize) -> usize {
    partition_of(event["accountId"].as_str().unwrap(), of)
}

/// Partition of an account by its name, as a cluster would cut it.
pub(crate) fn partition_of(account: &str, of: usize) -> usize {
    let mixed = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(usize::from(byte));
    account.bytes().fold(7, mixed) % of
}
