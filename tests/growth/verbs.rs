//! Every verb of the engine and every kind of event, each as a call on an engine of some world.
//!
//! An event or a verb about one thing has to cost what it costs whatever else is there; a verb that reads all may grow with
//! all. Each event comes several times, of another payment each: the mean of that says more than one call.

use crate::reading::raw_event;
use crate::work::work_of;
use crate::worlds::{
    DAY, MINUTE, Made, acknowledged, config, correction, decision, label, on_series, paid, promise, refund,
    used, with,
};
use serde_json::{Value as Json, json};
use std::hint::black_box;
use wallet_sentinel::alert::{Action, AlertQuery, Deed, Disposition};
use wallet_sentinel::engine::{LinkQuery, QuestionQuery, RefQuery, WatchQuery};
use wallet_sentinel::summary::{By, Compare, Interval, Part, SummaryQuery};
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::{Engine, IngestOptions, Millis};

/// An event about a payment, or beside it: that payment, a number, and the time.
pub(crate) struct EventVerb {
    pub(crate) name: &'static str,
    event: fn(&Json, usize, i64) -> Json,
    /// It is said of old payments too: what came since may have to do with them, and may be read.
    pub(crate) speaks_of_old: bool,
}

/// What is filed otherwise is held against all that was told of budgets.
pub(crate) const READ_ALL: [&str; 2] = ["correction", "correction of a shop"];

fn text<'a>(event: &'a Json, key: &str) -> &'a str {
    event[key].as_str().unwrap()
}

fn next(old: &Json, number: usize, now: i64) -> Json {
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

/// A verb about one thing, or about all.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    /// It reads all, and may grow with it.
    pub(crate) reads_all: bool,
    call: fn(&mut Engine, &Made),
}

fn account(made: &Made) -> String {
    text(&made.middle[0], "accountId").to_owned()
}

fn raw(event: &Json) -> wallet_sentinel::event::RawEvent<'static> {
    raw_event(event).unwrap()
}

fn time(at: i64) -> Millis {
    Millis::new(at).unwrap()
}

fn summed(engine: &Engine, made: &Made, change: impl FnOnce(&mut SummaryQuery)) {
    let mut query = SummaryQuery {
        parts: Some(Vec::new()),
        ..SummaryQuery::over(time(made.now - 30 * DAY), time(made.now + 1))
    };
    change(&mut query);
    black_box(engine.summary(&query).unwrap());
}

fn with_part(engine: &Engine, made: &Made, part: Part) {
    summed(engine, made, |query| query.parts = Some(vec![part]));
}

const fn one(name: &'static str, call: fn(&mut Engine, &Made)) -> Verb {
    Verb {
        name,
        reads_all: false,
        call,
    }
}

const fn all(name: &'static str, call: fn(&mut Engine, &Made)) -> Verb {
    Verb {
        name,
        reads_all: true,
        call,
    }
}

/// The alert in the middle of the list.
fn some_alert(engine: &Engine) -> Option<String> {
    let alerts = engine.alerts(&AlertQuery::default()).unwrap();
    alerts.get(alerts.len() / 2).map(|alert| alert.id.clone())
}

