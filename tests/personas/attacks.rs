//! The report's second half: attacks made against a detector, and honest payments that look like them.
//!
//! Each attack is held against its own measure (`Measure`): what `assess` says before a single payment, a fifth of the sum,
//! the second day. `gone` is the median share of the sum that had left when the first warning came, `hours` the median time
//! from the first payment to it, both among those that were warned of. Notices count for nothing but their own column.

use crate::story::{Measure, TABLE};
use crate::tally::{Tally, Told, share};
use serde_json::{Map, Value as Json, json};

/// Measures in the order of the report, and what each is called.
const MEASURES: [(Measure, &str); 3] = [
    (
        Measure::Before,
        "one payment: assess warns before the first is made",
    ),
    (
        Measure::Fifth,
        "many payments: warned before a fifth of the sum was gone",
    ),
    (
        Measure::SecondDay,
        "a card misused for days: warned by the end of the second day",
    ),
];

/// Prints what there is of either.
pub(crate) fn print(tally: &Tally) {
    for (measure, title) in MEASURES {
        let of = |kind: Option<usize>| -> Vec<&Told> {
            tally
                .told
                .iter()
                .filter(|told| told.kind().measure == measure && kind.is_none_or(|kind| told.kind == kind))
                .collect()
        };
        if of(None).is_empty() {
            continue;
        }
        println!(
            "\n{title}\n{:<22}{:>5}{:>8}{:>8}{:>9}{:>9}{:>8}{:>8}{:>8}{:>7}",
            "attack", "n", "told", "fifth", "noticed", "danger", "gone", "hours", "payment", "never"
        );
        for (number, kind) in TABLE.iter().enumerate() {
            let told = of(Some(number));
            if !told.is_empty() {
                println!("{}", row(kind.name, &told));
            }
        }
        println!("{}", row("all", &of(None)));
    }
    let names: Vec<(&str, usize)> = tally.alike.iter().map(|(name, count)| (*name, *count)).collect();
    if names.is_empty() {
        return;
    }
    println!("\nhonest payments that look like an attack, and warnings while one of them came in");
    for (name, payments) in names {
        let wrong = || tally.false_warnings().filter(|wrong| wrong.alike == Some(name));
        let mut codes: Vec<&str> = wrong()
            .filter_map(|wrong| wrong.reasons.first().map(|(code, _)| code.as_str()))
            .collect();
        codes.sort_unstable();
        codes.dedup();
        println!(
            "   {name:<22}{payments:>6} payments{:>5} warnings  {}",
            wrong().count(),
            codes.join(", ")
        );
    }
}

fn row(name: &str, told: &[&Told]) -> String {
    let stories = || told.iter().copied();
    let payments: Vec<f64> = told
        .iter()
        .filter_map(|one| one.warned.map(|at| at as f64))
        .collect();
    format!(
        "{name:<22}{:>5}{:>8.2}{:>8.2}{:>9.2}{:>9.2}{:>8.3}{:>8.1}{:>8.0}{:>7}",
        told.len(),
        share(stories(), Told::is_soon_enough),
        share(stories(), Told::is_before_a_fifth),
        share(stories(), |one| one.noticed.is_some()),
        share(stories(), |one| one.endangered.is_some()),
        middle(told.iter().filter_map(|one| one.share_gone()).collect()),
        middle(told.iter().filter_map(|one| one.hours()).collect()),
        middle(payments),
        stories().filter(|one| one.warned.is_none()).count(),
    )
}

/// The median; nothing where there are none.
fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// By kind, for the line of JSON.
pub(crate) fn as_json(tally: &Tally) -> Json {
    let mut kinds = Map::new();
    for (number, kind) in TABLE.iter().enumerate() {
        let of_kind = || tally.told.iter().filter(move |told| told.kind == number);
        if kind.measure != Measure::Payments && of_kind().count() > 0 {
            kinds.insert(
                kind.name.to_owned(),
                json!({ "n": of_kind().count(), "told": share(of_kind(), Told::is_soon_enough),
                    "fifth": share(of_kind(), Told::is_before_a_fifth) }),
            );
        }
    }
    Json::Object(kinds)
}
