//! Every way to fail, each with a permanent code.
//!
//! One enum holds the codes, one struct holds the code and its place; the place is what a developer needs to find
//! the bad value (index in the batch, field, line). Sentences are not here: the package's locale files have them.
//! A bad value enters an error only where its shape says that it is no person's: see `event::quote`.

mod fault;

pub use fault::Fault;

/// Generates the enum, its names and the list of all, so that the three cannot disagree.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// Stable, machine-readable name of a failure. Adding one is minor, renaming one is a major version.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $($(#[$doc])* $variant,)+ }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The name that crosses the boundary.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }
        }
    };
}

codes! {
    // ---- an event's fields
    /// A required field is absent.
    FieldMissing = "field-missing",
    /// A field holds another type than the contract says.
    FieldType = "field-type",
    /// A field holds an empty text where one is needed.
    FieldEmpty = "field-empty",
    /// A text is longer than `event::MAX_TEXT` bytes.
    TextTooLong = "text-too-long",
    /// More than `event::MAX_REFERENCES` entries in a list, or one of more than `event::MAX_REFERENCE` bytes.
    ListTooLong = "list-too-long",
    /// A key that no event has, most often a misspelt one: `unknown` says which, and the name it is near to.
    FieldUnknown = "field-unknown",
    /// A field with a closed list of values holds another one.
    ValueUnknown = "value-unknown",
    /// An event of a kind that this version does not take.
    KindUnsupported = "kind-unsupported",
    /// Money given as a number: binary floating point cannot hold cents.
    AmountNotString = "amount-not-string",
    /// Not digits with at most one point.
    AmountNotDecimal = "amount-not-decimal",
    /// More than 15 digits before the point or 7 after it.
    AmountOutOfRange = "amount-out-of-range",
    /// A sum that exact arithmetic cannot hold.
    AmountOverflow = "amount-overflow",
    /// Not three capital letters (ISO 4217).
    CurrencyInvalid = "currency-invalid",
    /// Three capital letters that ISO 4217 never listed: a warning, since codes are issued faster than modules are shipped.
    CurrencyUnlisted = "currency-unlisted",
    /// A network address that is none: the event is taken, and its address tells nothing.
    AddressMalformed = "address-malformed",
    /// Not whole milliseconds within the range of a JavaScript date, nor RFC 3339 where text is allowed.
    TimeInvalid = "time-invalid",
    /// A time that is one of our days in seconds, and of early 1970 in milliseconds.
    TimeInSeconds = "time-in-seconds",
    /// A time that is one of our days in microseconds, and thousands of years ahead in milliseconds.
    TimeInMicroseconds = "time-in-microseconds",
    /// A time far ahead of all that is known: refused where it cannot be, a warning where it is only doubtful.
    TimeFarAhead = "time-far-ahead",
    /// Not a whole number of minutes between -14:00 and +14:00.
    UtcOffsetInvalid = "utc-offset-invalid",
    /// Not two capital letters (ISO 3166-1 alpha-2).
    CountryInvalid = "country-invalid",
    /// Not four digits (ISO 18245).
    MccInvalid = "mcc-invalid",
    /// Latitude or longitude outside the globe, or one without the other.
    LocationInvalid = "location-invalid",
    /// A number that is not finite, or not whole where it must be.
    NumberInvalid = "number-invalid",
    /// The same id again in another currency, or with another sum than the one that was settled.
    IdConflict = "id-conflict",
    /// An older word on a payment: what is known is newer, and stays; what the older one tells beyond it is filled in.
    StatusBackwards = "status-backwards",
    /// A promise is due before it was made.
    UntilBeforeAt = "until-before-at",
    /// More is to come back than was paid.
    RefundExceedsPayment = "refund-exceeds-payment",
    /// Money is to come back for a payment that is made only later.
    RefundBeforePayment = "refund-before-payment",
    /// A promise in another currency than the payment it is about.
    CurrencyMismatch = "currency-mismatch",
    /// Payments of two holders cannot belong together.
    HolderMismatch = "holder-mismatch",
    /// A label for an event that was never seen, or that is no longer remembered.
    LabelUnknown = "label-unknown",
    /// A verdict on an event that was never seen, or that is no longer remembered.
    VerdictUnknown = "verdict-unknown",

    // ---- calls on the engine
    /// A configuration that cannot be applied; nothing of it was.
    ConfigInvalid = "config-invalid",
    /// Options of a call with an unknown or wrong entry.
    OptionsInvalid = "options-invalid",
    /// A query with an unknown or wrong entry.
    QueryInvalid = "query-invalid",
    /// A question for eyes that `Config.audience` does not allow.
    AudienceNotAllowed = "audience-not-allowed",
    /// A query over single payments while `ledgerDays` is 0.
    LedgerOff = "ledger-off",
    /// An interval that would make more than `summary::MAX_INTERVALS` parts.
    TooManyIntervals = "too-many-intervals",
    /// No alert has this id.
    AlertUnknown = "alert-unknown",
    /// No payment, and nothing that is watched, has this id.
    TransactionUnknown = "transaction-unknown",
    /// The alert's state does not allow this action.
    ActionNotAllowed = "action-not-allowed",
    /// An alert that somebody else may be using the account cannot be put to sleep.
    SnoozeNotAllowed = "snooze-not-allowed",
    /// A model of another scoring version, or one whose curves do not fit; nothing of it was loaded.
    ModelInvalid = "model-invalid",
    /// The packed batch is cut short or garbled: a bug in whoever packed it.
    BatchMalformed = "batch-malformed",

    // ---- rules; each is one of the faults of a `config-invalid`
    /// An expression that does not parse.
    RuleSyntax = "rule-syntax",
    /// A name that no fact, function, reason or list has.
    RuleNameUnknown = "rule-name-unknown",
    /// A value of another kind than stands well there.
    RuleType = "rule-type",
    /// What CEL has and the subset has not.
    RuleUnsupported = "rule-unsupported",
    /// A number, duration or moment that is none.
    RuleLiteral = "rule-literal",
    /// Longer, deeper or dearer than a rule, a pack or a list may be.
    RuleTooLarge = "rule-too-large",
    /// A window that reaches further back than payments are kept, or than any window may.
    RuleWindowLong = "rule-window-long",
    /// A second rule of the same id.
    RuleTwice = "rule-twice",

    // ---- snapshots
    /// Bytes that no wallet-sentinel wrote.
    SnapshotForeign = "snapshot-foreign",
    /// Written by a version that this one cannot read.
    SnapshotVersion = "snapshot-version",
    /// Checksum or content is wrong.
    SnapshotCorrupt = "snapshot-corrupt",
    /// Not sealed under the host's key (`Config.sealKey`), or changed since.
    SnapshotSeal = "snapshot-seal",

    // ---- statements
    /// Nothing in the file.
    FileEmpty = "file-empty",
    /// More rows than any statement has: see `statement::Reading`.
    FileTooLarge = "file-too-large",
    /// Read to the end: no known header row in it.
    LayoutUnknown = "layout-unknown",
    /// The layout asked for is not one of `about().layouts`.
    LayoutUnsupported = "layout-unsupported",
    /// A file of the same wallet, but not its statement (the Alipay bookkeeping export, say).
    WrongExport = "wrong-export",
    /// A header was found, and nothing below it.
    StatementWithoutRows = "statement-without-rows",
    /// JSON that does not parse, or that is not a list of events; the package parses it.
    JsonInvalid = "json-invalid",
    /// A bank's table whose columns are not sure: the package hands on what it asks.
    ColumnsUnsure = "columns-unsure",
    /// A table that is not of payments: group expenses, rewards.
    NotPayments = "not-payments",
    /// A row that moves no money by itself: an authorisation, a request, a memo.
    RowNoMovement = "row-no-movement",
    /// A row in a currency that its file does not say.
    RowCurrencyMissing = "row-currency-missing",
    /// A row's amount cannot be read.
    RowAmountInvalid = "row-amount-invalid",
    /// A row's time cannot be read.
    RowTimeInvalid = "row-time-invalid",
    /// A row has fewer cells than its header names as needed.
    RowTooShort = "row-too-short",
    /// A row with more cells than its header, so that none is sure to stand in its column.
    RowMisaligned = "row-misaligned",
}

