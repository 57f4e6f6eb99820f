//! What must hold for every history, also for those that nobody thought of.
//!
//! Batches are random: honest payments, doubles, late ones, conflicts, and garbage of every type.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod arbitrary;
mod company;
mod corroboration;
mod labels;
mod links;
mod names;
mod order;
mod plots;
mod pull;
mod season;
mod told;
mod versions;
mod watch;
mod wild;

use arbitrary::{ACCOUNTS, START, anything_at_all, garbage, payments};
use plots::plots;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use wallet_sentinel::alert::AlertQuery;
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{Ingested, Wanted};
use wallet_sentinel::event::{Dialect, Digest, Field, RawEvent, Transaction, Value};
use wallet_sentinel::feature::Context;
use wallet_sentinel::population::Population;
use wallet_sentinel::profile::Account;
use wallet_sentinel::reason::Topic;
use wallet_sentinel::signal::Setup;
use wallet_sentinel::stats::math::logit;
use wallet_sentinel::summary::{By, ByCurrency, Compare, Interval, Summary, SummaryQuery};
use wallet_sentinel::{Code, Config, Engine, IngestOptions, Millis, UtcOffset, signal};

const DAY: i64 = 86_400_000;

/// Everything that is said, whoever may read it.
fn to_all() -> Config {
    Config {
        audience: Readers::All,
        ..Config::default()
    }
}

fn engine() -> Engine {
    Engine::new(to_all()).unwrap()
}

/// Everything is wanted back, and nothing is history: all of it may raise alerts.
fn options() -> IngestOptions {
    IngestOptions {
        assessments: Wanted::All,
        as_of: Some(Millis::new(START + 30 * DAY).unwrap()),
        ..IngestOptions::default()
    }
}

