//! Counts that say how well the house is kept, printed by `cargo test --test floors house -- --nocapture`, and held where they
//! are: lists of reasons, codes spelt outside their file, names in strings that decide, circles, and how many files a new
//! suspicion touches. A count may fall; one that rises says what was forgotten.

use crate::source::{Source, paths_from, says, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use wallet_sentinel::signal::REGISTRY;

/// What comes before the tests of a file.
fn without_tests(raw: &str) -> &str {
    raw.split("#[cfg(test)]").next().unwrap_or(raw)
}

fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs")
}

/// The file of a code.
fn file_of(code: &str) -> String {
    format!("/{}.rs", code.replace('-', "_"))
}

/// Places outside its own file where a code stands as text.
fn codes_spelt_elsewhere(all: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in all.iter().filter(|source| !is_test(source)) {
        for code in REGISTRY.iter().map(|signal| signal.reason.code) {
            let times = without_tests(&source.raw).matches(&format!("\"{code}\"")).count();
            if times > 0 && !source.path.ends_with(&file_of(code)) {
                found.push(format!("{} spells {code} {times} times", source.path));
            }
        }
    }
    found
}

/// Settings that are looked up by a text, and features that are set by a number.
fn looked_up_by_hand(all: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in all {
        let asks = source.code.matches("setting(\" ").count() + source.raw.matches(".setting(\"").count();
        let counted = ["note(", "set("].iter().flat_map(|call| {
            let after = source.code.match_indices(call).map(|(at, call)| at + call.len());
            after.filter_map(|at| source.code[at..].chars().next())
        });
        let indices = counted.filter(char::is_ascii_digit).count();
        if asks + indices > 0 {
            found.push(format!("{}: {asks} settings, {indices} features", source.path));
        }
    }
    found
}

/// Lists of reasons.
fn lists(all: &[Source]) -> Vec<String> {
    let lists = ["&[Signal]", "&[Reason]", "&[Watcher]", "&[Spending]"];
    let of = |source: &Source| {
        let consts = source.code.match_indices("const ").filter(|(at, _)| {
            let line = source.code[*at..].lines().next().unwrap_or_default();
            lists.iter().any(|list| line.contains(list))
        });
        consts.map(|_| source.path.clone()).collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

/// The modules that a file's own scope stands in.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    inside.split('/').map(str::to_owned).collect()
}

/// The file whose module begins this path.
fn home<'a>(files: &'a BTreeMap<Vec<String>, String>, path: &[String]) -> Option<&'a String> {
    (1..=path.len())
        .rev()
        .find_map(|length| files.get(&path[..length]))
}

/// Which files of one room each file names directly.
fn arrows(all: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let files: BTreeMap<Vec<String>, String> = all
        .iter()
        .map(|source| (module_of(&source.path), source.path.clone()))
        .collect();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in all.iter().filter(|source| source.path != "src/lib.rs") {
        let code = source.code.split("cfg(test)").next().unwrap_or_default();
        let own = module_of(&source.path);
        let mut paths = paths_from(code, "crate::");
        for climbs in 1..=own.len().saturating_sub(1) {
            let base = &own[..own.len() - climbs];
            let climbed = paths_from(code, &"super::".repeat(climbs));
            paths.extend(climbed.into_iter().map(|path| [base, path.as_slice()].concat()));
        }
        let named = paths.iter().filter_map(|path| home(&files, path));
        let in_room = named.filter(|file| **file != source.path && module_of(file)[0] == own[0]);
        arrows.insert(source.path.clone(), in_room.cloned().collect());
    }
    arrows
}

/// Files that reach each other by direct names, the rooms' own lists (`mod.rs`) left out.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let is_list = |path: &String| path.ends_with("/mod.rs");
    let reach = |from: &String| {
        let (mut seen, mut rest) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(file) = rest.pop() {
            for next in arrows
                .get(&file)
                .into_iter()
                .flatten()
                .filter(|path| !is_list(path))
            {
                if seen.insert(next.clone()) {
                    rest.push(next.clone());
                }
            }
        }
        seen
    };
    let all: BTreeMap<&String, BTreeSet<String>> = arrows
        .keys()
        .filter(|path| !is_list(path))
        .map(|path| (path, reach(path)))
        .collect();
    let mut found = BTreeSet::new();
    for (file, reached) in &all {
        let circle: Vec<&str> = reached
            .iter()
            .filter(|other| all.get(other).is_some_and(|back| back.contains(*file)))
            .map(String::as_str)
            .collect();
        if circle.len() > 1 {
            found.insert(circle.join(" "));
        }
    }
    found
}

