//! Rules and lists as a host gives them, with everything that is wrong with them.
//!
//! What is wrong is kept beside what could be read, since a reader of the configuration stops at the first misfit and whoever
//! writes a pack wants to see all of them; `engine::rules` refuses the configuration with the whole list.
//! Not here: what a pack and a list are (`rule`).

use crate::error::Fault;
use crate::options::Options;
use crate::record::{Reader, Record, Writer};
use crate::rule::{Lists, RulePack};
use serde::{Deserialize, Deserializer};

/// What a host set of rules.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GivenRules<T> {
    /// As far as it could be read.
    pub read: Option<T>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// What is wrong with it is not kept: it was refused.
impl<T: Record> Record for GivenRules<T> {
    fn write(&self, to: &mut Writer) {
        self.read.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            read: Record::read(from),
            faults: Vec::new(),
        }
    }
}

impl<T> GivenRules<T> {
    /// True where the host set nothing.
    pub const fn is_unset(&self) -> bool {
        self.read.is_none()
    }

    fn of<'de, D: Deserializer<'de>>(
        from: D,
        read: impl Fn(&Options, &mut Vec<Fault>) -> T,
    ) -> Result<Self, D::Error> {
        let given = Options::deserialize(from)?;
        let mut faults = Vec::new();
        let read = Some(read(&given, &mut faults));
        Ok(Self { read, faults })
    }
}

/// Readers of the configuration's entries, which a path is told by.
macro_rules! readers {
    ($($(#[$doc:meta])* $reader:ident reads $of:ty as $path:literal),+ $(,)?) => {$(
        $(#[$doc])*
        pub(super) struct $reader(pub(super) GivenRules<$of>);

        impl<'de> Deserialize<'de> for $reader {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                GivenRules::of(from, |given, faults| <$of>::read(given, $path, faults)).map(Self)
            }
        }
    )+};
}

readers! {
    /// The pack that decides.
    LivePack reads RulePack as "rulePack",
    /// The pack that only looks on.
    ShadowPack reads RulePack as "shadowPack",
    /// The lists.
    ListsForm reads Lists as "lists",
}
