//! The order in which payments come, and the number of files that they come in, change no answer; and cents do not drift.

use super::Event;
use super::book::{engine_of, ledger, quarter};
use proptest::prelude::*;
use wallet_sentinel::calendar::working::Calendars;
use wallet_sentinel::event::{Event as Read, Transaction};
use wallet_sentinel::ledger::Ledger;
use wallet_sentinel::link::Decisions;
use wallet_sentinel::summary::{
    Corrections, Part, Refunds, SeriesWords, Sources, Sum, Summary, SummaryQuery, summarise,
};
use wallet_sentinel::time::Zone;
use wallet_sentinel::{Amount, Currency, Millis, UtcOffset};

/// The book's rows in another order, cut into files at some places.
fn shuffled() -> impl Strategy<Value = (Vec<Event>, Vec<usize>)> {
    let rows = Just(ledger()).prop_shuffle();
    (rows, prop::collection::vec(0usize..190, 0..4))
}

fn everything(files: &[&[Event]], refunds: Refunds) -> Summary {
    engine_of(files).summary(&quarter(refunds)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_files_change_anything((rows, mut cuts) in shuffled(), own in any::<bool>()) {
        let refunds = if own { Refunds::InRefundPeriod } else { Refunds::InPaymentPeriod };
        cuts.sort_unstable();
        let mut files: Vec<&[Event]> = Vec::new();
        let mut rest = rows.as_slice();
        let mut begun = 0;
        for cut in cuts {
            let (file, later) = rest.split_at(cut - begun);
            files.push(file);
            (rest, begun) = (later, cut);
        }
        files.push(rest);
        prop_assert_eq!(everything(&files, refunds), everything(&[&ledger()], refunds));
    }

    #[test]
    fn the_same_file_again_changes_nothing((rows, _) in shuffled()) {
        let refunds = Refunds::InPaymentPeriod;
        prop_assert_eq!(everything(&[&rows, &rows], refunds), everything(&[&rows], refunds));
    }
}

#[test]
fn cents_do_not_drift_over_a_million_rows() {
    let mut ledger = Ledger::default();
    let mut cents = 0_u64;
    for number in 0..1_000_000_u64 {
        let amount = number * 7_919 % 100_003;
        cents += amount;
        let text = format!("{}.{:02}", amount / 100, amount % 100);
        let at = Millis::new(i64::try_from(number).unwrap() * 20_000).unwrap();
        let payment = Transaction::new(
            &number.to_string(),
            "a",
            at,
            Amount::parse(&text).unwrap(),
            Currency::CNY,
        );
        ledger.keep(&payment, 480, 1_000_000);
    }
    let query = SummaryQuery {
        parts: Some(Vec::<Part>::new()),
        ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(20_000_000_000).unwrap())
    };
    let sources = Sources {
        ledger: &ledger,
        corrections: &Corrections::default(),
        decisions: &Decisions::default(),
        calendars: &Calendars::default(),
        series: &SeriesWords::default(),
        budgets: &[],
        zone: &Zone::fixed(UtcOffset::CHINA),
        missing: 0,
    };
    let summary = summarise(&sources, &query).unwrap();
    let spent = summary.totals.get(&Currency::CNY).unwrap().of(Sum::Spent);
    assert_eq!(spent.to_string(), format!("{}.{:02}", cents / 100, cents % 100));
}

#[test]
fn every_line_of_the_book_is_an_event() {
    assert!(ledger().iter().all(|row| Read::read(row).is_ok()));
}
