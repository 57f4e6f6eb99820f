//! Tampered snapshots: bytes and numbers changed, and the checksum made to fit.
//!
//! A state lies on devices, in stores and in backups. Whatever was done to it there, restoring it either refuses or gives an
//! engine that answers with numbers: none that is no number, none beyond what money and dates can be, and nothing that stops
//! the core. What is changed to another state that could have been is not told from it here: that needs a seal.
//! `TAMPERS=14000 cargo test --test snapshot tampered -- --nocapture` tries more of them and prints what came of it.

use super::rich::{NOW, asked, rich};
use super::{DAY, NOON, reading, written};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use wallet_sentinel::alert::AlertQuery;
use wallet_sentinel::engine::{LinkQuery, QuestionQuery, WatchQuery};
use wallet_sentinel::event::{Outcome, RawEvent};
use wallet_sentinel::reason::Param;
use wallet_sentinel::snapshot::{Section, sections};
use wallet_sentinel::summary::{By, Compare, Interval, SummaryQuery};
use wallet_sentinel::{Code, Config, Engine, IngestOptions, Millis};

/// Tampers that are tried where nobody asks for more: what runs in some seconds.
const TRIED: usize = 1_400;

/// Seeded: the same tampers everywhere (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

/// Places at which the eight bytes look like a number that a statistic holds.
fn numbers(payload: &[u8]) -> Vec<usize> {
    let is_one = |bytes: &[u8]| {
        let number = f64::from_le_bytes(bytes.try_into().unwrap()).abs();
        (1e-6..1e9).contains(&number)
    };
    let all = payload.windows(8).enumerate();
    all.filter(|(_, bytes)| is_one(bytes))
        .map(|(place, _)| place)
        .collect()
}

/// A section to tamper with: every other time each as likely, else each byte, so that neither the small ones nor the large ones
/// are spared.
pub(super) fn section(sections: &[Section<'_>], dice: &mut Dice) -> usize {
    if dice.below(2) == 0 {
        return dice.below(sections.len());
    }
    let all: usize = sections.iter().map(|section| section.payload.len()).sum();
    let mut left = dice.below(all);
    let holds = |section: &Section<'_>| {
        let is_in = left < section.payload.len();
        left = left.saturating_sub(section.payload.len());
        is_in
    };
    sections.iter().position(holds).unwrap()
}

