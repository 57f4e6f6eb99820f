//! Records against postcard, whose format theirs is: what is written is the same to the letter, and what is refused is refused.

use super::*;
use core::num::{NonZeroU32, NonZeroU64};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Plain {
    count: u32,
    share: f64,
    name: String,
    #[serde(skip)]
    found: usize,
}

record! { struct Plain { count, share, name; found } }

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair(i64, Option<Box<str>>);

record! { struct Pair(number, text) }

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Choice {
    Nothing,
    One(Pair),
    Two(bool, u16),
    Named { plain: Plain, list: Vec<u8> },
}

record! { enum Choice { 0 = Nothing, 1 = One(pair), 2 = Two(truth, number), 3 = Named { plain, list } } }

#[derive(Debug, PartialEq)]
struct Even(u8);

record! { checked struct Even(number) }

impl Even {
    fn is_sound(&self) -> bool {
        self.0.is_multiple_of(2)
    }
}

/// What both can write and read.
trait Same: Record + Serialize + DeserializeOwned + PartialEq + core::fmt::Debug {}

impl<T: Record + Serialize + DeserializeOwned + PartialEq + core::fmt::Debug> Same for T {}

/// Written as postcard writes it, counted as it is written, and read back.
fn agrees<T: Same>(value: &T) {
    let bytes = bytes_of(value);
    assert_eq!(bytes, postcard::to_allocvec(value).unwrap(), "{value:?}");
    assert_eq!(value_of::<T>(&bytes).as_ref(), Some(value));
    let mut counted = Writer::counting();
    value.write(&mut counted);
    assert_eq!((counted.size(), counted.finish()), (bytes.len(), Vec::new()));
    for length in 0..bytes.len() {
        assert_eq!(
            value_of::<T>(&bytes[..length]),
            None,
            "{length} bytes of {value:?}"
        );
    }
    assert_eq!(value_of::<T>(&[&bytes[..], &[0]].concat()), None);
}

/// Read as postcard reads it, or refused as it is there. A type that has no floats, which are refused here where they are none.
fn refuses<T: Same>(bytes: &[u8]) {
    let theirs = postcard::take_from_bytes::<T>(bytes).ok();
    let theirs = theirs.and_then(|(value, rest)| rest.is_empty().then_some(value));
    assert_eq!(value_of::<T>(bytes), theirs, "{bytes:?}");
}

fn plain() -> impl Strategy<Value = Plain> {
    (any::<u32>(), -1e300..1e300, ".{0,9}").prop_map(|(count, share, name)| Plain {
        count,
        share,
        name,
        found: 0,
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Nothing),
        (any::<i64>(), any::<Option<String>>())
            .prop_map(|(number, text)| Choice::One(Pair(number, text.map(Into::into)))),
        any::<(bool, u16)>().prop_map(|(truth, number)| Choice::Two(truth, number)),
        (plain(), any::<Vec<u8>>()).prop_map(|(plain, list)| Choice::Named { plain, list }),
    ]
}

/// Bytes that are often the last of a number, and often go on.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let one = prop_oneof![0..4_u8, any::<u8>(), Just(0x80), Just(0xFF)];
    prop::collection::vec(one, 0..24)
}

proptest! {
    #[test]
    fn numbers_are_written_as_postcard_writes_them(
        small in any::<(u8, u16, i16, bool)>(), middling in any::<(u32, i32, usize)>(),
        large in any::<(u64, i64)>(), wide in any::<i128>(), shift in 0..128_u32, float in any::<f64>(), short in any::<f32>(),
    ) {
        agrees(&small);
        agrees(&(middling.0 >> (shift % 32), middling.1 >> (shift % 32), middling.2 >> (shift % 32)));
        agrees(&(large.0 >> (shift % 64), large.1 >> (shift % 64)));
        agrees(&(wide >> shift));
        if let (Some(number), Some(wide)) = (NonZeroU32::new(middling.0), NonZeroU64::new(large.0)) {
            agrees(&(number, wide));
        }
        if float.is_finite() && short.is_finite() {
            agrees(&(float, short));
        }
    }

    #[test]
    fn what_is_in_a_row_is_written_as_postcard_writes_it(
        texts in any::<(String, Option<String>)>(), list in any::<Vec<(u16, Option<i64>)>>(),
        map in any::<BTreeMap<String, u32>>(), array in any::<[u8; 3]>(), numbers in any::<[i32; 4]>(), bytes in any::<Vec<u8>>(),
    ) {
        agrees(&texts);
        agrees(&Cow::<'static, str>::Owned(texts.0));
        agrees(&VecDeque::from(list.clone()));
        agrees(&list);
        agrees(&map);
        agrees(&(array, Some(Box::new(numbers)), bytes.clone()));
        agrees(&bytes.into_boxed_slice());
    }

    #[test]
    fn structs_and_enums_are_written_as_postcard_writes_them(value in prop::collection::vec(choice(), 0..6)) {
        agrees(&value);
    }

    #[test]
    fn what_postcard_refuses_is_refused(bytes in bytes()) {
        refuses::<u16>(&bytes);
        refuses::<u32>(&bytes);
        refuses::<u64>(&bytes);
        refuses::<i16>(&bytes);
        refuses::<i64>(&bytes);
        refuses::<i128>(&bytes);
        refuses::<NonZeroU32>(&bytes);
        refuses::<String>(&bytes);
        refuses::<(bool, Option<u8>)>(&bytes);
        refuses::<Vec<(u16, i32)>>(&bytes);
        refuses::<Vec<Pair>>(&bytes);
        refuses::<BTreeMap<u8, Option<u16>>>(&bytes);
    }
}

#[test]
fn a_float_that_is_none_is_refused() {
    for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(value_of::<f64>(&bytes_of(&none)), None);
        assert_eq!(value_of::<f32>(&none.to_le_bytes()[4..]), None);
    }
}

#[test]
fn a_number_of_no_choice_is_refused() {
    assert_eq!(value_of::<Choice>(&[0]), Some(Choice::Nothing));
    assert_eq!(value_of::<Choice>(&[4]), None);
}

#[test]
fn what_is_not_sound_is_refused_wherever_it_stands() {
    assert_eq!(value_of::<Vec<Even>>(&[2, 0, 4]), Some(vec![Even(0), Even(4)]));
    assert_eq!(value_of::<Vec<Even>>(&[2, 3, 4]), None);
}

#[test]
fn a_length_that_is_a_lie_takes_no_room() {
    let said = [&bytes_of(&u64::MAX)[..], &[0; 64]].concat();
    assert_eq!(value_of::<Vec<[u64; 64]>>(&said), None);
    let as_many_as_bytes = [&[100][..], &[0xFF; 100]].concat();
    let mut from = Reader::new(&as_many_as_bytes);
    assert_eq!(Vec::<u64>::read(&mut from).len(), 1, "nobody reads on");
}
