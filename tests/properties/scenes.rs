//! A life with much trouble in it: what hardly ever comes together by chance, so that every suspicion is heard.
//!
//! A month of lunches and small transfers; then travel, trials, strangers, money that flows through, and a long silence.

use super::arbitrary::{START, text};
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};

type Fields = Vec<(Field, Value<'static>)>;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// One account's payments in the making.
struct Life {
    account: &'static str,
    from: i64,
    events: Vec<RawEvent<'static>>,
}

impl Life {
    /// A payment so many milliseconds after the beginning. What is said twice is said last.
    fn pay(&mut self, after: i64, amount: &str, party: &str, more: Fields) {
        let (account, from) = (self.account, self.from);
        let id = format!("scene {from} {} in {account}", self.events.len());
        let mut values = vec![
            (Field::Kind, text("transaction")),
            (Field::AccountId, text(account)),
            (Field::Id, text(id)),
            (Field::At, Value::Number((from + after) as f64)),
            (Field::UtcOffset, Value::Number(480.0)),
            (Field::Direction, text("debit")),
            (Field::Type, text("purchase")),
            (Field::Status, text("completed")),
            (Field::Amount, text(amount)),
            (Field::Currency, text("CNY")),
            (Field::CounterpartyName, text(format!("{party} in {account}"))),
        ];
        for (field, value) in more {
            values.retain(|(known, _)| *known != field);
            values.push((field, value));
        }
        self.events.push(RawEvent {
            dialect: Dialect::Typed,
            values,
        });
    }
}

fn words<const N: usize>(fields: [(Field, &'static str); N]) -> Fields {
    fields
        .into_iter()
        .map(|(field, word)| (field, text(word)))
        .collect()
}

fn at_a_till(latitude: f64, longitude: f64) -> Fields {
    vec![
        (Field::Channel, text("in-store")),
        (Field::Latitude, Value::Number(latitude)),
        (Field::Longitude, Value::Number(longitude)),
    ]
}

fn sent() -> Fields {
    words([(Field::Type, "transfer")])
}

fn received() -> Fields {
    words([(Field::Type, "transfer"), (Field::Direction, "credit")])
}

/// The whole story of an account, beginning so many days after the others.
pub(super) fn scene(account: &'static str, day: i64) -> Vec<RawEvent<'static>> {
    let mut life = Life {
        account,
        from: START + day * DAY + 12 * HOUR,
        events: Vec::new(),
    };
    for turn in 0..30 {
        let mut lunch = at_a_till(31.2, 121.5);
        lunch.extend(words([(Field::Country, "CN"), (Field::BalanceAfter, "9000.00")]));
        lunch.push((Field::DeviceId, text(format!("device in {account}"))));
        life.pay(
            turn * DAY,
            "25.00",
            ["canteen", "noodles"][turn as usize % 2],
            lunch,
        );
    }
    for week in 0..4 {
        life.pay(week * 7 * DAY + HOUR, "60.00", "friend", sent());
    }
    let tomorrow = 30 * DAY;
    life.pay(tomorrow, "25.00", "canteen", at_a_till(31.2, 121.5));
    life.pay(tomorrow + 20 * MINUTE, "90.00", "far shop", at_a_till(43.8, 87.6));
    life.pay(tomorrow + DAY, "80.00", "abroad", words([(Field::Country, "JP")]));
    let dollars = words([(Field::OriginalAmount, "10.00"), (Field::OriginalCurrency, "USD")]);
    life.pay(tomorrow + 2 * DAY, "70.00", "web shop", dollars);
    let stranger = vec![(Field::DeviceId, text(format!("other device in {account}")))];
    life.pay(tomorrow + 3 * DAY, "70.00", "web shop", stranger);
    for trial in 0..5 {
        let refused = words([(Field::Channel, "online"), (Field::Status, "failed")]);
        life.pay(
            tomorrow + 4 * DAY + trial * MINUTE,
            "1.00",
            &format!("trial {trial}"),
            refused,
        );
    }
    let mut all = sent();
    all.extend(words([(Field::BalanceAfter, "100.00")]));
    life.pay(tomorrow + 5 * DAY, "8800.00", "stranger", all);
    for turn in 0..12 {
        let party = format!("stranger {turn}");
        life.pay(tomorrow + 6 * DAY + turn * 100 * MINUTE, "900.00", &party, sent());
    }
    for turn in 0..3 {
        let mut dollars = received();
        dollars.extend(words([(Field::Currency, "USD")]));
        life.pay(
            tomorrow + 8 * DAY + turn * DAY,
            "9500.00",
            &format!("teller {turn}"),
            dollars,
        );
    }
    for turn in 0..20 {
        let party = format!("sender {turn}");
        life.pay(tomorrow + 12 * DAY + turn * HOUR, "3000.00", &party, received());
    }
    life.pay(tomorrow + 13 * DAY, "58000.00", "receiver", sent());
    life.pay(tomorrow + 14 * DAY, "56000.00", "somebody", received());
    life.pay(400 * DAY, "500.00", "canteen", Fields::new());
    life.events
}
