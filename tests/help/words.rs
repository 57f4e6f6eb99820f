//! Words on one payment in whichever order they come: what is waited for is the same, where each says when it was told.

use super::{DAY, NOON, asked, code, engine, paid, with};
use serde_json::{Value as Json, json};
use wallet_sentinel::Millis;
use wallet_sentinel::engine::WatchQuery;

/// What is waited for after these words, and what is told of it.
fn waited_for(words: &[&Json]) -> Vec<String> {
    let mut engine = engine(&[]);
    for word in words {
        code(&mut engine, word); // an older word is refused, and yet heard
    }
    engine.advance(Millis::new(NOON + 20 * DAY).unwrap());
    let watched = engine.watched(&WatchQuery::default());
    let cases = watched.iter().map(|one| {
        let (case, status) = (&one.pending, &one.status);
        format!(
            "{:?} {:?} {:?} {:?} {}",
            case.what, case.origin, case.at, status.stage, status.received
        )
    });
    let alerts = engine.alerts(&Default::default()).unwrap();
    cases
        .chain(alerts.iter().map(|alert| alert.code.clone()))
        .collect()
}

fn every_order(words: &[Json; 3]) -> Vec<Vec<String>> {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    orders
        .iter()
        .map(|order| waited_for(&order.map(|place| &words[place])))
        .collect()
}

#[test]
fn a_charge_that_failed_in_the_end_is_to_come_back_whichever_of_its_words_comes_first() {
    let word = |status: &str, day: i64| paid(json!({ "status": status, "exportedAt": NOON + day * DAY }));
    for last in ["failed", "closed"] {
        let words = [word("authorized", 1), word("completed", 2), word(last, 3)];
        let all = every_order(&words);
        assert!(
            all[0]
                .iter()
                .any(|one| one.contains("Undone Millis") && one.contains("Overdue")),
            "{:?}",
            all[0]
        );
        for one in &all {
            assert_eq!(*one, all[0], "{last}");
        }
    }
}

#[test]
fn what_was_under_way_and_came_is_told_so_whichever_word_comes_first() {
    let word = |status: &str, day: i64| {
        with(
            paid(json!({ "status": status, "exportedAt": NOON + day * DAY })),
            json!({ "type": "transfer" }),
        )
    };
    let promise = asked(json!({ "what": "arrival", "at": NOON + 4 * DAY }));
    for words in [
        [word("pending", 1), word("completed", 2), word("completed", 3)],
        [word("pending", 1), word("failed", 2), word("completed", 3)],
        [word("pending", 1), word("completed", 3), promise.clone()],
    ] {
        let all = every_order(&words);
        for one in &all {
            assert_eq!(*one, all[0]);
        }
    }
}
