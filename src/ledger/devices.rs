//! Devices of the accounts' newest payments, beside the ledger and only while rules ask for them.
//!
//! A row of the ledger has no device: nobody else asks for it, and it would cost every host bytes for every payment. So what rules ask
//! for begins with them: of a payment from before nothing is known, and whoever asks is told from when on all of it is.
//! Not here: which payments count, and what is asked of them (`engine::rules`).

use crate::event::{Digest, Transaction, device_key};
use crate::map::OrderedMap;
use crate::record::record;
use crate::sort::sort;
use crate::time::Millis;

/// Payments of an account whose devices are kept: as many as a window reads.
const MOST: usize = 1_000;

/// Devices of every account's newest payments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Devices {
    accounts: OrderedMap<DevicesOf>,
    /// Of payments up to this moment nothing is known.
    from: Option<Millis>,
}

record! { struct Devices { accounts, from } }

/// Devices of one account's newest payments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DevicesOf {
    /// By the payment's fingerprint: when it was made, and its device.
    payments: OrderedMap<(Millis, Digest)>,
    /// Of payments up to this moment some were dropped.
    cut: Option<Millis>,
}

record! { checked struct DevicesOf { payments, cut } }

impl Devices {
    /// Of nobody yet; payments that were made up to this moment are not known.
    pub fn since(from: Option<Millis>) -> Self {
        Self {
            accounts: OrderedMap::new(),
            from,
        }
    }

    /// Keeps the device of a payment, where it tells one: a later word's in place of an earlier one's.
    pub fn keep(&mut self, payment: &Transaction) {
        let Some(device) = device_key(payment.device_id.as_deref()) else {
            return;
        };
        let key = Digest::of(&payment.account_id);
        let known = self.accounts.get_or_put(key, DevicesOf::default);
        known.payments.put(Digest::of(&payment.id), (payment.at, device));
        if known.payments.len() > 2 * MOST {
            known.drop_oldest();
        }
    }

    /// Those of an account.
    pub fn of(&self, account: &str) -> Option<&DevicesOf> {
        self.accounts.get(Digest::of(account))
    }

    /// All after this moment are known of this account.
    pub fn whole_after(&self, account: &str) -> Option<Millis> {
        self.from.max(self.of(account).and_then(|known| known.cut))
    }

    /// Lets an account go.
    pub fn evict(&mut self, account: Digest) {
        self.accounts.remove(account);
    }
}

impl DevicesOf {
    /// The device of the payment of this id.
    pub fn get(&self, id: &str) -> Option<Digest> {
        self.payments.get(Digest::of(id)).map(|(_, device)| *device)
    }

    /// Drops the older half: those of one moment together.
    fn drop_oldest(&mut self) {
        let mut times: Vec<Millis> = self.payments.values().map(|(at, _)| *at).collect();
        sort(&mut times, Millis::cmp);
        let last = times.len().checked_sub(MOST + 1).and_then(|last| times.get(last));
        if let Some(last) = last.copied() {
            self.payments.retain(|(at, _)| *at > last);
            self.cut = self.cut.max(Some(last));
        }
    }
}

impl DevicesOf {
    /// What was dropped does not come back but by a late word, and there is room for what is here.
    fn is_sound(&self) -> bool {
        self.payments.len() <= 2 * MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};

    #[test]
    fn of_an_account_the_newest_are_kept_and_from_when_on_is_known() {
        let mut devices = Devices::since(None);
        for number in 0..3_000_i64 {
            let at = Millis::new(number).unwrap();
            let id = number.to_string();
            let mut payment = Transaction::new(&id, "a", at, Amount::parse("9.00").unwrap(), Currency::CNY);
            payment.device_id = Some(format!("phone {}", number % 3));
            devices.keep(&payment);
        }
        let known = devices.of("a").unwrap();
        let first = devices.whole_after("a").unwrap().get() + 1;
        assert!((1_000..=2_000).contains(&first), "{first}");
        assert_eq!(known.get(&(first - 1).to_string()), None);
        assert!((first..3_000).all(|number| known.get(&number.to_string()).is_some()));
        devices.evict(Digest::of("a"));
        assert!(devices.of("a").is_none());
    }
}
