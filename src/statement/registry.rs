//! Registry of wallets: every one whose statements are read, and which of them a header belongs to.
//!
//! A new wallet is a file beside this one with its own `Wallet`, a line here, and its fixtures.

use crate::statement::alipay::ALIPAY;
use crate::statement::canonical;
use crate::statement::table::Header;
use crate::statement::wallet::{Source, Wallet};
use crate::statement::wechat::WECHAT;

/// Every wallet whose statements are read.
pub(super) const WALLETS: &[&Wallet] = &[&ALIPAY, &WECHAT];

/// Every layout's name, the project's own first.
pub(super) const NAMES: &[&str] = &gathered();

/// How many layouts there are.
const fn count() -> usize {
    let mut count = canonical::LAYOUTS.len();
    let mut wallets = WALLETS;
    while let [wallet, rest @ ..] = wallets {
        count += wallet.layouts.len();
        wallets = rest;
    }
    count
}

/// Their names, as a constant without the wallets: these lead to every reader.
#[allow(clippy::indexing_slicing)] // by `at` below `count()`, when the crate is compiled
const fn gathered() -> [&'static str; count()] {
    let mut names = [""; count()];
    let mut at = 0;
    let (mut layouts, mut wallets) = (canonical::LAYOUTS, WALLETS);
    loop {
        match (layouts, wallets) {
            ([layout, rest @ ..], _) => {
                names[at] = layout;
                at += 1;
                layouts = rest;
            }
            ([], [wallet, rest @ ..]) => (layouts, wallets) = (wallet.layouts, rest),
            ([], []) => return names,
        }
    }
}

/// Header's word on a file.
#[derive(Clone, Copy)]
pub(super) enum Found {
    /// A statement of this wallet in this layout.
    Layout(&'static Wallet, &'static str),
    /// Another export, which is refused.
    OtherExport,
}

/// The wallet and layout of a header.
pub(super) fn recognise(header: &Header, source: Source, only: Option<&str>) -> Option<Found> {
    WALLETS.iter().find_map(|wallet| {
        let layout = (wallet.layout)(header, source).filter(|layout| only.is_none_or(|only| only == *layout));
        match layout {
            Some(layout) => Some(Found::Layout(wallet, layout)),
            None => (wallet.is_other_export)(header).then_some(Found::OtherExport),
        }
    })
}
