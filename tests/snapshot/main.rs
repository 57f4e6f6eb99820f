//! A state that can grow: what is kept is found by name, whatever other builds keep beside it.
//!
//! `golden.bin` is a snapshot as it was once written. Where a part's shape changes, the first test fails: raise that
//! section's version (`engine::parts`), say how what is older is read, and write a new one with
//! `BLESS=1 cargo test --test snapshot`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod lighter;
#[path = "../reading/mod.rs"]
mod reading;
mod rich;
mod seal;
mod tamper;

use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;
use wallet_sentinel::config::{Limits, Mode, Pairs, Readers, ReasonConfig};
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::snapshot::{Section, sections};
use wallet_sentinel::{Code, Config, Engine, IngestOptions, Millis};

/// 2026-03-02 10:00 at +08:00.
const NOON: i64 = 1_772_416_800_000;
const DAY: i64 = 86_400_000;

/// Everything that a host can set and a snapshot keeps, but for calendars, which come as JSON.
fn set() -> Config {
    let off = ReasonConfig {
        mode: Mode::Off,
        ..ReasonConfig::default()
    };
    Config {
        audience: Readers::All,
        utc_offset: Some(60),
        reasons: [("odd-hour".to_owned(), off)].into(),
        alerts_per_day: 9,
        operators: Pairs(vec![
            ("mei-main".to_owned(), "alipay".to_owned()),
            ("wang-main".to_owned(), "alipay".to_owned()),
        ]),
        limits: Limits {
            payments: 500,
            ..Limits::default()
        },
        hash_seed: "seed-of-the-host".to_owned(),
        ..Config::default()
    }
}

/// Payments each day, a double charge, a new phone, labels, a refund that is waited for, an act about an alert that is not here,
/// and words on a pair and a series; every text has its account's name.
fn life(whose: &str) -> Vec<Json> {
    let account = format!("{whose}-main");
    let event = |id: &str, at: i64, more: Json| {
        let mut event = json!({ "id": format!("{whose}-{id}"), "accountId": account, "at": at });
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        event
    };
    let paid = |id: &str, at: i64, amount: &str| {
        let more = json!({ "kind": "transaction", "direction": "debit", "type": "purchase", "status": "completed",
            "amount": amount, "currency": "CNY", "counterparty": { "name": "corner shop" } });
        event(id, at, more)
    };
    let mut events: Vec<Json> = (0..30)
        .map(|day| {
            paid(
                &format!("day-{day}"),
                NOON + day * DAY,
                &format!("{}.50", 20 + day % 7),
            )
        })
        .collect();
    let end = NOON + 30 * DAY;
    events.extend([
        event("login", end, json!({ "kind": "access", "action": "login", "success": true, "deviceId": format!("{whose}-phone") })),
        paid("once", end + 60_000, "399.00"),
        paid("twice", end + 120_000, "399.00"),
        event("promise", end + 180_000, json!({ "kind": "expectation", "what": "refund", "transactionId": format!("{whose}-twice") })),
    ]);
    let label = json!({ "kind": "label", "accountId": account, "at": end + DAY, "label": "fraud",
        "of": { "transactionId": format!("{whose}-once") } });
    events.push(label);
    events.extend([
        json!({ "kind": "act", "alertId": format!("later {whose}"), "accountId": account, "do": "show", "at": end + DAY }),
        json!({ "kind": "decision", "a": { "accountId": account, "id": format!("{whose}-once") },
            "b": { "accountId": account, "id": format!("{whose}-twice") }, "relation": "same-payment", "is": false,
            "at": end + DAY }),
        json!({ "kind": "recurring", "id": format!("of {whose}"), "do": "dismiss", "at": end + DAY }),
    ]);
    events
}

fn lived(config: Config, whose: &[&str]) -> Engine {
    let mut engine = Engine::new(config).unwrap();
    for whose in whose {
        for event in life(whose) {
            let raw: [RawEvent<'_>; 1] = [reading::raw_event(&event).unwrap()];
            let came = engine.ingest(&raw, IngestOptions::default()).unwrap();
            assert_eq!(came.rejected, [], "{event}");
        }
    }
    let later = Millis::new(NOON + 60 * DAY).unwrap();
    engine.advance(later);
    engine
        .correct_category("corner shop", "groceries", later)
        .unwrap();
    engine
}

/// A snapshot of these sections.
fn written(sections: &[Section<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for Section { name, shape, payload } in sections {
        body.push(u8::try_from(name.len()).unwrap());
        body.extend(name.as_bytes());
        body.extend(shape.to_le_bytes());
        body.extend(u32::try_from(payload.len()).unwrap().to_le_bytes());
        body.extend(*payload);
    }
    let mut bytes = b"WSNT\x08\x00".to_vec();
    bytes.extend(
        crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC)
            .checksum(&body)
            .to_le_bytes(),
    );
    bytes.extend(body);
    bytes
}

#[test]
fn a_snapshot_that_was_written_once_is_restored_and_written_again_to_the_byte() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/golden.bin");
    if std::env::var_os("BLESS").is_some() {
        let engine = lived(set(), &["mei", "wang"]);
        fs::write(&path, engine.snapshot().unwrap()).unwrap();
    }
    let golden = fs::read(path).unwrap();
    let restored = Engine::restore_as_set(&golden).unwrap();
    assert_eq!(restored.status().unwrap().dropped, Vec::<String>::new());
    assert_eq!(restored.status().unwrap().accounts, 2);
    assert!(
        restored.snapshot().unwrap() == golden,
        "a part has another shape than once"
    );
}

