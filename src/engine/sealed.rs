//! Sealed sections: what a fuller build kept, as it was in the snapshot.
//!
//! An engine without rooms does not read them: it writes them again as they were, and says by a gap (`ledger::Gap`) what has come
//! since. It cannot cut an account out of bytes that it does not read, so where one is erased they go as a whole.
//! Not here: what a fuller build makes of the gap (`versions`, `crate::summary`).

use crate::error::Result;
use crate::snapshot::{Section, Sections};

/// Sections by name, each with the version of its shape.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sealed(Vec<(String, u16, Vec<u8>)>);

/// Section that names places by their order, which another build's layout may not have.
const BY_PLACE: &str = "pending";

impl Sealed {
    /// Keeps a section.
    pub(super) fn add(&mut self, section: &Section<'_>) {
        let Section { name, shape, payload } = *section;
        self.0.push((name.to_owned(), shape, payload.to_vec()));
    }

    /// Writes them as they were.
    pub(super) fn write(&self, to: &mut Sections) -> Result<()> {
        let mut all = self.0.iter();
        all.try_for_each(|(name, shape, payload)| to.add_written(name, *shape, payload))
    }

    /// Names of them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, ..)| name.as_str())
    }

    /// Lets them go, and returns their names.
    pub(super) fn clear(&mut self) -> Vec<String> {
        std::mem::take(&mut self.0)
            .into_iter()
            .map(|(name, ..)| name)
            .collect()
    }

    /// Lets go of what was written by another build's layout, which the next one written does not tell; returns its name.
    pub(super) fn clear_places(&mut self) -> Vec<String> {
        let had = self.names().any(|name| name == BY_PLACE);
        self.0.retain(|(name, ..)| name != BY_PLACE);
        had.then(|| BY_PLACE.to_owned()).into_iter().collect()
    }
}
