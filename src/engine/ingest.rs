//! Ingestion of a batch: events in their order, a few at a time.
//!
//! Where a batch is live, a handful of events is read, taken in and gone before the next ones are read: they then lie where
//! those lay, which is still in the processor's cache. Where a batch may be an import it is read whole first, since all of it
//! says what of it is history, and taken in the order of its times (`order`). A bad event never stops the others.

use super::changed::Changed;
use super::doubt::{self, Newest};
use super::import_window::{ImportWindow, is_live};
use super::order::in_time;
use super::pipeline::{ScoredDecision, Taken};
use super::read::Read;
use super::{Engine, IngestOptions, Ingested};
use crate::error::{Error, Result};
use crate::event::{Event, RawEvent, Source};
use crate::map::OrderedMap;
use crate::sort::sort;

/// Read one after the other before they are taken in: the machine code of reading and that of judging do not fit the fastest
/// cache together, and a dozen events do beside either. Natively a tenth fewer fetches miss its 32 kB than where events are
/// read one at a time (cachegrind).
const TOGETHER: usize = 16;

/// Receiver of each decision that is wanted back, with its place in the batch and its event.
pub type Keep<'k> = dyn FnMut(usize, ScoredDecision, Event) + 'k;

/// A batch that is being taken in.
struct Taking<'t, 'k> {
    engine: &'t mut Engine,
    window: &'t ImportWindow,
    options: IngestOptions,
    keep: &'t mut Keep<'k>,
    newest: Newest,
    result: Ingested,
    changed: Changed,
    /// Events that budgets are held against; nothing where there are none.
    taken_in: Vec<Event>,
    /// The batch was read whole, so that its cases are looked at together.
    is_whole: bool,
    /// Accounts whose cases are to be looked at then.
    moved: OrderedMap<String>,
    /// Words on what belongs together, or how it is filed.
    said: Vec<Event>,
}

impl Engine {
    /// Scores the events in order and learns from them. A bad event never stops the others.
    pub fn ingest(&mut self, events: &[RawEvent<'_>], options: IngestOptions) -> Result<Ingested> {
        let mut assessments = Vec::new();
        let mut keep = |index, decision: ScoredDecision, event: Event| {
            let id = event.id().unwrap_or_default().to_owned();
            assessments.push(decision.of(index, id, event.account_id().to_owned()));
        };
        let ingested = self.take_in(&events, options, &mut keep)?;
        Ok(Ingested {
            assessments,
            ..ingested
        })
    }

    /// The same from a source that may itself be broken, in which case nothing is taken in. Decisions are not in the result:
    /// they are handed to `keep` as they are made.
    pub fn take_in(
        &mut self,
        events: &dyn Source,
        options: IngestOptions,
        keep: &mut Keep<'_>,
    ) -> Result<Ingested> {
        self.listed.clear();
        let (unknown_keys, rooms) = (self.config.unknown_keys, self.rooms);
        if is_live(events)? && options.imported().is_none() {
            let window = ImportWindow::none();
            let mut taking = Taking::new(self, &window, options, keep);
            let mut read = Vec::with_capacity(TOGETHER);
            let mut places = 0..;
            events.each(&mut |raw| {
                read.push(Read::of(raw, unknown_keys, rooms, &mut places));
                if read.len() == TOGETHER {
                    read.drain(..).for_each(|read| taking.take(read));
                }
            })?;
            read.into_iter().for_each(|read| taking.take(read));
            return Ok(taking.finish());
        }
        let mut whole = Vec::new();
        let mut places = 0..;
        events.each(&mut |raw| {
            let read = Read::of(raw, unknown_keys, rooms, &mut places);
            whole.push(read.exported(options.as_of));
        })?;
        let payments = whole
            .iter()
            .filter_map(|read: &Read| read.event.as_ref().ok()?.payment());
        let window = ImportWindow::of(payments, options.imported());
        in_time(&mut whole);
        let mut kept = Vec::new();
        let mut hold = |index, decision, event| kept.push((index, decision, event));
        let mut taking = Taking::new(self, &window, options, &mut hold);
        taking.is_whole = true;
        whole.into_iter().for_each(|read| taking.take(read));
        let mut ingested = taking.finish();
        // Whatever order they were taken in, what is told of them has the caller's.
        sort(&mut kept, |one, other| one.0.cmp(&other.0));
        for (index, decision, event) in kept {
            keep(index, decision, event);
        }
        sort(&mut ingested.rejected, |one, other| {
            one.error.index.cmp(&other.error.index)
        });
        sort(&mut ingested.warnings, |one, other| one.index.cmp(&other.index));
        Ok(ingested)
    }
}

impl<'t, 'k> Taking<'t, 'k> {
    fn new(
        engine: &'t mut Engine,
        window: &'t ImportWindow,
        options: IngestOptions,
        keep: &'t mut Keep<'k>,
    ) -> Self {
        let newest = Newest {
            told: engine.state.clock.believed().max(options.imported()),
            import: window.exported(),
            taken: None,
        };
        Self {
            engine,
            window,
            options,
            keep,
            newest,
            result: Ingested::default(),
            changed: Changed::default(),
            taken_in: Vec::new(),
            is_whole: false,
            moved: OrderedMap::new(),
            said: Vec::new(),
        }
    }

