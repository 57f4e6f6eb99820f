//! Names: when two spellings of a counterparty are one, decided once for whoever tells counterparties apart.
//!
//! Card networks, wallets and banks write one shop in many ways: in capitals, behind the processor's name, with an
//! authorisation code, a month, the shop's number or a city behind it. `key_of` takes all of that off, so that habits,
//! recurring payments, corrections, duplicates and pooled counts speak of one counterparty. What is taken off is what a reader
//! would not take for the name: case, width, blanks, punctuation and invisible characters always; prefixes and tails only by
//! the lists and shapes in `prefix` and `tail`. In doubt a name stays as it is: two spellings of one shop are a nuisance, two
//! payees under one name are a stranger who looks old.
//!
//! A letter of another script makes another name (`letters`): "Аpple" with a Cyrillic А is nobody's old acquaintance. Only a
//! bad reputation follows it (`undisguised`), and its likeness to a known payee is itself worth a word (`imitated_by`).
//! Not here: ids, which win over names (`Transaction::counterparty_key`). Raw names are kept and shown by whoever keeps them.

mod letters;
mod month;
mod prefix;
mod tail;
mod words;

use crate::event::CounterpartyKind;
use std::borrow::Cow;
use words::{is_chinese, is_separator};

/// Key of a counterparty's name: equal for spellings of one counterparty, never empty where the name is not.
///
/// Of persons, and of the holder, everything counts but spelling and the wallet's prefix: a number behind a person's name is
/// that person's.
pub fn key_of(name: &str, kind: Option<CounterpartyKind>) -> Cow<'_, str> {
    match kind {
        Some(CounterpartyKind::Person | CounterpartyKind::Own) => spelling_of(name),
        _ => without_noise(name, true),
    }
}

/// Key of a name with all that is written behind it: equal for spellings that say the same.
pub fn spelling_of(name: &str) -> Cow<'_, str> {
    without_noise(name, false)
}

fn without_noise(name: &str, has_tail: bool) -> Cow<'_, str> {
    if is_plain(name) {
        return Cow::Borrowed(name);
    }
    let mut key = once(name, has_tail);
    // What is left may end in what only the blank hid; without a digit or an asterisk nothing can.
    while key.bytes().any(|byte| byte.is_ascii_digit() || byte == b'*') {
        let next = once(&key, has_tail);
        if next == key {
            break;
        }
        key = next;
    }
    Cow::Owned(key)
}

/// A text in small letters. Letter by letter, and every sigma alike: to tell the one at a word's end the standard library brings
/// 8 kB of tables of what a word is.
pub fn in_small_letters(text: &str) -> String {
    let small = text.chars().flat_map(char::to_lowercase);
    small.map(|char| if char == 'ς' { 'σ' } else { char }).collect()
}

/// Letters of a text as one looks for them: small, half as wide, and without blanks or what nobody sees.
pub fn letters_of(text: &str) -> impl Iterator<Item = char> + Clone {
    letters::alike(text)
}

/// True where a text, its letters and digits alone and small, names a wallet: what went through one, or was paid with it.
pub fn names_wallet(letters: &str) -> bool {
    prefix::names_wallet(letters)
}

/// Key under which a name's reputation across accounts is kept, where it is not its own: its letters of other scripts are read
/// as the Latin ones that they look like. Who was reported is known under a Cyrillic spelling as well.
pub fn undisguised(name: &str, kind: Option<CounterpartyKind>) -> Option<String> {
    letters::as_latin(name).map(|latin| key_of(&latin, kind).into_owned())
}

/// Keys of the names that this one may be taken for at a glance, its own apart: letters of other scripts, a capital I for an l,
/// digits for letters, "rn" for "m". Empty for nearly every name.
pub fn imitated_by(name: &str, kind: Option<CounterpartyKind>) -> Vec<String> {
    let own = key_of(name, kind);
    let mut found: Vec<String> = Vec::new();
    let mut read = own.clone().into_owned();
    let mut take = |key: Option<String>| {
        if let Some(key) = key {
            if key != own && !found.contains(&key) {
                found.push(key.clone());
            }
            read = key;
        }
        read.clone()
    };
    let glance = letters::at_a_glance(name);
    let key = take(glance.map(|glance| key_of(&glance, kind).into_owned()));
    let key = take(letters::with_letters_for_digits(&key));
    take(letters::with_one_for_two(&key));
    found
}

