//! A year with the life cycle on: what a person is told in a month, and whether the stories still come through.
//!
//! Whoever is watched looks at the alerts once a day: what belongs to no story is answered by "it was me", what does is
//! noted, and its own word on it comes when the story says so. Told is what stands open when it comes in: not what was
//! counted up in an alert already seen, and not what the day held back.
//! Beside it the same year without a life cycle: every payment's suspicion by its probability alone, each time.
//! Not here: how well signals see (`report`).

use crate::calendar::{DAY, MINUTE};
use crate::journal::Part;
use crate::reading;
use crate::set::{Digest, Life, YEAR};
use crate::tally::{Told, share};
use std::collections::{BTreeMap, BTreeSet};
use wallet_sentinel::alert::{Action, Alert, AlertQuery, Deed, Disposition, State};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{Assessment, Ingested};
use wallet_sentinel::reason::Severity;
use wallet_sentinel::reason::{Audience, Topic};
use wallet_sentinel::signal;
use wallet_sentinel::stats::math::logistic;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// Days in which the engine learns and nothing is counted, and days that are then counted.
const WARM_UP: i64 = 30;
const COUNTED: i64 = 365;
/// False warnings a person and month that are borne in any persona, the worst one included.
const WORST: f64 = 1.0;
const MONTHS: f64 = 12.0;
const SEVERITIES: [Severity; 4] = [
    Severity::Info,
    Severity::Notice,
    Severity::Warning,
    Severity::Danger,
];

/// What one persona's people were told that no story explains.
#[derive(Debug, Default)]
struct Falsely {
    persons: usize,
    /// By severity, with the life cycle.
    told: [usize; 4],
    held: usize,
    /// Warnings and worse, without it.
    bare: usize,
}

struct Year<'a> {
    life: &'a Life,
    engine: Engine,
    of_story: BTreeMap<&'a str, (usize, Part)>,
    with: Vec<Told>,
    without: Vec<Told>,
    falsely: Falsely,
    /// Alerts told of already, and how severe they were then.
    known: BTreeMap<String, Severity>,
    explained: BTreeSet<String>,
}

impl<'a> Year<'a> {
    fn of(life: &'a Life) -> Self {
        let of_story = life
            .arrivals
            .iter()
            .filter_map(|arrival| Some((arrival.id.as_str(), arrival.story?)));
        let stories = || -> Vec<Told> {
            life.slots
                .iter()
                .map(|slot| Told::new(*slot, &life.person))
                .collect()
        };
        Self {
            life,
            engine: Engine::new(Config {
                audience: Readers::All, // the base is then that of all shares
                ..Config::default()
            })
            .unwrap(),
            of_story: of_story.collect(),
            with: stories(),
            without: stories(),
            falsely: Falsely::default(),
            known: BTreeMap::new(),
            explained: BTreeSet::new(),
        }
    }

    fn live(&mut self) {
        let life = self.life;
        let midnight = |day: i64| day * DAY - life.person.home.offset * MINUTE;
        let mut day = life.person.start;
        for arrival in &life.arrivals {
            while midnight(day + 1) <= arrival.arrives {
                day += 1;
                let now = Millis::new(midnight(day)).unwrap();
                let woken = self.engine.advance(now);
                self.hear(&woken, None, now.get());
                self.look(now);
            }
            if let (true, Some((number, Part::Loss))) = (arrival.is_payment, arrival.story) {
                self.with[number].losses += 1;
                self.without[number].losses += 1;
            }
            let raw = reading::raw_event(&arrival.json).unwrap();
            let came = self.engine.ingest(&[raw], IngestOptions::default()).unwrap();
            self.hear(&came.alerts, arrival.story, arrival.arrives);
            self.hear_bare(&came, arrival.story, arrival.arrives);
        }
    }

    fn counts(&self, at: i64) -> bool {
        let begin = self.life.person.at(self.life.person.start + WARM_UP, 0.0);
        (begin..begin + COUNTED * DAY).contains(&at)
    }

    /// With the life cycle: what stands open.
    fn hear(&mut self, alerts: &[Alert], story: Option<(usize, Part)>, at: i64) {
        for alert in alerts {
            let of_story: Vec<(usize, Part)> = alert
                .event_ids
                .iter()
                .filter_map(|id| self.of_story.get(id.as_str()).copied())
                .chain(story)
                .collect();
            if !of_story.is_empty() {
                self.explained.insert(alert.id.clone());
            }
            let is_held = alert
                .history
                .last()
                .is_some_and(|step| step.action == "held-back");
            if is_held && self.counts(at) {
                self.falsely.held += 1;
            }
            if !matches!(alert.state, State::Open | State::Escalated) {
                continue;
            }
            for (number, _) in of_story.iter().filter(|(_, part)| *part != Part::Beside) {
                if alert.severity >= Severity::Notice {
                    self.with[*number].hear(alert.severity, at);
                }
            }
            let before = self.known.insert(alert.id.clone(), alert.severity);
            let is_news = before.is_none_or(|before| before < alert.severity);
            if is_news
                && !self.explained.contains(&alert.id)
                && alert.audience == Audience::Holder
                && self.counts(at)
            {
                if let Some(place) = before.and_then(place_of) {
                    self.falsely.told[place] = self.falsely.told[place].saturating_sub(1);
                }
                self.falsely.told[place_of(alert.severity).unwrap()] += 1;
            }
        }
    }

