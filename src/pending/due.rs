//! Due dates: when something has to have come, a term counted on the days that its rail works, in the engine's own time
//! zone.
//!
//! Beyond the calendar (year 9999) nothing is due. Not here: what is waited for, and whether it has come (`status`).

use super::terms::{self, Span, Term};
use super::ties::Ties;
use crate::calendar::working::months_later;
use crate::config::{Config, GivenTerm, TermOf, given};
use crate::event::InstrumentKind;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::time::{MINUTE, Millis, Zone};
use time::{Date, Duration};

/// Sources that a case is read against.
#[derive(Debug, Clone, Copy)]
pub struct PendingSources<'a, 't> {
    /// Every payment.
    pub ledger: &'a Ledger,
    /// Calendars and operators.
    pub config: &'a Config,
    /// Zone in which the rails' days begin.
    pub zone: &'a Zone,
    /// What is known of which rows belong together.
    pub ties: &'t dyn Ties,
    /// Rows before this moment are none of the cases' (`pending::since`); all are read where absent.
    pub since: Option<Millis>,
    /// For how many days before its end a window counts as closing.
    pub closing_days: f64,
}

/// Subject of a term: whose, of what, and where the money goes back to.
pub(super) type Subject<'o> = (Option<&'o str>, TermOf, Option<InstrumentKind>);

/// Due date, and how it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last moment of it.
    pub at: Millis,
    /// From when on it counts as due: the day's beginning.
    pub(super) from: Millis,
    /// Later than this is late.
    pub overdue_at: Millis,
    /// By which term.
    pub term: Term,
    /// The host's own, where it is that.
    pub given: Option<GivenTerm>,
    /// A day on the way is of no notice.
    pub estimated: bool,
    /// Days off on the way that are no mere weekend.
    pub holidays: u16,
    /// The notice that the days on the way are from; empty where none was needed.
    pub calendar: String,
    /// The days after a big promotion.
    pub promotion: bool,
}

impl<'a> PendingSources<'a, '_> {
    /// Rows of a shelf that cases are read against.
    pub(super) fn rows(&self, shelf: &'a Shelf) -> Vec<&'a Payment> {
        let places = match self.since {
            Some(since) => shelf.since(since),
            None => (0..).take(shelf.len()).collect(),
        };
        let places = places.into_iter();
        places.filter_map(|place| shelf.at(place as usize)).collect()
    }

    fn end_of(&self, date: Date) -> Option<Millis> {
        let next = self.zone.midnight(date.next_day()?).ok()?;
        Some(next.later(-1))
    }

    /// Due date of something that began at a moment; `None` beyond the calendar.
    pub fn due(&self, since: Millis, term: Term) -> Option<Due> {
        let first = self.zone.date(since).ok()?;
        let days_on = |days: u16| first.checked_add(Duration::days(i64::from(days)));
        let (mut estimated, mut holidays, mut calendar) = (false, 0, String::new());
        let date = match term.span {
            Span::Minutes(_) => first,
            Span::Days(days) => days_on(days)?,
            Span::Months(months) => months_later(first, months)?,
            Span::WorkingDays(days) => {
                let counted = self.config.calendars.after(term.rail, first, days)?;
                (estimated, holidays, calendar) = (counted.estimated, counted.holidays, counted.source);
                counted.date
            }
        };
        let end = self.end_of(date)?;
        let (from, at) = match term.span {
            Span::Minutes(minutes) => {
                let at = since.later(i64::from(minutes) * MINUTE);
                (at, at)
            }
            Span::Days(_) | Span::Months(_) | Span::WorkingDays(_) => (self.zone.midnight(date).ok()?, end),
        };
        let patient = self.end_of(days_on(term.patience)?)?;
        Some(Due {
            at,
            from,
            overdue_at: if term.patience == 0 { at } else { at.max(patient) },
            term,
            given: None,
            estimated,
            holidays,
            calendar,
            promotion: terms::is_promotion(first),
        })
    }

    /// Due date by the host's term where it gives any of the operator's, else by ours.
    pub(super) fn due_by(
        &self,
        since: Millis,
        (operator, what, to): Subject<'_>,
        ours: Option<Term>,
    ) -> (bool, Option<Due>) {
        let Some(theirs) = given(&self.config.terms, operator, what, to) else {
            return (ours.is_some(), ours.and_then(|term| self.due(since, term)));
        };
        let due = theirs.and_then(|term| {
            let due = self.due(since, terms::of_host(term))?;
            Some(Due {
                given: Some(term.clone()),
                ..due
            })
        });
        (theirs.is_some(), due)
    }

    pub(super) fn promised_by(&self, until: Millis) -> Option<Due> {
        let day = self.due(until, terms::PROMISED)?;
        Some(Due {
            at: until,
            overdue_at: until,
            promotion: false,
            ..day
        })
    }

    /// Operator that keeps an account: as configured, or as statements call it.
    pub fn operator(self, account: &str) -> Option<&'a str> {
        let told = self.config.operators.get(account).map(String::as_str);
        told.or_else(|| {
            let named = terms::OPERATORS
                .iter()
                .find(|(id, name)| [*id, *name].contains(&account));
            named.map(|(id, _)| *id)
        })
    }
}