const NUMBERS: [f64; 8] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    -1e308,
    1e308,
    -1.0,
    1e-300,
    1e40,
];
/// A varint that fills 64 bits, and one that goes on for longer than any.
const VARINTS: [[u8; 10]; 2] = [
    [255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
    [255, 255, 255, 255, 255, 255, 255, 255, 255, 255],
];

/// Changes a payload, and says how.
pub(super) fn tamper(payload: &mut Vec<u8>, numbers: &[usize], dice: &mut Dice) -> String {
    let place = dice.below(payload.len());
    let run = 1 + dice.below(16).min(payload.len() - place - 1);
    match dice.below(10) {
        0 => payload[place] ^= 1 << dice.below(8),
        1 => payload[place] = u8::try_from(dice.below(256)).unwrap(),
        2..=4 if !numbers.is_empty() => {
            let place = numbers[dice.below(numbers.len())];
            let number = match dice.below(10) {
                8 => -f64::from_le_bytes(payload[place..place + 8].try_into().unwrap()),
                9 => f64::from_le_bytes(payload[place..place + 8].try_into().unwrap()) * 1e6,
                one => NUMBERS[one],
            };
            payload[place..place + 8].copy_from_slice(&number.to_le_bytes());
            return format!("{number:e} at {place}");
        }
        5 => drop(payload.splice(place..place + 1, VARINTS[dice.below(2)])),
        6 => {
            let again = payload[place..place + run].to_vec();
            drop(payload.splice(place..place, again));
        }
        7 => drop(payload.drain(place..place + run)),
        8 => payload[place..place + run].reverse(),
        _ => payload[place] = payload[place].wrapping_add(1),
    }
    format!("at {place}")
}

/// A number that is none, or beyond any sum, in what was answered.
fn stray(answers: &str) -> Option<String> {
    let part = |c: char| !(c.is_ascii_alphanumeric() || "-.".contains(c));
    let is_beyond = |word: &str| {
        let exponent = word.split_once('e').filter(|(digits, _)| {
            digits
                .trim_start_matches('-')
                .starts_with(|c: char| c.is_ascii_digit())
        });
        exponent.is_some_and(|(digits, power)| {
            digits.parse::<f64>().is_ok() && power.parse::<i32>().is_ok_and(|power| power > 30)
        })
    };
    let words = answers.split(part);
    let mut strays = words.filter(|word| matches!(*word, "NaN" | "inf" | "-inf") || is_beyond(word));
    let first = strays.next()?;
    let place = first.as_ptr() as usize - answers.as_ptr() as usize;
    Some(answers[place.saturating_sub(160)..(place + 40).min(answers.len())].to_owned())
}

/// Everything that an engine answers, as text, and the outcomes of what was asked.
fn answers(engine: &mut Engine) -> Result<(String, Vec<Outcome>), String> {
    let mut text = String::new();
    let mut outcomes = Vec::new();
    for event in asked() {
        let raw = reading::raw_event(&event).unwrap();
        let scored = engine
            .assess(&raw)
            .map_err(|error| format!("assess: {error:?}"))?;
        let its = &scored.scored;
        if !(0.0..=1.0).contains(&its.probability) || !(0.0..=100.0).contains(&its.score) {
            return Err(format!("a score of {}", its.score));
        }
        let numbers = its.reasons.iter().flat_map(|reason| &reason.params.0);
        for (name, param) in numbers {
            if let Param::Number(number) = param
                && !number.is_finite()
            {
                return Err(format!("{name} is {number}"));
            }
        }
        outcomes.push(its.outcome);
        let receipt = engine
            .receipt(&raw)
            .map_err(|error| format!("receipt: {error:?}"))?;
        engine
            .replay(&raw, &receipt.slice)
            .map_err(|error| format!("replay: {error:?}"))?;
        write!(text, "{scored:?}").unwrap();
    }
    let query = SummaryQuery {
        interval: Some(Interval::Week),
        by: Some(By::Category),
        compare: Some(Compare::Previous),
        ..SummaryQuery::over(Millis::new(NOON).unwrap(), Millis::new(NOON + 80 * DAY).unwrap())
    };
    let query = SummaryQuery {
        holder_id: Some("li".to_owned()),
        ..query
    };
    write!(text, "{:?}", engine.summary(&query)).unwrap();
    write!(text, "{:?}", engine.alerts(&AlertQuery::default())).unwrap();
    write!(text, "{:?}", engine.watched(&WatchQuery::default())).unwrap();
    write!(text, "{:?}", engine.refundable(&WatchQuery::default())).unwrap();
    write!(text, "{:?}", engine.links(&LinkQuery::default())).unwrap();
    let now = Millis::new(NOW + 20 * DAY).unwrap();
    write!(
        text,
        "{:?}",
        engine.question(&QuestionQuery {
            now,
            account_id: None
        })
    )
    .unwrap();
    write!(
        text,
        "{:?}",
        engine.status().map_err(|error| format!("{error:?}"))?
    )
    .unwrap();
    write!(text, "{:?}", engine.model()).unwrap();
    Ok((text, outcomes))
}

/// What became of a tampered snapshot.
enum Fate {
    Refused,
    /// Restored, with these outcomes.
    Restored(Vec<Outcome>),
    /// It stopped the core, or gave what no engine may give.
    Broken(String),
}

fn fate(bytes: &[u8]) -> Fate {
    let lives = || {
        let mut engine = match Engine::restore_as_set(bytes) {
            Ok(engine) => engine,
            Err(error) => {
                let is_known = matches!(
                    error.code,
                    Code::SnapshotCorrupt | Code::SnapshotVersion | Code::ConfigInvalid
                );
                return Ok::<_, String>(if is_known {
                    None
                } else {
                    return Err(format!("refused by {error:?}"));
                });
            }
        };
        let (first, outcomes) = answers(&mut engine)?;
        let again = engine
            .snapshot()
            .map_err(|error| format!("snapshot: {error:?}"))?;
        let second = Engine::restore_as_set(&again).map_err(|error| format!("restored again: {error:?}"))?;
        if second.snapshot().as_ref() != Ok(&again) {
            return Err("restored again it is another one".to_owned());
        }
        take_what_comes(&mut engine);
        let (last, _) = answers(&mut engine)?;
        match stray(&first).or_else(|| stray(&last)) {
            Some(stray) => Err(format!("a number that is none: {stray}")),
            None => Ok(Some(outcomes)),
        }
    };
    match catch_unwind(AssertUnwindSafe(lives)) {
        Ok(Ok(None)) => Fate::Refused,
        Ok(Ok(Some(outcomes))) => Fate::Restored(outcomes),
        Ok(Err(broken)) => Fate::Broken(broken),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Fate::Broken(format!("it stopped: {}", text.unwrap_or_default()))
        }
    }
}

