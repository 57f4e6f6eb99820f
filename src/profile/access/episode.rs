//! Episodes: suspicious uses and payments of one account that lie close together are one story.

use crate::record::record;
use crate::time::{HOUR, Millis};

/// Most takeovers empty an account within three days of coming in; the window of a new device and of a moved SIM. Judgement.
pub const WINDOW: i64 = 72 * HOUR;

/// A story: since when, and when something was last told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Episode {
    pub start: Millis,
    pub last: Millis,
}

record! { struct Episode { start, last } }

impl Episode {
    /// The story that something at this instant belongs to, the known one or another.
    pub fn at(known: Option<Self>, at: Millis) -> Self {
        match known.filter(|known| known.holds(at)) {
            Some(known) => Self {
                start: known.start,
                last: known.last.max(at),
            },
            None => Self { start: at, last: at },
        }
    }

    /// True where what happens at this instant is part of it.
    pub fn holds(&self, at: Millis) -> bool {
        at.since(self.last) <= WINDOW && self.start.since(at) <= WINDOW
    }
}