/// A failure: what, and where. A pointer, since every `?` on the way hands it on: in place it was a tenth of the module's code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Failure>);

/// What there is to say of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Code of what went wrong.
    pub code: Code,
    /// The field, by its name in the contract (dotted where nested).
    pub field: Option<&'static str>,
    /// The offending value, shortened; absent where it may be a person's.
    pub value: Option<String>,
    /// What may stand there: a type's name, or the choices; empty where the code says it all.
    pub expected: &'static [&'static str],
    /// Position in the batch.
    pub index: Option<usize>,
    /// Line of the file, the first is 1.
    pub line: Option<u64>,
    /// The key that nothing here has.
    pub unknown: Option<Box<Unknown>>,
    /// Everything that is wrong, where more than one thing can be said at once.
    pub faults: Vec<Fault>,
}

/// A key that a caller gave and that nothing here has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// As it was given, dotted where nested, as far as it may be shown.
    pub path: String,
    /// The known name that it is near to.
    pub nearest: Option<&'static str>,
}

/// Longest value quoted in an error, in characters: enough for an amount, a date or an id.
const QUOTED: usize = 64;

/// The beginning of a value, long enough to recognise it.
pub fn quoted(value: &str) -> String {
    value.chars().take(QUOTED).collect()
}

/// A key as an error may show it: a word of a program. Another one may be a name, or a number of an account: a star.
pub fn shown(key: &str) -> &str {
    /// Longer ones than any that is known.
    const LONGEST: usize = 64;
    /// "last4" and "utf16" are words; five digits begin to be a number of something.
    const DIGITS: usize = 4;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte);
    let begins = key.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if begins && key.len() <= LONGEST && digits <= DIGITS && key.bytes().all(is_letter) {
        key
    } else {
        "*"
    }
}

