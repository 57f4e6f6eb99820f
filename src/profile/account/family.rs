//! Others who pay from an account, as a snapshot has them: one level deep. Whoever pays from another's account has nobody who
//! pays from theirs there, so bytes that say otherwise are no snapshot of ours, and are refused before they run the stack out.

use super::Account;
use crate::event::Digest;
use crate::map::SmallMap;
use serde::{Deserialize, Deserializer};
use std::cell::Cell;

thread_local! {
    /// True while a payer of an account is read. Serde hands a type no context of its own, and reading is one call on one
    /// thread.
    static WITHIN: Cell<bool> = const { Cell::new(false) };
}

/// Nobody: what stands in the family of a member of a family. There is no way to read one.
#[derive(Deserialize)]
enum Nobody {}

/// Reads the family of an account; of a payer's, that there is none.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<SmallMap<Digest, Account>, D::Error> {
    if WITHIN.replace(true) {
        return SmallMap::<Digest, Nobody>::deserialize(from).map(|_| SmallMap::default());
    }
    let read = SmallMap::deserialize(from);
    WITHIN.set(false);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An account whose family has a family, and so on, so many deep.
    fn nested(depth: usize) -> Vec<u8> {
        let whole = postcard::to_allocvec(&Account::new()).unwrap();
        let (families, alone) = whole.split_last().unwrap();
        assert_eq!(*families, 0, "the family comes last, and a new account has none");
        let one = [
            alone,
            &[1],
            &postcard::to_allocvec(&Digest::of("daughter")).unwrap(),
        ]
        .concat();
        [one.repeat(depth), whole.clone()].concat()
    }

    #[test]
    fn an_account_has_a_family_and_a_family_has_none_however_deep_it_is_said_to_be() {
        let read = |depth| postcard::from_bytes::<Account>(&nested(depth));
        assert_eq!(read(0).unwrap(), Account::new());
        assert_eq!(read(1).unwrap().family.len(), 1);
        for depth in [2, 3, 100_000] {
            assert!(read(depth).is_err(), "{depth} deep");
        }
        assert_eq!(
            read(1).unwrap().family.len(),
            1,
            "what was refused left nothing behind"
        );
    }
}
