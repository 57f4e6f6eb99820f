//! Others who pay from an account, as a snapshot has them: one level deep. Whoever pays from another's account has nobody who
//! pays from theirs there, so bytes that say otherwise are no snapshot of ours, and are refused before they run the stack out.

use super::Account;
use crate::event::Digest;
use crate::map::SmallMap;
use crate::record::{Reader, Record, Writer};

/// Others who pay from an account.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::profile) struct Family(pub(in crate::profile) SmallMap<Digest, Account>);

impl Record for Family {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self(from.one_deep(Record::read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};

    /// An account whose family has a family, and so on, so many deep.
    fn nested(depth: usize) -> Vec<u8> {
        let whole = bytes_of(&Account::new());
        let (families, alone) = whole.split_last().unwrap();
        assert_eq!(*families, 0, "the family comes last, and a new account has none");
        let one = [alone, &[1], &bytes_of(&Digest::of("daughter"))].concat();
        [one.repeat(depth), whole.clone()].concat()
    }

    #[test]
    fn an_account_has_a_family_and_a_family_has_none_however_deep_it_is_said_to_be() {
        let read = |depth| value_of::<Account>(&nested(depth)).ok_or(());
        assert_eq!(read(0).unwrap(), Account::new());
        assert_eq!(read(1).unwrap().family.0.len(), 1);
        for depth in [2, 3, 100_000] {
            assert!(read(depth).is_err(), "{depth} deep");
        }
        assert_eq!(
            read(1).unwrap().family.0.len(),
            1,
            "what was refused left nothing behind"
        );
    }
}
