//! Passes over partitions: in turns, hour by hour; each engine by itself against editions that are known; and without turns.

use crate::stream::{Item, partition};
use crate::world::{Heard, INTERLEAVED, WORLD, engine, said, sorted, told_in_all};
use wallet_sentinel::population::{Additions, Edition, Total};
use wallet_sentinel::record::{bytes_of, value_of};
use wallet_sentinel::{Engine, Millis};

/// Editions, each with the place of the item before which it is read.
pub(crate) type Editions = Vec<(usize, Edition)>;

/// Engines that share a population, and what they add up to.
pub(crate) struct Parts {
    pub(crate) engines: Vec<Engine>,
    pub(crate) total: Total,
}

impl Parts {
    /// So many of an engine that has none of the accounts yet.
    pub(crate) fn new(of: usize) -> Self {
        let mut engine = engine();
        let total = engine.read_given();
        Self {
            engines: vec![engine; of],
            total,
        }
    }

    /// Goes on to an edition, which comes to each as bytes.
    fn go_on_to(&mut self, edition: &Edition) {
        let bytes = bytes_of(edition);
        for engine in &mut self.engines {
            engine.go_on_to(&value_of(&bytes).unwrap());
        }
    }

    /// A pass in turns from this item on, each event to its account's engine; what they say is what one engine says.
    pub(crate) fn emit(&mut self, from: usize) -> Editions {
        let (of, mut editions) = (self.engines.len(), Editions::new());
        for (place, heard) in WORLD.heard.iter().enumerate().skip(from) {
            let own = owner(heard, of);
            if let Some(own) = own
                && arrival(&self.engines[own], heard).is_some_and(|at| self.total.opens(at))
            {
                let additions = self.engines.iter_mut().map(Engine::take_additions);
                editions.push((place, self.total.close(additions)));
                self.go_on_to(&editions.last().unwrap().1.clone());
            }
            let hear = |(number, engine): (usize, &mut Engine)| match own.is_none_or(|own| own == number) {
                true => said(engine, heard),
                false => Vec::new(),
            };
            let answer = sorted(self.engines.iter_mut().enumerate().flat_map(hear).collect());
            assert!(
                answer == INTERLEAVED.0[place],
                "the first pass of {of}, item {place}"
            );
            if self.engines.iter().any(Engine::has_late_additions) {
                let additions = self.engines.iter_mut().map(Engine::take_additions);
                editions.push((place + 1, self.total.late(additions)));
                self.go_on_to(&editions.last().unwrap().1.clone());
            }
        }
        assert!(
            told_in_all(&self.engines) == INTERLEAVED.1,
            "what is told by {of}"
        );
        editions
    }
}

/// What came of a pass in which no engine waits for another: what was said of each item, and what it added and when it arrived.
#[derive(Default)]
struct Alone {
    said: Vec<String>,
    arrival: Option<Millis>,
    added: Vec<Additions>,
}

/// A pass of each engine by itself, one after the other.
fn alone(of: usize, editions: &Editions) -> (Vec<Alone>, Vec<Engine>) {
    let mut all: Vec<Alone> = WORLD.heard.iter().map(|_| Alone::default()).collect();
    let mut engines = Parts::new(of).engines;
    for (number, engine) in engines.iter_mut().enumerate() {
        let mut next = editions.iter().peekable();
        for ((place, heard), of_item) in WORLD.heard.iter().enumerate().zip(&mut all) {
            while let Some((_, edition)) = next.next_if(|(from, _)| *from <= place) {
                engine.go_on_to(edition);
            }
            if owner(heard, of).is_none_or(|own| own == number) {
                of_item.arrival = arrival(engine, heard);
                of_item.said.extend(said(engine, heard));
                of_item.added.push(engine.take_additions());
            }
        }
    }
    (all, engines)
}

/// The second pass: each engine by itself against the editions of the first; what they say is what one engine says.
pub(crate) fn score(of: usize, editions: &Editions) {
    let (all, engines) = alone(of, editions);
    for (place, item) in all.into_iter().enumerate() {
        assert!(
            sorted(item.said) == INTERLEAVED.0[place],
            "the second pass of {of}, item {place}"
        );
    }
    assert!(told_in_all(&engines) == INTERLEAVED.1, "what is told by {of}");
}

/// Editions that come of a pass by those of another one, and how many answers are not those of one engine.
pub(crate) fn repeat(of: usize, editions: &Editions) -> (Editions, usize) {
    let (mut total, mut then, mut wrong) = (Total::default(), Editions::new(), 0);
    for (place, item) in alone(of, editions).0.into_iter().enumerate() {
        wrong += usize::from(sorted(item.said) != INTERLEAVED.0[place]);
        if item.arrival.is_some_and(|at| total.opens(at)) {
            then.push((place, total.close([])));
        }
        let late = total.late(item.added);
        if !late.is_empty() {
            then.push((place + 1, late));
        }
    }
    (then, wrong)
}

/// Number of the engine that an event comes to; none where it is the host's time, which comes to all.
pub(crate) fn owner(heard: &Heard, of: usize) -> Option<usize> {
    match &heard.item {
        Item::Event(event) => Some(partition(event, of)),
        Item::Time(_) => None,
    }
}

fn arrival(engine: &Engine, heard: &Heard) -> Option<Millis> {
    engine.arrival(heard.raw.as_ref()?)
}