    /// Looks at what an event may have moved. An import's cases are looked at when it is in: its rows speak of one another, and
    /// all of them at once.
    fn look_after(&mut self, event: &Event) {
        let moved = self.is_whole.then_some(&mut self.moved);
        let keeping = self.engine.rooms.keeping();
        keeping.look_after(self.engine, event, moved, &mut self.changed);
    }

    /// Takes the next event.
    #[inline(never)] // called at two places, and large
    fn take(&mut self, read: Read) {
        let index = read.index;
        let mut doubt = None;
        let mark = self.changed.mark();
        let taken = read.event.as_ref().map_err(Error::clone).and_then(|event| {
            let profiles = &self.engine.state.profiles;
            let of_account = || profiles.get(event.account_id()).and_then(|account| account.clock);
            doubt = self.newest.doubt(event, of_account)?;
            let taken = self.engine.take(event, self.window, &mut self.changed);
            self.look_after(event); // an older word, too, may tell of what is waited for
            let taken = taken?;
            if matches!(event, Event::Correction(_) | Event::Decision(_)) && matches!(taken, Taken::Noted) {
                self.said.push(event.clone());
            }
            self.engine.do_what_waited(&mut self.changed, mark);
            Ok(taken)
        });
        if let (Ok(Taken::New(_) | Taken::Updated(_) | Taken::Noted), Ok(event)) = (&taken, &read.event) {
            self.newest.taken = self
                .newest
                .taken
                .max(Some(event.at()).filter(|_| doubt.is_none()));
            let warnings =
                { doubt.into_iter().chain(doubt::of_currencies(event)) }.chain(doubt::of_address(event));
            self.result
                .warnings
                .extend(warnings.map(|error| error.at_index(index)));
        }
        let is_news = !matches!(taken, Ok(Taken::Unchanged));
        let decision = match taken {
            Ok(Taken::New(decision)) => {
                self.result.accepted += 1;
                Some(decision)
            }
            Ok(Taken::Updated(decision)) => {
                self.result.updated += 1;
                decision
            }
            Ok(Taken::Noted) => {
                self.result.accepted += 1;
                None
            }
            Ok(Taken::Unchanged) => {
                self.result.unchanged += 1;
                None
            }
            Err(error) => {
                self.result.rejected.push(read.rejected(error.at_index(index)));
                return;
            }
        };
        if is_news && !self.engine.config.budgets.is_empty() {
            self.taken_in.extend(read.event.as_ref().ok().cloned());
        }
        let is_wanted = |decision: &ScoredDecision| self.options.assessments.wants(decision.scored.outcome);
        if let (Some(decision), Ok(event)) = (decision.filter(is_wanted), read.event) {
            (self.keep)(index, decision, event);
        }
    }

