//! Raising: a finding becomes an alert, counts one up or wakes it, and what is beyond its quota is held back.

use super::quota::Quota;
use super::{Alert, Book, Finding, Room};

impl Book {
    /// Raises an alert, or counts up the one that already tells of it; returns the alerts that changed.
    pub fn raise(&mut self, finding: Finding, room: Room) -> Vec<u32> {
        let (account, at, quota) = (finding.account_id.clone(), finding.at, Quota::of(&finding));
        let key = finding.key();
        let number = match self.existing_alert(&key, &finding) {
            Some(number) => {
                let held = self.get(number).and_then(Alert::held_by);
                let woke = self.get_mut(number).is_some_and(|alert| alert.again(finding));
                self.alerts.list_again(number);
                if !woke {
                    return vec![number];
                }
                if let Some(held) = held {
                    self.count_out(&account, held, at);
                }
                number
            }
            None => self.add(key, finding, room),
        };
        let mut changed = vec![number];
        changed.extend(self.hold_back(&account, quota, at, room));
        changed
    }
}
