//! Recurring payments, measured: lives are rolled with seeds, what recurs in them is known, and what is found is held
//! against it. Printed with `-- --nocapture`; the goal is .95 of precision and of recall.
//!
//! A life of three years has some fifteen recurring payments: by month (on a day, or on the working day after), by four
//! weeks, two weeks, week, quarter and year, each drifting by up to three days (a day and a half where the rhythm is of one
//! week, two of two) and up to a tenth in amount, a tenth of the monthly ones missed now and then, some with a price that
//! rose, some that ended. Around them are sixty shops that do not recur: some of one price, some of many, some visited on
//! Saturdays with a basket that varies, a canteen on every working day.

use super::Event;
use super::book::engine_of;
use std::collections::BTreeMap;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{Recurring, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }

    fn whole(&mut self, below: usize) -> usize {
        (self.next() * below as f64) as usize
    }
}

/// 2023-01-01 in days since 1970, a Sunday; three years on.
const FIRST: i64 = 19_358;
const DAYS: i64 = 1_095;

pub(super) fn paid(shop: &str, day: i64, amount: f64, number: usize) -> Event {
    let text = |value: String| Value::Text(value.into());
    let at = day * 86_400_000 + 4 * 3_600_000 + (number as i64 % 600) * 60_000;
    RawEvent {
        dialect: Dialect::Text,
        values: vec![
            (Field::Id, text(format!("{shop}-{number}"))),
            (Field::At, text(at.to_string())),
            (Field::Amount, text(format!("{amount:.2}"))),
            (Field::Currency, text("CNY".to_owned())),
            (Field::CounterpartyName, text(shop.to_owned())),
        ],
    }
}

/// Days on which a rhythm falls, without drift.
fn beats(rhythm: &str, dice: &mut Dice) -> Vec<i64> {
    let by_days = |step: i64, dice: &mut Dice| {
        let first = FIRST + (dice.next() * step as f64) as i64;
        (0..)
            .map(|n| first + n * step)
            .take_while(|day| *day < FIRST + DAYS)
            .collect()
    };
    let by_months = |step: usize, dice: &mut Dice| {
        let (first, day) = (dice.whole(step), 1 + dice.whole(28) as i64);
        let months = (0..36).skip(first).step_by(step);
        months
            .map(|month| {
                let (year, month) = (2023 + month / 12, month % 12 + 1);
                let name = time::Month::try_from(month as u8).unwrap();
                let date = time::Date::from_calendar_date(year, name, day as u8).unwrap();
                i64::from(date.to_julian_day()) - 2_440_588
            })
            .collect()
    };
    match rhythm {
        "week" => by_days(7, dice),
        "two-weeks" => by_days(14, dice),
        "four-weeks" => by_days(28, dice),
        "quarter" => by_months(3, dice),
        "year" => by_months(12, dice),
        _ => by_months(1, dice),
    }
}

/// A life's payments, and which shops recur at which rhythm.
fn life(seed: u64) -> (Vec<Event>, BTreeMap<String, &'static str>) {
    let dice = &mut Dice(seed.wrapping_mul(0x5851_f42d_4c95_7f2d) + 1);
    let (mut events, mut truth) = (Vec::new(), BTreeMap::new());
    let rhythms = [
        "month",
        "month",
        "month",
        "month",
        "month",
        "month",
        "month",
        "working-day",
        "working-day",
        "four-weeks",
        "two-weeks",
        "week",
        "quarter",
        "quarter",
        "year",
    ];
    for (number, rhythm) in rhythms.into_iter().enumerate() {
        let shop = format!("{rhythm}-{number}");
        let drift = match rhythm {
            "week" => 1.5,
            "two-weeks" => 2.0,
            _ => 3.0,
        };
        let mut level = dice.between(6.0, 900.0);
        let rises = if number % 4 == 0 {
            dice.whole(30) + 4
        } else {
            usize::MAX
        };
        let all = beats(rhythm, dice);
        // One in five monthly ones ends; it has lived for a year by then.
        let ends = if number % 5 == 2 && all.len() > 30 {
            12 + dice.whole(20)
        } else {
            all.len()
        };
        for (count, beat) in all.into_iter().take(ends).enumerate() {
            if count == rises {
                level *= 1.4;
            }
            if rhythm == "month" && dice.next() < 0.1 {
                continue;
            }
            let mut day = beat
                + (dice.between(-drift - 0.5, drift + 0.5))
                    .round()
                    .clamp(-drift, drift) as i64;
            if rhythm == "working-day" {
                day = beat;
                while (day + 4).rem_euclid(7) % 6 == 0 {
                    day += 1;
                }
            }
            events.push(paid(&shop, day, level * dice.between(0.9, 1.1), count));
        }
        truth.insert(shop, if rhythm == "working-day" { "month" } else { rhythm });
    }
    for shop in 0..60 {
        let name = format!("shop-{shop}");
        let price = dice.between(5.0, 200.0);
        let visits = 2 + dice.whole(40);
        for count in 0..visits {
            let day = FIRST + dice.whole(DAYS as usize) as i64;
            let amount = if shop % 3 == 0 {
                price
            } else {
                price * dice.between(0.3, 2.5)
            };
            events.push(paid(&name, day, amount, count));
        }
    }
    for (count, saturday) in (0..DAYS / 7).map(|week| FIRST + week * 7 + 6).enumerate() {
        if dice.next() < 0.8 {
            events.push(paid(
                "market",
                saturday + dice.whole(2) as i64,
                dice.between(40.0, 320.0),
                count,
            ));
        }
    }
    for (count, day) in (FIRST..FIRST + DAYS)
        .filter(|day| (day + 4).rem_euclid(7) % 6 != 0)
        .enumerate()
    {
        events.push(paid("canteen", day, 15.0, count));
    }
    (events, truth)
}