fn ingest(engine: &mut Engine, batch: &[RawEvent<'static>]) -> Ingested {
    engine.ingest(batch, options()).unwrap()
}

fn after(batch: &[RawEvent<'static>]) -> Engine {
    let mut engine = engine();
    ingest(&mut engine, batch);
    engine
}

fn snapshot(engine: &Engine) -> Vec<u8> {
    engine.snapshot().unwrap()
}

fn query(from: i64, to: i64) -> SummaryQuery {
    SummaryQuery {
        utc_offset: Some(480),
        interval: Some(Interval::Week),
        compare: Some(Compare::Previous),
        ..SummaryQuery::over(Millis::new(from).unwrap(), Millis::new(to).unwrap())
    }
}

fn sum<'a>(parts: impl Iterator<Item = &'a ByCurrency>) -> ByCurrency {
    let mut whole = ByCurrency::default();
    for (currency, totals) in parts.flat_map(ByCurrency::iter) {
        whole.entry(*currency).plus(totals).unwrap();
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_event_of_a_batch_is_accepted_updated_known_or_refused_with_its_place(batch in anything_at_all()) {
        let mut engine = engine();
        let came = ingest(&mut engine, &batch);
        let rejected = came.rejected.len();
        prop_assert_eq!((came.accepted + came.updated + came.unchanged) as usize + rejected, batch.len());
        for rejected in &came.rejected {
            prop_assert!(rejected.error.index.is_some_and(|index| index < batch.len()), "{rejected:?}");
        }
    }

    #[test]
    fn garbage_in_between_changes_nothing_for_the_good(good in payments(), bad in prop::collection::vec((any::<prop::sample::Index>(), garbage()), 0..20)) {
        let mut mixed: Vec<(RawEvent<'static>, bool)> = good.iter().map(|raw| (raw.clone(), true)).collect();
        for (place, raw) in bad {
            // Spoiling may by chance leave a payment; only what is refused on its own is garbage.
            if Transaction::read(&raw).is_err() {
                mixed.insert(place.index(mixed.len() + 1), (raw, false));
            }
        }
        let both: Vec<RawEvent<'static>> = mixed.iter().map(|(raw, _)| raw.clone()).collect();
        let (mut with, mut without) = (engine(), engine());
        let (seen, clean) = (ingest(&mut with, &both), ingest(&mut without, &good));
        prop_assert_eq!(seen.accepted, clean.accepted);
        prop_assert_eq!(seen.rejected.len() - clean.rejected.len(), both.len() - good.len());
        prop_assert_eq!(snapshot(&with), snapshot(&without));
    }

    #[test]
    fn the_reasons_are_the_score(batch in anything_at_all()) {
        for assessment in ingest(&mut engine(), &batch).assessments.into_iter().map(|assessment| assessment.scored) {
            let sum = assessment.base + assessment.reasons.iter().map(|reason| reason.contribution).sum::<f64>();
            prop_assert!((sum - logit(assessment.probability)).abs() <= 1e-9, "{sum} {}", logit(assessment.probability));
            prop_assert!((0.0..=100.0).contains(&assessment.score));
            let shares: Vec<f64> = assessment.reasons.iter().map(|reason| reason.contribution).collect();
            prop_assert!(shares.windows(2).all(|pair| pair[0] >= pair[1]), "the strongest first: {shares:?}");
        }
    }

    #[test]
    fn a_higher_probability_is_never_a_lower_score_nor_a_milder_outcome(batch in payments()) {
        // Uses of the account have thresholds of their own.
        let is_payment = |raw: &RawEvent<'_>| raw.peek(Field::Kind) != Some("access");
        let batch: Vec<_> = batch.into_iter().filter(is_payment).collect();
        let mut all: Vec<_> = ingest(&mut engine(), &batch).assessments.into_iter().map(|seen| seen.scored).collect();
        all.sort_by(|a, b| a.probability.total_cmp(&b.probability));
        for pair in all.windows(2) {
            prop_assert!(pair[0].score <= pair[1].score);
            prop_assert!(pair[0].outcome <= pair[1].outcome && pair[0].risk_level <= pair[1].risk_level);
        }
    }

    #[test]
    fn every_parameter_that_a_reason_declares_is_there_in_its_order(batch in payments()) {
        let came = ingest(&mut engine(), &batch);
        let of_scores = came.assessments.iter().flat_map(|assessment| &assessment.scored.reasons);
        let of_alerts = came.alerts.iter().flat_map(|alert| &alert.reasons);
        for reason in of_scores.chain(of_alerts) {
            let declared = signal::of_code(&reason.code).unwrap().reason.params;
            let names: Vec<&str> = declared.iter().map(|spec| spec.name).collect();
            let given: Vec<&str> = reason.params.0.iter().map(|(name, _)| name.as_ref()).collect();
            prop_assert_eq!(names, given, "{}", &reason.code);
        }
    }

    #[test]
    fn the_same_history_gives_the_same_bytes(batch in anything_at_all()) {
        prop_assert_eq!(snapshot(&after(&batch)), snapshot(&after(&batch)));
    }

    #[test]
    fn an_import_in_two_parts_one_after_the_other_is_the_import(mut batch in anything_at_all(), cut in any::<prop::sample::Index>()) {
        for raw in &mut batch {
            // What is about a later payment waits for it.
            raw.values.retain(|(field, _)| !matches!(field, Field::RefundOf | Field::TransactionId));
        }
        let time = |raw: &RawEvent<'static>| match raw.values.iter().find(|(field, _)| *field == Field::At) {
            Some((_, Value::Number(at))) => *at,
            _ => f64::NEG_INFINITY,
        };
        let moment = if batch.is_empty() { 0.0 } else { time(&batch[cut.index(batch.len())]) };
        let (first, second): (Vec<_>, Vec<_>) = batch.into_iter().partition(|raw| time(raw) < moment);
        let batch = [first.clone(), second.clone()].concat();
        let (mut whole, mut parts) = (engine(), engine());
        let all = ingest(&mut whole, &batch);
        let (one, two) = (ingest(&mut parts, &first), ingest(&mut parts, &second));
        prop_assert_eq!(snapshot(&whole), snapshot(&parts));
        let scores = |came: &Ingested| -> Vec<u64> { came.assessments.iter().map(|seen| seen.scored.probability.to_bits()).collect() };
        prop_assert_eq!(scores(&all), [scores(&one), scores(&two)].concat());
    }

    #[test]
    fn a_restored_engine_goes_on_as_if_nothing_had_happened(before in payments(), then in anything_at_all()) {
        let mut kept = after(&before);
        let bytes = snapshot(&kept);
        let mut restored = Engine::restore(&bytes, to_all()).unwrap();
        prop_assert_eq!(&snapshot(&restored), &bytes);
        let (mine, theirs) = (ingest(&mut kept, &then), ingest(&mut restored, &then));
        prop_assert_eq!(mine.alerts, theirs.alerts);
        prop_assert_eq!(mine.assessments, theirs.assessments);
        prop_assert_eq!(snapshot(&kept), snapshot(&restored));
    }

    #[test]
    fn a_snapshot_with_a_wrong_byte_is_refused(batch in payments(), place in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = snapshot(&after(&batch));
        let at = place.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(Engine::restore(&bytes, Config::default()).is_err());
    }

    #[test]
    fn what_if_changes_nothing(batch in payments(), question in garbage()) {
        let engine = after(&batch);
        let before = snapshot(&engine);
        let _ = engine.assess(&question);
        prop_assert_eq!(before, snapshot(&engine));
    }

    #[test]
    fn the_same_export_dropped_twice_counts_once(batch in payments()) {
        let mut engine = after(&batch);
        let (totals, alerts) = (totals_of(&engine), alerts_of(&engine));
        let again = ingest(&mut engine, &batch);
        prop_assert_eq!(again.accepted, 0);
        // A batch may itself hold two versions of a payment; then the older one is an update again.
        if again.updated == 0 {
            prop_assert_eq!(totals, totals_of(&engine));
            prop_assert_eq!(alerts, alerts_of(&engine));
        }
    }

    #[test]
    fn forgetting_an_account_leaves_no_text_of_it(batch in payments()) {
        let mut engine = after(&batch);
        for account in ACCOUNTS {
            engine.forget(account);
            let bytes = snapshot(&engine);
            let trace = bytes.windows(account.len()).position(|part| part == account.as_bytes());
            prop_assert_eq!(trace, None, "{}", account);
        }
        prop_assert_eq!(engine.status().unwrap().accounts, 0);
        prop_assert_eq!(engine.status().unwrap().payments, 0);
    }

    #[test]
    fn groups_and_intervals_add_up_to_the_totals(batch in payments(), from in 0i64..100, days in 1i64..200) {
        let engine = after(&batch);
        let from = START + from * DAY;
        for by in [By::Category, By::Counterparty, By::Channel, By::Instrument, By::Country, By::Currency, By::Type] {
            let mut query = query(from, from + days * DAY);
            query.by = Some(by);
            let summary = engine.summary(&query).unwrap();
            prop_assert_eq!(&sum(summary.groups.iter().map(|group| &group.totals)), &summary.totals, "{:?}", by);
            prop_assert_eq!(&sum(summary.series.iter().map(|slice| &slice.totals)), &summary.totals);
            prop_assert!(shares_are_shares(&summary));
        }
    }

    #[test]
    fn accounts_add_up_to_all_of_them(batch in payments()) {
        let engine = after(&batch);
        let everything = engine.summary(&query(START, START + 120 * DAY)).unwrap();
        let each: Vec<Summary> = ACCOUNTS.iter().map(|account| {
            let account_id = Some((*account).to_owned());
            engine.summary(&SummaryQuery { account_id, ..query(START, START + 120 * DAY) }).unwrap()
        }).collect();
        prop_assert_eq!(sum(each.iter().map(|summary| &summary.totals)), everything.totals);
    }

    #[test]
    fn two_halves_of_a_range_add_up_to_it(batch in payments(), cut in 1i64..119) {
        let engine = after(&batch);
        let totals = |from: i64, to: i64| engine.summary(&query(START + from * DAY, START + to * DAY)).unwrap().totals;
        prop_assert_eq!(sum([totals(0, cut), totals(cut, 120)].iter()), totals(0, 120));
    }

    #[test]
    fn one_payment_dated_in_the_year_9999_ages_nobody(batch in payments(), of in 0usize..3) {
        // One such date is a slip; the second is believed, so the history has none of its own.
        let is_near = |raw: &RawEvent<'static>| raw.values.iter().any(|(field, value)| {
            *field == Field::At && matches!(value, Value::Number(at) if (at - START as f64).abs() < 366.0 * DAY as f64)
        });
        let batch: Vec<RawEvent<'static>> = batch.into_iter().filter(is_near).collect();
        let mut engine = after(&batch);
        let question = |account: &'static str, at: f64| {
            let text = |value: &'static str| Value::Text(value.into());
            let values = vec![
                (Field::Kind, text("transaction")), (Field::Id, text("question")), (Field::AccountId, text(account)),
                (Field::At, Value::Number(at)), (Field::Direction, text("debit")), (Field::Type, text("purchase")),
                (Field::Status, text("completed")), (Field::Amount, text("500.00")), (Field::Currency, text("CNY")),
            ];
            RawEvent { dialect: Dialect::Typed, values }
        };
        let ask = |engine: &Engine| ACCOUNTS.map(|account| engine.assess(&question(account, (START + 121 * DAY) as f64)).unwrap());
        let before = ask(&engine);
        ingest(&mut engine, &[question(ACCOUNTS[of], 253_370_764_800_000.0)]);
        for (position, (before, now)) in before.into_iter().zip(ask(&engine)).enumerate() {
            prop_assert!(before.warming_up || !now.warming_up, "{} was known, and is no longer", ACCOUNTS[position]);
            if position != of {
                // One payment more is counted in the base rate: a hundred-thousandth of the odds.
                prop_assert!((before.scored.score - now.scored.score).abs() < 1e-3);
                prop_assert_eq!(before.warming_up, now.warming_up);
            }
        }
    }
}

