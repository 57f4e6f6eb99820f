//! The index found by whatever it is asked for by, as alerts come, change and go.

use super::Of;
use crate::alert::{Action, Book, Deed, Disposition, Finding, Room};
use crate::reason::Severity;
use crate::reason::{Audience, Topic};
use crate::record::{bytes_of, value_of};
use crate::signal::service::duplicate_charge;
use crate::time::{DAY, Millis};

const ROOM: Room = Room {
    most: 16,
    per_day: 100,
};

fn found(account: &str, number: i64) -> Finding {
    Finding {
        account_id: account.to_owned(),
        topic: Topic::Service,
        audience: Audience::Holder,
        severity: Severity::Warning,
        code: duplicate_charge::SIGNAL.code().to_owned(),
        subject: None,
        day: number,
        at: Millis::new(number * DAY).unwrap(),
        event_ids: vec![number.to_string()],
        reasons: Vec::new(),
        payment: None,
        import: None,
        episode: None,
        steps: Vec::new(),
    }
}

fn raise(book: &mut Book, account: &str, number: i64) -> u32 {
    let changed = book.raise(found(account, number), ROOM);
    *changed.first().unwrap()
}

#[test]
fn beyond_the_bound_an_eighth_goes_what_has_ended_before_what_is_older() {
    let mut book = Book::default();
    let numbers: Vec<u32> = (0..16).map(|number| raise(&mut book, "mei", number)).collect();
    let dismiss = Action {
        at: Millis::default(),
        by: None,
        deed: Deed::Resolve(Disposition::Legitimate),
    };
    let id = book.get(numbers[9]).unwrap().id.clone();
    book.act(&id, &dismiss).unwrap();
    raise(&mut book, "mei", 16);
    let kept = |number: u32| book.get(number).is_some();
    assert_eq!(
        (kept(numbers[9]), kept(numbers[0]), kept(numbers[1])),
        (false, false, true)
    );
    assert_eq!(book.evicted, 2);
}

#[test]
fn an_id_is_the_same_in_whichever_book_and_a_key_that_is_raised_again_gets_the_next() {
    let id = |book: &Book, number| book.get(number).unwrap().id.clone();
    let (mut one, mut other) = (Book::default(), Book::default());
    raise(&mut other, "wang", 1);
    let (here, there) = (raise(&mut one, "mei", 1), raise(&mut other, "mei", 1));
    assert_ne!(here, there);
    assert_eq!(id(&one, here), id(&other, there));
    let earlier = Millis::default();
    let code = duplicate_charge::SIGNAL.code();
    assert_eq!(one.withdraw("mei", code, "1", earlier), [here]);
    let again = raise(&mut one, "mei", 1);
    assert_ne!(again, here);
    assert_ne!(id(&one, again), id(&one, here));
    assert_eq!(one.by_id(&id(&one, again)).unwrap().number, again);
}

#[test]
fn each_account_has_its_page_also_after_a_snapshot_and_after_another_was_erased() {
    let mut book = Book::default();
    for number in 0..6 {
        raise(&mut book, if number % 2 == 0 { "mei" } else { "wang" }, number);
    }
    book.forget("wang", |_, _| false);
    let restored: Book = value_of(&bytes_of(&book)).unwrap();
    assert_eq!(restored, book);
    for book in [book, restored] {
        let days: Vec<i64> = book
            .alerts
            .of(Of::Account("mei"))
            .map(|alert| alert.day)
            .collect();
        assert_eq!(days, [0, 2, 4]);
        assert_eq!(book.alerts.of(Of::Account("wang")).count(), 0);
    }
}
