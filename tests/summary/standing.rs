//! Standing orders of real accounts, whose truth is known, where the data folder lies beside the checkout; and visits that
//! are no orders. Figures are printed with `-- --nocapture`.
//!
//! The bank's rows say no channel of orders and no agreement: what recurs has to be told by payee, sum and day. Cash has one
//! name in each account, as a bank's line would have it; with the bank's word that it is cash, and once more without it.

#![allow(clippy::indexing_slicing)] // a test fails by panicking

use super::Event;
use super::recurring::{Dice, paid};
use flate2::read::GzDecoder;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::stats::math::ln;
use wallet_sentinel::summary::{Part, Recurring, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

const DAY: i64 = 86_400_000;
/// The name that an account's withdrawals have here.
const CASH: &str = "Cash withdrawal";

/// A row of the bank that goes out: account, day since 1970, sum, payee or cash.
struct Row {
    account: String,
    day: i64,
    amount: String,
    payee: String,
}

/// The rows, or `None` with a printed reason.
fn rows() -> Option<Vec<Row>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/berka/transactions.csv.gz");
    let Ok(file) = std::fs::File::open(path) else {
        println!("skipped: the standing orders are not in ../shared/data/berka");
        return None;
    };
    let mut bytes = Vec::new();
    // The file is cut off at its end: what came before is whole.
    let _ = GzDecoder::new(file).read_to_end(&mut bytes);
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut rows = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').map(|cell| cell.trim_matches('"')).collect();
        let [_, account, date, _, operation, amount, _, symbol, bank, payee] = cells[..] else {
            continue;
        };
        let is_order = operation == "PREVOD NA UCET";
        // Fees of the bank, with a symbol of their own, do come by the month.
        let is_cash = operation.starts_with("VYBER") && symbol.trim().is_empty();
        if !is_order && !is_cash {
            continue;
        }
        let number = |from: usize| date[from..from + 2].parse::<u8>().unwrap();
        let month = time::Month::try_from(number(2)).unwrap();
        let date = time::Date::from_calendar_date(1900 + i32::from(number(0)), month, number(4)).unwrap();
        rows.push(Row {
            account: account.to_owned(),
            day: i64::from(date.to_julian_day()) - 2_440_588,
            amount: amount.to_owned(),
            payee: if is_order {
                format!("{bank}{payee}")
            } else {
                CASH.to_owned()
            },
        });
    }
    Some(rows)
}

/// An event of a row; `is_said`, where the bank's word that it is cash is passed on.
fn event(number: usize, row: &Row, is_said: bool) -> Event {
    let text = |field, text: &str| (field, Value::Text(Cow::Owned(text.to_owned())));
    let mut event = RawEvent {
        dialect: Dialect::Text,
        values: vec![
            text(Field::Id, &format!("{}-{number}", row.account)),
            text(Field::At, &(row.day * DAY).to_string()),
            text(Field::AccountId, &row.account),
            text(Field::Amount, &row.amount),
            text(Field::Currency, "CZK"),
            text(Field::CounterpartyName, &row.payee),
        ],
    };
    if is_said && row.payee == CASH {
        event.values.push(text(Field::Channel, "atm"));
    }
    event
}

/// What recurs by the day after the last of these.
fn found(events: &[Event], last: i64) -> Vec<Recurring> {
    let config = Config {
        ledger_days: 20_000, // the rows are of 1993
        ..Config::default()
    };
    let mut engine = Engine::new(config).unwrap();
    assert_eq!(
        engine.ingest(events, IngestOptions::default()).unwrap().rejected,
        []
    );
    let end = Millis::new((last + 1) * DAY).unwrap();
    let query = SummaryQuery {
        parts: Some(vec![Part::Recurring]),
        ..SummaryQuery::over(end.later(-DAY), end)
    };
    engine.summary(&query).unwrap().recurring
}

#[test]
fn standing_orders_are_told_from_their_third_payment_and_cash_is_none() {
    let Some(rows) = rows() else { return };
    let (told, all, others, cash) = measured(&rows, true);
    assert_eq!(all, [138, 113, 671], "the data set");
    assert_eq!((told, others, cash), (all, 0, 0));
    // Some draw like sums every thirty days: a habit that looks like a payment, to whom nobody says what it is.
    let (told, _, others, cash) = measured(&rows, false);
    assert_eq!((told, others), (all, 0));
    assert!(cash <= 4, "{cash}");
}

