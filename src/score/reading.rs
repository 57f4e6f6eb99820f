//! What the score read of the learnt weights, apart from the weights: a receipt carries this and not the model.

use super::LearnedModel;
use crate::record::record;
use crate::sound::is_told;
use serde::Serialize;

/// The weights' say on one payment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// How far they count, 0 to 1.
    pub trust: f64,
    /// Log-odds where everything is as usual.
    pub base: f64,
    /// The signal that it belongs to, and what it adds, in nats; every curve, then every surface.
    pub terms: Vec<(u16, f64)>,
}

record! { checked struct Reading { trust, base, terms } }

/// Where what was learnt is read.
#[derive(Debug, Clone, Copy)]
pub enum Learnt<'a> {
    /// In the model.
    Model(&'a LearnedModel),
    /// In a receipt.
    Reading(&'a Reading),
}

impl Learnt<'_> {
    pub(super) fn blend(self) -> f64 {
        match self {
            Self::Model(model) => model.blend(),
            Self::Reading(reading) => reading.trust,
        }
    }

    pub(super) fn base(self) -> f64 {
        match self {
            Self::Model(model) => model.base(),
            Self::Reading(reading) => reading.base,
        }
    }

    /// What each curve and surface adds, handed to `add` with the signal that it belongs to.
    pub(super) fn each(self, measured: &[u8], mut add: impl FnMut(usize, f64)) {
        match self {
            Self::Model(model) => model.each(measured, add),
            Self::Reading(reading) => reading
                .terms
                .iter()
                .for_each(|(owner, nats)| add(usize::from(*owner), *nats)),
        }
    }
}

impl Reading {
    /// What the model says of these features.
    #[allow(clippy::cast_possible_truncation)] // a position among some dozens of signals
    pub fn of(model: &LearnedModel, measured: &[u8]) -> Self {
        let mut terms = Vec::new();
        model.each(measured, |owner, nats| terms.push((owner as u16, nats)));
        Self {
            trust: model.blend(),
            base: model.base(),
            terms,
        }
    }
}

impl Reading {
    fn is_sound(&self) -> bool {
        (0.0..=1.0).contains(&self.trust)
            && is_told(self.base)
            && self.terms.iter().all(|(_, nats)| is_told(*nats))
    }
}
