//! Three months in which people answer one question a week, and what it spares them in the months after.
//!
//! The same lives, once without a question and once with them; warnings are counted from the day on which the last answer was
//! given. Stories are counted over the whole life: an answer must not hide one. Not here: how a question is picked (`engine`).

use crate::run::{WARM_UP, run_answering};
use crate::set::YEAR;
use crate::tally::{Tally, Told, share};

/// A quarter.
const ANSWERED: i64 = 91;

/// What people are told falsely after the quarter, and which of their stories come through in time.
fn figures(tally: &Tally) -> (usize, usize, f64) {
    let after = |day: i64| day >= WARM_UP + ANSWERED;
    let warnings = tally.false_warnings().filter(|wrong| after(wrong.day)).count();
    let holders = || tally.told.iter().filter(|told| !told.is_operators());
    (warnings, holders().count(), share(holders(), Told::is_in_time))
}

#[test]
fn a_quarter_of_one_answer_a_week_lowers_false_warnings_and_loses_no_story() {
    let sets = [&YEAR];
    let mut sums = [0, 0];
    for set in sets {
        let (without, with) = (run_answering(set, 0), run_answering(set, ANSWERED));
        let people = without.persons as f64;
        let months = (crate::person::DAYS - WARM_UP - ANSWERED) as f64 / 30.4375 * people;
        let ((before, stories, told), (after, _, still)) = (figures(&without), figures(&with));
        println!(
            "{} set: {:.1} answers a person; false warnings a person and month after them {:.3} without, {:.3} with; \
             of {stories} stories {told:.3} and {still:.3} in time",
            set.name,
            with.answered as f64 / people,
            before as f64 / months,
            after as f64 / months,
        );
        println!(
            "QUESTIONS {}",
            serde_json::json!({
                "set": set.name, "answersPerPerson": with.answered as f64 / people,
                "falseWarningsPerMonth": { "without": before as f64 / months, "with": after as f64 / months },
                "inTime": { "without": told, "with": still },
            })
        );
        assert!(with.answered as f64 <= people * 13.0, "more than one a week");
        assert!(still >= told, "answers hide stories: {still} of {told}");
        sums[0] += before;
        sums[1] += after;
    }
    let [before, after] = sums;
    assert!(
        after < before,
        "{after} false warnings with answers, {before} without"
    );
}
