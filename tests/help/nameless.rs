//! Money that came to another own account under nobody's name: it settles what is waited for where it can be nothing else.

use super::{DAY, NOON, asked, engine, paid, with};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{AlertQuery, State};
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::pending::Stage;
use wallet_sentinel::{Engine, Millis};

fn own(event: Json, account: &str) -> Json {
    with(event, json!({ "accountId": account, "holderId": "mei" }))
}

/// A credit in another account that says no name and no number.
fn came(id: &str, day: i64, amount: &str) -> Json {
    own(
        json!({
            "kind": "transaction", "id": id, "at": NOON + day * DAY, "direction": "credit", "type": "other",
            "status": "completed", "amount": amount, "currency": "CNY",
        }),
        "bank",
    )
}

fn stages(engine: &Engine) -> Vec<(String, Stage)> {
    let watched = engine.watched(&WatchQuery::default());
    let mut all: Vec<_> = watched
        .iter()
        .map(|one| (one.pending.id.clone(), one.status.stage))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn after(events: &[Json]) -> Vec<(String, Stage)> {
    let mut engine = engine(events);
    engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
    stages(&engine)
}

#[test]
fn one_nameless_arrival_of_the_very_sum_within_the_term_is_what_was_waited_for() {
    let asked_of = |id: &str, of: &str| own(asked(json!({ "id": id, "transactionId": of })), "wechat");
    let bought = |id: &str| {
        own(
            paid(json!({ "id": id, "orderId": id, "reference": id })),
            "wechat",
        )
    };
    let base = [bought("p"), asked_of("r", "p")];
    let and = |more: &[Json]| after(&[&base[..], more].concat());
    let r = |stage| vec![("r".to_owned(), stage)];
    assert_eq!(and(&[]), r(Stage::Overdue));
    assert_eq!(and(&[came("x", 3, "399.00")]), r(Stage::Resolved));
    // Not another sum, not before it was asked for, not after its term, not in dollars, not somebody's.
    for other in [
        came("x", 3, "398.00"),
        came("x", 0, "399.00"),
        came("x", 19, "399.00"),
        with(came("x", 3, "399.00"), json!({ "currency": "USD" })),
        with(
            came("x", 3, "399.00"),
            json!({ "counterparty": { "name": "Grandmother" } }),
        ),
        with(came("x", 3, "399.00"), json!({ "holderId": "li" })),
    ] {
        assert_eq!(and(std::slice::from_ref(&other)), r(Stage::Overdue), "{other}");
    }
    // Of two rows nobody knows which, and of two cases neither.
    assert_eq!(
        and(&[came("x", 3, "399.00"), came("y", 4, "399.00")]),
        r(Stage::Overdue)
    );
    let two = and(&[bought("q"), asked_of("s", "q"), came("x", 3, "399.00")]);
    assert_eq!(
        two,
        [("r".to_owned(), Stage::Overdue), ("s".to_owned(), Stage::Overdue)]
    );
}

#[test]
fn what_was_told_as_late_ends_when_the_bank_s_statement_shows_that_it_came() {
    let mut engine = engine(&[
        own(paid(json!({})), "wechat"),
        own(asked(json!({})), "wechat"),
        own(
            with(
                came("seed", -30, "1.00"),
                json!({ "counterparty": { "name": "employer" } }),
            ),
            "bank",
        ),
    ]);
    engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
    let late = |engine: &Engine| -> Vec<State> {
        let alerts = engine.alerts(&AlertQuery::default()).unwrap();
        let late = alerts.iter().filter(|alert| alert.code == "refund-late");
        late.map(|alert| alert.state).collect()
    };
    assert_eq!(late(&engine), [State::Open]);
    super::code(&mut engine, &came("x", 3, "399.00"));
    assert_eq!(late(&engine), [State::Resolved]);
}

#[test]
fn a_promise_that_names_no_payment_is_kept_by_money_in_another_own_account() {
    let promise = |what: &str| {
        let promise = json!({ "kind": "expectation", "id": "r", "at": NOON, "what": what, "amount": "50.00", "currency": "CNY",
            "until": NOON + 9 * DAY });
        own(promise, "wechat")
    };
    let seed = own(paid(json!({ "at": NOON - DAY })), "wechat");
    for what in ["refund", "arrival"] {
        let all = after(&[seed.clone(), promise(what), came("x", 5, "50.00")]);
        assert_eq!(all, [("r".to_owned(), Stage::Resolved)], "{what}");
    }
}
