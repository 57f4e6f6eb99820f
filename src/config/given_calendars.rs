//! Calendars as a host gives them: an object by rails, each with its days and where they are from.
//!
//! Not here: which days are working days (`calendar::working`), and calendars as a snapshot has them.

use super::Pairs;
use crate::calendar::working::{Calendar, Calendars};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// The contract's calendar of one rail.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarForm {
    holidays: Vec<String>,
    workdays: Vec<String>,
    source: String,
}

/// Calendars as a host gives them.
pub(super) struct GivenCalendars(pub(super) Calendars);

impl<'de> Deserialize<'de> for GivenCalendars {
    fn deserialize<D: Deserializer<'de>>(from: D) -> core::result::Result<Self, D::Error> {
        let given = Pairs::<CalendarForm>::deserialize(from)?.0;
        let read = |(rail, form): (String, CalendarForm)| {
            let calendar = Calendar::new(&form.holidays, &form.workdays, &form.source);
            calendar
                .map(|calendar| (rail, calendar))
                .map_err(|error| D::Error::custom(error.code.as_str()))
        };
        given
            .into_iter()
            .map(read)
            .collect::<core::result::Result<_, _>>()
            .map(|read| Self(Calendars(read)))
    }
}
