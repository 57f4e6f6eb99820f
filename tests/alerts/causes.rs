//! What ends the cause ends the alert, and what comes again is told again.

use crate::told::{Mei, TODAY, at, paid};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Alert, State};
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::pending::Stage;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

pub(crate) fn with(mut event: Json, more: Json) -> Json {
    for (key, value) in more.as_object().unwrap() {
        event[key] = value.clone();
    }
    event
}

pub(crate) fn back(id: &str, when: i64, amount: &str, of: &str) -> Json {
    with(
        paid(id, when, amount, "department store"),
        json!({ "direction": "credit", "type": "refund", "refundOf": of }),
    )
}

fn asked(id: &str, when: i64, more: Json) -> Json {
    let base = json!({ "kind": "expectation", "accountId": "mei", "id": id, "at": when, "what": "refund" });
    with(base, more)
}

fn of(mei: &Mei, code: &str) -> Vec<Alert> {
    mei.alerts()
        .into_iter()
        .filter(|alert| alert.code == code)
        .collect()
}

pub(crate) fn states(mei: &Mei, code: &str) -> Vec<State> {
    of(mei, code).iter().map(|alert| alert.state).collect()
}

fn stage(mei: &Mei, id: &str) -> Stage {
    let watched = mei.0.watched(&WatchQuery::default());
    let one = watched.iter().find(|one| one.pending.id == id).unwrap();
    one.status.stage
}

fn budget(amount: &str) -> Mei {
    Mei::with(json!({ "budgets": [{ "currency": "CNY", "amount": amount, "interval": "month" }] }))
}

#[test]
fn a_refund_that_brings_a_budget_back_below_its_limit_ends_the_alert_and_the_next_coat_raises_it_again() {
    let mut mei = budget("1500.00");
    mei.hears(paid("coat", TODAY + 10 * HOUR, "1600.00", "department store"));
    assert_eq!(states(&mei, "over-budget"), [State::Open]);
    mei.hears(back("r", TODAY + 5 * DAY, "1600.00", "coat"));
    assert_eq!(states(&mei, "over-budget"), [State::Resolved]);
    mei.hears(paid("boots", TODAY + 9 * DAY, "1550.00", "department store"));
    assert_eq!(states(&mei, "over-budget"), [State::Open]);
    let history: Vec<String> = of(&mei, "over-budget")[0]
        .history
        .iter()
        .map(|step| step.action.clone())
        .collect();
    assert_eq!(history, ["raise", "over", "again"]);
}

#[test]
fn a_refund_in_part_that_leaves_the_budget_overspent_ends_nothing() {
    let mut mei = budget("1500.00");
    mei.hears(paid("coat", TODAY + 10 * HOUR, "1600.00", "department store"));
    mei.hears(back("r", TODAY + 5 * DAY, "60.00", "coat"));
    assert_eq!(states(&mei, "over-budget"), [State::Open]);
}

#[test]
fn a_higher_limit_ends_what_was_told_of_the_lower_one() {
    let mut mei = budget("1500.00");
    mei.hears(paid("coat", TODAY + 10 * HOUR, "1600.00", "department store"));
    let config = json!({ "budgets": [{ "currency": "CNY", "amount": "2000.00", "interval": "month" }] });
    mei.0.configure(serde_json::from_value(config).unwrap()).unwrap();
    let states: Vec<State> = of_holder(&mei);
    assert_eq!(states, [State::Resolved]);
}

fn of_holder(mei: &Mei) -> Vec<State> {
    let alerts = mei
        .0
        .alerts(&wallet_sentinel::alert::AlertQuery::default())
        .unwrap();
    let of = alerts.iter().filter(|alert| alert.code == "over-budget");
    of.map(|alert| alert.state).collect()
}

