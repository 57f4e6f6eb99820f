//! Total: what the accounts of several engines add up to, edition by edition, as if one engine had them all.
//!
//! Whoever runs the engines asks of each event that arrives whether it opens an hour (`opens`), and if so collects what all
//! engines set aside, and hands the edition that comes of it to each of them before the event is judged. Within an hour nobody
//! waits for anybody. What is late, of an hour that has closed, is readable at once in one engine, so it makes an edition of its
//! own (`late`), in the place of the event that told it.
//! Not here: which engine has which account, and threads.

use super::additions::{Additions, Edition};
use super::labelled_hour::hour_of;
use super::open_hour::OpenHour;
use super::update::Update;
use crate::record::record;
use crate::time::Millis;

/// Total of what several engines add.
#[derive(Debug, Clone, Default)]
pub struct Total {
    hours: OpenHour,
    /// Of the open hour.
    waiting: Additions,
    labels_waiting: Additions,
}

record! { struct Total { hours, waiting, labels_waiting } }

impl Total {
    /// Total of a population that goes on in several engines: its open hour, and what waits for that to close.
    pub(super) const fn of(hours: OpenHour, waiting: Additions, labels_waiting: Additions) -> Self {
        Self {
            hours,
            waiting,
            labels_waiting,
        }
    }

    /// True where an event that arrives at this instant opens an hour.
    pub fn opens(&mut self, at: Millis) -> bool {
        self.hours.is_opened_by(hour_of(at))
    }

    /// Edition that all read from here on, where an hour was opened.
    pub fn close(&mut self, additions: impl IntoIterator<Item = Additions>) -> Edition {
        additions.into_iter().for_each(|one| self.add(one));
        let mut readable = std::mem::take(&mut self.waiting).0;
        let hours = self.hours;
        let (held, due) = { std::mem::take(&mut self.labels_waiting).0.into_iter() }
            .partition(|(hour, _)| hours.holds(*hour));
        self.labels_waiting = Additions(held);
        readable.extend::<Vec<_>>(due);
        self.edition(readable)
    }

    /// Edition that all read from here on, where something late was told; what is not late still waits.
    pub fn late(&mut self, additions: impl IntoIterator<Item = Additions>) -> Edition {
        let hours = self.hours;
        let all = additions.into_iter().flat_map(|one| one.0);
        let (late, others) = all.partition(|(hour, _)| hours.has_closed(*hour));
        self.add(Additions(others));
        self.edition(late)
    }

    fn add(&mut self, additions: Additions) {
        for addition in additions.0 {
            let waiting = match addition.1.is_of_label() {
                true => &mut self.labels_waiting,
                false => &mut self.waiting,
            };
            waiting.0.push(addition);
        }
    }

    fn edition(&self, readable: Vec<(i32, Update)>) -> Edition {
        let hour = self.hours.get().unwrap_or(i32::MIN); // before the first event nothing is added
        Edition::of(hour, readable.into_iter().map(|(_, update)| update).collect())
    }
}

#[cfg(test)]
mod tests;
