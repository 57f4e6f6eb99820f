//! Given: a population that is read as it was given, edition by edition, while what its own accounts add is set aside.
//!
//! Not here: how editions are made (`total`).

use super::Population;
use super::additions::{Additions, Edition};
use super::open_hour::OpenHour;
use super::total::Total;

impl Population {
    /// Reads from now on what it is given. What waits for its hour is in the total that goes on from here.
    pub fn read_given(&mut self) -> Total {
        self.aside.get_or_insert_default();
        let hours = self.hours;
        let open = hours.get().unwrap_or(i32::MIN); // before the first event nothing waits
        let news = std::mem::take(&mut self.waiting).into_iter();
        Total::of(
            hours,
            Additions(news.map(|update| (open, update)).collect()),
            Additions(std::mem::take(&mut self.labels_waiting)),
        )
    }

    /// Takes what was set aside since this was asked last.
    pub fn take_additions(&mut self) -> Additions {
        let aside = self.aside.as_deref_mut().map(std::mem::take);
        aside.unwrap_or_default().all
    }

    /// True where something was set aside that is late: of an hour that has closed.
    pub fn has_late(&self) -> bool {
        self.aside.as_ref().is_some_and(|aside| aside.is_late)
    }

    /// Hour that is open; none before the first event.
    pub const fn open_hour(&self) -> Option<i32> {
        self.hours.get()
    }

    /// Goes on to an edition of what is known across accounts.
    pub fn go_on_to(&mut self, edition: &Edition, most: usize) {
        self.hours = OpenHour::at(edition.hour);
        for is_undone in [false, true] {
            let these = edition
                .readable
                .iter()
                .filter(|update| update.is_undone() == is_undone);
            these.for_each(|update| self.take_in(*update, most));
        }
    }
}
