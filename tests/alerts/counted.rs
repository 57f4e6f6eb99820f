//! What a sentence counts and adds up is what there is: in one currency, and said to be a lower bound where earlier payments of the
//! same stretch are kept no longer.

use crate::causes::with;
use crate::told::{Mei, TODAY, paid};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::Alert;
use wallet_sentinel::reason::{Param, Params};
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

const NOON: i64 = TODAY + 12 * HOUR;

/// A parameter of this reason, where it is told and has one, of any alert.
fn told(mei: &Mei, code: &str, name: &str) -> Option<Param> {
    let alerts = mei.alerts();
    let reasons = alerts.iter().flat_map(|alert: &Alert| &alert.reasons);
    let of_code = reasons.filter(|reason| reason.code == code);
    of_code
        .filter_map(|reason| reason.params.get(name).cloned())
        .next_back()
}

#[test]
fn a_hundred_payments_in_a_day_are_told_as_no_fewer_than_were_counted_and_ten_as_ten() {
    for (payments, is_at_least) in [(10, false), (100, true)] {
        let mut mei = Mei::new();
        let next = |number: i64| {
            paid(
                &format!("p{number}"),
                NOON + number * 5 * MINUTE,
                "300.00",
                "boutique",
            )
        };
        (0..payments).for_each(|number| drop(mei.hears(next(number))));
        let reasons = mei.would_score(next(payments)).scored.reasons;
        let spent = reasons.iter().find(|reason| reason.code == "spend-velocity");
        let params = &spent.expect("far more than on any day").params;
        assert_eq!(
            params.get("atLeast"),
            Some(&Param::Bool(is_at_least)),
            "{payments}"
        );
    }
}

#[test]
fn packets_sent_in_another_currency_add_nothing_to_a_sum_in_yuan() {
    let mut mei = Mei::new();
    for number in 0..40_i64 {
        let mut packet = paid(
            &format!("p{number}"),
            NOON + 30 * DAY + number * MINUTE,
            "2.00",
            "friends",
        );
        packet["type"] = json!("red-packet");
        packet["currency"] = json!(if number % 2 == 0 { "HKD" } else { "CNY" });
        mei.hears(packet);
    }
    let Some(Param::Text(spent)) = told(&mei, "red-packet-gambling", "spent") else {
        panic!("forty packets in forty minutes are told");
    };
    assert!(
        spent.parse::<f64>().unwrap() <= 40.0,
        "twenty packets of two yuan, not {spent}"
    );
}

/// One of a run of payments without a password, each at another stall.
fn at_stall(number: i64, more: Json) -> Json {
    let name = format!("stall {number}");
    let mut one = paid(&format!("n{number}"), NOON + number * 3 * MINUTE, "40.00", &name);
    one["authentication"] = json!("none");
    with(one, more)
}

/// What is told of them with this one.
fn told_of_stalls(mei: &mut Mei, one: Json) -> Params {
    let reasons = mei.would_score(one).scored.reasons;
    let mut bursts = reasons
        .into_iter()
        .filter(|reason| reason.code == "no-password-burst");
    bursts.next().map(|burst| burst.params).unwrap()
}

#[test]
fn payments_that_failed_since_they_came_are_none_of_those_a_sentence_counts() {
    let burst = |failed: &[i64], then: &str| {
        let mut mei = Mei::new();
        let one = |number: i64, status: &str| at_stall(number, json!({ "status": status }));
        for number in 0..6 {
            let is_failed = failed.contains(&number);
            drop(mei.hears(one(number, if is_failed { "pending" } else { "completed" })));
            if is_failed {
                drop(mei.hears(one(number, then)));
            }
        }
        let params = told_of_stalls(&mut mei, one(6, "completed"));
        (params.get("count").cloned(), params.get("spent").cloned())
    };
    let of = |count: f64, spent: &str| (Some(Param::Number(count)), Some(Param::Text(spent.to_owned())));
    assert_eq!(burst(&[], ""), of(7.0, "280.00"));
    for then in ["failed", "closed", "reversed"] {
        assert_eq!(burst(&[1, 3], then), of(5.0, "200.00"), "{then}");
    }
}

#[test]
fn trials_that_were_refused_only_after_they_had_begun_are_refused_trials() {
    let trials = |first: &[&str]| {
        let mut mei = Mei::new();
        let trial = |number: i64, status: &str| {
            let id = format!("t{number}");
            let mut one = paid(&id, NOON + number * MINUTE, "1.00", &format!("site {number}"));
            one["channel"] = json!("online");
            one["status"] = json!(status);
            one
        };
        for number in 0..4 {
            for status in first.iter().chain(&["failed"]) {
                drop(mei.hears(trial(number, status)));
            }
        }
        let reasons = mei.would_score(trial(4, "completed")).scored.reasons;
        let testing = reasons.into_iter().find(|reason| reason.code == "card-testing");
        testing.map(|testing| testing.params.get("refused").cloned())
    };
    let refused = trials(&[]);
    assert_eq!(refused, Some(Some(Param::Number(4.0))));
    assert_eq!(trials(&["pending"]), refused);
}

