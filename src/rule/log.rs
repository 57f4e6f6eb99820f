//! Log of a pack: who changed what, and when, in the host's own words.
//!
//! The engine reads none of it: it is kept with the pack and handed back with it. Not here: what two packs differ in, which whoever has
//! both can see.

use super::form::Form;
use crate::error::Code;
use crate::options::Options;
use crate::record::record;
use crate::time::Millis;
use serde::Serialize;

/// Changes that a log may have: one a week over four years; a longer history is kept where packs are written.
const MOST: usize = 200;
/// Bytes of a name, and of what was changed: a line or two.
const LONGEST_NAME: usize = 64;
const LONGEST: usize = 500;

/// Change of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// When.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// What, in the host's words.
    pub what: String,
}

record! { struct Change { at, by, what } }

impl Change {
    /// The log of a pack, as far as it can be read; none where there is none.
    pub(super) fn log(form: &mut Form<'_, '_>) -> Vec<Self> {
        const KEYS: &[&str] = &["at", "by", "what"];
        if form.get("log").is_none() {
            return Vec::new();
        }
        let (items, faults) = form.items("log", MOST);
        let mut log = Vec::with_capacity(items.len());
        for (path, item) in items {
            let mut form = Form::of(item, path, KEYS, faults);
            let (by, what) = (form.text("by", LONGEST_NAME), form.text("what", LONGEST));
            let at = match form.get("at") {
                Some(Options::Number(at)) => Millis::told(*at).map_err(|error| (error.code, &[][..])),
                Some(_) => Err((Code::FieldType, &["number"][..])),
                None => Err((Code::FieldMissing, &[][..])),
            };
            match (at, by, what) {
                (Ok(at), Some(by), Some(what)) => log.push(Self { at, by, what }),
                (Err((code, expected)), ..) if matches!(item, Options::Entries(_)) => {
                    form.fault("at", code, expected)
                }
                _ => {}
            }
        }
        log
    }
}
