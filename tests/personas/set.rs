//! The sets of people: to tune signals on, kept from whoever tunes, and a small one to live a year with alerts.
//!
//! They share no seed. The kept set has two personas that the other never shows (a life by night, a life of few payments),
//! dearer prices, and stories that stand out less and take longer. Two further sets, again one to tune on and one kept, hold
//! attacks made against a detector and honest lives that look like them; the others are as they were before. `digest` freezes what is told: a change of the simulator
//! changes it, and figures from before and after are then not to be compared.

use crate::journal::Arrival;
use crate::journal::Journal;
use crate::life;
use crate::person::Person;
use crate::persona::{Flavour, Persona};
use crate::settle::settle;
use crate::story::{self, ATTACKED, Course, ORDINARY, Slot};

/// A set of people.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) name: &'static str,
    seed: u64,
    personas: &'static [Persona],
    /// People of each persona.
    each: usize,
    flavour: Flavour,
    /// Which stories befall these people, and how densely.
    pub(crate) course: Course,
    /// Of every event of the set, in order.
    pub(crate) digest: u64,
}

/// 44 of five: 220 lives, some 25 stories of each kind.
pub(crate) const TUNING: Set = Set {
    name: "tuning",
    seed: 1_000,
    personas: &[
        Persona::Commuter,
        Persona::Traveller,
        Persona::Parent,
        Persona::Trader,
        Persona::Student,
    ],
    each: 44,
    flavour: Flavour {
        price: 1.0,
        pace: 1.0,
        size: 1.0,
        gap: 1.0,
        alike: false,
    },
    course: ORDINARY,
    digest: 0x9536_533b_f53e_6b21,
};

/// 60 of all seven: 420 lives, some 48 stories of each kind.
pub(crate) const KEPT: Set = Set {
    name: "kept",
    seed: 500_000,
    personas: &[
        Persona::Commuter,
        Persona::Traveller,
        Persona::Parent,
        Persona::Trader,
        Persona::Student,
        Persona::ShiftWorker,
        Persona::Retiree,
    ],
    each: 60,
    flavour: Flavour {
        price: 1.12,
        pace: 0.93,
        size: 0.85,
        gap: 1.4,
        alike: false,
    },
    course: ORDINARY,
    digest: 0x4c1a_0316_b235_c783,
};

/// Ten of all seven, for what the life cycle makes of a year (`year`). Nothing is tuned on it.
pub(crate) const YEAR: Set = Set {
    name: "year",
    seed: 900_000,
    personas: KEPT.personas,
    each: 10,
    flavour: TUNING.flavour,
    course: ORDINARY,
    digest: 0x3c42_ff16_3488_ded1,
};

/// 44 of five: 220 lives of other people, with attacks that are made against a detector and honest lives that look like them.
pub(crate) const ATTACKS: Set = Set {
    name: "attacks",
    seed: 2_000_000,
    personas: TUNING.personas,
    each: 44,
    flavour: Flavour {
        alike: true,
        ..TUNING.flavour
    },
    course: ATTACKED,
    digest: 0xbaab_6a00_43ad_f50b,
};

/// 32 of all seven: 224 lives, the same attacks where prices, paces and sums are those of the kept set.
pub(crate) const ATTACKS_KEPT: Set = Set {
    name: "attacks-kept",
    seed: 3_000_000,
    personas: KEPT.personas,
    each: 32,
    flavour: Flavour {
        alike: true,
        ..KEPT.flavour
    },
    course: ATTACKED,
    digest: 0x9a34_9632_0212_6d44,
};

/// Somebody's whole life, ready to be fed to an engine.
#[derive(Debug)]
pub(crate) struct Life {
    pub(crate) person: Person,
    /// The stories in it; an arrival names its own by the place in here.
    pub(crate) slots: Vec<Slot>,
    pub(crate) arrivals: Vec<Arrival>,
}

impl Set {
    /// Other people of the same kind: the turn-th lot, so many of each persona; lot 0 are these. Ten
    /// million seeds apart: the sets themselves lie closer.
    pub(crate) fn again(&self, turn: u64, each: Option<usize>) -> Self {
        Self {
            seed: self.seed + turn * 10_000_000,
            each: each.unwrap_or(self.each),
            ..self.clone()
        }
    }

    /// Who lives, by number; personas take turns, so that no kind of story is dealt to one of them first.
    fn personas(&self) -> Vec<Persona> {
        (0..self.each * self.personas.len())
            .map(|number| self.personas[number % self.personas.len()])
            .collect()
    }

    /// What befalls whom.
    pub(crate) fn plan(&self) -> Vec<Vec<Slot>> {
        story::deal(self.seed, &self.personas(), &self.course)
    }

    /// Every life, one after the other: together they would fill a gigabyte.
    pub(crate) fn lives(&self) -> impl Iterator<Item = Life> + '_ {
        self.personas()
            .into_iter()
            .zip(self.plan())
            .enumerate()
            .map(|(number, (persona, slots))| self.life(number, persona, slots))
    }

    fn life(&self, number: usize, persona: Persona, slots: Vec<Slot>) -> Life {
        let id = format!("{}-{}{number}", self.name, persona.name());
        let person = Person::of(id, self.seed + number as u64, persona, self.flavour);
        let mut journal = Journal::default();
        life::live(&person, &mut journal);
        for (number, slot) in slots.iter().enumerate() {
            story::tell(&person, &mut journal, number, *slot);
        }
        let arrivals = settle(&person, journal);
        Life {
            person,
            slots,
            arrivals,
        }
    }
}

/// FNV-1a, 64 bits, over texts: short, and good enough to notice a change (Fowler, Noll, Vo).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digest(pub(crate) u64);

impl Digest {
    /// Of nothing.
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// One text more.
    pub(crate) fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
