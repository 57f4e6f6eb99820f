//! Claims on fulfilment: each unit of money counts for one, whatever the order, and the rows are read once.

use super::*;
use crate::config::Config;
use crate::event::{Channel, Counterparty, Expectation, Goods, PromiseState, Transaction};
use crate::ledger::Ledger;
use crate::money::Currency;
use crate::pending::{OwnWords, Stage, Ties, case_statuses};
use crate::time::{DAY, HOUR, UtcOffset, Zone};
use core::cell::Cell;

mod agreements;
mod units;

thread_local! {
    static ROWS: Cell<usize> = const { Cell::new(0) };
}

/// Counts a row that was looked at.
pub(super) fn count_row() {
    ROWS.replace(ROWS.get() + 1);
}

fn at(hours: i64) -> Millis {
    Millis::new(hours * HOUR).unwrap()
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn paid(id: &str, hours: i64, sum: &str) -> Transaction {
    Transaction {
        counterparty: Some(Counterparty {
            name: Some("bakery".to_owned()),
            ..Counterparty::default()
        }),
        ..Transaction::new(id, "mei", at(hours), amount(sum), Currency::CNY)
    }
}

fn back(id: &str, hours: i64, sum: &str, of: Option<&str>) -> Transaction {
    Transaction {
        direction: Direction::Credit,
        kind: PaymentType::Refund,
        refund_of: of.map(str::to_owned),
        ..paid(id, hours, sum)
    }
}

fn promise(id: &str, hours: i64, what: Awaited, of: Option<&str>, sum: Option<&str>) -> Expectation {
    Expectation {
        id: id.to_owned(),
        account_id: "mei".to_owned(),
        holder_id: None,
        at: at(hours),
        utc_offset: None,
        what,
        transaction_id: of.map(str::to_owned),
        amount: sum.map(amount),
        currency: sum.map(|_| Currency::CNY),
        until: None,
        state: PromiseState::Open,
        reason: None,
        goods: Goods::None,
    }
}

fn refund(id: &str, hours: i64, of: Option<&str>, sum: Option<&str>) -> Expectation {
    promise(id, hours, Awaited::Refund, of, sum)
}

/// Ids of the cases, each with its stage two months later and what came of it.
fn standing(rows: &[Transaction], promises: &[Expectation], ties: &dyn Ties) -> Vec<(String, Stage, String)> {
    let mut ledger = Ledger::default();
    let mut cases = Vec::new();
    for row in rows {
        cases.extend(Pending::of(
            row,
            (row.status, row.refunded.is_some()),
            None,
            &ledger,
            None,
        ));
        ledger.keep(row, 480, 10_000);
    }
    for promise in promises {
        let shelf = ledger.shelf("mei");
        let named = promise.transaction_id.as_deref();
        let named = named.and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
        cases.push(Pending::promised(promise, named));
    }
    let config = Config::default();
    let sources = PendingSources {
        ledger: &ledger,
        config: &config,
        zone: &Zone::fixed(UtcOffset::CHINA),
        ties,
        since: None,
        closing_days: 14.0,
    };
    let cases: Vec<&Pending> = cases.iter().collect();
    let now = Some(at(0).later(1000 * DAY));
    let statuses = case_statuses(&cases, "mei", sources, now);
    let mut all: Vec<(String, Stage, String)> = cases
        .iter()
        .zip(statuses)
        .filter_map(|(case, status)| {
            let status = status?;
            Some((case.id.clone(), status.stage, status.received.to_string()))
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn stages(rows: &[Transaction], promises: &[Expectation]) -> Vec<(String, Stage)> {
    let all = standing(rows, promises, &OwnWords);
    all.into_iter().map(|(id, stage, _)| (id, stage)).collect()
}

fn expected(all: &[(&str, Stage)]) -> Vec<(String, Stage)> {
    all.iter().map(|(id, stage)| ((*id).to_owned(), *stage)).collect()
}

use Stage::{Overdue, Resolved};

#[test]
fn the_exact_sum_counts_for_the_part_that_asked_for_it_whichever_was_asked_for_first() {
    let rows = [paid("p", 0, "80.00"), back("r", 90, "12.00", Some("p"))];
    let cup = refund("cup", 30, Some("p"), Some("25.00"));
    let plate = refund("plate", 40, Some("p"), Some("12.00"));
    assert_eq!(
        stages(&rows, &[cup, plate]),
        expected(&[("cup", Overdue), ("plate", Resolved)])
    );
}

#[test]
fn one_refund_larger_than_a_part_pays_the_older_part_and_then_the_next() {
    let rows = [paid("p", 0, "80.00"), back("r", 90, "37.00", Some("p"))];
    let parts = [
        refund("a", 30, Some("p"), Some("25.00")),
        refund("b", 40, Some("p"), Some("12.00")),
        refund("c", 41, Some("p"), Some("5.00")),
    ];
    assert_eq!(
        stages(&rows, &parts),
        expected(&[("a", Resolved), ("b", Resolved), ("c", Overdue)])
    );
}

#[test]
fn a_sum_that_was_promised_twice_and_came_once_is_still_missing_once() {
    let rows = [paid("x", 0, "3.00"), back("r", 60, "45.50", None)];
    let both = [
        refund("one", 50, None, Some("45.50")),
        refund("two", 50, None, Some("45.50")),
    ];
    assert_eq!(
        stages(&rows, &both),
        expected(&[("one", Resolved), ("two", Overdue)])
    );
}

#[test]
fn what_came_in_the_morning_was_not_asked_for_in_the_afternoon() {
    let rows = [paid("p", 0, "80.00"), back("r", 50, "30.00", Some("p"))];
    let later = [refund("rest", 54, Some("p"), Some("30.00"))];
    assert_eq!(stages(&rows, &later), expected(&[("rest", Overdue)]));
    let mut of_day = rows.clone();
    of_day[1].time_precision = Some(crate::event::TimePrecision::Day);
    assert_eq!(
        stages(&of_day, &later),
        expected(&[("rest", Resolved)]),
        "only the day is known"
    );
}

#[test]
fn a_payment_that_is_whole_again_owes_nobody_anything() {
    let rows = [
        paid("p", 0, "80.00"),
        back("r", 50, "50.00", Some("p")),
        back("s", 60, "30.00", Some("p")),
    ];
    let all = [
        refund("all", 40, Some("p"), None),
        refund("late", 70, Some("p"), Some("20.00")),
    ];
    assert_eq!(
        stages(&rows, &all),
        expected(&[("all", Resolved), ("late", Resolved)])
    );
}

#[test]
fn a_wage_is_no_refund_and_a_refund_no_wage() {
    let wage = Transaction {
        kind: PaymentType::Income,
        ..back("w", 60, "45.50", None)
    };
    let awaited = |what| [promise("e", 50, what, None, Some("45.50"))];
    let rows = [wage, paid("x", 0, "3.00")];
    assert_eq!(
        stages(&rows, &awaited(Awaited::Refund)),
        expected(&[("e", Overdue)])
    );
    assert_eq!(
        stages(&rows, &awaited(Awaited::Arrival)),
        expected(&[("e", Resolved)])
    );
    let rows = [back("r", 60, "45.50", None)];
    assert_eq!(
        stages(&rows, &awaited(Awaited::Arrival)),
        expected(&[("e", Overdue)])
    );
}

#[test]
fn money_that_somebody_named_is_not_there_for_a_promise_that_named_none() {
    let rows = [paid("p", 0, "45.50"), back("r", 60, "45.50", Some("p"))];
    let both = [
        refund("any", 40, None, Some("45.50")),
        refund("of p", 50, Some("p"), None),
    ];
    assert_eq!(
        stages(&rows, &both),
        expected(&[("any", Overdue), ("of p", Resolved)])
    );
}

#[test]
fn a_credit_that_fails_has_not_arrived_and_its_next_attempt_has() {
    for status in [Status::Failed, Status::Closed, Status::Reversed] {
        let pending = Transaction {
            status: Status::Pending,
            ..back("r", 50, "70.00", Some("p"))
        };
        let failed = Transaction {
            status,
            ..pending.clone()
        };
        let mut rows = vec![paid("p", 0, "70.00"), pending, failed];
        let came = standing(&rows, &[], &OwnWords);
        assert_eq!(came, [("r".to_owned(), Overdue, "0".to_owned())], "{status:?}");
        rows.push(back("again", 90, "70.00", Some("p")));
        let came = standing(&rows, &[], &OwnWords);
        assert_eq!(
            came,
            [("r".to_owned(), Resolved, "70.00".to_owned())],
            "{status:?}"
        );
    }
}

#[test]
fn the_wage_of_next_month_is_not_the_one_that_failed() {
    let wage = |id, hours, status| Transaction {
        kind: PaymentType::Income,
        status,
        ..back(id, hours, "9000.00", None)
    };
    let asked = [promise("e", 1, Awaited::Arrival, Some("w"), None)];
    let mut rows = vec![
        wage("w", 0, Status::Failed),
        wage("next", 30 * 24, Status::Completed),
    ];
    assert_eq!(stages(&rows, &asked), expected(&[("e", Overdue)]));
    let spelt = |name: &str| Transaction {
        counterparty: Some(Counterparty {
            name: Some(name.to_owned()),
            ..Counterparty::default()
        }),
        ..wage("soon", 40, Status::Completed)
    };
    for (name, stage) in [
        ("BAKERY", Resolved),
        ("Bakery 0911", Resolved),
        ("brewery", Overdue),
    ] {
        let rows: Vec<_> = rows.iter().cloned().chain([spelt(name)]).collect();
        assert_eq!(stages(&rows, &asked), expected(&[("e", stage)]), "{name}");
    }
    rows.push(wage("soon", 40, Status::Completed));
    assert_eq!(stages(&rows, &asked), expected(&[("e", Resolved)]));
}

#[derive(Debug)]
struct Book;

impl Ties for Book {
    fn pays_back(&self, _: &str, row: &str) -> Option<&str> {
        (row == "strange").then_some("p")
    }

    fn settled_by(&self, _: &str, payment: &str) -> Option<&str> {
        (payment == "held").then_some("posted")
    }

    fn denies(&self, _: &str, row: &str, payment: &str) -> bool {
        (row, payment) == ("denied", "p")
    }
}

#[test]
fn what_somebody_said_pays_back_something_else_pays_back_nothing_here_whatever_it_says() {
    let named = |id| [paid("p", 0, "80.00"), back(id, 60, "80.00", Some("p"))];
    let asked = [refund("r", 10, Some("p"), None)];
    let stage = |id| standing(&named(id), &asked, &Book)[0].1;
    assert_eq!((stage("named"), stage("denied")), (Resolved, Overdue));
}

#[test]
fn who_decides_what_belongs_together_is_asked_before_the_rows_own_words() {
    let held = Transaction {
        status: Status::Authorized,
        ..paid("held", 0, "50.00")
    };
    let odd = Transaction {
        kind: PaymentType::Other,
        ..back("strange", 60, "79.00", None)
    };
    let rows = [held, paid("posted", 40, "58.00"), paid("p", 0, "80.00"), odd];
    let asked = [refund("r", 10, Some("p"), None)];
    let by = |ties: &dyn Ties| {
        let all = standing(&rows, &asked, ties);
        let of: Vec<(String, String)> = all
            .into_iter()
            .map(|(id, stage, sum)| (format!("{id} {stage:?}"), sum))
            .collect();
        of
    };
    let told = |all: [(&str, &str); 2]| all.map(|(id, sum)| (id.to_owned(), sum.to_owned()));
    assert_eq!(by(&OwnWords), told([("held Overdue", "0"), ("r Overdue", "0")]));
    assert_eq!(by(&Book), told([("held Resolved", "0"), ("r Overdue", "79.00")]));
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let rows = [
        paid("p", 0, "80.00"),
        paid("q", 1, "80.00"),
        back("r1", 60, "30.00", Some("p")),
        back("r2", 61, "20.00", Some("p")),
        back("r3", 61, "30.00", None),
        back("r4", 62, "30.00", Some("q")),
    ];
    let asked = [
        refund("a", 10, Some("p"), Some("20.00")),
        refund("b", 11, Some("p"), Some("30.00")),
        refund("c", 12, Some("q"), Some("40.00")),
        refund("d", 12, None, Some("30.00")),
        refund("e", 13, None, Some("30.00")),
    ];
    let first = standing(&rows, &asked, &OwnWords);
    for turn in 1..rows.len() {
        let (mut turned, mut asked) = (rows.to_vec(), asked.to_vec());
        turned.rotate_left(turn);
        turned.reverse();
        asked.rotate_left(turn % 5);
        // Whose turn it was to be read first is the account's first arrival, which no case asks for.
        assert_eq!(standing(&turned, &asked, &OwnWords), first, "turned by {turn}");
    }
    let stages: Vec<Stage> = first.iter().map(|(_, stage, _)| *stage).collect();
    assert_eq!(stages, [Resolved, Resolved, Overdue, Resolved, Overdue]);
}

#[test]
fn two_hundred_cases_and_a_refund_cost_one_reading_of_the_rows() {
    let mut rows: Vec<Transaction> = (0..1000)
        .map(|n| paid(&format!("p{n}"), n, &format!("{}.00", n + 1)))
        .collect();
    rows.push(back("r", 2000, "7.00", Some("p6")));
    let asked: Vec<Expectation> = (0..200)
        .map(|n| refund(&format!("e{n}"), 1500, Some(&format!("p{n}")), None))
        .collect();
    ROWS.replace(0);
    let all = standing(&rows, &asked, &OwnWords);
    let came = all.iter().filter(|(_, stage, _)| *stage == Resolved);
    assert_eq!(came.count(), 1);
    assert_eq!(ROWS.get(), rows.len());
}
