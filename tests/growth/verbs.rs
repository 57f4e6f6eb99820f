//! Every verb of the engine, each as a call on an engine of some world.
//!
//! A verb about one thing has to cost what it costs whatever else is there; one that reads all may grow with all.
//! Not here: events (`events`).

use crate::events::{next, text};
use crate::reading::raw_event;
use crate::work::work_of;
use crate::worlds::{DAY, Made, config};
use serde_json::Value as Json;
use std::hint::black_box;
use wallet_sentinel::alert::{Action, AlertQuery, Deed, Disposition};
use wallet_sentinel::engine::{LinkQuery, QuestionQuery, RefQuery, WatchQuery};
use wallet_sentinel::summary::{By, Compare, Interval, Part, SummaryQuery};
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::{Engine, Millis};

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