    fn finish(mut self) -> Ingested {
        let mark = self.changed.mark();
        let keeping = self.engine.rooms.keeping();
        keeping.look_at_moved(self.engine, &self.moved, &self.said, &mut self.changed);
        if let Some(exported) = self.options.imported() {
            self.engine.state.clock.exported(exported);
        }
        keeping.watch_budgets(self.engine, &self.taken_in, self.window, &mut self.changed);
        self.engine.do_what_waited(&mut self.changed, mark);
        self.result.alerts = self.engine.alerts_of(self.changed);
        self.result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::config::UnknownKeys;
    use crate::error::Code;
    use crate::event::{Dialect, Field, Value};

    fn payment(id: usize) -> RawEvent<'static> {
        let text = |text: &'static str| Value::Text(text.into());
        RawEvent {
            dialect: Dialect::Text,
            values: vec![
                (Field::Id, Value::Text(id.to_string().into())),
                (Field::At, text("2026-01-01T00:00:00Z")),
                (Field::Amount, text(if id == 20 { "much" } else { "1.00" })),
                (Field::Currency, text("CNY")),
            ],
        }
    }

    /// So many payments, and then the source breaks.
    struct Broken(usize);

    impl Source for Broken {
        fn each(&self, take: &mut dyn FnMut(&RawEvent<'_>)) -> Result<()> {
            (0..self.0).for_each(|id| take(&payment(id)));
            Err(Error::new(Code::BatchMalformed))
        }
    }

    #[test]
    fn of_a_source_that_breaks_nothing_is_taken_in() {
        let mut engine = Engine::new(Config::default()).unwrap();
        let taken = engine.take_in(&Broken(40), IngestOptions::default(), &mut |_, _, _| ());
        assert_eq!(taken.unwrap_err().code, Code::BatchMalformed);
        assert_eq!(engine.status().unwrap().payments, 0);
    }

    #[test]
    fn an_event_with_a_key_that_no_event_has_is_refused_by_its_path_unless_the_host_lets_it_pass() {
        for (unknown_keys, accepted) in [(UnknownKeys::Reject, 1), (UnknownKeys::Ignore, 2)] {
            let config = Config {
                unknown_keys,
                ..Config::default()
            };
            let mut engine = Engine::new(config).unwrap();
            let mut misspelt = payment(1);
            let path = Value::Unknown("counterparty.nmae".into());
            misspelt.values.push((Field::Kind, path));
            let batch = [misspelt.clone(), payment(2)];
            let ingested = engine.ingest(&batch, IngestOptions::default()).unwrap();
            assert_eq!(ingested.accepted, accepted);
            assert_eq!(engine.assess(&misspelt).is_ok(), accepted == 2);
            if let [rejected] = &ingested.rejected[..] {
                assert_eq!(rejected.error.code, Code::FieldUnknown);
                assert_eq!(rejected.error.path(), Some("counterparty.nmae"));
                assert_eq!(rejected.error.nearest(), Some("counterparty.name"));
                assert_eq!(rejected.id.as_deref(), Some("1"));
            }
        }
    }

    #[test]
    fn of_a_live_batch_every_event_is_taken_once_and_a_bad_one_is_named_by_its_place() {
        let mut engine = Engine::new(Config::default()).unwrap();
        let batch: Vec<RawEvent<'_>> = (0..2 * TOGETHER + 1).map(payment).collect();
        let ingested = engine.ingest(&batch, IngestOptions::default()).unwrap();
        let places: Vec<usize> = ingested.assessments.iter().map(|one| one.index).collect();
        let good: Vec<usize> = (0..2 * TOGETHER + 1).filter(|place| *place != 20).collect();
        assert_eq!(places, good);
        assert_eq!(ingested.rejected[0].error.index, Some(20));
    }
}