/// True for names that are their own key: small Latin letters, or Chinese ones.
fn is_plain(name: &str) -> bool {
    name.chars()
        .all(|char| char.is_ascii_lowercase() || is_chinese(char))
        && !name.is_empty()
}

/// One pass: folded, without prefix and tail, squeezed. A name of which nothing would be left stays as it is.
fn once(name: &str, has_tail: bool) -> String {
    let folded = letters::folded(name);
    let mut core = prefix::without(&folded);
    if has_tail {
        core = tail::without(core);
    }
    for text in [core, &folded] {
        let squeezed = squeezed(text);
        if !squeezed.is_empty() {
            return squeezed;
        }
    }
    name.to_owned()
}

/// Without blanks and punctuation. Between two digits a blank stays: 1 23 is not 12 3. So does an asterisk that masks a
/// Chinese name, or stands beside another one: 张* is not 张.
fn squeezed(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let (mut before, mut last_kept) = (None, None::<char>);
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        let is_mask = |other: Option<char>| other.is_some_and(|other| other == '*' || is_chinese(other));
        let stays = if char == '*' {
            is_mask(before) || is_mask(chars.peek().copied())
        } else {
            !is_separator(char)
        };
        if stays {
            let is_digit = |char: char| char.is_ascii_digit();
            if is_digit(char)
                && before.is_some_and(|before| !is_digit(before))
                && last_kept.is_some_and(is_digit)
            {
                key.push(' ');
            }
            key.push(char);
            last_kept = Some(char);
        }
        before = Some(char);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> String {
        key_of(name, None).into_owned()
    }

    #[test]
    fn spellings_of_one_shop_are_one() {
        for spellings in [
            &[
                "NETFLIX",
                "Netflix",
                " netflix ",
                "ＮＥＴＦＬＩＸ",
                "Net\u{200b}flix\u{fe0f}",
                "Apple Pay: Netflix",
            ][..],
            &[
                "NETFLIX.COM P432629721 AMSTERDAM",
                "Netflix.com P432629758 Amsterdam",
                "netflix.com",
                "NETFLIX.COM",
            ],
            &["Google *YouTube 03/26", "GOOGLE *YOUTUBE 04/26", "Google*YouTube"],
            &["Water Works Ltd.", "WATER WORKS LTD", "Water  Works, L.T.D."],
            &[
                "SQ *BLUE BOTTLE",
                "sq*Blue Bottle",
                "Blue Bottle",
                "TST* Blue Bottle",
                "SumUp *Blue Bottle",
                "iZ *blue-bottle",
            ],
            &[
                "Starbucks #1234",
                "STARBUCKS #56789",
                "Starbucks 0042",
                "Starbucks",
            ],
            &[
                "瑞幸咖啡（1234店）",
                "瑞幸咖啡5678店",
                "瑞幸咖啡 No.0123店",
                "瑞幸咖啡１２３４店",
                "瑞幸咖啡",
                "支付宝-瑞幸咖啡",
                "财付通－瑞幸咖啡",
                "微信支付：瑞幸咖啡",
            ],
            &[
                "国家电网 2026年3月",
                "国家电网2026年04月",
                "国家电网(2026-05)",
                "国家电网6月份",
                "国家电网２０２６年７月",
                "国家电网",
            ],
            &["AMZN Mktp US*2K4TY7QZ3", "AMZN MKTP US*8H1RW03Z2", "Amzn Mktp US"],
            &["McDonald's", "MCDONALDS", "McDonald’s"],
        ] {
            let keys: Vec<String> = spellings.iter().map(|name| key(name)).collect();
            assert!(
                keys.windows(2).all(|two| two[0] == two[1]),
                "{spellings:?}: {keys:?}"
            );
        }
    }

    #[test]
    fn payees_that_differ_stay_apart() {
        for payees in [
            &["Google *YouTube", "Google *Drive", "Google"][..],
            &["7-Eleven", "11-Eleven", "Eleven"],
            &["Pier 39", "Pier 38", "Pier"],
            &["饭店2号", "饭店3号", "饭店", "2号店", "3号店"],
            &["李雷", "李雷雷", "李*", "李**", "*雷", "雷"],
            &[
                "李雷 13812345678",
                "李雷 13912345678",
                "李雷 88001234",
                "李雷 2026年3月",
                "李雷",
            ],
            &["John 138-1234-5678", "John 139-1234-5678", "John +441632960961"],
            &[
                "user 8812345",
                "user 8812346",
                "用户8812345",
                "用户8812346",
                "商户 10023",
                "商户 10024",
            ],
            &[
                "shop-10023",
                "shop-10024",
                "123456",
                "654321",
                "Q 12345",
                "Q 12346",
            ],
            &["Anna DE89370400440532013000", "Anna DE02120300000000202051"],
            &["工商银行 6222021001116245702", "工商银行(1234)", "工商银行(5678)"],
            &["Disney+", "Disney", "H&M", "HM"],
            &[
                "Route 66",
                "Studio 54",
                "Forever 21",
                "Studio",
                "Forever",
                "24/7",
                "24/8",
            ],
            &["Unit 1 23", "Unit 12 3", "Unit 123"],
            &["April", "May", "三月", "五月"],
            &["Captain Marvel 2026", "Captain 2026", "Captain Marvel"],
            &["Transfer 123456789 Alice", "Transfer 123456789 Robert"],
            &["Apple", "\u{410}pple", "𝐀pple"],
        ] {
            for (place, one) in payees.iter().enumerate() {
                for other in &payees[place + 1..] {
                    assert_ne!(key(one), key(other), "{one} and {other}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_taken_off_that_would_leave_no_name() {
        for name in [
            "/",
            "***",
            "PAYPAL *",
            "支付宝-",
            "Google *123456",
            "2026-03",
            "03/26",
            "#1234",
            "13812345678",
            "3月",
            "1234店",
            "\u{200b}",
            " ",
        ] {
            assert!(!key(name).is_empty(), "{name}");
        }
        assert_ne!(key("3月"), key("4月"));
        assert_ne!(key("1234店"), key("1235店"));
    }

    #[test]
    fn a_number_behind_a_person_s_name_is_the_person_s() {
        let person = |name| key_of(name, Some(CounterpartyKind::Person)).into_owned();
        assert_ne!(person("Anna Kraus 20260301"), person("Anna Kraus 20260302"));
        assert_eq!(person("ANNA KRAUS"), person("微信支付-Anna  Kraus"));
    }

    #[test]
    fn a_bad_name_follows_its_bearer_through_letters_of_another_script() {
        let reputation = |name| undisguised(name, None).unwrap_or_else(|| key(name));
        for name in [
            "G\u{43e}ld Sh\u{43e}p",
            "GOLD  SHOP",
            "Ｇold Shop",
            "𝐆old Shop",
            "gold\u{200d}shop",
        ] {
            assert_eq!(reputation(name), "goldshop", "{name}");
        }
        assert_eq!(reputation("\u{420}\u{430}\u{443}\u{420}al"), "paypal");
        assert_eq!(
            reputation("Пятёрочка"),
            "пятёрочка",
            "a name in that script is what it says"
        );
        assert_eq!(reputation("瑞幸咖啡"), "瑞幸咖啡");
    }

    #[test]
    fn a_name_that_looks_like_another_says_which() {
        for (name, like) in [
            ("\u{410}pple Store", "applestore"),
            ("PaypaI", "paypal"),
            ("g00gle", "google"),
            ("arnazon", "amazon"),
            ("𝓝etflix", "netflix"),
        ] {
            assert!(
                imitated_by(name, None).contains(&like.to_owned()),
                "{name}: {:?}",
                imitated_by(name, None)
            );
        }
        for name in [
            "Apple Store",
            "瑞幸咖啡",
            "7-Eleven",
            "NETFLIX",
            "IKEA",
            "Пятёрочка",
            "Pier 39",
        ] {
            assert_eq!(imitated_by(name, None), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn a_key_in_small_or_chinese_letters_is_the_name_itself() {
        for name in ["netflix", "瑞幸咖啡"] {
            assert!(matches!(key_of(name, None), Cow::Borrowed(_)));
        }
    }
}
