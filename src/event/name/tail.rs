//! Tails: what statements write behind a name and next month differently: codes, months, shop numbers, a city behind a code.
//!
//! A tail goes only by its shape, only from the end, and only where a name is left. What may be part of the name, or may be
//! the only thing that tells two payees apart, stays: short numbers, telephone numbers, account numbers, whatever stands
//! behind the name of a person or behind a word such as "user" that names nobody by itself.

use super::month::{before_month, before_named_month, is_date};
use super::words::{bare, before, before_digits, is_all, is_chinese, is_listed, is_mark, is_name, last_word};

/// A code in digits has five at least: years and most house numbers have four.
const CODE: usize = 5;
/// Digits glued to Chinese letters: "订单" and the like are written so, five digits may yet be a branch.
const GLUED: usize = 6;
/// A shop's number behind "#", or before "店", has three at least: "饭店2号" is a name.
const SHOP_NUMBER: usize = 3;
/// A code of letters and digits has four digits, eight signs, and changes between them three times: "iphone15" is none.
const MIXED: (usize, usize, usize) = (4, 8, 3);

/// Words that name nobody: the number behind them does.
const NOBODY: &str = "user account acct terminal merchant customer shop store member id wallet card receiver sender \
    payee person transfer payment 用户 商户 商家 账户 帐户 账号 会员 店铺 门店 终端 客户 转账 \
    微信用户 支付宝用户";
/// The commonest surnames of China: some hundred, which more than four people in five have.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
/// The commonest surnames of two characters.
const LONG_SURNAMES: [&str; 8] = ["欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "令狐"];

/// Where card networks' merchants sit that charge from afar, and the codes of their countries and states; in one word, since
/// blanks do not count. Only behind a code: elsewhere a city is the name of a branch.
const PLACES: &str = "amsterdam rotterdam london dublin cork luxembourg paris berlin munich münchen hamburg frankfurt \
    vienna wien zurich zürich geneva madrid barcelona lisbon milan milano rome stockholm copenhagen \
    helsinki oslo warsaw prague tallinn vilnius brussels istanbul dubai newyork sanfrancisco \
    losangeles losgatos seattle cupertino mountainview sanjose chicago austin toronto vancouver \
    sydney melbourne auckland singapore hongkong taipei tokyo seoul mumbai bangalore 北京 上海 深圳 \
    广州 杭州 成都 香港 nl gb uk ie lu us usa ca ny";

/// A folded name without its tails.
pub(super) fn without(name: &str) -> &str {
    // Most names have no digit, and every tail has one.
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return name;
    }
    let mut name = name;
    while let Some(rest) = cut(bare(name)).filter(|rest| is_whole(rest)) {
        name = rest;
    }
    name
}

/// True where this names somebody who is not a person, so that what stood behind is not the name.
fn is_whole(rest: &str) -> bool {
    let rest = bare(rest);
    is_name(rest) && !is_listed(NOBODY, rest) && !is_person(rest)
}

/// A Chinese name of two or three characters, or a masked one.
fn is_person(text: &str) -> bool {
    let length = text.chars().count();
    let is_chinese_name = text
        .chars()
        .all(|char| is_chinese(char) || char == '*' || char == '·');
    is_chinese_name
        && (text.contains('*')
            || matches!(length, 2 | 3) && text.starts_with(|first| SURNAMES.contains(first))
            || matches!(length, 3 | 4) && LONG_SURNAMES.iter().any(|surname| text.starts_with(surname)))
}

/// What is left in front of the last tail.
fn cut(text: &str) -> Option<&str> {
    let (rest, word) = last_word(text);
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return behind_code(text);
    }
    if let Some(rest) = before_month(text).or_else(|| before_shop_number(text)) {
        return Some(rest);
    }
    let has_hash = rest.ends_with('#') || word.starts_with('#');
    if is_date(word) || is_code(word, has_hash) {
        return Some(rest);
    }
    if let Some(rest) = before_named_month(rest, word) {
        return Some(rest);
    }
    let digits = word.len() - before_digits(word).len();
    let (front, number) = text.split_at_checked(text.len() - digits)?;
    let is_glued = digits >= GLUED && front.ends_with(is_chinese) && !stays(number);
    is_glued.then_some(front)
}