pub(crate) const VERBS: &[Verb] = &[
    one("assess", |engine, made| {
        black_box(engine.assess(&raw(&next(&made.middle[0], 0, made.now))).unwrap());
    }),
    one("assess what has come", |engine, made| {
        black_box(engine.assess(&raw(&made.middle[0])).unwrap());
    }),
    one("receipt, and its replay", |engine, made| {
        let event = raw(&next(&made.middle[0], 0, made.now));
        let receipt = engine.receipt(&event).unwrap();
        black_box(engine.replay(&event, &receipt.slice).unwrap());
    }),
    one("alerts, one", |engine, _| {
        black_box(
            engine
                .alerts(&AlertQuery {
                    limit: Some(1),
                    ..AlertQuery::default()
                })
                .unwrap(),
        );
    }),
    one("question of an account", |engine, made| {
        let query = QuestionQuery {
            now: time(made.now),
            account_id: Some(account(made)),
        };
        black_box(engine.question(&query).unwrap());
    }),
    one("model", |engine, _| {
        if let Some(model) = engine.model() {
            engine.load_model(&model).unwrap();
        }
    }),
    all("alerts", |engine, _| {
        black_box(engine.alerts(&AlertQuery::default()).unwrap());
    }),
    all("forget", |engine, made| engine.forget(&account(made))),
    all("watched", |engine, _| {
        black_box(engine.watched(&WatchQuery::default()));
    }),
    all("watched, one", |engine, _| {
        black_box(engine.watched(&WatchQuery {
            limit: Some(1),
            ..WatchQuery::default()
        }));
    }),
    all("refundable", |engine, _| {
        black_box(engine.refundable(&WatchQuery::default()));
    }),
    all("supportCase", |engine, made| {
        let old = &made.middle[0];
        let query = CaseQuery {
            account_id: Some(account(made)),
            transaction_id: Some(text(old, "id").to_owned()),
            ..CaseQuery::default()
        };
        black_box(engine.support_case(&query).unwrap());
    }),
    all("question", |engine, made| {
        black_box(
            engine
                .question(&QuestionQuery {
                    now: time(made.now),
                    account_id: None,
                })
                .unwrap(),
        );
    }),
    all("links", |engine, _| {
        black_box(engine.links(&LinkQuery::default()).unwrap());
    }),
    all("links of a payment", |engine, made| {
        let of = RefQuery {
            account_id: account(made),
            id: text(&made.middle[0], "id").to_owned(),
            kind: None,
        };
        black_box(
            engine
                .links(&LinkQuery {
                    of: Some(of),
                    ..LinkQuery::default()
                })
                .unwrap(),
        );
    }),
    all("status", |engine, _| {
        black_box(engine.status().unwrap());
    }),
    all("snapshot", |engine, _| {
        black_box(engine.snapshot().unwrap());
    }),
    all("advance", |engine, made| {
        black_box(engine.advance(time(made.now + DAY)));
    }),
    all("advance by a year", |engine, made| {
        black_box(engine.advance(time(made.now + 366 * DAY)));
    }),
    all("configure", |engine, _| engine.configure(config()).unwrap()),
    all("summary", |engine, made| summed(engine, made, |_| {})),
    all("summary of years, by category", |engine, made| {
        summed(engine, made, |query| {
            (query.from, query.by, query.interval) = (
                time(made.now - 3_000 * DAY),
                Some(By::Category),
                Some(Interval::Month),
            );
        });
    }),
    all("summary of years, by counterparty", |engine, made| {
        summed(engine, made, |query| {
            (query.from, query.by) = (time(made.now - 3_000 * DAY), Some(By::Counterparty));
        });
    }),
    all("summary, compared", |engine, made| {
        summed(engine, made, |query| query.compare = Some(Compare::Median));
    }),
    all("summary, recurring", |engine, made| {
        with_part(engine, made, Part::Recurring)
    }),
    all("summary, budgets", |engine, made| {
        with_part(engine, made, Part::Budgets)
    }),
    all("summary, trends", |engine, made| {
        with_part(engine, made, Part::Trends)
    }),
    all("summary, first time", |engine, made| {
        with_part(engine, made, Part::FirstTime)
    }),
];

/// The verb that is given what an earlier one returned.
pub(crate) fn special(made: &Made) -> Vec<(&'static str, bool, u64)> {
    let mut rows = Vec::new();
    let bytes = made.engine.snapshot().unwrap();
    let (work, _) = work_of(|| Engine::restore(&bytes, config()).unwrap());
    rows.push(("restore", true, work));
    let mut engine = made.engine.clone();
    engine
        .correct_category("another kiosk", "pets", time(made.now))
        .unwrap();
    let (work, _) = work_of(|| engine.correct_category("kiosk", "pets", time(made.now)).unwrap());
    rows.push(("correctCategory", true, work));
    if let Some(id) = some_alert(&made.engine) {
        let query = AlertQuery {
            after: Some(id.clone()),
            limit: Some(1),
            ..AlertQuery::default()
        };
        let (work, _) = work_of(|| made.engine.alerts(&query).unwrap().len());
        rows.push(("alerts, the next page", false, work));
        let action = |deed| Action {
            at: time(made.now),
            by: None,
            deed,
        };
        for (name, deed) in [
            ("act, resolve", Deed::Resolve(Disposition::Fraud)),
            ("act, show", Deed::Show),
        ] {
            let mut engine = made.engine.clone();
            let (work, _) = work_of(|| engine.act(&id, &action(deed)).is_ok());
            rows.push((name, false, work));
        }
    }
    rows
}

impl Verb {
    pub(crate) fn work(&self, made: &Made) -> u64 {
        let mut engine = made.engine.clone();
        work_of(|| (self.call)(&mut engine, made)).0
    }
}
