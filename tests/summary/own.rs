//! What belongs together, kind by kind: what was posted under another name, own transfers in parts, and what persons said.

use super::belonging::{Told, back, of_status, said, sent};
use super::links::{row, with_name};
use wallet_sentinel::event::{
    CounterpartyKind, Direction, PaymentType, Relation, SameAs, Status, TimePrecision, Transaction,
};
use wallet_sentinel::summary::{Refunds, Sum};
use wallet_sentinel::{Amount, Currency};

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
    let rows = [
        coffee("first", 0),
        of_status(coffee("second", 24), Status::Pending),
    ];
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
fn of_a_hold_that_is_drawn_in_parts_each_part_counts_and_a_second_word_on_all_of_it_does_not() {
    let held = of_status(row("h", "card", 0, "50.00"), Status::Authorized);
    let drawn = |id: &str, hours, amount| Transaction {
        same_as: Some(SameAs {
            account_id: "card".to_owned(),
            id: "h".to_owned(),
        }),
        ..row(id, "card", hours, amount)
    };
    let parts = [
        drawn("1", 40, "20.00"),
        drawn("2", 64, "20.00"),
        drawn("3", 88, "10.00"),
    ];
    let spent = |rows: &[Transaction], sum| {
        let all: Vec<Transaction> = [held.clone()].iter().chain(rows).cloned().collect();
        Told::of(&all).comes_to(&[(Sum::Spent, sum), (Sum::Pending, "0")]);
    };
    spent(&parts[..1], "20.00");
    spent(&parts[..2], "40.00");
    spent(&parts, "50.00");
    // What was drawn in another currency is of another hold, and takes nothing of this one's room.
    let abroad = Transaction {
        currency: Currency::parse("USD").unwrap(),
        ..drawn("4", 50, "20.00")
    };
    spent(&[&parts[..1], &[abroad], &parts[1..]].concat(), "50.00");
    // With a tip, and told twice by a bank that changes its ids.
    spent(&[drawn("1", 40, "58.00"), drawn("2", 41, "58.00")], "58.00");
}

#[test]
fn what_leaves_in_one_currency_and_arrives_in_another_stays_with_its_holder_where_a_row_names_the_other() {
    let of = |row, direction| sent(row, direction, PaymentType::Transfer);
    let out = of(row("out", "bank", 0, "700.00"), Direction::Debit);
    let arrived = Transaction {
        currency: Currency::USD,
        same_as: Some(SameAs {
            account_id: "bank".to_owned(),
            id: "out".to_owned(),
        }),
        ..of(row("in", "card", 1, "100.00"), Direction::Credit)
    };
    let rows = [out, arrived];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Excluded, "700.00")]);
    let summary = Told::of(&rows).summary(Refunds::InPaymentPeriod, false);
    let dollars = summary.totals.get(&Currency::USD).copied().unwrap_or_default();
    assert!(dollars.of(Sum::Received).is_zero());
}

#[test]
fn a_card_that_books_a_repayment_in_two_rows_received_nothing() {
    let part = |id: &str, amount| {
        let got = sent(
            row(id, "card", 30, amount),
            Direction::Credit,
            PaymentType::Transfer,
        );
        with_name(got, "PAYMENT THANK YOU")
    };
    let whole = with_name(
        sent(
            row("out", "bank", 0, "700.00"),
            Direction::Debit,
            PaymentType::CardRepayment,
        ),
        "My Card",
    );
    let rows = [whole, part("a", "450.00"), part("b", "250.00")];
    Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0"), (Sum::Excluded, "700.00")]);
    // Two friends are no parts.
    let friends = rows.map(|mut row| {
        if let Some(side) = row
            .counterparty
            .as_mut()
            .filter(|_| row.direction == Direction::Credit)
        {
            side.kind = Some(CounterpartyKind::Person);
        }
        row
    });
    Told::of(&friends).comes_to(&[(Sum::Received, "700.00")]);
}

#[test]
fn a_bank_may_book_a_top_up_as_a_purchase_and_tell_a_fee_without_saying_of_which_kind() {
    let top_up = sent(
        row("t", "wallet", 0, "300.00"),
        Direction::Neutral,
        PaymentType::TopUp,
    );
    let booked = with_name(row("b", "bank", 0, "300.00"), "财付通");
    Told::of(&[top_up, booked]).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
    let cash_out = Transaction {
        fee: Some(Amount::parse("0.30").unwrap()),
        ..sent(
            row("c", "wallet", 0, "300.00"),
            Direction::Neutral,
            PaymentType::CashOut,
        )
    };
    let arrived = with_name(
        sent(
            row("d", "bank", 2, "299.70"),
            Direction::Credit,
            PaymentType::Transfer,
        ),
        "财付通",
    );
    Told::of(&[cash_out, arrived]).comes_to(&[
        (Sum::Spent, "0.30"),
        (Sum::Received, "0"),
        (Sum::Fees, "0.30"),
    ]);
}

