//! Whatever people say of payments, in whatever order and under whatever date: what counts is their newest word.

use crate::told::{
    DAY, HOUR, MINUTE, Paid, Raw, account, came, date, frozen, month, said, scores_afterwards, take, text,
    word,
};
use crate::{arbitrary::START, engine, snapshot, to_all};
use proptest::prelude::*;
use wallet_sentinel::alert::{Action, Deed, Disposition};
use wallet_sentinel::event::{Field, Value};
use wallet_sentinel::{Code, Config, Engine, Millis};

/// Words about payments of a month: which, what, dated when.
fn words() -> impl Strategy<Value = Vec<(prop::sample::Index, &'static str, i64)>> {
    prop::collection::vec((any::<prop::sample::Index>(), word(), date()), 0..30)
}

fn payments(month: &[Paid]) -> Vec<Raw> {
    month.iter().map(|paid| paid.raw()).collect()
}

/// The words as labels of the payments that they fall on.
fn labels(month: &[Paid], words: &[(prop::sample::Index, &'static str, i64)]) -> Vec<Raw> {
    let about =
        |(which, word, at): &(prop::sample::Index, &'static str, i64)| which.get(month).said(word, *at);
    words.iter().map(about).collect()
}

/// A transfer to somebody new.
fn transfer(of: usize, at: i64) -> Raw {
    let paid = Paid {
        account: of,
        id: 5_000 + usize::try_from(at % 1_000_003).unwrap(),
        at,
        cents: 80_000,
        shop: 77,
        phone: of,
    };
    let mut raw = paid.raw();
    raw.values
        .retain(|(field, _)| *field != Field::Type && *field != Field::CounterpartyName);
    raw.values.push((Field::Type, text("transfer")));
    raw.values.push((Field::CounterpartyKind, text("person")));
    raw.values
        .push((Field::CounterpartyName, text(format!("person {at}"))));
    raw
}

/// What the next transfers of somebody come to, once an alert on a payment was answered so.
fn after_answers(answers: &[Deed]) -> Vec<(f64, Vec<String>)> {
    let mut engine = Engine::new(Config::default()).unwrap();
    let shops = (0..60).map(|day: usize| Paid {
        account: 0,
        id: day,
        at: START + day as i64 * DAY,
        cents: 2_000 + 10 * (day as u32 % 7),
        shop: day % 5,
        phone: 0,
    });
    take(&mut engine, &shops.map(Paid::raw).collect::<Vec<_>>());
    let mut odd = transfer(0, START + 60 * DAY);
    odd.values.retain(|(field, _)| *field != Field::Amount);
    odd.values.push((Field::Amount, text("9000.00")));
    odd.values.push((Field::ContextScreenShare, Value::Bool(true)));
    let alerts = take(&mut engine, &[odd]).alerts;
    for (minute, deed) in (1..).zip(answers) {
        let action = Action {
            at: Millis::new(START + 60 * DAY + minute * MINUTE).unwrap(),
            by: None,
            deed: *deed,
        };
        engine.act(&alerts[0].id, &action).unwrap();
    }
    let later: Vec<Raw> = [61, 65].map(|day| transfer(0, START + day * DAY)).into();
    let seen = later
        .iter()
        .flat_map(|raw| take(&mut engine, std::slice::from_ref(raw)).assessments);
    seen.map(|seen| {
        let codes = seen.scored.reasons.iter().map(|reason| reason.code.to_string());
        (seen.scored.probability, codes.collect())
    })
    .collect()
}

#[test]
fn not_mine_and_undone_leaves_no_report_behind() {
    let not_mine = Deed::Escalate(Some(Disposition::Fraud));
    let undone = Deed::Reopen;
    let told = after_answers(&[not_mine]);
    assert!(
        told.iter()
            .all(|(_, codes)| codes.contains(&"recovery-scam".to_owned())),
        "{told:?}"
    );
    // Weights learnt from it forget only by replay; the reasons are those of a holder who reported nothing.
    let codes = |answers: &[Deed]| {
        after_answers(answers)
            .into_iter()
            .map(|(_, codes)| codes)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&[not_mine, undone]), codes(&[]));
    let mine = Deed::Resolve(Disposition::Legitimate);
    assert!(
        !codes(&[not_mine, undone, mine])
            .concat()
            .contains(&"recovery-scam".to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_word_that_is_withdrawn_is_as_if_it_had_never_been_said(
        month in month(), words in words(), of in any::<prop::sample::Index>(), word in word(),
        dates in (date(), date()), (first, second) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let (of, (said_at, withdrawn_at)) = (of.get(&month), (dates.0.min(dates.1), dates.0.max(dates.1)));
        let others: Vec<_> = words.into_iter().filter(|(which, ..)| which.get(&month).id != of.id).collect();
        let without = labels(&month, &others);
        let mut with = without.clone();
        let place = first.index(with.len() + 1);
        with.insert(place, of.said(word, said_at));
        with.insert(place + 1 + second.index(with.len() - place), of.said("withdrawn", withdrawn_at));
        let after = |labels: &[Raw]| {
            let mut engine = frozen();
            take(&mut engine, &payments(&month));
            take(&mut engine, labels);
            scores_afterwards(&mut engine)
        };
        prop_assert_eq!(after(&with), after(&without));
    }

    #[test]
    fn a_report_that_is_withdrawn_is_in_no_later_reason_of_its_holder_or_of_anybody(
        month in month(), words in words(), of in any::<prop::sample::Index>(), word in word(), hours in (0i64..48, 0i64..48),
    ) {
        let of = of.get(&month);
        let others: Vec<_> = words.into_iter().filter(|(which, ..)| which.get(&month).id != of.id).collect();
        let end = month.iter().map(|paid| paid.at).max().unwrap_or(START);
        let (said_at, withdrawn_at) = (end + hours.0 * HOUR, end + (hours.0 + hours.1) * HOUR);
        let after = |is_said: bool| {
            let mut engine = frozen();
            take(&mut engine, &payments(&month));
            take(&mut engine, &labels(&month, &others));
            if is_said {
                take(&mut engine, &[of.said(word, said_at), of.said("withdrawn", withdrawn_at)]);
            }
            // What is said is heard from the next hour on, and so is that it was withdrawn. A payment that comes from before
            // the label's hour reads it no more than if it had come in time: the label opened no hour.
            let early = [end + 20 * MINUTE].into_iter().filter(|_| hours.0 > 1);
            let times = early.chain([97, 130, 200].map(|hours| end + hours * HOUR));
            let later: Vec<Raw> = times.flat_map(|at| (0..4).map(move |account| transfer(account, at))).collect();
            later.iter().flat_map(|raw| take(&mut engine, std::slice::from_ref(raw)).assessments).collect::<Vec<_>>()
        };
        prop_assert_eq!(after(true), after(false));
    }

    #[test]
    fn the_newest_word_alone_counts_whatever_else_was_said_and_in_whatever_order(month in month(), words in words()) {
        let is_newest = |(place, (which, _, at)): (usize, &(prop::sample::Index, &'static str, i64))| {
            !words.iter().enumerate().any(|(other, (its, _, then))| {
                its.get(&month).id == which.get(&month).id && (*then, other) > (*at, place)
            })
        };
        let newest: Vec<_> = words.iter().enumerate().filter(|pair| is_newest(*pair)).map(|(_, word)| *word).collect();
        let after = |words: &[(prop::sample::Index, &'static str, i64)]| {
            let mut engine = frozen();
            take(&mut engine, &payments(&month));
            take(&mut engine, &labels(&month, words));
            scores_afterwards(&mut engine)
        };
        let backwards: Vec<_> = newest.iter().rev().copied().collect();
        prop_assert_eq!(after(&words), after(&newest));
        prop_assert_eq!(after(&newest), after(&backwards));
    }

    #[test]
    fn frozen_weights_stay_as_they_are(month in month(), words in words()) {
        let mut frozen = Engine::new(Config { learn: false, ..to_all() }).unwrap();
        take(&mut frozen, &payments(&month));
        take(&mut frozen, &labels(&month, &words));
        prop_assert_eq!(frozen.model(), None);
        let mut learning = engine();
        take(&mut learning, &payments(&month));
        take(&mut learning, &labels(&month, &words));
        // An import is taken in by time, so that no word of it overtakes another: each was the newest for a while. That a payment was
        // in order always teaches; that it was a fraud only where the account's own evidence leaves blame for what accounts share.
        let is_said = |what: &str| words.iter().any(|(_, word, _)| *word == what);
        let has_learned = learning.model().is_some();
        prop_assert!(has_learned || !is_said("legitimate"));
        prop_assert!(!has_learned || words.iter().any(|(_, word, _)| *word != "withdrawn"));
        learning.configure(Config { learn: false, ..to_all() }).unwrap();
        let before = learning.model();
        take(&mut learning, &labels(&month, &words));
        prop_assert_eq!(before, learning.model());
    }

    #[test]
    fn the_same_word_twice_teaches_once(month in month(), words in words()) {
        let mut engine = engine();
        take(&mut engine, &payments(&month));
        let mut once: Vec<Raw> = Vec::new();
        for paid in &month {
            let word = words.iter().find(|(which, word, _)| which.get(&month).id == paid.id && *word != "withdrawn");
            once.extend(word.map(|(_, word, at)| paid.said(word, *at)));
        }
        prop_assert_eq!(take(&mut engine, &once).accepted as usize, once.len());
        let (state, model) = (snapshot(&engine), engine.model());
        prop_assert_eq!(take(&mut engine, &once).unchanged as usize, once.len());
        prop_assert_eq!(&state, &snapshot(&engine));
        // Nor does taking it back and saying it again.
        let back: Vec<Raw> = month.iter().map(|paid| paid.said("withdrawn", paid.at + DAY)).collect();
        take(&mut engine, &back);
        take(&mut engine, &once);
        prop_assert_eq!(model, engine.model());
    }

    #[test]
    fn a_restored_engine_hears_labels_as_if_nothing_had_happened(month in month(), words in words(), cut in any::<prop::sample::Index>()) {
        let mut batch = payments(&month);
        batch.extend(labels(&month, &words));
        let (before, then) = batch.split_at(cut.index(batch.len() + 1));
        let mut kept = engine();
        take(&mut kept, before);
        let mut restored = Engine::restore(&snapshot(&kept), to_all()).unwrap();
        prop_assert_eq!(take(&mut kept, then), take(&mut restored, then));
        prop_assert_eq!(scores_afterwards(&mut kept), scores_afterwards(&mut restored));
        prop_assert_eq!(snapshot(&kept), snapshot(&restored));
        prop_assert_eq!(kept.model(), restored.model());
    }

    #[test]
    fn a_word_about_a_payment_that_nobody_knows_is_refused_and_changes_nothing(
        month in month(), (of, id) in (0usize..6, 0usize..40), word in word(), at in date(),
    ) {
        let mut engine = engine();
        let stranger = said(of, id, word, at);
        let is_known = |so_far: &[Paid]| so_far.iter().any(|paid| (paid.account, paid.id) == (of, id));
        for so_far in [0, month.len() / 2, month.len()] {
            take(&mut engine, &payments(&month[..so_far]));
            let before = snapshot(&engine);
            let came = take(&mut engine, std::slice::from_ref(&stranger));
            if !is_known(&month[..so_far]) {
                prop_assert_eq!(came.rejected.iter().map(|refused| refused.error.code).collect::<Vec<_>>(), [Code::LabelUnknown]);
                prop_assert_eq!(before, snapshot(&engine));
            }
        }
    }

    #[test]
    fn forgetting_an_account_forgets_what_waits_for_its_labels_and_not_what_was_counted(month in month(), words in words()) {
        let mut engine = frozen();
        take(&mut engine, &payments(&month));
        take(&mut engine, &labels(&month, &words));
        let mut kept = engine.clone();
        for number in 0..4 {
            engine.forget(&account(number));
        }
        let came = take(&mut engine.clone(), &labels(&month, &words));
        prop_assert_eq!(came.rejected.len(), words.len());
        prop_assert!(came.rejected.iter().all(|refused| refused.error.code == Code::LabelUnknown));
        prop_assert_eq!(scores_afterwards(&mut engine), scores_afterwards(&mut kept));
    }

    #[test]
    fn within_an_hour_it_does_not_matter_whose_events_come_first(
        told in prop::collection::vec((0usize..5, 0i64..48, 0i64..60, 0u8..8, word(), 500u32..40_000), 1..60),
        turns in prop::collection::vec(any::<u8>(), 48),
    ) {
        // Enough strangers that what is usual among all of them counts.
        let mut settled: Vec<Raw> = Vec::new();
        for number in 0..40 {
            let at = START - 3 * DAY + number as i64 * 20 * MINUTE;
            settled.push(Paid { account: 10 + number, id: 500 + number, at, cents: 2_000, shop: number % 3, phone: 3 }.raw());
        }
        // Each account's events in order of time; a label is about an earlier payment of its account.
        let mut told = told;
        told.sort_by_key(|(account, hour, minute, ..)| (*account, *hour, *minute));
        let mut events: Vec<(i64, usize, usize, Raw)> = Vec::new();
        let mut paid: Vec<Paid> = Vec::new();
        for (place, (account, hour, minute, what, word, cents)) in told.into_iter().enumerate() {
            let at = START + hour * HOUR + minute * MINUTE;
            let own: Vec<Paid> = paid.iter().filter(|paid| paid.account == account).copied().collect();
            let raw = match what {
                0..4 if !own.is_empty() => own[cents as usize % own.len()].said(word, at),
                4 => came(account, place, at),
                _ => {
                    let now = Paid { account, id: place, at, cents, shop: place % 3, phone: usize::from(what) % 3 };
                    paid.push(now);
                    now.raw()
                }
            };
            events.push((hour, account, place, raw));
        }
        let scores = |events: &[(i64, usize, usize, Raw)]| {
            let mut engine = frozen();
            take(&mut engine, &settled);
            let batch: Vec<Raw> = events.iter().map(|(.., raw)| raw.clone()).collect();
            let mut all = take(&mut engine, &batch).assessments;
            all.extend(scores_afterwards(&mut engine));
            all.sort_by(|a, b| a.event_id.cmp(&b.event_id));
            all.into_iter().map(|seen| (seen.event_id, seen.scored)).collect::<Vec<_>>()
        };
        let by_account = { events.sort_by_key(|(hour, account, place, _)| (*hour, *account, *place)); scores(&events) };
        let shifted = |hour: i64, account: usize| (account + usize::from(turns[hour as usize])) % 5;
        events.sort_by_key(|(hour, account, place, _)| (*hour, shifted(*hour, *account), *place));
        prop_assert_eq!(&by_account, &scores(&events));
        let mut nth = std::collections::BTreeMap::new();
        let mut in_turn: Vec<(i64, usize, usize, Raw)> = Vec::new();
        for (hour, account, place, raw) in events {
            let turn = nth.entry((hour, account)).or_insert(0usize);
            *turn += 1;
            in_turn.push((hour, *turn, shifted(hour, account) + 5 * place, raw));
        }
        in_turn.sort_by_key(|(hour, turn, account, _)| (*hour, *turn, *account));
        prop_assert_eq!(&by_account, &scores(&in_turn));
    }
}
