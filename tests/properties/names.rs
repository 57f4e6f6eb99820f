//! Names of counterparties: one key for what noise makes of a name, two for two names.

use proptest::prelude::*;
use wallet_sentinel::event::CounterpartyKind;
use wallet_sentinel::event::name::{imitated_by, key_of, spelling_of, undisguised};

/// Payees that are really different, some by very little.
const PAYEES: [&str; 40] = [
    "Netflix",
    "Netflux",
    "Spotify",
    "Google *YouTube",
    "Google *Drive",
    "Water Works Ltd",
    "Water Works",
    "7-Eleven",
    "11-Eleven",
    "Pier 39",
    "Pier 38",
    "饭店2号",
    "饭店3号",
    "瑞幸咖啡",
    "瑞幸咖啡馆",
    "国家电网",
    "南方电网",
    "李雷",
    "李磊",
    "韩梅梅",
    "Disney+",
    "Disney",
    "H&M",
    "HM",
    "Studio 54",
    "Studio 45",
    "Route 66",
    "Marks & Spencer",
    "Blue Bottle",
    "Blue Battle",
    "Amazon",
    "Arnazon",
    "user 1002003",
    "user 1002004",
    "shop-1002003",
    "shop-1002004",
    "13812345678",
    "13912345678",
    "Anna Kraus",
    "Anne Kraus",
];
/// Of these, businesses that a code may stand behind.
const SHOPS: [&str; 9] = [
    "Netflix",
    "Spotify",
    "Water Works Ltd",
    "7-Eleven",
    "瑞幸咖啡",
    "国家电网",
    "Blue Bottle",
    "Marks & Spencer",
    "Disney+",
];

/// What no reader takes for the name: case, width, blanks, invisible characters, dots.
fn disguised(name: &str, dice: &[u8]) -> String {
    let mut text = String::new();
    for (char, die) in name.chars().zip(dice.iter().cycle()) {
        match die % 7 {
            0 => text.extend(char.to_uppercase()),
            1 if char.is_ascii_graphic() && char != '*' => {
                text.push(char::from_u32(u32::from(char) - 0x21 + 0xff01).unwrap());
            }
            2 => text.extend([char, '\u{200b}']),
            3 => text.extend(['\u{ad}', char, '\u{fe0f}']),
            4 if char == ' ' => text.push_str("\u{3000} "),
            _ => text.push(char),
        }
    }
    format!(" {text}\u{2060} ")
}

/// What statements write behind a shop.
fn tail() -> impl Strategy<Value = String> {
    let month = (1..=12_u32, 24..=29_u32);
    prop_oneof![
        Just(String::new()),
        (100_000..999_999_999_u64).prop_map(|code| format!(" P{code}")),
        (100_000..999_999_u64).prop_map(|code| format!(" {code}")),
        (100..9_999_u32).prop_map(|shop| format!(" #{shop}")),
        (100..9_999_u32).prop_map(|shop| format!("（{shop}店）")),
        month
            .clone()
            .prop_map(|(month, year)| format!(" {month:02}/{year}")),
        month
            .clone()
            .prop_map(|(month, year)| format!(" 20{year}-{month:02}")),
        month.prop_map(|(month, year)| format!(" 20{year}年{month}月")),
        (100_000..999_999_u64).prop_map(|code| format!(" P{code} AMSTERDAM")),
    ]
}

fn prefix() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "Apple Pay: ",
        "PAYPAL *",
        "支付宝-",
        "财付通－",
        "微信支付-",
        "SQ *",
        "TST* ",
        "SumUp  *",
        "iZ *",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_key_is_its_own_key_and_never_empty(name in "[a-cA-C0-39 *#./:()\\-店月年号李饭支付宝]{1,24}|\\PC{1,40}|(sq|paypal|p|no)? ?[*:-]?[a-z]{0,3} ?#?[0-9]{1,9}( [a-z0-9]{1,9})*") {
        for key in [key_of(&name, None), spelling_of(&name), key_of(&name, Some(CounterpartyKind::Person))] {
            prop_assert!(!key.is_empty());
        }
        let key = key_of(&name, None);
        prop_assert_eq!(key_of(&key, None), key.clone());
        let spelling = spelling_of(&name);
        prop_assert_eq!(spelling_of(&spelling), spelling.clone());
        if let Some(plain) = undisguised(&name, None) {
            prop_assert!(!plain.is_empty() && undisguised(&plain, None).is_none());
        }
    }

    #[test]
    fn noise_makes_no_new_shop(shop in prop::sample::select(&SHOPS[..]), before in prefix(), behind in tail(), dice in prop::collection::vec(any::<u8>(), 1..12)) {
        let noisy = disguised(&format!("{before}{shop}{behind}"), &dice);
        prop_assert_eq!(key_of(&noisy, None), key_of(shop, None), "{}", noisy);
        for key in imitated_by(&noisy, None) {
            prop_assert!(SHOPS.iter().all(|other| key_of(other, None) != key), "{}", noisy);
        }
    }

    #[test]
    fn noise_makes_one_of_no_two_payees(a in 0..PAYEES.len(), b in 0..PAYEES.len(), one in prop::collection::vec(any::<u8>(), 1..12), other in prop::collection::vec(any::<u8>(), 1..12)) {
        let (first, second) = (disguised(PAYEES[a], &one), disguised(PAYEES[b], &other));
        prop_assert_eq!(key_of(&first, None) == key_of(&second, None), a == b, "{} {}", first, second);
    }

    #[test]
    fn a_letter_of_another_script_makes_another_payee_with_the_same_bad_name(place in 0..4_usize) {
        let letters = [("a", "\u{430}"), ("e", "\u{435}"), ("o", "\u{43e}"), ("p", "\u{440}")];
        let (latin, cyrillic) = letters[place];
        let honest = "cape ocean repo";
        let false_one = honest.replace(latin, cyrillic);
        prop_assert_ne!(key_of(&false_one, None), key_of(honest, None));
        prop_assert_eq!(undisguised(&false_one, None), Some(key_of(honest, None).into_owned()));
        prop_assert!(imitated_by(&false_one, None).contains(&key_of(honest, None).into_owned()));
        prop_assert_eq!(undisguised(honest, None), None);
    }
}
