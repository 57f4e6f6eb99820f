//! One use of an account, as it is kept: what it was, from where, how odd it was, and what became of it.

use crate::event::address::Address;
use crate::event::agent::Agent;
use crate::event::{Access, AccessAction, Digest, Method, device_key};
use crate::record::record;
use crate::sound::is_told;
use crate::time::Millis;

/// Longest id by which a step of a story names its event: it bounds a record. Judgement.
const LONGEST_ID: usize = 128;

/// What a use tells, by fingerprint: device; address, network, country; agent, its family and system, its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Values(pub [Option<Digest>; Values::KINDS]);

record! { struct Values(digests) }

impl Values {
    /// How many kinds there are.
    pub const KINDS: usize = 7;
    /// Places in the row.
    pub const DEVICE: usize = 0;
    /// The address itself.
    pub const ADDRESS: usize = 1;
    /// The network that it is in, by the host's name or its prefix.
    pub const NETWORK: usize = 2;
    /// Country.
    pub const COUNTRY: usize = 3;
    /// The program, to the letter.
    pub const AGENT: usize = 4;
    /// Its family and system.
    pub const FAMILY: usize = 5;
    /// Class of its device.
    pub const CLASS: usize = 6;

    /// Of a use.
    pub fn of(access: &Access) -> Self {
        let address = access.ip.as_deref().map(Address::read);
        let (itself, prefix) = match address {
            Some(Address::Public { itself, network }) => (Some(itself), Some(network)),
            _ => (None, None),
        };
        let named = access.network.as_deref().map(Address::key_of_name);
        let agent = access.agent.as_deref();
        let read = agent.map(Agent::read);
        Self([
            device_key(access.device_id.as_deref()),
            itself,
            named.or(prefix),
            access.country.as_deref().map(|code| key("country", code)),
            agent.map(|text| key("agent", text)),
            read.map(|agent| Digest::of_parts(&["family", agent.family, agent.system])),
            read.map(|agent| key("class", agent.class)),
        ])
    }

    /// The value of this kind.
    pub fn get(&self, kind: usize) -> Option<Digest> {
        self.0.get(kind).copied().flatten()
    }
}

fn key(kind: &str, text: &str) -> Digest {
    Digest::of_parts(&[kind, text])
}

/// Whether a use is part of the habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Learning {
    /// Not yet: it was unusual, and nobody said anything.
    Waiting,
    /// It is.
    Learnt,
    /// It is not: somebody else's, or a refused one.
    Refused,
}

record! { enum Learning { 0 = Waiting, 1 = Learnt, 2 = Refused } }

/// One use.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the event's names
pub struct AccessRecord {
    pub id: Digest,
    /// Its id, where a step of a story can name it.
    pub named: Option<Box<str>>,
    pub at: Millis,
    pub action: AccessAction,
    pub success: bool,
    pub method: Option<Method>,
    /// The event that a challenge guards.
    pub guards: Option<Digest>,
    pub values: Values,
    pub hour: u8,
    pub place: Option<(f64, f64)>,
    /// How odd the device, the place, the program and the hour were, in nats.
    pub attributes: f64,
    /// What the story came to with it, in nats: patterns of this use and of those before it.
    pub story: f64,
    /// Log-odds of its score.
    pub log_odds: f64,
    pub learning: Learning,
    pub was_unusual: bool,
    /// A challenge that was passed says who passed it.
    pub proves: bool,
    /// Its holder passed a challenge on it.
    pub passed: bool,
    /// Somebody said that it was the holder's, or the server let it pass.
    pub is_cleared: bool,
}

record! {
    struct AccessRecord {
        id, named, at, action, success, method, guards, values, hour, place, attributes, story,
        log_odds, learning, was_unusual, proves, passed, is_cleared,
    }
}

/// What judging a use came to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // the record's names
pub struct Judged {
    pub attributes: f64,
    pub story: f64,
    pub log_odds: f64,
    pub proves: bool,
}

/// An oddity from which a use waits before it is believed: e to one. Judgement.
const UNUSUAL: f64 = 1.0;

impl AccessRecord {
    /// Of a use, as it was judged.
    pub fn of(access: &Access, hour: u8, judged: &Judged) -> Self {
        let was_unusual = judged.attributes + judged.story > UNUSUAL;
        let learning = match (access.success, was_unusual) {
            (false, _) => Learning::Refused,
            (true, true) => Learning::Waiting,
            (true, false) => Learning::Learnt,
        };
        Self {
            id: Digest::of(&access.id),
            named: (access.id.len() <= LONGEST_ID).then(|| access.id.as_str().into()),
            at: access.at,
            action: access.action,
            success: access.success,
            method: access.method,
            guards: access.challenge_of.as_deref().map(Digest::of),
            values: Values::of(access),
            hour,
            place: access.location.map(|place| (place.lat, place.lon)),
            attributes: judged.attributes,
            story: judged.story,
            log_odds: judged.log_odds,
            learning,
            was_unusual,
            proves: judged.proves,
            passed: false,
            is_cleared: false,
        }
    }

    /// True where it speaks against the account's holder, and nobody has said otherwise.
    pub fn is_odd(&self) -> bool {
        self.was_unusual && !self.passed && !self.is_cleared
    }

    pub(super) fn is_sound(&self) -> bool {
        let is_on_globe = |(lat, lon): (f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0;
        is_told(self.attributes)
            && is_told(self.story)
            && is_told(self.log_odds)
            && self.hour < 24
            && self.place.is_none_or(is_on_globe)
            && self.named.as_ref().is_none_or(|id| id.len() <= LONGEST_ID)
    }
}
