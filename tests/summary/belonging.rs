//! What belongs together, kind by kind: numbers under any name, and refunds of what is held, gone, or said to have failed.

use super::links::{BEGIN, DAY, row, with_name};

use wallet_sentinel::calendar::working::Calendars;
use wallet_sentinel::event::{
    Decision, Direction, EventRef, PaymentType, Relation, SameAs, Status, Transaction,
};
use wallet_sentinel::ledger::Ledger;
use wallet_sentinel::link::Decisions;
use wallet_sentinel::summary::{
    Corrections, Part, Refunds, SeriesWords, Sources, Sum, Summary, SummaryQuery, summarise,
};
use wallet_sentinel::time::Zone;
use wallet_sentinel::{Amount, Currency, Millis, UtcOffset};

/// A household, and what was said of it.
pub(super) struct Told<'a> {
    pub(super) rows: &'a [Transaction],
    pub(super) said: &'a [Decision],
    pub(super) holder: Option<&'a str>,
    pub(super) room: usize,
}

impl<'a> Told<'a> {
    pub(super) fn of(rows: &'a [Transaction]) -> Self {
        Self {
            rows,
            said: &[],
            holder: Some("ann"),
            room: 10_000,
        }
    }

    pub(super) fn summary(&self, refunds: Refunds, backwards: bool) -> Summary {
        let mut ledger = Ledger::default();
        let mut rows: Vec<&Transaction> = self.rows.iter().collect();
        if backwards {
            rows.reverse();
        }
        for row in rows {
            ledger.keep(row, 480, self.room);
        }
        let mut decisions = Decisions::default();
        for decision in self.said {
            decisions.decide(decision, 100);
        }
        let query = SummaryQuery {
            holder_id: self.holder.map(str::to_owned),
            refunds,
            parts: Some(Vec::<Part>::new()),
            ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(BEGIN + 900 * DAY).unwrap())
        };
        let sources = Sources {
            ledger: &ledger,
            corrections: &Corrections::default(),
            series: &SeriesWords::default(),
            budgets: &[],
            decisions: &decisions,
            calendars: &Calendars::default(),
            zone: &Zone::fixed(UtcOffset::CHINA),
            missing: 0,
        };
        summarise(&sources, &query).unwrap()
    }

    /// These sums, whichever period refunds count in and whichever row comes first.
    pub(super) fn comes_to(&self, wanted: &[(Sum, &str)]) {
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            for backwards in [false, true] {
                let summary = self.summary(refunds, backwards);
                let totals = summary.totals.get(&Currency::CNY).copied().unwrap_or_default();
                for (sum, wanted) in wanted {
                    let wanted = Amount::parse(wanted).unwrap();
                    let differs = totals.of(*sum).minus(wanted.into()).unwrap();
                    assert!(differs.is_zero(), "{sum:?} {differs:?}, {refunds:?}, {backwards}");
                }
            }
        }
    }

    fn codes(&self) -> Vec<&'static str> {
        let quality = self.summary(Refunds::InPaymentPeriod, false).quality;
        quality.iter().map(|one| one.code).collect()
    }
}

pub(super) fn back(id: &str, account: &str, hours: i64, amount: &str) -> Transaction {
    Transaction {
        direction: Direction::Credit,
        kind: PaymentType::Refund,
        ..row(id, account, hours, amount)
    }
}

pub(super) fn of_status(row: Transaction, status: Status) -> Transaction {
    Transaction { status, ..row }
}

pub(super) fn sent(row: Transaction, direction: Direction, kind: PaymentType) -> Transaction {
    Transaction {
        direction,
        kind,
        ..row
    }
}

pub(super) fn said(a: (&str, &str), b: (&str, &str), relation: Relation, is: bool) -> Decision {
    Decision {
        a: EventRef::payment(a.0, a.1),
        b: EventRef::payment(b.0, b.1),
        relation,
        is: Some(is),
        at: Millis::new(BEGIN).unwrap(),
    }
}

#[test]
fn a_refund_finds_its_payment_under_whichever_number_either_is_named_by() {
    let paid = Transaction {
        order_id: Some("shop-77".to_owned()),
        reference: Some("operator-88".to_owned()),
        ..with_name(row("host-99", "wallet", 0, "80.00"), "Lamp House")
    };
    for number in ["shop-77", "operator-88", "host-99"] {
        let number = || Some(number.to_owned());
        let told = back("r", "wallet", 900, "30.00");
        let ways = [
            Transaction {
                refund_of: number(),
                ..told.clone()
            },
            Transaction {
                order_id: number(),
                ..told.clone()
            },
            Transaction {
                reference: number(),
                ..told.clone()
            },
            Transaction {
                references: vec![number().unwrap()],
                ..told
            },
        ];
        for refund in ways {
            Told::of(&[paid.clone(), refund]).comes_to(&[(Sum::Spent, "50.00"), (Sum::Received, "0")]);
        }
    }
}

#[test]
fn the_rest_comes_back_after_a_part_by_the_name_of_the_shop_alone() {
    let shop = |row| with_name(row, "Lamp House");
    let rows = [
        shop(row("p", "wallet", 0, "80.00")),
        shop(back("r1", "wallet", 50, "30.00")),
        shop(back("r2", "wallet", 90, "50.00")),
    ];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
}

