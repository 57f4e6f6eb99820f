//! A state that another build kept: everything that stands by its place gets its place in this build, by its name.

use super::state::State;
use crate::error::{Code, Error, Result};
use crate::feature::ABSENT;
use crate::score::Layout;

impl State {
    /// Moves what another build kept to its places here; returns the names of what has none.
    pub(super) fn move_in(&mut self) -> Result<Vec<String>> {
        let Some(moves) = std::mem::take(&mut self.layout).moves() else {
            return Ok(Vec::new());
        };
        let number = |then: u16| {
            let now = moves.signals.get(usize::from(then)).copied().flatten()?;
            u16::try_from(now).ok()
        };
        self.profiles.change_places(number, |row| moves.row(row, ABSENT));
        if let Some(model) = &self.weights {
            let moved = model
                .moved(&moves)
                .ok_or_else(|| Error::new(Code::SnapshotCorrupt))?;
            self.weights = Some(moved);
        }
        self.pending.change_told(|bits| moves.bits(bits));
        debug_assert!(self.layout == Layout::Ours, "what was moved in is in its places");
        Ok(moves.dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::engine::{Engine, IngestOptions, Rooms};
    use crate::event::{Dialect, Field, RawEvent, Value};
    use crate::score::{Moves, Names};
    use crate::signal;
    use crate::snapshot::Sections;

    /// A payment each day, labelled the next: weights, rows and reliabilities have something to keep.
    fn lived() -> Engine {
        let mut engine = Engine::new(Config::default()).unwrap();
        let text = |text: String| Value::Text(text.into());
        for day in 0..60_u32 {
            let at = |hour: u32| {
                text(format!(
                    "2026-{:02}-{:02}T{hour:02}:30:00+08:00",
                    1 + day / 28,
                    1 + day % 28
                ))
            };
            let amount = if day % 9 == 0 { 9000 + day } else { 20 + day % 7 };
            let paid = RawEvent {
                dialect: Dialect::Text,
                values: vec![
                    (Field::Id, text(format!("{day}"))),
                    (Field::At, at(12)),
                    (Field::Amount, text(format!("{amount}.00"))),
                    (Field::Currency, text("CNY".to_owned())),
                    (
                        Field::CounterpartyName,
                        text(format!("shop {}", day % 5 + day / 9)),
                    ),
                ],
            };
            let said = if day % 9 == 0 { "fraud" } else { "legitimate" };
            let label = RawEvent {
                dialect: Dialect::Text,
                values: vec![
                    (Field::Kind, text("label".to_owned())),
                    (Field::OfTransactionId, text(format!("{day}"))),
                    (Field::At, at(20)),
                    (Field::Label, text(said.to_owned())),
                ],
            };
            let batch = if day % 2 == 0 {
                vec![paid, label]
            } else {
                vec![paid]
            };
            let came = engine.ingest(&batch, IngestOptions::default()).unwrap();
            assert_eq!(came.rejected, []);
        }
        assert!(engine.model().is_some());
        engine
    }

    fn written(state: &State) -> Vec<u8> {
        let sections = state.write(Rooms::ALL, &Config::default(), Sections::new());
        sections.unwrap().finish()
    }

    /// The state as a build would have kept it that has one more suspicion in the middle of its list.
    fn as_kept_elsewhere(engine: &Engine) -> (State, Names) {
        let theirs = Names::with_one_more_before("velocity");
        let there: Moves = Names::ours().moves_to(&theirs);
        let width = there.features.len() + 2;
        let mut state = engine.state.clone();
        let row = |row: &[u8]| {
            let mut moved = vec![17; width];
            for (byte, place) in row.iter().zip(&there.features) {
                moved[place.unwrap()] = *byte;
            }
            moved
        };
        let number = |then: u16| u16::try_from(there.signals[usize::from(then)].unwrap()).ok();
        state.profiles.change_places(number, row);
        state.weights = state.weights.map(|model| model.spread(&there, width));
        state.layout = Layout::Theirs(theirs.clone());
        (state, theirs)
    }

    #[test]
    fn a_suspicion_that_is_put_into_the_middle_gets_no_other_one_s_weights() {
        let ours = lived();
        let (state, _) = as_kept_elsewhere(&ours);
        let bytes = written(&state);
        let restored = Engine::restore(&bytes, Config::default()).unwrap();
        let mut expected = ours.state.clone();
        expected.profiles.change_places(Some, <[u8]>::to_vec); // rows lie without gaps again
        assert!(restored.state == expected, "each has its own again");
        assert_eq!(
            restored.status().unwrap().dropped,
            [
                "from-elsewhere",
                "from-elsewhere.much",
                "from-elsewhere.strength",
                "told-elsewhere"
            ]
        );
        assert_eq!(
            Engine::restore(&ours.snapshot().unwrap(), Config::default())
                .unwrap()
                .status()
                .unwrap()
                .dropped,
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_suspicion_that_an_older_build_did_not_have_begins_with_nothing() {
        let ours = lived();
        let then = Names::without("velocity");
        let back = Names::ours().moves_to(&then);
        let mut state = ours.state.clone();
        state.weights = state
            .weights
            .map(|model| model.spread(&back, signal::FEATURES - 2));
        state.profiles.change_places(
            |number| back.signals[usize::from(number)].and_then(|now| u16::try_from(now).ok()),
            |row| {
                row.iter()
                    .zip(&back.features)
                    .filter_map(|(byte, place)| place.map(|_| *byte))
                    .collect()
            },
        );
        state.layout = Layout::Theirs(then);
        let restored = Engine::restore(&written(&state), Config::default()).unwrap();
        let (now, before) = (restored.model().unwrap(), ours.model().unwrap());
        assert!(before.curves.keys().any(|name| name.starts_with("velocity.")));
        let mut expected = before.curves.clone();
        expected.retain(|name, _| !name.starts_with("velocity."));
        assert_eq!(now.curves, expected);
        assert_eq!(now.surfaces, before.surfaces);
    }
}