    /// Without it: every suspicion, every time.
    fn hear_bare(&mut self, came: &Ingested, story: Option<(usize, Part)>, at: i64) {
        let of_service = came.alerts.iter().filter(|alert| alert.topic == Topic::Service);
        let of_payments = came.assessments.iter().filter_map(bare);
        for severity in of_service.map(|alert| alert.severity).chain(of_payments) {
            match story {
                Some((number, part)) if part != Part::Beside && severity >= Severity::Notice => {
                    self.without[number].hear(severity, at);
                }
                None if severity >= Severity::Warning && self.counts(at) => self.falsely.bare += 1,
                _ => {}
            }
        }
    }

    /// The daily look at what stands open.
    fn look(&mut self, at: Millis) {
        let query = AlertQuery {
            states: Some(vec![State::Open]),
            ..AlertQuery::default()
        };
        let open: Vec<(String, bool)> = self
            .engine
            .alerts(&query)
            .unwrap()
            .into_iter()
            .filter(|alert| alert.audience == Audience::Holder)
            .map(|alert| {
                (
                    alert.id.clone(),
                    alert.topic == Topic::Payment && !self.explained.contains(&alert.id),
                )
            })
            .collect();
        for (id, was_me) in open {
            let deed = if was_me {
                Deed::Resolve(Disposition::Legitimate)
            } else {
                Deed::Acknowledge
            };
            let by = Some("holder".to_owned());
            self.engine.act(&id, &Action { at, by, deed }).unwrap();
        }
    }
}

fn place_of(severity: Severity) -> Option<usize> {
    SEVERITIES.iter().position(|known| *known == severity)
}

/// A payment's severity by its probability alone, as the holder may know it.
pub(crate) fn bare(assessment: &Assessment) -> Option<Severity> {
    let scored = &assessment.scored;
    let holders =
        |code: &str| signal::of_code(code).is_some_and(|signal| signal.reason.audience() == Audience::Holder);
    let shares = scored.reasons.iter().filter(|reason| holders(&reason.code));
    let nats: Vec<f64> = shares.map(|reason| reason.contribution).collect();
    match logistic(scored.base + nats.iter().sum::<f64>()) {
        _ if nats.is_empty() => None,
        p if p >= 0.9 => Some(Severity::Danger),
        p if p >= 0.5 => Some(Severity::Warning),
        p if p >= 0.1 => Some(Severity::Notice),
        _ => None,
    }
}

#[test]
fn a_year_of_a_person_s_life_is_warned_of_at_most_once_a_month_in_vain_and_no_story_is_lost() {
    let mut falsely: BTreeMap<&str, Falsely> = BTreeMap::new();
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let mut digest = Digest::new();
    for life in YEAR.lives() {
        life.arrivals
            .iter()
            .for_each(|arrival| digest.add(&arrival.json.to_string()));
        let mut year = Year::of(&life);
        year.live();
        let sum = falsely.entry(life.person.persona.name()).or_default();
        sum.persons += 1;
        sum.held += year.falsely.held;
        sum.bare += year.falsely.bare;
        for (sum, told) in sum.told.iter_mut().zip(year.falsely.told) {
            *sum += told;
        }
        with.append(&mut year.with);
        without.append(&mut year.without);
    }

    println!("\nalerts that no story explains, per person and month, after the first {WARM_UP} days");
    println!(
        "{:<14}{:>8}{:>8}{:>9}{:>8}{:>7}{:>22}",
        "persona", "info", "notice", "warning", "danger", "held", "warnings without"
    );
    let mut worst: f64 = 0.0;
    for (name, sum) in &falsely {
        let per = |count: usize| count as f64 / (sum.persons as f64 * MONTHS);
        let [info, notice, warning, danger] = sum.told.map(per);
        println!(
            "{name:<14}{info:>8.3}{notice:>8.3}{warning:>9.3}{danger:>8.3}{:>7.3}{:>22.3}",
            per(sum.held),
            per(sum.bare)
        );
        worst = worst.max(warning + danger);
    }
    let holders = |told: &[Told]| share(told.iter().filter(|told| !told.is_operators()), Told::is_in_time);
    let count = with.iter().filter(|told| !told.is_operators()).count();
    let (kept, bare) = (holders(&with), holders(&without));
    println!("stories told in time, of {count}: {kept:.3} with the life cycle, {bare:.3} without");
    assert_eq!(
        digest.0, YEAR.digest,
        "the year tells something else than it did: {:#018x}",
        digest.0
    );
    assert!(worst <= WORST, "{worst} false warnings a month");
    assert!(kept >= bare, "the life cycle loses stories: {kept} of {bare}");
}
