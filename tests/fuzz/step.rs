//! A story in bytes, told to an engine: batches, plain and packed, and everything else that changes its state.
//!
//! What must hold whatever is told: nothing panics, every probability lies inside 0 and 1 and is the sum of its reasons,
//! a snapshot comes back to the byte, and what `status()` says is so. `run` checks it and counts what happened.

use crate::dice::Dice;
use crate::made::{ACCOUNTS, Clock, Raw, START, event, packed};
use std::ops::Add;
use wallet_sentinel::alert::{Action, AlertQuery, Deed, Disposition};
use wallet_sentinel::config::{Limits, Mode, Readers, ReasonConfig};
use wallet_sentinel::engine::{Ingested, Wanted, WatchQuery};
use wallet_sentinel::event::{Field, Packed, RawEvent, Value};
use wallet_sentinel::pending::Stage;
use wallet_sentinel::stats::math::logit;
use wallet_sentinel::summary::{By, Compare, Interval, Refunds, SummaryQuery};
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis, signal};

/// What came of stories.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    accepted: u32,
    refused: u32,
    scored: u32,
    reasons: u32,
    alerts: u32,
    acts: u32,
    restored: u32,
    models: u32,
    tampered: u32,
}

impl Tally {
    const fn counts(&self) -> [u32; 9] {
        [
            self.accepted,
            self.refused,
            self.scored,
            self.reasons,
            self.alerts,
            self.acts,
            self.restored,
            self.models,
            self.tampered,
        ]
    }

    /// True where enough happened for the rest to mean something.
    #[allow(dead_code)] // the fuzzer does not ask
    pub(crate) fn is_eventful(&self) -> bool {
        self.counts().iter().all(|count| *count > 2)
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            accepted: self.accepted + other.accepted,
            refused: self.refused + other.refused,
            scored: self.scored + other.scored,
            reasons: self.reasons + other.reasons,
            alerts: self.alerts + other.alerts,
            acts: self.acts + other.acts,
            restored: self.restored + other.restored,
            models: self.models + other.models,
            tampered: self.tampered + other.tampered,
        }
    }
}

/// A story under way.
struct Run {
    engine: Engine,
    config: Config,
    is_reconfigured: bool,
    clock: Clock,
    batch: Vec<Raw>,
    tally: Tally,
}

/// Tells the story that these bytes are.
pub(crate) fn run(bytes: &[u8]) -> Tally {
    let mut dice = Dice(bytes);
    let config = config(dice.byte());
    let mut run = Run {
        engine: Engine::new(config.clone()).expect("a valid configuration"),
        config,
        is_reconfigured: false,
        clock: Clock(START),
        batch: Vec::new(),
        tally: Tally::default(),
    };
    while !dice.0.is_empty() {
        run.step(&mut dice);
    }
    run.ingest(None);
    run.check_status();
    run.tally
}

/// One of some configurations: room for much or for one of each, learning or not, with and without a ledger.
fn config(bits: u8) -> Config {
    let mut config = Config::default();
    if bits & 1 != 0 {
        let most = if bits & 2 != 0 { 1 } else { 3 };
        config.limits = Limits {
            accounts: most,
            counterparties: most,
            alerts: most,
            payments: most,
            parties: most,
            cases: most,
        };
    }
    config.learn = bits & 4 == 0;
    config.ledger_days = if bits & 8 == 0 { 366 } else { 0 };
    config.label_horizon_days = if bits & 16 == 0 { 60 } else { 1 };
    if bits & 32 != 0 {
        let off = ReasonConfig {
            mode: Mode::Off,
            ..ReasonConfig::default()
        };
        let signal = &signal::REGISTRY[usize::from(bits >> 2) % signal::OF_PAYMENTS];
        config.reasons.insert(signal.code().to_owned(), off);
    }
    if bits & 64 != 0 {
        config.utc_offset = Some(-720);
    }
    if bits & 128 != 0 {
        config.audience = Readers::All;
    }
    config
}

impl Run {
    fn step(&mut self, dice: &mut Dice<'_>) {
        match dice.byte() {
            0..170 => self.batch.push(event(dice, &mut self.clock)),
            170..185 => self.repeat(dice),
            185..205 => self.ingest(None),
            205..215 => self.ingest(Some(dice.byte())),
            215..219 => self.ingest_bytes(dice),
            219..224 => {
                let now = self.time(dice);
                self.engine.advance(now);
            }
            224..232 => self.act(dice),
            232..235 => {
                self.ingest(None);
                self.engine.forget(dice.pick(&ACCOUNTS));
            }
            235..238 => self.configure(dice),
            238..244 => self.restore(),
            244..248 => self.load(dice),
            248..251 => self.ask(dice),
            251..253 => self.check_status(),
            _ => self.tamper(dice),
        }
    }

