//! Several words on one payment: whichever comes first, the newest stands, and the sums with it.

use crate::told::{DAY, Raw, text, typed};
use crate::{START, snapshot};
use proptest::prelude::*;
use wallet_sentinel::event::{Field, Value};
use wallet_sentinel::summary::{By, Sum, SummaryQuery};
use wallet_sentinel::{Config, Currency, Engine, IngestOptions, Millis};

/// A word on a payment: its status, what of it was paid back, its category, and the day of its export.
type Word = (&'static str, Option<u8>, Option<&'static str>, i64);

fn word() -> impl Strategy<Value = Word> {
    let statuses = [
        "pending",
        "closed",
        "failed",
        "completed",
        "partly-refunded",
        "refunded",
        "reversed",
        "unknown",
    ];
    (
        prop::sample::select(statuses.to_vec()),
        prop::option::of(1_u8..99),
        prop::option::of(prop::sample::select(vec!["food", "travel", "games"])),
        0_i64..3,
    )
}

/// Words on a few payments, each by an export of its own.
fn words() -> impl Strategy<Value = Vec<(usize, Word)>> {
    prop::collection::vec((0_usize..3, word()), 1..10)
}

#[allow(clippy::cast_precision_loss)] // days of our age
fn raw(id: usize, (status, back, category, moved): Word, exported: i64) -> Raw {
    let mut values = vec![
        (Field::Kind, text("transaction")),
        (Field::AccountId, text("a")),
        (Field::Id, text(format!("paid {id}"))),
        (Field::At, Value::Number((START + moved * DAY / 2) as f64)),
        (
            Field::ExportedAt,
            Value::Number((START + (40 + exported) * DAY) as f64),
        ),
        (Field::Direction, text("debit")),
        (Field::Type, text("purchase")),
        (Field::Status, text(status)),
        (Field::Amount, text("100.00")),
        (Field::Currency, text("CNY")),
    ];
    if status == "partly-refunded" {
        values.extend(back.map(|back| (Field::Refunded, text(back.to_string()))));
    }
    values.extend(category.map(|category| (Field::Category, text(category))));
    typed(values)
}

fn summary(engine: &Engine) -> String {
    let at = |day: i64| Millis::new(START + day * DAY).unwrap();
    let query = SummaryQuery {
        by: Some(By::Category),
        ..SummaryQuery::over(at(-1), at(30))
    };
    format!("{:?}", engine.summary(&query).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn files_in_any_order_and_twice_come_to_the_same_sums(words in words(), turns in any::<u64>()) {
        let batch: Vec<Raw> = words.iter().zip(1..).map(|((id, word), day)| raw(*id, *word, day)).collect();
        let after = |batch: &[Raw]| {
            let mut engine = Engine::new(Config::default()).unwrap();
            for one in batch {
                engine.ingest(std::slice::from_ref(one), IngestOptions::default()).unwrap();
            }
            engine
        };
        let mut shuffled: Vec<(u64, Raw)> = batch
            .iter()
            .zip(0_u64..)
            .map(|(raw, place)| (turns.rotate_left(7 * u32::try_from(place).unwrap()) ^ place.wrapping_mul(turns | 1), raw.clone()))
            .collect();
        shuffled.sort_by_key(|(turn, _)| *turn);
        let shuffled: Vec<Raw> = shuffled.into_iter().map(|(_, raw)| raw).collect();
        let (one, other) = (after(&batch), after(&shuffled));
        prop_assert_eq!(summary(&one), summary(&other));
        // The newest file again changes nothing but its own count, and neither does any other.
        let mut twice = other.clone();
        for raw in &batch {
            twice.ingest(std::slice::from_ref(raw), IngestOptions::default()).unwrap();
        }
        prop_assert_eq!(summary(&twice), summary(&other));
        let restored = Engine::restore(&snapshot(&other), Config::default()).unwrap();
        prop_assert_eq!(summary(&restored), summary(&other));
    }
}

fn ingest(engine: &mut Engine, raw: &Raw, as_of: Option<i64>) -> (u32, Vec<&'static str>) {
    let options = IngestOptions {
        as_of: as_of.map(|day| Millis::new(START + day * DAY).unwrap()),
        ..IngestOptions::default()
    };
    let came = engine.ingest(std::slice::from_ref(raw), options).unwrap();
    let codes = came.rejected.iter().map(|refused| refused.error.code.as_str());
    (came.updated, codes.collect())
}

#[test]
fn the_hosts_word_on_when_an_import_was_exported_counts_where_its_rows_have_none() {
    let told = |status, category| {
        let mut raw = raw(0, (status, None, Some(category), 0), 0);
        raw.values.retain(|(field, _)| *field != Field::ExportedAt);
        raw
    };
    let mut engine = Engine::new(Config::default()).unwrap();
    ingest(&mut engine, &told("completed", "food"), Some(50));
    assert_eq!(
        ingest(&mut engine, &told("refunded", "food"), Some(45)),
        (0, vec!["status-backwards"])
    );
    assert_eq!(
        ingest(&mut engine, &told("completed", "travel"), Some(45)),
        (0, vec![])
    );
    assert!(summary(&engine).contains("food") && !summary(&engine).contains("travel"));
    assert_eq!(
        ingest(&mut engine, &told("completed", "travel"), Some(55)),
        (1, vec![])
    );
    assert!(summary(&engine).contains("travel"));
}

#[test]
fn a_row_that_an_older_file_fills_in_is_updated_and_then_unchanged() {
    let mut engine = Engine::new(Config::default()).unwrap();
    ingest(&mut engine, &raw(0, ("completed", None, None, 0), 9), None);
    let older = raw(0, ("completed", None, Some("food"), 0), 1);
    assert_eq!(ingest(&mut engine, &older, None), (1, vec![]));
    assert_eq!(ingest(&mut engine, &older, None), (0, vec![]));
    assert!(summary(&engine).contains("food"));
}

#[test]
fn an_older_word_is_refused_and_fills_in_all_the_same() {
    let mut engine = Engine::new(Config::default()).unwrap();
    ingest(&mut engine, &raw(0, ("refunded", None, None, 0), 9), None);
    let older = raw(0, ("completed", None, Some("food"), 0), 1);
    assert_eq!(ingest(&mut engine, &older, None), (0, vec!["status-backwards"]));
    assert!(summary(&engine).contains("food"));
}

#[test]
fn a_payment_that_settles_days_later_stays_at_the_moment_of_paying() {
    let spent = |engine: &Engine, day: i64| {
        let at = |day: i64| Millis::new(START + day * DAY).unwrap();
        let summary = engine.summary(&SummaryQuery::over(at(day), at(day + 1))).unwrap();
        let totals = summary
            .totals
            .get(&Currency::CNY)
            .map(|totals| totals.of(Sum::Spent).to_string());
        totals.unwrap_or_default()
    };
    let mut booked = raw(0, ("completed", None, None, 4), 2);
    booked.values.push((Field::TimePrecision, text("day")));
    let begun = raw(0, ("pending", None, None, 1), 1);
    for order in [[&begun, &booked], [&booked, &begun]] {
        let mut engine = Engine::new(Config::default()).unwrap();
        for one in order {
            ingest(&mut engine, one, None);
        }
        assert_eq!(spent(&engine, 0), "100.00");
        assert_ne!(spent(&engine, 2), "100.00");
        // Told again it is known.
        assert_eq!(ingest(&mut engine, &booked, None), (0, vec![]));
    }
}