impl core::ops::Deref for Error {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.0
    }
}

impl core::ops::DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Failure {
        &mut self.0
    }
}

impl Error {
    /// A failure whose place is not known here.
    #[cold]
    #[inline(never)]
    pub fn new(code: Code) -> Self {
        Self(Box::new(Failure {
            code,
            field: None,
            value: None,
            expected: &[],
            index: None,
            line: None,
            unknown: None,
            faults: Vec::new(),
        }))
    }

    /// Where it is, by its path.
    pub fn path(&self) -> Option<&str> {
        let unknown = self.unknown.as_ref().map(|unknown| unknown.path.as_str());
        unknown.or(self.field)
    }

    /// The name that an unknown key is near to.
    pub fn nearest(&self) -> Option<&'static str> {
        self.unknown.as_ref()?.nearest
    }

    /// At this field.
    #[must_use]
    pub fn at_field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// With what may stand there.
    #[must_use]
    pub fn expecting(mut self, expected: &'static [&'static str]) -> Self {
        self.expected = expected;
        self
    }

    /// With the offending value. Callers leave out what may be a person's.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        self.value = Some(quoted(value));
        self
    }

    /// At this position of the batch.
    #[must_use]
    pub fn at_index(mut self, index: usize) -> Self {
        self.index = Some(index);
        self
    }

    /// At this line of the file.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl core::fmt::Display for Error {
    /// The code and the place, for logs; people read the locale files.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.code.as_str())?;
        if let Some(field) = self.path() {
            write!(f, " field={field}")?;
        }
        if let Some(value) = &self.value {
            write!(f, " value={value:?}")?;
        }
        if !self.expected.is_empty() {
            write!(f, " expected={}", self.expected.join("|"))?;
        }
        if let Some(index) = self.index {
            write!(f, " index={index}")?;
        }
        if let Some(line) = self.line {
            write!(f, " line={line}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Error {}

/// Result of the core's fallible functions.
pub type Result<T, E = Error> = core::result::Result<T, E>;

#[cfg(test)]
mod tests {
    use super::{Code, shown};

    #[test]
    fn a_key_that_may_be_a_name_or_a_number_of_a_person_is_not_shown() {
        for key in ["counterParty", "user_id", "last4", "$set", "x-y"] {
            assert_eq!(shown(key), key);
        }
        let long = "a".repeat(65);
        for key in [
            "",
            "13800138000",
            "Anna Berg",
            "张三",
            "a@b.example",
            "CH9300762011623852957",
            &long,
        ] {
            assert_eq!(shown(key), "*");
        }
    }

    #[test]
    fn every_code_is_kebab_case_and_no_two_share_a_name() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(
            names
                .iter()
                .all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        );
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
