//! What is made of the declarations, so that nothing is copied by hand: what the package's sentences need to know of each
//! reason, a page of reference for each, and an example that makes it fire.
//!
//! The files are committed, and these tests fail where one is not as it would be made now;
//! `BLESS=1 cargo test --test reference` writes them. That each example does make its reason fire is shown where the
//! package is tested (`tests/js/examples.test.js`). Not here: the sentences themselves, which people write.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test fails by panicking

mod page;
mod script;
mod story;
mod technique;

use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use story::Story;
use wallet_sentinel::view::ReasonSpec;

/// A reason, and what the house has beside its declaration.
struct Entry {
    /// As `about()` tells it.
    spec: Json,
    /// Path of its source, from the root.
    source: String,
    /// What its source says of it, in paragraphs.
    about: Vec<String>,
    /// Its title in English.
    title: String,
    /// Its scenarios.
    stories: Vec<Story>,
}

impl Entry {
    fn code(&self) -> &str {
        self.spec["code"].as_str().unwrap()
    }

    /// The plainest story in which it speaks.
    fn example(&self) -> &Story {
        let firing = self.stories.iter().filter(|story| !story.is_quiet);
        firing.min_by_key(|story| story.weight()).unwrap()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Files of a folder and of those within it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
    {
        if path.is_dir() {
            found.extend(files_in(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Source of a reason: the file of `src/signal` that has its name.
fn source_of(code: &str, sources: &[PathBuf]) -> PathBuf {
    let name = format!("{}.rs", code.replace('-', "_"));
    let mut named = sources.iter().filter(|path| path.ends_with(&name));
    named
        .next()
        .unwrap_or_else(|| panic!("{code} has no file of its name"))
        .clone()
}

/// Paragraphs of the comment that a file begins with.
fn opening(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim);
    let whole = lines
        .map(|line| if line.is_empty() { "\n" } else { line })
        .collect::<Vec<_>>()
        .join(" ");
    whole.split('\n').map(|part| part.trim().to_owned()).collect()
}

/// Text of a key of the English catalogue.
fn english(catalogue: &str, key: &str) -> String {
    let start = format!("\"{key}\": ");
    let line = catalogue
        .lines()
        .find_map(|line| line.trim().strip_prefix(&start));
    let text = line.unwrap_or_else(|| panic!("{key} has no text"));
    serde_json::from_str(text.trim_end_matches(',')).unwrap()
}

fn entries() -> Vec<Entry> {
    let sources = files_in(&root().join("src/signal"));
    let catalogue = fs::read_to_string(root().join("pkg/messages/en.js")).unwrap();
    let specs = ReasonSpec::all();
    let entry = |spec: &ReasonSpec| {
        let path = source_of(spec.code(), &sources);
        Entry {
            source: path
                .strip_prefix(root())
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/"),
            about: opening(&fs::read_to_string(&path).unwrap()),
            title: english(&catalogue, &format!("{}.title", spec.code())),
            stories: story::of(
                spec.code(),
                &files_in(&root().join("tests/scenarios").join(spec.code())),
            ),
            spec: serde_json::to_value(spec).unwrap(),
        }
    };
    specs.iter().map(entry).collect()
}

/// Everything that is made: path from the root, and text.
fn made(entries: &[Entry]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::from([
        ("pkg/messages/reasons.js".to_owned(), script::reasons(entries)),
        ("pkg/examples/stories.js".to_owned(), script::stories(entries)),
        ("pkg/docs/reasons/README.md".to_owned(), page::index(entries)),
    ]);
    files.extend(
        entries
            .iter()
            .map(|entry| (page::path(entry.code()), page::of(entry))),
    );
    files
}

#[test]
fn what_is_made_of_the_declarations_is_as_they_are_now() {
    let files = made(&entries());
    let bless = std::env::var_os("BLESS").is_some();
    let mut stale = Vec::new();
    for (path, text) in &files {
        let place = root().join(path);
        if fs::read_to_string(&place).is_ok_and(|there| there == *text) {
            continue;
        }
        if bless {
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(&place, text).unwrap();
        } else {
            stale.push(path.clone());
        }
    }
    let pages = files_in(&root().join("pkg/docs/reasons"));
    for page in pages
        .iter()
        .filter(|page| !files.keys().any(|path| root().join(path) == **page))
    {
        if bless {
            fs::remove_file(page).unwrap();
        } else {
            stale.push(format!("{} is a page of no reason", page.display()));
        }
    }
    assert!(
        stale.is_empty(),
        "BLESS=1 cargo test --test reference writes anew: {stale:#?}"
    );
}

#[test]
fn every_reason_says_what_it_sees_and_every_setting_why_it_is_so_much() {
    let mut silent = Vec::new();
    for entry in entries() {
        if entry.about.first().is_none_or(|first| first.len() < 20) {
            silent.push(entry.source.clone());
        }
        for setting in entry.spec["settings"].as_array().unwrap() {
            if setting["about"].as_str().is_none_or(|about| about.len() < 10) {
                silent.push(format!("{}: {}", entry.source, setting["name"]));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_technique_that_is_declared_has_a_name_and_none_that_is_called_uncovered_is_declared() {
    let mut wrong = Vec::new();
    for entry in entries() {
        for id in page::texts(&entry.spec["techniques"]) {
            match technique::ALL.iter().find(|technique| technique.id == id) {
                None => wrong.push(format!("{id} of {} has no name", entry.code())),
                Some(technique) if !technique.uncovered.is_empty() => {
                    wrong.push(format!("{id} is covered by {}", entry.code()));
                }
                Some(_) => {}
            }
        }
    }
    let ids: Vec<&str> = technique::ALL.iter().map(|technique| technique.id).collect();
    assert!(ids.is_sorted(), "in the order of their ids");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
