//! The closed lists of the contract: each word once, with its name across the boundary.

use crate::error::{Code, Error, Result};
use crate::event::word::{one_of, place_of};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Generates an enum, its names, its parser and its serialisation from one list.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The name that crosses the boundary.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value of that name, or `value-unknown`.
            pub fn parse(text: &str) -> Result<Self> {
                let known = place_of(text, Self::NAMES).and_then(|place| Self::ALL.get(place).copied());
                known.ok_or_else(|| Error::new(Code::ValueUnknown).expecting(Self::NAMES))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> core::result::Result<S::Ok, S::Error> {
                to.serialize_unit_variant(stringify!($name), *self as u32, self.as_str())
            }
        }

        impl $crate::record::Record for $name {
            fn write(&self, to: &mut $crate::record::Writer) {
                to.choice(*self as u32);
            }

            fn read(from: &mut $crate::record::Reader<'_>) -> Self {
                let [first, ..] = [$(Self::$variant,)+];
                from.one_of(Self::ALL, first)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> core::result::Result<Self, D::Error> {
                let place = one_of(from, Self::NAMES)?;
                Self::ALL.get(place).copied().ok_or_else(|| serde::de::Error::custom("no such word"))
            }
        }
    )+};
}

vocabulary! {
    /// Direction: the account owner's view of whose balance falls (ISO 20022 CreditDebitCode, plus neutral).
    Direction {
        /// Money leaves the account.
        Debit = "debit",
        /// Money arrives.
        Credit = "credit",
        /// Money moves between the holder's own places.
        Neutral = "neutral",
    }

    /// Type of movement.
    PaymentType {
        /// Goods or services from a merchant.
        Purchase = "purchase",
        /// To or from a person, or an account of one's own.
        Transfer = "transfer",
        /// From the wallet to a bank account or to notes.
        CashOut = "cash-out",
        /// From a bank account to the wallet.
        TopUp = "top-up",
        /// Money back for an earlier payment.
        Refund = "refund",
        /// The operator's charge.
        Fee = "fee",
        /// A credit card's or a credit line's bill.
        CardRepayment = "card-repayment",
        /// A gift of money in an envelope.
        RedPacket = "red-packet",
        /// Bought or sold funds, securities, deposits.
        Investment = "investment",
        /// One currency for another.
        Exchange = "exchange",
        /// Wages and other receipts.
        Income = "income",
        /// Interest and dividends.
        Interest = "interest",
        /// A correction by the operator.
        Adjustment = "adjustment",
        /// None of these, or not known.
        Other = "other",
    }

    /// Status: how far the payment has come.
    Status {
        /// Held, not yet drawn.
        Authorized = "authorized",
        /// Begun, not yet settled or not yet paid.
        Pending = "pending",
        /// Money has moved.
        Completed = "completed",
        /// Refused or broken off.
        Failed = "failed",
        /// Ended without money having moved.
        Closed = "closed",
        /// Undone by the operator.
        Reversed = "reversed",
        /// Wholly paid back.
        Refunded = "refunded",
        /// Paid back in part.
        PartlyRefunded = "partly-refunded",
        /// A status word that the source's layout does not know.
        Unknown = "unknown",
    }

    /// Precision of the source's time.
    TimePrecision {
        /// To the second or finer.
        Second = "second",
        /// To the minute.
        Minute = "minute",
        /// Only the day is known: no signal looks at the hour.
        Day = "day",
    }

    /// Outcome that is advised, or decided, for a payment.
    Outcome {
        /// Let it pass.
        Allow = "allow",
        /// Ask the payer to confirm again.
        Challenge = "challenge",
        /// Let a person look before the money goes.
        Review = "review",
        /// Refuse.
        Block = "block",
    }

    /// Kind of the other side.
    CounterpartyKind {
        /// A natural person.
        Person = "person",
        /// A business.
        Merchant = "merchant",
        /// The holder.
        Own = "own",
        /// Not told.
        Unknown = "unknown",
    }

    /// Channel: the way the payment was made.
    Channel {
        /// In a shop's site or app.
        Online = "online",
        /// At a till, by code or by card.
        InStore = "in-store",
        /// From account to account.
        Transfer = "transfer",
        /// At a cash machine.
        Atm = "atm",
        /// Drawn under a standing agreement.
        Recurring = "recurring",
        /// Not told.
        Unknown = "unknown",
    }

    /// Kind of what the money was drawn from, or went to.
    InstrumentKind {
        /// The wallet's own balance.
        Balance = "balance",
        /// A debit card.
        DebitCard = "debit-card",
        /// A credit card.
        CreditCard = "credit-card",
        /// A bank account without a card.
        BankAccount = "bank-account",
        /// The operator's own credit (Huabei, say).
        CreditLine = "credit-line",
        /// Loyalty points or coupons.
        Points = "points",
        /// Anything else.
        Other = "other",
    }

    /// Authentication: how the payer confirmed.
    Authentication {
        /// A password or PIN.
        Password = "password",
        /// A finger.
        Fingerprint = "fingerprint",
        /// A face.
        Face = "face",
        /// A code by message or generator.
        OneTimeCode = "one-time-code",
        /// A passkey (FIDO2).
        Passkey = "passkey",
        /// Another way.
        Other = "other",
        /// Payments without a password.
        None = "none",
    }

    /// Method by which somebody proved to be the holder.
    Method {
        /// A password or PIN.
        Password = "password",
        /// A finger.
        Fingerprint = "fingerprint",
        /// A face.
        Face = "face",
        /// A code by message or generator.
        OneTimeCode = "one-time-code",
        /// A passkey (FIDO2).
        Passkey = "passkey",
        /// Another way.
        Other = "other",
    }

    /// Action of a use of the account.
    AccessAction {
        /// Came in.
        Login = "login",
        /// Was asked again, and answered.
        Challenge = "challenge",
        /// Set a new password without the old one.
        PasswordReset = "password-reset",
        /// Set a new password with the old one.
        PasswordChange = "password-change",
        /// A second step at login from now on.
        TwoStepOn = "two-step-on",
        /// No second step any more.
        TwoStepOff = "two-step-off",
        /// Made a device trusted.
        DeviceBind = "device-bind",
        /// Put a card into the wallet.
        CardBind = "card-bind",
        /// Let somebody draw money by themselves from now on.
        AgreementSign = "agreement-sign",
        /// Let another person pay from this account.
        FamilyCardGrant = "family-card-grant",
        /// Another phone number or mail address.
        ContactChange = "contact-change",
        /// A payee for later.
        PayeeAdd = "payee-add",
        /// More may leave at once.
        LimitRaise = "limit-raise",
        /// The phone number moved to another SIM.
        SimChange = "sim-change",
        /// The account was locked.
        AccountLock = "account-lock",
        /// The account was opened again.
        AccountUnlock = "account-unlock",
        /// A device asked a service for something, perhaps by itself: no sign-in.
        ServiceUse = "service-use",
        /// The wallet's own alerts were switched off.
        NotificationsOff = "notifications-off",
    }

    /// Awaited thing, though no statement shows that it was promised.
    Awaited {
        /// Money back for a payment.
        Refund = "refund",
        /// Money that was sent, or is to come.
        Arrival = "arrival",
        /// No further charge under an agreement.
        Cancellation = "cancellation",
        /// A coupon or a reduction on a payment.
        Discount = "discount",
        /// Loyalty points for a payment.
        Points = "points",
        /// The end of a hold.
        Release = "release",
    }

    /// State of a promise, as somebody says it.
    PromiseState {
        /// It is waited for.
        Open = "open",
        /// The other side said no.
        Refused = "refused",
        /// Nobody waits for it any more.
        Withdrawn = "withdrawn",
    }

    /// Word of a label: what was said of an event afterwards.
    LabelWord {
        /// Somebody else did it.
        Fraud = "fraud",
        /// The holder did it, misled.
        Scam = "scam",
        /// The holder did it, and meant to.
        Legitimate = "legitimate",
        /// Withdrawal of what was said before.
        Withdrawn = "withdrawn",
    }

    /// Word of an act: what is done with an alert.
    ActWord {
        /// Seen.
        Acknowledge = "acknowledge",
        /// Handed on to the operator.
        Escalate = "escalate",
        /// Back to open.
        Reopen = "reopen",
        /// Quiet until a time.
        Snooze = "snooze",
        /// Ended.
        Resolve = "resolve",
        /// Put before somebody's eyes.
        Show = "show",
    }

    /// Word on a series of payments that come again.
    SeriesVerb {
        /// It is one.
        Confirm = "confirm",
        /// It is none, or none that is worth a word.
        Dismiss = "dismiss",
        /// It is part of another one.
        Merge = "merge",
    }

    /// Disposition: how an alert turned out.
    Disposition {
        /// Somebody else paid.
        Fraud = "fraud",
        /// The holder paid, misled.
        Scam = "scam",
        /// The holder paid, and meant to.
        Legitimate = "legitimate",
        /// The operator or merchant erred.
        OperatorError = "operator-error",
        /// It has come right.
        Solved = "solved",
        /// The same as another alert.
        Duplicate = "duplicate",
    }

    /// Relation of two movements of money that belong together.
    Relation {
        /// The first pays the second back.
        PaysBack = "pays-back",
        /// The first undoes the second.
        Reverses = "reverses",
        /// The first is the posted form of the second.
        Settles = "settles",
        /// Both are one payment, as two exports show it.
        SamePayment = "same-payment",
        /// Both are ends of a transfer between own accounts.
        OtherSide = "other-side",
        /// The first is what the second, a promise, waited for.
        Awaited = "awaited",
    }

    /// Kind of an event that another one names.
    ReferredKind {
        /// A payment.
        Transaction = "transaction",
        /// A promise.
        Expectation = "expectation",
    }
}
