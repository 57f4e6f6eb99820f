//! A scenario file as an analyst writes it, turned into events.
//!
//! Times are local, "2026-03-01 09:00", at +08:00. What is not said is usual: a completed purchase in CNY by one account;
//! where `kind` is "access" a use of that account that succeeded, where it is "label" a word about one of its events.
//! `counterparty` may be just a name. A habit is one entry with `every` ("1d", "12h", "1w"), `times` and `from`; a list in
//! any of its fields is gone through in turn, and `late` (minutes, in turn too) keeps it from being a clockwork. Events
//! are put in order of time before they arrive, unless `arrival` is "as written"; they arrive in one batch, an import, unless it is
//! "live", one by one. `advance` is a time, or several, at which the clock is told; what happened by then arrives before it,
//! the rest after. An event that came to be known later than it happened says so by `seen`.

#[path = "../reading/mod.rs"]
mod reading;

use serde_json::{Map, Value as Json, json};
use wallet_sentinel::Millis;
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

/// Where the people of the scenarios live.
const LOCAL: &str = "+08:00";
const LOCAL_MINUTES: i64 = 480;

/// One scenario, ready to run.
pub(crate) struct Story {
    /// The configuration to run it with.
    pub(crate) config: Json,
    /// When the import was exported, where the file says.
    pub(crate) as_of: Option<Millis>,
    /// They come one by one, as they happen; an import otherwise.
    pub(crate) is_live: bool,
    /// When the clock is told, in order.
    pub(crate) clock: Vec<Millis>,
    /// The events in order of arrival.
    pub(crate) events: Vec<Told>,
    /// What is expected.
    pub(crate) expect: Json,
}

/// One event of a story.
pub(crate) struct Told {
    /// Its id, which `expect` refers to.
    pub(crate) id: String,
    /// When it arrives.
    pub(crate) at: Millis,
    /// True for the events of a habit: the background of a story, not its point.
    pub(crate) is_habit: bool,
    /// A payment, and no use of the account, promise or label.
    pub(crate) is_payment: bool,
    /// The event.
    pub(crate) raw: RawEvent<'static>,
}

/// Reads a scenario; fails with what is wrong in it.
pub(crate) fn read(text: &str) -> Result<Story, String> {
    let json: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let known = [
        "about", "config", "asOf", "arrival", "advance", "events", "expect",
    ];
    if let Some(key) = json
        .as_object()
        .ok_or("a scenario is an object")?
        .keys()
        .find(|key| !known.contains(&key.as_str()))
    {
        return Err(format!("`{key}` is no part of a scenario"));
    }
    if json["about"].as_str().is_none_or(|about| about.len() < 20) {
        return Err("`about` says in a sentence what happens".to_owned());
    }
    let mut events = Vec::new();
    for (position, entry) in json["events"]
        .as_array()
        .ok_or("`events` is a list")?
        .iter()
        .enumerate()
    {
        let entry = entry.as_object().ok_or("an event is an object")?;
        if entry.contains_key("every") {
            habit(entry, position, &mut events)?;
        } else {
            let at = local(
                entry
                    .get("at")
                    .and_then(Json::as_str)
                    .ok_or("an event has an `at`")?,
            )?;
            events.push(event(entry, &format!("e{position}"), at, false)?);
        }
    }
    match json["arrival"].as_str() {
        None | Some("live") => events.sort_by_key(|told| told.at), // stable: equal times stay as written
        Some("as written") => {}
        Some(other) => return Err(format!("no arrival is called {other}")),
    }
    Ok(Story {
        config: json.get("config").cloned().unwrap_or_else(|| json!({})),
        is_live: json["arrival"] == "live",
        as_of: json["asOf"].as_str().map(local).transpose()?,
        clock: clock(&json["advance"])?,
        events,
        expect: json["expect"].clone(),
    })
}

fn clock(json: &Json) -> Result<Vec<Millis>, String> {
    let times = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
    times.iter().filter_map(Json::as_str).map(local).collect()
}

