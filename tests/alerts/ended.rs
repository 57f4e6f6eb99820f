//! What was told ends by what came of it elsewhere: money that failed in the end, a hold that was posted, another account.

use crate::causes::{back, states, with};
use crate::told::{Mei, TODAY, paid};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::State;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

#[test]
fn what_was_said_of_money_that_failed_in_the_end_is_over() {
    for status in ["failed", "closed", "reversed"] {
        let mut mei = Mei::new();
        mei.hears(paid("coat", TODAY + 10 * HOUR, "1600.00", "department store"));
        let came = back("r", TODAY + 5 * DAY, "1600.00", "coat");
        mei.hears(came.clone());
        assert_eq!(states(&mei, "refund-seen"), [State::Open]);
        mei.hears(with(came, json!({ "status": status })));
        assert_eq!(states(&mei, "refund-seen"), [State::Resolved], "{status}");
        let held = with(
            paid("boots", TODAY + 6 * DAY, "500.00", "shoe shop"),
            json!({ "status": "authorized" }),
        );
        let drawn = with(held.clone(), json!({ "status": "completed", "amount": "620.00" }));
        mei.hears(held);
        mei.hears(drawn.clone());
        assert_eq!(states(&mei, "amount-differs"), [State::Open]);
        mei.hears(with(drawn, json!({ "status": status })));
        assert_eq!(states(&mei, "amount-differs"), [State::Resolved], "{status}");
    }
}

#[test]
fn a_hold_and_what_it_was_posted_as_are_one_charge_until_both_are_drawn() {
    let mut mei = Mei::new();
    let held = with(
        paid("h", TODAY + 10 * HOUR, "249.00", "airline"),
        json!({ "status": "pending" }),
    );
    mei.hears(held.clone());
    mei.hears(paid("b", TODAY + 10 * HOUR + 2 * MINUTE, "249.00", "airline"));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Resolved]);
    mei.hears(with(held, json!({ "status": "completed" })));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
}

#[test]
fn a_double_charge_that_came_back_to_another_account_of_the_holder_s_is_over_at_once() {
    let of = |event: Json, account: &str| with(event, json!({ "holderId": "m", "accountId": account }));
    let mut mei = Mei::new();
    for (id, minute) in [("1", 0), ("2", 2)] {
        let charge = paid(id, TODAY + 10 * HOUR + minute * MINUTE, "249.00", "airline");
        mei.hears(of(charge, "mei"));
    }
    assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
    mei.hears(of(back("r", TODAY + 2 * DAY, "249.00", "2"), "card"));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Resolved]);
}