/// What stands before a code that a known place follows.
fn behind_code(text: &str) -> Option<&str> {
    let mut rest = text;
    let mut place = String::new();
    // "san francisco", "los gatos ca": at most three words.
    for _ in 0..3 {
        let (before, word) = last_word(rest);
        let (next, before) = (bare(before), before);
        if !is_all(word, char::is_alphabetic) || before.is_empty() {
            return None;
        }
        place.insert_str(0, word);
        let is_place = is_listed(PLACES, &place);
        let (_, code) = last_word(next);
        if is_place && is_code(code, false) {
            return Some(last_word(next).0);
        }
        if is_place {
            place.clear();
        }
        rest = next;
    }
    None
}

/// "(1234店)", "0123号店", "no.1234店".
fn before_shop_number(text: &str) -> Option<&str> {
    let front = text.strip_suffix('店')?;
    let front = before(front.strip_suffix('号').unwrap_or(front), char::is_whitespace);
    let rest = before_digits(front);
    (front.len() - rest.len() >= SHOP_NUMBER).then(|| {
        let rest = before(rest, is_mark);
        let marks = ["no", "第"];
        marks
            .iter()
            .find_map(|mark| rest.strip_suffix(mark))
            .unwrap_or(rest)
    })
}

/// An authorisation's or an order's code, or a shop's number.
fn is_code(word: &str, has_hash: bool) -> bool {
    let word = word.trim_matches(['-', '/', '.', ':']);
    if word.is_empty() || !is_all(word, |char| char.is_ascii_alphanumeric() || char == '-') || stays(word) {
        return false;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits == word.len() {
        return digits >= CODE || digits == 4 && word.starts_with('0') || has_hash && digits >= SHOP_NUMBER;
    }
    // Letters before a hyphen are a word, and the number is the name's; one letter is a code's: "T-1234", "P432629721".
    let letters = word
        .find(|char: char| !char.is_ascii_alphabetic())
        .unwrap_or(word.len());
    let is_joined = word.get(letters..).is_some_and(|rest| rest.starts_with('-'));
    if letters > 1 && is_joined {
        return false;
    }
    let (least, length, changes) = MIXED;
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let changed = word
        .as_bytes()
        .windows(2)
        .filter(|two| two.first().map(is_digit) != two.last().map(is_digit))
        .count();
    digits >= CODE && letters <= 4
        || letters == 1 && digits >= 4
        || digits >= least && word.len() >= length && changed >= changes
}

/// A number that is whose it is: of a telephone, of a card, of an account.
fn stays(word: &str) -> bool {
    let digits: Vec<u32> = word.chars().filter_map(|char| char.to_digit(10)).collect();
    let first = digits.first().copied().unwrap_or_default();
    let groups = word.bytes().filter(|byte| *byte == b'-').count();
    let is_number = is_all(word, |char| char.is_ascii_digit() || char == '-');
    let at = |place: usize| digits.get(place).copied().unwrap_or_default();
    let is_telephone = is_number
        && match digits.len() {
            11 => first == 1 && at(1) >= 3, // mainland China
            10 => first >= 2 && at(3) >= 2, // North America
            9 | 12 | 13 => groups >= 2,
            7 | 8 => groups == 1,
            _ => false,
        };
    // An IBAN: a country, two digits, and eleven to thirty signs (ISO 13616).
    let is_iban = (15..=34).contains(&word.len())
        && word
            .get(..2)
            .is_some_and(|country| country.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && word
            .get(2..4)
            .is_some_and(|check| check.bytes().all(|byte| byte.is_ascii_digit()));
    is_telephone
        || is_iban
        || is_number && (13..=19).contains(&digits.len()) && (3..=6).contains(&first) && is_luhn(&digits)
}

/// The check digit of cards' numbers (ISO/IEC 7812-1).
fn is_luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}
