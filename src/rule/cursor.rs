//! Cursor of the compiler: the token under it, the steps so far, and every fault on the way.
//!
//! Not here: what may follow what (`compile`, `operands`).

use super::program::{Constant, Step};
use super::scope::Scope;
use super::token::{Token, Tokens};
use super::{Kind, Window};
use crate::error::{Code, Fault};
use crate::nearest::nearest;

/// Brackets and conditions within one another: beyond, nobody reads it, and a stack has an end.
pub(super) const DEEPEST: u32 = 32;
/// Steps of a program.
pub(super) const MOST_STEPS: usize = 1_000;

pub(super) const BOOL: &[&str] = &["bool"];
pub(super) const NUMBER: &[&str] = &["int", "decimal"];
pub(super) const INT: &[&str] = &["int"];
pub(super) const TEXT: &[&str] = &["string"];

/// The reading ended at a fault that is noted.
pub(super) struct Stopped;

/// What was read: its kind, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) span: (usize, usize),
}

pub(super) struct Compiler<'s> {
    pub(super) source: &'s str,
    pub(super) tokens: Tokens<'s>,
    pub(super) token: Token,
    pub(super) span: (usize, usize),
    /// Where the token before ended.
    pub(super) end: usize,
    pub(super) scope: &'s Scope<'s>,
    pub(super) steps: Vec<Step>,
    pub(super) constants: Vec<Constant>,
    pub(super) windows: Vec<Window>,
    pub(super) faults: Vec<Fault>,
    pub(super) depth: u32,
}

impl<'s> Compiler<'s> {
    pub(super) fn of(source: &'s str, scope: &'s Scope<'s>) -> Self {
        let mut tokens = Tokens::of(source);
        let (token, from, to) = tokens.next();
        Self {
            source,
            tokens,
            token,
            span: (from, to),
            end: 0,
            scope,
            steps: Vec::new(),
            constants: Vec::new(),
            windows: Vec::new(),
            faults: Vec::new(),
            depth: 0,
        }
    }

    // ---- faults

    pub(super) fn fault(&mut self, code: Code, span: (usize, usize)) -> &mut Fault {
        let units = |text: Option<&str>| {
            let units = text.unwrap_or_default().encode_utf16().count();
            u32::try_from(units).unwrap_or(u32::MAX)
        };
        let fault = Fault {
            column: units(self.source.get(..span.0)) + 1,
            length: units(self.source.get(span.0..span.1)),
            ..Fault::new("", code)
        };
        let at = self.faults.len();
        self.faults.push(fault);
        #[allow(clippy::indexing_slicing)] // it was just put there
        &mut self.faults[at]
    }

    pub(super) fn stop<T>(&mut self, code: Code) -> Result<T, Stopped> {
        let span = self.span;
        self.fault(code, span);
        Err(Stopped)
    }

    pub(super) fn unread<T>(&mut self, expected: &'static [&'static str]) -> Result<T, Stopped> {
        let code = match self.token {
            Token::Foreign => Code::RuleUnsupported,
            Token::Sign("[" | "{") => Code::RuleUnsupported,
            _ => Code::RuleSyntax,
        };
        let span = self.span;
        self.fault(code, span).expected = expected;
        Err(Stopped)
    }

    pub(super) fn misfit(&mut self, part: Part, expected: &'static [&'static str]) {
        if part.kind != Kind::Unknown {
            let fault = self.fault(Code::RuleType, part.span);
            fault.expected = expected;
            fault.found = part.kind.name();
        }
    }

    pub(super) fn unknown<'n>(&mut self, span: (usize, usize), known: impl IntoIterator<Item = &'n str>) {
        let given = self.source.get(span.0..span.1).unwrap_or_default();
        let given = given.trim_matches(['"', '\'']);
        let near = nearest(given, known).map(str::to_owned);
        self.fault(Code::RuleNameUnknown, span).nearest = near;
    }

    // ---- tokens

    pub(super) fn next(&mut self) -> (Token, (usize, usize)) {
        let (token, from, to) = self.tokens.next();
        self.end = self.span.1;
        (
            core::mem::replace(&mut self.token, token),
            core::mem::replace(&mut self.span, (from, to)),
        )
    }

    pub(super) fn takes(&mut self, sign: &'static str) -> bool {
        let is = self.token == Token::Sign(sign);
        if is {
            self.next();
        }
        is
    }

    pub(super) fn needs(&mut self, expected: &'static [&'static str]) -> Result<(), Stopped> {
        match expected.iter().any(|sign| self.takes(sign)) {
            true => Ok(()),
            false => self.unread(expected),
        }
    }

    pub(super) fn word(&self) -> &'s str {
        self.source.get(self.span.0..self.span.1).unwrap_or_default()
    }

    // ---- steps

    pub(super) fn push(&mut self, step: Step) -> Result<usize, Stopped> {
        if self.steps.len() == MOST_STEPS {
            return self.stop(Code::RuleTooLarge);
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    /// A step's number; a program has far fewer than there are.
    pub(super) fn here(&self) -> u16 {
        u16::try_from(self.steps.len()).unwrap_or(u16::MAX)
    }

    pub(super) fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }

    pub(super) fn keep(&mut self, constant: Constant) -> u16 {
        self.constants.push(constant);
        u16::try_from(self.constants.len() - 1).unwrap_or(u16::MAX)
    }

    pub(super) fn push_constant(&mut self, constant: Constant) -> Result<(), Stopped> {
        let number = self.keep(constant);
        self.push(Step::Constant(number)).map(|_| ())
    }
}

/// The name of a kind, as what may stand there.
pub(super) const fn alone(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Bool => BOOL,
        Kind::Int => INT,
        Kind::Decimal => &["decimal"],
        Kind::Text => TEXT,
        Kind::Timestamp => &["timestamp"],
        Kind::Duration => &["duration"],
        Kind::Unknown => &[],
    }
}