fn shares_are_shares(summary: &Summary) -> bool {
    let shares: Vec<f64> = summary.groups.iter().filter_map(|group| group.share).collect();
    shares.iter().all(|share| share.is_finite())
}

/// Over all time.
fn totals_of(engine: &Engine) -> ByCurrency {
    let mut query = query(-8_640_000_000_000_000, 8_640_000_000_000_000);
    (query.interval, query.compare) = (None, None);
    engine.summary(&query).unwrap().totals
}

fn alerts_of(engine: &Engine) -> usize {
    let query = AlertQuery {
        audience: Some(Readers::All),
        ..AlertQuery::default()
    };
    engine.alerts(&query).unwrap().len()
}

/// A learned weight may make a reason of a signal that saw nothing: it has to find its words all the same.
#[test]
fn every_signal_tells_all_that_it_declares_of_any_payment() {
    let (setup, pool, nobody) = (Setup::default(), Population::default(), Account::new());
    let payments = plots()
        .iter()
        .flatten()
        .filter_map(|raw| Transaction::read(raw).ok());
    for payment in payments.step_by(17) {
        let brief = nobody.prepare(&payment, Digest::of(&payment.id), false);
        let context = Context::new(&brief, &nobody, &nobody, &pool, UtcOffset::CHINA);
        for (number, signal) in
            signal::of_payments().filter(|(_, signal)| signal.reason.topic() == Topic::Payment)
        {
            let declared: Vec<&str> = signal.reason.params.iter().map(|spec| spec.name).collect();
            let told = signal.explain(number, &context, &setup).params;
            let given: Vec<&str> = told.0.iter().map(|(name, _)| name.as_ref()).collect();
            assert_eq!(declared, given, "{}", signal.code());
        }
    }
}

