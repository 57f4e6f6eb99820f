//! From what happens to what a host hands over: in order of time, with balances that add up, the phone and the place of the
//! moment, and the order in which it arrives.
//!
//! Where the balance does not suffice, money is moved in from the bank first, as people do; where it has grown large, some
//! is moved out at night. Not here: what happens, and to whom.

use crate::calendar::{DAY, HOUR, MINUTE};
use crate::event::{Pay, Sum};
use crate::journal::{Arrival, Entry, Journal, Part, What};
use crate::names;
use crate::person::Person;
use crate::place::Place;
use crate::random::Dice;
use crate::write::{self, Resolved, Stage};
use serde_json::Value as Json;

/// All events of a life, in order of arrival.
pub(crate) fn settle(person: &Person, mut journal: Journal) -> Vec<Arrival> {
    journal.entries.sort_by_key(|entry| (entry.at, entry.key));
    let mut desk = Desk {
        person,
        dice: person.dice(30),
        balance: person.cost(160_000.0), // what people leave in a wallet: judgement
        moved: 0,
        last_access: None,
        alike: None,
        out: Vec::with_capacity(journal.entries.len() + 100),
    };
    let ends = person.days().end * DAY - person.home.offset * MINUTE;
    for entry in journal.entries.iter().filter(|entry| entry.at < ends) {
        desk.alike = entry.alike;
        match &entry.what {
            What::Pay(pay) => desk.pay(entry, pay),
            What::Access(access) => {
                let place = access.place.unwrap_or_else(|| person.place_at(entry.at));
                let device = access.device.clone().unwrap_or_else(|| person.phone_at(entry.at));
                let stage = desk.stage(write::id(&person.id, entry.key), entry.at, place, Some(device));
                let answers = desk.last_access.take().filter(|_| access.action == "challenge");
                desk.last_access = Some(stage.id.clone());
                let json = write::access(&stage, access, answers);
                desk.send(entry.at, stage.id, entry.story, false, json);
            }
            What::Label(of, label) => {
                let mut json = write::label(&person.id, entry.at, *of, label);
                let about = write::id(&person.id, *of);
                if let Some(payment) = desk.out.iter().find(|arrival| arrival.id == about) {
                    json["accountId"] = payment.json["accountId"].clone(); // some pay from another account of theirs
                }
                desk.send(
                    entry.at,
                    write::id(&person.id, entry.key),
                    entry.story,
                    false,
                    json,
                );
            }
        }
    }
    desk.out.sort_by_key(|arrival| arrival.arrives); // stable
    desk.out
}

struct Desk<'a> {
    person: &'a Person,
    dice: Dice,
    balance: i64,
    /// How often money was moved between wallet and bank.
    moved: u32,
    last_access: Option<String>,
    /// Of the entry at hand.
    alike: Option<&'static str>,
    out: Vec<Arrival>,
}

