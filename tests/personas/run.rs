//! Lives through engines: one engine per person, one event at a time, the clock moved once a day; what was told is noted.
//!
//! An alert that names an event of a story, or was raised while one came in, belongs to the story; every other one is false.
//! Not here: figures (`report`).

use crate::calendar::{DAY, MINUTE};
use crate::journal::{Arrival, Part};
use crate::reading;
use crate::set::{Digest, Life, Set, TUNING};
use crate::tally::{False, Tally, Told};
use crate::year::bare;
use serde_json::{Value as Json, json};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock};
use wallet_sentinel::alert::{Alert, State};
use wallet_sentinel::config::{Readers, ReasonConfig};
use wallet_sentinel::engine::QuestionQuery;
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::reason::Severity;
use wallet_sentinel::reason::false_alarms::starts_in_shadow;
use wallet_sentinel::signal::{self, Signal};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// Days in which the engine learns and nothing is counted.
pub(crate) const WARM_UP: i64 = 30;

/// A whole set.
pub(crate) fn run(set: &Set) -> Tally {
    run_answering(set, 0)
}

/// The tuning set with every reason live, whatever it starts as: run once for all who ask.
pub(crate) fn tuning_all_live() -> &'static Tally {
    static TALLY: OnceLock<Tally> = OnceLock::new();
    TALLY.get_or_init(|| {
        let live = |signal: &Signal| (signal.code().to_owned(), ReasonConfig::default());
        let reasons = signal::REGISTRY.iter().filter(|signal| signal.reason.has_modes());
        run_with(&TUNING, 0, &reasons.map(live).collect())
    })
}

/// The tuning set as it is shipped. Where nothing starts in shadow that is the same run.
pub(crate) fn tuning() -> Cow<'static, Tally> {
    let mut reasons = signal::REGISTRY.iter().map(|signal| &signal.reason);
    match reasons.any(starts_in_shadow) {
        true => Cow::Owned(run(&TUNING)),
        false => Cow::Borrowed(tuning_all_live()),
    }
}

/// The same, where for so many days after the warm-up everybody answers the week's question.
pub(crate) fn run_answering(set: &Set, days: i64) -> Tally {
    run_with(set, days, &BTreeMap::new())
}

fn run_with(set: &Set, answers_for: i64, reasons: &BTreeMap<String, ReasonConfig>) -> Tally {
    // One life is told after another, as the digest wants them; they are watched side by side, since none knows of another.
    let told = Mutex::new((set.lives().enumerate(), Digest::new()));
    let next = || {
        let (lives, digest) = &mut *told.lock().unwrap();
        let (number, life) = lives.next()?;
        for arrival in &life.arrivals {
            digest.add(&arrival.arrives.to_string());
            digest.add(&arrival.json.to_string());
        }
        Some((number, life))
    };
    let watched = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((number, life)) = next() {
                    let mut tally = Tally::default();
                    let mut watch = Watch::over(&life, &mut tally, reasons);
                    watch.answers_for = answers_for;
                    watch.live();
                    watched.lock().unwrap().insert(number, tally);
                }
            });
        }
    });
    let mut tally = Tally::default();
    for one in watched.into_inner().unwrap().into_values() {
        tally.add(one);
    }
    tally.digest = told.into_inner().unwrap().1.0;
    tally
}

/// One life and what was said of it so far.
struct Watch<'a> {
    life: &'a Life,
    tally: &'a mut Tally,
    engine: Engine,
    /// Which story an event belongs to.
    of_story: BTreeMap<&'a str, (usize, Part)>,
    told: Vec<Told>,
    /// Alerts that are accounted for, by id, and how severe they were then.
    known: BTreeMap<String, Severity>,
    explained: BTreeSet<String>,
    /// Days after the warm-up in which the week's question is answered.
    answers_for: i64,
}

impl<'a> Watch<'a> {
    fn over(life: &'a Life, tally: &'a mut Tally, reasons: &BTreeMap<String, ReasonConfig>) -> Self {
        let of_story = life
            .arrivals
            .iter()
            .filter_map(|arrival| Some((arrival.id.as_str(), arrival.story?)));
        let told = life.slots.iter().map(|slot| Told::new(*slot, &life.person));
        Self {
            life,
            tally,
            engine: Engine::new(Config {
                audience: Readers::All, // both are told, and told apart
                reasons: reasons.clone(),
                ..Config::default()
            })
            .unwrap(),
            of_story: of_story.collect(),
            told: told.collect(),
            known: BTreeMap::new(),
            explained: BTreeSet::new(),
            answers_for: 0,
        }
    }

