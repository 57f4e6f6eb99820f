//! Folding, as a host and a person see it: told before it happens, no sum the less afterwards, and what a month cannot answer
//! said.

use super::row as cells;
use wallet_sentinel::config::Limits;
use wallet_sentinel::engine::AdvanceOptions;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{By, Compare, Interval, Refunds, SummaryQuery};
use wallet_sentinel::time::OffsetFrom;
use wallet_sentinel::{Config, Engine, IngestOptions};
use wallet_sentinel::{Currency, Millis};

type Cells<'a> = &'a [(&'a str, &'static str)];

fn at(text: &str) -> Millis {
    Millis::parse(&format!("{text}:00+08:00")).unwrap()
}

pub(super) fn config(ledger_days: u32, payments: usize) -> Config {
    Config {
        ledger_days,
        limits: Limits {
            payments,
            ..Limits::default()
        },
        ..Config::default()
    }
}

pub(super) fn event(id: &str, day: &str, more: Cells<'_>) -> RawEvent<'static> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    let mut event = RawEvent {
        dialect: Dialect::Text,
        values: cells(0, &[("amount", "10.00"), ("counterparty.name", "tea house")]).values,
    };
    let mut set = |field: Field, value: Value<'static>| {
        event.values.retain(|(known, _)| *known != field);
        event.values.push((field, value));
    };
    set(Field::Id, text(id));
    set(Field::At, text(&format!("{day}T12:00:00+08:00")));
    for (name, value) in more {
        set(Field::from_name(name).unwrap(), text(value));
    }
    event
}

pub(super) fn take(engine: &mut Engine, events: &[RawEvent<'_>]) -> wallet_sentinel::engine::Ingested {
    let came = engine.ingest(events, IngestOptions::default()).unwrap();
    assert_eq!(came.rejected, []);
    came
}

/// A payment on the 5th, 15th and 25th of each month of some years.
fn years(from: i32, to: i32) -> Vec<RawEvent<'static>> {
    let dates = (from..=to)
        .flat_map(|year| (1..=12).flat_map(move |month| [5, 15, 25].map(|day| (year, month, day))));
    dates
        .map(|(year, month, day)| {
            let day = format!("{year}-{month:02}-{day:02}");
            event(&day, &day, &[])
        })
        .collect()
}

fn over(from: &str, to: &str) -> SummaryQuery {
    SummaryQuery {
        by: Some(By::Category),
        ..SummaryQuery::over(at(&format!("{from}T00:00")), at(&format!("{to}T00:00")))
    }
}

fn spent(engine: &Engine, query: &SummaryQuery) -> String {
    let totals = engine.summary(query).unwrap().totals;
    totals.get(&Currency::CNY).map_or("0".to_owned(), |totals| {
        totals.of(wallet_sentinel::summary::Sum::Spent).to_string()
    })
}

fn noted(engine: &Engine, query: &SummaryQuery) -> Vec<(&'static str, u32)> {
    let quality = engine.summary(query).unwrap().quality;
    let noted = quality.iter().map(|one| (one.code, one.count));
    noted.filter(|(code, _)| *code != "category-unknown").collect()
}

fn trusted(engine: &mut Engine, day: &str) {
    engine.advance_with(at(&format!("{day}T12:00")), AdvanceOptions { trusted: true });
}

#[test]
fn a_statement_of_2019_alone_opens_like_one_of_this_month_whatever_the_clock_says() {
    let mut engine = Engine::new(config(1_830, 1_000)).unwrap();
    take(&mut engine, &years(2019, 2019));
    trusted(&mut engine, "2026-11-29");
    let status = engine.status().unwrap();
    assert_eq!(
        (status.payments, status.folded, status.folding),
        (36, (0, 0), None)
    );
    assert_eq!(
        engine
            .summary(&over("2019-01-01", "2020-01-01"))
            .unwrap()
            .largest
            .len(),
        5
    );
    // Beside payments of today it is what it is: seven years old.
    take(&mut engine, &years(2026, 2026));
    trusted(&mut engine, "2026-12-29");
    assert_eq!(engine.status().unwrap().folded, (36, 12));
    assert_eq!(spent(&engine, &over("2019-01-01", "2020-01-01")), "360.00");
}

#[test]
fn what_is_over_its_age_is_told_a_month_before_and_then_stays_in_every_sum_of_its_month() {
    let mut engine = Engine::new(config(365, 1_000)).unwrap();
    take(&mut engine, &years(2024, 2025));
    let year = SummaryQuery {
        interval: Some(Interval::Month),
        ..over("2024-01-01", "2025-01-01")
    };
    let before = engine.summary(&year).unwrap();
    engine.advance(at("2025-01-10T12:00"));
    let status = engine.status().unwrap();
    assert_eq!(status.folded, (0, 0));
    let told = status.folding.unwrap();
    assert_eq!((told.up_to, told.payments), (at("2024-02-01T00:00"), 3));
    engine.advance(at("2025-02-10T12:00"));
    assert_eq!(engine.status().unwrap().folded, (3, 1));
    engine.advance(at("2025-12-31T12:00"));
    let status = engine.status().unwrap();
    assert_eq!((status.payments, status.folded), (39, (33, 11)));
    let after = engine.summary(&year).unwrap();
    assert_eq!(
        (&after.totals, &after.groups, &after.series),
        (&before.totals, &before.groups, &before.series)
    );
    assert_eq!(noted(&engine, &year), [("months-folded", 33)]);
    // Its snapshot has it too, and it goes with its account.
    let restored = Engine::restore(&engine.snapshot().unwrap(), config(365, 1_000)).unwrap();
    assert_eq!(restored.summary(&year).unwrap(), after);
    engine.forget("default");
    assert_eq!(
        (engine.status().unwrap().folded, spent(&engine, &year)),
        ((0, 0), "0".to_owned())
    );
}

