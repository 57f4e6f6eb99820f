//! Logins as an honest life has them: most by finger or face on the own phone, now and then a typo, a second step, a
//! higher limit before a large purchase, or a tablet in the living room.
//!
//! A wallet unlocks several times a day; a host tells the engine of logins after a pause only, two or three a week.

use crate::event::Access;
use crate::journal::Journal;
use crate::person::Person;

/// All logins.
pub(crate) fn unlock(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(18);
    let has_tablet = dice.chance(0.1);
    let tablet = format!("{}-tablet", person.id);
    for day in person.days() {
        if !dice.chance(0.35) {
            continue;
        }
        let at = person.at(day, dice.real(7.5, 23.0));
        let mut login = Access::of("login").by(person.confirms);
        login.network = *dice.pick(&["home", "home", "mobile", "office"]);
        if dice.chance(0.03) {
            journal.access(at - 30_000, login.clone().failed()); // wet fingers, a typo
        }
        if has_tablet && dice.chance(0.1) {
            login = login.on(&tablet);
        }
        journal.access(at, login);
        if dice.chance(0.02) {
            journal.access(at + 15_000, Access::of("challenge").by("one-time-code"));
        }
        if dice.chance(0.006) {
            journal.access(at + 60_000, Access::of("limit-raise").by("password"));
        }
        if dice.chance(0.006) {
            journal.access(at + 90_000, Access::of("card-bind").by("one-time-code"));
        }
        if dice.chance(0.004) {
            journal.access(at + 120_000, Access::of("password-change").by("password"));
        }
        for (action, method) in [("two-step-on", "password"), ("contact-change", "one-time-code")] {
            if dice.chance(0.002) {
                journal.access(at + 150_000, Access::of(action).by(method));
            }
        }
        if dice.chance(0.001) {
            locked_out(journal, at);
        }
        if dice.chance(0.002) {
            // Forgotten: reset by a code on the own phone, and logged in again.
            journal.access(at + 200_000, Access::of("password-reset").by("one-time-code"));
            journal.access(at + 240_000, Access::of("login").by("password"));
        }
    }
}

/// The password wrong five times over, the account locked, and opened again by the holder's face.
fn locked_out(journal: &mut Journal, at: i64) {
    for turn in 0..5 {
        journal.access(
            at - (6 - turn) * 20_000,
            Access::of("login").by("password").failed(),
        );
    }
    journal.access(at - 10_000, Access::of("account-lock"));
    journal.access(at + 900_000, Access::of("account-unlock").by("face"));
}
