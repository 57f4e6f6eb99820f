//! The names of an event's fields: one table for objects, packed batches, CSV headers and errors.
//!
//! Nested fields are dotted, as in a canonical CSV header. The position in the table is the byte that a packed batch
//! carries, so the package asks for the table once and needs no copy of its own.

/// Generates the enum, its names and the list of all.
macro_rules! fields {
    ($($variant:ident = $name:literal $($personal:ident)?,)+) => {
        /// A field of an event, by its name in the contract.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // the names say it; types.d.ts documents each
        pub enum Field { $($variant,)+ }

        impl Field {
            /// Every field; the position is its byte in a packed batch.
            pub const ALL: &'static [Field] = &[$(Field::$variant,)+];

            /// The name in the contract.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$variant => $name,)+ }
            }

            /// True where the value tells about a person and must stay out of errors, logs and `Debug`.
            pub const fn is_personal(self) -> bool {
                match self { $(Field::$variant => fields!(@personal $($personal)?),)+ }
            }

            /// The field of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Field::$variant),)+ _ => None }
            }
        }
    };
    (@personal personal) => { true };
    (@personal) => { false };
}

fields! {
    Kind = "kind",
    Id = "id",
    AccountId = "accountId" personal,
    HolderId = "holderId" personal,
    At = "at",
    UtcOffset = "utcOffset",
    TimePrecision = "timePrecision",
    ExportedAt = "exportedAt",
    Direction = "direction",
    Type = "type",
    Status = "status",
    Amount = "amount",
    Currency = "currency",
    OriginalAmount = "original.amount",
    OriginalCurrency = "original.currency",
    Fee = "fee",
    FeeIncluded = "feeIncluded",
    Discount = "discount",
    Points = "points",
    Refunded = "refunded",
    BalanceAfter = "balanceAfter",
    RefundOf = "refundOf",
    SameAsAccountId = "sameAs.accountId" personal,
    SameAsId = "sameAs.id" personal,
    CounterpartyId = "counterparty.id" personal,
    CounterpartyName = "counterparty.name" personal,
    CounterpartyKind = "counterparty.kind",
    OrderId = "orderId" personal,
    Reference = "reference" personal,
    References = "references" personal,
    Mcc = "mcc",
    Category = "category",
    Channel = "channel",
    InstrumentId = "instrument.id" personal,
    InstrumentKind = "instrument.kind",
    InstrumentLast4 = "instrument.last4" personal,
    Authentication = "authentication",
    AgreementId = "agreementId",
    PayerAccountId = "payerAccountId" personal,
    ContextCall = "context.call",
    ContextScreenShare = "context.screenShare",
    ContextRemoteControl = "context.remoteControl",
    Country = "country",
    Latitude = "location.lat" personal,
    Longitude = "location.lon" personal,
    DeviceId = "deviceId" personal,
    Ip = "ip" personal,
    Description = "description" personal,
    Note = "note" personal,
    Action = "action",
    Success = "success",
    ChallengeOf = "challengeOf" personal,
    Method = "method",
    Network = "network" personal,
    Agent = "agent" personal,
    OfTransactionId = "of.transactionId" personal,
    OfAccessId = "of.accessId" personal,
    Label = "label",
    Outcome = "outcome",
    Source = "source",
    What = "what",
    TransactionId = "transactionId" personal,
    Until = "until",
    AlertId = "alertId",
    Do = "do",
    Disposition = "disposition",
    By = "by" personal,
    Counterparty = "counterparty" personal,
    FirstAccountId = "a.accountId" personal,
    FirstId = "a.id" personal,
    FirstKind = "a.kind",
    SecondAccountId = "b.accountId" personal,
    SecondId = "b.id" personal,
    SecondKind = "b.kind",
    Relation = "relation",
    Is = "is",
    Into = "into",
    State = "state",
    Reason = "reason" personal,
    GoodsReturned = "goodsReturned",
    GoodsReceivedAt = "goodsReceivedAt",
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_name_leads_back_to_its_field_and_its_byte() {
        for (position, field) in Field::ALL.iter().enumerate() {
            assert_eq!(Field::from_name(field.name()), Some(*field));
            assert_eq!(*field as usize, position);
        }
        assert!(Field::ALL.len() <= usize::from(u8::MAX));
    }
}