#[test]
fn at_the_bound_whole_months_go_told_before_and_the_statement_read_again_changes_nothing() {
    let mut whole = Engine::new(config(100_000, 1_000)).unwrap();
    let mut bounded = Engine::new(config(100_000, 32)).unwrap();
    let mut told = None;
    for event in years(2024, 2026) {
        take(&mut whole, std::slice::from_ref(&event));
        let before = bounded.status().unwrap();
        take(&mut bounded, &[event]);
        let after = bounded.status().unwrap();
        assert!(after.payments <= 32);
        if after.folded.0 > before.folded.0 {
            let first = before.folding.expect("told before it happens");
            assert!(first.payments >= after.folded.0 - before.folded.0);
            told = Some(first);
        }
    }
    assert!(told.is_some());
    let all = SummaryQuery {
        interval: Some(Interval::Month),
        ..over("2024-01-01", "2027-01-01")
    };
    for round in 0..2 {
        let (one, other) = (whole.summary(&all).unwrap(), bounded.summary(&all).unwrap());
        assert_eq!(
            (one.totals, one.groups, one.series),
            (other.totals, other.groups, other.series),
            "{round}"
        );
        assert_eq!(
            bounded
                .status()
                .unwrap()
                .evicted
                .iter()
                .find(|(what, _)| *what == "payments")
                .unwrap()
                .1,
            0
        );
        let again = take(&mut bounded, &years(2024, 2026));
        assert_eq!((again.accepted, again.unchanged), (0, 108));
    }
}

/// Folded: January and February of 2024, six payments of ten yuan.
#[allow(clippy::indexing_slicing)] // a year has thirty-six
fn folded() -> Engine {
    let mut engine = Engine::new(config(20, 1_000)).unwrap();
    take(&mut engine, &years(2024, 2024)[..9]);
    engine.advance(at("2024-03-31T12:00"));
    assert_eq!(engine.status().unwrap().folded, (6, 2));
    engine
}

#[test]
fn what_a_month_cannot_answer_is_said_and_never_guessed() {
    let engine = folded();
    let quarter = over("2024-01-01", "2024-04-01");
    // An edge within a month: its payments are left out, but where all of them are inside.
    let cut = over("2024-01-10", "2024-04-01");
    assert_eq!(spent(&engine, &cut), "60.00");
    assert_eq!(noted(&engine, &cut), [("months-cut", 3), ("months-folded", 3)]);
    assert_eq!(spent(&engine, &over("2024-01-02", "2024-01-27")), "30.00");
    // Days and weeks: in the totals, and on no day.
    let by_day = SummaryQuery {
        interval: Some(Interval::Day),
        ..quarter.clone()
    };
    assert_eq!(spent(&engine, &by_day), "90.00");
    assert_eq!(
        noted(&engine, &by_day),
        [("months-folded", 6), ("months-in-no-interval", 6)]
    );
    // What is not known of a month: by type, and without some types.
    let by_type = SummaryQuery {
        by: Some(By::Type),
        ..quarter.clone()
    };
    let summary = engine.summary(&by_type).unwrap();
    let groups: Vec<(String, u32)> = summary
        .groups
        .iter()
        .map(|group| (group.key.clone(), group.totals.get(&Currency::CNY).unwrap().count))
        .collect();
    assert_eq!(groups, [(String::new(), 6), ("purchase".to_owned(), 3)]);
    assert!(noted(&engine, &by_type).contains(&("months-undivided", 6)));
    let without = SummaryQuery {
        exclude: vec![wallet_sentinel::event::PaymentType::Transfer],
        ..quarter.clone()
    };
    assert!(noted(&engine, &without).contains(&("months-undivided", 6)));
    // Compared with a part of a month that is folded.
    let so_far = SummaryQuery {
        compare: Some(Compare::SameDaysSoFar),
        now: Some(at("2024-03-10T12:00")),
        ..over("2024-03-01", "2024-04-01")
    };
    assert!(noted(&engine, &so_far).contains(&("months-cut", 3)));
    // In a zone where the year begins eight hours later, the months are those in which they were folded.
    let edge = event("edge", "2024-01-01", &[("at", "2024-01-01T01:00:00+08:00")]);
    let mut engine = Engine::new(config(20, 1_000)).unwrap();
    take(&mut engine, &[&[edge], &years(2024, 2024)[..9]].concat());
    engine.advance(at("2024-03-31T12:00"));
    let greenwich = |month: &str, next: &str| SummaryQuery {
        offsets: vec![OffsetFrom {
            from: Millis::new(0).unwrap(),
            utc_offset: 0,
        }],
        ..SummaryQuery::over(
            Millis::parse(&format!("{month}T00:00:00Z")).unwrap(),
            Millis::parse(&format!("{next}T00:00:00Z")).unwrap(),
        )
    };
    let january = greenwich("2024-01-01", "2024-02-01");
    assert_eq!(spent(&engine, &january), "40.00");
    assert_eq!(
        noted(&engine, &january),
        [("months-folded", 4), ("months-of-another-zone", 4)]
    );
    let december = greenwich("2023-12-01", "2024-01-01");
    assert_eq!(
        (spent(&engine, &december).as_str(), noted(&engine, &december)),
        ("0", vec![("months-cut", 4)])
    );
}

