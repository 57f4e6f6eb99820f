//! Whose eyes the answers are for: what the desk suspects reaches no payer, in no answer and by no detour.

use crate::reading;
use crate::told::{TODAY, at, paid, sent};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Action, Alert, AlertQuery};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{IngestOptions, Ingested};
use wallet_sentinel::reason::Audience;
use wallet_sentinel::score::Scored;
use wallet_sentinel::signal;
use wallet_sentinel::stats::math::logit;
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};
use wallet_sentinel::{Code, Config, Engine};

const NOON: i64 = TODAY + 12 * HOUR;

/// Habits, and then other people's money: in from three strangers, out to two within the day, four times over; and sums just
/// below a limit.
fn a_mule_s_life() -> Vec<Json> {
    let mut life: Vec<Json> = (0..90)
        .map(|day| {
            let (time, amount) = (NOON - (90 - day) * DAY, format!("{}.00", 18 + day % 9));
            paid(&format!("lunch {day}"), time, &amount, "canteen")
        })
        .collect();
    for turn in 0..4 {
        let day = NOON + 3 * turn * DAY;
        for part in 0..3 {
            let mut received = sent(
                &format!("in {turn} {part}"),
                day + part * HOUR,
                "9500.00",
                &format!("sender {turn} {part}"),
            );
            received["direction"] = json!("credit");
            life.push(received);
        }
        for part in 0..2 {
            let time = day + 8 * HOUR + part * 20 * MINUTE;
            let to = format!("receiver {turn} {part}");
            life.push(sent(&format!("out {turn} {part}"), time, "14000.00", &to));
        }
    }
    life
}

fn engine_for(audience: Readers) -> Engine {
    Engine::new(Config {
        audience,
        ..Config::default()
    })
    .unwrap()
}

fn hears(engine: &mut Engine, events: &[Json]) -> Ingested {
    let raw: Vec<_> = events
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect();
    engine.ingest(&raw, IngestOptions::default()).unwrap()
}

/// The life event by event, as a wallet sees it; what came of each.
fn lived(engine: &mut Engine) -> Vec<Ingested> {
    let life = a_mule_s_life();
    life.iter()
        .map(|event| hears(engine, std::slice::from_ref(event)))
        .collect()
}

fn asked(audience: Option<Readers>) -> AlertQuery {
    AlertQuery {
        audience,
        ..AlertQuery::default()
    }
}

fn is_operators(code: &str) -> bool {
    signal::audience_of(code) == Audience::Operator
}

#[test]
fn the_base_and_the_shares_that_are_shown_are_the_score_whoever_reads() {
    let mut seen: Vec<Vec<u64>> = Vec::new();
    for readers in [Readers::Holder, Readers::Operator, Readers::All] {
        let (mut bits, mut hidden) = (Vec::new(), 0);
        for assessment in lived(&mut engine_for(readers))
            .iter()
            .flat_map(|came| &came.assessments)
        {
            let scored = &assessment.scored;
            let shares: f64 = scored.reasons.iter().map(|reason| reason.contribution).sum();
            let gap = (scored.base + shares - logit(scored.probability)).abs();
            // A probability near 1 holds its odds to fewer digits: half of its last place is that much of them.
            let odds_hold = 1e-12 + f64::EPSILON / (scored.probability * (1.0 - scored.probability));
            assert!(gap < odds_hold, "{readers:?}: {gap} at {}", assessment.event_id);
            let is_shown = |code: &str| signal::audience_of(code).is_for(readers);
            assert!(scored.reasons.iter().all(|reason| is_shown(&reason.code)));
            hidden += scored.reasons.len();
            bits.extend([scored.probability.to_bits(), scored.score.to_bits()]);
        }
        assert!(hidden > 0, "{readers:?} see something");
        seen.push(bits);
    }
    assert_eq!(seen[0], seen[1], "the probability is the same to the bit");
    assert_eq!(seen[0], seen[2]);
}

