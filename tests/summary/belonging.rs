//! What belongs together, kind by kind: numbers under any name, refunds of what is held or gone, transfers in parts, what was
//! posted under another name, and what persons said of it.

use super::links::{BEGIN, DAY, row, with_name};

use wallet_sentinel::calendar::working::Calendars;
use wallet_sentinel::event::{
    CounterpartyKind, Decision, Direction, EventRef, PaymentType, Relation, SameAs, Status, TimePrecision,
    Transaction,
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
        };
        summarise(&sources, &query).unwrap()
    }

    /// These sums, whichever period refunds count in and whichever row comes first.
    fn comes_to(&self, wanted: &[(Sum, &str)]) {
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

fn back(id: &str, account: &str, hours: i64, amount: &str) -> Transaction {
    Transaction {
        direction: Direction::Credit,
        kind: PaymentType::Refund,
        ..row(id, account, hours, amount)
    }
}

fn of_status(row: Transaction, status: Status) -> Transaction {
    Transaction { status, ..row }
}

fn sent(row: Transaction, direction: Direction, kind: PaymentType) -> Transaction {
    Transaction {
        direction,
        kind,
        ..row
    }
}

fn said(a: (&str, &str), b: (&str, &str), relation: Relation, is: bool) -> Decision {
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
            Transaction { refund_of: number(), ..told.clone() },
            Transaction { order_id: number(), ..told.clone() },
            Transaction { reference: number(), ..told.clone() },
            Transaction { references: vec![number().unwrap()], ..told },
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
    told.comes_to(&[(Sum::Spent, "15.00"), (Sum::Received, "0"), (Sum::Refunded, "30.00")]);
    assert!(told.codes().contains(&"refund-of-dropped"));
}

#[test]
fn what_was_posted_under_another_name_counts_once_where_a_number_or_the_only_sum_tells_it() {
    let held = |name: &str| of_status(with_name(row("h", "card", 0, "50.00"), name), Status::Pending);
    let order = |row: Transaction| Transaction {
        order_id: Some("o".to_owned()),
        ..row
    };
    let posted = |name: &str, amount| with_name(row("b", "card", 40, amount), name);
    Told::of(&[order(held("Zeta")), order(posted("Grand Retail", "52.00"))])
        .comes_to(&[(Sum::Spent, "52.00"), (Sum::Pending, "0")]);
    Told::of(&[held("Harbour"), posted("Harbour Bistro Pier", "50.00")])
        .comes_to(&[(Sum::Spent, "50.00"), (Sum::Pending, "0")]);
    let nameless = [
        of_status(row("h", "card", 0, "50.00"), Status::Pending),
        row("b", "card", 40, "50.00"),
    ];
    Told::of(&nameless).comes_to(&[(Sum::Spent, "50.00"), (Sum::Pending, "0")]);
    Told::of(&[held("Zeta"), posted("Grand Retail", "50.00")])
        .comes_to(&[(Sum::Spent, "50.00"), (Sum::Pending, "50.00")]);
}

#[test]
fn what_was_posted_before_is_not_what_a_later_one_under_way_became() {
    let coffee = |id, hours| with_name(row(id, "card", hours, "4.50"), "Cafe");
    let rows = [coffee("first", 0), of_status(coffee("second", 24), Status::Pending)];
    Told::of(&rows).comes_to(&[(Sum::Spent, "4.50"), (Sum::Pending, "4.50")]);
    let of_day = |row| Transaction {
        time_precision: Some(TimePrecision::Day),
        ..row
    };
    Told::of(&rows.map(of_day)).comes_to(&[(Sum::Spent, "4.50"), (Sum::Pending, "4.50")]);
}

#[test]
fn what_names_the_one_under_way_as_the_same_payment_is_the_one_that_counts() {
    let held = of_status(row("h", "wallet", 0, "50.00"), Status::Pending);
    let posted = Transaction {
        same_as: Some(SameAs {
            account_id: "wallet".to_owned(),
            id: "h".to_owned(),
        }),
        ..row("b", "card", 40, "50.00")
    };
    Told::of(&[held.clone(), posted.clone()]).comes_to(&[(Sum::Spent, "50.00"), (Sum::Pending, "0")]);
    // Two persons are two, whatever an export says of another's.
    let others = Transaction {
        holder_id: Some("bob".to_owned()),
        ..posted
    };
    let rows = [held, others];
    let everybody = Told {
        holder: None,
        ..Told::of(&rows)
    };
    everybody.comes_to(&[(Sum::Spent, "50.00"), (Sum::Pending, "50.00")]);
}

#[test]
fn a_card_that_books_a_repayment_in_two_rows_received_nothing() {
    let part = |id: &str, amount| {
        let got = sent(row(id, "card", 30, amount), Direction::Credit, PaymentType::Transfer);
        with_name(got, "PAYMENT THANK YOU")
    };
    let whole = with_name(
        sent(row("out", "bank", 0, "700.00"), Direction::Debit, PaymentType::CardRepayment),
        "My Card",
    );
    let rows = [whole, part("a", "450.00"), part("b", "250.00")];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0"), (Sum::Excluded, "700.00")]);
    // Two friends are no parts.
    let friends = rows.map(|mut row| {
        if let Some(side) = row.counterparty.as_mut().filter(|_| row.direction == Direction::Credit) {
            side.kind = Some(CounterpartyKind::Person);
        }
        row
    });
    Told::of(&friends).comes_to(&[(Sum::Received, "700.00")]);
}

#[test]
fn a_bank_may_book_a_top_up_as_a_purchase_and_tell_a_fee_without_saying_of_which_kind() {
    let top_up = sent(row("t", "wallet", 0, "300.00"), Direction::Neutral, PaymentType::TopUp);
    let booked = with_name(row("b", "bank", 0, "300.00"), "财付通");
    Told::of(&[top_up, booked]).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
    let cash_out = Transaction {
        fee: Some(Amount::parse("0.30").unwrap()),
        ..sent(row("c", "wallet", 0, "300.00"), Direction::Neutral, PaymentType::CashOut)
    };
    let arrived = with_name(
        sent(row("d", "bank", 2, "299.70"), Direction::Credit, PaymentType::Transfer),
        "财付通",
    );
    Told::of(&[cash_out, arrived]).comes_to(&[(Sum::Spent, "0.30"), (Sum::Received, "0"), (Sum::Fees, "0.30")]);
}

#[test]
fn money_under_way_between_own_accounts_is_neither_waited_for_nor_income() {
    let out = of_status(
        sent(row("o", "bank", 0, "300.00"), Direction::Debit, PaymentType::Transfer),
        Status::Pending,
    );
    let arrived = sent(row("i", "savings", 0, "300.00"), Direction::Credit, PaymentType::Transfer);
    let rows = [with_name(out, "Savings Bank"), with_name(arrived, "Checking Bank")];
    Told::of(&rows).comes_to(&[(Sum::Pending, "0"), (Sum::Received, "0"), (Sum::Spent, "0")]);
}

#[test]
fn a_friend_s_half_pays_back_once_somebody_says_so_whichever_is_named_first() {
    let friend = |row: Transaction| with_name(row, "Tom");
    let rows = [
        friend(sent(row("dinner", "bank", 0, "90.00"), Direction::Debit, PaymentType::Transfer)),
        friend(sent(row("half", "bank", 30, "45.00"), Direction::Credit, PaymentType::Transfer)),
    ];
    Told::of(&rows).comes_to(&[(Sum::Spent, "90.00"), (Sum::Received, "45.00")]);
    let (dinner, half) = (("bank", "dinner"), ("bank", "half"));
    for (a, b) in [(dinner, half), (half, dinner)] {
        let said = [said(a, b, Relation::PaysBack, true)];
        let told = Told {
            said: &said,
            ..Told::of(&rows)
        };
        told.comes_to(&[(Sum::Spent, "45.00"), (Sum::Received, "0")]);
    }
}

#[test]
fn a_word_stands_over_a_number_and_never_between_two_currencies_or_two_persons() {
    let paid = row("p", "wallet", 0, "80.00");
    let refund = Transaction {
        refund_of: Some("p".to_owned()),
        ..back("r", "wallet", 50, "80.00")
    };
    let pair = (("wallet", "r"), ("wallet", "p"));
    let no = [said(pair.0, pair.1, Relation::PaysBack, false)];
    let rows = [paid.clone(), refund.clone()];
    let told = Told {
        said: &no,
        ..Told::of(&rows)
    };
    told.comes_to(&[(Sum::Spent, "80.00"), (Sum::Received, "80.00")]);
    let yes = [said(pair.0, pair.1, Relation::PaysBack, true)];
    let dollars = Transaction {
        currency: Currency::parse("USD").unwrap(),
        refund_of: None,
        ..refund
    };
    let rows = [paid.clone(), dollars];
    let told = Told {
        said: &yes,
        ..Told::of(&rows)
    };
    told.comes_to(&[(Sum::Spent, "80.00"), (Sum::Received, "0")]);
    let same = [said(("wallet", "p"), ("bob's", "q"), Relation::SamePayment, true)];
    let bob = Transaction {
        holder_id: Some("bob".to_owned()),
        ..row("q", "bob's", 0, "80.00")
    };
    let rows = [paid, bob];
    let told = Told {
        said: &same,
        holder: None,
        ..Told::of(&rows)
    };
    told.comes_to(&[(Sum::Spent, "160.00")]);
}