#[test]
fn a_double_charge_that_is_paid_back_a_year_later_is_over_though_dozens_were_charged_since() {
    let mut mei = Mei::new();
    mei.pays_twice("lamp", TODAY + 8 * HOUR, "320.00", "department store");
    for week in 1..52 {
        let id = format!("week {week}");
        mei.hears(paid(&id, TODAY + week * 7 * DAY, "64.00", "greengrocer"));
    }
    mei.hears(back("r", TODAY + 360 * DAY, "320.00", "lamp 1"));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Resolved]);
}

#[test]
fn a_double_charge_is_over_when_one_of_the_two_comes_to_nothing_and_a_part_of_it_ends_nothing() {
    for status in ["reversed", "closed", "failed"] {
        let mut mei = Mei::new();
        mei.pays_twice("lamp", TODAY + 8 * HOUR, "320.00", "department store");
        mei.hears(back("part", TODAY + 9 * HOUR, "20.00", "lamp 1"));
        assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
        let second = paid(
            "lamp 2",
            TODAY + 8 * HOUR + 3 * MINUTE,
            "320.00",
            "department store",
        );
        mei.hears(with(second, json!({ "status": status })));
        assert_eq!(states(&mei, "duplicate-charge"), [State::Resolved], "{status}");
    }
}

#[test]
fn what_was_charged_and_came_to_nothing_may_be_paid_again() {
    for (first, then) in [
        ("authorized", "failed"),
        ("pending", "closed"),
        ("completed", "reversed"),
    ] {
        let mut mei = Mei::new();
        let lamp = |status| {
            with(
                paid("lamp", TODAY + 8 * HOUR, "320.00", "department store"),
                json!({ "status": status, "channel": "online" }),
            )
        };
        mei.hears(lamp(first));
        mei.hears(lamp(then));
        let again = paid(
            "again",
            TODAY + 8 * HOUR + 4 * MINUTE,
            "320.00",
            "department store",
        );
        mei.hears(with(again, json!({ "channel": "online" })));
        assert_eq!(states(&mei, "duplicate-charge"), [], "{first}, then {then}");
    }
}

#[test]
fn two_order_numbers_are_news_with_both_of_them_and_one_number_twice_is_a_warning() {
    use wallet_sentinel::reason::{Param, Severity};
    let mut mei = Mei::new();
    let lamp = |id: &str, minute, order: &str| {
        with(
            paid(
                id,
                TODAY + 8 * HOUR + minute * MINUTE,
                "320.00",
                "department store",
            ),
            json!({ "channel": "online", "orderId": order }),
        )
    };
    mei.hears(lamp("one", 0, "L-1"));
    mei.hears(lamp("two", 4, "L-2"));
    let alert = &of(&mei, "duplicate-charge")[0];
    assert_eq!(alert.severity, Severity::Info);
    let param = |name: &str| alert.reasons[0].params.get(name).cloned();
    assert_eq!(param("orderId"), Some(Param::Text("L-2".into())));
    assert_eq!(param("otherOrderId"), Some(Param::Text("L-1".into())));
    mei.hears(lamp("three", 5, "L-2"));
    assert_eq!(of(&mei, "duplicate-charge")[0].severity, Severity::Warning);
}

#[test]
fn a_late_refund_takes_its_place_in_the_day_on_which_it_is_late() {
    let mut mei = Mei::new();
    for n in 1..=4 {
        let id = format!("p{n}");
        mei.hears(paid(
            &id,
            TODAY + n * HOUR,
            &format!("{n}10.00"),
            &format!("shop {n}"),
        ));
    }
    let day = TODAY + 3 * DAY;
    for n in 1..=4 {
        let until = if n == 4 {
            json!(TODAY + 30 * DAY - 1)
        } else {
            Json::Null
        };
        let mut promise = asked(
            &format!("r{n}"),
            day + n,
            json!({ "transactionId": format!("p{n}") }),
        );
        if !until.is_null() {
            promise["until"] = until;
        }
        mei.hears(promise);
    }
    mei.0.advance(at(TODAY + 12 * DAY));
    assert_eq!(states(&mei, "refund-late"), [State::Open; 3]);
    mei.0.advance(at(TODAY + 31 * DAY));
    let late = of(&mei, "refund-late");
    let fourth = late.iter().find(|alert| alert.event_ids[0] == "r4").unwrap();
    assert_eq!(fourth.state, State::Open);
    assert_eq!(fourth.first_at, at(TODAY + 30 * DAY), "from when it is late");
    assert_eq!(of(&mei, "day-digest").len(), 0);
}

