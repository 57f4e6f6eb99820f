//! Actions on alerts, and the labels that a disposition gives their payments.
//!
//! A disposition of fraud, scam or legitimate is a label of each payment that the alert is about, by the same path as a
//! label that comes in as an event. Reopening takes back what this alert said, and only that: a word that was there before
//! holds again, a word that somebody said since stays. An act is an event like any other; one about an alert that is not here
//! yet waits until that is raised (`alert::waiting`).

use super::Engine;
use super::changed::Changed;
use super::pipeline::Taken;
use super::read::read;
use crate::alert::{Action, Alert, Deed, Said};
use crate::config::UnknownKeys;
use crate::error::{Code, Error, Result};
use crate::event::{Act, Event, Field, Label, LabelWord, RawEvent, Subject};

impl Engine {
    /// Does something with an alert. The same again changes nothing; what its state does not allow is refused.
    pub fn act(&mut self, alert_id: &str, action: &Action) -> Result<&Alert> {
        let number = self.alert(alert_id)?.number;
        self.take_act(&Act::of(alert_id, action)?, &mut Changed::default())?;
        let gone = || Error::new(Code::AlertUnknown).at_field("alertId");
        self.state.book.get(number).ok_or_else(gone)
    }

    /// The same of an act as its event tells it. What is wrong with the action is wrong with the options of a call.
    pub fn act_as_told(&mut self, raw: &RawEvent<'_>) -> Result<&Alert> {
        let of_call = |mut error: Error| {
            error.code = match error.code {
                Code::FieldEmpty => Code::AlertUnknown, // only its id has to say something
                Code::FieldMissing
                | Code::FieldType
                | Code::FieldUnknown
                | Code::ValueUnknown
                | Code::TimeInvalid => Code::OptionsInvalid,
                other => other,
            };
            error
        };
        let Event::Act(act) = read(raw, UnknownKeys::Reject, self.rooms).map_err(of_call)? else {
            return Err(Error::new(Code::KindUnsupported).at_field(Field::Kind.name()));
        };
        self.act(&act.alert_id, &act.action())
    }

    /// Does what an event tells of an alert, or lets it wait for one that is not here, or not for these readers.
    pub(super) fn take_act(&mut self, act: &Act, changed: &mut Changed) -> Result<Taken> {
        let Ok(alert) = self.alert(&act.alert_id) else {
            let most = self.config.limits.alerts;
            return Ok(match self.state.waiting.add(act, most) {
                true => Taken::Noted,
                false => Taken::Unchanged,
            });
        };
        let is_of_another = |account: &str| account != alert.account_id;
        if act.account_id.as_deref().is_some_and(is_of_another) {
            return Err(Error::new(Code::AlertUnknown).at_field(Field::AccountId.name()));
        }
        let action = act.action();
        let (number, has_changed) = self.state.book.act(&act.alert_id, &action)?;
        if !has_changed {
            return Ok(Taken::Unchanged);
        }
        self.say(number, &action);
        changed.extend([number]);
        Ok(Taken::Noted)
    }

    /// Does with the alerts that were raised or changed, from the mark on, what waited for them. What their state does not
    /// allow is let go: nobody is there to be told.
    pub(super) fn do_what_waited(&mut self, changed: &mut Changed, mark: usize) {
        if self.state.waiting.is_empty() {
            return; // nearly always
        }
        for number in changed.since(mark) {
            let alert = self.state.book.get(number);
            let id = alert.map(|alert| alert.id.clone()).unwrap_or_default();
            if self.alert(&id).is_err() {
                continue;
            }
            for act in self.state.waiting.take(&id) {
                self.take_act(&act, changed).ok();
            }
        }
    }

    /// Labels the alert's payments by its disposition, or takes back what it said of them.
    fn say(&mut self, number: u32, action: &Action) {
        let Some(alert) = self.state.book.get(number) else {
            return;
        };
        let account = alert.account_id.clone();
        let mut said = alert.said.clone();
        let uses: Vec<String> = { alert.event_ids.iter() }
            .filter(|id| alert.tells_of_access(id))
            .cloned()
            .collect();
        let of = |event_id: &str| match uses.iter().any(|id| id == event_id) {
            true => Subject::Access(event_id.to_owned()),
            false => Subject::Transaction(event_id.to_owned()),
        };
        let label = |event_id: &str, word| Label {
            account_id: account.clone(),
            of: of(event_id),
            at: action.at,
            word,
        };
        match (
            action.deed,
            alert.disposition.and_then(|turned_out| turned_out.word()),
        ) {
            (Deed::Reopen, _) => {
                for one in said.drain(..) {
                    if self.state.profiles.word_on(&account, &of(&one.event_id)) == Some(one.word) {
                        let before = one.before.unwrap_or(LabelWord::Withdrawn);
                        self.take_label(&label(&one.event_id, before)).ok();
                    }
                }
            }
            (_, Some(word)) => {
                for event_id in alert.event_ids.clone() {
                    let held = self.state.profiles.word_on(&account, &of(&event_id));
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
