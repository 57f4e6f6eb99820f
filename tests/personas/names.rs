//! Made-up shops and people. No real person, shop or account is in here; chains that everybody knows are left out.
//!
//! Categories are the codes of `statement::category`; merchant category codes are ISO 18245's.
//! Not here: who goes where, and how often (`person`, `life`).

use crate::event::Other;
use crate::random::Dice;

/// A kind of shop: category, code, price of a usual visit in hundredths of a yuan (median), spread of its logarithm, endings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trade {
    pub(crate) category: &'static str,
    pub(crate) mcc: &'static str,
    pub(crate) median: f64,
    pub(crate) spread: f64,
    pub(crate) words: &'static [&'static str],
}

const fn trade(
    category: &'static str,
    mcc: &'static str,
    yuan: f64,
    spread: f64,
    words: &'static [&'static str],
) -> Trade {
    Trade {
        category,
        mcc,
        median: yuan * 100.0,
        spread,
        words,
    }
}

// Medians are what such a visit costs in a large Chinese city in 2025, spreads how far visits differ: judgement.
pub(crate) const BREAKFAST: Trade = trade("dining", "5814", 9.0, 0.25, &["早点铺", "豆浆", "包子铺"]);
pub(crate) const LUNCH: Trade = trade("dining", "5812", 24.0, 0.25, &["面馆", "小炒", "米粉", "食堂"]);
pub(crate) const COFFEE: Trade = trade("dining", "5814", 16.0, 0.2, &["咖啡", "奶茶", "茶饮"]);
pub(crate) const DINNER: Trade = trade("dining", "5812", 42.0, 0.4, &["外卖", "烧烤", "小馆"]);
pub(crate) const FEAST: Trade = trade("dining", "5812", 260.0, 0.5, &["火锅", "酒楼", "料理"]);
pub(crate) const CORNER: Trade = trade("groceries", "5499", 14.0, 0.6, &["便利店"]);
pub(crate) const GROCER: Trade = trade("groceries", "5411", 75.0, 0.6, &["超市", "生鲜", "水果"]);
pub(crate) const MARKET: Trade = trade("groceries", "5499", 22.0, 0.5, &["菜场摊", "粮油"]);
pub(crate) const PHARMACY: Trade = trade("health", "5912", 58.0, 0.6, &["大药房"]);
pub(crate) const RIDE: Trade = trade("transport", "4121", 24.0, 0.5, &["打车", "出行"]);
pub(crate) const LEISURE: Trade = trade("entertainment", "7832", 60.0, 0.4, &["影城", "剧院", "KTV"]);
pub(crate) const GAME: Trade = trade("entertainment", "5816", 24.0, 0.8, &["游戏", "互娱游戏"]);
pub(crate) const CLOTHES: Trade = trade("clothing", "5651", 160.0, 0.6, &["服饰旗舰店", "鞋店"]);
pub(crate) const GOODS: Trade = trade("daily-goods", "5399", 55.0, 0.8, &["百货", "日用"]);
pub(crate) const HOME: Trade = trade("home", "5712", 120.0, 0.8, &["家居", "五金"]);
pub(crate) const DIGITAL: Trade = trade("digital", "5732", 180.0, 0.9, &["数码", "电器"]);
pub(crate) const CHILD: Trade = trade("parenting", "5641", 130.0, 0.6, &["母婴", "童装"]);
pub(crate) const HOTEL: Trade = trade("travel", "7011", 380.0, 0.4, &["酒店", "民宿"]);
pub(crate) const SIGHT: Trade = trade("travel", "7991", 90.0, 0.4, &["景区"]);
pub(crate) const AIRLINE: Trade = trade("travel", "4511", 1100.0, 0.5, &["航空机票"]);
pub(crate) const RAIL: Trade = trade("travel", "4112", 320.0, 0.4, &["火车票"]);
pub(crate) const FUEL: Trade = trade("transport", "5541", 320.0, 0.2, &["加油站", "充电桩"]);

const FIRST: [&str; 24] = [
    "青禾",
    "阿婆",
    "晨光",
    "南窗",
    "谷雨",
    "老槐树",
    "云上",
    "半山",
    "江边",
    "山城",
    "月下",
    "小满",
    "星幕",
    "拾光",
    "朴记",
    "野径",
    "素履",
    "三角巷",
    "白鹭",
    "望海",
    "松间",
    "一木",
    "春和",
    "石桥",
];
const SURNAMES: [&str; 20] = [
    "周", "何", "沈", "林", "陈", "黄", "吴", "徐", "孙", "胡", "朱", "高", "罗", "郑", "梁", "谢", "宋",
    "唐", "许", "邓",
];
const GIVEN: [&str; 16] = [
    "宁", "舟", "远", "敏", "建国", "秀英", "子涵", "雨桐", "浩", "洁", "磊", "静", "晓东", "梅", "航",
    "欣怡",
];

/// A shop of that trade. Its number keeps two shops of one name apart.
pub(crate) fn shop(dice: &mut Dice, trade: &Trade) -> Other {
    let number = dice.whole(1_000, 999_999);
    Other {
        id: format!("m{number}"),
        name: format!("{}{}{}", dice.pick(&FIRST), dice.pick(trade.words), number % 100),
        kind: "merchant",
        category: Some(trade.category),
        mcc: Some(trade.mcc),
    }
}

/// Several shops of that trade.
pub(crate) fn shops(dice: &mut Dice, trade: &Trade, low: i64, high: i64) -> Vec<Other> {
    (0..dice.whole(low, high)).map(|_| shop(dice, trade)).collect()
}

/// A merchant by name, for bills and agreements.
pub(crate) fn merchant(dice: &mut Dice, name: &str, category: &'static str, mcc: &'static str) -> Other {
    let id = format!("m{}", dice.whole(1_000, 999_999));
    Other {
        id,
        name: name.to_owned(),
        kind: "merchant",
        category: Some(category),
        mcc: Some(mcc),
    }
}

/// Somebody, as a wallet shows names: most of them with a star.
pub(crate) fn somebody(dice: &mut Dice) -> Other {
    let (surname, given) = (*dice.pick(&SURNAMES), *dice.pick(&GIVEN));
    let name = if dice.chance(0.7) {
        format!("{surname}*{given}")
    } else {
        format!("{surname}{given}")
    };
    Other {
        id: format!("p{}", dice.whole(1_000, 99_999_999)),
        name,
        kind: "person",
        category: None,
        mcc: None,
    }
}

/// Several people.
pub(crate) fn people(dice: &mut Dice, low: i64, high: i64) -> Vec<Other> {
    (0..dice.whole(low, high)).map(|_| somebody(dice)).collect()
}

/// One of the holder's own accounts elsewhere.
pub(crate) fn own(name: &str) -> Other {
    Other {
        id: format!("own-{name}"),
        name: name.to_owned(),
        kind: "own",
        category: None,
        mcc: None,
    }
}