#[test]
fn the_base_a_payer_sees_is_the_log_odds_less_the_shown_shares_in_their_order() {
    let (whole, shown) = (
        lived(&mut engine_for(Readers::All)),
        lived(&mut engine_for(Readers::Holder)),
    );
    let mut with_some_hidden = 0;
    for (whole, shown) in whole.iter().zip(&shown) {
        let (whole, shown) = (&whole.assessments[0].scored, &shown.assessments[0].scored);
        let left: Vec<_> = whole
            .reasons
            .iter()
            .filter(|reason| !is_operators(&reason.code))
            .cloned()
            .collect();
        assert_eq!(left, shown.reasons);
        let sum = |scored: &Scored| {
            let shares = scored.reasons.iter().map(|reason| reason.contribution);
            shares.fold(scored.base, |sum, share| sum + share)
        };
        assert!((sum(whole) - sum(shown)).abs() < 1e-12);
        if left.len() == whole.reasons.len() {
            assert_eq!(
                whole.base.to_bits(),
                shown.base.to_bits(),
                "nothing hidden, nothing moved"
            );
        } else {
            with_some_hidden += 1;
            assert!(shown.base > whole.base, "what is hidden is in the base");
        }
    }
    assert!(with_some_hidden >= 4, "{with_some_hidden}");
}

#[test]
fn what_the_desk_suspects_is_in_no_answer_to_the_holder_and_as_unknown_as_what_never_was() {
    let mut desk = engine_for(Readers::All);
    lived(&mut desk);
    let theirs: Vec<Alert> = desk
        .alerts(&asked(Some(Readers::Operator)))
        .unwrap()
        .into_iter()
        .cloned()
        .collect();
    assert!(theirs.len() >= 4, "the desk has its alerts: {}", theirs.len());
    let default = desk.alerts(&asked(None)).unwrap();
    assert!(default.iter().all(|alert| alert.audience == Audience::Holder));

    for id in desk
        .alerts(&asked(Some(Readers::All)))
        .unwrap()
        .iter()
        .map(|alert| alert.id.clone())
        .collect::<Vec<_>>()
    {
        let shown = serde_json::json!({ "do": "show", "at": NOON });
        desk.act(&id, &serde_json::from_value(shown).unwrap()).unwrap();
    }

    // The same state, read by others: a snapshot does not say who reads it.
    let bytes = desk.snapshot().unwrap();
    let mut phone = Engine::restore(&bytes, Config::default()).unwrap();
    let shown = phone.alerts(&asked(None)).unwrap();
    assert!(!shown.is_empty() && shown.iter().all(|alert| alert.audience == Audience::Holder));
    for readers in [Readers::Operator, Readers::All] {
        let refused = phone.alerts(&asked(Some(readers))).unwrap_err();
        assert_eq!(
            (refused.code, refused.field),
            (Code::AudienceNotAllowed, Some("audience"))
        );
    }
    let id = &theirs[0].id;
    let look: Action = serde_json::from_value(json!({ "do": "acknowledge", "at": NOON + 30 * DAY })).unwrap();
    let unknown = phone.act(id, &look).unwrap_err();
    let never = phone.act("999999", &look).unwrap_err();
    assert_eq!((unknown.code, unknown.field), (never.code, never.field));
    let of_alert = CaseQuery {
        alert_id: Some(id.clone()),
        ..CaseQuery::default()
    };
    assert_eq!(
        phone.support_case(&of_alert).unwrap_err().code,
        Code::AlertUnknown
    );
    let of_problem = CaseQuery {
        account_id: Some("mei".to_owned()),
        transaction_id: Some("out 0 0".to_owned()),
        problem: Some("rapid-in-out".to_owned()),
        ..CaseQuery::default()
    };
    assert_eq!(
        phone.support_case(&of_problem).unwrap_err().code,
        Code::ValueUnknown
    );
    assert_eq!(
        phone.snapshot().unwrap(),
        bytes,
        "what was refused changed nothing of the desk's"
    );
    // Time ends the desk's alerts, too, and says so to nobody else.
    let ended = phone.advance(at(NOON + 200 * DAY));
    assert!(!ended.is_empty() && ended.iter().all(|alert| alert.audience == Audience::Holder));
    desk.advance(at(NOON + 200 * DAY));
    assert_eq!(phone.snapshot().unwrap(), desk.snapshot().unwrap());
}

