//! Parts of the state behind one trait: each writes itself, reads itself, forgets an account and lets one go.
//!
//! The engine calls every verb in a loop and knows no part by name there; what a part leaves out it has nothing of. The
//! version of a shape is raised with it: a snapshot that has another one is refused, by the section's name.
//! Not here: what a part is for, which its own room says.

use crate::alert::{Book, WaitingActs};
use crate::event::Digest;
use crate::ledger::{Devices, Gap, KeptFrom, Ledger};
use crate::link::Decisions;
use crate::pending::PendingStore;
use crate::population::Population;
use crate::profile::Accounts;
use crate::record::{Reader, Record, Writer};
use crate::score::{Layout, LearnedModel};
use crate::summary::{Corrections, SeriesWords};

use super::clock::Clock;
use super::rules::RuleCounts;

/// Account that is being erased.
pub(super) struct Erased<'a> {
    /// Its id.
    pub(super) account: &'a str,
    /// Its events that other accounts' alerts list: whose alert, and which event.
    pub(super) listed: &'a [(String, String)],
    /// Its holder, where no other account of that person is left.
    pub(super) holder: Option<String>,
}

/// Part of the state.
pub(super) trait Part {
    /// Name of its section, and the version of its shape.
    fn section(&self) -> (&'static str, u16);

    /// True where there is something to write.
    fn is_written(&self) -> bool {
        true
    }

    /// Writes itself as a section's payload.
    fn write(&self, to: &mut Writer);

    /// Becomes what was written.
    fn read(&mut self, from: &mut Reader<'_>);

    /// Erases all that it has of an account.
    fn forget(&mut self, _: &Erased<'_>) {}

    /// Lets an account go that there is no room for.
    fn evict(&mut self, _: Digest) {}
}

/// A part whose section is itself.
macro_rules! part {
    ($part:ty, $name:literal, $shape:literal $(, $more:item)*) => {
        impl Part for $part {
            fn section(&self) -> (&'static str, u16) {
                ($name, $shape)
            }

            fn write(&self, to: &mut Writer) {
                Record::write(self, to);
            }

            fn read(&mut self, from: &mut Reader<'_>) {
                *self = Record::read(from);
            }

            $($more)*
        }
    };
}

part!(Layout, "layout", 1);
part!(Clock, "clock", 1);
part!(Population, "population", 2); // with uses of accounts; anonymous: nothing of it is an account's
part!(Option<LearnedModel>, "weights", 1);
part!(Corrections, "corrections", 3); // of counterparties, whoever pays them

part!(
    WaitingActs,
    "acts",
    1,
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
    }
);

part!(
    Decisions,
    "decisions",
    1,
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
    }
);

part!(
    SeriesWords,
    "series",
    1,
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
        if let Some(holder) = &erased.holder {
            self.forget(holder);
        }
    }
);

part!(
    Accounts,
    "profiles",
    6, // payees by their names; what reports add, and answers; from where and how accounts are used
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
    }
);

part!(
    Ledger,
    "ledger",
    5, // texts of a payment in one piece; sums beside its own with the rare fields
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
    },
    fn evict(&mut self, account: Digest) {
        self.evict(account);
    }
);

part!(
    PendingStore,
    "pending",
    4, // goods that went back; what was paid back before a promise
    fn forget(&mut self, erased: &Erased<'_>) {
        self.forget(erased.account);
    },
    fn evict(&mut self, account: Digest) {
        self.evict(account);
    }
);

/// A part that is written where there is one.
macro_rules! optional_part {
    ($part:ty, $name:literal, $shape:literal $(, $more:item)*) => {
        impl Part for Option<$part> {
            fn section(&self) -> (&'static str, u16) {
                ($name, $shape)
            }

            fn is_written(&self) -> bool {
                self.is_some()
            }

            fn write(&self, to: &mut Writer) {
                self.iter().for_each(|part| part.write(to));
            }

            fn read(&mut self, from: &mut Reader<'_>) {
                *self = Some(Record::read(from));
            }

            $($more)*
        }
    };
}

optional_part!(Gap, "gap", 1); // most states have none
optional_part!(KeptFrom, "kept-from", 1); // where payments came before any was kept

// Written while rules ask for them.
optional_part!(
    Devices,
    "devices",
    1,
    fn forget(&mut self, erased: &Erased<'_>) {
        self.evict(Digest::of(erased.account));
    },
    fn evict(&mut self, account: Digest) {
        if let Some(devices) = self {
            devices.evict(account);
        }
    }
);

/// Nothing is written where there are no rules: such a snapshot is what it was before there were any.
impl Part for RuleCounts {
    fn section(&self) -> (&'static str, u16) {
        ("rules", 2) // with those of windows that are not whole, and of days
    }

    fn is_written(&self) -> bool {
        !self.0.is_empty()
    }

    fn write(&self, to: &mut Writer) {
        Record::write(self, to);
    }

    fn read(&mut self, from: &mut Reader<'_>) {
        *self = Record::read(from);
    }
}

// What was told stays told when there is no room for an account's habits.
part!(
    Book,
    "alerts",
    4, // when an alert was first shown, what it counted since somebody acted on it, and the steps of a story
    fn forget(&mut self, erased: &Erased<'_>) {
        let was_its = |account: &str, id: &str| {
            let listed = erased.listed.iter();
            listed
                .into_iter()
                .any(|(whose, event)| whose == account && event == id)
        };
        self.forget(erased.account, was_its);
    }
);