#[test]
fn a_refund_under_a_longer_name_of_the_shop_is_that_of_the_only_payment_of_its_sum() {
    let rows = [
        with_name(row("p", "wallet", 0, "80.00"), "Harbour Books"),
        with_name(row("q", "wallet", 9, "80.00"), "Canteen"),
        with_name(back("r", "wallet", 50, "80.00"), "Harbour Books Returns Dept"),
    ];
    Told::of(&rows).comes_to(&[(Sum::Spent, "80.00"), (Sum::Received, "0")]);
}

#[test]
fn money_that_came_back_for_what_is_said_to_have_failed_or_been_closed_is_no_income() {
    for status in [Status::Failed, Status::Closed] {
        let shop = |row| with_name(row, "Lamp House");
        let rows = [
            of_status(shop(row("p", "wallet", 0, "80.00")), status),
            shop(back("r", "wallet", 50, "80.00")),
        ];
        let told = Told::of(&rows);
        told.comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
        assert!(told.codes().contains(&"refund-without-payment"), "{status:?}");
    }
    // One that was tried again is what the second try cost.
    let shop = |row| with_name(row, "Lamp House");
    let rows = [
        of_status(shop(row("p", "wallet", 0, "80.00")), Status::Failed),
        shop(row("again", "wallet", 1, "80.00")),
        shop(back("r", "wallet", 50, "80.00")),
    ];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
}

#[test]
fn what_came_back_of_a_payment_under_way_is_not_waited_for_any_more() {
    let refund = |amount| Transaction {
        refund_of: Some("p".to_owned()),
        ..back("r", "wallet", 50, amount)
    };
    let held = of_status(row("p", "wallet", 0, "80.00"), Status::Authorized);
    let nothing = [(Sum::Spent, "0"), (Sum::Received, "0")];
    Told::of(&[held.clone(), refund("80.00")]).comes_to(&[&nothing[..], &[(Sum::Pending, "0")]].concat());
    Told::of(&[held, refund("30.00")]).comes_to(&[&nothing[..], &[(Sum::Pending, "50.00")]].concat());
}

#[test]
fn a_fee_beside_the_amount_comes_back_with_it_and_is_not_more_than_was_paid() {
    let paid = Transaction {
        fee: Some(Amount::parse("2.00").unwrap()),
        ..row("p", "wallet", 0, "80.00")
    };
    let refund = |amount| Transaction {
        refund_of: Some("p".to_owned()),
        ..back("r", "wallet", 50, amount)
    };
    let rows = [paid.clone(), refund("82.00")];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
    assert!(!Told::of(&rows).codes().contains(&"refund-exceeds-payment"));
    Told::of(&[paid, refund("80.00")]).comes_to(&[(Sum::Spent, "2.00"), (Sum::Fees, "2.00")]);
}

#[test]
fn a_refund_of_a_payment_that_had_to_go_is_no_income() {
    let paid = Transaction {
        order_id: Some("shop-77".to_owned()),
        ..row("p", "wallet", 0, "80.00")
    };
    let refund = Transaction {
        references: vec!["shop-77".to_owned()],
        ..back("r", "wallet", 800, "30.00")
    };
    let rows = [paid, refund, row("q", "wallet", 801, "45.00")];
    let told = Told {
        room: 2,
        ..Told::of(&rows)
    };
    told.comes_to(&[
        (Sum::Spent, "15.00"),
        (Sum::Received, "0"),
        (Sum::Refunded, "30.00"),
    ]);
    assert!(told.codes().contains(&"refund-of-dropped"));
}

#[test]
fn a_refund_that_two_exports_show_counts_once_where_each_names_its_own_row_of_the_payment() {
    let shown = |id: &str, hours, amount| Transaction {
        same_as: Some(SameAs {
            account_id: "wallet".to_owned(),
            id: "paid".to_owned(),
        }),
        ..row(id, "card", hours, amount)
    };
    let refund = |id: &str, account, hours, amount, of: &str| Transaction {
        refund_of: Some(of.to_owned()),
        ..back(id, account, hours, amount)
    };
    let paid = [row("paid", "wallet", 0, "88.00"), shown("seen", 1, "88.00")];
    for (amount, left) in [("88.00", "0"), ("30.00", "58.00")] {
        let both = [
            refund("1", "wallet", 72, amount, "paid"),
            refund("2", "card", 100, amount, "seen"),
        ];
        let rows = [&paid[..], &both[..]].concat();
        Told::of(&rows).comes_to(&[(Sum::Spent, left), (Sum::Received, "0"), (Sum::Refunded, amount)]);
    }
    // Parts of different sums are two.
    let parts = [
        refund("1", "wallet", 72, "30.00", "paid"),
        refund("2", "card", 100, "50.00", "seen"),
    ];
    Told::of(&[&paid[..], &parts[..]].concat()).comes_to(&[(Sum::Spent, "8.00"), (Sum::Refunded, "80.00")]);
}
