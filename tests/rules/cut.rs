//! Windows that are not whole, and what moves in them: late payments, later words, more payments than are read, payments that are
//! missing; and packs that ask for what is not kept.
//!
//! Not here: what a whole window comes to (`windows`).

use crate::reading::raw_event;
use crate::windows::fired;
use crate::world::{NOON, config, desk, engine, hears, judged, payment, rule};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use wallet_sentinel::engine::{Rooms, RuleCount};
use wallet_sentinel::{Code, Engine};

fn counts(engine: &Engine, id: &str) -> RuleCount {
    let counts = engine.status().unwrap().rules;
    counts.into_iter().find(|count| count.of[2] == id).unwrap()
}

fn fires(engine: &Engine, event: &Json) -> BTreeSet<String> {
    fired(&engine.assess(&raw_event(event).unwrap()).unwrap())
}

#[test]
fn a_payment_that_comes_late_counts_for_those_after_it_and_ends_its_own_window_at_its_own_time() {
    let mut engine = engine(&desk(&json!([
        rule("second", "window('24h').count() == 1"),
        rule("third", "window('24h').count() == 2"),
    ])));
    let of = |engine: &mut Engine, id: &str, hour| fired(&judged(engine, &payment(id, hour, "9.00")));
    assert!(of(&mut engine, "noon", 0).is_empty());
    assert!(
        of(&mut engine, "late", -5).is_empty(),
        "what was paid at noon is after it"
    );
    assert_eq!(
        of(&mut engine, "one", 1),
        BTreeSet::from(["rule:third".to_owned()])
    );
    assert!(
        of(&mut engine, "next-day", 30).is_empty(),
        "a window ends a day before, to the millisecond"
    );
    assert_eq!(
        of(&mut engine, "day", 54 - 1),
        BTreeSet::from(["rule:second".to_owned()])
    );
}

#[test]
fn what_a_payment_became_since_is_what_counts_and_it_never_counts_for_itself() {
    let mut engine = engine(&desk(&json!([
        rule("one", "window('7d').count() == 1"),
        rule("refused", "window('7d').failures() == 1"),
    ])));
    let told = |id: &str, hour, status: &str| {
        let mut event = payment(id, hour, "9.00");
        event["status"] = json!(status);
        event
    };
    hears(&mut engine, &[told("1", 0, "pending")]);
    assert_eq!(
        fires(&engine, &payment("2", 1, "5.00")),
        BTreeSet::from(["rule:one".to_owned()])
    );
    hears(&mut engine, &[told("1", 0, "failed")]);
    assert_eq!(
        fires(&engine, &payment("2", 1, "5.00")),
        BTreeSet::from(["rule:refused".to_owned()])
    );
    // Paid after all: it is scored again, and is not held against itself.
    let again = hears(&mut engine, &[told("1", 0, "completed")]);
    assert!(fired(&again.assessments[0]).is_empty());
    assert_eq!(
        fires(&engine, &payment("2", 1, "5.00")),
        BTreeSet::from(["rule:one".to_owned()])
    );
}

/// So many payments within a day, a minute apart.
fn busy(count: i64) -> Vec<Json> {
    let one = |n: i64| {
        let mut event = payment(&format!("b{n}"), 0, "1.00");
        event["at"] = json!(NOON - (count - n) * 60_000);
        event
    };
    (0..count).map(one).collect()
}

#[test]
fn a_window_of_more_than_a_thousand_payments_is_cut_says_so_and_never_claims_that_there_were_few() {
    let rules = json!([
        rule("cut", "window('24h').truncated()"),
        rule("many", "window('24h').count() >= 900"),
        rule(
            "sum",
            "window('24h').sum() + 5 > 1000 && 1000 < window('24h').sum() + 5"
        ),
        rule("few", "window('24h').count() < 5"),
        rule(
            "never",
            "window('24h').count() == 3 || window('24h').count() in [1, 2]"
        ),
        rule("exactly", "window('24h').count() == 1200"),
        rule("more", "window('24h').count() > 1100"),
        rule(
            "within",
            "window('1h').count() == 59 && !window('1h').truncated()"
        ),
        rule("largest", "event.amount > 3 * window('24h').max()"),
        rule("unsettled", "event.amount * 9 > 3 * window('24h').max()"),
        rule("smaller", "event.amount < 3 * window('24h').max()"),
    ]);
    let mut of = desk(&rules);
    of["rulePack"]["mostShare"] = json!(1);
    let mut engine = engine(&of);
    hears(&mut engine, &busy(1200));
    let seen = fired(&judged(&mut engine, &payment("last", 0, "2.00")));
    let expected = ["cut", "many", "sum", "within", "smaller"].map(|id| format!("rule:{id}"));
    assert_eq!(seen, BTreeSet::from(expected));
    for (id, truncated) in [
        ("few", 0),
        ("never", 0),
        ("exactly", 200),
        ("more", 200),
        ("largest", 0),
        ("unsettled", 200),
    ] {
        let count = counts(&engine, id);
        assert!(
            count.truncated >= truncated && (truncated > 0 || count.truncated == 0),
            "{count:?}"
        );
    }
}

