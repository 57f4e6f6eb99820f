//! A run's figures, for reading and as one line of JSON.
//!
//! `early` is the share told at the first or second payment; `in time` the same, counted from the payment at which a pattern
//! that is nothing but a number of payments can be seen (`Kind::unseen`). Goals are held against `in time`.

use crate::attacks;
use crate::calendar::{self, DAY};
use crate::set::Set;
use crate::story::TABLE;
use crate::tally::{Tally, Told, share};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::time::Duration;

/// The share of holders' stories to be told in time.
pub(crate) const RECALL: f64 = 0.95;
/// The same of attacks made against a detector.
pub(crate) const ATTACK_RECALL: f64 = 0.90;
/// False warnings to be borne, per person and month.
pub(crate) const WARNINGS: f64 = 0.25;
/// False dangers, per person and year.
pub(crate) const DANGERS: f64 = 0.1;
/// Frauds per payment, from a bad quarter to a good card network's.
const BASES: [u32; 3] = [1_000, 10_000, 100_000];

/// The three figures that goals are about, and whether each is reached.
pub(crate) fn goals(tally: &Tally) -> [(&'static str, f64, f64, bool); 3] {
    let recall = tally.recall();
    let least = if tally.told.iter().any(Told::is_attack) {
        ATTACK_RECALL
    } else {
        RECALL
    };
    let warnings = tally.false_warnings().count() as f64 / tally.months();
    let dangers = tally.false_dangers() as f64 / (tally.months() / 12.0);
    [
        ("recall in time, at least", recall, least, recall >= least),
        (
            "false warnings per person and month, at most",
            warnings,
            WARNINGS,
            warnings <= WARNINGS,
        ),
        (
            "false dangers per person and year, at most",
            dangers,
            DANGERS,
            dangers <= DANGERS,
        ),
    ]
}

/// Prints everything.
pub(crate) fn print(set: &Set, tally: &Tally, took: Duration) {
    println!(
        "\n== {} set: {} persons, {:.0} counted person-months",
        set.name,
        tally.persons,
        tally.months()
    );
    println!(
        "   {} events taken, {} not yet taken, {} honest payments after warm-up; {:.1} s, {:.1} us an event",
        tally.events,
        tally.dropped,
        tally.honest_payments,
        took.as_secs_f64(),
        took.as_secs_f64() * 1e6 / (tally.events as f64).max(1.0),
    );
    println!("   digest of the stream: {:#018x}", tally.digest);
    println!(
        "\n{:<22}{:>5}{:>8}{:>9}{:>9}{:>6}{:>6}{:>6}{:>7}",
        "story", "n", "early", "in time", "noticed", "1st", "2nd", "later", "never"
    );
    for is_operators in [false, true] {
        println!(
            "  {}",
            if is_operators {
                "the operator's"
            } else {
                "the holder's"
            }
        );
        for (number, kind) in TABLE.iter().enumerate() {
            let of_kind: Vec<&Told> = tally
                .told
                .iter()
                .filter(|told| {
                    told.kind == number && !told.is_attack() && told.is_operators() == is_operators
                })
                .collect();
            if !of_kind.is_empty() {
                println!("{}", row(kind.name, &of_kind));
            }
        }
        let all: Vec<&Told> = tally
            .told
            .iter()
            .filter(|told| told.is_operators() == is_operators && !told.is_attack())
            .collect();
        if !all.is_empty() {
            println!("{}", row("all", &all));
        }
    }
    attacks::print(tally);
    wrong(tally);
    println!(
        "precision of a danger at one case per hundred people a year: {:.4}",
        tally.precision_of_danger(0.01)
    );
    for (what, value, bound, is_reached) in goals(tally) {
        println!(
            "goal {}: {what} {bound}: {value:.3}",
            if is_reached { "reached" } else { "NOT reached" }
        );
    }
    println!("PERSONAS {}", as_json(set, tally));
}

fn row(name: &str, told: &[&Told]) -> String {
    let stories = || told.iter().copied();
    let when = |is_it: fn(usize) -> bool| stories().filter(|one| one.flagged().is_some_and(is_it)).count();
    format!(
        "{name:<22}{:>5}{:>8.2}{:>9.2}{:>9.2}{:>6}{:>6}{:>6}{:>7}",
        told.len(),
        share(stories(), Told::is_early),
        share(stories(), Told::is_in_time),
        share(stories(), |one| one.noticed.is_some()),
        when(|loss| loss == 1),
        when(|loss| loss == 2),
        when(|loss| loss > 2),
        stories().filter(|one| one.flagged().is_none()).count(),
    )
}

fn wrong(tally: &Tally) {
    let months = tally.months();
    println!("\nfalse warnings to holders: {}", tally.false_warnings().count());
    let personas = tally
        .told
        .iter()
        .map(|told| told.persona)
        .collect::<std::collections::BTreeSet<_>>();
    for persona in &personas {
        let count = tally
            .false_warnings()
            .filter(|wrong| wrong.persona == *persona)
            .count();
        println!(
            "   {:<22}{:>7.3} per person and month",
            persona.name(),
            count as f64 / (months / personas.len() as f64)
        );
    }
    for (code, count) in by_reason(tally) {
        println!("   {code:<22}{:>7.3} per person and month", count as f64 / months);
    }
    println!(
        "false warnings to the operator: {:.3} per person and month",
        tally.false_to_operator() as f64 / months
    );
    println!("precision = base * recall / (base * recall + (1 - base) * false warnings per honest payment)");
    for base in BASES {
        println!("   at 1:{base:<7} {:.4}", tally.precision(1.0 / f64::from(base)));
    }
}

pub(crate) fn by_reason(tally: &Tally) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for wrong in tally.false_warnings() {
        let strongest = wrong.reasons.first().map_or("none", |(code, _)| code.as_str());
        *counts.entry(strongest.to_owned()).or_insert(0) += 1;
    }
    counts
}

