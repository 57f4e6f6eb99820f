//! One counterparty under many spellings is one in every answer, and two counterparties are two.

use super::Event;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{By, Recurring, SummaryQuery};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// A payment of its year, 2026, on a day of it.
fn paid(day: i64, amount: f64, name: &str, id: Option<&str>) -> Event {
    let text = |value: String| Value::Text(value.into());
    let at = (20_454 + day) * 86_400_000 + 3_600_000;
    let mut values = vec![
        (Field::Id, text(format!("{day}-{amount}-{name}"))),
        (Field::At, text(at.to_string())),
        (Field::Amount, text(format!("{amount:.2}"))),
        (Field::Currency, text("CNY".to_owned())),
        (Field::CounterpartyName, text(name.to_owned())),
    ];
    values.extend(id.map(|id| (Field::CounterpartyId, text(id.to_owned()))));
    RawEvent {
        dialect: Dialect::Text,
        values,
    }
}

fn taken(events: &[Event]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    let came = engine.ingest(events, IngestOptions::default()).unwrap();
    assert_eq!(came.rejected, []);
    engine
}

fn year() -> SummaryQuery {
    let at = |day: i64| Millis::new((20_454 + day) * 86_400_000).unwrap();
    SummaryQuery::over(at(0), at(366))
}

/// Twelve months, on the fifth or the day after.
fn monthly(name: impl Fn(i64) -> String, amount: impl Fn(usize) -> f64, id: Option<&str>) -> Vec<Event> {
    let begins = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let rows = begins.iter().zip(0..);
    rows.map(|(first, month)| {
        paid(
            first + 4 + month % 2,
            amount(month as usize),
            &name(month + 1),
            id,
        )
    })
    .collect()
}

fn recurring(events: &[Event]) -> Vec<Recurring> {
    taken(events).summary(&year()).unwrap().recurring
}

#[test]
fn a_subscription_is_one_whatever_stands_behind_or_before_its_name() {
    let names: [fn(i64) -> String; 7] = [
        |month| ["Cinemax", "CINEMAX", "ＣＩＮＥＭＡＸ"][month as usize % 3].to_owned(),
        |month| format!("CINEMAX.TV P{} LUXEMBOURG", 7_720_118 + 613 * month),
        |month| format!("Cinemax {month:02}/26"),
        |month| format!("云影会员2026年{month}月"),
        |month| format!("支付宝-云影会员（{}店）", 1000 + month),
        |month| format!("云影会员 No.{:04}店", 17 * month),
        |month| {
            format!(
                "SQ *CINEMAX CO. {}",
                ["LTD", "Ltd.", "L.T.D."][month as usize % 3]
            )
        },
    ];
    for name in names {
        let found = recurring(&monthly(name, |_| 18.5, None));
        let told: Vec<(usize, &str)> = found.iter().map(|one| (one.count, one.every)).collect();
        assert_eq!(told, [(12, "month")], "{}", name(3));
        assert_eq!(found[0].counterparty, name(12), "the newest spelling is shown");
    }
}

#[test]
fn an_id_holds_a_subscription_together_through_a_change_of_name() {
    let name = |month: i64| if month < 6 { "Cinemax" } else { "Maxima Films" }.to_owned();
    assert_eq!(recurring(&monthly(name, |_| 18.5, None)).len(), 2);
    let found = recurring(&monthly(name, |_| 18.5, Some("m-77")));
    let told: Vec<(usize, &str)> = found
        .iter()
        .map(|one| (one.count, one.counterparty.as_str()))
        .collect();
    assert_eq!(told, [(12, "Maxima Films")]);
}

#[test]
fn a_bill_that_swings_by_a_quarter_recurs_and_chance_visits_do_not() {
    let swings = [
        95.0, 118.0, 80.0, 104.0, 121.0, 76.0, 99.0, 84.0, 117.0, 110.0, 79.0, 101.0,
    ];
    let bill = recurring(&monthly(|_| "City Power".to_owned(), |month| swings[month], None));
    assert_eq!(
        bill.iter().map(|one| (one.count, one.every)).collect::<Vec<_>>(),
        [(12, "month")]
    );
    // Once in each month, on any day of it, for about as much: a shop.
    let days = [3, 55, 64, 117, 126, 178, 190, 225, 262, 281, 326, 341];
    let visits: Vec<Event> = days
        .iter()
        .zip(swings)
        .map(|(day, amount)| paid(*day, amount, "Corner Shop", None))
        .collect();
    assert!(recurring(&visits).is_empty());
    // On the same day of each month, for whatever was in the basket: a habit that foretells no sum.
    let basket = [
        20.0, 310.0, 44.0, 150.0, 12.0, 230.0, 88.0, 19.0, 400.0, 31.0, 120.0, 65.0,
    ];
    assert!(recurring(&monthly(|_| "Market".to_owned(), |month| basket[month], None)).is_empty());
}

