//! Every kind of event, each about a payment that came or beside all of them.
//!
//! Each comes several times, about another payment each. Not here: verbs (`verbs`), and the worlds that they come into.

use crate::reading::raw_event;
use crate::said::{acknowledged, correction, decision, label, on_series, paid, promise, refund, used, with};
use crate::work::work_of;
use crate::worlds::{MINUTE, Made};
use serde_json::{Value as Json, json};
use wallet_sentinel::IngestOptions;

/// An event about a payment, or beside it: that payment, a number, and the time.
pub(crate) struct EventVerb {
    pub(crate) name: &'static str,
    event: fn(&Json, usize, i64) -> Json,
    /// It is said of old payments too: what came since may have to do with them, and may be read.
    pub(crate) speaks_of_old: bool,
}

/// What is filed otherwise is held against all that was told of budgets.
pub(crate) const READ_ALL: [&str; 2] = ["correction", "correction of a shop"];

pub(crate) fn text<'a>(event: &'a Json, key: &str) -> &'a str {
    event[key].as_str().unwrap()
}

pub(crate) fn next(old: &Json, number: usize, now: i64) -> Json {
    let at = now + (number as i64 + 1) * 7 * MINUTE;
    paid(
        text(old, "accountId"),
        &format!("new{number}"),
        at,
        &format!("{}.50", 20 + number),
        "shop 3",
    )
}

fn at(old: Json, account: &Json) -> Json {
    let mut event = old;
    event["accountId"] = account["accountId"].clone();
    event
}

pub(crate) const EVENTS: &[EventVerb] = &[
    EventVerb {
        name: "payment",
        speaks_of_old: false,
        event: next,
    },
    EventVerb {
        name: "payment to a stranger",
        speaks_of_old: false,
        event: |old, number, now| {
            let mut event = next(old, number, now);
            event["counterparty"]["name"] = json!(format!("stranger {number}"));
            event
        },
    },
    EventVerb {
        name: "payment of a budget",
        speaks_of_old: false,
        event: |old, number, now| with(next(old, number, now), &[("category", "dining")]),
    },
    EventVerb {
        name: "payment in a new currency",
        speaks_of_old: false,
        event: |old, number, now| {
            let code = format!("ZZ{}", char::from(b'A' + number as u8));
            with(next(old, number, now), &[("currency", &code), ("amount", "7")])
        },
    },
    EventVerb {
        name: "payment again",
        speaks_of_old: true,
        event: |old, _, _| old.clone(),
    },
    EventVerb {
        name: "payment that comes back",
        speaks_of_old: true,
        event: |old, _, _| with(old.clone(), &[("status", "refunded")]),
    },
    EventVerb {
        name: "refund that names its payment",
        speaks_of_old: true,
        event: |old, number, now| {
            let (id, at) = (format!("back{number}"), now + (number as i64 + 1) * MINUTE);
            refund(
                text(old, "accountId"),
                &id,
                at,
                text(old, "amount"),
                text(old, "id"),
            )
        },
    },
    EventVerb {
        name: "refund that names nothing",
        speaks_of_old: false,
        event: |old, number, now| {
            with(
                next(old, number, now),
                &[("direction", "credit"), ("type", "refund")],
            )
        },
    },
    EventVerb {
        name: "charge that comes twice",
        speaks_of_old: false,
        event: |old, number, now| {
            let mut event = with(
                next(old, number / 2, now + number as i64),
                &[("orderId", &format!("new{}", number / 2))],
            );
            event["id"] = json!(format!("new{number}"));
            event
        },
    },
    EventVerb {
        name: "transfer under a shared screen",
        speaks_of_old: false,
        event: |old, number, now| {
            let stranger = [("type", "transfer"), ("amount", "20000.00")];
            let mut event = with(next(old, number, now), &stranger);
            event["counterparty"] = json!({ "name": format!("stranger {number}"), "kind": "person" });
            event["context"] = json!({ "screenShare": true, "call": true });
            event
        },
    },
    EventVerb {
        name: "transfer under way",
        speaks_of_old: false,
        event: |old, number, now| {
            with(
                next(old, number, now),
                &[("type", "transfer"), ("status", "pending")],
            )
        },
    },
    EventVerb {
        name: "transfer that arrives",
        speaks_of_old: true,
        event: |old, _, _| with(old.clone(), &[("status", "completed"), ("type", "transfer")]),
    },
    EventVerb {
        name: "promise",
        speaks_of_old: true,
        event: |old, number, now| at(promise(&format!("new{number}"), now, text(old, "id")), old),
    },
    EventVerb {
        name: "promise withdrawn",
        speaks_of_old: true,
        event: |old, number, now| {
            let id = text(old, "id").replace('p', "promise");
            let id = if number % 2 == 0 {
                id
            } else {
                format!("new{number}")
            };
            at(
                with(promise(&id, now, text(old, "id")), &[("state", "withdrawn")]),
                old,
            )
        },
    },
    EventVerb {
        name: "use",
        speaks_of_old: false,
        event: |old, number, now| at(used(&format!("new{number}"), now), old),
    },
    EventVerb {
        name: "label, fraud",
        speaks_of_old: true,
        event: |old, _, now| at(label(text(old, "id"), "fraud", now), old),
    },
    EventVerb {
        name: "label, legitimate",
        speaks_of_old: true,
        event: |old, _, now| at(label(text(old, "id"), "legitimate", now), old),
    },
    EventVerb {
        name: "verdict",
        speaks_of_old: true,
        event: |old, _, now| {
            let of = json!({ "transactionId": old["id"] });
            json!({
                "kind": "verdict", "accountId": old["accountId"], "of": of, "at": now, "outcome": "allow", "source": "desk",
            })
        },
    },
    EventVerb {
        name: "act on an alert to come",
        speaks_of_old: false,
        event: |_, number, now| acknowledged(&format!("{number:031x}f"), now),
    },
    EventVerb {
        name: "correction",
        speaks_of_old: false,
        event: |_, number, now| correction(&format!("kiosk {number}"), now),
    },
    EventVerb {
        name: "correction of a shop",
        speaks_of_old: false,
        event: |old, number, now| correction(text(&old["counterparty"], "name"), now + number as i64),
    },
    EventVerb {
        name: "decision",
        speaks_of_old: true,
        event: |old, number, now| {
            let mut event = decision(text(old, "id"), &format!("other{number}"), now);
            event["a"]["accountId"] = old["accountId"].clone();
            event["b"]["accountId"] = old["accountId"].clone();
            event
        },
    },
    EventVerb {
        name: "word on a series",
        speaks_of_old: false,
        event: |_, number, now| on_series(&format!("{number:031x}f"), now),
    },
];

impl EventVerb {
    /// Work of these events, one call each, of these payments: the median; nothing where not all of them are taken. A call in which
    /// a list has no room left and grows by all of itself is paid for by as many others, and is in the work of taking in all.
    pub(crate) fn work(&self, made: &Made, payments: &[Json]) -> Option<u64> {
        let mut engine = made.engine.clone();
        let mut works = Vec::new();
        for (number, old) in payments.iter().enumerate() {
            let event = raw_event(&(self.event)(old, number, made.now)).unwrap();
            let call = || {
                engine
                    .ingest(std::slice::from_ref(&event), IngestOptions::default())
                    .unwrap()
            };
            let (work, came) = work_of(call);
            works.extend(came.rejected.is_empty().then_some(work));
        }
        works.sort_unstable();
        (works.len() == payments.len()).then(|| works[works.len() / 2])
    }
}
