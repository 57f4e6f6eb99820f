//! Payments and access, before they are written in the contract's shape.
//!
//! A payment says only what is particular; what follows from where the person is, which phone they hold and what they have
//! left is filled in by `settle`. Amounts are in hundredths of the account's currency.
//! Not here: JSON (`write`), when something happens and to what end (`journal`), chance.

use crate::place::Place;

/// The other side of a payment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Other {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) category: Option<&'static str>,
    pub(crate) mcc: Option<&'static str>,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sum {
    /// Hundredths.
    Of(i64),
    /// This share of what the balance holds at that moment.
    Share(f64),
}

/// A payment in the making.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pay {
    pub(crate) account: Option<String>,
    pub(crate) direction: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) sum: Sum,
    pub(crate) other: Other,
    pub(crate) channel: &'static str,
    /// Absent: as the person usually pays.
    pub(crate) instrument: Option<&'static str>,
    /// Absent: as the person usually confirms.
    pub(crate) authentication: Option<&'static str>,
    pub(crate) agreement: Option<String>,
    pub(crate) order: Option<String>,
    pub(crate) payer: Option<String>,
    pub(crate) refund_of: Option<u32>,
    /// What the host sees: "call", "screenShare", "remoteControl".
    pub(crate) seen: Option<&'static str>,
    /// Another phone than the person's own; empty where the host sees none.
    pub(crate) device: Option<String>,
    /// Elsewhere than the person.
    pub(crate) place: Option<&'static Place>,
    /// The second word on it: how much later it arrives, the status then, what was refunded.
    pub(crate) later: Option<(i64, &'static str, Option<i64>)>,
}

impl Pay {
    fn new(
        kind: &'static str,
        direction: &'static str,
        channel: &'static str,
        other: &Other,
        cents: i64,
    ) -> Self {
        Self {
            account: None,
            direction,
            kind,
            status: "completed",
            sum: Sum::Of(cents.max(1)),
            other: other.clone(),
            channel,
            instrument: None,
            authentication: None,
            agreement: None,
            order: None,
            payer: None,
            refund_of: None,
            seen: None,
            device: None,
            place: None,
            later: None,
        }
    }
    /// At a till.
    pub(crate) fn buy(shop: &Other, cents: i64) -> Self {
        Self::new("purchase", "debit", "in-store", shop, cents)
    }
    /// In an app or on a site.
    pub(crate) fn order(shop: &Other, cents: i64) -> Self {
        Self::new("purchase", "debit", "online", shop, cents)
    }
    /// Drawn by a merchant under an agreement.
    pub(crate) fn drawn(shop: &Other, cents: i64, agreement: &str) -> Self {
        let mut pay = Self::new("purchase", "debit", "recurring", shop, cents);
        pay.agreement = Some(agreement.to_owned());
        pay.by("none")
    }
    /// To somebody.
    pub(crate) fn send(to: &Other, cents: i64) -> Self {
        Self::new("transfer", "debit", "transfer", to, cents)
    }
    /// From somebody.
    pub(crate) fn receive(from: &Other, cents: i64) -> Self {
        Self::new("transfer", "credit", "transfer", from, cents).from("balance")
    }
    /// Of another type.
    pub(crate) fn of(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }
    /// Drawn from.
    pub(crate) fn from(mut self, instrument: &'static str) -> Self {
        self.instrument = Some(instrument);
        self
    }
    /// Confirmed by.
    pub(crate) fn by(mut self, authentication: &'static str) -> Self {
        self.authentication = Some(authentication);
        self
    }
    /// Ended as.
    pub(crate) fn ending(mut self, status: &'static str) -> Self {
        self.status = status;
        self
    }
    /// On another phone.
    pub(crate) fn on(mut self, device: &str) -> Self {
        self.device = Some(device.to_owned());
        self
    }
    /// Elsewhere.
    pub(crate) fn in_place(mut self, place: &'static Place) -> Self {
        self.place = Some(place);
        self
    }
    /// While the host sees this.
    pub(crate) fn while_seen(mut self, what: Option<&'static str>) -> Self {
        self.seen = what;
        self
    }
    /// Under the merchant's order number.
    pub(crate) fn ordered(mut self, order: String) -> Self {
        self.order = Some(order);
        self
    }
    /// All of it, or a share.
    pub(crate) fn share(mut self, share: f64) -> Self {
        self.sum = Sum::Share(share);
        self
    }
    /// On a family card: the account that is used, and whose money it is.
    pub(crate) fn on_family_card(mut self, account: &str, payer: &str) -> Self {
        self.account = Some(account.to_owned());
        self.payer = Some(payer.to_owned());
        self.from("other")
    }
}

/// Something about the account itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Access {
    pub(crate) action: &'static str,
    pub(crate) success: bool,
    pub(crate) method: Option<&'static str>,
    pub(crate) device: Option<String>,
    pub(crate) place: Option<&'static Place>,
    /// Mobile, the home's wireless net, somebody else's.
    pub(crate) network: &'static str,
}

impl Access {
    /// By the holder, on the own phone.
    pub(crate) fn of(action: &'static str) -> Self {
        Self {
            action,
            success: true,
            method: None,
            device: None,
            place: None,
            network: "home",
        }
    }
    /// Proven by.
    pub(crate) fn by(mut self, method: &'static str) -> Self {
        self.method = Some(method);
        self
    }
    /// In vain.
    pub(crate) fn failed(mut self) -> Self {
        self.success = false;
        self
    }
    /// On another phone.
    pub(crate) fn on(mut self, device: &str) -> Self {
        self.device = Some(device.to_owned());
        self
    }
    /// Somewhere else, on a net of that place.
    pub(crate) fn in_place(mut self, place: &'static Place) -> Self {
        self.place = Some(place);
        self.network = "foreign";
        self
    }
}