#[test]
fn a_refund_that_came_and_was_reversed_is_late_again() {
    let mut mei = Mei::new();
    mei.hears(paid("p", TODAY + HOUR, "210.00", "department store"));
    mei.hears(asked("r", TODAY + DAY, json!({ "transactionId": "p" })));
    mei.0.advance(at(TODAY + 20 * DAY));
    let refund = back("b", TODAY + 21 * DAY, "210.00", "p");
    mei.hears(refund.clone());
    assert_eq!(states(&mei, "refund-late"), [State::Resolved]);
    mei.hears(with(refund, json!({ "status": "reversed" })));
    assert_eq!(states(&mei, "refund-late"), [State::Open]);
    assert_eq!(stage(&mei, "r"), Stage::Overdue);
}

#[test]
fn what_is_withdrawn_ends_without_a_word_and_may_be_asked_for_again() {
    let mut mei = Mei::new();
    mei.hears(paid("p", TODAY + HOUR, "210.00", "department store"));
    let first = asked("r", TODAY + DAY, json!({ "transactionId": "p" }));
    mei.hears(first.clone());
    mei.0.advance(at(TODAY + 20 * DAY));
    assert_eq!(states(&mei, "refund-late"), [State::Open]);
    let gone = asked("r", TODAY + 21 * DAY, json!({ "state": "withdrawn" }));
    assert_eq!(mei.hears(gone.clone()).updated, 1);
    assert_eq!(states(&mei, "refund-late"), [State::Resolved]);
    assert_eq!(stage(&mei, "r"), Stage::Withdrawn);
    assert_eq!(mei.hears(gone.clone()).unchanged, 1);
    assert_eq!(mei.hears(first).unchanged, 1, "an older word takes nothing back");
    assert_eq!(stage(&mei, "r"), Stage::Withdrawn);
    let again = json!({ "transactionId": "p", "state": "open" });
    let again = asked("r", TODAY + 23 * DAY, again);
    assert_eq!(mei.hears(again.clone()).updated, 1);
    assert_eq!(mei.hears(again).unchanged, 1);
    assert_eq!(mei.hears(gone).unchanged, 1, "overtaken by now");
    assert_eq!(stage(&mei, "r"), Stage::Overdue);
    assert_eq!(states(&mei, "refund-late"), [State::Open]);
}

#[test]
fn a_withdrawal_that_comes_before_what_it_withdraws_counts_all_the_same() {
    let mut mei = Mei::new();
    mei.hears(paid("p", TODAY + HOUR, "210.00", "department store"));
    mei.hears(asked("r", TODAY + 4 * DAY, json!({ "state": "withdrawn" })));
    mei.hears(asked("r", TODAY + DAY, json!({ "transactionId": "p" })));
    mei.0.advance(at(TODAY + 20 * DAY));
    assert_eq!(stage(&mei, "r"), Stage::Withdrawn);
    assert_eq!(states(&mei, "refund-late"), []);
}

#[test]
fn transfers_that_went_through_make_room_before_a_cancellation_that_is_watched() {
    let mut mei = Mei::with(json!({ "limits": { "cases": 20 } }));
    let film = |id: &str, when: i64| {
        with(
            paid(id, when, "30.00", "film club"),
            json!({ "channel": "recurring", "agreementId": "films" }),
        )
    };
    mei.hears(film("f1", TODAY + HOUR));
    let end = asked(
        "end",
        TODAY + 2 * HOUR,
        json!({ "what": "cancellation", "transactionId": "f1" }),
    );
    mei.hears(end);
    for n in 0..30 {
        let sent = |status| {
            with(
                paid(&format!("t{n}"), TODAY + DAY + n * HOUR, "12.00", "Li Na"),
                json!({ "type": "transfer", "status": status }),
            )
        };
        mei.hears(sent("pending"));
        mei.hears(sent("completed"));
    }
    mei.hears(film("f2", TODAY + 31 * DAY));
    assert_eq!(states(&mei, "charge-after-cancellation"), [State::Open]);
}

