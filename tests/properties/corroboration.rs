//! Among many people a signal is believed as far as the others bear it out; on one phone as it was shipped.

use crate::season::{START, engine_at_utc, purchase};
use crate::told::{DAY, HOUR};
use wallet_sentinel::IngestOptions;
use wallet_sentinel::event::Value;

const DAYS: usize = 100;

fn at(day: usize, hour: i64) -> i64 {
    START + i64::try_from(day).unwrap() * DAY + hour * HOUR
}

/// How far an odd hour moves the log-odds of somebody who pays at noon, after a season in which everybody paid once or
/// twice at night and, by day, now and then twice running far beyond the usual amount, or did not.
fn odd_hour_after(people: usize, with_odd_amounts: bool) -> f64 {
    let mut engine = engine_at_utc();
    let by_day = people; // one more, who pays at noon alone
    let id = |day: usize, person: usize| day * (people + 1) + person;
    let mut events = Vec::new();
    for day in 0..DAYS {
        for person in 0..people {
            let turn = (day + person) % 60;
            let hour = if turn == 7 { 3 } else { 12 };
            let amount = match turn {
                44 | 45 if with_odd_amounts && day > 30 => "900.00",
                _ if day % 2 == 0 => "10.00",
                _ => "12.00",
            };
            let when = at(day, hour) + i64::try_from(person).unwrap() * 1_000;
            events.push(purchase(person, id(day, person), when, amount, &[]));
        }
        events.push(purchase(by_day, id(day, by_day), at(day, 12), "11.00", &[]));
    }
    events.sort_by_key(|event| match event.values[3] {
        #[allow(clippy::cast_possible_truncation)]
        (_, Value::Number(at)) => at as i64,
        _ => 0,
    });
    engine.ingest(&events, IngestOptions::default()).unwrap();
    let last = purchase(by_day, id(DAYS, by_day), at(DAYS, 3), "11.00", &[]);
    let assessment = engine.assess(&last).unwrap();
    let reasons = &assessment.scored.reasons;
    reasons
        .iter()
        .find(|reason| reason.code == "odd-hour")
        .map_or(0.0, |reason| reason.contribution)
}

#[test]
fn an_odd_hour_counts_less_where_what_else_is_odd_comes_by_day() {
    let (shipped, alone) = (odd_hour_after(60, false), odd_hour_after(60, true));
    assert!(shipped > 0.5, "{shipped}");
    assert!(
        alone < 0.8 * shipped && alone > 0.3 * shipped,
        "{alone} of {shipped}"
    );
}

#[test]
fn on_a_phone_that_knows_few_people_it_counts_as_ever() {
    let (shipped, alone) = (odd_hour_after(5, false), odd_hour_after(5, true));
    assert!((shipped - alone).abs() < 1e-9, "{alone} of {shipped}");
}
