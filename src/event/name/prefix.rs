//! Prefixes: whom a payment went through, written before whom it went to.
//!
//! Only by these lists: "Uber *Trip" names one company and its service. Before the asterisk of a card's statement stand the
//! payment facilitators, as Visa's and Mastercard's rules for sponsored merchants have it ("PF*Merchant"); before a colon or
//! a hyphen stand wallets.

use super::words::{is_chinese, is_name};

/// Facilitators that write "NAME *": PayPal, Square, Toast, SumUp, Zettle (iZettle), Google, Shopify, Stripe's Link, Intuit,
/// FastSpring, Lightspeed, WePay, Klarna, Paddle, Digital River, 2Checkout, Checkout.com, Mollie, Adyen.
const FACILITATORS: &str = "paypal|pypl|pp|sq|square|tst|toast|sumup|iz|izettle|zettle|ztl|google|sp|stripe|link.com|in|\
    fs|ls|wpy|klarna|paddle.net|paddle|dri|2co.com|cko|mollie|adyen";
/// Wallets that write "NAME:" or "NAME -", or an asterisk.
const WALLETS: &str = "apple pay|google pay|samsung pay|paypal|alipay|wechat pay|weixin pay";
/// Wallets that write "名称-": as bank statements of mainland China show what was paid through them.
const CHINESE_WALLETS: &str = "支付宝|支付宝(中国)网络技术有限公司|财付通|财付通支付科技有限公司|微信支付|微信|云闪付|\
    京东支付|美团支付|抖音支付|翼支付|数字人民币|银联";

/// Letters by which a row says anywhere that it went through a wallet, as exports of cards and shops were seen to do; shorter
/// than the prefixes, since no name of a payee is taken off by them.
const WALLET_LETTERS: &str = "支付宝|财付通|微信|云闪付|京东支付|美团支付|抖音支付|翼支付|alipay|tenpay|wechat|weixin|paypal|\
    applepay|googlepay|samsungpay";

/// True of letters and digits, small and without blanks, that name a wallet.
pub(super) fn names_wallet(letters: &str) -> bool {
    WALLET_LETTERS.split('|').any(|wallet| letters.contains(wallet))
}

/// What parts a prefix from its name.
const MARKS: &str = "-:*_/|·\u{2013}\u{2014}";

/// A folded name without them; with them, where no name would be left.
pub(super) fn without(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = rest(name).filter(|rest| is_name(rest)) {
        name = rest;
    }
    name
}

/// What stands behind the first prefix, if there is one.
fn rest(name: &str) -> Option<&str> {
    if !name.contains(|char| MARKS.contains(char)) {
        return None; // as most names
    }
    let name = name.trim_start_matches(' ');
    if name.starts_with(is_chinese) {
        return behind(name, CHINESE_WALLETS, MARKS);
    }
    behind(name, FACILITATORS, "*").or_else(|| behind(name, WALLETS, ":-*\u{2013}\u{2014}"))
}

/// What stands behind a prefix of the list and one of the marks.
#[inline(never)]
fn behind<'a>(name: &'a str, list: &str, marks: &str) -> Option<&'a str> {
    list.split('|').find_map(|prefix| {
        let rest = name.strip_prefix(prefix)?.trim_start_matches(' ');
        let mark = rest.chars().next().filter(|mark| marks.contains(*mark))?;
        rest.get(mark.len_utf8()..)
    })
}