/// Life goes on: payments, labels, a login, a later day, an account that is erased.
fn take_what_comes(engine: &mut Engine) {
    let at = NOW + 10 * DAY;
    let mut events = vec![
        json!({ "kind": "access", "id": "late-login", "accountId": "li", "at": at, "action": "login", "success": true }),
        json!({ "kind": "label", "accountId": "li", "at": at, "label": "fraud", "of": { "transactionId": "li-odd" } }),
        json!({ "kind": "label", "accountId": "mei-main", "at": at, "label": "legitimate",
            "of": { "transactionId": "mei-once" } }),
    ];
    events.extend(asked());
    for event in events {
        let raw: [RawEvent<'_>; 1] = [reading::raw_event(&event).unwrap()];
        engine.ingest(&raw, IngestOptions::default()).unwrap();
    }
    engine.advance(Millis::new(at + 30 * DAY).unwrap());
    engine.forget("wang-main");
}

#[test]
fn a_tampered_snapshot_is_refused_or_gives_an_engine_that_answers_with_numbers() {
    let tried = std::env::var("TAMPERS").map_or(TRIED, |tried| tried.parse().unwrap());
    let bytes = rich().snapshot().unwrap();
    let Fate::Restored(before) = fate(&bytes) else {
        panic!("as it was it restores")
    };
    let whole = sections(&bytes).unwrap();
    let numbers: Vec<Vec<usize>> = whole.iter().map(|section| numbers(section.payload)).collect();
    let (mut refused, mut same, mut other, mut silenced) = (0, 0, 0, 0);
    let mut broken: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut dice = Dice(20_260_302);
    for number in 0..tried {
        let place = section(&whole, &mut dice);
        let mut payload = whole[place].payload.to_vec();
        let how = tamper(&mut payload, &numbers[place], &mut dice);
        let mut changed = whole.clone();
        changed[place].payload = &payload;
        match fate(&written(&changed)) {
            Fate::Refused => refused += 1,
            Fate::Restored(outcomes) if outcomes == before => same += 1,
            Fate::Restored(outcomes) => {
                other += 1;
                let blocks =
                    |outcomes: &[Outcome]| outcomes.iter().filter(|one| **one == Outcome::Block).count();
                let allows = before
                    .iter()
                    .zip(&outcomes)
                    .any(|(then, now)| (*then, *now) == (Outcome::Block, Outcome::Allow));
                silenced += usize::from(allows && blocks(&outcomes) < blocks(&before));
            }
            Fate::Broken(why) => {
                let name = whole[place].name.to_owned();
                broken
                    .entry(name)
                    .or_default()
                    .push(format!("{number}, {how}: {why}"));
            }
        }
    }
    let bad: usize = broken.values().map(Vec::len).sum();
    let sizes: Vec<_> = whole
        .iter()
        .map(|section| (section.name, section.payload.len()))
        .collect();
    println!("{} bytes, {sizes:?}, outcomes {before:?}", bytes.len());
    println!(
        "of {tried}: refused {refused}, as before {same}, other outcomes {other} (block to allow {silenced}), broken {bad}"
    );
    for (section, all) in &broken {
        println!("{section}: {}", all.len());
        all.iter().for_each(|one| println!("  {one}"));
    }
    assert_eq!(bad, 0);
    assert!(
        refused > tried / 4,
        "only {refused} of {tried} were refused: are they tampered with at all?"
    );
}

#[test]
fn what_is_tampered_with_has_something_of_everything() {
    let bytes = rich().snapshot().unwrap();
    let empty = Engine::new(Config::default()).unwrap().snapshot().unwrap();
    let plain = sections(&empty).unwrap();
    let all = sections(&bytes).unwrap();
    let same: Vec<&Section<'_>> = all
        .iter()
        .filter(|one| one.name != "layout" && plain.contains(one))
        .collect();
    assert_eq!(same, Vec::<&Section<'_>>::new());
    assert_eq!(all.len(), plain.len() + 1, "and what the host set");
}
