//! Categories guessed from names, where a statement has none.
//!
//! The guess is a table and nothing more; it is counted as `category-guessed`, and what fits nothing stays without.

/// The category that the other side's name or the description suggests.
///
/// The description is asked first: large platforms sell everything, and only the order says what it was.
pub(super) fn guess(name: Option<&str>, description: Option<&str>) -> Option<&'static str> {
    [description, name].into_iter().flatten().find_map(|text| {
        let text = text.to_ascii_lowercase();
        WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| text.contains(word)))
            .map(|(category, _)| *category)
    })
}

/// Category and the words that suggest it; the first line that fits decides, so the particular stands before the
/// general (a pet hospital is no hospital, a hotel's restaurant is a restaurant).
const WORDS: &[(&str, &[&str])] = &[
    ("charity", &["公益", "慈善", "捐款", "捐赠", "红十字"]),
    ("pets", &["宠物", "猫粮", "狗粮", "猫砂"]),
    (
        "telecom",
        &["话费", "流量包", "中国移动", "中国联通", "中国电信", "宽带"],
    ),
    (
        "utilities",
        &[
            "电费",
            "水费",
            "燃气",
            "供电",
            "国家电网",
            "自来水",
            "物业",
            "暖气",
            "供热",
        ],
    ),
    ("insurance", &["保险", "保费", "人寿", "太平洋产险", "平安产险"]),
    (
        "travel",
        &[
            "酒店",
            "宾馆",
            "民宿",
            "携程",
            "去哪儿",
            "航空",
            "机票",
            "12306",
            "火车票",
            "景区",
            "旅行社",
            "飞猪",
        ],
    ),
    (
        "transport",
        &[
            "打车",
            "滴滴",
            "地铁",
            "公交",
            "出行",
            "单车",
            "骑行",
            "停车",
            "加油",
            "石油",
            "石化",
            "高速",
            "一卡通",
            "充电桩",
            "高德",
            "etc",
        ],
    ),
    (
        "health",
        &[
            "医院", "药房", "药店", "大药", "诊所", "口腔", "体检", "挂号", "卫生",
        ],
    ),
    (
        "education",
        &[
            "学校", "大学", "培训", "教育", "课程", "学费", "书店", "图书", "考试",
        ],
    ),
    ("parenting", &["母婴", "奶粉", "纸尿裤", "童装", "孕婴", "幼儿"]),
    (
        "entertainment",
        &[
            "电影",
            "影城",
            "影院",
            "视频会员",
            "爱奇艺",
            "优酷",
            "腾讯视频",
            "哔哩哔哩",
            "音乐",
            "游戏",
            "ktv",
            "剧院",
            "演出",
            "网吧",
        ],
    ),
    ("sports", &["健身", "体育", "运动", "游泳", "球馆", "瑜伽"]),
    (
        "beauty",
        &["理发", "美发", "美容", "美甲", "化妆", "护肤", "丝芙兰"],
    ),
    (
        "groceries",
        &[
            "超市",
            "便利店",
            "盒马",
            "叮咚",
            "生鲜",
            "水果",
            "菜场",
            "粮油",
            "永辉",
            "沃尔玛",
            "全家",
            "罗森",
            "7-eleven",
        ],
    ),
    (
        "dining",
        &[
            "餐",
            "饭",
            "外卖",
            "饿了么",
            "美团",
            "肯德基",
            "麦当劳",
            "星巴克",
            "瑞幸",
            "咖啡",
            "奶茶",
            "火锅",
            "烧烤",
            "面馆",
            "米线",
            "面包",
            "蛋糕",
            "小吃",
            "食堂",
            "饮品",
            "茶饮",
            "汉堡",
            "蜜雪冰城",
            "喜茶",
            "酒楼",
            "料理",
        ],
    ),
    (
        "digital",
        &[
            "手机",
            "数码",
            "电脑",
            "苹果",
            "apple",
            "华为",
            "小米",
            "电器",
            "云服务",
            "软件",
        ],
    ),
    (
        "clothing",
        &["服饰", "服装", "女装", "男装", "优衣库", "鞋", "箱包", "内衣"],
    ),
    (
        "home",
        &["家居", "家具", "家装", "宜家", "装修", "五金", "家政", "洗衣"],
    ),
    (
        "public-services",
        &[
            "政务",
            "税务",
            "公积金",
            "社保",
            "出入境",
            "车管所",
            "交警",
            "罚款",
        ],
    ),
    (
        "daily-goods",
        &[
            "百货",
            "日用",
            "名创优品",
            "屈臣氏",
            "快递",
            "拼多多",
            "淘宝",
            "天猫",
            "京东",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_ordered_weighs_more_than_the_platform_that_sold_it() {
        assert_eq!(
            guess(Some("美团平台商户"), Some("美团打车订单")),
            Some("transport")
        );
        assert_eq!(guess(Some("美团平台商户"), Some("订单-1")), Some("dining"));
    }

    #[test]
    fn what_fits_nothing_gets_no_category() {
        assert_eq!(guess(Some("李雷"), Some("收款")), None);
        assert_eq!(guess(None, None), None);
    }
}
