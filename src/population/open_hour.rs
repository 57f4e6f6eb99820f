//! Open hour: the one in which all accounts' events come in, by their arrivals alone.
//!
//! Not here: what becomes readable as an hour closes (`population`, and of several engines `total`).

use crate::record::record;

/// A silence of all accounts longer than a year is believed at the second event after it, as for a single account; and
/// so is a way back: after a leap that was a slip, and for an old statement that comes in late, hours close again.
const LEAP: u32 = 366 * 24;

/// Open hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct OpenHour {
    open: Option<i32>,
    /// Hour that a single event leapt to, far away; a second one there makes it believed.
    leapt_to: Option<i32>,
}

record! { struct OpenHour { open, leapt_to } }

impl OpenHour {
    /// One that stands open.
    pub(super) const fn at(hour: i32) -> Self {
        Self {
            open: Some(hour),
            leapt_to: None,
        }
    }

    /// Hour that is open; none before the first event.
    pub(super) const fn get(self) -> Option<i32> {
        self.open
    }

    /// True of an hour that has closed: what becomes known of it is late.
    pub(super) fn has_closed(self, hour: i32) -> bool {
        self.open.is_some_and(|open| hour < open)
    }

    /// True where a label of this hour has to wait. One dated far ahead is a slip, and its word is good: it waits no longer
    /// than any other.
    pub(super) fn holds(self, hour: i32) -> bool {
        let open = self.open;
        open.is_some_and(|open| hour >= open && hour.abs_diff(open) <= LEAP)
    }

    /// Goes on to this hour, if an event there opens it.
    pub(super) fn is_opened_by(&mut self, hour: i32) -> bool {
        if let Some(open) = self.open {
            if open.abs_diff(hour) > LEAP {
                let before = self.leapt_to.replace(hour);
                if before.is_none_or(|before| before.abs_diff(hour) > LEAP) {
                    return false;
                }
            } else if hour <= open {
                return false;
            }
        }
        *self = Self::at(hour);
        true
    }
}