#[test]
fn payments_that_are_missing_here_cut_the_windows_that_reach_back_to_them() {
    let of = desk(&json!([
        rule("cut", "window('7d').truncated()"),
        rule("few", "window('7d').count() < 3"),
        rule("today", "window('12h').count() == 0"),
    ]));
    let none = json!({ "audience": "all", "ledgerDays": 0 });
    let mut engine = engine(&none);
    hears(&mut engine, &[payment("1", 0, "9.00"), payment("2", 1, "9.00")]);
    engine.configure(config(&of)).unwrap();
    let later = payment("3", 30, "9.00");
    let today = BTreeSet::from(["rule:cut".to_owned(), "rule:today".to_owned()]);
    assert_eq!(fires(&engine, &later), today);
    let back = Engine::restore(&engine.snapshot().unwrap(), config(&of)).unwrap();
    assert_eq!(fires(&back, &later), today);
    let few = BTreeSet::from(["rule:few".to_owned(), "rule:today".to_owned()]);
    assert_eq!(
        fires(&engine, &payment("4", 24 * 9, "9.00")),
        few,
        "a week after the last of them"
    );
}

#[test]
fn a_window_that_payments_are_not_kept_for_is_refused_at_its_column_and_the_rest_of_what_is_wrong_with_it() {
    let refused = |when: &str, more: &Json| {
        let mut of = desk(&json!([rule("w", when)]));
        for (key, value) in more.as_object().unwrap() {
            of[key] = value.clone();
        }
        let faults = crate::world::faults(&of);
        assert_eq!(faults.len(), 1, "{when}: {faults:?}");
        let fault = faults[0].clone();
        (fault.code, fault.column, fault.length, fault.nearest)
    };
    let none = json!({});
    let long = Code::RuleWindowLong;
    assert_eq!(refused("window('91d').count() > 1", &none), (long, 8, 5, None));
    assert_eq!(
        refused("window('30d').count() > 1", &json!({ "ledgerDays": 29 })),
        (long, 8, 5, None)
    );
    let off = json!({ "ledgerDays": 0 });
    assert_eq!(
        refused("1 < 2 && window('1h').sum() > 1", &off),
        (Code::LedgerOff, 17, 4, None)
    );
    for (when, code, column, nearest) in [
        ("window('soon').count() > 1", Code::RuleLiteral, 8, None),
        ("window('0d').count() > 1", Code::RuleLiteral, 8, None),
        ("window(7).count() > 1", Code::RuleSyntax, 8, None),
        ("window('7d') > 1", Code::RuleSyntax, 14, None),
        (
            "window('7d').counts() > 1",
            Code::RuleNameUnknown,
            14,
            Some("count"),
        ),
        (
            "window('7d').same('devices').sum() > 1",
            Code::RuleNameUnknown,
            19,
            Some("device"),
        ),
        (
            "window('7d').distinct('countrys') > 1",
            Code::RuleNameUnknown,
            23,
            Some("country"),
        ),
        ("window('7d').count() > 'x'", Code::RuleType, 24, None),
        ("window('7d').truncated() > 1", Code::RuleType, 1, None),
        ("window('7d').sum().contains('x')", Code::RuleType, 1, None),
        (
            "windows('7d').sum() > 1",
            Code::RuleNameUnknown,
            1,
            Some("window"),
        ),
    ] {
        let found = refused(when, &none);
        assert_eq!(
            (found.0, found.1, found.3.as_deref()),
            (code, column, nearest),
            "{when}"
        );
    }
}