#[test]
fn a_corrected_category_holds_for_every_spelling_and_for_no_other_payee() {
    let rows = [
        paid(1, 9.0, "CINEMAX", None),
        paid(2, 9.0, "cinemax P8812007", None),
        paid(3, 9.0, "Ｃinemax", None),
        paid(4, 9.0, "Cinema", None),
        paid(5, 9.0, "\u{421}inemax", None),
    ];
    let mut engine = taken(&rows);
    let at = Millis::new(20_470 * 86_400_000).unwrap();
    engine.correct_category("Cinemax", "films", at).unwrap();
    let by_category = SummaryQuery {
        by: Some(By::Category),
        ..year()
    };
    let groups = engine.summary(&by_category).unwrap().groups;
    let counts: Vec<(String, u32)> = groups
        .iter()
        .map(|group| {
            (
                group.key.clone(),
                group.totals.iter().map(|(_, totals)| totals.count).sum(),
            )
        })
        .collect();
    assert_eq!(counts, [("films".to_owned(), 3), (String::new(), 2)]);
}

#[test]
fn spellings_are_one_group_under_the_newest_and_the_order_of_arrival_changes_nothing() {
    let rows = [
        paid(1, 10.0, "BLUE CAFE", None),
        paid(2, 20.0, "Blue Cafe #1182", None),
        paid(9, 30.0, "Blue Cafe", None),
        paid(3, 5.0, "Blue Cafe 2", None),
        paid(4, 7.0, "BLUE CAFE", Some("b-1")),
        paid(5, 8.0, "Blue-Cafe", Some("b-2")),
    ];
    let by_payee = SummaryQuery {
        by: Some(By::Counterparty),
        ..year()
    };
    let groups = |rows: &[Event]| -> Vec<(String, u32)> {
        let groups = taken(rows).summary(&by_payee).unwrap().groups;
        let counted = groups.iter();
        counted
            .map(|group| {
                (
                    group.key.clone(),
                    group.totals.iter().map(|(_, totals)| totals.count).sum(),
                )
            })
            .collect()
    };
    let expected = [("Blue Cafe".to_owned(), 5), ("Blue Cafe 2".to_owned(), 1)];
    assert_eq!(groups(&rows), expected);
    let backwards: Vec<Event> = rows.iter().rev().cloned().collect();
    assert_eq!(groups(&backwards), expected);
}

#[test]
fn who_is_new_is_not_made_new_by_another_spelling() {
    let rows = [
        paid(1, 10.0, "Blue Cafe", None),
        paid(40, 10.0, "BLUE CAFE", None),
        paid(41, 10.0, "Red Cafe", None),
    ];
    let at = |day: i64| Millis::new((20_454 + day) * 86_400_000).unwrap();
    let new = taken(&rows)
        .summary(&SummaryQuery::over(at(31), at(59)))
        .unwrap()
        .first_time;
    assert_eq!(
        new.iter()
            .map(|one| one.counterparty.as_str())
            .collect::<Vec<_>>(),
        ["Red Cafe"]
    );
}

#[test]
fn who_gave_the_money_back_was_paid_before_and_who_refused_it_was_not() {
    let of = |event: Event, status: &str| {
        let mut event = event;
        event
            .values
            .push((Field::Status, Value::Text(status.to_owned().into())));
        event
    };
    let rows = [
        of(paid(1, 10.0, "Blue Cafe", None), "refunded"),
        of(paid(2, 10.0, "Red Cafe", None), "failed"),
        paid(3, 10.0, "Bakery", None),
        paid(41, 12.0, "Blue Cafe", None),
        paid(42, 12.0, "Red Cafe", None),
    ];
    let at = |day: i64| Millis::new((20_454 + day) * 86_400_000).unwrap();
    let february = SummaryQuery::over(at(31), at(59));
    let new = taken(&rows).summary(&february).unwrap().first_time;
    let names: Vec<&str> = new.iter().map(|one| one.counterparty.as_str()).collect();
    assert_eq!(names, ["Red Cafe"]);
}