/// Orders told and all of them, by payments; series of fewer than three; series among cash.
fn measured(rows: &[Row], is_said: bool) -> ([usize; 3], [usize; 3], usize, usize) {
    let mut accounts: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        accounts.entry(&row.account).or_default().push(row);
    }
    let (mut told, mut all) = ([0_usize; 3], [0_usize; 3]);
    let (mut cash, mut cash_told, mut others) = (0_usize, 0_usize, 0_usize);
    for rows in accounts.values() {
        let events: Vec<Event> = rows
            .iter()
            .enumerate()
            .map(|(number, row)| event(number, row, is_said))
            .collect();
        let last = rows.iter().map(|row| row.day).max().unwrap();
        let found = found(&events, last);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows {
            *counts.entry(&row.payee).or_default() += 1;
        }
        for (payee, count) in counts {
            let series: Vec<&Recurring> = found.iter().filter(|one| one.counterparty == payee).collect();
            if payee == CASH {
                cash += usize::from(count >= 3);
                cash_told += series.len();
            } else if count >= 3 {
                let class = count.min(5) - 3;
                all[class] += 1;
                let is_it = |one: &&Recurring| one.every == "month" && one.count == count;
                told[class] += usize::from(series.iter().filter(|one| is_it(one)).count() == 1);
            } else {
                others += series.len();
            }
        }
    }
    println!("standing orders told, of all, by payments; cash is said to be cash: {is_said}");
    for (class, name) in ["3", "4", "5 and more"].into_iter().enumerate() {
        println!("  {name}: {} of {}", told[class], all[class]);
    }
    println!("  of fewer than three: {others}; series among the cash of {cash} accounts: {cash_told}");
    (told, all, others, cash_told)
}

/// Days of visits of somebody who comes about every so often; gaps spread by this share of it.
fn visits(dice: &mut Dice, every: f64, spread: f64, count: usize) -> Vec<i64> {
    let mut day = dice.between(0.0, every);
    let mut days = Vec::with_capacity(count);
    for _ in 0..count {
        days.push(day.floor() as i64);
        // Twelve dice less six are normal enough; spread 1 stands for pure chance.
        let gap = if spread < 1.0 {
            let normal = (0..12).map(|_| dice.next()).sum::<f64>() - 6.0;
            every * (1.0 + spread * normal)
        } else {
            -every * ln(1.0 - dice.next())
        };
        day += gap.max(1.0);
    }
    days
}

/// Of a thousand shops that somebody visits so, how many are told after so many visits.
fn false_ones(every: f64, spread: f64, count: usize, prices: f64) -> usize {
    const SHOPS: usize = 1_000;
    let dice = &mut Dice(every.to_bits() ^ spread.to_bits() ^ count as u64);
    let mut events = Vec::new();
    let mut last = 0;
    for shop in 0..SHOPS {
        let level = dice.between(20.0, 300.0);
        for (number, day) in visits(dice, every, spread, count).into_iter().enumerate() {
            let amount = level * dice.between(1.0 - prices, 1.0 + prices);
            last = last.max(18_000 + day);
            events.push(paid(
                &format!("shop {} street", name(shop)),
                18_000 + day,
                amount,
                number,
            ));
        }
    }
    found(&events, last).len()
}

/// A name in letters: digits at a name's end are a shop's number.
fn name(mut number: usize) -> String {
    let mut letters = String::new();
    for _ in 0..3 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters
}