#[test]
fn money_under_way_between_own_accounts_is_neither_waited_for_nor_income() {
    let out = of_status(
        sent(
            row("o", "bank", 0, "300.00"),
            Direction::Debit,
            PaymentType::Transfer,
        ),
        Status::Pending,
    );
    let arrived = sent(
        row("i", "savings", 0, "300.00"),
        Direction::Credit,
        PaymentType::Transfer,
    );
    let rows = [
        with_name(out, "Savings Bank"),
        with_name(arrived, "Checking Bank"),
    ];
    Told::of(&rows).comes_to(&[(Sum::Pending, "0"), (Sum::Received, "0"), (Sum::Spent, "0")]);
}

#[test]
fn a_friend_s_half_pays_back_once_somebody_says_so_whichever_is_named_first() {
    let friend = |row: Transaction| with_name(row, "Tom");
    let rows = [
        friend(sent(
            row("dinner", "bank", 0, "90.00"),
            Direction::Debit,
            PaymentType::Transfer,
        )),
        friend(sent(
            row("half", "bank", 30, "45.00"),
            Direction::Credit,
            PaymentType::Transfer,
        )),
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

#[test]
fn a_transfer_between_own_accounts_that_is_sent_back_is_spent_and_received_by_neither() {
    let transfer = |id: &str, account: &str, hours, direction| {
        sent(
            row(id, account, hours, "500.00"),
            direction,
            PaymentType::Transfer,
        )
    };
    let there = [
        transfer("o", "a", 0, Direction::Debit),
        transfer("i", "b", 0, Direction::Credit),
    ];
    // The one account calls it a refund of its own row, the other one more transfer; and the other way round.
    let called_so = |row: Transaction, of: &str| Transaction {
        kind: PaymentType::Refund,
        refund_of: Some(of.to_owned()),
        ..row
    };
    let back = [
        transfer("bo", "b", 48, Direction::Debit),
        transfer("bi", "a", 48, Direction::Credit),
    ];
    let [bo, bi] = back.clone();
    for back in [
        back,
        [bo.clone(), called_so(bi.clone(), "o")],
        [called_so(bo, "i"), bi],
    ] {
        let rows = [there.as_slice(), &back].concat();
        Told::of(&rows).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0"), (Sum::Net, "0")]);
    }
    // Twice on one day, and the other bank calls it a refund of nothing in particular.
    let twice = [("1", 0), ("2", 3)].map(|(number, hours)| {
        let of = |name: &str| format!("{name}{number}");
        let back = Transaction {
            kind: PaymentType::Refund,
            ..transfer(&of("bo"), "b", hours + 48, Direction::Debit)
        };
        [
            transfer(&of("o"), "a", hours, Direction::Debit),
            transfer(&of("i"), "b", hours, Direction::Credit),
            back,
            called_so(transfer(&of("bi"), "a", hours + 48, Direction::Credit), &of("o")),
        ]
    });
    Told::of(&twice.concat()).comes_to(&[(Sum::Spent, "0"), (Sum::Received, "0")]);
}

#[test]
fn a_fee_that_came_back_with_an_own_transfer_is_no_cost() {
    let out = Transaction {
        fee: Amount::parse("2.00").ok(),
        fee_included: Some(false),
        kind: PaymentType::CashOut,
        ..row("o", "a", 0, "500.00")
    };
    let all = |amount| {
        let back = Transaction {
            refund_of: Some("o".to_owned()),
            ..back("r", "a", 24, amount)
        };
        [out.clone(), back]
    };
    Told::of(&all("502.00")).comes_to(&[(Sum::Spent, "0"), (Sum::Fees, "0")]);
    Told::of(&all("500.00")).comes_to(&[(Sum::Spent, "2.00"), (Sum::Fees, "2.00")]);
}

#[test]
fn rows_of_a_bank_s_file_without_its_account_s_number_are_those_of_the_file_with_it() {
    let of = |account: &str, id: &str| Transaction {
        holder_id: None, // nobody said whose they are
        ..row(id, account, 0, "35.00")
    };
    let imported = ["0123456789abcdef", "0123456789abcde0", "0123456789abcdef~2"];
    let with = |account: &str| imported.map(|id| of(account, id));
    let come_to = |rows: &[Transaction], spent: &str| {
        let everybody = Told {
            holder: None,
            ..Told::of(rows)
        };
        everybody.comes_to(&[(Sum::Spent, spent)]);
    };
    come_to(&[with("bank-6789"), with("bank")].concat(), "105.00");
    // Two numbers are two accounts, and a host's own ids say nothing of a row.
    come_to(&[with("bank-6789"), with("bank-1234")].concat(), "210.00");
    come_to(&[of("bank-6789", "1"), of("bank", "1")], "70.00");
}
