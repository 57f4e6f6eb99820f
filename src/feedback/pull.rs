//! Pull of a report of fraud: how much it adds to what other accounts see, kept with its label so that exactly that is taken back.
//!
//! Not here: how much that is (`reports`).

use crate::record::record;

/// Kinds of entities that a label may blame.
pub(super) const ENTITIES: usize = 5;

/// The place of the counterparty among them.
pub(super) const COUNTERPARTY: usize = 0;

/// Pull of a report: what it adds across accounts, by the entities that it blames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pull {
    /// A bit for each entity to which it adds anything, and `COUNTS`.
    adds: u8,
    blame: [u8; ENTITIES],
}

record! { struct Pull { adds, blame } }

/// The bit of a report that counts at all.
const COUNTS: u8 = 1 << ENTITIES;

impl Pull {
    /// Pull of a report that counts, and adds so much blame to the entity of each kind.
    pub(super) fn adding(blame: [Option<u8>; ENTITIES]) -> Self {
        let kinds = blame.iter().enumerate();
        let adds = kinds.fold(COUNTS, |adds, (kind, blame)| {
            adds | u8::from(blame.is_some()) << kind
        });
        Self {
            adds,
            blame: blame.map(Option::unwrap_or_default),
        }
    }

    /// True where it counts at all.
    pub(super) const fn counts(self) -> bool {
        self.adds & COUNTS != 0
    }

    /// Blame that it adds to the entity of this kind; nothing where it does not count.
    pub(super) fn of(self, kind: usize) -> Option<u8> {
        let blame = self.blame.get(kind).copied()?;
        (self.adds & (1 << kind) != 0).then_some(blame)
    }
}
