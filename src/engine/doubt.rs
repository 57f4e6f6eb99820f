//! What of an event that can be read is doubtful all the same: a currency that nobody lists, a time far ahead, an address that is none.
//!
//! The core has no clock. "Ahead" is measured from the newest that is known: the host's word on the time, the account's own
//! newest event, the newest of an import that does not stand alone. What was known may be old (a bill of 1995, read first),
//! so that alone refuses nothing; the host's word does.

use crate::error::{Code, Error, Result};
use crate::event::address::Address;
use crate::event::{Event, Field};
use crate::money::Currency;
use crate::time::{DAY, Millis};

/// More than a year, so that whoever pays once a year is never doubted; the clock's own bound.
const DOUBTFUL: i64 = 400 * DAY;
/// Ten years after what the host said of the time: a date of 2038 or 2099 is a slip or a test.
const IMPOSSIBLE: i64 = 3_653 * DAY;
/// 1990-01-01: a host's word from before electronic money is a clock that was never set.
const SET: i64 = 631_152_000_000;

/// The newest times that are known before an event comes in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Newest {
    /// What the host said: the engine's clock, and when an import was exported.
    pub(super) told: Option<Millis>,
    /// The newest of an import that does not stand alone.
    pub(super) import: Option<Millis>,
    /// The newest that this batch brought so far.
    pub(super) taken: Option<Millis>,
}

impl Newest {
    /// The warning, where the event is far ahead of all that is known, or the refusal. What the account itself has shown is
    /// asked for only where the rest does not settle it.
    pub(super) fn doubt(
        &self,
        event: &Event,
        of_account: impl FnOnce() -> Option<Millis>,
    ) -> Result<Option<Error>> {
        let ahead = |newest: Option<Millis>| newest.map_or(0, |newest| event.at().since(newest));
        let doubt = || Error::new(Code::TimeFarAhead).at_field(Field::At.name());
        if ahead(self.told.filter(|told| told.get() >= SET)) > IMPOSSIBLE {
            return Err(doubt());
        }
        let known = self.told.max(self.import).max(self.taken);
        if known.is_some() && ahead(known) <= DOUBTFUL {
            return Ok(None);
        }
        // Other accounts' events say little of this one's: a set of data may hold several ages.
        let own = self.told.max(self.import).max(of_account());
        Ok((ahead(own) > DOUBTFUL).then(doubt))
    }
}

/// The warning for an address that is none: it is taken, and tells nothing.
pub(super) fn of_address(event: &Event) -> Option<Error> {
    let Event::Access(access) = event else {
        return None;
    };
    let is_none = Address::read(access.ip.as_deref()?) == Address::Malformed;
    is_none.then(|| Error::new(Code::AddressMalformed).at_field(Field::Ip.name()))
}

/// The warnings for currencies that ISO 4217 never listed.
pub(super) fn of_currencies(event: &Event) -> impl Iterator<Item = Error> {
    let told: [Option<(Field, Currency)>; 2] = match event {
        Event::Transaction(payment) => {
            let original = payment.original.as_ref();
            [
                Some((Field::Currency, payment.currency)),
                original.map(|original| (Field::OriginalCurrency, original.currency)),
            ]
        }
        Event::Expectation(promise) => [promise.currency.map(|currency| (Field::Currency, currency)), None],
        _ => [None, None],
    };
    let unlisted = told
        .into_iter()
        .flatten()
        .filter(|(_, currency)| !currency.is_listed());
    unlisted.map(|(field, currency)| {
        Error::new(Code::CurrencyUnlisted)
            .at_field(field.name())
            .with_value(currency.as_str())
    })
}