#[test]
fn what_a_host_set_comes_back_with_the_snapshot_but_not_who_reads_nor_the_seed() {
    let engine = lived(set(), &["mei"]);
    let bytes = engine.snapshot().unwrap();
    let restored = Engine::restore_as_set(&bytes).unwrap();
    assert_eq!(restored.readers(), Readers::Holder);
    let as_set = Config {
        audience: Readers::Holder,
        hash_seed: String::new(),
        ..set()
    };
    let under_it = Engine::restore(&bytes, as_set).unwrap();
    let ask = |engine: &Engine| {
        let at_night = json!({ "id": "night", "kind": "transaction", "accountId": "mei-main", "at": NOON + 61 * DAY + DAY / 2,
            "direction": "debit", "type": "transfer", "status": "completed", "amount": "5000.00", "currency": "CNY",
            "counterparty": { "name": "somebody new" } });
        let receipt = engine.receipt(&reading::raw_event(&at_night).unwrap()).unwrap();
        (receipt.config, receipt.result)
    };
    assert_eq!(ask(&restored), ask(&under_it));
    assert!(restored.snapshot().unwrap() == bytes, "and is kept again");
    let seed = b"seed-of-the-host";
    assert!(!bytes.windows(seed.len()).any(|window| window == seed));
}

#[test]
fn a_configuration_that_is_given_takes_the_place_of_the_one_that_was_kept() {
    let bytes = lived(set(), &["mei"]).snapshot().unwrap();
    let restored = Engine::restore(&bytes, Config::default()).unwrap();
    let again = restored.snapshot().unwrap();
    let names: Vec<&str> = sections(&again)
        .unwrap()
        .iter()
        .map(|section| section.name)
        .collect();
    assert!(!names.contains(&"config"), "defaults are not kept: {names:?}");
}

#[test]
fn a_section_that_is_absent_is_as_on_the_first_day_and_one_that_nobody_knows_is_named() {
    let bytes = lived(set(), &["mei"]).snapshot().unwrap();
    let all = sections(&bytes).unwrap();
    for gone in &all {
        let mut others: Vec<Section<'_>> = all.iter().filter(|section| *section != gone).copied().collect();
        others.push(Section {
            name: "links",
            shape: 4,
            payload: b"of a later build",
        });
        let restored = Engine::restore_as_set(&written(&others)).unwrap();
        assert_eq!(
            restored.status().unwrap().dropped,
            ["links"],
            "without {}",
            gone.name
        );
        let fresh = Engine::new(Config::default()).unwrap().snapshot().unwrap();
        let first_day = sections(&fresh).unwrap();
        let again = restored.snapshot().unwrap();
        for section in sections(&again).unwrap() {
            if section.name == "kept-from" {
                assert_eq!(
                    gone.name, "ledger",
                    "that nothing is kept of what was paid before is known"
                );
                continue;
            }
            let before = if section.name == gone.name {
                &first_day
            } else {
                &all
            };
            let same = before.iter().find(|known| known.name == section.name);
            assert!(same == Some(&section), "{} without {}", section.name, gone.name);
        }
    }
}

#[test]
fn a_section_of_another_shape_and_one_that_does_not_read_are_refused_by_their_name() {
    let bytes = lived(set(), &["mei"]).snapshot().unwrap();
    let all = sections(&bytes).unwrap();
    for place in 0..all.len() {
        let mut newer = all.clone();
        newer[place].shape += 1;
        let error = Engine::restore_as_set(&written(&newer)).unwrap_err();
        assert_eq!(
            (error.code, error.field),
            (Code::SnapshotVersion, Some(all[place].name))
        );
        let mut cut = all.clone();
        cut[place].payload = &cut[place].payload[..cut[place].payload.len() - 1];
        let error = Engine::restore_as_set(&written(&cut)).unwrap_err();
        assert_eq!(
            (error.code, error.field),
            (Code::SnapshotCorrupt, Some(all[place].name))
        );
    }
}

#[test]
fn every_part_forgets_an_account_that_is_erased() {
    let mut engine = lived(set(), &["mei", "wang"]);
    let naming = |engine: &Engine, whose: &str| -> Vec<String> {
        let bytes = engine.snapshot().unwrap();
        let names = |section: &&Section<'_>| {
            section
                .payload
                .windows(whose.len())
                .any(|window| window == whose.as_bytes())
        };
        let found = sections(&bytes).unwrap();
        found
            .iter()
            .filter(names)
            .map(|section| section.name.to_owned())
            .collect()
    };
    let all = [
        "profiles",
        "ledger",
        "alerts",
        "pending",
        "acts",
        "decisions",
        "config",
    ];
    assert_eq!(naming(&engine, "mei-"), all);
    engine.forget("mei-main");
    assert_eq!(naming(&engine, "mei-"), Vec::<String>::new());
    assert_eq!(naming(&engine, "wang-"), all, "nobody else's is lost");
}
