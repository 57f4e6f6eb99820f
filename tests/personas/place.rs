//! Where people live and travel to: clocks, coins, coordinates and how dear life is there.
//!
//! Coordinates are the cities', to a tenth of a degree. `level` turns a price in Chinese yuan into a usual price there, in
//! that place's money; `rate` is what one unit of that money costs in yuan (both rounded from 2025, judgement: only
//! their size matters here).
//! Not here: routes and borders. A journey takes a day, on which nothing is paid after the airport.

use crate::calendar::Summer;

/// A city.
#[derive(Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) country: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Minutes east of UTC in winter.
    pub(crate) offset: i64,
    pub(crate) summer: Summer,
    pub(crate) level: f64,
    pub(crate) rate: f64,
}

impl Place {
    /// Minutes east of UTC on that day.
    pub(crate) fn offset_on(&self, day: i64) -> i64 {
        self.offset + if self.summer.holds(day) { 60 } else { 0 }
    }
}

/// A stay elsewhere: the days between departure and return, both on the road.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Journey {
    pub(crate) leaves: i64,
    pub(crate) returns: i64,
    pub(crate) to: &'static Place,
}

const fn chinese(name: &'static str, lat: f64, lon: f64) -> Place {
    Place {
        name,
        country: "CN",
        currency: "CNY",
        lat,
        lon,
        offset: 480,
        summer: Summer::None,
        level: 1.0,
        rate: 1.0,
    }
}

#[allow(clippy::too_many_arguments)] // a row of a table
const fn abroad(
    name: &'static str,
    country: &'static str,
    currency: &'static str,
    (lat, lon): (f64, f64),
    offset: i64,
    summer: Summer,
    (level, rate): (f64, f64),
) -> Place {
    Place {
        name,
        country,
        currency,
        lat,
        lon,
        offset,
        summer,
        level,
        rate,
    }
}

/// Homes in China, and where its people spend their holidays at home.
pub(crate) static CHINA: [Place; 11] = [
    chinese("北京", 39.9, 116.4),
    chinese("上海", 31.2, 121.5),
    chinese("广州", 23.1, 113.3),
    chinese("成都", 30.7, 104.1),
    chinese("武汉", 30.6, 114.3),
    chinese("西安", 34.3, 108.9),
    chinese("杭州", 30.3, 120.2),
    chinese("沈阳", 41.8, 123.4),
    chinese("昆明", 25.0, 102.7),
    chinese("三亚", 18.3, 109.5),
    chinese("青岛", 36.1, 120.4),
];

/// Destinations, and the homes of the few who live abroad.
pub(crate) static WORLD: [Place; 8] = [
    abroad("新加坡", "SG", "SGD", (1.3, 103.8), 480, Summer::None, (0.3, 5.4)),
    abroad("柏林", "DE", "EUR", (52.5, 13.4), 60, Summer::Europe, (0.45, 7.8)),
    abroad(
        "纽约",
        "US",
        "USD",
        (40.7, -74.0),
        -300,
        Summer::America,
        (0.55, 7.2),
    ),
    abroad(
        "东京",
        "JP",
        "JPY",
        (35.7, 139.7),
        540,
        Summer::None,
        (40.0, 0.05),
    ),
    abroad("香港", "HK", "HKD", (22.3, 114.2), 480, Summer::None, (2.4, 0.92)),
    abroad("曼谷", "TH", "THB", (13.8, 100.5), 420, Summer::None, (5.0, 0.21)),
    abroad(
        "首尔",
        "KR",
        "KRW",
        (37.6, 127.0),
        540,
        Summer::None,
        (400.0, 0.0052),
    ),
    abroad("伦敦", "GB", "GBP", (51.5, -0.1), 0, Summer::Europe, (0.4, 9.2)),
];
