//! Registry of layouts: every one that is read, and which of them a header belongs to.
//!
//! A new layout is a file beside this one with its own `Wallet`, a line here, and its fixtures.

use crate::error::Code;
use crate::statement::alipay::ALIPAY;
use crate::statement::apple::APPLE;
use crate::statement::bank::BANK;
use crate::statement::camt::CAMT;
use crate::statement::canonical;
use crate::statement::google::GOOGLE;
use crate::statement::jd::JD;
use crate::statement::meituan::MEITUAN;
use crate::statement::monzo::MONZO;
use crate::statement::ofx::OFX;
use crate::statement::paypal::PAYPAL;
use crate::statement::qif::QIF;
use crate::statement::revolut::REVOLUT;
use crate::statement::table::Header;
use crate::statement::uses;
use crate::statement::wallet::{Candidate, Fits, Source, Wallet};
use crate::statement::wechat::WECHAT;
use crate::statement::wise::WISE;

/// Every wallet and bank whose files are read; whatever no other knows is a bank's.
pub(super) const WALLETS: &[&Wallet] = &[
    &ALIPAY, &WECHAT, &APPLE, &GOOGLE, &OFX, &CAMT, &PAYPAL, &REVOLUT, &WISE, &MONZO, &JD, &MEITUAN, &QIF,
    &BANK,
];

/// Every layout's name, the project's own first.
pub(super) const NAMES: &[&str] = &gathered();

/// How many layouts there are.
const fn count() -> usize {
    let mut count = canonical::LAYOUTS.len() + uses::NAMES.len();
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
    let (mut layouts, mut wallets, mut others) = (canonical::LAYOUTS, WALLETS, uses::NAMES);
    loop {
        match (layouts, wallets) {
            ([layout, rest @ ..], _) => {
                names[at] = layout;
                at += 1;
                layouts = rest;
            }
            ([], [wallet, rest @ ..]) => (layouts, wallets) = (wallet.layouts, rest),
            ([], []) if others.is_empty() => return names,
            ([], []) => (layouts, others) = (others, &[]),
        }
    }
}

/// Header's word on a file.
pub(super) enum Found {
    /// A statement of this wallet in this layout.
    Layout(Box<Fits>),
    /// A file that tells who used the account.
    Uses(&'static uses::Layout),
    /// Another export, which is refused, and why.
    OtherExport(Code),
}

/// The layout of a header: of several that fit the one that knows most of its columns, the first in the list of equals.
pub(super) fn recognise(header: &Header, source: Source, only: Option<&str>) -> Option<Found> {
    if let Some(layout) = uses::layout(header, only) {
        return Some(Found::Uses(layout));
    }
    let mut fitting: Vec<(&'static Wallet, Candidate)> = WALLETS
        .iter()
        .filter_map(|wallet| {
            let layout =
                (wallet.layout)(header, source).filter(|layout| only.is_none_or(|only| only == *layout))?;
            let confidence = known(header, (wallet.knows)(layout));
            Some((*wallet, Candidate { layout, confidence }))
        })
        .collect();
    fitting.sort_by(|(_, one), (_, other)| other.confidence.total_cmp(&one.confidence));
    let Some((wallet, best)) = fitting.first() else {
        let why = WALLETS.iter().find_map(|wallet| (wallet.is_other_export)(header));
        return why.map(Found::OtherExport);
    };
    Some(Found::Layout(Box::new(Fits {
        wallet,
        layout: best.layout,
        candidates: fitting.iter().map(|(_, candidate)| candidate.clone()).collect(),
        mapping: None,
    })))
}

/// The share of a header's names that a layout knows, in hundredths.
#[allow(clippy::cast_precision_loss)] // a few hundred columns
fn known(header: &Header, names: &str) -> f64 {
    let told = header.names().iter().filter(|name| !name.is_empty());
    let (mut all, mut known) = (0_u32, 0_u32);
    for name in told {
        all += 1;
        known += u32::from(names.split(' ').any(|known| known == name));
    }
    f64::from(known * 100 / all.max(1)) / 100.0
}
