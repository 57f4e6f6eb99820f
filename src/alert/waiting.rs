//! Waiting acts: what was done with alerts that are not here yet. Whoever replays a log may tell of an act before the payment
//! that its alert is about.
//!
//! Bounded, the oldest goes first; of several times that an alert was shown, the first is enough. Kept in a fixed order, so
//! that any order of arrival leaves the same. Not here: what an act does once its alert is raised (`action`).

use crate::event::{Act, Deed, Digest};
use crate::map::Latest;
use crate::record::record;
use crate::time::Millis;

/// Acts that wait: each under its alert, by its date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WaitingActs(Latest<(Digest, Act), Millis>);

record! { struct WaitingActs(acts) }

impl WaitingActs {
    /// Lets an act wait; false where it does already, or tells nothing new.
    pub fn add(&mut self, act: &Act, most: usize) -> bool {
        let alert = Digest::of(&act.alert_id);
        if act.deed == Deed::Show {
            let of_it = |waiting: &Act| waiting.deed == Deed::Show && waiting.alert_id == act.alert_id;
            let shown = self.0.iter().map(|((_, waiting), _)| waiting);
            let shown = shown.filter(|waiting| of_it(waiting)).min().cloned();
            if shown.as_ref().is_some_and(|shown| shown <= act) {
                return false;
            }
            self.0.retain(|(_, waiting), _| !of_it(waiting));
        }
        self.0.say((alert, act.clone()), act.at, most)
    }

    /// Takes out what waited for an alert, in the order of its dates.
    pub fn take(&mut self, alert_id: &str) -> Vec<Act> {
        let alert = Digest::of(alert_id);
        let acts = self.0.iter().filter(|((of, _), _)| *of == alert);
        let acts: Vec<Act> = acts.map(|((_, act), _)| act.clone()).collect();
        if !acts.is_empty() {
            self.0.retain(|(of, _), _| *of != alert);
        }
        acts
    }

    /// Erases what waits for alerts of an account, as far as it was told.
    pub fn forget(&mut self, account: &str) {
        let is_its = |act: &Act| act.account_id.as_deref() == Some(account);
        self.0.retain(|(_, act), _| !is_its(act));
    }

    /// Acts dropped for want of room.
    pub const fn evicted(&self) -> u32 {
        self.0.evicted
    }

    /// True where none waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Action;

    fn act(alert: &str, at: i64, deed: Deed) -> Act {
        let action = Action {
            at: Millis::new(at).unwrap(),
            by: None,
            deed,
        };
        Act::of(alert, &action).unwrap()
    }

    #[test]
    fn acts_come_out_by_their_dates_whatever_order_they_came_in_and_an_alert_is_first_shown_once() {
        let acts = [
            act("a", 3, Deed::Reopen),
            act("a", 1, Deed::Acknowledge),
            act("a", 5, Deed::Show),
            act("b", 2, Deed::Acknowledge),
            act("a", 4, Deed::Show),
        ];
        let waiting = |acts: &mut dyn Iterator<Item = &Act>| {
            let mut waiting = WaitingActs::default();
            acts.for_each(|act| {
                waiting.add(act, 9);
            });
            waiting
        };
        let mut there = waiting(&mut acts.iter());
        assert_eq!(there, waiting(&mut acts.iter().rev()));
        assert!(!there.add(&acts[0], 9) && !there.add(&acts[2], 9));
        let days: Vec<i64> = there.take("a").iter().map(|act| act.at.get()).collect();
        assert_eq!(days, [1, 3, 4]);
        assert_eq!((there.take("a").len(), there.take("b").len()), (0, 1));
        assert!(there.is_empty());
    }

    #[test]
    fn beyond_the_bound_the_oldest_act_goes_and_is_counted() {
        let mut waiting = WaitingActs::default();
        for at in 1..4 {
            waiting.add(&act(&at.to_string(), at, Deed::Acknowledge), 2);
        }
        assert_eq!(waiting.evicted(), 1);
        assert_eq!((waiting.take("1").len(), waiting.take("3").len()), (0, 1));
    }
}
