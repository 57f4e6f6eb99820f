//! The feature vector: a byte for each feature of one payment, and what of a fraud here the account would explain.

use super::scale::{ABSENT, Feature};

/// What was measured of one payment, a byte a feature, in the order of the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureVector {
    bytes: Vec<u8>,
    first: usize,
    own: f64,
    lingering: f64,
}

impl FeatureVector {
    /// Nothing measured yet, of so many features.
    pub fn absent(features: usize) -> Self {
        Self {
            bytes: vec![ABSENT; features],
            first: 0,
            own: 0.0,
            lingering: 0.0,
        }
    }

    /// Goes on to a reason, whose first feature stands here.
    pub(crate) const fn go_to(&mut self, first: usize) {
        self.first = first;
    }

    /// Sets a feature of this reason.
    pub(crate) fn set(&mut self, feature: &Feature, value: f64) {
        self.set_at(feature.place, feature, value);
    }

    /// Sets what stands at a place among this reason's features.
    pub(crate) fn set_at(&mut self, place: usize, feature: &Feature, value: f64) {
        if let Some(byte) = self.bytes.get_mut(self.first + place) {
            *byte = feature.byte(value);
        }
    }

    /// Says how much a fraud here would be explained by the account itself, in nats, whoever was paid.
    pub(crate) const fn explain(&mut self, nats: f64) {
        self.own += nats;
    }

    /// Says how much a fraud here would be explained by what was odd on the account before.
    pub(crate) const fn explain_by_the_past(&mut self, nats: f64) {
        self.lingering += nats;
    }

    /// How much a fraud here would be explained by the account itself, this payment and the ones before.
    pub const fn explained(&self) -> f64 {
        self.own + self.lingering
    }

    /// How odd this payment is for its account.
    pub const fn own(&self) -> f64 {
        self.own
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