impl<'a> Desk<'a> {
    fn stage(&self, id: String, at: i64, place: &'static Place, device: Option<String>) -> Stage<'a> {
        let here = self.person.place_at(at);
        let day = (at + here.offset * MINUTE).div_euclid(DAY);
        Stage {
            id,
            person: &self.person.id,
            at,
            offset: here.offset_on(day),
            place,
            device,
        }
    }

    fn send(&mut self, at: i64, id: String, story: Option<(usize, Part)>, is_payment: bool, json: Json) {
        // Three in a thousand arrive late: no network in the basement (judgement).
        let late = if self.dice.chance(0.003) {
            self.dice.whole(10, 240) * MINUTE
        } else {
            0
        };
        self.out.push(Arrival {
            arrives: at + late,
            id,
            story,
            alike: self.alike,
            is_payment,
            json,
        });
    }

    fn pay(&mut self, entry: &Entry, pay: &Pay) {
        let person = self.person;
        let place = pay.place.unwrap_or_else(|| person.place_at(entry.at));
        let device = match &pay.device {
            Some(device) => Some(device.clone()).filter(|device| !device.is_empty()),
            None => {
                let is_held = pay.direction == "debit" && pay.channel != "recurring";
                is_held.then(|| person.phone_at(entry.at))
            }
        };
        let cents = match pay.sum {
            Sum::Of(cents) => cents,
            Sum::Share(share) => ((self.balance as f64 * share) as i64).max(person.cost(1_000.0)),
        };
        let instrument = self.instrument(entry, pay, cents);
        let balance = self.book(pay, cents, instrument);
        let authentication = self.confirmation(pay, cents);
        let (mut cents, mut currency, mut original) = (cents, person.home.currency, None);
        if pay.channel == "in-store" && place.currency != currency {
            let there = (cents as f64 * person.home.rate / place.rate) as i64;
            // A card that is held first is told in the place's own money.
            if pay.status == "authorized" {
                (cents, currency) = (there, place.currency);
            } else {
                original = Some((there.max(1), place.currency));
            }
        }
        let spot = (pay.channel == "in-store").then(|| {
            // Some five kilometres around the centre, to a hundredth of a degree (one kilometre).
            let mut near = |middle: f64| ((middle + 0.05 * self.dice.bell()) * 100.0).round() / 100.0;
            (near(place.lat), near(place.lon))
        });
        let stage = self.stage(write::id(&person.id, entry.key), entry.at, place, device);
        let resolved = Resolved {
            cents,
            currency,
            original,
            instrument,
            authentication,
            balance,
            spot,
        };
        let json = write::payment(&stage, pay, &resolved);
        if let Some((after, status, refunded)) = pay.later {
            let again = write::update(&json, status, refunded);
            let arrives = entry.at + after.max(5 * HOUR); // after the first word, however late that came
            self.out.push(Arrival {
                arrives,
                id: stage.id.clone(),
                story: entry.story,
                alike: entry.alike,
                is_payment: false,
                json: again,
            });
        }
        self.send(entry.at, stage.id, entry.story, true, json);
        if pay.kind == "interest" && self.balance > person.cost(1_500_000.0) {
            self.tidy(entry.at + MINUTE);
        }
    }

    /// The one named, else one of the usual; a balance that is too small is filled or left alone.
    fn instrument(&mut self, entry: &Entry, pay: &Pay, cents: i64) -> &'static str {
        let [balance, card, line] = self.person.pays_from;
        let roll = self.dice.unit();
        let is_transfer = pay.kind != "purchase";
        let usual = match roll {
            _ if is_transfer => {
                if roll < 0.6 {
                    "balance"
                } else {
                    "debit-card"
                }
            }
            _ if roll < balance => "balance",
            _ if roll < balance + card => "debit-card",
            _ if roll < balance + card + line => "credit-line",
            _ => "credit-card",
        };
        let chosen = pay.instrument.unwrap_or(usual);
        let lacks =
            pay.direction == "debit" && pay.status != "failed" && chosen == "balance" && self.balance < cents;
        if !lacks {
            return chosen;
        }
        if entry.story.is_some() || self.dice.chance(0.4) {
            return "debit-card";
        }
        let unit = self.person.round(500.0);
        self.shift(entry.at - 45_000, "top-up", (cents / unit + 1) * unit);
        "balance"
    }

    /// Keeps the balance; what is left is told only of payments that touched it.
    fn book(&mut self, pay: &Pay, cents: i64, instrument: &str) -> Option<i64> {
        if instrument != "balance" || pay.account.is_some() {
            return None;
        }
        if matches!(pay.status, "completed" | "authorized") {
            self.balance += if pay.direction == "credit" { cents } else { -cents };
            self.balance = self.balance.max(0);
        }
        Some(self.balance)
    }

    fn confirmation(&mut self, pay: &Pay, cents: i64) -> Option<&'static str> {
        if pay.direction != "debit" {
            return None;
        }
        // Wallets let small sums at a till pass on the code alone: up to ¥200 for most people.
        let is_small = pay.channel == "in-store" && cents < self.person.cost(20_000.0);
        let usual = if is_small && self.dice.chance(0.6) {
            "none"
        } else {
            self.person.confirms
        };
        Some(pay.authentication.unwrap_or(usual))
    }

    /// Down to a few thousand at once.
    fn tidy(&mut self, at: i64) {
        let unit = self.person.round(1_000.0);
        let cents = self.balance / unit * unit * 7 / 10;
        self.shift(at, "cash-out", cents);
    }

    /// Between the wallet and the holder's bank.
    fn shift(&mut self, at: i64, kind: &'static str, cents: i64) {
        self.moved += 1;
        self.balance += if kind == "top-up" { cents } else { -cents };
        let mut pay = Pay::send(&names::own("银行卡"), cents).of(kind);
        pay.direction = "neutral";
        let place = self.person.place_at(at);
        let id = format!("{}-moved{}", self.person.id, self.moved);
        let stage = self.stage(id, at, place, Some(self.person.phone_at(at)));
        let resolved = Resolved {
            cents,
            currency: self.person.home.currency,
            original: None,
            instrument: "balance",
            authentication: None,
            balance: Some(self.balance),
            spot: None,
        };
        let json = write::payment(&stage, &pay, &resolved);
        self.send(at, stage.id, None, true, json);
    }
}