#[test]
fn shops_visited_about_once_a_period_are_no_subscriptions() {
    println!("of 1,000 shops, told to recur by visits 3, 4, 5, 6, 8, 12:");
    let counts = [3, 4, 5, 6, 8, 12];
    for every in [7.0, 14.0, 30.4] {
        for spread in [1.0 / 6.0, 0.25, 0.4, 1.0] {
            let varying = counts.map(|count| false_ones(every, spread, count, 0.6));
            let one_price = counts.map(|count| false_ones(every, spread, count, 0.0));
            println!(
                "  every {every} days, spread {spread:.2}: sums vary {varying:?}, one price {one_price:?}"
            );
            // Sums that vary are no subscription. One price is, of a thousand such habits, by chance in a few at the third
            // and the fourth visit; later it is a habit that can be relied upon.
            assert!(varying.iter().all(|told| *told <= 10), "{varying:?}");
            assert!(one_price[0] <= 25 && one_price[1] <= 15, "{one_price:?}");
        }
    }
}

/// What is found of one shop, paid on these days of 2026 (month and day).
fn of_dates(rows: &[(u8, u8, f64)]) -> Vec<Recurring> {
    let day = |month: u8, day: u8| {
        let month = time::Month::try_from(month).unwrap();
        i64::from(
            time::Date::from_calendar_date(2026, month, day)
                .unwrap()
                .to_julian_day(),
        ) - 2_440_588
    };
    let events: Vec<Event> = rows
        .iter()
        .enumerate()
        .map(|(number, (month, date, amount))| paid("club", day(*month, *date), *amount, number))
        .collect();
    let (month, date, _) = rows[rows.len() - 1];
    found(&events, day(month, date))
}

#[test]
fn a_date_that_a_weekend_moved_is_kept_from_the_third_payment_on_and_a_stray_day_is_not() {
    // The 17th of May is a Sunday, that of April a Friday.
    let moved = [(4, 17, 30.0), (5, 18, 30.0), (6, 17, 30.0)];
    assert_eq!(of_dates(&moved).len(), 1);
    assert_eq!(of_dates(&moved[..2]), [], "two are no proof");
    assert_eq!(of_dates(&[(4, 17, 30.0), (5, 20, 30.0), (6, 17, 30.0)]), []);
    assert_eq!(
        of_dates(&[(4, 17, 30.0), (5, 18, 41.0), (6, 17, 22.0)]),
        [],
        "sums that vary"
    );
    let ends_of_months = [(1, 30, 30.0), (2, 27, 30.0), (3, 31, 30.0), (4, 30, 30.0)];
    assert_eq!(of_dates(&ends_of_months).len(), 1, "the last working day");
}

#[test]
fn a_price_that_rises_by_a_third_leaves_the_series_one() {
    let risen = [(3, 12, 30.0), (4, 12, 30.0), (5, 12, 30.0), (6, 12, 40.0)];
    let found = of_dates(&risen);
    assert_eq!((found.len(), found[0].count), (1, 4));
    assert_eq!(
        found[0].price_change.map(|by| by.to_string()).as_deref(),
        Some("10.00")
    );
}

#[test]
fn two_dates_of_the_month_are_told_from_the_third_month_on() {
    let twice: Vec<(u8, u8, f64)> = (1..=3)
        .flat_map(|month| [(month, 5, 900.0), (month, 20, 900.0)])
        .collect();
    let counts: Vec<usize> = of_dates(&twice).iter().map(|one| one.count).collect();
    assert_eq!(counts, [3, 3]);
    let two_prices: Vec<(u8, u8, f64)> = (1..=3)
        .flat_map(|month| [(month, 5, 3000.0), (month, 20, 200.0)])
        .collect();
    assert_eq!(of_dates(&two_prices).len(), 2);
}

#[test]
fn a_power_bill_by_season_is_told_from_the_sixth_on_where_it_comes_on_its_day() {
    let sums = [210.0, 180.0, 90.0, 70.0, 110.0, 240.0];
    let bills: Vec<(u8, u8, f64)> = (1..=6)
        .map(|month| (month, 9, sums[usize::from(month) - 1]))
        .collect();
    let on_days: Vec<(u8, u8, f64)> = bills
        .iter()
        .map(|(month, _, sum)| (*month, [9, 11, 10, 9, 11, 9][usize::from(*month) - 1], *sum))
        .collect();
    assert_eq!(of_dates(&bills).len(), 1, "{bills:?}");
    assert_eq!(of_dates(&bills[..5]), [], "five are too few");
    assert_eq!(of_dates(&on_days), [], "days that wander");
}
