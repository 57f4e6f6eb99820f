//! Account: what a file says of whose it is, and what stood on it.
//!
//! Numbers are masked where they are read: nobody needs more of them than tells two accounts of one person apart. Not here:
//! whether the balances agree with the rows (`balances`).

use crate::money::Currency;
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::Row;
use rust_decimal::Decimal;
use serde::Serialize;

/// Account that a file is of, as it says itself.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Its number, masked: the last four digits, or what an address begins with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// Its currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What stood on it before the first row; below nothing with a minus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<String>,
    /// What stood on it after the last row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<String>,
}

impl core::fmt::Debug for Account {
    /// Numbers and names are personal.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Account")
            .field("currency", &self.currency)
            .finish_non_exhaustive()
    }
}

/// Words before an account's number, and before its holder's name, in the lines above a table.
const NUMBERS: [&str; 7] = [
    "支付宝账户",
    "账号",
    "卡号",
    "账户",
    "京东账号名",
    "Account number",
    "IBAN",
];
const HOLDERS: [&str; 5] = ["姓名", "微信昵称", "户名", "客户姓名", "Account holder"];

impl Account {
    /// Looks at a row outside of a table.
    pub(super) fn look(&mut self, row: &Row) {
        let cells: Vec<&str> = row
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        for (place, cell) in cells.iter().enumerate() {
            let said = |names: &[&str]| {
                let rest = names.iter().find_map(|name| cell.strip_prefix(name))?.trim();
                let rest = match rest.strip_prefix([':', '：']) {
                    Some(rest) => rest.trim(),
                    None if rest.is_empty() => cells.get(place + 1)?, // in the next cell
                    None => return None,
                };
                let rest = rest.strip_prefix('[').unwrap_or(rest);
                let end = rest.find([']', '"', '\t']).unwrap_or(rest.len());
                rest.get(..end)
                    .map(str::trim)
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned)
            };
            if self.number.is_none() {
                self.number = said(&NUMBERS).map(|number| masked(&number));
            }
            if self.holder.is_none() {
                self.holder = said(&HOLDERS);
            }
        }
    }

    /// Takes over one thing that a file says of it.
    pub(super) fn told(&mut self, name: &str, value: &str) {
        let balance = || Some(sum::sum(value, DecimalMark::Point)?.signed().to_string());
        match name {
            "number" => self.number = Some(masked(value)),
            "holder" => self.holder = Some(value.to_owned()),
            "currency" => self.currency = sum::currency(value),
            "opening" => self.opening = balance(),
            "closing" => self.closing = balance(),
            _ => {}
        }
    }

    /// Last digits by which it is told from others.
    pub(super) fn tail(&self) -> Option<String> {
        let number = self.number.as_deref()?;
        let tail: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        Some(tail).filter(|tail| !tail.is_empty() && !number.contains('@'))
    }

    pub(super) fn opening(&self) -> Option<Decimal> {
        self.opening.as_deref()?.parse().ok()
    }

    pub(super) fn closing(&self) -> Option<Decimal> {
        self.closing.as_deref()?.parse().ok()
    }

    pub(super) fn is_told(&self) -> bool {
        *self != Self::default()
    }
}

/// Characters at the end that tell one account from another: what banks print of a card's number.
const SHOWN: usize = 4;

/// `****6789`; of an address `sam***@example.org`.
pub(super) fn masked(number: &str) -> String {
    if let Some((name, host)) = number.split_once('@') {
        let begin: String = name.chars().take_while(|letter| *letter != '*').take(3).collect();
        return format!("{begin}***@{host}");
    }
    let kept: Vec<char> = number.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let from = kept.len().saturating_sub(SHOWN);
    let tail: String = kept.get(from..).unwrap_or_default().iter().collect();
    format!("****{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_never_kept_whole() {
        assert_eq!(masked("NL26VAYB8060476890"), "****6890");
        assert_eq!(masked("1234****5678"), "****5678");
        assert_eq!(masked("sampleperson@example.org"), "sam***@example.org");
        assert_eq!(masked("12"), "****12");
    }
}
