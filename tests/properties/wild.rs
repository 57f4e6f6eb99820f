//! Events at the edge of what the contract allows, models at the edge of what may be loaded, and room for one of each.

use crate::told::{
    DAY, HOUR, Paid, Raw, WORDS, came, date, model, month, said, scores_afterwards, take, text, word,
};
use crate::{alerts_of, arbitrary::START, arbitrary::anything_at_all, engine, snapshot, to_all};
use proptest::prelude::*;
use wallet_sentinel::config::Limits;
use wallet_sentinel::engine::Ingested;
use wallet_sentinel::event::{Field, Value};
use wallet_sentinel::stats::math::logit;
use wallet_sentinel::{Config, Engine};

/// Every score is a probability, and its reasons add up to it.
fn is_sound(came: &Ingested) -> Result<(), TestCaseError> {
    for seen in &came.assessments {
        let scored = &seen.scored;
        let sum = scored.base
            + scored
                .reasons
                .iter()
                .map(|reason| reason.contribution)
                .sum::<f64>();
        prop_assert!(
            scored.probability > 0.0 && scored.probability < 1.0,
            "{}",
            scored.probability
        );
        prop_assert!((0.0..=100.0).contains(&scored.score), "{}", scored.score);
        prop_assert!(
            (sum - logit(scored.probability)).abs() <= 1e-9,
            "{sum} {}",
            scored.probability
        );
    }
    Ok(())
}

fn set(raw: &mut Raw, field: Field, value: Value<'static>) {
    raw.values.retain(|(known, _)| *known != field);
    raw.values.push((field, value));
}

/// A payment with what is rare in it: sums of fifteen digits and of nothing, any letters as currency and country.
fn wild() -> impl Strategy<Value = Raw> {
    let amounts = vec![
        "0",
        "0.0000001",
        "1",
        "999999999999999.9999999",
        "999999999999999",
        "123456789012345",
        "88.00",
    ];
    let amount = || prop::sample::select(amounts.clone());
    let kind = prop::sample::select(vec!["purchase", "transfer", "red-packet", "top-up", "withdrawal"]);
    let place = prop::option::of((-90.0f64..=90.0, -180.0f64..=180.0));
    let way = prop::sample::select(vec!["debit", "debit", "debit", "credit"]);
    let made = (0usize..3, 0usize..300, date(), 0usize..4, 0usize..4);
    (
        made,
        amount(),
        "[A-Z]{3}",
        "[A-Z]{2}",
        (amount(), kind, way, place),
    )
        .prop_map(
            |((account, id, at, shop, phone), amount, currency, country, (balance, kind, way, place))| {
                let paid = Paid {
                    account,
                    id,
                    at,
                    cents: 0,
                    shop,
                    phone,
                };
                let mut raw = paid.raw();
                set(&mut raw, Field::Amount, text(amount));
                set(&mut raw, Field::Type, text(kind));
                set(&mut raw, Field::Direction, text(way));
                set(&mut raw, Field::BalanceAfter, text(balance));
                set(&mut raw, Field::Country, text(country));
                if !currency.starts_with('A') {
                    set(&mut raw, Field::Currency, text(currency)); // mostly one that nobody has heard of
                }
                if let Some((lat, lon)) = place {
                    set(&mut raw, Field::Latitude, Value::Number(lat));
                    set(&mut raw, Field::Longitude, Value::Number(lon));
                }
                raw
            },
        )
}

