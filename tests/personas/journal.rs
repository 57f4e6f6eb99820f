//! A life being written down: what happens when, and what part it plays in a story.
//!
//! Entries are in no order until `settle` puts them into one; keys tell them apart, and others refer to them by key.

use crate::event::{Access, Pay};
use serde_json::Value as Json;

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A payment.
    Pay(Box<Pay>),
    /// Access.
    Access(Access),
    /// Somebody says what a payment was.
    Label(u32, &'static str),
}

/// What an event is to its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It belongs to the story, but is not what the story is about: the first charge of two, an earlier fraud, a label. A
    /// warning about it is neither false nor yet the one that is waited for.
    Beside,
    /// It leads up to the loss: a lure, a stolen login.
    Lead,
    /// Money is lost, or moved as it should not be. These are what "first payment" counts.
    Loss,
}

/// One event, in its time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: u32,
    pub(crate) at: i64,
    /// The story's number in this life, and the part played.
    pub(crate) story: Option<(usize, Part)>,
    /// Honest, and like an attack: what it is called in the report.
    pub(crate) alike: Option<&'static str>,
    pub(crate) what: What,
}

/// A life being written down.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    pub(crate) entries: Vec<Entry>,
    next: u32,
    /// Stamped on what is written down while it is set.
    pub(crate) alike: Option<&'static str>,
}

impl Journal {
    /// Writes it down; the key is how others refer to it.
    pub(crate) fn note(&mut self, at: i64, what: What, story: Option<(usize, Part)>) -> u32 {
        let key = self.next;
        self.next += 1;
        self.entries.push(Entry {
            key,
            at,
            story,
            alike: self.alike,
            what,
        });
        key
    }
    /// An honest payment.
    pub(crate) fn pay(&mut self, at: i64, pay: Pay) -> u32 {
        self.note(at, What::Pay(Box::new(pay)), None)
    }
    /// Honest access.
    pub(crate) fn access(&mut self, at: i64, access: Access) {
        self.note(at, What::Access(access), None);
    }
}

/// An event on its way to the engine.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    /// When the phone learns of it; when it happened stands in the event.
    pub(crate) arrives: i64,
    pub(crate) id: String,
    pub(crate) story: Option<(usize, Part)>,
    /// What it looks like an attack for, where it does.
    pub(crate) alike: Option<&'static str>,
    /// A payment seen for the first time; an update is none.
    pub(crate) is_payment: bool,
    pub(crate) json: Json,
}
