//! Files that tell who used an account, and of no payment: Apple's sign-ins, and the services that Google says were used.
//!
//! Apple's file has the last sign-in of each application, in universal time. Google calls its list an access log: it has a row whenever a
//! device asks a service for something, mostly by itself, as a phone does that fetches its mail. That is no sign-in and is never told as
//! one: `service-use`. Neither names a device by an id. Of places the country is read and nothing finer: region and city stay in the file.
//! Not here: the project's own tables of uses (`canonical`), and what is suspicious (`signal::access`).

use crate::error::{Code, Error, Result};
use crate::event::{Access, AccessAction, MAX_TEXT, is_country};
use crate::statement::table::{Cells, Header, Row};
use crate::statement::totals::Counted;
use crate::statement::wallet::Candidate;
use crate::statement::when::{DateOrder, when};
use crate::statement::{Defaults, Skipped, Statement, Warning};
use crate::time::{Millis, UtcOffset};
use siphasher::sip128::{Hasher128, SipHasher24};
use std::collections::BTreeMap;
use std::hash::Hasher;

/// A file of uses: what it is called, whose account it is of, and how a row is read.
pub(super) struct Layout {
    pub(super) name: &'static str,
    /// The account where the caller names none.
    account: &'static str,
    /// Columns that a header of it has, blanks left out, with a blank between two.
    has: &'static str,
    /// All names that its columns may have.
    knows: &'static str,
    /// Code of the warning that says what the rows are, where they are no sign-ins.
    warning: Option<&'static str>,
    read: fn(&Cells<'_>) -> Option<Use>,
}

/// What a row says.
struct Use {
    at: Millis,
    action: AccessAction,
    /// What it was done with: an application, or what a device says that it is.
    agent: Option<String>,
    ip: Option<String>,
    country: Option<String>,
}

/// Names of the layouts.
pub(super) const NAMES: &[&str] = &[APPLE.name, GOOGLE.name];

const ALL: [&Layout; 2] = [&APPLE, &GOOGLE];

/// `Apple ID SignOn Information.csv` of privacy.apple.com, as public copies have it.
const APPLE: Layout = Layout {
    name: "apple.signins",
    account: "apple",
    has: "LoggedInDate Application IPAddress",
    knows: "LoggedInDate Application IPAddress",
    warning: None,
    read: |cells| {
        Some(Use {
            at: moment(cells.get("LoggedInDate")?)?,
            action: AccessAction::Login,
            agent: cells.get("Application").map(bounded),
            ip: address(cells.get("IPAddress")),
            country: None,
        })
    },
};

/// `Access Log Activity/Activities - A list of Google services accessed by ….csv` of Takeout: 13 columns, since 2024 16.
const GOOGLE: Layout = Layout {
    name: "google.services",
    account: "google",
    has: "ActivityTimestamp IPAddress ProductName",
    knows: "GaiaID ActivityTimestamp IPAddress ProxiedhostIPAddress IsNon-routableIPAddress ActivityCountry ActivityRegion \
            ActivityCity UserAgentString ProductName Sub-ProductName RefererProductName RefererSub-ProductName ActivityType \
            GmailAccessChannel AndroidWebviewPackageName",
    warning: Some("not-sign-ins"),
    read: |cells| {
        Some(Use {
            at: moment(cells.get("ActivityTimestamp")?)?,
            action: AccessAction::ServiceUse,
            agent: cells.any(&["UserAgentString", "ProductName"]).map(bounded),
            ip: address(cells.get("IPAddress")),
            country: cells
                .get("ActivityCountry")
                .filter(|code| is_country(code))
                .map(str::to_owned),
        })
    },
};

/// Times of both files are universal: Google writes `UTC` behind them, and Apple's readers take theirs so.
fn moment(text: &str) -> Option<Millis> {
    when(text, DateOrder::Ymd)?.instant(UtcOffset::GREENWICH)
}

/// An address; a file writes `N/A` where it has none.
fn address(cell: Option<&str>) -> Option<String> {
    cell.filter(|text| !text.eq_ignore_ascii_case("n/a")).map(bounded)
}

fn bounded(text: &str) -> String {
    text.chars().take(MAX_TEXT / 4).collect()
}

/// The layout of a header, if it is one of uses.
pub(super) fn layout(header: &Header, only: Option<&str>) -> Option<&'static Layout> {
    let fits = |layout: &&&Layout| header.has_all(layout.has) && only.is_none_or(|only| only == layout.name);
    ALL.iter().find(fits).copied()
}

