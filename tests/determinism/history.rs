//! Two months of a made-up neighbourhood: what three people pay, what their neighbours pay at the same shops, who logs in,
//! a mule, a shop that copies cards, and what people say of all that afterwards.

use serde_json::{Value as Json, json};

/// Enough that habits form, fade and are broken.
const PAYMENTS: u32 = 600;
/// Enough that amounts are compared with what others pay.
const NEIGHBOURS: u64 = 36;
/// 2026-01-01 00:00 at +08:00.
const START: i64 = 1_767_196_800_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// The generator that Knuth proposed for MMIX; its upper bits are the better ones.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }

    fn span(&mut self, within: i64) -> i64 {
        self.roll(within.unsigned_abs()).cast_signed()
    }
}

/// All of it, in order of time.
pub(crate) fn made_up_history() -> Vec<Json> {
    let mut events = lives();
    events.extend(neighbours());
    events.extend(mule());
    events.extend(logins());
    let words = words(&events);
    events.extend(words);
    events.sort_by_key(|event| event["at"].as_i64()); // stable: equal times stay as they were made
    events
}

/// Three people who pay for lunch, groceries, friends and rent; now and then something odd happens.
fn lives() -> Vec<Json> {
    let mut dice = Dice(20_260_101);
    let mut at = START;
    (0..PAYMENTS)
        .map(|number| {
            let is_burst = dice.roll(12) == 0;
            at += if is_burst { 20_000 + dice.roll(200_000) } else { dice.roll(6 * 3_600_000) } as i64;
            let is_large = dice.roll(40) == 0;
            let cents = if is_large { 50_000 + dice.roll(2_000_000) } else { 300 + dice.roll(9_000) };
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            let shop = match dice.roll(8) {
                0 => format!("shop {number}"),
                _ => dice.pick(&["面馆", "canteen", "corner supermarket", "metro", "coffee cart"]).to_owned(),
            };
            let mut event = json!({
                "kind": "transaction", "id": format!("t{number}"), "accountId": dice.pick(&["mei", "lin", "zhao"]),
                "at": at, "utcOffset": 480,
                "direction": dice.pick(&["debit", "debit", "debit", "debit", "credit", "neutral"]),
                "type": dice.pick(&["purchase", "purchase", "purchase", "transfer", "red-packet", "refund"]),
                "status": dice.pick(&["completed", "completed", "completed", "completed", "pending", "failed", "refunded"]),
                "amount": amount, "currency": dice.pick(&["CNY", "CNY", "CNY", "CNY", "EUR"]),
                "counterparty": { "name": shop },
            });
            if dice.roll(10) == 0 {
                event["timePrecision"] = json!("day");
            }
            if dice.roll(15) == 0 {
                event["amount"] = json!("0");
            }
            event
        })
        .collect()
}

fn paid(account: &str, id: &str, at: i64, amount: &str, to: &str) -> Json {
    json!({
        "kind": "transaction", "id": id, "accountId": account, "at": at, "utcOffset": 480, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": amount, "currency": "CNY", "counterparty": { "name": to },
    })
}

/// Neighbours who pay at the same shops, and at an outlet; from the fourth week on the outlet copies their cards.
fn neighbours() -> Vec<Json> {
    let mut dice = Dice(7);
    let mut events = Vec::new();
    for number in 0..NEIGHBOURS * 6 {
        let account = format!("neighbour {}", number % NEIGHBOURS);
        let at = START + dice.span(55 * DAY);
        let shop = dice.pick(&["面馆", "canteen", "corner supermarket", "outlet", "outlet"]);
        let amount = format!("{}.{:02}", 8 + dice.roll(90), dice.roll(100));
        let mut event = paid(&account, &format!("n{number}"), at, &amount, shop);
        event["mcc"] = json!(if shop == "outlet" { "5732" } else { "5812" });
        event["deviceId"] = json!(format!("phone of {account}"));
        event["ip"] = json!(dice.pick(&["10.0.0.1", "10.0.0.2"]));
        events.push(event);
    }
    events
}

/// Somebody to whom strangers send money that is gone the same night, twice; the second time in parts below a limit.
fn mule() -> Vec<Json> {
    let mut events = Vec::new();
    for day in 0..40 {
        let id = format!("m{day}");
        events.push(paid(
            "yang",
            &id,
            START + day * DAY + 12 * HOUR,
            "21.50",
            "canteen",
        ));
    }
    for (round, day) in [(0, 42), (1, 55)] {
        for part in 0..16 {
            let (from, at) = (
                format!("sender {part}"),
                START + day * DAY + 8 * HOUR + part * HOUR / 2,
            );
            let amount = if round == 0 { "2600.00" } else { "9700.00" };
            let mut event = paid("yang", &format!("in{round}-{part}"), at, amount, &from);
            (event["direction"], event["type"]) = (json!("credit"), json!("transfer"));
            if round == 1 {
                event["currency"] = json!("USD");
            }
            let mut away = event.clone();
            away["id"] = json!(format!("out{round}-{part}"));
            away["at"] = json!(START + day * DAY + 18 * HOUR + part * HOUR / 8);
            away["direction"] = json!("debit");
            away["counterparty"] = json!({ "name": format!("receiver {}", part % 5) });
            events.extend([event, away]);
        }
    }
    events
}

/// Logins, some of which fail, and a few changes of keys.
fn logins() -> Vec<Json> {
    let mut dice = Dice(11);
    (0..120)
        .map(|number| {
            let account = dice.pick(&["mei", "lin", "zhao", "yang", "neighbour 1", "neighbour 2"]);
            json!({
                "kind": "access", "id": format!("a{number}"), "accountId": account, "at": START + dice.span(60 * DAY),
                "action": dice.pick(&["login", "login", "login", "challenge", "device-bind", "password-reset", "sim-change"]),
                "success": dice.roll(6) > 0, "deviceId": format!("phone {}", dice.roll(5)),
                "ip": dice.pick(&["10.0.0.1", "10.0.0.2"]),
            })
        })
        .collect()
}

/// What is said of the payments, an hour to two weeks later: of half of them something, now and then another thing later.
fn words(events: &[Json]) -> Vec<Json> {
    let mut dice = Dice(13);
    let mut words = Vec::new();
    for event in events.iter().filter(|event| event["direction"] == "debit") {
        let (Some(at), Some(shop)) = (event["at"].as_i64(), event["counterparty"]["name"].as_str()) else {
            continue;
        };
        let is_odd = shop.starts_with("shop")
            || shop.starts_with("receiver")
            || (shop == "outlet" && at > START + 24 * DAY);
        let word = match (is_odd, dice.roll(10)) {
            (true, 0..7) | (false, 0) => dice.pick(&["fraud", "fraud", "scam"]),
            _ => "legitimate",
        };
        let mut known = at + HOUR + dice.span(14 * DAY);
        let mut say = |word: &str, known: i64| {
            words.push(json!({
                "kind": "label", "accountId": event["accountId"], "at": known, "label": word,
                "of": { "transactionId": event["id"] },
            }));
        };
        if dice.roll(2) == 0 {
            say(word, known);
            if dice.roll(12) == 0 {
                known += dice.span(3 * DAY);
                say(dice.pick(&["withdrawn", "legitimate", "fraud"]), known);
            }
        }
    }
    words
}