/// A property over histories in which nothing happens would hold of anything.
#[test]
fn the_random_histories_are_eventful() {
    let mut runner = TestRunner::deterministic();
    let (mut accepted, mut updated, mut unchanged, mut conflicts, mut garbage) = (0, 0, 0, 0, 0);
    let mut codes = BTreeSet::new();
    for _ in 0..200 {
        let batch = anything_at_all().new_tree(&mut runner).unwrap().current();
        let came = ingest(&mut engine(), &batch);
        accepted += came.accepted;
        updated += came.updated;
        unchanged += came.unchanged;
        conflicts += came
            .rejected
            .iter()
            .filter(|rejected| rejected.error.code == Code::IdConflict)
            .count();
        garbage += came
            .rejected
            .iter()
            .filter(|rejected| rejected.error.code != Code::IdConflict)
            .count();
        let of_scores = came
            .assessments
            .iter()
            .flat_map(|assessment| &assessment.scored.reasons);
        let of_alerts = came.alerts.iter().flat_map(|alert| &alert.reasons);
        codes.extend(of_scores.chain(of_alerts).map(|reason| reason.code.clone()));
    }
    for plot in plots() {
        let came = ingest(&mut engine(), plot);
        let scored = came.assessments.iter().map(|assessment| &assessment.scored);
        codes.extend(
            scored
                .flat_map(|scored| &scored.reasons)
                .map(|reason| reason.code.clone()),
        );
    }
    println!(
        "accepted {accepted}, updated {updated}, unchanged {unchanged}, conflicts {conflicts}, garbage {garbage}, {codes:?}"
    );
    assert!(accepted > 2_000 && conflicts > 100 && garbage > 500);
    assert!(updated > 0 && unchanged > 0);
    let silent: Vec<&str> = signal::of_payments()
        .map(|(_, signal)| signal.code())
        .filter(|code| !codes.contains(*code))
        .collect();
    assert!(silent.is_empty(), "never heard: {silent:?}");
}