    fn time(&mut self, dice: &mut Dice<'_>) -> Millis {
        Millis::new(self.clock.tick(dice)).unwrap_or_default()
    }

    /// An event of the batch so many times again, each a little later, or to the letter.
    fn repeat(&mut self, dice: &mut Dice<'_>) {
        let (which, times, apart) = (usize::from(dice.byte()), dice.below(12), i64::from(dice.byte()));
        let place = which % self.batch.len().max(1);
        let Some(raw) = self.batch.iter().rev().nth(place).cloned() else {
            return;
        };
        for turn in 0..times {
            let mut again = raw.clone();
            let later = turn as i64 * apart * 600_000;
            for (field, value) in again.values.iter_mut().filter(|_| apart > 0) {
                match (*field, value) {
                    (Field::At, Value::Number(at)) => *at += later as f64,
                    (Field::Id, Value::Text(id)) => id.to_mut().push_str(&format!("-{turn}")),
                    _ => {}
                }
            }
            self.batch.push(again);
        }
    }

    /// Takes in what has been gathered; packed where a byte is given, and then maybe with one byte of it changed.
    fn ingest(&mut self, flip: Option<u8>) {
        let batch = std::mem::take(&mut self.batch);
        let Some(flip) = flip else {
            return self.take(&batch);
        };
        let mut bytes = packed(&batch);
        let again = Packed(&bytes).unpack().map(|batch| packed(&batch)); // of bytes, since NaN is not NaN
        assert_eq!(again.as_deref(), Ok(&bytes[..]), "packed and unpacked");
        if flip > 127 && !bytes.is_empty() {
            let place = usize::from(flip) * 31 % bytes.len();
            bytes[place] ^= flip;
        }
        if let Ok(batch) = Packed(&bytes).unpack() {
            self.take(&batch);
        }
    }

    /// Takes in bytes as they come.
    fn ingest_bytes(&mut self, dice: &mut Dice<'_>) {
        let count = usize::from(dice.byte());
        if let Ok(batch) = Packed(dice.bytes(count)).unpack() {
            self.take(&batch);
        }
    }