/// A table of uses being read.
pub(super) struct Taken {
    layout: &'static Layout,
    header: Header,
    uses: Vec<Access>,
    origins: Vec<Vec<u32>>,
    skipped: Vec<Skipped>,
    /// How often each digest came up.
    seen: BTreeMap<u64, u32>,
}

impl Taken {
    pub(super) fn new(layout: &'static Layout, header: Header) -> Self {
        Self {
            layout,
            header,
            uses: Vec::new(),
            origins: Vec::new(),
            skipped: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    /// How many rows were read.
    pub(super) fn count(&self) -> usize {
        self.uses.len() + self.skipped.len()
    }

    /// True for cells that stand where a row's would.
    pub(super) fn is_row(&self, cells: &[String]) -> bool {
        cells.len() >= self.header.width()
    }

    /// Reads a row.
    pub(super) fn row(&mut self, row: &Row, defaults: &Defaults) {
        if row.filled() == 0 && !row.spilt || self.header.is_again(row) {
            return;
        }
        let cells = Cells {
            header: &self.header,
            row,
            decimal_comma: false,
        };
        let code = if row.spills(&self.header) {
            Code::RowMisaligned
        } else {
            Code::RowTimeInvalid
        };
        match (self.layout.read)(&cells).filter(|_| code != Code::RowMisaligned) {
            Some(told) => {
                let id = self.id(&told);
                self.uses.push(Access {
                    id,
                    account_id: defaults
                        .account_id
                        .clone()
                        .unwrap_or_else(|| self.layout.account.to_owned()),
                    holder_id: defaults.holder_id.clone(),
                    at: told.at,
                    utc_offset: defaults.utc_offset,
                    action: told.action,
                    success: true,
                    challenge_of: None,
                    method: None,
                    device_id: None,
                    ip: told.ip,
                    network: None,
                    country: told.country,
                    location: None,
                    agent: told.agent,
                });
                self.origins.push(vec![row.line]);
            }
            None => self.skipped.push(Skipped::new(row, code)),
        }
    }

    /// The same row gets the same id from every file that holds it; rows alike in all are told apart by their number.
    fn id(&mut self, told: &Use) -> String {
        let mut hasher = SipHasher24::new();
        let texts = [
            self.layout.name,
            told.agent.as_deref().unwrap_or_default(),
            told.ip.as_deref().unwrap_or_default(),
        ];
        hasher.write(&told.at.get().to_le_bytes());
        for text in texts {
            hasher.write(text.as_bytes());
            hasher.write(&[0]);
        }
        let digest = hasher.finish128().h1;
        let times = self.seen.entry(digest).or_default();
        *times = times.saturating_add(1);
        match *times {
            1 => format!("{digest:016x}"),
            again => format!("{digest:016x}~{again}"),
        }
    }

    /// The statement, all its rows being read.
    pub(super) fn statement(self) -> Result<Statement> {
        let rows = u32::try_from(self.count()).unwrap_or(u32::MAX);
        if rows == 0 {
            return Err(Error::new(Code::StatementWithoutRows));
        }
        let known =
            |name: &&String| !name.is_empty() && !self.layout.knows.split(' ').any(|known| known == *name);
        let strange = self.header.names().iter().filter(known).count();
        let mut warnings = vec![("column-unknown", strange)];
        warnings.extend(self.layout.warning.map(|code| (code, self.uses.len())));
        Ok(Statement {
            warnings: Warning::list(&warnings),
            skipped: self.skipped,
            candidates: vec![Candidate {
                layout: self.layout.name,
                confidence: 1.0,
            }],
            counted: Counted {
                rows,
                ..Counted::default()
            },
            ..Statement::of_uses(self.layout.name, rows, self.uses, self.origins)
        })
    }
}
