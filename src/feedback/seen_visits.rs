//! Seen uses of an account: which are known already, and what waits for their labels.
//!
//! Nothing in a use ever changes: the same id again is the same to the letter, or a conflict.

use crate::event::{Access, Address, Digest, Entities, Fingerprint, Outcome};
use crate::feedback::PendingLabel;
use crate::feedback::Seen;
use crate::map::OrderedMap;
use crate::record::record;
use crate::time::Millis;

/// The uses of one account that are known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeenVisits {
    entries: OrderedMap<(Digest, PendingLabel)>,
    /// When one of those that are forgotten was last reported.
    reported_before: Option<Millis>,
}

record! { struct SeenVisits { entries, reported_before } }

impl SeenVisits {
    /// Compares without remembering.
    pub fn compare(&self, access: &Access) -> Seen {
        match self.entries.get(Digest::of(&access.id)) {
            None => Seen::New,
            Some((known, _)) if *known == whole(access) => Seen::Unchanged,
            Some(_) => Seen::Conflict,
        }
    }

    /// Remembers a use; returns how many old ones were forgotten for it.
    pub fn remember(&mut self, access: &Access, most: usize) -> u32 {
        let pending_label = PendingLabel::about(access.at, Entities::of_use(access), u8::MAX);
        self.entries
            .put(Digest::of(&access.id), (whole(access), pending_label));
        let mut forgotten = 0;
        while self.entries.len() > most
            && let Some((_, label)) = self.entries.take_oldest()
        {
            self.reported_before = self.reported_before.max(label.reported_at());
            forgotten += 1;
        }
        forgotten
    }

    /// When a use was last reported, by what was said last of each.
    pub fn reported_at(&self) -> Option<Millis> {
        self.entries
            .values()
            .filter_map(|(_, pending_label)| pending_label.reported_at())
            .max()
            .max(self.reported_before)
    }

    /// The same by its fingerprint.
    pub(super) fn labelled(&mut self, id: Digest) -> Option<&mut PendingLabel> {
        self.entries.get_mut(id).map(|(_, pending_label)| pending_label)
    }

    /// What the server decided of this use.
    pub fn verdict(&self, id: &str) -> Option<Outcome> {
        let (_, pending_label) = self.entries.get(Digest::of(id))?;
        pending_label.verdict().map(|verdict| verdict.outcome)
    }

    /// Pending label of this use.
    pub fn pending_label_mut(&mut self, id: &str) -> Option<&mut PendingLabel> {
        self.entries
            .get_mut(Digest::of(id))
            .map(|(_, pending_label)| pending_label)
    }
}

/// Over all that a use of the account says.
pub fn whole(access: &Access) -> Digest {
    let place = access
        .location
        .map(|place| (place.lat.to_bits(), place.lon.to_bits()));
    Fingerprint::new()
        .bits(access.at.get().cast_unsigned())
        .text(access.action.as_str())
        .bits(u64::from(access.success))
        .maybe(access.holder_id.as_deref())
        .shown(access.utc_offset.map(|offset| offset.minutes()))
        .maybe(access.challenge_of.as_deref())
        .maybe(access.method.map(|method| method.as_str()))
        .maybe(access.device_id.as_deref())
        .maybe(access.ip.as_deref().map(Address::sealed).as_deref())
        .maybe(access.network.as_deref().map(Address::sealed_name).as_deref())
        .maybe(access.country.as_deref())
        .shown(place.map(|(lat, _)| lat))
        .shown(place.map(|(_, lon)| lon))
        .maybe(access.agent.as_deref())
        .finish()
}
