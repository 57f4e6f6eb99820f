//! Links and scores: no score reads what another account's rows say, and a payment that is posted under another id teaches once.

use proptest::prelude::*;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::{Config, Engine, IngestOptions};

const HOUR: i64 = 3_600_000;
/// Noon of a Monday.
const BEGIN: i64 = 1_767_585_600_000;

type Cells<'a> = Vec<(Field, &'a str)>;

fn event(id: &str, hours: i64, cells: &[(Field, &str)]) -> RawEvent<'static> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    #[allow(clippy::cast_precision_loss)] // milliseconds of this century
    let at = Value::Number((BEGIN + hours * HOUR) as f64);
    let mut values = vec![
        (Field::Id, text(id)),
        (Field::At, at),
        (Field::Currency, text("CNY")),
        (Field::HolderId, text("mei")),
    ];
    values.extend(cells.iter().map(|(field, value)| (*field, text(value))));
    RawEvent {
        dialect: Dialect::Text,
        values,
    }
}

fn scores(engine: &mut Engine, events: &[RawEvent<'static>]) -> Vec<(String, u64, Vec<String>)> {
    let mut scores = Vec::new();
    for one in events {
        let taken = engine
            .ingest(std::slice::from_ref(one), IngestOptions::default())
            .unwrap();
        assert_eq!(taken.rejected, []);
        scores.extend(taken.assessments.into_iter().map(|one| {
            let codes = one.scored.reasons.iter().map(|reason| reason.code.to_string());
            (one.event_id, one.scored.probability.to_bits(), codes.collect())
        }));
    }
    scores
}

fn paid(account: &'static str, amount: &'static str, shop: &'static str) -> Cells<'static> {
    vec![
        (Field::AccountId, account),
        (Field::Amount, amount),
        (Field::CounterpartyName, shop),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_score_reads_that_another_account_of_the_holder_shows_the_same_payment(
        rows in proptest::collection::vec((0_usize..3, 0_usize..3, any::<bool>()), 5..40),
    ) {
        let amounts = ["18.00", "64.00", "900.00"];
        let shops = ["Noodles", "Books", "Air"];
        // Both know the other account's rows, as whatever is known across accounts; one is told that they are the same.
        let mut apart = Engine::new(Config::default()).unwrap();
        let mut linked = Engine::new(Config::default()).unwrap();
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for (place, (amount, shop, is_shown)) in rows.iter().enumerate() {
            let hours = 20 * i64::try_from(place).unwrap();
            let id = format!("w{place}");
            let own = event(&id, hours, &paid("wallet", amounts[*amount], shops[*shop]));
            if *is_shown {
                let mut shown = paid("card", amounts[*amount], shops[*shop]);
                let other = format!("c{place}");
                first.extend(scores(&mut apart, &[event(&other, hours, &shown)]));
                shown.extend([(Field::SameAsAccountId, "wallet"), (Field::SameAsId, id.as_str())]);
                second.extend(scores(&mut linked, &[event(&other, hours, &shown)]));
            }
            first.extend(scores(&mut apart, std::slice::from_ref(&own)));
            second.extend(scores(&mut linked, &[own]));
        }
        prop_assert_eq!(first, second);
    }

    #[test]
    fn a_payment_that_is_posted_under_another_id_and_says_so_teaches_once(
        count in 1_usize..6, amount in proptest::sample::select(vec!["18.00", "64.00", "900.00"]),
    ) {
        let mut once = Engine::new(Config::default()).unwrap();
        let mut posted = Engine::new(Config::default()).unwrap();
        for place in 0..count {
            let hours = 30 * i64::try_from(place).unwrap();
            let id = format!("p{place}");
            let mut held = paid("card", amount, "Noodles");
            held.push((Field::Status, "pending"));
            let held = event(&id, hours, &held);
            let mut settled = paid("card", amount, "Noodles");
            settled.extend([(Field::SameAsAccountId, "card"), (Field::SameAsId, id.as_str())]);
            scores(&mut once, std::slice::from_ref(&held));
            let told = scores(&mut posted, &[held, event(&format!("s{place}"), hours, &settled)]);
            prop_assert!(told.iter().all(|(_, _, codes)| !codes.contains(&"duplicate-charge".to_owned())));
        }
        let next = event("next", 400, &paid("card", "120.00", "Books"));
        prop_assert_eq!(scores(&mut once, std::slice::from_ref(&next)), scores(&mut posted, &[next]));
    }
}