/// Payments, logins and words, all of them wild.
fn anything_wild() -> impl Strategy<Value = Vec<Raw>> {
    let one = prop_oneof![
        6 => wild(),
        1 => (0usize..3, 0usize..20, date()).prop_map(|(by, id, at)| came(by, id, at)),
        2 => (0usize..3, 0usize..300, word(), date()).prop_map(|(of, id, word, at)| said(of, id, word, at)),
    ];
    prop::collection::vec(one, 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_sum_currency_or_date_makes_a_score_that_is_no_probability(batch in anything_wild()) {
        let mut engine = engine();
        is_sound(&take(&mut engine, &batch))?;
        let bytes = snapshot(&engine);
        prop_assert_eq!(snapshot(&Engine::restore(&bytes, Config::default()).unwrap()), bytes);
    }

    #[test]
    fn a_model_loads_where_its_counts_can_have_moved_it_so_far_and_the_most_extreme_gives_probabilities(
        batch in anything_wild(), plain in anything_at_all(), heights in prop::collection::vec(prop::sample::select(vec![-32_768, 32_768, 0, 1]), 1..40),
        frauds in prop::sample::select(vec![0, 1, 1_000, u32::MAX]), genuine in prop::sample::select(vec![0, 1, 1_000, u32::MAX]),
    ) {
        let mut engine = engine();
        let reach = [genuine, frauds].map(|labels| (307.2 * f64::from(labels).sqrt()).min(32_768.0)); // 0.3 nats for each root
        let fits = |height: &i32| f64::from(height.abs()) <= reach[usize::from(*height > 0)];
        let is_told = frauds.min(genuine) == 0 || heights.iter().any(|height| *height != 0);
        let model = model(&heights, frauds, genuine);
        let loaded = engine.load_model(&model);
        prop_assert_eq!(loaded.is_ok(), heights.iter().all(fits) && is_told);
        if loaded.is_err() {
            return Ok(());
        }
        let moved = |heights: &Vec<i32>| heights.iter().any(|height| *height != 0);
        prop_assert!(engine.model().is_some_and(|kept| kept.curves.iter().eq(model.curves.iter().filter(|(_, heights)| moved(heights)))));
        is_sound(&take(&mut engine, &batch))?;
        is_sound(&take(&mut engine, &plain))?;
    }

    #[test]
    fn an_engine_with_room_for_one_of_each_says_what_it_forgot(batch in anything_wild(), month in month(), plain in anything_at_all()) {
        let limits = Limits { accounts: 1, counterparties: 1, alerts: 1, payments: 1, parties: 1, cases: 1 };
        let config = Config { limits, ..to_all() };
        let mut engine = Engine::new(config.clone()).unwrap();
        for batch in [&batch, &plain] {
            is_sound(&take(&mut engine, batch))?;
        }
        let mut last = None;
        for paid in &month {
            is_sound(&take(&mut engine, &[paid.raw()]))?;
            let about = take(&mut engine, &[paid.said("fraud", paid.at)]);
            prop_assert_eq!(about.accepted, 1); // the one that is remembered
            let before = last.replace(paid.account);
            let status = engine.status().unwrap();
            prop_assert!(status.accounts <= 1 && status.payments <= 1, "{status:?}");
            prop_assert!(alerts_of(&engine) <= 1);
            if before.is_some_and(|before| before != paid.account) {
                prop_assert!(status.evicted.iter().any(|(what, count)| *what == "accounts" && *count > 0));
            }
        }
        let bytes = snapshot(&engine);
        prop_assert!(bytes.len() < 64 * 1024, "{} bytes", bytes.len());
        let mut restored = Engine::restore(&bytes, config).unwrap();
        prop_assert_eq!(restored.status().unwrap(), engine.status().unwrap());
        prop_assert_eq!(scores_afterwards(&mut restored), scores_afterwards(&mut engine));
    }
}

/// One account that pays in every currency from every country on ever new phones, and then as always.
#[test]
fn thousands_of_currencies_countries_and_devices_leave_a_sound_and_bounded_engine() {
    let letters = |number: usize, length: u32| -> String {
        let letter = |place: u32| char::from(b'A' + u8::try_from(number / 26usize.pow(place) % 26).unwrap());
        (0..length).map(letter).collect()
    };
    let mut engine = engine();
    let mut sizes = Vec::new();
    for part in 0..4 {
        let batch: Vec<Raw> = (0..1_000)
            .map(|number| {
                let id = part * 1_000 + number;
                let at = START + id as i64 * HOUR;
                let paid = Paid {
                    account: 0,
                    id,
                    at,
                    cents: 2_000,
                    shop: id,
                    phone: id,
                };
                let mut raw = paid.raw();
                set(&mut raw, Field::Currency, text(letters(id, 3)));
                set(&mut raw, Field::Country, text(letters(id, 2)));
                raw
            })
            .collect();
        let came = take(&mut engine, &batch);
        assert_eq!(came.accepted, 1_000);
        is_sound(&came).unwrap();
        let words: Vec<Raw> = (0..100)
            .map(|turn| said(0, part * 1_000 + turn, WORDS[turn % 3], START + 200 * DAY))
            .collect();
        is_sound(&take(&mut engine, &words)).unwrap();
        sizes.push(snapshot(&engine).len());
    }
    // What an id, a payment and a shop take, no more: nothing grows faster than the events.
    assert!(
        sizes[3] - sizes[2] <= (sizes[1] - sizes[0]) * 11 / 10,
        "{sizes:?}"
    );
    is_sound(&take(
        &mut engine,
        &[Paid {
            account: 0,
            id: 9_999,
            at: START + 170 * DAY,
            cents: 2_000,
            shop: 1,
            phone: 1,
        }
        .raw()],
    ))
    .unwrap();
}
