//! Events as they are read: each validated into being, or refused with the id that its sender gave it.
//!
//! Not here: the order in which they are taken (`order`), and taking them in (`ingest`).

use super::Rejected;
use super::Rooms;
use crate::config::UnknownKeys;
use crate::error::{Error, Result, quoted};
use crate::event::{Event, Field, RawEvent};
use crate::time::Millis;
use std::ops::RangeFrom;

/// An event, and the id that its sender gave it, where its kind has none of its own or it could not be read.
#[derive(Debug)]
pub(super) struct Read {
    /// Its place in the caller's batch.
    pub(super) index: usize,
    id: Option<String>,
    pub(super) event: Result<Event>,
}

/// Validates an event into being; one with a key that no event has only where the configuration lets it pass.
pub(super) fn read(raw: &RawEvent<'_>, unknown_keys: UnknownKeys, rooms: Rooms) -> Result<Event> {
    if unknown_keys == UnknownKeys::Reject {
        raw.known()?;
    }
    Event::read_by(raw, &|raw| rooms.keeping().read_kept(raw))
}

impl Read {
    pub(super) fn of(
        raw: &RawEvent<'_>,
        unknown_keys: UnknownKeys,
        rooms: Rooms,
        places: &mut RangeFrom<usize>,
    ) -> Self {
        let event = read(raw, unknown_keys, rooms);
        let has_own = event.as_ref().is_ok_and(|event| event.id().is_some());
        let named = raw.peek(Field::Id).filter(|id| !has_own && !id.is_empty());
        Self {
            index: places.next().unwrap_or_default(),
            id: named.map(quoted),
            event,
        }
    }

    /// The same, told by an export of this time, where it says none itself.
    pub(super) fn exported(mut self, at: Option<Millis>) -> Self {
        if let Ok(Event::Transaction(payment)) = &mut self.event {
            payment.exported_at = payment.exported_at.or(at);
        }
        self
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
