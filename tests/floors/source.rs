//! Sources as text, reduced to what a rule about them may look at: no comments, no literals, paths in whole.
//!
//! A reader for this house's own style of writing, not a parser of Rust.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: where it is, and its text without comments and literals.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) raw: String,
    pub(crate) code: String,
}

impl Source {
    /// The module at the crate's root that the file belongs to; `lib` for the root itself.
    pub(crate) fn module(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside
            .split('/')
            .next()
            .map_or(inside, |first| first.trim_end_matches(".rs"))
    }

    /// How many modules deep the file's own scope is: `src/a.rs` and `src/a/mod.rs` are 1, `src/a/b.rs` is 2.
    pub(crate) fn depth(&self) -> usize {
        let parts = self.path.split('/').count() - 1;
        if self.path.ends_with("/mod.rs") {
            parts - 1
        } else {
            parts
        }
    }
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        let inside = path
            .strip_prefix(env!("CARGO_MANIFEST_DIR"))
            .unwrap()
            .to_path_buf();
        if path.is_dir() {
            files.extend(rust_files(inside.to_str().unwrap()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(inside);
        }
    }
    files.sort();
    files
}

pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let read = |path: PathBuf| {
        let raw = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        Source {
            code: without_comments_and_literals(&raw),
            path: path.to_str().unwrap().replace('\\', "/"),
            raw,
        }
    };
    let found: Vec<Source> = rust_files(folder).into_iter().map(read).collect();
    assert!(
        !found.is_empty(),
        "no sources under {folder}: the test looks in the wrong place"
    );
    found
}

/// Blanks out comments, text and characters, so that only code is left to search.
pub(crate) fn without_comments_and_literals(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if next == '"' {
            end_of_text(rest)
        } else if next == '\'' {
            end_of_character(rest)
        } else {
            code.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

fn end_of_text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A quoted character, or just the quote of a lifetime.
fn end_of_character(rest: &str) -> usize {
    let letters: Vec<(usize, char)> = rest.char_indices().take(12).collect();
    let close = match letters.get(1) {
        Some((_, '\\')) => letters.iter().skip(3).find(|(_, letter)| *letter == '\''),
        _ => letters.get(2).filter(|(_, letter)| *letter == '\''),
    };
    close.map_or(1, |(at, _)| at + 1)
}

/// Every path in the code, in whole: `crate::a::{b, c::D}` gives a::b and a::c::D.
pub(crate) fn paths_from(code: &str, start: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(start) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':') {
            continue;
        }
        collect_paths(&code[at + start.len()..], &[], &mut found);
    }
    found
}

/// Reads one path or group after `::`; returns what follows it.
fn collect_paths<'a>(text: &'a str, prefix: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut group) = text.strip_prefix('{') {
        loop {
            group = collect_paths(group, prefix, found).trim_start();
            match group.strip_prefix(',') {
                Some(more) => group = more,
                None => return group.strip_prefix('}').unwrap_or(group),
            }
        }
    }
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return rest;
    }
    let mut path = prefix.to_vec();
    path.push(name.to_owned());
    if let Some(deeper) = rest.trim_start().strip_prefix("::") {
        let before = found.len();
        let rest = collect_paths(deeper, &path, found);
        if found.len() > before {
            return rest;
        }
    }
    found.push(path);
    rest.trim_start().strip_prefix("as ").map_or(rest, |alias| {
        alias.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ' ')
    })
}

/// True where the word stands alone in the code.
pub(crate) fn says(code: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}
