//! Categories: the taxonomy that payments are filed under, by their type and by the merchant's code.
//!
//! Merchant category codes are ISO 18245's; which of our categories each belongs to is judgement. Here too are the kinds of
//! merchant that several rooms ask about: games, rounds of coffee, tanks and hotel rooms.
//! Not here: what holders say of a counterparty (`summary`), and words in statements (`statement`).

use super::name::in_small_letters;
use super::{Digest, Facts, PaymentType, Transaction};

/// Category that a type of payment tells by itself; a purchase tells nothing.
pub const fn of_type(kind: PaymentType) -> Option<&'static str> {
    match kind {
        PaymentType::Transfer
        | PaymentType::RedPacket
        | PaymentType::Fee
        | PaymentType::Income
        | PaymentType::Interest
        | PaymentType::Refund
        | PaymentType::TopUp
        | PaymentType::CashOut
        | PaymentType::CardRepayment
        | PaymentType::Investment => Some(kind.as_str()),
        PaymentType::Purchase | PaymentType::Exchange | PaymentType::Adjustment | PaymentType::Other => None,
    }
}

/// Games and wagers (ISO 18245: digital games; video game arcades; betting), and the categories of leisure that wallets put
/// tips and games under.
const PLAY: [&str; 4] = ["5816", "7993", "7994", "7995"];
const PLAY_CATEGORIES: [&str; 2] = ["games", "entertainment"];
/// Value that is paid for before it is used (ISO 18245: digital media; applications; large digital goods merchants; loads of
/// stored value). Games, which are sold in the same way, are above.
const PREPAID: [u16; 4] = [5815, 5817, 5818, 6540];
/// Fares, meals and drinks, which come in rounds (ISO 18245: local transit; eating places, bars, fast food).
const ROUNDS: [&str; 4] = ["4111", "5812", "5813", "5814"];
const ROUNDS_CATEGORIES: [&str; 2] = ["transport", "dining"];
/// Fares and admissions, which are sold one for each person (ISO 18245: local transit; passenger railways; taxis; buses;
/// cinemas; ticket agencies and theatres; bands; sports grounds; sights; fairs and parks; aquariums; recreation; road and
/// bridge fees).
const PER_PERSON: [&str; 13] = [
    "4111", "4112", "4121", "4131", "4784", "7832", "7922", "7929", "7941", "7991", "7996", "7998", "7999",
];
/// Words in the names of those who sell them, for wallets that give no code.
const PER_PERSON_NAMES: [&str; 30] = [
    "cinema",
    "movie",
    "theatre",
    "theater",
    "museum",
    "ticket",
    "metro",
    "subway",
    "transit",
    "tram",
    "railway",
    "taxi",
    "zoo",
    "影城",
    "影院",
    "电影",
    "剧院",
    "演出",
    "博物馆",
    "景区",
    "门票",
    "票务",
    "火车票",
    "12306",
    "地铁",
    "公交",
    "轨道交通",
    "一卡通",
    "铁路",
    "动物园",
];
/// Pumps, lodging, car rental and eating places (ISO 18245): held at a guess, settled at what was used.
const GUESSED: [&str; 8] = ["5541", "5542", "7011", "7512", "5811", "5812", "5813", "5814"];

/// Words in the names of those who sell leisure that is neither a game nor a tip, and that wallets file with them: books,
/// music, films, shows and exhibitions, parks, sports and singing (admissions, above, aside). Of a shop that sells more than it
/// says the category stands.
const OTHER_LEISURE_NAMES: [&str; 56] = [
    "book",
    "library",
    "music",
    "concert",
    "opera",
    "film",
    "gallery",
    "exhibition",
    "aquarium",
    "planetarium",
    "botanic",
    "theme park",
    "fitness",
    "yoga",
    "swimming",
    "tennis",
    "badminton",
    "karaoke",
    "photo",
    "美术馆",
    "艺术馆",
    "艺术中心",
    "画廊",
    "科技馆",
    "科学馆",
    "天文馆",
    "纪念馆",
    "海洋馆",
    "水族馆",
    "植物园",
    "公园",
    "游乐园",
    "健身",
    "瑜伽",
    "游泳",
    "体育馆",
    "体育场",
    "体育中心",
    "球馆",
    "滑雪",
    "ktv",
    "摄影",
    "照相",
    "旅游",
    "书",
    "图书",
    "文轩",
    "出版",
    "音乐",
    "演出",
    "剧院",
    "剧场",
    "票务",
    "影视",
    "展览",
    "博物馆",
];

