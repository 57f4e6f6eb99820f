//! The house stands on floors, and a floor knows only those below it.
//!
//! This test reads the sources as text: every path that starts at the crate's root, or climbs to it by `super`, must
//! lead downward; the doors to JavaScript and to transcendental functions are where they are said to be; files are short
//! and begin by saying what they are. It does not judge what the code does.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod house;
mod source;

use source::{Source, paths_from, says, sources, without_comments_and_literals};
use std::collections::BTreeSet;

/// Every module at the crate's root and its floor. A new module gets its floor here, or the test says that it has none.
const FLOORS: &[(&str, u8)] = &[
    ("error", 0),
    ("sort", 0),
    ("sound", 0),
    ("record", 0),
    ("nearest", 0),
    ("options", 1),
    ("money", 1),
    ("time", 1),
    ("calendar", 1),
    ("stats", 1),
    ("event", 2),
    ("map", 3),
    ("rule", 3),
    ("config", 4),
    ("statement", 4),
    ("population", 4),
    ("ledger", 4),
    ("feedback", 5),
    ("profile", 6),
    ("pending", 7),
    ("link", 6),
    ("reason", 8),
    ("checkup", 9),
    ("feature", 9),
    ("signal", 10),
    ("score", 11),
    ("alert", 12),
    ("summary", 12),
    ("support", 13),
    ("snapshot", 14),
    ("engine", 15),
    ("view", 16),
    ("wasm", 17),
];

/// Names that only one module may say: the doors.
const DOORS: &[(&str, &[&str])] = &[
    ("wasm", &["wasm_bindgen", "js_sys", "serde_wasm_bindgen"]),
    ("stats", &["libm", "statrs"]),
];

/// Words of the domain. `stats` counts and estimates; what its numbers mean is not its business.
const DOMAIN: &[&str] = &[
    "wallet",
    "payment",
    "payer",
    "payee",
    "account",
    "merchant",
    "counterparty",
    "fraud",
    "scam",
    "alert",
    "amount",
    "money",
    "currency",
    "transaction",
    "refund",
    "card",
    "suspici",
    "evidence",
    "signal",
    "score",
];

/// Lines a file may have.
const LINES: usize = 400;

/// Paths of a file that start at the crate's root, however they are written.
fn root_paths(source: &Source) -> Vec<Vec<String>> {
    let mut all = paths_from(&source.code, "crate::");
    // An inline module (`mod tests`) is one deeper, so as many `super` as the depth, or one more, may reach the root;
    // only what then names a module of the root is meant.
    for climbs in [source.depth(), source.depth() + 1] {
        let climbed = paths_from(&source.code, &"super::".repeat(climbs));
        all.extend(climbed.into_iter().filter(|path| {
            path.first()
                .is_some_and(|name| name != source.module() && floor_of(name).is_some())
        }));
    }
    all
}

fn floor_of(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, floor)| *floor)
}

/// Where a name re-exported at the root comes from.
fn home_of(name: &str, root: &Source) -> Option<String> {
    paths_from(&root.code, "pub use ")
        .into_iter()
        .find(|path| path.last().is_some_and(|last| last == name))
        .and_then(|path| path.first().cloned())
}

#[test]
fn a_module_knows_only_the_floors_below_its_own() {
    let all = sources("src");
    let root = all.iter().find(|source| source.path == "src/lib.rs").unwrap();
    let mut wrong = BTreeSet::new();
    let mut checked = 0;
    for source in all.iter().filter(|source| source.path != "src/lib.rs") {
        let Some(own) = floor_of(source.module()) else {
            wrong.insert(format!(
                "{}: module `{}` has no floor yet",
                source.path,
                source.module()
            ));
            continue;
        };
        for path in root_paths(source) {
            let Some(first) = path.first() else { continue };
            let module = match floor_of(first) {
                Some(_) => first.clone(),
                None => home_of(first, root).unwrap_or_default(),
            };
            checked += 1;
            match floor_of(&module) {
                _ if module == source.module() => {}
                Some(floor) if floor < own => {}
                Some(_) => {
                    wrong.insert(format!(
                        "{} looks up or sideways at `{}`",
                        source.path,
                        path.join("::")
                    ));
                }
                None => {
                    wrong.insert(format!("{}: `{}` is on no floor", source.path, path.join("::")));
                }
            }
        }
    }
    assert!(
        checked > 20,
        "only {checked} paths were found: the reader of `use` lines is broken"
    );
    assert!(
        wrong.is_empty(),
        "\n{}\n",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_reader_of_paths_sees_groups_inline_paths_and_no_comments() {
    let code = without_comments_and_literals(
        "use crate::{a, b::{C, d::E as F}, G}; // crate::comment\nlet x = crate::h::i(\"crate::text\", 'x');",
    );
    let found: Vec<String> = paths_from(&code, "crate::")
        .iter()
        .map(|path| path.join("::"))
        .collect();
    assert_eq!(found, ["a", "b::C", "b::d::E", "G", "h::i"]);
}

#[test]
fn signals_do_not_know_one_another() {
    let all: Vec<Source> = sources("src")
        .into_iter()
        .filter(|source| source.module() == "signal")
        .collect();
    let is_leaf = |source: &&Source| says(&source.code, "const SIGNAL");
    let name_of = |source: &Source| {
        source
            .path
            .rsplit('/')
            .next()
            .map(|name| name.replace(".rs", ""))
            .unwrap()
    };
    let names: Vec<String> = all.iter().filter(is_leaf).map(name_of).collect();
    let mut wrong = Vec::new();
    for source in all.iter().filter(is_leaf) {
        let own = name_of(source);
        let paths = ["crate::", "super::", "super::super::"]
            .iter()
            .flat_map(|start| paths_from(&source.code, start));
        for path in paths {
            if path.iter().any(|part| *part != own && names.contains(part)) {
                wrong.push(format!("{} knows {}", source.path, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn javascript_and_transcendental_functions_have_one_door_each() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for (door, names) in DOORS {
            for name in names.iter().filter(|_| source.module() != *door) {
                if says(&source.code, name) {
                    wrong.push(format!("{} names {name}: only src/{door} may", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn statistics_know_no_word_of_the_domain() {
    let mut wrong = Vec::new();
    for source in sources("src").iter().filter(|source| source.module() == "stats") {
        let text = source.raw.to_lowercase();
        wrong.extend(
            DOMAIN
                .iter()
                .filter(|word| text.contains(**word))
                .map(|word| format!("{}: {word}", source.path)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_suspicion_and_no_score_asks_which_movements_belong_together() {
    let rooms = ["population", "feedback", "profile", "feature", "signal", "score"];
    let asking: Vec<String> = sources("src")
        .iter()
        .filter(|source| {
            rooms
                .iter()
                .any(|room| source.path.starts_with(&format!("src/{room}")))
        })
        .filter(|source| source.code.contains("crate::link"))
        .map(|source| source.path.clone())
        .collect();
    assert_eq!(asking, [""; 0]);
}

#[test]
fn every_file_is_short_and_begins_by_saying_what_it_is() {
    let mut wrong = Vec::new();
    for source in ["src", "tests", "xtask/src"].into_iter().flat_map(sources) {
        if !source.raw.starts_with("//! ") {
            wrong.push(format!("{} does not begin with `//!`", source.path));
        }
        let lines = source.raw.lines().count();
        if lines > LINES {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
