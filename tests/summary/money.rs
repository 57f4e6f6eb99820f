//! One currency out of several, and coins of none, two and three digits.

use super::{cny, row};
use wallet_sentinel::summary::{Convert, Rate, Sum, Summary, SummaryQuery};
use wallet_sentinel::{Amount, Code, Config, Currency, Engine, IngestOptions, Millis};

fn rate(from: &str, day: &str, rate: &str) -> Rate {
    Rate {
        from: Currency::parse(from).unwrap(),
        day: day.to_owned(),
        rate: Amount::parse(rate).unwrap(),
    }
}

/// Three payments on the first of January 1970, China's time, and one on the second.
fn converted(to: &str, rates: Vec<Rate>, carry_days: u8) -> Result<Summary, wallet_sentinel::Error> {
    let mut engine = Engine::new(Config::default()).unwrap();
    let rows = [
        row(0, &[("amount", "100"), ("currency", "JPY")]),
        row(1, &[("amount", "0.125"), ("currency", "KWD")]),
        row(2, &[("amount", "10.00")]),
        row(
            1_000,
            &[("amount", "50"), ("currency", "JPY"), ("category", "dining")],
        ),
    ];
    engine.ingest(&rows, IngestOptions::default()).unwrap();
    engine.summary(&SummaryQuery {
        convert: Some(Convert {
            to: Currency::parse(to).unwrap(),
            rates,
            carry_days,
        }),
        by: Some(wallet_sentinel::summary::By::Currency),
        ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(172_800_000).unwrap())
    })
}

fn spent(summary: &Summary) -> Option<String> {
    summary.converted.map(|one| one.totals.of(Sum::Spent).to_string())
}

#[test]
fn each_payment_is_converted_at_the_rate_of_its_local_day_and_groups_add_up() {
    let rates = vec![
        rate("JPY", "1970-01-01", "0.0455"),
        rate("JPY", "1970-01-02", "0.0461"),
        rate("KWD", "1970-01-01", "23.1234567"),
    ];
    let summary = converted("CNY", rates, 0).unwrap();
    // 4.55 + 2.30 (2.305, to the even coin) + 2.89 (2.8904…) + 10.00
    assert_eq!(spent(&summary).as_deref(), Some("19.74"));
    let groups = summary.groups.iter().filter_map(|group| group.converted);
    let sum = groups
        .map(|totals| totals.of(Sum::Spent))
        .fold(wallet_sentinel::Money::ZERO, |a, b| a.plus(b).unwrap());
    assert_eq!(sum.to_string(), "19.74");
    let shares: f64 = summary.groups.iter().filter_map(|group| group.share).sum();
    assert!((shares - 1.0).abs() < 1e-12);
    assert_eq!(summary.missing_rates, []);
}

#[test]
fn yen_have_no_coin_below_one_and_dinars_have_a_thousand() {
    let into = |to: &str, jpy: &str, other: &str, cny: &str| {
        let mut rates = vec![rate("CNY", "1970-01-01", cny), rate(other, "1970-01-01", jpy)];
        rates.extend((other == "JPY").then(|| rate("JPY", "1970-01-02", jpy)));
        spent(&converted(to, rates, 0).unwrap())
    };
    // 150 yen as they are, 0.125 dinars at 504.5 are 63, 10 yuan at 21.77 are 218.
    assert_eq!(into("JPY", "504.5", "KWD", "21.77").as_deref(), Some("431"));
    // 100 and 50 yen at 0.00197 are 0.197 and 0.098, 10 yuan at 0.04235 are 0.424 (0.4235, to the even coin).
    assert_eq!(into("KWD", "0.00197", "JPY", "0.04235").as_deref(), Some("0.844"));
}

#[test]
fn a_rate_that_was_not_given_is_listed_and_nothing_is_converted() {
    let rates = || {
        vec![
            rate("JPY", "1970-01-01", "0.0455"),
            rate("KWD", "1970-01-01", "23.1"),
        ]
    };
    let summary = converted("CNY", rates(), 0).unwrap();
    assert_eq!(spent(&summary), None);
    let missing: Vec<(String, &str)> = summary
        .missing_rates
        .iter()
        .map(|one| (one.from.to_string(), one.day.as_str()))
        .collect();
    assert_eq!(missing, [("JPY".to_owned(), "1970-01-02")]);
    assert_eq!(
        cny(&summary).of(Sum::Spent).to_string(),
        "10.00",
        "by currency all is told"
    );
    assert!(
        spent(&converted("CNY", rates(), 1).unwrap()).is_some(),
        "Thursday's rate is carried to Friday"
    );
}

#[test]
fn two_rates_of_one_day_are_refused_and_so_is_a_day_that_is_none() {
    let refused = |rates| converted("CNY", rates, 0).unwrap_err();
    let twice = refused(vec![
        rate("JPY", "1970-01-01", "0.04"),
        rate("JPY", "1970-01-01", "0.05"),
    ]);
    assert_eq!(
        (twice.code, twice.field),
        (Code::QueryInvalid, Some("convert.rates"))
    );
    assert_eq!(
        refused(vec![rate("JPY", "1970-02-30", "0.04")]).code,
        Code::QueryInvalid
    );
    assert_eq!(
        refused(vec![rate("JPY", "1970-01-01", "0")]).code,
        Code::QueryInvalid
    );
}
