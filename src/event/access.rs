//! Somebody used the account: a login, a challenge, a change of its keys. Validated into being, as payments are.
//!
//! The shape is the contract's `Access`. `Debug` shows nothing that tells about a person; `Serialize` gives the
//! contract's object, for files of uses.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::parts::Location;
use crate::event::raw::{AccessAction, Dialect, Method, RawEvent, located};
use crate::time::{Millis, UtcOffset};
use serde::Serialize;

/// One use of the account.
#[derive(Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename = "access", rename_all = "camelCase")]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Access {
    pub id: String,
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_id: Option<String>,
    pub at: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utc_offset: Option<UtcOffset>,
    pub action: AccessAction,
    pub success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
}

impl Access {
    /// Validates raw values, or says which field is wrong and how. `id`, `at` and `action` are required, and of objects
    /// `accountId` and `success` too; in text sources the account is "default" and the attempt succeeded.
    pub fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let mut access = Self {
            id: String::new(),
            account_id: "default".to_owned(),
            holder_id: None,
            at: Millis::default(),
            utc_offset: None,
            action: AccessAction::Login,
            success: true,
            challenge_of: None,
            method: None,
            device_id: None,
            ip: None,
            network: None,
            country: None,
            location: None,
            agent: None,
        };
        let (mut latitude, mut longitude) = (None, None);
        for reading in raw.readings() {
            match reading.field {
                Field::Id => access.id = reading.filled()?,
                Field::AccountId => access.account_id = reading.filled()?,
                Field::HolderId => access.holder_id = reading.optional()?,
                Field::At => access.at = reading.time()?,
                Field::UtcOffset => access.utc_offset = Some(reading.offset()?),
                Field::Action => access.action = reading.word(AccessAction::parse)?,
                Field::Success => access.success = reading.truth()?,
                Field::ChallengeOf => access.challenge_of = reading.optional()?,
                Field::Method => access.method = Some(reading.word(Method::parse)?),
                Field::DeviceId => access.device_id = reading.optional()?,
                Field::Ip => access.ip = reading.optional()?,
                Field::Network => access.network = reading.optional()?,
                Field::Country => access.country = Some(reading.country()?),
                Field::Latitude => latitude = Some(reading.number()?),
                Field::Longitude => longitude = Some(reading.number()?),
                Field::Agent => access.agent = reading.optional()?,
                _ => {} // of other kinds: the caller's own here
            }
        }
        let needed: &[Field] = match raw.dialect {
            Dialect::Typed => &[
                Field::Id,
                Field::At,
                Field::Action,
                Field::AccountId,
                Field::Success,
            ],
            Dialect::Text => &[Field::Id, Field::At, Field::Action],
        };
        raw.require(needed)?;
        access.location = located(latitude, longitude)?.map(Location::of_city);
        Ok(access)
    }
}

impl core::fmt::Debug for Access {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Access")
            .field("id", &self.id)
            .field("at", &self.at.get())
            .field("action", &self.action)
            .field("success", &self.success)
            .finish_non_exhaustive()
    }
}

/// The event that something is said about.
#[derive(Clone, PartialEq, Eq)]
pub enum Subject {
    /// A payment, by its id.
    Transaction(String),
    /// A use of the account, by its id.
    Access(String),
}

impl core::fmt::Debug for Subject {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Transaction(_) => "Transaction",
            Self::Access(_) => "Access",
        })
    }
}

impl Subject {
    /// From the two fields of which exactly one must be there.
    pub(super) fn of(transaction: Option<String>, access: Option<String>) -> Result<Self> {
        match (transaction, access) {
            (Some(id), None) => Ok(Self::Transaction(id)),
            (None, Some(id)) => Ok(Self::Access(id)),
            (None, None) => Err(Error::new(Code::FieldMissing).at_field(Field::OfTransactionId.name())),
            (Some(_), Some(_)) => Err(Error::new(Code::ValueUnknown).at_field(Field::OfAccessId.name())),
        }
    }
}