fn found(events: &[Event]) -> Vec<Recurring> {
    let mut engine = Engine::new(Config::default()).unwrap();
    engine.ingest(events, IngestOptions::default()).unwrap();
    let end = Millis::new((FIRST + DAYS) * 86_400_000).unwrap();
    engine
        .summary(&SummaryQuery::over(end.later(-86_400_000), end))
        .unwrap()
        .recurring
}

#[test]
fn recurring_payments_are_found_and_others_are_not() {
    let (mut right, mut told, mut all, mut misread) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut next_in_range, mut next_known) = (0_usize, 0_usize);
    for seed in 1..=16 {
        let (events, truth) = life(seed);
        let found = found(&events);
        told += found.len();
        all += truth.len();
        for (shop, rhythm) in &truth {
            match found.iter().find(|one| one.counterparty == *shop) {
                Some(one) if one.every == *rhythm => right += 1,
                Some(_) => misread += 1,
                None => println!("  seed {seed}: {shop} was not found"),
            }
        }
        for one in found.iter().filter(|one| !truth.contains_key(&one.counterparty)) {
            println!(
                "  seed {seed}: {} is told to recur every {}, by {} payments",
                one.counterparty, one.every, one.count
            );
        }
        // What was the last one, as the ones before foretold it.
        for (shop, rhythm) in truth
            .iter()
            .filter(|(_, rhythm)| **rhythm == "month" || **rhythm == "four-weeks")
        {
            let of_shop: Vec<Event> = events
                .iter()
                .filter(|event| name(event) == *shop)
                .cloned()
                .collect();
            let (last, before) = of_shop.split_last().unwrap();
            let engine = engine_of(&[before]);
            let at = moment(last);
            let day_before = moment(before.last().unwrap()).later(86_400_000);
            let query = SummaryQuery::over(day_before.later(-1), day_before);
            let summary = engine.summary(&query).unwrap();
            let _ = rhythm;
            if let Some(one) = summary.recurring.first() {
                // A month that was skipped is no prediction's fault.
                if at.since(day_before) < 45 * 86_400_000 {
                    next_known += 1;
                    next_in_range += usize::from(one.next_from <= at && at <= one.next_to);
                }
            }
        }
    }
    let (precision, recall) = (right as f64 / told as f64, right as f64 / all as f64);
    println!(
        "recurring, {all} in 16 lives of three years: precision {precision:.3}, recall {recall:.3}, {misread} at another rhythm"
    );
    println!("  the next one within its range: {next_in_range} of {next_known}");
    assert!(
        precision >= 0.95 && recall >= 0.95,
        "precision {precision:.3}, recall {recall:.3}"
    );
}

fn text(event: &Event, of: Field) -> String {
    let found = event.values.iter().find(|(field, _)| *field == of);
    match found {
        Some((_, Value::Text(text))) => text.to_string(),
        _ => String::new(),
    }
}

fn name(event: &Event) -> String {
    text(event, Field::CounterpartyName)
}

fn moment(event: &Event) -> Millis {
    Millis::parse(&text(event, Field::At)).unwrap()
}

