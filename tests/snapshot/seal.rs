//! Seals: a host that has a key restores what it sealed under it, and nothing else.

use super::tamper::{Dice, section, tamper};
use super::{lived, set, written};
use wallet_sentinel::config::SealKey;
use wallet_sentinel::snapshot::{Section, sections};
use wallet_sentinel::{Code, Config, Engine};

const KEY: &str = "the secret of a host, which is long enough";
const OTHER: &str = "the secret of another one, as long as that";

fn under(key: &str) -> Config {
    Config {
        seal_key: SealKey::new(key),
        ..set()
    }
}

fn code_of(restored: Result<Engine, wallet_sentinel::Error>) -> Option<Code> {
    restored.err().map(|error| error.code)
}

#[test]
fn a_sealed_snapshot_is_restored_under_its_key_and_refused_under_another() {
    let engine = lived(under(KEY), &["mei"]);
    let bytes = engine.snapshot().unwrap();
    assert_eq!(engine.status().unwrap().bytes, bytes.len());
    let restored = Engine::restore(&bytes, under(KEY)).unwrap();
    assert!(restored.snapshot().unwrap() == bytes, "and is sealed again");
    assert_eq!(restored.status().unwrap().dropped, Vec::<String>::new());
    assert_eq!(
        code_of(Engine::restore(&bytes, under(OTHER))),
        Some(Code::SnapshotSeal)
    );
    let unsealed = lived(set(), &["mei"]).snapshot().unwrap();
    assert_eq!(
        code_of(Engine::restore(&unsealed, under(KEY))),
        Some(Code::SnapshotSeal)
    );
}

#[test]
fn whoever_has_no_key_reads_a_sealed_snapshot_as_any_other() {
    let sealed = lived(under(KEY), &["mei"]).snapshot().unwrap();
    let plain = lived(set(), &["mei"]).snapshot().unwrap();
    for restored in [Engine::restore(&sealed, set()), Engine::restore_as_set(&sealed)] {
        let restored = restored.unwrap();
        assert_eq!(restored.status().unwrap().dropped, Vec::<String>::new());
        assert!(restored.snapshot().unwrap() == plain, "without the seal");
    }
}

#[test]
fn a_host_changes_its_key_by_restoring_under_the_old_one_and_setting_the_new() {
    let before = lived(under(KEY), &["mei"]).snapshot().unwrap();
    let mut engine = Engine::restore(&before, under(KEY)).unwrap();
    engine.configure(under(OTHER)).unwrap();
    let after = engine.snapshot().unwrap();
    assert_eq!(code_of(Engine::restore(&after, under(OTHER))), None);
    assert_eq!(
        code_of(Engine::restore(&after, under(KEY))),
        Some(Code::SnapshotSeal)
    );
}

#[test]
fn no_tampering_passes_a_seal_whatever_it_leaves_of_the_numbers() {
    let bytes = lived(under(KEY), &["mei", "wang"]).snapshot().unwrap();
    let whole = sections(&bytes).unwrap();
    let mut dice = Dice(20_260_303);
    for number in 0..400 {
        let place = section(&whole, &mut dice);
        let mut payload = whole[place].payload.to_vec();
        let how = tamper(&mut payload, &[], &mut dice);
        if payload == whole[place].payload {
            continue;
        }
        let mut changed = whole.clone();
        changed[place].payload = &payload;
        let restored = Engine::restore(&written(&changed), under(KEY));
        assert_eq!(code_of(restored), Some(Code::SnapshotSeal), "{number}, {how}");
    }
    let fewer: Vec<Section<'_>> = whole
        .iter()
        .filter(|section| section.name != "decisions")
        .copied()
        .collect();
    let mut turned = whole.clone();
    turned.swap(0, 1);
    let mut longer = whole.clone();
    longer.push(Section {
        name: "links",
        shape: 1,
        payload: b"",
    });
    let cut = &whole[..whole.len() - 1];
    for changed in [&fewer, &turned, &longer, &cut.to_vec()] {
        let restored = Engine::restore(&written(changed), under(KEY));
        assert_eq!(code_of(restored), Some(Code::SnapshotSeal));
    }
}

#[test]
fn a_key_is_in_nothing_that_an_engine_hands_out_and_one_that_is_short_is_refused() {
    let engine = lived(under(KEY), &["mei"]);
    let bytes = engine.snapshot().unwrap();
    assert!(!bytes.windows(KEY.len()).any(|window| window == KEY.as_bytes()));
    assert!(!format!("{engine:?}").contains(KEY));
    let error = Engine::new(under("a key of 31 bytes, which is few")).unwrap_err();
    assert_eq!((error.code, error.field), (Code::ConfigInvalid, Some("sealKey")));
}