fn is_named_by(name: Option<&str>, words: &[&str]) -> bool {
    name.is_some_and(|name| {
        let name = in_small_letters(name);
        words.iter().any(|word| name.contains(word))
    })
}

/// The same of a payment by its merchant's code, its category as it came, and its counterparty's name, however they are kept.
pub fn is_play(mcc: Option<&str>, category: Option<&str>, name: Option<&str>) -> bool {
    match (mcc, category) {
        (Some(code), _) => PLAY.contains(&code),
        (None, Some(category)) => {
            PLAY_CATEGORIES.contains(&category)
                && !is_named_by(name, &PER_PERSON_NAMES)
                && !is_named_by(name, &OTHER_LEISURE_NAMES)
        }
        (None, None) => false,
    }
}

impl Transaction {
    /// Games and tips. Leisure that is known to be something else, by its code or its shop's name, is none: whoever is told
    /// of games finds no cinema and no books among them.
    pub fn is_play(&self) -> bool {
        is_play(self.mcc.as_deref(), self.category.as_deref(), self.name())
    }

    fn name(&self) -> Option<&str> {
        self.counterparty.as_ref().and_then(|side| side.name.as_deref())
    }

    fn is_named_by(&self, words: &[&str]) -> bool {
        is_named_by(self.name(), words)
    }

    /// Bought several times within minutes by habit: a second coffee, the fares of a family.
    pub fn comes_in_rounds(&self) -> bool {
        self.is_filed_under(&ROUNDS, &ROUNDS_CATEGORIES)
    }

    /// A fare or an admission: two of one price within minutes are for two persons.
    pub fn is_sold_per_person(&self) -> bool {
        self.is_filed_under(&PER_PERSON, &[]) || self.is_named_by(&PER_PERSON_NAMES)
    }

    /// Authorised for a guessed amount, so that another one at settlement is the rule.
    pub fn is_held_at_a_guess(&self) -> bool {
        self.is_filed_under(&GUESSED, &[])
    }

    fn is_filed_under(&self, codes: &[&str], categories: &[&str]) -> bool {
        let among = |text: Option<&str>, known: &[&str]| text.is_some_and(|text| known.contains(&text));
        among(self.mcc.as_deref(), codes) || among(self.category.as_deref(), categories)
    }
}

impl Facts {
    /// Prepaid value that is no game's: gift cards, credit for an app, a stored-value account.
    pub fn is_prepaid(&self) -> bool {
        self.mcc.is_some_and(|mcc| PREPAID.contains(&mcc.get()))
    }
}

/// First and last code, and where they belong; in order. What stands between is left without.
///
/// Codes and their meaning: ISO 18245:2023, "Retail financial services: Merchant category codes", whose ranges for airlines
/// (3000 to 3299), car hire (3351 to 3441) and lodging (3501 to 3999) the card schemes fill; the same list stands in Visa's
/// "Merchant Data Standards Manual" and Mastercard's "Quick Reference Booklet: Merchant".
const CODES: &[(u16, u16, &str)] = &[
    (742, 742, "pets"),
    (1520, 1799, "home"),
    (2741, 2842, "business"),
    (3000, 3999, "travel"),
    (4011, 4111, "transport"),
    (4112, 4112, "travel"),
    (4119, 4119, "health"),
    (4121, 4131, "transport"),
    (4214, 4225, "business"),
    (4411, 4411, "travel"),
    (4511, 4582, "travel"),
    (4722, 4723, "travel"),
    (4784, 4789, "transport"),
    (4812, 4821, "telecom"),
    (4829, 4829, "transfer"),
    (4899, 4899, "telecom"),
    (4900, 4900, "utilities"),
    (5045, 5045, "digital"),
    (5122, 5122, "health"),
    (5137, 5139, "clothing"),
    (5200, 5261, "home"),
    (5300, 5300, "groceries"),
    (5309, 5399, "daily-goods"),
    (5411, 5499, "groceries"),
    (5511, 5599, "transport"),
    (5611, 5699, "clothing"),
    (5712, 5719, "home"),
    (5722, 5734, "digital"),
    (5735, 5735, "entertainment"),
    (5811, 5814, "dining"),
    (5815, 5818, "entertainment"),
    (5912, 5912, "health"),
    (5921, 5921, "groceries"),
    (5940, 5941, "sports"),
    (5942, 5942, "education"),
    (5943, 5943, "daily-goods"),
    (5944, 5944, "clothing"),
    (5945, 5945, "entertainment"),
    (5946, 5946, "digital"),
    (5947, 5947, "daily-goods"),
    (5948, 5949, "clothing"),
    (5970, 5973, "entertainment"),
    (5975, 5976, "health"),
    (5977, 5977, "beauty"),
    (5992, 5992, "daily-goods"),
    (5995, 5995, "pets"),
    (6010, 6011, "cash-out"),
    (6211, 6211, "investment"),
    (6300, 6381, "insurance"),
    (6513, 6513, "home"),
    (6540, 6540, "top-up"),
    (7011, 7033, "travel"),
    (7210, 7221, "daily-goods"),
    (7230, 7230, "beauty"),
    (7297, 7298, "beauty"),
    (7311, 7399, "business"),
    (7511, 7549, "transport"),
    (7622, 7641, "home"),
    (7829, 7929, "entertainment"),
    (7932, 7933, "entertainment"),
    (7941, 7941, "sports"),
    (7991, 7996, "entertainment"),
    (7997, 7997, "sports"),
    (7998, 7999, "entertainment"),
    (8011, 8099, "health"),
    (8111, 8111, "business"),
    (8211, 8299, "education"),
    (8351, 8351, "parenting"),
    (8398, 8398, "charity"),
    (8661, 8661, "charity"),
    (8931, 8931, "business"),
    (9211, 9405, "public-services"),
];

