//! Budgets, corrections, comparisons, zones: what a person plans by.

use super::row;
use wallet_sentinel::config::{Budget, BudgetInterval};
use wallet_sentinel::summary::{By, Compare, Interval, OffsetFrom, Part, Sum, Summary, SummaryQuery};
use wallet_sentinel::{Amount, Config, Currency, Engine, IngestOptions, Millis};

const DAY: usize = 24 * 60; // rows are a minute apart

fn engine(config: Config, rows: &[(usize, &[(&str, &'static str)])]) -> Engine {
    let mut engine = Engine::new(config).unwrap();
    let events: Vec<super::Event> = rows.iter().map(|(minute, cells)| row(*minute, cells)).collect();
    let taken = engine.ingest(&events, IngestOptions::default()).unwrap();
    assert_eq!(taken.rejected, []);
    engine
}

fn at(text: &str) -> Millis {
    Millis::parse(text).unwrap()
}

#[test]
fn a_correction_holds_for_the_past_and_the_future_and_is_kept() {
    let cafe: &[(&str, &'static str)] = &[
        ("amount", "30.00"),
        ("counterparty.name", "cat cafe"),
        ("category", "dining"),
    ];
    let mut engine = engine(Config::default(), &[(0, cafe)]);
    engine
        .correct_category("cat cafe", "pets", Millis::new(1).unwrap())
        .unwrap();
    engine.ingest(&[row(1, cafe)], IngestOptions::default()).unwrap();
    let mut restored = Engine::restore(&engine.snapshot().unwrap(), Config::default()).unwrap();
    let keys = |engine: &Engine| -> Vec<(String, u32)> {
        let query = SummaryQuery {
            by: Some(By::Category),
            ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(600_000).unwrap())
        };
        let groups = engine.summary(&query).unwrap().groups;
        groups
            .into_iter()
            .map(|group| (group.key, group.totals.values().map(|totals| totals.count).sum()))
            .collect()
    };
    assert_eq!(keys(&restored), [("pets".to_owned(), 2)]);
    restored
        .correct_category("cat cafe", "", Millis::new(2).unwrap())
        .unwrap();
    assert_eq!(keys(&restored), [("dining".to_owned(), 2)], "taken back");
    assert!(
        restored
            .correct_category("", "pets", Millis::new(2).unwrap())
            .is_err()
    );
}

#[test]
fn a_merchant_s_code_tells_the_category_where_the_statement_does_not() {
    let engine = engine(
        Config::default(),
        &[
            (0, &[("amount", "1.00"), ("mcc", "5812")]),
            (1, &[("amount", "2.00"), ("mcc", "5812"), ("category", "family")]),
            (2, &[("amount", "4.00")]),
        ],
    );
    let query = SummaryQuery {
        by: Some(By::Category),
        ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(600_000).unwrap())
    };
    let keys: Vec<String> = engine
        .summary(&query)
        .unwrap()
        .groups
        .into_iter()
        .map(|group| group.key)
        .collect();
    assert_eq!(keys, ["", "family", "dining"]);
}

/// Ten yuan a day from January on, and on the twentieth of each month a hundred.
fn steady(budget: Option<Budget>) -> Engine {
    let ten: &[(&str, &'static str)] = &[
        ("amount", "10.00"),
        ("counterparty.name", "stall"),
        ("category", "dining"),
    ];
    let hundred: &[(&str, &'static str)] = &[
        ("amount", "100.00"),
        ("counterparty.name", "gym"),
        ("category", "sports"),
    ];
    let mut rows: Vec<(usize, &[(&str, &'static str)])> = (0..190).map(|day| (day * DAY, ten)).collect();
    let twentieths = [20, 51, 79, 110, 140, 171];
    rows.extend(twentieths.map(|day| (day * DAY - DAY + 1, hundred)));
    rows.sort_by_key(|(minute, _)| *minute);
    let budgets = budget.into_iter().collect();
    engine(
        Config {
            budgets,
            ..Config::default()
        },
        &rows,
    )
}

fn budget(amount: &str, category: Option<&str>) -> Budget {
    Budget {
        category: category.map(str::to_owned),
        currency: Currency::CNY,
        amount: Amount::parse(amount).unwrap(),
        interval: BudgetInterval::Month,
    }
}

fn june(engine: &Engine) -> Summary {
    let query = SummaryQuery {
        now: Some(at("1970-06-10T23:00:00+08:00")),
        by: Some(By::Category),
        ..SummaryQuery::over(at("1970-06-01T00:00:00+08:00"), at("1970-07-01T00:00:00+08:00"))
    };
    engine.summary(&query).unwrap()
}

#[test]
fn a_projection_foresees_what_earlier_months_spent_after_the_same_day() {
    let summary = june(&steady(Some(budget("350.00", None))));
    let state = &summary.budgets[0];
    assert_eq!(state.basis, "periods");
    // February to May spent 280, 310, 300 and 310 after their tenth day; of January the first morning is not known.
    assert_eq!(state.basis_count, 4);
    let figures = [state.spent, state.low, state.projected, state.high].map(|sum| sum.to_string());
    assert_eq!(figures, ["100.00", "380.00", "405.00", "410.00"]);
    assert!(!state.over);
}

#[test]
fn what_is_left_is_less_what_is_still_to_come() {
    let mut engine = steady(Some(budget("400.00", Some("sports"))));
    let query = SummaryQuery {
        now: Some(at("1970-07-05T12:00:00+08:00")),
        ..SummaryQuery::over(at("1970-07-01T00:00:00+08:00"), at("1970-08-01T00:00:00+08:00"))
    };
    let summary = engine.summary(&query).unwrap();
    let gym = summary
        .recurring
        .iter()
        .find(|one| one.counterparty == "gym")
        .unwrap();
    assert_eq!((gym.every, gym.missed, gym.ended), ("month", false, false));
    assert!(
        gym.next_from <= at("1970-07-20T00:00:00+08:00") && at("1970-07-20T00:00:00+08:00") <= gym.next_to
    );
    let state = &summary.budgets[0];
    assert_eq!(
        [state.spent, state.upcoming, state.left].map(|sum| sum.to_string()),
        ["0", "100.00", "300.00"]
    );
    assert_eq!(state.projected.to_string(), "100.00");
    let alone = SummaryQuery {
        parts: Some(vec![Part::Budgets]),
        ..query.clone()
    };
    let only = engine.summary(&alone).unwrap();
    assert_eq!(only.budgets, summary.budgets, "what comes again counts");
    assert_eq!(
        (only.recurring, only.upcoming),
        (vec![], vec![]),
        "and is not told unasked"
    );
    engine.configure(Config::default()).unwrap();
    assert_eq!(engine.summary(&query).unwrap().budgets, []);
}

#[test]
fn the_same_days_so_far_are_compared_and_the_median_of_six_is_no_mean() {
    let engine = steady(None);
    let ask = |compare| {
        let query = SummaryQuery {
            compare: Some(compare),
            now: Some(at("1970-06-10T23:59:59+08:00")),
            ..SummaryQuery::over(at("1970-06-01T00:00:00+08:00"), at("1970-07-01T00:00:00+08:00"))
        };
        let previous = engine.summary(&query).unwrap().previous.unwrap();
        previous
            .get(&Currency::CNY)
            .map(|totals| totals.of(Sum::Spent).to_string())
    };
    assert_eq!(
        ask(Compare::SameDaysSoFar).as_deref(),
        Some("100.00"),
        "ten days of May"
    );
    assert_eq!(
        ask(Compare::Previous).as_deref(),
        Some("410.00"),
        "31 days, and the gym"
    );
    assert_eq!(ask(Compare::YearAgo), None);
    // December has nothing; January to May 410, 380, 410, 400, 410.
    assert_eq!(ask(Compare::Median).as_deref(), Some("405.00"));
}

#[test]
fn a_day_of_twenty_three_hours_is_a_day() {
    // New York's clocks go forward at 07:00 UTC on 8 March 2026.
    let offsets = vec![
        OffsetFrom {
            from: at("2026-01-01T00:00:00Z"),
            utc_offset: -300,
        },
        OffsetFrom {
            from: at("2026-03-08T07:00:00Z"),
            utc_offset: -240,
        },
    ];
    let query = SummaryQuery {
        offsets,
        interval: Some(Interval::Day),
        ..SummaryQuery::over(at("2026-03-07T05:00:00Z"), at("2026-03-10T04:00:00Z"))
    };
    let engine = engine(Config::default(), &[(0, &[("amount", "1.00")])]);
    let series = engine.summary(&query).unwrap().series;
    let hours: Vec<i64> = series
        .iter()
        .map(|slice| slice.to.since(slice.from) / 3_600_000)
        .collect();
    assert_eq!(hours, [24, 23, 24]);
}

#[test]
fn a_budget_gone_beyond_is_told_once_for_its_period_whichever_account_of_the_holder_pays_on() {
    let config = Config {
        budgets: vec![Budget {
            category: None,
            currency: Currency::CNY,
            amount: Amount::parse("100.00").unwrap(),
            interval: BudgetInterval::Month,
        }],
        ..Config::default()
    };
    let pays = |account: &'static str, amount: &'static str| {
        [
            ("amount", amount),
            ("accountId", account),
            ("holderId", "mei"),
            ("counterparty.name", "market"),
        ]
    };
    let mut engine = engine(config, &[(0, &pays("wallet", "60.00"))]);
    let mut tells = |minute: usize, account, amount| {
        let taken = engine.ingest(&[row(minute, &pays(account, amount))], IngestOptions::default());
        let alerts = taken.unwrap().alerts;
        alerts.iter().filter(|alert| alert.code == "over-budget").count()
    };
    assert_eq!(tells(1, "card", "60.00"), 1);
    assert_eq!(tells(2, "card", "10.00"), 0);
    assert_eq!(tells(3, "wallet", "10.00"), 0);
    assert_eq!(
        tells(40 * DAY, "wallet", "150.00"),
        1,
        "and again in another month"
    );
}

/// Eight months of one payment of this much on the first, and in the ninth one more of another category.
fn with_a_first(every: Option<&'static str>, first: &'static str) -> Vec<(Option<String>, bool)> {
    let month = |number: usize| 31 * number * DAY;
    let rent: Vec<(&str, &'static str)> = every
        .iter()
        .flat_map(|amount| [("amount", *amount), ("category", "home")])
        .collect();
    let old: &[(&str, &'static str)] = &[("amount", "8.00"), ("category", "home")];
    let coffee: &[(&str, &'static str)] = &[("amount", first), ("category", "dining")];
    let mut rows: Vec<(usize, &[(&str, &'static str)])> = vec![(0, old)];
    if every.is_some() {
        rows.extend((0..9).map(|number| (month(number) + DAY, rent.as_slice())));
    }
    rows.push((month(8) + 2 * DAY, coffee));
    let engine = engine(Config::default(), &rows);
    let last = engine
        .accounts()
        .unwrap()
        .first()
        .and_then(|account| account.last_at)
        .unwrap();
    let query = SummaryQuery {
        now: Some(last),
        parts: Some(vec![Part::Trends]),
        ..SummaryQuery::over(Millis::FIRST, Millis::END)
    };
    let trends = engine.summary(&query).unwrap().trends;
    trends
        .into_iter()
        .map(|trend| (trend.category, trend.unusual))
        .collect()
}

#[test]
fn a_first_coffee_beside_the_rent_is_no_oddity_and_where_most_months_are_empty_nothing_is() {
    let is_odd = |trends: &[(Option<String>, bool)], category: &str| {
        trends
            .iter()
            .any(|(own, unusual)| own.as_deref() == Some(category) && *unusual)
    };
    assert!(!is_odd(&with_a_first(Some("3000.00"), "12.00"), "dining"));
    assert!(is_odd(&with_a_first(Some("3000.00"), "900.00"), "dining"));
    assert!(with_a_first(None, "900.00").iter().all(|(_, unusual)| !unusual));
}
