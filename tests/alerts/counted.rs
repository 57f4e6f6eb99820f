//! What a sentence counts and adds up is what there is: in one currency, and said to be a lower bound where earlier payments of the
//! same stretch are kept no longer.

use crate::told::{Mei, TODAY, paid};
use serde_json::json;
use wallet_sentinel::alert::Alert;
use wallet_sentinel::reason::Param;
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