/// Category of a merchant: by its code, else the one that the payment is filed under.
pub fn of_merchant(code: Option<u16>, filed_under: Option<&str>) -> Option<&str> {
    code.and_then(of_code).or(filed_under)
}

/// Key of a merchant's category, a part of its fingerprint.
pub fn key_of_merchant(code: Option<u16>, filed_under: Option<&str>) -> Option<u32> {
    let category = of_merchant(code, filed_under)?;
    Some(Digest::of_parts(&["category", category]).short())
}

/// Category of a merchant category code.
pub fn of_code(code: u16) -> Option<&'static str> {
    let place = CODES.partition_point(|(_, last, _)| *last < code);
    let (first, _, category) = CODES.get(place)?;
    (*first <= code).then_some(*category)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};
    use crate::time::Millis;

    #[test]
    fn what_is_sold_for_a_game_is_play_and_other_value_paid_beforehand_is_not() {
        let at = Millis::new(0).unwrap();
        let of = |mcc: &str| Transaction {
            mcc: Some(mcc.to_owned()),
            ..Transaction::new("1", "a", at, Amount::ZERO, Currency::CNY)
        };
        for mcc in ["5815", "5817", "5818", "6540"] {
            assert!(Facts::of(&of(mcc)).is_prepaid() && !of(mcc).is_play(), "{mcc}");
        }
        assert!(of("5816").is_play() && !Facts::of(&of("5816")).is_prepaid());
        assert!(!Facts::of(&of("5411")).is_prepaid());
    }

    #[test]
    fn a_cinema_a_bookshop_and_a_gym_that_a_wallet_files_under_leisure_are_no_games() {
        let at = Millis::new(0).unwrap();
        let at_shop = |name: &str, category: &str, mcc: Option<&str>| Transaction {
            category: Some(category.to_owned()),
            mcc: mcc.map(str::to_owned),
            counterparty: Some(crate::event::Counterparty {
                name: Some(name.to_owned()),
                ..Default::default()
            }),
            ..Transaction::new("1", "a", at, Amount::ZERO, Currency::CNY)
        };
        for name in [
            "星河影城",
            "山海书店",
            "City Books",
            "大剧院票务",
            "省美术馆",
            "City Gallery",
            "量贩KTV",
            "市民健身中心",
        ] {
            assert!(!at_shop(name, "entertainment", None).is_play(), "{name}");
        }
        assert!(!at_shop("一个店", "entertainment", Some("5942")).is_play());
        assert!(at_shop("幻岛互娱", "entertainment", None).is_play());
        assert!(at_shop("一个店", "games", None).is_play());
        assert!(at_shop("体育彩票", "entertainment", None).is_play(), "a wager");
        assert!(at_shop("山海书店", "entertainment", Some("5816")).is_play());
    }

    #[test]
    fn codes_are_in_order_and_found_by_their_range() {
        assert!(CODES.iter().all(|(first, last, _)| first <= last));
        assert!(CODES.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert_eq!(
            [5411, 5814, 3500, 4899, 9406, 1].map(of_code),
            [
                Some("groceries"),
                Some("dining"),
                Some("travel"),
                Some("telecom"),
                None,
                None
            ]
        );
    }
}