fn as_json(set: &Set, tally: &Tally) -> Json {
    let mut stories = serde_json::Map::new();
    for (number, kind) in TABLE.iter().enumerate() {
        let of_kind = || tally.told.iter().filter(move |told| told.kind == number);
        if of_kind().all(Told::is_attack) {
            continue; // none in this set, or among the attacks
        }
        stories.insert(
            kind.name.to_owned(),
            json!({
                "n": of_kind().count(), "early": share(of_kind(), Told::is_early),
                "inTime": share(of_kind(), Told::is_in_time), "noticed": share(of_kind(), |one| one.noticed.is_some()),
            }),
        );
    }
    let [recall, warnings, dangers] = goals(tally).map(|(_, value, _, _)| value);
    let holders = || tally.told.iter().filter(|told| !told.is_operators());
    json!({
        "set": set.name, "persons": tally.persons, "personMonths": tally.months(), "events": tally.events,
        "honestPayments": tally.honest_payments, "recallInTime": recall, "recallEarly": share(holders(), Told::is_early),
        "falseWarningsPerMonth": warnings, "falseDangersPerYear": dangers, "byReason": by_reason(tally),
        "dangerPrecision": tally.precision_of_danger(0.01), "attacks": attacks::as_json(tally),
        "precision": BASES.map(|base| tally.precision(1.0 / f64::from(base))), "stories": stories,
        "digest": format!("{:#018x}", tally.digest),
    })
}

/// Every false warning and every story that was missed, for whoever tunes.
pub(crate) fn list(tally: &Tally) {
    for wrong in &tally.wrong {
        let reasons: Vec<String> = wrong
            .reasons
            .iter()
            .map(|(code, nats)| format!("{code} {nats:.2}"))
            .collect();
        let day = calendar::text(wrong.at.div_euclid(DAY));
        println!(
            "false {:?} {} {day} {}[{}] {}",
            wrong.severity,
            wrong.person,
            wrong.alike.map_or(String::new(), |name| format!("{name} ")),
            reasons.join(", "),
            wrong.what
        );
    }
    for missed in tally.told.iter().filter(|told| !told.is_soon_enough()) {
        let when = missed
            .flagged()
            .map_or("never".to_owned(), |loss| format!("at loss {loss}"));
        let (name, day) = (TABLE[missed.kind].name, calendar::text(missed.day));
        println!(
            "missed {name} ({} losses of {:.0} in all) {} {day}: told {when}",
            missed.losses,
            missed.gone as f64 / 100.0,
            missed.person
        );
    }
}