    fn take(&mut self, batch: &[RawEvent<'_>]) {
        let options = IngestOptions {
            assessments: Wanted::All,
            as_of: Millis::new(self.clock.0).ok(),
            ..IngestOptions::default()
        };
        let came = self
            .engine
            .ingest(batch, options)
            .expect("a batch never fails whole");
        let counted = (came.accepted + came.updated + came.unchanged) as usize;
        assert_eq!(
            counted + came.rejected.len(),
            batch.len(),
            "each event counts once"
        );
        self.tally.accepted += came.accepted;
        self.tally.refused += count(came.rejected.len());
        self.tally.alerts += count(came.alerts.len());
        self.check_scores(&came);
    }

    fn check_scores(&mut self, came: &Ingested) {
        for scored in came.assessments.iter().map(|seen| &seen.scored) {
            let reasons = scored.reasons.iter().map(|reason| reason.contribution);
            let sum = scored.base + reasons.sum::<f64>();
            assert!(scored.probability > 0.0 && scored.probability < 1.0, "{scored:?}");
            assert!(
                (sum - logit(scored.probability)).abs() <= 1e-9,
                "{sum}: {scored:?}"
            );
            assert!((0.0..=100.0).contains(&scored.score), "{scored:?}");
            self.tally.scored += 1;
            self.tally.reasons += count(scored.reasons.len());
        }
    }

    fn act(&mut self, dice: &mut Dice<'_>) {
        self.ingest(None);
        let alerts = self.engine.alerts(&AlertQuery::default()).expect("a plain query");
        let place = usize::from(dice.byte()) % alerts.len().max(1);
        let id = alerts
            .get(place)
            .map_or_else(|| "none".to_owned(), |alert| alert.id.clone());
        let (at, until) = (self.time(dice), self.time(dice));
        let deed = match dice.below(6) {
            0 => Deed::Acknowledge,
            1 => Deed::Escalate((until > at).then_some(Disposition::Scam)),
            2 => Deed::Reopen,
            3 => Deed::Snooze(until),
            4 => Deed::Resolve(Disposition::Fraud),
            _ => Deed::Resolve(Disposition::Legitimate),
        };
        let action = Action { at, by: None, deed };
        self.tally.acts += u32::from(self.engine.act(&id, &action).is_ok());
    }

    fn configure(&mut self, dice: &mut Dice<'_>) {
        self.ingest(None);
        self.config = config(dice.byte());
        self.is_reconfigured = true;
        self.engine
            .configure(self.config.clone())
            .expect("a valid configuration");
    }

    /// Saved and restored, it is the same; the story goes on with the restored one.
    fn restore(&mut self) {
        self.ingest(None);
        let bytes = self.engine.snapshot().expect("a snapshot");
        let restored = Engine::restore(&bytes, self.config.clone()).expect("its own snapshot");
        assert_eq!(
            restored.snapshot().as_deref(),
            Ok(&bytes[..]),
            "restored to the byte"
        );
        assert_eq!(restored.status(), self.engine.status());
        self.engine = restored;
        self.tally.restored += 1;
    }

    /// What labels taught, out and in again: as it is, and with other heights, of which some are to be refused.
    fn load(&mut self, dice: &mut Dice<'_>) {
        self.ingest(None);
        let Some(mut model) = self.engine.model() else {
            return;
        };
        self.engine.load_model(&model).expect("its own model");
        assert_eq!(self.engine.model().as_ref(), Some(&model), "a model comes back");
        let by = i32::from(dice.byte()) - 128;
        let all = model.curves.values_mut().chain(model.surfaces.values_mut());
        for height in all.flatten() {
            *height = height.wrapping_mul(by).clamp(-33_000, 33_000); // 32,768 is the most
        }
        model.frauds = model.frauds.wrapping_mul(u32::from(dice.byte()));
        self.tally.models += 1;
        let before = self.engine.model();
        if self.engine.load_model(&model).is_err() {
            assert_eq!(before, self.engine.model(), "refused whole");
        }
    }

    /// Questions change nothing.
    fn ask(&mut self, dice: &mut Dice<'_>) {
        self.ingest(None);
        let before = self.engine.snapshot();
        let _ = self.engine.assess(&event(dice, &mut self.clock));
        let query = SummaryQuery {
            account_id: (dice.byte() > 99).then(|| dice.pick(&ACCOUNTS).to_owned()),
            from: self.time(dice),
            to: self.time(dice),
            utc_offset: Some(i16::from(dice.byte()) * 8 - 900),
            interval: dice.pick(&[None, Some(Interval::Week)]),
            by: dice.pick(&[None, Some(By::Category), Some(By::Counterparty)]),
            compare: dice.pick(&[
                None,
                Some(Compare::Previous),
                Some(Compare::Median),
                Some(Compare::SameDaysSoFar),
            ]),
            refunds: dice.pick(&[Refunds::InPaymentPeriod, Refunds::InRefundPeriod]),
            ..SummaryQuery::default()
        };
        let _ = self.engine.summary(&query);
        assert_eq!(before, self.engine.snapshot(), "a question changes nothing");
    }

    /// What has come is not late, and of everything that is watched a case can be made.
    fn check_watched(&self) {
        for one in self.engine.watched(&WatchQuery::default()) {
            assert!(one.status.stage != Stage::Resolved || !one.status.is_late);
            let query = CaseQuery {
                account_id: Some(one.account_id.to_owned()),
                case_id: Some(one.pending.id.clone()),
                ..CaseQuery::default()
            };
            assert!(self.engine.support_case(&query).is_ok());
        }
    }

    fn check_status(&mut self) {
        self.check_watched();
        let status = self.engine.status().expect("a status");
        let bytes = self.engine.snapshot().expect("a snapshot").len();
        let query = AlertQuery::default();
        let alerts = self.engine.alerts(&query).expect("a plain query").len();
        assert_eq!(status.bytes, bytes);
        // A limit that was lowered holds only once there is something new to make room for.
        if !self.is_reconfigured {
            let limits = self.config.limits;
            assert!(
                status.accounts <= limits.accounts && alerts <= limits.alerts,
                "{status:?}"
            );
        }
        assert!(status.payments == 0 || self.config.ledger_days > 0, "{status:?}");
    }

    /// A snapshot with a wrong byte and the right checksum is refused, or read as another state: nothing panics.
    fn tamper(&mut self, dice: &mut Dice<'_>) {
        self.ingest(None);
        let mut bytes = self.engine.snapshot().expect("a snapshot");
        let body = 10; // magic, version, checksum
        let place = usize::from(dice.byte()) * 256 + usize::from(dice.byte());
        let place = body + place % (bytes.len() - body);
        bytes[place] ^= dice.byte() | 1;
        let checksum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&bytes[body..]);
        bytes[6..body].copy_from_slice(&checksum.to_le_bytes());
        self.tally.tampered += 1;
        let _ = Engine::restore_as_set(&bytes);
        let Ok(mut engine) = Engine::restore(&bytes, self.config.clone()) else {
            return;
        };
        let events: Vec<Raw> = (0..4).map(|_| event(dice, &mut self.clock)).collect();
        let _ = engine.ingest(&events, IngestOptions::default());
        engine.advance(Millis::new(START).unwrap_or_default());
        engine.forget(ACCOUNTS[0]);
        let _ = engine.status();
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