/// Suspicions, and what they share, that name the list that they stand in.
fn arrows_up(all: &[Source], arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let is_leaf = |source: &&Source| source.module() == "signal" && says(&source.code, "const SIGNAL");
    let mut below: BTreeSet<String> = all
        .iter()
        .filter(is_leaf)
        .map(|source| source.path.clone())
        .collect();
    let shared: Vec<String> = below
        .iter()
        .flat_map(|leaf| arrows.get(leaf).into_iter().flatten().cloned())
        .filter(|path| !path.ends_with("/mod.rs"))
        .collect();
    below.extend(shared);
    let up = |path: &String| {
        arrows
            .get(path)
            .is_some_and(|named| named.contains("src/signal/mod.rs"))
    };
    below.into_iter().filter(up).collect()
}

/// Files beside the scenarios' that name a suspicion: what a new one touches.
fn files_of(code: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let module = code.replace('-', "_");
    let (mut found, mut folders) = (
        Vec::new(),
        vec!["src".to_owned(), "pkg".to_owned(), "tests/scenarios".to_owned()],
    );
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = format!("{folder}/{name}");
            if root.join(&path).is_dir() {
                if !["pkg/wasm", "pkg/node_modules"].contains(&path.as_str()) {
                    folders.push(path);
                }
                continue;
            }
            let is_text = [".rs", ".js", ".json"].iter().any(|end| name.ends_with(end));
            let text = if is_text {
                fs::read_to_string(root.join(&path)).unwrap()
            } else {
                String::new()
            };
            let is_scenario = path.starts_with(&format!("tests/scenarios/{code}/"));
            let is_source = !path.starts_with("tests") && (text.contains(code) || says(&text, &module));
            if is_scenario || is_source {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Places that say by a set of states that no money moved.
fn says_no_money_moved(all: &[Source]) -> Vec<String> {
    let all = all
        .iter()
        .filter(|source| source.path != "src/event/vocabulary.rs");
    all.filter(|source| {
        let code = without_tests(&source.code).split_whitespace().collect::<String>();
        code.contains("Status::Failed|Status::Closed") || code.contains("Status::Closed|Status::Reversed")
    })
    .map(|source| source.path.clone())
    .collect()
}

#[test]
fn the_house_is_kept() {
    let all = sources("src");
    let arrows = arrows(&all);
    // A suspicion like most: its scenarios, and no feature.
    let files = files_of("recovery-scam");
    let scenarios = files.iter().filter(|path| path.starts_with("tests/")).count();
    let counts: [(&str, usize, Vec<String>); 7] = [
        ("lists of reasons", 1, lists(&all)),
        ("codes spelt elsewhere", 0, codes_spelt_elsewhere(&all)),
        (
            "settings and features looked up by hand",
            0,
            looked_up_by_hand(&all),
        ),
        ("arrows up in signal", 0, arrows_up(&all, &arrows)),
        ("circles", 0, circles(&arrows).into_iter().collect()),
        ("definitions of no money moved", 1, says_no_money_moved(&all)),
        // Itself, its lines in the list, two locales, and what the build is to generate for the messages; beside scenarios.
        (
            "files of a suspicion, beside scenarios",
            6,
            files
                .iter()
                .filter(|path| !path.starts_with("tests/"))
                .cloned()
                .collect(),
        ),
    ];
    let mut risen = Vec::new();
    for (what, most, found) in &counts {
        println!("{what}: {} (at most {most})", found.len());
        if found.len() > *most {
            risen.push(format!("{what}: {} and not {most}: {found:#?}", found.len()));
        } else if !found.is_empty() {
            println!("  {}", found.join("\n  "));
        }
    }
    println!("scenarios of that suspicion: {scenarios}");
    assert!(risen.is_empty(), "{}", risen.join("\n"));
}