/// One shop's payments, each so many days after the first.
fn alone(amounts: &[(i64, f64)], today: i64) -> Option<Recurring> {
    let events: Vec<Event> = amounts
        .iter()
        .enumerate()
        .map(|(number, (day, amount))| paid("club", FIRST + day, *amount, number))
        .collect();
    let engine = engine_of(&[&events]);
    let now = Millis::new((FIRST + today) * 86_400_000).unwrap();
    engine
        .summary(&SummaryQuery::over(now.later(-1), now))
        .unwrap()
        .recurring
        .into_iter()
        .next()
}

#[test]
fn a_trial_that_turned_paid_a_price_that_rose_and_one_that_stopped_are_told() {
    let month = |n: i64| n * 61 / 2;
    let of = |amounts: &[f64], today| {
        let rows: Vec<(i64, f64)> = amounts
            .iter()
            .enumerate()
            .map(|(n, amount)| (month(n as i64), *amount))
            .collect();
        alone(&rows, today).unwrap()
    };
    let trial = of(&[1.0, 15.0, 15.0, 15.0, 15.0, 15.0, 15.0, 15.0], month(7) + 3);
    assert!(
        trial.trial && trial.price_change.is_none() && !trial.missed,
        "{trial:?}"
    );
    let rose = of(&[15.0, 15.0, 15.0, 15.0, 15.0, 18.0], month(5) + 3);
    assert_eq!(
        rose.price_change.map(|by| by.to_string()).as_deref(),
        Some("3.00")
    );
    assert_eq!((rose.amount.to_string(), rose.trial), ("18.00".to_owned(), false));
    let missed = of(&[15.0; 6], month(6) + 12);
    assert!(missed.missed && !missed.ended);
    let ended = of(&[15.0; 6], month(9));
    assert!(ended.ended && !ended.missed);
}

/// What recurs at one shop that draws 15.00 on these days, each under an agreement or none: how often, and how many.
fn at_one_shop(rows: &[(i64, Option<&str>)]) -> Vec<(&'static str, usize)> {
    let drawn = |(number, (day, agreement)): (usize, &(i64, Option<&str>))| {
        let mut event = paid("club", *day, 15.0, number);
        let id = |id: &str| (Field::AgreementId, Value::Text(id.to_owned().into()));
        event.values.extend(agreement.map(id));
        event
    };
    let events: Vec<Event> = rows.iter().enumerate().map(drawn).collect();
    let last = rows.iter().map(|(day, _)| *day).max().unwrap();
    let now = Millis::new((last + 2) * 86_400_000).unwrap();
    let query = SummaryQuery::over(now.later(-1), now);
    let all = engine_of(&[&events]).summary(&query).unwrap().recurring;
    all.iter().map(|one| (one.every, one.count)).collect()
}

/// Days of the first ten months, each month's by its first day.
fn in_ten_months<'a>(
    dates: impl Fn(usize, i64) -> Vec<(i64, Option<&'a str>)>,
) -> Vec<(i64, Option<&'a str>)> {
    let mut first = FIRST;
    let mut all = Vec::new();
    for (month, length) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31].into_iter().enumerate() {
        all.extend(dates(month, first));
        first += length;
    }
    all.sort_unstable();
    all
}

#[test]
fn what_comes_on_two_dates_of_every_month_is_two_series_and_not_none() {
    let drifts = |month: usize| (month % 3) as i64;
    let rows = in_ten_months(|month, first| vec![(first + drifts(month), None), (first + 14, None)]);
    assert_eq!(at_one_shop(&rows), [("month", 10), ("month", 10)]);
    let over_the_end =
        in_ten_months(|month, first| vec![(first + 27 + drifts(month), None), (first + 12, None)]);
    assert_eq!(at_one_shop(&over_the_end), [("month", 10), ("month", 10)]);
}

#[test]
fn two_agreements_with_one_shop_are_two_series_though_sum_and_date_are_the_same() {
    let rows = in_ten_months(|_, first| vec![(first + 4, Some("film")), (first + 5, Some("music"))]);
    assert_eq!(at_one_shop(&rows), [("month", 10), ("month", 10)]);
}

#[test]
fn two_visits_a_month_on_any_days_are_no_series() {
    let rows = in_ten_months(|month, first| {
        let day = |factor: usize| (month * factor) as i64 % 14;
        vec![(first + day(5), None), (first + 14 + day(3), None)]
    });
    assert_eq!(at_one_shop(&rows), []);
}
