//! Lives written down for others to read: one person a line, events in the contract's shape, in order of arrival.
//!
//! `npm run bench:lives -- --world personas` reads them. Written only where `PERSONAS_TO` names a file; `PERSONAS` picks the
//! sets, `PERSONAS_EACH` how many of each persona, `PERSONAS_TURN` other people of the same kind (0 are those of the report).

use crate::asked_for;
use crate::journal::{Arrival, Part};
use crate::run::WARM_UP;
use crate::set::Life;
use crate::story::TABLE;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::io::{BufWriter, Write};

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn lives_are_written_down_where_somebody_asks_for_them() {
    let Some(path) = std::env::var_os("PERSONAS_TO") else {
        return;
    };
    let mut out = BufWriter::new(File::create(path).unwrap());
    for set in asked_for() {
        let set = set.again(number("PERSONAS_TURN").unwrap_or(0), number("PERSONAS_EACH"));
        for life in set.lives() {
            serde_json::to_writer(&mut out, &line(&life)).unwrap();
            out.write_all(b"\n").unwrap();
        }
    }
    out.flush().unwrap();
}

fn line(life: &Life) -> Json {
    let person = &life.person;
    let stories: Vec<Json> = life
        .slots
        .iter()
        .map(|slot| &TABLE[slot.kind])
        .map(|kind| {
            let family = format!("{:?}", kind.family).to_lowercase();
            json!({ "kind": kind.name, "family": family, "notice": kind.notice_only })
        })
        .collect();
    json!({
        "id": person.id, "persona": person.persona.name(), "stories": stories,
        "counted": person.at(person.start + WARM_UP, 0.0),
        "events": life.arrivals.iter().map(arrival).collect::<Vec<_>>(),
    })
}

/// An event, and what it is to its story; an update of a payment is none of its own.
fn arrival(arrival: &Arrival) -> Json {
    let mut json = json!({ "event": arrival.json, "arrives": arrival.arrives });
    if arrival.is_payment {
        json["pays"] = json!(true);
    }
    if let Some((story, part)) = arrival.story {
        json["story"] = json!(story);
        json["part"] = json!(match part {
            Part::Beside => "beside",
            Part::Lead => "lead",
            Part::Loss => "loss",
        });
    }
    json
}
