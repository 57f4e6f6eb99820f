//! The scenarios' stories as parts of random histories: what chance hardly ever tells, a scam in several steps.

#[allow(dead_code)] // what a story expects is the scenarios' own test
#[path = "../scenarios/story.rs"]
mod story;

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use wallet_sentinel::event::{Field, RawEvent, Value};

/// Every story on disk, by its file's path.
pub(crate) fn plots() -> &'static [Vec<RawEvent<'static>>] {
    static PLOTS: OnceLock<Vec<Vec<RawEvent<'static>>>> = OnceLock::new();
    PLOTS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
        let entries = |path: &Path| fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        let folders = entries(&root).filter(|path| path.is_dir());
        let mut files: Vec<_> = folders
            .flat_map(|folder| entries(&folder).collect::<Vec<_>>())
            .collect();
        files.sort();
        let told = files
            .iter()
            .map(|path| story::read(&fs::read_to_string(path).unwrap()).unwrap());
        told.map(|story| story.events.into_iter().map(|told| told.raw).collect())
            .collect()
    })
}

/// The story as it happens to another account.
pub(crate) fn happening_to(plot: &[RawEvent<'static>], account: &'static str) -> Vec<RawEvent<'static>> {
    let mut told = plot.to_vec();
    for (field, value) in told.iter_mut().flat_map(|raw| &mut raw.values) {
        if *field == Field::AccountId {
            *value = Value::Text(Cow::Borrowed(account));
        }
    }
    told
}
