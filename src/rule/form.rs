//! Forms that a host fills in: read to their end, so that everything that is wrong with them is told at once.
//!
//! Not here: what the entries mean (`pack`, `lists`).

use crate::error::{Code, Fault, shown};
use crate::nearest::nearest;
use crate::options::Options;

/// An object of a host's, the place where it stands, and what was found wrong so far.
pub(super) struct Form<'g, 'f> {
    entries: &'g [(String, Options)],
    path: String,
    /// What is no object at all lacks no single entry.
    is_object: bool,
    faults: &'f mut Vec<Fault>,
}

/// Names of types, as JavaScript calls them.
const OBJECT: &[&str] = &["object"];
const ARRAY: &[&str] = &["array"];
const STRING: &[&str] = &["string"];
const NUMBER: &[&str] = &["number"];

/// Something of another type than belongs there.
fn misfit(path: &str, expected: &'static [&'static str]) -> Fault {
    Fault {
        expected,
        ..Fault::new(path, Code::FieldType)
    }
}

impl<'g, 'f> Form<'g, 'f> {
    /// The object at this place, whose keys are all known.
    pub(super) fn of(
        given: &'g Options,
        path: String,
        known: &'static [&'static str],
        faults: &'f mut Vec<Fault>,
    ) -> Self {
        let form = Self::open(given, path, faults);
        for (key, _) in form.entries {
            if !known.contains(&key.as_str()) {
                let nearest = nearest(key, known.iter().copied()).map(str::to_owned);
                form.faults.push(Fault {
                    nearest,
                    expected: known,
                    ..Fault::new(format!("{}.{}", form.path, shown(key)), Code::FieldUnknown)
                });
            }
        }
        form
    }

    /// The object at this place, whose keys are the host's own.
    pub(super) fn open(given: &'g Options, path: String, faults: &'f mut Vec<Fault>) -> Self {
        let (entries, is_object) = match given {
            Options::Entries(entries) => (entries.as_slice(), true),
            _ => {
                faults.push(misfit(&path, OBJECT));
                (&[][..], false)
            }
        };
        Self {
            entries,
            path,
            is_object,
            faults,
        }
    }

    /// All entries, each with its place, and where faults go.
    pub(super) fn each(
        self,
    ) -> (
        impl Iterator<Item = (&'g str, String, &'g Options)>,
        &'f mut Vec<Fault>,
    ) {
        let Self {
            entries,
            path,
            faults,
            ..
        } = self;
        let each = entries
            .iter()
            .map(move |(key, value)| (key.as_str(), format!("{path}.{}", shown(key)), value));
        (each, faults)
    }

    fn path_of(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }

    /// Notes that an entry is wrong.
    pub(super) fn fault(&mut self, name: &str, code: Code, expected: &'static [&'static str]) {
        let path = self.path_of(name);
        self.faults.push(Fault {
            expected,
            ..Fault::new(path, code)
        });
    }

    /// The entry of this name.
    pub(super) fn get(&self, name: &str) -> Option<&'g Options> {
        let found = self.entries.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value)
    }

    fn needed(&mut self, name: &str) -> Option<&'g Options> {
        let found = self.get(name);
        if found.is_none() && self.is_object {
            self.fault(name, Code::FieldMissing, &[]);
        }
        found
    }

    /// A text that has to be there, of so many bytes at most.
    pub(super) fn text(&mut self, name: &str, most: usize) -> Option<String> {
        match self.needed(name)? {
            Options::Text(text) if text.trim().is_empty() => self.fault(name, Code::FieldEmpty, &[]),
            Options::Text(text) if text.len() > most => self.fault(name, Code::TextTooLong, &[]),
            Options::Text(text) => return Some(text.clone()),
            _ => self.fault(name, Code::FieldType, STRING),
        }
        None
    }

    /// The place of a word among these.
    pub(super) fn word(
        &mut self,
        name: &str,
        words: &'static [&'static str],
        is_needed: bool,
    ) -> Option<usize> {
        let given = if is_needed {
            self.needed(name)
        } else {
            self.get(name)
        };
        let Options::Text(text) = given? else {
            self.fault(name, Code::FieldType, STRING);
            return None;
        };
        let place = words.iter().position(|word| word == text);
        if place.is_none() {
            let path = self.path_of(name);
            self.faults.push(Fault {
                expected: words,
                nearest: nearest(text, words.iter().copied()).map(str::to_owned),
                ..Fault::new(path, Code::ValueUnknown)
            });
        }
        place
    }

    /// A number within bounds, where there is one.
    pub(super) fn number(&mut self, name: &str, least: f64, most: f64) -> Option<f64> {
        match self.get(name)? {
            Options::Number(number) if (least..=most).contains(number) => return Some(*number),
            Options::Number(_) => self.fault(name, Code::NumberInvalid, &[]),
            _ => self.fault(name, Code::FieldType, NUMBER),
        }
        None
    }

    /// The items of a list that has to be there, of so many at most, each with its place, and where faults go.
    pub(super) fn items(&mut self, name: &str, most: usize) -> (Vec<(String, &'g Options)>, &mut Vec<Fault>) {
        let path = self.path_of(name);
        let items = match self.needed(name) {
            Some(given) => items_of(given, &path, most, self.faults),
            None => Vec::new(),
        };
        (items, self.faults)
    }

    /// Where faults go.
    pub(super) const fn faults(&mut self) -> &mut Vec<Fault> {
        self.faults
    }
}

/// The items of a list, each with its place.
pub(super) fn items_of<'g>(
    given: &'g Options,
    path: &str,
    most: usize,
    faults: &mut Vec<Fault>,
) -> Vec<(String, &'g Options)> {
    match given {
        Options::List(items) if items.len() > most => faults.push(Fault::new(path, Code::RuleTooLarge)),
        Options::List(items) => {
            let items = items.iter().enumerate();
            return items
                .map(|(place, item)| (format!("{path}.{place}"), item))
                .collect();
        }
        _ => faults.push(misfit(path, ARRAY)),
    }
    Vec::new()
}

/// An id of a rule or a list: small letters, digits and hyphens, so that it can stand in a code, a path and a file's name.
pub(super) fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_letter)
}