#[test]
fn a_refund_of_a_folded_payment_is_taken_off_in_its_own_month_and_said() {
    let mut engine = folded();
    let back = [
        ("amount", "4.00"),
        ("direction", "credit"),
        ("type", "refund"),
        ("refundOf", "2024-01-05"),
    ];
    take(&mut engine, &[event("back", "2024-03-26", &back)]);
    let march = over("2024-03-01", "2024-04-01");
    assert_eq!(spent(&engine, &march), "26.00");
    assert_eq!(noted(&engine, &march), [("refund-of-dropped", 1)]);
    assert_eq!(spent(&engine, &over("2024-01-01", "2024-04-01")), "86.00");
}

#[test]
fn a_refund_of_this_month_keeps_its_payment_of_a_folded_one_and_goes_with_it() {
    let mut engine = Engine::new(config(20, 1_000)).unwrap();
    let back = [
        ("amount", "4.00"),
        ("direction", "credit"),
        ("type", "refund"),
        ("refundOf", "2024-01-05"),
    ];
    take(
        &mut engine,
        &[&years(2024, 2024)[..9], &[event("back", "2024-03-26", &back)]].concat(),
    );
    engine.advance(at("2024-03-31T12:00"));
    assert_eq!(engine.status().unwrap().folded, (5, 2));
    let january = over("2024-01-01", "2024-02-01");
    assert_eq!(spent(&engine, &january), "26.00");
    take(&mut engine, &years(2024, 2024)[9..]);
    engine.advance(at("2024-12-31T12:00"));
    assert!(engine.status().unwrap().folded.0 > 9);
    let by_refund = SummaryQuery {
        refunds: Refunds::InRefundPeriod,
        ..january.clone()
    };
    assert_eq!(
        (
            spent(&engine, &january).as_str(),
            spent(&engine, &by_refund).as_str()
        ),
        ("26.00", "30.00")
    );
    let march = SummaryQuery {
        refunds: Refunds::InRefundPeriod,
        ..over("2024-03-01", "2024-04-01")
    };
    assert_eq!(spent(&engine, &march), "26.00");
}

#[test]
fn what_comes_to_a_folded_month_afterwards_counts_once_and_another_word_on_it_is_said() {
    let mut engine = folded();
    let year = over("2024-01-01", "2025-01-01");
    take(&mut engine, &[event("new", "2024-01-20", &[("amount", "5.00")])]);
    assert_eq!(spent(&engine, &year), "95.00");
    assert_eq!(
        noted(&engine, &year),
        [("months-added-to", 1), ("months-folded", 6)]
    );
    engine.advance(at("2024-03-31T12:00"));
    assert_eq!(
        (engine.status().unwrap().folded, spent(&engine, &year).as_str()),
        ((7, 2), "95.00")
    );
    let changed = [("status", "refunded"), ("refunded", "10.00")];
    for _ in 0..2 {
        take(&mut engine, &[event("2024-01-15", "2024-01-15", &changed)]);
        assert_eq!(spent(&engine, &year), "95.00");
        assert!(noted(&engine, &year).contains(&("months-changed", 1)));
    }
}

#[test]
fn a_counterparty_of_a_folded_month_is_known_and_a_category_given_later_holds_for_it() {
    let mut engine = folded();
    take(
        &mut engine,
        &[event("first", "2024-03-27", &[("counterparty.name", "bakery")])],
    );
    let march = SummaryQuery {
        parts: None,
        ..over("2024-03-01", "2024-04-01")
    };
    let names: Vec<String> = engine
        .summary(&march)
        .unwrap()
        .first_time
        .into_iter()
        .map(|one| one.counterparty)
        .collect();
    assert_eq!(names, ["bakery"]);
    engine
        .correct_category("Tea House", "leisure", at("2024-03-28T12:00"))
        .unwrap();
    let leisure = SummaryQuery {
        category: Some("leisure".to_owned()),
        ..over("2024-01-01", "2024-03-01")
    };
    assert_eq!(spent(&engine, &leisure), "60.00");
    assert_eq!(
        engine
            .summary(&march)
            .unwrap()
            .trends
            .iter()
            .map(|trend| trend.months)
            .max(),
        Some(0)
    );
}