#[test]
fn all_packs_together_ask_for_so_many_windows_and_one_that_several_rules_ask_for_is_one() {
    let ask = |n: i64| rule(&format!("w{n}"), &format!("window('{}m').count() > 5", n + 1));
    let many: Vec<Json> = (0..32).map(ask).collect();
    assert_eq!(crate::world::faults(&desk(&json!(many))), []);
    let more: Vec<Json> = (0..33).map(ask).collect();
    assert_eq!(crate::world::faults(&desk(&json!(more))).len(), 1);
    let same: Vec<Json> = (0..99)
        .map(|n| rule(&format!("w{n}"), "window('1h').count() > 5"))
        .collect();
    assert_eq!(crate::world::faults(&desk(&json!(same))), []);
}

#[test]
fn an_engine_without_a_ledger_refuses_windows_by_name_and_a_snapshot_goes_through_it_with_its_pack() {
    let of = desk(&json!([rule("often", "window('24h').count() >= 2")]));
    let refused = Engine::of(Rooms::NONE, config(&of)).unwrap_err();
    assert_eq!(
        (refused.code, refused.faults[0].code),
        (Code::ConfigInvalid, Code::LedgerOff)
    );
    let mut whole = engine(&of);
    hears(&mut whole, &[payment("1", 0, "9.00")]);
    let mut light = Engine::restore_as_set_of(Rooms::NONE, &whole.snapshot().unwrap()).unwrap();
    let status = light.status().unwrap();
    assert_eq!(
        (status.dropped, status.rules),
        (vec!["rulePack".to_owned()], Vec::new())
    );
    hears(&mut light, &[payment("2", 1, "9.00")]);
    let back = Engine::restore_as_set(&light.snapshot().unwrap()).unwrap();
    assert_eq!(counts(&back, "often").of[0], "desk");
    let mut kept = config(&of);
    kept.audience = wallet_sentinel::config::Readers::All;
    let back = Engine::restore(&light.snapshot().unwrap(), kept).unwrap();
    // One of two is kept, and that the other is not is known: at least one.
    assert!(fires(&back, &payment("3", 2, "9.00")).is_empty());
    assert_eq!(fires(&back, &payment("4", 30, "9.00")), BTreeSet::new());
}

#[test]
fn devices_are_known_from_when_a_rule_asks_for_them_and_forgotten_with_the_rule_or_the_account() {
    let asks = desk(&json!([
        rule("cut", "window('7d').same('device').truncated()"),
        rule("two", "window('7d').distinct('device') >= 2"),
        rule("one", "window('7d').distinct('device') < 2"),
        rule("same", "window('7d').same('device').count() == 1"),
        rule("all", "!window('7d').truncated()"),
    ]));
    let with = |id: &str, hours: i64, device: &str| {
        let mut event = payment(id, hours, "9.00");
        event["deviceId"] = json!(device);
        event
    };
    let set = |ids: &[&str]| -> BTreeSet<String> { ids.iter().map(|id| format!("rule:{id}")).collect() };
    let mut engine = engine(&desk(&json!([])));
    let plain = |engine: &Engine| {
        let bytes = engine.snapshot().unwrap();
        !bytes.windows(7).any(|part| part == b"devices")
    };
    hears(&mut engine, &[with("1", 0, "a"), with("2", 1, "b")]);
    assert!(plain(&engine), "nothing is kept that no rule asks for");
    engine.configure(config(&asks)).unwrap();
    assert_eq!(
        fires(&engine, &with("3", 2, "c")),
        set(&["cut", "all"]),
        "of what was before nothing is known"
    );
    hears(&mut engine, &[with("3", 2, "c"), with("4", 3, "d")]);
    assert_eq!(
        fires(&engine, &with("5", 4, "c")),
        set(&["cut", "two", "all"]),
        "two at least"
    );
    let week = |id: &str, hours: i64, device: &str| with(id, 7 * 24 + hours, device);
    assert_eq!(fires(&engine, &week("5", 2, "d")), set(&["one", "same", "all"]));
    let back = Engine::restore(&engine.snapshot().unwrap(), config(&asks)).unwrap();
    assert_eq!(fires(&back, &week("5", 2, "d")), set(&["one", "same", "all"]));
    let mut without = back;
    without.forget("mei");
    let fresh = Engine::new(config(&asks)).unwrap();
    // Of a new account of that name nothing from before is known, whoever had it.
    assert_eq!(fires(&without, &with("9", 4, "c")), set(&["cut", "all"]));
    assert_eq!(fires(&fresh, &with("9", 4, "c")), set(&["one", "all"]));
    engine.configure(config(&desk(&json!([])))).unwrap();
    assert!(plain(&engine));
}