    fn live(mut self) {
        let life = self.life;
        let midnight = |day: i64| day * DAY - life.person.home.offset * MINUTE;
        let mut day = life.person.start;
        for arrival in &life.arrivals {
            while midnight(day + 1) <= arrival.arrives {
                day += 1;
                let alerts = self.engine.advance(Millis::new(midnight(day)).unwrap());
                let open: Vec<Alert> = alerts
                    .into_iter()
                    .filter(|alert| alert.state == State::Open)
                    .collect();
                self.hear(&open, (None, None), midnight(day), &Json::Null);
                let counted = day - life.person.start - WARM_UP;
                if (0..self.answers_for).contains(&counted) {
                    self.answer(midnight(day));
                }
            }
            let raw = reading::raw_event(&arrival.json).unwrap(); // a misspelt field is the simulator's mistake
            self.tally.events += 1;
            if let (true, Some((number, Part::Loss))) = (arrival.is_payment, arrival.story) {
                self.lose(number, arrival, &raw);
            }
            if arrival.is_payment && arrival.story.is_none() && self.counts(arrival.arrives) {
                self.tally.honest_payments += 1;
                if let Some(name) = arrival.alike {
                    *self.tally.alike.entry(name).or_insert(0) += 1;
                }
            }
            let answer = self.engine.ingest(&[raw], IngestOptions::default()).unwrap();
            self.tally.rejected.extend(
                answer
                    .rejected
                    .iter()
                    .map(|refused| format!("{}: {}", arrival.id, refused.error)),
            );
            self.hear(
                &answer.alerts,
                (arrival.story, arrival.alike),
                arrival.arrives,
                &arrival.json,
            );
        }
        self.tally.told.append(&mut self.told);
        self.tally.days += crate::person::DAYS - WARM_UP;
    }

    /// Answers the question of this moment. What belongs to a story is not cleared: it was somebody else, or somebody told
    /// them to; and whoever cannot say so leaves it.
    fn answer(&mut self, now: i64) {
        let query = QuestionQuery {
            now: Millis::new(now).unwrap(),
            account_id: None,
        };
        let Some(question) = self.engine.question(&query).unwrap() else {
            return;
        };
        let (account, id) = (question.account_id, question.candidate.event_id.clone());
        self.tally.asked += 1;
        if self.of_story.contains_key(id.as_str()) {
            return;
        }
        let label = json!({
            "kind": "label", "accountId": account, "of": { "transactionId": id }, "label": "legitimate", "at": now,
        });
        let raw = reading::raw_event(&label).unwrap();
        let came = self.engine.ingest(&[raw], IngestOptions::default()).unwrap();
        assert_eq!(came.accepted, 1, "the answer is a label like any other");
        self.tally.answered += 1;
    }

    /// A loss comes: of an attack, what `assess` says before it is made.
    fn lose(&mut self, number: usize, arrival: &Arrival, raw: &RawEvent<'_>) {
        let told = &mut self.told[number];
        if told.is_attack() {
            let severity = bare(&self.engine.assess(raw).unwrap());
            if let Some(severity) = severity.filter(|severity| *severity >= Severity::Warning) {
                told.foresee(severity, arrival.arrives);
            }
        }
        let is_done = arrival.json["status"] == "completed";
        let amount: f64 = arrival.json["amount"].as_str().unwrap().parse().unwrap();
        let offset = self.life.person.home.offset * MINUTE;
        let second_day_ends = ((arrival.arrives + offset).div_euclid(DAY) + 2) * DAY - offset;
        let cents = if is_done {
            (amount * 100.0).round() as i64
        } else {
            0
        };
        told.lose(cents, arrival.arrives, second_day_ends);
    }

    fn counts(&self, at: i64) -> bool {
        at >= self.life.person.at(self.life.person.start + WARM_UP, 0.0)
    }

    /// Notes what these alerts say, raised or changed while an event came in.
    fn hear(
        &mut self,
        alerts: &[Alert],
        (story, alike): (Option<(usize, Part)>, Option<&'static str>),
        at: i64,
        event: &Json,
    ) {
        for alert in alerts.iter().filter(|alert| alert.severity >= Severity::Notice) {
            let named = alert
                .event_ids
                .iter()
                .filter_map(|id| self.of_story.get(id.as_str()).copied());
            let stories: Vec<(usize, Part)> = named.chain(story).collect();
            for (number, part) in &stories {
                if *part != Part::Beside {
                    self.told[*number].hear(alert.severity, at);
                }
            }
            if !stories.is_empty() {
                self.explained.insert(alert.id.clone());
            }
            let before = self.known.insert(alert.id.clone(), alert.severity);
            let is_worse = before.is_none_or(|before| before < alert.severity);
            if self.explained.contains(&alert.id)
                || !is_worse
                || alert.severity < Severity::Warning
                || !self.counts(at)
            {
                continue;
            }
            let wrong = False {
                persona: self.life.person.persona,
                day: at.div_euclid(DAY) - self.life.person.start,
                person: self.life.person.id.clone(),
                at,
                severity: alert.severity,
                was_warned: before.is_some_and(|before| before >= Severity::Warning),
                audience: alert.audience,
                alike,
                reasons: alert
                    .reasons
                    .iter()
                    .map(|reason| (reason.code.clone(), reason.contribution))
                    .collect(),
                what: brief(event),
            };
            self.tally.wrong.push(wrong);
        }
    }
}

/// A payment in a few words, for listings. All names are made up.
fn brief(event: &Json) -> String {
    let text = |json: &Json| json.as_str().unwrap_or("-").to_owned();
    let parts = [
        &event["direction"],
        &event["type"],
        &event["status"],
        &event["amount"],
        &event["currency"],
        &event["counterparty"]["name"],
        &event["action"],
    ];
    parts.map(text).join(" ")
}
