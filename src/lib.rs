//! wallet-sentinel: fraud and anomaly alerts for digital wallets, on the device.
//!
//! # In one sentence
//! A deterministic state machine: payments, uses of the account, promises, labels and time in; assessments, alerts and statistics
//! out; its whole state one value that can be saved, restored, replayed and forgotten account by account. There is no clock,
//! no randomness and no network in here, so the same events give the same bytes in a browser, in Node and natively.
//!
//! ```
//! use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
//! use wallet_sentinel::{Config, Engine, IngestOptions};
//!
//! let lunch = RawEvent {
//!     dialect: Dialect::Text,
//!     values: vec![
//!         (Field::Id, Value::Text("2026-1".into())),
//!         (Field::At, Value::Text("2026-01-05T12:30:00+08:00".into())),
//!         (Field::Amount, Value::Text("23.50".into())),
//!         (Field::Currency, Value::Text("CNY".into())),
//!     ],
//! };
//! let mut engine = Engine::new(Config::default()).unwrap();
//! let answer = engine.ingest(&[lunch], IngestOptions::default()).unwrap();
//! assert_eq!(answer.accepted, 1);
//! assert!(answer.assessments[0].warming_up);
//! ```
//!
//! # Vocabulary
//! | word | what it is |
//! |---|---|
//! | event | something that comes in: a payment (`Transaction`), a use of the account (`Access`), a promise (`Expectation`), a `Label`, what a person does and says |
//! | version | one word on a payment that is told several times; which of two is newer, `event::Version` says |
//! | stub | what stays of a dropped payment while a kept one refers to it |
//! | label | what a person or a chargeback said of an event afterwards; it teaches, however late it comes |
//! | act | what a person does with an alert, or that it was shown; an event like any other |
//! | word | what a person says of a category, a pair of payments, a series: an event; the newest counts, and it may come first |
//! | verdict | what the operator's server decided of an event; it has the last word, and teaches nothing |
//! | reason | what a suspicion declares of itself: code, family, severity, parameters, settings (`reason::Reason`) |
//! | family | who acts, if a suspicion is right: anomaly, takeover, scam, household, service, laundering, spending |
//! | signal | a suspicion: a reason, what it measures, and the code that looks; all stand in `signal::REGISTRY` |
//! | context | a payment, and what was usual before it; what several signals ask of it is worked out once |
//! | population | what is known across accounts, as integers by the hour: reputations, rarities, prices, reliability of signals |
//! | partition | an engine that has some of all accounts, and reads the population as it is given (`engine::partition`) |
//! | edition | of the population that several engines share: the one before it, and what became readable then; additions are what they add to it |
//! | entity | whom an event involves, by fingerprint: counterparty, device, network, merchant category, country |
//! | profile | the habits of one account |
//! | feedback | what is kept of an event until its label comes |
//! | belief | the share of its nats that a signal counts for among these accounts: as far as the others bear it out |
//! | evidence | what all signals saw in a payment: how strongly each speaks, in nats, and what they measured |
//! | feature | a number that a signal measured on the way, as a byte; kept until the payment's label comes |
//! | explanation | what a message needs of one signal; a counterfactual, what would have stayed quiet |
//! | model | expert: strengths as shipped; learned: a curve over each feature, a surface over some pairs, as JSON |
//! | contribution | a reason's exact share of the score |
//! | layout | the names of all that is kept by its place; a snapshot says them once |
//! | record | a value of the state as bytes, its fields one behind the other, in the order that one line beside its type says (`record`) |
//! | part | a room of the state that writes, reads and forgets by itself: a section of a snapshot, by name (`engine::parts`) |
//! | rooms | what an engine does with payments beside judging them, handed to it by its door (`engine::Rooms`) |
//! | sealed | of a section: kept as bytes by an engine whose rooms do not read it |
//! | gap | payments that were judged by an engine that keeps none, and are missing in one that does (`ledger::Gap`) |
//! | stage | a step of what is done with a payment; all stand in one table, in their order (`engine::stages`) |
//! | audience, readers | whose a reason is to read; whose eyes an engine's answers are for (`Config.audience`) |
//! | assessment | a payment's probability, score, outcome and reasons |
//! | finding | something worth an alert; the same finding again raises a count, not another alert |
//! | receipt | an assessment with all that it was made of, to be made again elsewhere |
//! | quota | how many alerts a day, or an import, may leave standing; a digest tells of the rest |
//! | alert | what a person is told, with its life: open, acknowledged, snoozed, escalated, resolved, expired |
//! | pending | one thing that is waited for: money on its way, a promise, a hold |
//! | claim, fulfilment | what a pending case waits for; which money came of it, each unit of it counting for one |
//! | cause | what an alert tells of: it ends with it, and is told again with it |
//! | ties | what is known of which rows belong together, as far as cases ask |
//! | link, relation | two rows that belong together, and how: one pays the other back, settles it, shows it again (`link::Relation`) |
//! | doubt | another reading of a row that evidence does not settle: told with its sum, counted as if it were not so |
//! | case | for an operator's desk, all that it asks for (`support::SupportCase`) |
//! | term | how long a thing may take, by wallet and instrument, with its source |
//! | use, access | somebody came into the account, proved who they are, or changed what guards it |
//! | value, step | what a suspicion of a use looks at: a value of it, measured anew at each use; or a step of a story, told once and carried on |
//! | episode | suspicious uses and payments of one account within three days of one another: one story, one alert |
//! | household | the accounts of one holder, read together: what moves between them is no spending |
//! | rule | an operator's own expression over a payment, or over a use of the account; what it says is the operator's alone to read (`rule`) |
//! | pack | rules under one id and version, with a log of its changes; applied whole, or refused with every fault at its letter |
//! | fact | what a rule may ask for, by its dotted name (`engine::rules`) |
//! | window | the account's own payments in some time before the judged one, as rules ask for them; whole, or its figures are the least |
//! | list | counterparties, devices, networks, countries by name, each for as long as it holds |
//! | rhythm | a period and a phase that recurring payments keep, some beats missed |
//! | statement | an export file of a wallet or bank, as a table of text |
//!
//! # Floors
//! Each room imports only from rooms on lower floors; a test reads the `use` lines and holds the house to it.
//!
//! | floor | rooms |
//! |---|---|
//! | the doors | `wasm` (only in wasm builds): convert, call, convert; a module for each door |
//! | shapes | [`view`]: the contract's objects, made of what the core holds |
//! | façade | [`engine`]: verbs only |
//! | bytes | [`snapshot`]: sections by name, versioned, checksummed |
//! | support | [`support`]: what an operator's desk asks for |
//! | answers | [`alert`]: what is told; [`summary`]: where the money went, what comes again, what is planned |
//! | judgement | [`score`]: evidence to log-odds, and learning from labels; the only place where weights live |
//! | suspicion | [`signal`]: one per file |
//! | features | [`feature`]: what is measured of a payment, once |
//! | reasons | [`reason`]: what a suspicion declares: family, severity, parameters, settings |
//! | advice | [`checkup`]: what protects an account, and what to do next; beside what is waited for |
//! | waiting | [`pending`]: what is waited for, how it stands, and by which term |
//! | belonging | [`link`]: which movements of money belong together; beside habits, and neither asks the other |
//! | habits | [`profile`]: what is usual for an account |
//! | labels | [`feedback`]: what waits for somebody's word |
//! | memory | [`population`]: what is known across accounts; [`ledger`]: the payments themselves; [`config`]; [`statement`] beside them |
//! | keeping | [`map`]: the two maps that all state is kept in; [`rule`] beside it: the language, packs and lists of an operator's own rules |
//! | what comes in | [`event`]: validated into being; entities and categories |
//! | ground | [`stats`]: numbers without a domain; [`sort`]; [`record`]: what is kept, as bytes; [`sound`]: what is read back; [`options`]: read strictly; [`nearest`]: the name that was meant; [`money`], [`time`], [`calendar`], [`error`] |
//!
//! # Where to add a thing
//! A suspicion of any kind: one file in `signal/`, its lines in `signal/mod.rs` (its module, and its place in `REGISTRY`), one
//! folder of scenarios in `tests/scenarios`, its messages in each file of `pkg/messages`; `npm run new-signal` begins all of
//! them, and `.github/CONTRIBUTING.md` goes through it. A wallet: one file in `statement/`, its line in the registry, its
//! fixtures.
//! A fact for rules: one line in `engine/rules/facts.rs`, of uses in `engine/rules/use_facts.rs`.
//! A way to fail: one line in `error`, one message in each locale. If it takes more places than that, the house is wrong.
//!
//! # What it does not do
//! It writes no sentences (the package's locale files do), knows no exchange rate and no time zone (both are given to it),
//! and decides nothing: the score is advice, and the operator's server has the last word.

pub mod alert;
pub mod calendar;
pub mod checkup;
pub mod config;
pub mod engine;
pub mod error;
pub mod event;
pub mod feature;
pub mod feedback;
pub mod ledger;
pub mod link;
pub mod map;
pub mod money;
pub mod nearest;
pub mod options;
pub mod pending;
pub mod population;
pub mod profile;
pub mod reason;
pub mod record;
pub mod rule;
pub mod score;
pub mod signal;
pub mod snapshot;
pub mod sort;
pub mod sound;
pub mod statement;
pub mod stats;
pub mod summary;
pub mod support;
pub mod time;
pub mod view;
#[cfg(all(target_arch = "wasm32", feature = "js"))]
pub mod wasm;

pub use config::Config;
pub use engine::{Engine, IngestOptions};
pub use error::{Code, Error};
pub use event::Transaction;
pub use money::{Amount, Currency, Money};
pub use time::{Millis, UtcOffset};
