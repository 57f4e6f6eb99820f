//! Actions on alerts, and the labels that a disposition gives their payments.
//!
//! A disposition of fraud, scam or legitimate is a label of each payment that the alert is about, by the same path as a
//! label that comes in as an event. Reopening takes back what this alert said, and only that: a word that was there before
//! holds again, a word that somebody said since stays.

use super::Engine;
use crate::alert::{Action, Alert, Deed, Said};
use crate::error::{Code, Error, Result};
use crate::event::{Label, LabelWord, Subject};

impl Engine {
    /// Does something with an alert. The same again changes nothing; what its state does not allow is refused.
    pub fn act(&mut self, alert_id: &str, action: &Action) -> Result<&Alert> {
        self.alert(alert_id)?;
        let (number, has_changed) = self.state.book.act(alert_id, action)?;
        if has_changed {
            self.say(number, action);
        }
        let gone = || Error::new(Code::AlertUnknown).at_field("alertId");
        self.state.book.get(number).ok_or_else(gone)
    }

    /// Labels the alert's payments by its disposition, or takes back what it said of them.
    fn say(&mut self, number: u32, action: &Action) {
        let Some(alert) = self.state.book.get(number) else {
            return;
        };
        let account = alert.account_id.clone();
        let mut said = alert.said.clone();
        let label = |event_id: &str, word| Label {
            account_id: account.clone(),
            of: Subject::Transaction(event_id.to_owned()),
            at: action.at,
            word,
        };
        match (
            action.deed,
            alert.disposition.and_then(|turned_out| turned_out.word()),
        ) {
            (Deed::Reopen, _) => {
                for one in said.drain(..) {
                    if self.state.profiles.word_on(&account, &one.event_id) == Some(one.word) {
                        let before = one.before.unwrap_or(LabelWord::Withdrawn);
                        self.take_label(&label(&one.event_id, before)).ok();
                    }
                }
            }
            (_, Some(word)) => {
                for event_id in alert.event_ids.clone() {
                    let held = self.state.profiles.word_on(&account, &event_id);
                    // A payment that is no longer remembered teaches nothing; the disposition stands all the same.
                    let is_news = held != Some(word) && self.take_label(&label(&event_id, word)).is_ok();
                    if !is_news {
                        continue;
                    }
                    match said.iter_mut().find(|one| one.event_id == event_id) {
                        Some(one) => one.word = word,
                        None => said.push(Said {
                            event_id,
                            word,
                            before: held,
                        }),
                    }
                }
            }
            (_, None) => {}
        }
        self.state.book.remember_said(number, said);
    }
}
