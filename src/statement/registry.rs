//! Registry of wallets: every one whose statements are read, and which of them a header belongs to.
//!
//! A new wallet is a file beside this one with its own `Wallet`, a line here, and its fixtures.

use crate::statement::alipay::ALIPAY;
use crate::statement::table::Header;
use crate::statement::wallet::{Source, Wallet};
use crate::statement::wechat::WECHAT;

/// Every wallet whose statements are read.
pub(super) const WALLETS: &[&Wallet] = &[&ALIPAY, &WECHAT];

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
