//! Words on series: an id that outlives imports, and what confirming, dismissing and merging do.

use super::Event;
use std::borrow::Cow;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{SeriesState, Summary, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

const DAY: i64 = 86_400_000;
/// 2026-01-05, in days since 1970.
const FIRST: i64 = 20_458;

fn event(values: &[(Field, &str)]) -> Event {
    let text = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
    let values = values.iter().map(|(field, value)| (*field, text(value)));
    RawEvent {
        dialect: Dialect::Text,
        values: values.collect(),
    }
}

/// A payment to a shop so many days after the first.
fn paid(shop: &str, day: i64, amount: &str) -> Event {
    let id = format!("{shop}-{day}");
    let at = ((FIRST + day) * DAY + DAY / 6).to_string();
    event(&[
        (Field::Id, &id),
        (Field::At, &at),
        (Field::Amount, amount),
        (Field::Currency, "CNY"),
        (Field::CounterpartyName, shop),
        (Field::AccountId, "mei"),
    ])
}

/// One a month, beginning with the day.
fn monthly(shop: &str, first: i64, count: i64, amount: &str) -> Vec<Event> {
    let days = [0, 31, 59, 90, 120, 151, 181, 212];
    days.iter()
        .take(count as usize)
        .map(|day| paid(shop, first + day, amount))
        .collect()
}

fn word(id: &str, said: &str, into: Option<&str>, at: i64) -> Event {
    let at = (FIRST * DAY + at).to_string();
    let mut values = vec![
        (Field::Kind, "recurring"),
        (Field::Id, id),
        (Field::Do, said),
        (Field::At, &at),
    ];
    values.extend(into.map(|into| (Field::Into, into)));
    event(&values)
}

fn taken(engine: &mut Engine, events: &[Event]) {
    let came = engine.ingest(events, IngestOptions::default()).unwrap();
    assert_eq!(came.rejected, []);
}

fn engine_with(events: &[Event]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    taken(&mut engine, events);
    engine
}

fn summary(engine: &Engine, day: i64) -> Summary {
    let moment = |day: i64| Millis::new((FIRST + day) * DAY).unwrap();
    let query = SummaryQuery {
        now: Some(moment(day)),
        ..SummaryQuery::over(moment(day - 30), moment(day + 60))
    };
    engine.summary(&query).unwrap()
}

/// Of each series its shop and its number of payments.
fn series(engine: &Engine, day: i64) -> Vec<(String, usize)> {
    let found = summary(engine, day).recurring;
    found
        .into_iter()
        .map(|one| (one.counterparty, one.count))
        .collect()
}

fn id_of(engine: &Engine, shop: &str, day: i64) -> String {
    let found = summary(engine, day).recurring;
    found.into_iter().find(|one| one.counterparty == shop).unwrap().id
}

#[test]
fn a_series_has_the_same_id_after_another_import_in_another_spelling_and_at_another_price() {
    let once = id_of(
        &engine_with(&monthly("Film Club", 0, 6, "20.00")),
        "Film Club",
        160,
    );
    let again = engine_with(&monthly("FILM  CLUB", 31, 5, "26.00"));
    assert_eq!(id_of(&again, "FILM  CLUB", 180), once);
    let other = engine_with(&monthly("Book Club", 0, 6, "20.00"));
    assert!(id_of(&other, "Book Club", 160) != once);
}

#[test]
fn two_subscriptions_at_one_shop_have_an_id_each() {
    let both = [monthly("Store", 0, 7, "20.00"), monthly("Store", 10, 7, "200.00")];
    let found = summary(&engine_with(&both.concat()), 200).recurring;
    assert_eq!(found.len(), 2);
    assert!(found[0].id != found[1].id);
}

#[test]
fn a_second_subscription_at_a_shop_leaves_what_was_said_of_the_first_where_it_was() {
    let mut engine = engine_with(&monthly("Store", 0, 5, "200.00"));
    let id = id_of(&engine, "Store", 125);
    taken(&mut engine, &[word(&id, "dismiss", None, 1)]);
    taken(
        &mut engine,
        &[100, 130, 161, 191].map(|day| paid("Store", day, "20.00")),
    );
    let found = summary(&engine, 195).recurring;
    let amounts: Vec<String> = found.iter().map(|one| one.amount.to_string()).collect();
    assert_eq!(amounts, ["20.00"]);
}

#[test]
fn words_on_series_come_to_the_same_in_any_order_of_files_and_over_a_snapshot() {
    let before = monthly("Film Club", 0, 5, "20.00");
    let since: Vec<Event> = [151, 181, 212]
        .map(|day| paid("Pictures Ltd", day, "20.00"))
        .into();
    let books = monthly("Book Club", 3, 8, "9.00");
    let whole = engine_with(&[before.clone(), since.clone(), books.clone()].concat());
    let id = |shop: &str| id_of(&whole, shop, 220);
    let words = vec![
        word(&id("Film Club"), "merge", Some(&id("Pictures Ltd")), 1),
        word(&id("Pictures Ltd"), "confirm", None, 2),
        word(&id("Book Club"), "dismiss", None, 3),
    ];
    let parts = [before, since, books, words];
    let told = |engine: &Engine| {
        let found = summary(engine, 220).recurring;
        found
            .into_iter()
            .map(|one| (one.id, one.state, one.count))
            .collect::<Vec<_>>()
    };
    let expected = vec![(id("Pictures Ltd"), SeriesState::Confirmed, 8)];
    for first in 0..parts.len() {
        for second in (0..parts.len()).filter(|second| *second != first) {
            let mut order: Vec<usize> = (0..parts.len())
                .filter(|one| ![first, second].contains(one))
                .collect();
            order.insert(0, second);
            order.insert(0, first);
            let mut engine = Engine::new(Config::default()).unwrap();
            for part in &order {
                taken(&mut engine, &parts[*part]);
                engine = Engine::restore(&engine.snapshot().unwrap(), Config::default()).unwrap();
                taken(&mut engine, &parts[*part]); // the same file once more
            }
            assert_eq!(told(&engine), expected, "{order:?}");
        }
    }
}

#[test]
fn what_was_confirmed_stays_however_thin_the_evidence_is() {
    let whole = engine_with(&monthly("Film Club", 0, 6, "20.00"));
    let id = id_of(&whole, "Film Club", 160);
    let thin = [paid("Film Club", 120, "20.00"), paid("Film Club", 151, "29.90")];
    let mut engine = engine_with(&thin);
    assert_eq!(series(&engine, 160), [], "two are no proof");
    taken(&mut engine, &[word(&id, "confirm", None, 1)]);
    let found = summary(&engine, 160).recurring;
    assert_eq!((found.len(), found[0].state), (1, SeriesState::Confirmed));
    assert_eq!((found[0].id.as_str(), found[0].every), (id.as_str(), "month"));
    // The word may come before the payments.
    let mut early = Engine::new(Config::default()).unwrap();
    taken(&mut early, &[word(&id, "confirm", None, 1)]);
    taken(&mut early, &thin);
    assert_eq!(series(&early, 160), series(&engine, 160));
}

#[test]
fn what_was_dismissed_is_neither_told_nor_expected_until_it_is_confirmed() {
    let mut engine = engine_with(&monthly("Film Club", 0, 6, "20.00"));
    let id = id_of(&engine, "Film Club", 160);
    assert!(!summary(&engine, 160).upcoming.is_empty());
    taken(&mut engine, &[word(&id, "dismiss", None, 2)]);
    let after = summary(&engine, 160);
    assert!(after.recurring.is_empty() && after.upcoming.is_empty());
    assert!(!after.totals.is_empty(), "sums stay");
    taken(&mut engine, &[word(&id, "confirm", None, 1)]);
    assert_eq!(series(&engine, 160), [], "an older word");
    taken(&mut engine, &[word(&id, "confirm", None, 3)]);
    assert_eq!(series(&engine, 160), [("Film Club".to_owned(), 6)]);
}

#[test]
fn what_was_merged_is_one_series_under_the_id_of_the_other() {
    // The shop was sold: from June on its charges come under another name.
    let before = monthly("Film Club", 0, 5, "20.00");
    let since: Vec<Event> = [151, 181, 212, 243, 273]
        .map(|day| paid("Pictures Ltd", day, "20.00"))
        .into();
    let mut engine = engine_with(&[before, since].concat());
    assert_eq!(series(&engine, 280).len(), 2);
    let (old, new) = (
        id_of(&engine, "Film Club", 280),
        id_of(&engine, "Pictures Ltd", 280),
    );
    taken(&mut engine, &[word(&old, "merge", Some(&new), 1)]);
    let found = summary(&engine, 280).recurring;
    let one: Vec<_> = found
        .iter()
        .map(|one| (one.counterparty.as_str(), one.count, one.id.as_str()))
        .collect();
    assert_eq!(one, [("Pictures Ltd", 10, new.as_str())]);
    taken(&mut engine, &[word(&new, "dismiss", None, 1)]);
    assert_eq!(
        series(&engine, 280),
        [],
        "what is said of the other is said of both"
    );
}

#[test]
fn an_erased_account_takes_the_words_on_its_series_along() {
    let mut engine = engine_with(&monthly("Film Club", 0, 6, "20.00"));
    let id = id_of(&engine, "Film Club", 160);
    let before = engine
        .snapshot()
        .unwrap()
        .windows(id.len())
        .any(|window| window == id.as_bytes());
    taken(&mut engine, &[word(&id, "dismiss", None, 2)]);
    engine.forget("mei");
    let bytes = engine.snapshot().unwrap();
    assert!(!before && !bytes.windows(id.len()).any(|window| window == id.as_bytes()));
    taken(&mut engine, &monthly("Film Club", 0, 6, "20.00"));
    assert_eq!(series(&engine, 160).len(), 1);
}