/// "2026-03-01 09:00" or with seconds, where the people of the scenarios live.
fn local(text: &str) -> Result<Millis, String> {
    let seconds = if text.len() == "2026-03-01 09:00".len() {
        ":00"
    } else {
        ""
    };
    let rfc3339 = format!("{}{seconds}{LOCAL}", text.replace(' ', "T"));
    Millis::parse(&rfc3339).map_err(|_| format!("`{text}` is not a time like 2026-03-01 09:00"))
}

/// "90m", "12h", "1d", "2w" in milliseconds.
fn span(text: &str) -> Result<i64, String> {
    let wrong = || format!("`{text}` is not a span like 12h, 1d or 2w");
    let (count, unit) = text.split_at(text.len().saturating_sub(1));
    let unit = match unit {
        "m" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        "w" => 7 * DAY,
        _ => return Err(wrong()),
    };
    count
        .parse::<i64>()
        .map(|count| count * unit)
        .map_err(|_| wrong())
}

/// All events of a habit.
fn habit(entry: &Map<String, Json>, position: usize, into: &mut Vec<Told>) -> Result<(), String> {
    let every = span(entry["every"].as_str().ok_or("`every` is a text")?)?;
    let times = entry
        .get("times")
        .and_then(Json::as_i64)
        .ok_or("a habit has its `times`")?;
    let from = local(
        entry
            .get("from")
            .and_then(Json::as_str)
            .ok_or("a habit has a `from`")?,
    )?;
    for turn in 0..times {
        let in_turn = |value: &Json| match value.as_array() {
            Some(list) if !list.is_empty() => list[usize::try_from(turn).unwrap() % list.len()].clone(),
            _ => value.clone(),
        };
        let one: Map<String, Json> = entry
            .iter()
            .map(|(key, value)| (key.clone(), in_turn(value)))
            .collect();
        let late = one.get("late").and_then(Json::as_i64).unwrap_or(0) * MINUTE;
        let plain = one
            .into_iter()
            .filter(|(key, _)| !["every", "times", "from", "late"].contains(&key.as_str()))
            .collect();
        into.push(event(
            &plain,
            &format!("habit{position}-{turn}"),
            from.later(turn * every + late),
            true,
        )?);
    }
    Ok(())
}

/// One event with what is usual filled in.
fn event(entry: &Map<String, Json>, default_id: &str, at: Millis, is_habit: bool) -> Result<Told, String> {
    let usual = match entry.get("kind").and_then(Json::as_str) {
        None | Some("transaction") => {
            json!({ "direction": "debit", "type": "purchase", "status": "completed", "currency": "CNY" })
        }
        Some("access") => json!({ "success": true }),
        Some(_) => json!({}),
    };
    let mut whole = json!({
        "kind": "transaction", "accountId": "mei", "id": default_id, "utcOffset": LOCAL_MINUTES,
    });
    whole
        .as_object_mut()
        .ok_or("an object")?
        .extend(usual.as_object().cloned().unwrap_or_default());
    let fields = whole.as_object_mut().ok_or("an object")?;
    let seen = entry.get("seen").and_then(Json::as_str).map(local).transpose()?;
    for (key, value) in entry.iter().filter(|(key, _)| *key != "seen") {
        let value = match (key.as_str(), value) {
            ("counterparty", Json::String(name)) => json!({ "name": name }),
            ("until" | "goodsReceivedAt", Json::String(text)) => json!(local(text)?.get()),
            _ => value.clone(),
        };
        fields.insert(key.clone(), value);
    }
    fields.insert("at".to_owned(), json!(at.get()));
    let raw = reading::raw_event(&whole)?;
    let id = whole["id"].as_str().ok_or("an id is a text")?.to_owned();
    Ok(Told {
        id,
        at: seen.unwrap_or(at),
        is_habit,
        is_payment: whole["kind"] == "transaction",
        raw,
    })
}