#[test]
fn alerts_and_their_ids_are_the_holder_s_as_they_come() {
    for came in lived(&mut engine_for(Readers::Holder)) {
        assert!(came.alerts.iter().all(|alert| alert.audience == Audience::Holder));
        let told = |id: &String| came.alerts.iter().any(|alert| alert.id == *id);
        assert!(came.assessments[0].alert_ids.iter().all(told));
    }
    let mut desk = engine_for(Readers::Operator);
    let came = lived(&mut desk);
    let theirs: Vec<&Alert> = came.iter().flat_map(|came| &came.alerts).collect();
    assert!(!theirs.is_empty() && theirs.iter().all(|alert| alert.audience == Audience::Operator));
}

#[test]
fn a_receipt_for_a_payer_names_neither_reason_nor_measure_of_the_desk_s() {
    let life = a_mule_s_life();
    let (last, before) = life.split_last().unwrap();
    let raw = reading::raw_event(last).unwrap();
    let made = |readers: Readers| {
        let mut engine = engine_for(readers);
        before.iter().for_each(|event| {
            hears(&mut engine, std::slice::from_ref(event));
        });
        let receipt = engine.receipt(&raw).unwrap();
        let again = engine.replay(&raw, &receipt.slice).unwrap();
        assert_eq!(receipt.differs(&again), Vec::<&str>::new(), "{readers:?}");
        receipt
    };
    let names = |receipt: &wallet_sentinel::engine::Receipt| {
        let measured = receipt.features.iter().map(|(name, _)| name.clone());
        let reasons = receipt
            .result
            .scored
            .reasons
            .iter()
            .map(|reason| reason.code.clone());
        measured.chain(reasons).collect::<Vec<String>>()
    };
    let desk_s = |name: &String| is_operators(name.split('.').next().unwrap());
    let (whole, shown) = (made(Readers::All), made(Readers::Holder));
    assert!(names(&whole).iter().any(desk_s));
    assert!(!names(&shown).iter().any(desk_s));
    let theirs = made(Readers::Operator);
    assert!(names(&theirs).iter().all(desk_s));
    assert!(
        whole.differs(&shown).contains(&"config"),
        "who reads is a part of what is vouched for"
    );
}

#[test]
fn a_reason_of_the_desk_s_in_shadow_is_named_to_the_desk_only() {
    let shadows = |readers: Readers| {
        let mut config = Config {
            audience: readers,
            ..Config::default()
        };
        let in_shadow = serde_json::from_value(json!({ "mode": "shadow" })).unwrap();
        config.reasons.insert("rapid-in-out".to_owned(), in_shadow);
        let came = lived(&mut Engine::new(config).unwrap());
        let assessments = came.into_iter().flat_map(|came| came.assessments);
        assessments.filter_map(|assessment| assessment.shadow).count()
    };
    assert_eq!(shadows(Readers::Holder), 0);
    assert!(shadows(Readers::All) > 0);
}

#[test]
fn what_the_desk_suspects_takes_no_place_in_an_import_and_is_counted_in_no_line_of_the_holder_s() {
    // Deposits only: nothing in them is the holder's to be told of.
    let life: Vec<Json> = a_mule_s_life()
        .into_iter()
        .filter(|event| event["direction"] == "debit" && event["type"] == "purchase")
        .chain((0..12).map(|turn| {
            let mut deposit = sent(
                &format!("deposit {turn}"),
                NOON + turn * DAY,
                "9500.00",
                &format!("teller {turn}"),
            );
            deposit["direction"] = json!("credit");
            deposit["currency"] = json!("USD");
            deposit
        }))
        .collect();
    let mut phone = engine_for(Readers::Holder);
    assert_eq!(hears(&mut phone, &life).alerts, []);
    assert_eq!(phone.alerts(&asked(None)).unwrap().len(), 0);
    let mut desk = engine_for(Readers::All);
    let theirs = hears(&mut desk, &life).alerts;
    assert!(theirs.len() > 5, "{} in one import", theirs.len());
}
