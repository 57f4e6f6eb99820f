//! Folded months: what stays of payments that went is exactly what a summary said of them, in every reading that a query can
//! ask for.

use super::links::household;
use super::truth::household as told_household;
use proptest::prelude::*;
use wallet_sentinel::calendar::working::Calendars;
use wallet_sentinel::event::{Correction, Transaction};
use wallet_sentinel::ledger::Ledger;
use wallet_sentinel::link::{Decisions, Sources as LinkSources};
use wallet_sentinel::summary::{
    By, ByCurrency, Corrections, Interval, Part, Refunds, SeriesWords, Sources, Summary, SummaryQuery, folds,
    month_of, summarise,
};
use wallet_sentinel::time::Zone;
use wallet_sentinel::{Currency, Millis, UtcOffset};

const ZONE: Zone = Zone::fixed(UtcOffset::CHINA);

/// What is kept, and what its holder says of counterparties.
#[derive(Clone, Default)]
struct Book {
    ledger: Ledger,
    corrections: Corrections,
}

impl Book {
    fn of(rows: &[Transaction]) -> Self {
        let mut book = Self::default();
        rows.iter().for_each(|row| book.take(row));
        book
    }

    fn take(&mut self, row: &Transaction) {
        self.ledger.keep(row, 480, 100_000);
    }

    fn fold(&mut self, account: &str, before: Millis) {
        let (decisions, calendars) = (Decisions::default(), Calendars::default());
        let sources = LinkSources {
            ledger: &self.ledger,
            decisions: &decisions,
            calendars: &calendars,
        };
        let folds = folds(sources, &ZONE, account, before).unwrap();
        self.ledger.fold(account, folds, before);
    }

    fn correct(&mut self, counterparty: &str, category: &str) {
        let said = Correction {
            counterparty: counterparty.to_owned(),
            category: category.to_owned(),
            at: Millis::new(0).unwrap(),
        };
        self.corrections.set(&said, 100);
    }

    fn ask(&self, query: &SummaryQuery) -> Summary {
        let sources = Sources {
            ledger: &self.ledger,
            corrections: &self.corrections,
            series: &SeriesWords::default(),
            budgets: &[],
            decisions: &Decisions::default(),
            calendars: &Calendars::default(),
            zone: &ZONE,
            missing: 0,
        };
        summarise(&sources, query).unwrap()
    }
}

/// Every month from that of the first payment to that of the last.
fn months(rows: &[Transaction]) -> Vec<(Millis, Millis)> {
    let dates = || rows.iter().map(|row| row.at);
    let (first, last) = (dates().min().unwrap(), dates().max().unwrap());
    let mut months = vec![month_of(first, &ZONE)];
    while months.last().unwrap().1 <= last {
        months.push(month_of(months.last().unwrap().1, &ZONE));
    }
    months
}

/// Totals of an answer by its name, and of each of its groups and intervals.
type Said = (String, ByCurrency, Vec<(String, ByCurrency)>);

/// Sums, series and groups by category and by counterparty, of each month and of all, alone, in the household and as its part.
fn sums_of(book: &Book, months: &[(Millis, Millis)]) -> Vec<Said> {
    let whole = (months.first().unwrap().0, months.last().unwrap().1);
    let mut said = Vec::new();
    let scopes = [
        (None, Some("ann")),
        (None, None),
        (Some("wallet"), None),
        (Some("card"), Some("ann")),
    ];
    for (account, holder) in scopes {
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            for by in [By::Category, By::Counterparty, By::Currency] {
                for (from, to) in months.iter().copied().chain([whole]) {
                    let query = SummaryQuery {
                        account_id: account.map(str::to_owned),
                        holder_id: holder.map(str::to_owned),
                        refunds,
                        by: Some(by),
                        interval: Some(Interval::Month),
                        parts: Some(Vec::<Part>::new()),
                        ..SummaryQuery::over(from, to)
                    };
                    let summary = book.ask(&query);
                    let name = format!("{account:?} {holder:?} {refunds:?} {by:?} {from:?} {to:?}");
                    let mut groups: Vec<(String, ByCurrency)> = summary
                        .groups
                        .into_iter()
                        .map(|group| (group.key, group.totals))
                        .collect();
                    groups.extend(
                        summary
                            .series
                            .into_iter()
                            .map(|slice| (format!("{:?}", slice.from), slice.totals)),
                    );
                    groups.sort_by(|a, b| a.0.cmp(&b.0));
                    said.push((name, summary.totals, groups));
                }
            }
        }
    }
    said
}