#[test]
fn a_refund_that_fails_on_its_way_is_told_however_late_somebody_looks() {
    let mut mei = Mei::new();
    mei.hears(paid("p", TODAY + HOUR, "75.00", "department store"));
    let refund = back("r", TODAY + 2 * DAY, "75.00", "p");
    mei.hears(with(refund.clone(), json!({ "status": "pending" })));
    mei.hears(with(refund, json!({ "status": "failed" })));
    mei.0.advance(at(TODAY + 60 * DAY));
    assert_eq!(states(&mei, "refund-late"), [State::Open]);
    mei.hears(back("again", TODAY + 61 * DAY, "75.00", "p"));
    assert_eq!(states(&mei, "refund-late"), [State::Resolved]);
}

#[test]
fn a_cancellation_that_is_refused_is_told_and_the_agreement_stands() {
    let mut mei = Mei::new();
    let gym = |id: &str, when: i64| {
        with(
            paid(id, when, "55.00", "gym"),
            json!({ "channel": "recurring", "agreementId": "gym" }),
        )
    };
    mei.hears(gym("g1", TODAY + HOUR));
    let end = json!({ "what": "cancellation", "transactionId": "g1" });
    mei.hears(asked("end", TODAY + DAY, end));
    let no = json!({ "what": "cancellation", "state": "refused", "reason": "twelve months" });
    mei.hears(asked("end", TODAY + 2 * DAY, no));
    assert_eq!(states(&mei, "request-refused"), [State::Open]);
    mei.hears(gym("g2", TODAY + 30 * DAY));
    assert_eq!(states(&mei, "charge-after-cancellation"), []);
}

/// Five hundred that leave Mei's wallet for her bank; `known` is a row that the bank has shown before.
fn withdrawn() -> Mei {
    let mut mei = Mei::new();
    let own = json!({ "accountId": "bank", "direction": "credit", "type": "transfer", "holderId": "mei" });
    mei.hears(with(paid("known", TODAY, "5.00", "interest"), own));
    let out = json!({ "type": "cash-out", "direction": "neutral", "holderId": "mei",
        "sameAs": { "accountId": "bank", "id": "b" } });
    mei.hears(with(paid("w", TODAY + 10 * HOUR, "500.00", "my bank"), out));
    mei.0.advance(at(TODAY + 4 * DAY));
    assert_eq!(states(&mei, "not-arrived"), [State::Open]);
    mei
}

#[test]
fn money_of_her_own_that_shows_at_the_bank_days_late_ends_its_alert_as_it_comes_in() {
    let arrived =
        json!({ "accountId": "bank", "direction": "credit", "type": "transfer", "holderId": "mei" });
    let arrived = with(paid("b", TODAY + 5 * DAY, "500.00", "my wallet"), arrived);
    let mut mei = withdrawn();
    let other = with(arrived.clone(), json!({ "id": "other" }));
    mei.hears(other);
    assert_eq!(states(&mei, "not-arrived"), [State::Open]);
    // Whether the engine went on or was restored in between.
    let mut restored = Mei::restored(&mei.0.snapshot().unwrap());
    for mei in [&mut mei, &mut restored] {
        let told = mei.hears(arrived.clone()).alerts;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].code.as_str(), told[0].state),
            ("not-arrived", State::Resolved)
        );
        let said = mei.0.advance(at(TODAY + 6 * DAY));
        assert!(said.is_empty(), "nothing is left for the next day: {said:?}");
    }
}
