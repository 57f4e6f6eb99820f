//! Tests of seen payments: what is the same word, an older one, an update and a conflict. Not here: other rooms.

use super::*;
use crate::event::{Channel, Direction, PaymentType, Status, TimePrecision};
use crate::money::Currency;
use crate::time::{DAY, Millis};

fn payment() -> Transaction {
    Transaction::new(
        "1",
        "a",
        Millis::default(),
        Amount::parse("10.00").unwrap(),
        Currency::CNY,
    )
}

fn compare(known: &SeenPayments, payment: &Transaction) -> Seen {
    known.compare(payment, Digest::of(&payment.id))
}

fn remember(known: &mut SeenPayments, payment: &Transaction, most: usize) -> Remembered {
    let id = PaymentId {
        digest: Digest::of(&payment.id),
        is_new: false,
        print: None,
    };
    known.remember(payment, id, true, None, most)
}

fn against(first: &Transaction, then: &Transaction) -> Seen {
    let mut known = SeenPayments::default();
    remember(&mut known, first, 10);
    compare(&known, then)
}

#[test]
fn the_same_payment_again_is_unchanged_and_a_refund_of_it_an_update() {
    let first = payment();
    assert_eq!(against(&first, &first), Seen::Unchanged);
    let refunded = Transaction {
        refunded: Some(first.amount),
        status: Status::Refunded,
        ..payment()
    };
    assert_eq!(against(&first, &refunded), Seen::Update);
}

#[test]
fn a_settled_amount_never_changes_but_a_pending_one_may_when_it_completes() {
    let other = Transaction {
        amount: Amount::parse("11.00").unwrap(),
        ..payment()
    };
    assert_eq!(against(&payment(), &other), Seen::Conflict);
    let held = Transaction {
        status: Status::Authorized,
        ..payment()
    };
    assert_eq!(against(&held, &other), Seen::Grown);
}

#[test]
fn only_another_currency_or_another_settled_sum_is_a_conflict() {
    let sum = |text| Amount::parse(text).unwrap();
    let refused = [
        Transaction {
            currency: Currency::parse("USD").unwrap(),
            ..payment()
        },
        Transaction {
            amount: sum("9.99"),
            ..payment()
        },
        Transaction {
            direction: Direction::Credit,
            ..payment()
        },
    ];
    for other in refused {
        assert_eq!(against(&payment(), &other), Seen::Conflict);
    }
    let taken = [
        Transaction {
            at: Millis::new(2 * DAY).unwrap(),
            time_precision: Some(TimePrecision::Day),
            ..payment()
        },
        Transaction {
            direction: Direction::Neutral,
            ..payment()
        },
        Transaction {
            kind: PaymentType::Transfer,
            ..payment()
        },
        Transaction {
            points: Some(2.0),
            discount: Some(sum("1.00")),
            balance_after: Some(sum("3.00")),
            ..payment()
        },
        Transaction {
            order_id: Some("o".to_owned()),
            reference: Some("r".to_owned()),
            channel: Some(Channel::Online),
            ..payment()
        },
    ];
    for other in taken {
        assert_eq!(against(&payment(), &other), Seen::Update);
    }
}

#[test]
fn an_older_word_is_known_by_its_export_and_by_its_status() {
    let told = |at: i64, status| Transaction {
        exported_at: Some(Millis::new(at).unwrap()),
        status,
        ..payment()
    };
    let edited = Transaction {
        note: Some("lunch".to_owned()),
        ..told(1, Status::Completed)
    };
    let known = told(2, Status::Completed);
    assert_eq!(against(&known, &edited), Seen::Older);
    assert_eq!(against(&known, &told(1, Status::Refunded)), Seen::Backwards);
    let authorized = Transaction {
        amount: Amount::parse("8.00").unwrap(),
        ..told(1, Status::Authorized)
    };
    assert_eq!(against(&known, &authorized), Seen::Backwards);
}

#[test]
fn the_same_word_in_a_later_export_is_unchanged_and_makes_what_lies_between_older() {
    let told = |at: i64, note: &str| Transaction {
        exported_at: Some(Millis::new(at).unwrap()),
        note: Some(note.to_owned()),
        ..payment()
    };
    let mut known = SeenPayments::default();
    remember(&mut known, &told(1, "lunch"), 10);
    assert_eq!(compare(&known, &told(3, "lunch")), Seen::Unchanged);
    known.hear_again(&told(3, "lunch"), Digest::of("1"));
    assert_eq!(compare(&known, &told(2, "dinner")), Seen::Older);
}

#[test]
fn money_that_leaves_after_all_is_to_be_scored() {
    let own = Transaction {
        direction: Direction::Neutral,
        status: Status::Pending,
        ..payment()
    };
    let mut known = SeenPayments::default();
    let id = PaymentId {
        digest: Digest::of("1"),
        is_new: true,
        print: None,
    };
    known.remember(&own, id, false, None, 10);
    assert_eq!(compare(&known, &payment()), Seen::Grown);
}

#[test]
fn beyond_the_bound_the_oldest_is_forgotten() {
    let mut known = SeenPayments::default();
    remember(&mut known, &payment(), 1);
    let next = Transaction {
        id: "2".to_owned(),
        ..payment()
    };
    assert_eq!(remember(&mut known, &next, 1).forgotten, 1);
    assert_eq!(compare(&known, &payment()), Seen::New);
    assert_eq!(compare(&known, &next), Seen::Unchanged);
}

#[test]
fn what_an_export_adds_later_is_an_update() {
    let edited = Transaction {
        category: Some("travel".to_owned()),
        note: Some("Suzhou".to_owned()),
        ..payment()
    };
    assert_eq!(against(&payment(), &edited), Seen::Update);
    let without_seconds = Transaction {
        at: Millis::new(1).unwrap(),
        ..payment()
    };
    assert_eq!(against(&payment(), &without_seconds), Seen::Update);
}

#[test]
fn a_settled_amount_is_not_reopened_by_a_live_word_that_goes_back() {
    let mut known = SeenPayments::default();
    let exported = Transaction {
        exported_at: Millis::new(1).ok(),
        ..payment()
    };
    remember(&mut known, &exported, 10);
    let again = Transaction {
        status: Status::Pending,
        ..payment()
    };
    remember(&mut known, &again, 10);
    let more = Transaction {
        amount: Amount::parse("99.00").unwrap(),
        ..payment()
    };
    assert_eq!(compare(&known, &more), Seen::Conflict);
}

#[test]
fn a_given_up_order_that_is_paid_after_all_is_to_be_scored() {
    let closed = Transaction {
        status: Status::Closed,
        ..payment()
    };
    assert_eq!(against(&closed, &payment()), Seen::Grown);
}