#[test]
fn a_sum_that_leaves_out_another_currency_says_so() {
    for (currency, is_mixed) in [("CNY", false), ("HKD", true)] {
        let mut mei = Mei::new();
        let one = |number: i64, currency: &str| at_stall(number, json!({ "currency": currency }));
        (0..6).for_each(|number| drop(mei.hears(one(number, if number < 2 { currency } else { "CNY" }))));
        let params = told_of_stalls(&mut mei, one(6, "CNY"));
        assert_eq!(params.get("mixed"), Some(&Param::Bool(is_mixed)));
        let spent = if is_mixed { "200.00" } else { "280.00" };
        assert_eq!(params.get("spent"), Some(&Param::Text(spent.to_owned())));
    }
}

#[test]
fn a_refused_attempt_is_evidence_and_none_of_the_payments_made() {
    let mut mei = Mei::new();
    let one = |number: i64, status: &str| {
        let id = format!("n{number}");
        let mut one = paid(
            &id,
            NOON + number * 3 * MINUTE,
            "40.00",
            &format!("stall {number}"),
        );
        one["authentication"] = json!("none");
        one["status"] = json!(status);
        one
    };
    (0..6).for_each(|number| drop(mei.hears(one(number, "completed"))));
    let params = |code: &str, status: &str| {
        let reasons = mei.would_score(one(6, status)).scored.reasons;
        let reason = reasons.into_iter().find(|reason| reason.code == code);
        reason.expect("an attempt counts as evidence").params
    };
    for (status, count, spent) in [("completed", 7.0, "280.00"), ("failed", 6.0, "240.00")] {
        let burst = params("no-password-burst", status);
        assert_eq!(burst.get("count"), Some(&Param::Number(count)), "{status}");
        assert_eq!(
            burst.get("spent"),
            Some(&Param::Text(spent.to_owned())),
            "{status}"
        );
        let velocity = params("velocity", status);
        assert_eq!(velocity.get("count"), Some(&Param::Number(count)), "{status}");
    }
}

#[test]
fn a_charge_that_was_refused_charged_nobody() {
    let charge = |id: &str, at: i64, amount: &str, status: &str| {
        let mut one = paid(id, at, amount, "film club");
        one["channel"] = json!("recurring");
        one["agreementId"] = json!("film");
        one["status"] = json!(status);
        one
    };
    let mut mei = Mei::new();
    mei.hears(charge("trial", NOON, "1.00", "completed"));
    let codes = |status: &str| {
        let score = mei
            .would_score(charge("full", NOON + 14 * DAY, "298.00", status))
            .scored;
        let mut reasons = score.reasons.iter();
        reasons.any(|reason| reason.code == "subscription-trap")
    };
    assert!(codes("completed"));
    assert!(!codes("failed"));
}

#[test]
fn what_a_relative_spent_in_a_day_is_a_lower_bound_where_not_all_of_the_day_is_kept() {
    for (payments, is_at_least) in [(10, false), (70, true)] {
        let mut mei = Mei::new();
        let by_the_son = |number: i64| {
            let one = paid(
                &format!("f{number}"),
                NOON + number * 10 * MINUTE,
                "30.00",
                "arcade",
            );
            with(one, json!({ "payerAccountId": "son" }))
        };
        (0..payments).for_each(|number| drop(mei.hears(by_the_son(number))));
        let reasons = mei.would_score(by_the_son(payments)).scored.reasons;
        let card = reasons.into_iter().find(|reason| reason.code == "family-card");
        let params = card.unwrap().params;
        assert_eq!(
            params.get("atLeast"),
            Some(&Param::Bool(is_at_least)),
            "{payments}"
        );
    }
}

#[test]
fn a_charge_that_nobody_confirmed_and_that_was_refused_is_told_as_refused() {
    for (status, is_refused) in [("completed", false), ("failed", true)] {
        let mut mei = Mei::new();
        for number in 0..20_i64 {
            let usual = paid(&format!("u{number}"), NOON + number * DAY, "30.00", "grocer");
            drop(mei.hears(with(
                usual,
                json!({ "deviceId": "phone", "authentication": "fingerprint" }),
            )));
        }
        let charge = paid("c", NOON + 20 * DAY, "300.00", "site");
        let charge = with(
            charge,
            json!({ "authentication": "none", "channel": "online", "status": status }),
        );
        let reasons = mei.would_score(charge).scored.reasons;
        let charge = reasons
            .into_iter()
            .find(|reason| reason.code == "unattended-charge");
        let params = charge.unwrap().params;
        assert_eq!(params.get("refused"), Some(&Param::Bool(is_refused)), "{status}");
    }
}
