//! What a run adds up to: stories and when they were told of, false warnings, counts.

use crate::person::Person;
use crate::persona::Persona;
use crate::story::{Family, Kind, Slot, TABLE};
use wallet_sentinel::reason::Audience;
use wallet_sentinel::reason::Severity;

/// One story, and how soon anybody was told.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) kind: usize,
    pub(crate) persona: Persona,
    pub(crate) person: String,
    /// The day on which it begins.
    pub(crate) day: i64,
    /// Losses so far.
    pub(crate) losses: usize,
    /// After how many losses the first warning came; one that came before any counts as at the first.
    pub(crate) warned: Option<usize>,
    /// The same for any word at all, a notice included.
    pub(crate) noticed: Option<usize>,
}

impl Told {
    /// Not told of yet.
    pub(crate) fn new(slot: Slot, person: &Person) -> Self {
        Self {
            kind: slot.kind,
            persona: person.persona,
            person: person.id.clone(),
            day: person.start + slot.day,
            losses: 0,
            warned: None,
            noticed: None,
        }
    }

    pub(crate) fn hear(&mut self, severity: Severity) {
        let now = self.losses.max(1);
        self.noticed.get_or_insert(now);
        if severity >= Severity::Warning {
            self.warned.get_or_insert(now);
        }
    }

    pub(crate) fn kind(&self) -> &'static Kind {
        &TABLE[self.kind]
    }

    /// When it was told loudly enough for its kind.
    pub(crate) fn flagged(&self) -> Option<usize> {
        if self.kind().notice_only {
            self.noticed
        } else {
            self.warned
        }
    }

    /// At the first or second payment.
    pub(crate) fn is_early(&self) -> bool {
        self.flagged().is_some_and(|loss| loss <= 2)
    }

    /// At the first or second payment from which anybody could tell.
    pub(crate) fn is_in_time(&self) -> bool {
        self.flagged().is_some_and(|loss| loss <= self.kind().unseen + 2)
    }

    /// Whether it is the operator's to hear of.
    pub(crate) fn is_operators(&self) -> bool {
        self.kind().family == Family::Mule
    }
}

/// A warning that no story explains.
#[derive(Debug, Clone)]
pub(crate) struct False {
    pub(crate) persona: Persona,
    pub(crate) person: String,
    pub(crate) at: i64,
    pub(crate) severity: Severity,
    /// It was counted as a warning before, and has become a danger now.
    pub(crate) was_warned: bool,
    pub(crate) audience: Audience,
    /// Codes and contributions, the strongest first.
    pub(crate) reasons: Vec<(String, f64)>,
    pub(crate) what: String,
}

/// A run's sums.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) digest: u64,
    pub(crate) persons: usize,
    /// Counted days of all persons.
    pub(crate) days: i64,
    pub(crate) events: usize,
    /// Events of kinds that the core does not take yet.
    pub(crate) dropped: usize,
    /// Payments after the warm-up that belong to no story.
    pub(crate) honest_payments: usize,
    pub(crate) rejected: Vec<String>,
    pub(crate) told: Vec<Told>,
    pub(crate) wrong: Vec<False>,
}

impl Tally {
    /// Person-months, of 365.25 / 12 days.
    pub(crate) fn months(&self) -> f64 {
        self.days as f64 / 30.4375
    }

    /// Warnings to the holder that were false.
    pub(crate) fn false_warnings(&self) -> impl Iterator<Item = &False> {
        self.wrong
            .iter()
            .filter(|wrong| !wrong.was_warned && wrong.audience == Audience::Holder)
    }

    /// Those of them that were called a danger, at once or later.
    pub(crate) fn false_dangers(&self) -> usize {
        let danger =
            |wrong: &&False| wrong.severity == Severity::Danger && wrong.audience == Audience::Holder;
        self.wrong.iter().filter(danger).count()
    }

    /// What the operator was told wrongly.
    pub(crate) fn false_to_operator(&self) -> usize {
        self.wrong
            .iter()
            .filter(|wrong| !wrong.was_warned && wrong.audience == Audience::Operator)
            .count()
    }

    /// The share of the holders' stories that were told in time.
    pub(crate) fn recall(&self) -> f64 {
        share(
            self.told.iter().filter(|told| !told.is_operators()),
            Told::is_in_time,
        )
    }

    /// Holders' warnings that were false, for each honest payment.
    pub(crate) fn false_rate(&self) -> f64 {
        self.false_warnings().count() as f64 / (self.honest_payments as f64).max(1.0)
    }

    /// Of warnings, the share that is right, where one payment in `1 / base` begins a fraud. By Bayes:
    /// precision = base · recall / (base · recall + (1 − base) · false warnings per honest payment).
    pub(crate) fn precision(&self, base: f64) -> f64 {
        let right = base * self.recall();
        let wrong = (1.0 - base) * self.false_rate();
        right / (right + wrong).max(f64::MIN_POSITIVE)
    }
}

/// The share of stories of which something is true.
pub(crate) fn share<'a>(told: impl Iterator<Item = &'a Told>, is_so: fn(&Told) -> bool) -> f64 {
    let (all, so) = told.fold((0_u32, 0_u32), |(all, so), one| {
        (all + 1, so + u32::from(is_so(one)))
    });
    f64::from(so) / f64::from(all.max(1))
}
