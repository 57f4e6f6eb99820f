//! Options, queries and configurations are read strictly: what a host misspells is told by its path.

#![allow(clippy::unwrap_used)] // a test may

use serde::de::DeserializeOwned;
use std::fmt::Debug;
use wallet_sentinel::Config;
use wallet_sentinel::alert::{Action, AlertQuery};
use wallet_sentinel::options::{Options, read};
use wallet_sentinel::summary::SummaryQuery;

fn given(json: &str) -> Options {
    serde_json::from_str(json).unwrap()
}

fn misfit<T: DeserializeOwned + Debug>(json: &str) -> String {
    read::<T>(&given(json)).unwrap_err().path
}

#[test]
fn a_misspelt_key_is_refused_by_its_path() {
    assert_eq!(misfit::<Config>(r#"{ "threshold": {} }"#), "threshold");
    assert_eq!(
        misfit::<Config>(r#"{ "thresholds": { "blok": 90 } }"#),
        "thresholds.blok"
    );
    assert_eq!(
        misfit::<SummaryQuery>(r#"{ "from": 0, "to": 1, "holder": "ann" }"#),
        "holder"
    );
    assert_eq!(misfit::<AlertQuery>(r#"{ "acountId": "a" }"#), "acountId");
}

#[test]
fn a_wrong_type_is_refused_by_its_path() {
    assert_eq!(
        misfit::<Config>(r#"{ "thresholds": { "block": "90" } }"#),
        "thresholds.block"
    );
    assert_eq!(
        misfit::<AlertQuery>(r#"{ "states": ["open", "ajar"] }"#),
        "states.1"
    );
    assert_eq!(misfit::<Config>("[]"), "");
}

#[test]
fn beside_a_misspelt_key_or_word_stands_the_one_that_was_meant() {
    let meant = |json: &str| read::<AlertQuery>(&given(json)).unwrap_err().nearest;
    assert_eq!(meant(r#"{ "acountId": "a" }"#), Some("accountId"));
    assert_eq!(meant(r#"{ "atLeast": "waring" }"#), Some("warning"));
    assert_eq!(meant(r#"{ "colour": "red" }"#), None);
    assert_eq!(meant(r#"{ "limit": "ten" }"#), None);
}

#[test]
fn a_key_that_may_be_a_person_s_is_not_told() {
    assert_eq!(misfit::<AlertQuery>(r#"{ "13800138000": "a" }"#), "*");
    assert_eq!(
        misfit::<Config>(r#"{ "operators": { "Anna Berg": 1 } }"#),
        "operators.*"
    );
}

#[test]
fn what_nests_deeper_or_holds_more_than_anything_that_is_given_is_refused_before_it_is_copied() {
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert!(serde_json::from_str::<Options>(&nested(8)).is_ok());
    assert!(serde_json::from_str::<Options>(&nested(9)).is_err());
    let wide = |count: usize| format!("[{}]", vec!["1"; count].join(","));
    assert!(serde_json::from_str::<Options>(&wide(1 << 20)).is_ok());
    assert!(serde_json::from_str::<Options>(&wide((1 << 20) + 1)).is_err());
}

#[test]
fn what_may_stand_there_is_said_and_what_is_missing_is_named() {
    let misfit = |json: &str| {
        let misfit = read::<SummaryQuery>(&given(json)).unwrap_err();
        (misfit.path, misfit.expected.join(" "))
    };
    assert_eq!(
        misfit(r#"{ "from": 0, "to": "x" }"#),
        ("to".to_owned(), "number".to_owned())
    );
    assert_eq!(misfit(r#"{ "from": 0 }"#), ("to".to_owned(), String::new()));
    let (path, choices) = misfit(r#"{ "from": 0, "to": 1, "interval": "fortnight" }"#);
    assert_eq!((path.as_str(), choices.contains("week")), ("interval", true));
}

#[test]
fn a_key_that_is_no_plain_word_is_not_told() {
    for key in ["13812345678", "Li Lei", "王小明", "c4111111111111111"] {
        assert_eq!(misfit::<Config>(&format!(r#"{{ "{key}": 1 }}"#)), "*", "{key}");
        let reasons = format!(r#"{{ "reasons": {{ "{key}": {{ "mode": 1 }} }} }}"#);
        assert_eq!(misfit::<Config>(&reasons), "reasons.*.mode");
    }
}

#[test]
fn what_is_null_is_absent() {
    assert_eq!(
        read::<Config>(&given(r#"{ "utcOffset": null }"#)).unwrap(),
        Config::default()
    );
}

#[test]
fn an_action_is_read_by_what_it_does() {
    let action: Action = read(&given(r#"{ "do": "snooze", "at": 1, "until": 2 }"#)).unwrap();
    assert_eq!(action.deed.as_str(), "snooze");
    assert!(read::<Action>(&given(r#"{ "do": "dance", "at": 1 }"#)).is_err());
    assert!(read::<Action>(&given(r#"{ "do": "acknowledge", "at": 1, "foo": 1 }"#)).is_err());
}
