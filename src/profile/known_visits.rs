//! Which uses of an account are known already, and what waits for their labels.
//!
//! Nothing in a use ever changes: the same id again is the same to the letter, or a conflict.

use crate::catalogue::Catalogue;
use crate::event::{Access, Digest, Fingerprint};
use crate::profile::known::Familiarity;
use crate::profile::lesson::{Lesson, Parties, device_key, network_key};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// The uses of one account that are known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KnownVisits {
    entries: Catalogue<(Digest, Lesson)>,
}

impl KnownVisits {
    /// Compares without remembering.
    pub fn compare(&self, access: &Access) -> Familiarity {
        match self.entries.get(Digest::of(&access.id)) {
            None => Familiarity::New,
            Some((known, _)) if *known == whole(access) => Familiarity::Unchanged,
            Some(_) => Familiarity::Conflict,
        }
    }

    /// Remembers a use; returns how many old ones were forgotten for it.
    pub fn remember(&mut self, access: &Access, most: usize) -> u32 {
        let parties = Parties {
            device: device_key(access.device_id.as_deref()),
            network: network_key(access.network.as_deref().or(access.ip.as_deref())),
            ..Parties::default()
        };
        let lesson = Lesson::about(access.at, parties, u8::MAX);
        self.entries.put(Digest::of(&access.id), (whole(access), lesson));
        let mut forgotten = 0;
        while self.entries.len() > most && self.entries.take_oldest().is_some() {
            forgotten += 1;
        }
        forgotten
    }

    /// When a use was last reported, by what was said last of each.
    pub fn reported_at(&self) -> Option<Millis> {
        self.entries
            .values()
            .filter_map(|(_, lesson)| lesson.reported_at())
            .max()
    }

    /// What waits for this use's label.
    pub fn lesson_mut(&mut self, id: &str) -> Option<&mut Lesson> {
        self.entries.get_mut(Digest::of(id)).map(|(_, lesson)| lesson)
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
        .maybe(access.ip.as_deref())
        .maybe(access.network.as_deref())
        .maybe(access.country.as_deref())
        .shown(place.map(|(lat, _)| lat))
        .shown(place.map(|(_, lon)| lon))
        .maybe(access.agent.as_deref())
        .finish()
}
