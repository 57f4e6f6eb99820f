//! What a run adds up to: stories and when they were told of, false warnings, counts.

use crate::person::Person;
use crate::persona::Persona;
use crate::story::{Family, Kind, Measure, Slot, TABLE};
use std::collections::BTreeMap;
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
    /// The same for a danger.
    pub(crate) endangered: Option<usize>,
    /// What completed losses have taken so far, in hundredths.
    pub(crate) gone: i64,
    /// What was gone when the first warning came: before the payment where `assess` said it, with it where an alert did.
    pub(crate) gone_when_warned: Option<i64>,
    /// `assess` warned before the first loss was made.
    pub(crate) is_foretold: bool,
    /// When the first loss was made, and when the first warning came.
    pub(crate) began: Option<i64>,
    pub(crate) warned_at: Option<i64>,
    /// The end of the second day, by the clock at home.
    pub(crate) second_day_ends: i64,
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
            endangered: None,
            gone: 0,
            gone_when_warned: None,
            is_foretold: false,
            began: None,
            warned_at: None,
            second_day_ends: 0,
        }
    }

    pub(crate) fn hear(&mut self, severity: Severity, at: i64) {
        let now = self.losses.max(1);
        self.noticed.get_or_insert(now);
        if severity >= Severity::Warning {
            self.warned.get_or_insert(now);
            self.gone_when_warned.get_or_insert(self.gone);
            self.warned_at.get_or_insert(at);
        }
        if severity >= Severity::Danger {
            self.endangered.get_or_insert(now);
        }
    }

    /// `assess` warns of the next loss, which is not yet made.
    pub(crate) fn foresee(&mut self, severity: Severity, at: i64) {
        self.is_foretold |= self.losses == 0;
        self.losses += 1; // told at this payment, of which nothing is gone
        self.hear(severity, at);
        self.losses -= 1;
    }

    /// A loss is made: so many hundredths.
    pub(crate) fn lose(&mut self, cents: i64, at: i64, second_day_ends: i64) {
        self.losses += 1;
        self.gone += cents;
        if self.began.is_none() {
            self.began = Some(at);
            self.second_day_ends = second_day_ends;
        }
    }

    /// The share of the sum that was gone when the first warning came.
    pub(crate) fn share_gone(&self) -> Option<f64> {
        Some(self.gone_when_warned? as f64 / (self.gone as f64).max(1.0))
    }

    /// Hours from the first loss to the first warning.
    pub(crate) fn hours(&self) -> Option<f64> {
        Some(((self.warned_at? - self.began?) as f64 / 3_600_000.0).max(0.0))
    }

    /// Before a fifth of the sum was gone.
    pub(crate) fn is_before_a_fifth(&self) -> bool {
        self.share_gone().is_some_and(|share| share < 0.2)
    }

    /// By the end of the second day.
    pub(crate) fn is_by_second_day(&self) -> bool {
        self.warned_at.is_some_and(|at| at < self.second_day_ends)
    }

    /// As soon as its kind asks for.
    pub(crate) fn is_soon_enough(&self) -> bool {
        match self.kind().measure {
            Measure::Payments => self.is_in_time(),
            Measure::Before => self.is_foretold,
            Measure::Fifth => self.is_before_a_fifth(),
            Measure::SecondDay => self.is_by_second_day(),
        }
    }

    /// Made against a detector.
    pub(crate) fn is_attack(&self) -> bool {
        self.kind().measure != Measure::Payments
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
    /// Day of the life.
    pub(crate) day: i64,
    pub(crate) severity: Severity,
    /// It was counted as a warning before, and has become a danger now.
    pub(crate) was_warned: bool,
    pub(crate) audience: Audience,
    /// What the payment is called that looks like an attack, where it does.
    pub(crate) alike: Option<&'static str>,
    /// Codes and contributions, the strongest first.
    pub(crate) reasons: Vec<(String, f64)>,
    pub(crate) what: String,
}

/// A run's sums.
#[derive(Debug, Clone, Default)]
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
    /// Those of them that look like an attack, by what they are.
    pub(crate) alike: BTreeMap<&'static str, usize>,
    /// Questions that stood open on a day, and answers given.
    pub(crate) asked: usize,
    pub(crate) answered: usize,
    pub(crate) rejected: Vec<String>,
    pub(crate) told: Vec<Told>,
    pub(crate) wrong: Vec<False>,
}

impl Tally {
    /// Adds what one more person was told.
    pub(crate) fn add(&mut self, one: Self) {
        self.persons += 1;
        self.days += one.days;
        self.events += one.events;
        self.dropped += one.dropped;
        self.honest_payments += one.honest_payments;
        for (name, count) in one.alike {
            *self.alike.entry(name).or_insert(0) += count;
        }
        self.asked += one.asked;
        self.answered += one.answered;
        self.rejected.extend(one.rejected);
        self.told.extend(one.told);
        self.wrong.extend(one.wrong);
    }

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

    /// The holders' stories.
    pub(crate) fn holders(&self) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(|told| !told.is_operators())
    }

    /// The share of the holders' stories that were told as soon as their kind asks for.
    pub(crate) fn recall(&self) -> f64 {
        share(self.holders(), Told::is_soon_enough)
    }

    /// Of dangers, the share that is right, where one person in `1 / cases` has a story in a year: stories that are ever
    /// called a danger, against false dangers per person and year.
    pub(crate) fn precision_of_danger(&self, cases: f64) -> f64 {
        let right = cases * share(self.holders(), |told| told.endangered.is_some());
        let wrong = self.false_dangers() as f64 / (self.months() / 12.0).max(f64::MIN_POSITIVE);
        right / (right + wrong).max(f64::MIN_POSITIVE)
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
