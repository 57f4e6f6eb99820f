//! A batch that was read and is not yet taken in: every event, or why it is none.
//!
//! Reading comes before taking, since the whole batch says what of it is history. Raw values are read and gone one event at
//! a time: to keep a batch of them beside its events would cost more memory than the events.

use super::Rejected;
use crate::error::{Error, Result, quoted};
use crate::event::{Event, Field, RawEvent};
use std::borrow::Borrow;

/// The events of a batch, in their order.
#[derive(Debug)]
pub struct Batch(pub(super) Vec<Read>);

/// An event, and the id that its sender gave it, where its kind has none of its own or it could not be read.
#[derive(Debug)]
pub(super) struct Read {
    id: Option<String>,
    pub(super) event: Result<Event>,
}

impl Batch {
    /// Reads events.
    pub fn of<'a>(events: impl IntoIterator<Item = impl Borrow<RawEvent<'a>>>) -> Self {
        Self(events.into_iter().map(|raw| Read::of(raw.borrow())).collect())
    }

    /// Reads events of which the source itself may be broken; then there is no batch at all.
    pub fn of_source<'a>(events: impl Iterator<Item = Result<RawEvent<'a>>>) -> Result<Self> {
        events
            .map(|raw| raw.map(|raw| Read::of(&raw)))
            .collect::<Result<Vec<Read>>>()
            .map(Self)
    }
}

impl Read {
    fn of(raw: &RawEvent<'_>) -> Self {
        let event = Event::read(raw);
        let has_own = event.as_ref().is_ok_and(|event| event.id().is_some());
        let named = raw.peek(Field::Id).filter(|id| !has_own && !id.is_empty());
        Self {
            id: named.map(quoted),
            event,
        }
    }

    /// Its refusal, whether it could be read or not.
    pub(super) fn rejected(&self, error: Error) -> Rejected {
        let own = self.event.as_ref().ok().and_then(Event::id);
        Rejected {
            id: own.map(quoted).or_else(|| self.id.clone()),
            error,
        }
    }
}
