//! The last uses of an account in brief: logins, resets, bindings, as far as the host tells of them.
//!
//! A takeover leaves its trace here before any money moves. Not here: judging a login by itself.

use crate::event::{Access, AccessAction, Digest};
use crate::record::record;
use crate::stats::window::{Dated, Recent};
use crate::time::Millis;

/// Number of uses that are kept: a week of a person who opens the wallet several times a day.
const KEPT: usize = 48;

/// One use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the event's names
pub struct Visit {
    pub at: Millis,
    pub action: AccessAction,
    pub success: bool,
    pub device: Option<Digest>,
    /// The device had not been seen before.
    pub on_new_device: bool,
}

record! { struct Visit { at, action, success, device, on_new_device } }

impl Visit {
    /// Of a use of the account; whether its device is new is the account's to say.
    pub fn of(access: &Access, on_new_device: bool) -> Self {
        Self {
            at: access.at,
            action: access.action,
            success: access.success,
            device: access.device_id.as_deref().map(Digest::of),
            on_new_device,
        }
    }
}

impl Dated for Visit {
    fn instant(&self) -> i64 {
        self.at.get()
    }
}

/// The last uses.
pub type Visits = Recent<Visit, KEPT>;

/// The latest successful one of these actions within the window that ends at this instant.
pub fn last_of<'a>(
    visits: &'a Visits,
    actions: &[AccessAction],
    at: Millis,
    window_ms: i64,
) -> Option<&'a Visit> {
    visits
        .within(at.get(), window_ms)
        .find(|visit| visit.success && actions.contains(&visit.action))
}