/// The first answer that is another one, and what of it.
fn differing(before: &Book, after: &Book, months: &[(Millis, Millis)]) -> Option<String> {
    let text = |totals: &ByCurrency| {
        let text = |(currency, totals)| format!("{currency} {}", serde_json::to_string(totals).unwrap());
        totals.iter().map(text).collect::<String>()
    };
    for (one, other) in sums_of(before, months).into_iter().zip(sums_of(after, months)) {
        if one != other {
            let only = |own: &[(String, ByCurrency)], others: &[(String, ByCurrency)]| -> Vec<String> {
                let own = own.iter().filter(|group| !others.contains(group));
                own.map(|(key, totals)| format!("{key}: {}", text(totals)))
                    .collect()
            };
            let (was, is) = (only(&one.2, &other.2), only(&other.2, &one.2));
            return Some(format!(
                "{}\n{}\n{}\n{was:#?}\n{is:#?}",
                one.0,
                text(&one.1),
                text(&other.1)
            ));
        }
    }
    None
}

/// A household's rows, spread over so many times as many days, with categories and a second currency.
fn spread(mut rows: Vec<Transaction>, by: i64, categories: &[u8], foreign: u8) -> Vec<Transaction> {
    let first = rows.iter().map(|row| row.at).min().unwrap();
    for (place, (row, more)) in (0..).zip(rows.iter_mut().zip(categories.iter().cycle())) {
        // Of two spellings at one moment the later id's is shown, and a folded payment's id is no longer known.
        row.at = first.later(by * row.at.since(first) + place);
        row.category = ["food", "home"]
            .get(usize::from(*more))
            .map(|one| (*one).to_owned());
        if *more == foreign {
            row.currency = Currency::parse("USD").unwrap();
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_households_with_one_reading_each_every_sum_is_the_same_before_and_after_whatever_is_folded(
        (rows, _) in told_household(), categories in proptest::collection::vec(0_u8..3, 1..6),
        cuts in proptest::collection::vec(0_i64..120, 1..4), corrects in any::<bool>(),
    ) {
        let rows = spread(rows, 1, &categories, 9);
        let months = months(&rows);
        let mut before = Book::of(&rows);
        let mut after = before.clone();
        for cut in cuts {
            after.fold("wallet", months[0].0.later(cut * 86_400_000));
            prop_assert_eq!(differing(&before, &after, &months), None);
        }
        if corrects {
            for book in [&mut before, &mut after] {
                book.correct("Shop1", "pets");
                book.correct("Employer Ltd", "wages");
            }
            prop_assert_eq!(differing(&before, &after, &months), None);
        }
        // Its statement is read again, as it stands.
        for row in &rows {
            after.take(row);
        }
        prop_assert_eq!(differing(&before, &after, &months), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_rows_of_which_anything_may_be_anything_every_sum_is_the_same_before_and_after(
        rows in household(), by in 1_i64..12, categories in proptest::collection::vec(0_u8..3, 1..6), foreign in 0_u8..9,
        cut in 0_i64..300,
    ) {
        let rows = spread(rows, by, &categories, foreign);
        let months = months(&rows);
        let before = Book::of(&rows);
        let mut after = before.clone();
        after.fold("wallet", months[0].0.later(cut * 86_400_000));
        prop_assert_eq!(differing(&before, &after, &months), None);
        for row in &rows {
            after.take(row);
        }
        prop_assert_eq!(differing(&before, &after, &months), None);
    }
}

#[test]
fn a_folded_payment_takes_less_than_a_third_of_the_room_of_a_kept_one() {
    let shops = [
        "tea house",
        "bakery",
        "metro",
        "book shop",
        "pharmacy",
        "cinema",
        "market",
        "noodles",
    ];
    let events: Vec<super::Event> = (0..3_000_usize)
        .map(|number| {
            let day = format!("2024-{:02}-{:02}", 1 + number / 250, 1 + number % 28);
            super::folding::event(
                &format!("2024000{number:021}"),
                &day,
                &[("counterparty.name", shops[number * 7 % 8]), ("category", "food")],
            )
        })
        .collect();
    let mut engine = wallet_sentinel::Engine::new(super::folding::config(30, 10_000)).unwrap();
    super::folding::take(&mut engine, &events);
    let kept = engine.status().unwrap().bytes;
    super::folding::take(&mut engine, &[super::folding::event("later", "2026-01-01", &[])]);
    engine.advance(Millis::parse("2026-01-01T12:00:00+08:00").unwrap());
    assert_eq!(engine.status().unwrap().folded, (3_000, 12));
    let folded = engine.status().unwrap().bytes;
    engine.configure(super::folding::config(0, 10_000)).unwrap();
    let without = engine.status().unwrap().bytes;
    println!(
        "a kept payment takes {} bytes of a snapshot, a folded one {}",
        (kept - without) / 3_000,
        (folded - without) / 3_000
    );
    assert!((folded - without) * 3 < kept - without);
}
