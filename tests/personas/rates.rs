//! How often each reason warns people of whom nothing is wrong, on the tuning set: the table that the reasons carry.
//!
//! `BLESS=1 cargo test --test personas rates` measures anew and writes it, with the day and the set's digest; without it these
//! tests say where the table is not what would be measured now. Not here: what a reason may take (`reason::false_alarms`).

use crate::calendar::{self, DAY};
use crate::report::by_reason;
use crate::run::tuning_all_live;
use crate::set::TUNING;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};
use wallet_sentinel::reason::false_alarms::{measured, per_thousand_account_months, share, starts_in_shadow};
use wallet_sentinel::signal::{REGISTRY, Signal};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/reason/false_alarms/rates.txt");

fn reasons() -> impl Iterator<Item = &'static Signal> {
    REGISTRY.iter().filter(|signal| signal.reason.has_modes())
}

fn set() -> String {
    format!("{} {:#018x}", TUNING.name, TUNING.digest)
}

/// The table.
fn written(rates: &BTreeMap<&str, f64>, day: &str) -> String {
    let mut text = format!("{day} {}\n", set());
    for (code, rate) in rates {
        writeln!(text, "{code} {:.0}", rate * 10.0).unwrap();
    }
    text
}

#[test]
fn rates_that_the_reasons_carry_are_those_that_are_measured() {
    let tally = tuning_all_live();
    let counted = by_reason(tally);
    let rate = |code: &str| {
        let count = counted.get(code).copied().unwrap_or(0) as f64;
        (count / tally.months() * 10_000.0).round() / 10.0
    };
    let rates: BTreeMap<&str, f64> = reasons()
        .map(|signal| (signal.code(), rate(signal.code())))
        .collect();
    println!("false warnings per 1,000 account-months, by strongest reason:");
    for (code, rate) in rates.iter().filter(|(_, rate)| **rate > 0.0) {
        println!("   {code:<28}{rate:>8.1}");
    }
    if std::env::var_os("BLESS").is_some() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64;
        std::fs::write(TABLE, written(&rates, &calendar::text(now.div_euclid(DAY)))).unwrap();
        return;
    }
    let stale: Vec<&str> = rates
        .iter()
        .filter(|(code, rate)| per_thousand_account_months(code) != Some(**rate))
        .map(|(code, _)| *code)
        .collect();
    let (day, on) = measured();
    assert_eq!(
        (stale, on.to_owned()),
        (Vec::new(), set()),
        "measured otherwise than on {day}: BLESS=1 cargo test --test personas rates"
    );
}

/// Families that take more than their share together, though none of their reasons does alone, and what they take: they may
/// not take more. Of scams it is `recovery-scam`, which speaks of honest payments after a fraud was reported, and `task-scam`.
/// In shadow both would miss the stories that they are for; the whole of all families stays within its bound.
const OVER: &[(&str, f64)] = &[("scam", 92.0)];

/// What people bear of all families together: a quarter of a warning a month.
const ALL: f64 = 250.0;

#[test]
fn no_reason_that_starts_live_takes_more_than_its_familys_share_and_no_family_more_than_is_known() {
    let mut of_family: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for signal in reasons().filter(|signal| !starts_in_shadow(&signal.reason)) {
        let Some(most) = share(signal.reason.family) else {
            continue;
        };
        let rate = per_thousand_account_months(signal.code()).expect("each is measured");
        assert!(rate <= most, "{} takes {rate} of {most}", signal.code());
        let family = format!("{:?}", signal.reason.family).to_lowercase();
        of_family.entry(family).or_insert((0.0, most)).0 += rate;
    }
    for (family, (sum, most)) in &of_family {
        println!("false warnings per 1,000 account-months, family {family:<10}{sum:>7.1} of {most}");
    }
    for (family, (sum, most)) in &of_family {
        let known = OVER.iter().find(|(name, _)| name == family);
        let most = known.map_or(*most, |(_, known)| *known);
        assert!(*sum <= most, "the family {family} takes {sum:.1} of {most}");
    }
    let all: f64 = of_family.values().map(|(sum, _)| sum).sum();
    assert!(all <= ALL, "all take {all:.1} of {ALL}");
}
