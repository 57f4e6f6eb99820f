//! Operands of an expression: values that are written out, facts by their names, functions, and signs before them.
//!
//! Not here: operators between two of them (`compile`).

use super::cursor::{Compiler, NUMBER, Part, Stopped, TEXT, alone};
use super::operator::Binary;
use super::program::{Constant, Step};
use super::token::Token;
use super::{Kind, Value, literal};
use crate::error::Code;
use rust_decimal::Decimal;

/// Digits of a decimal before and after its point, as amounts have them (`money`).
const DIGITS: (usize, usize) = (15, 7);

/// Functions that CEL has and this language has not, so that whoever knows CEL is told so.
const FOREIGN: [&str; 21] = [
    "matches",
    "int",
    "uint",
    "double",
    "string",
    "bytes",
    "bool",
    "dyn",
    "type",
    "all",
    "exists",
    "exists_one",
    "map",
    "filter",
    "getHours",
    "getDayOfWeek",
    "getFullYear",
    "getMinutes",
    "getDate",
    "getMonth",
    "null",
];
/// Functions that there are.
const FUNCTIONS: [&str; 7] = [
    "has",
    "size",
    "strength",
    "list",
    "window",
    "duration",
    "timestamp",
];
/// Functions of a text.
const METHODS: [&str; 4] = ["startsWith", "endsWith", "contains", "size"];

impl<'s> Compiler<'s> {
    pub(super) fn unary(&mut self) -> Result<Part, Stopped> {
        let from = self.span.0;
        let mut count: usize = 0;
        if self.token == Token::Sign("!") {
            while self.takes("!") {
                count += 1;
            }
            let part = self.member()?;
            self.wants_bool(part);
            for _ in 0..count % 2 {
                self.push(Step::Not)?;
            }
            return Ok(Part {
                kind: Kind::Bool,
                span: (from, part.span.1),
            });
        }
        while self.takes("-") {
            count += 1;
        }
        if count == 0 {
            return self.member();
        }
        if matches!(self.token, Token::Int | Token::Decimal) {
            let (kind, constant) = self.literal(true)?;
            self.push_constant(constant)?;
            count -= 1;
            self.negate(count)?;
            let span = (from, self.end);
            return Ok(Part { kind, span });
        }
        let part = self.member()?;
        if !part.kind.is_number() {
            self.misfit(part, NUMBER);
        }
        self.negate(count)?;
        Ok(Part {
            kind: part.kind,
            span: (from, part.span.1),
        })
    }

    /// Each by itself: the least whole number has no opposite.
    pub(super) fn negate(&mut self, count: usize) -> Result<(), Stopped> {
        for _ in 0..count {
            self.push(Step::Negative)?;
        }
        Ok(())
    }

    /// A value, and the functions of a text that follow it.
    pub(super) fn member(&mut self) -> Result<Part, Stopped> {
        let mut part = self.primary()?;
        while self.takes(".") {
            let (span, name) = (self.span, self.word());
            if self.token != Token::Name {
                return self.unread(&METHODS);
            }
            part = self.method(part, name, span)?;
        }
        Ok(part)
    }

    pub(super) fn method(&mut self, of: Part, name: &'s str, span: (usize, usize)) -> Result<Part, Stopped> {
        self.next();
        let step = match name {
            "startsWith" => Step::Binary(Binary::StartsWith),
            "endsWith" => Step::Binary(Binary::EndsWith),
            "contains" => Step::Binary(Binary::Contains),
            "size" => Step::Size,
            _ => {
                if FOREIGN.contains(&name) {
                    self.fault(Code::RuleUnsupported, span);
                } else {
                    self.unknown(span, METHODS);
                }
                return Err(Stopped);
            }
        };
        if of.kind != Kind::Text {
            self.misfit(of, TEXT);
        }
        self.needs(&["("])?;
        let kind = if step == Step::Size {
            Kind::Int
        } else {
            let part = self.condition()?;
            if part.kind != Kind::Text {
                self.misfit(part, TEXT);
            }
            Kind::Bool
        };
        self.push(step)?;
        self.needs(&[")"])?;
        Ok(Part {
            kind,
            span: (of.span.0, self.end),
        })
    }

    pub(super) fn primary(&mut self) -> Result<Part, Stopped> {
        let from = self.span.0;
        if self.takes("(") {
            let part = self.condition()?;
            self.needs(&[")"])?;
            return Ok(Part {
                kind: part.kind,
                span: (from, self.end),
            });
        }
        let kind = match (&self.token, self.word()) {
            (Token::Name, "true" | "false") | (Token::Int | Token::Decimal | Token::Text(_), _) => {
                let (kind, constant) = self.literal(false)?;
                self.push_constant(constant)?;
                kind
            }
            (Token::Name, "null" | "in") => return self.stop(Code::RuleUnsupported),
            (Token::Name, _) => return self.named(),
            _ => return self.unread(&["value"]),
        };
        let span = (from, self.end);
        Ok(Part { kind, span })
    }

    /// A value that is written out.
    pub(super) fn literal(&mut self, is_negative: bool) -> Result<(Kind, Constant), Stopped> {
        let word = self.word();
        let sign = if is_negative { "-" } else { "" };
        let is_plain = !is_negative;
        let read = match &self.token {
            Token::Int => {
                let number = format!("{sign}{word}").parse().ok();
                number.map(|number| (Kind::Int, Constant::Plain(Value::Int(number))))
            }
            Token::Decimal => {
                let (whole, fraction) = word.split_once('.').unwrap_or_default();
                let fits = whole.len() <= DIGITS.0 && fraction.len() <= DIGITS.1;
                let number = Decimal::from_str_exact(word).ok().filter(|_| fits);
                let number = number.map(|number| if is_negative { -number } else { number });
                number.map(|number| (Kind::Decimal, Constant::Plain(Value::Decimal(number))))
            }
            Token::Text(text) if is_plain => Some((Kind::Text, Constant::Text(text.clone()))),
            Token::Name if is_plain && word == "true" => {
                Some((Kind::Bool, Constant::Plain(Value::Bool(true))))
            }
            Token::Name if is_plain && word == "false" => {
                Some((Kind::Bool, Constant::Plain(Value::Bool(false))))
            }
            _ => return self.unread(&["literal"]),
        };
        match read {
            Some(read) => {
                self.next();
                Ok(read)
            }
            None => self.stop(Code::RuleLiteral),
        }
    }

    /// A function, or a fact by its dotted name.
    pub(super) fn named(&mut self) -> Result<Part, Stopped> {
        let from = self.span.0;
        let (name, span) = (self.word(), self.span);
        self.next();
        if self.token == Token::Sign("(") {
            return self.function(name, span);
        }
        let mut to = span.1;
        // The last name before a bracket is a function of the text before it.
        while self.token == Token::Sign(".") {
            let mut ahead = self.tokens.clone();
            let (name, _, end) = ahead.next();
            let (after, ..) = ahead.next();
            if name == Token::Name && after == Token::Sign("(") {
                break;
            }
            self.next();
            if name != Token::Name {
                return self.unread(&["name"]);
            }
            self.next();
            to = end;
        }
        let kind = self.fact(from, to).map_or(Ok(Kind::Unknown), |(number, kind)| {
            self.push(Step::Fact(number)).map(|_| kind)
        })?;
        let span = (from, to);
        Ok(Part { kind, span })
    }

    /// The fact of the name that stands there; spaces in it are passed over.
    pub(super) fn fact(&mut self, from: usize, to: usize) -> Option<(u16, Kind)> {
        let written = self.source.get(from..to).unwrap_or_default();
        let name: String = written.split_whitespace().collect();
        let facts = self.scope.facts;
        let place = facts.iter().position(|(known, _)| *known == name);
        let found = place.and_then(|place| Some((u16::try_from(place).ok()?, facts.get(place)?.1)));
        if found.is_none() {
            self.unknown((from, to), facts.iter().map(|(known, _)| *known));
        }
        found
    }

    pub(super) fn function(&mut self, name: &'s str, span: (usize, usize)) -> Result<Part, Stopped> {
        if !FUNCTIONS.contains(&name) {
            if FOREIGN.contains(&name) {
                self.fault(Code::RuleUnsupported, span);
            } else {
                self.unknown(span, FUNCTIONS);
            }
            return Err(Stopped);
        }
        self.next();
        if name == "window" {
            return self.window(span);
        }
        let kind = match name {
            "has" => {
                let (from, begin) = (self.span.0, self.token == Token::Name);
                let mut to = self.span.1;
                if !begin {
                    return self.unread(&["name"]);
                }
                self.next();
                while self.takes(".") {
                    to = self.span.1;
                    if self.token != Token::Name {
                        return self.unread(&["name"]);
                    }
                    self.next();
                }
                if let Some((number, _)) = self.fact(from, to) {
                    self.push(Step::Has(number))?;
                }
                Kind::Bool
            }
            "size" => {
                let part = self.condition()?;
                if part.kind != Kind::Text {
                    self.misfit(part, TEXT);
                }
                self.push(Step::Size)?;
                Kind::Int
            }
            _ => self.of_text(name)?,
        };
        self.needs(&[")"])?;
        Ok(Part {
            kind,
            span: (span.0, self.end),
        })
    }

    /// A function of a text that is written out.
    pub(super) fn of_text(&mut self, name: &str) -> Result<Kind, Stopped> {
        let Token::Text(text) = self.token.clone() else {
            return self.unread(&["text"]);
        };
        let span = self.span;
        let place = |names: &[&str]| {
            let place = names.iter().position(|known| *known == text);
            place.and_then(|place| u16::try_from(place).ok())
        };
        let kind = match name {
            "strength" => {
                match place(self.scope.reasons) {
                    Some(number) => {
                        self.push(Step::Strength(number))?;
                    }
                    None => self.unknown(span, self.scope.reasons.iter().copied()),
                }
                Kind::Decimal
            }
            "list" => {
                match place(self.scope.lists) {
                    Some(number) => {
                        self.push(Step::Listed(number))?;
                    }
                    None => self.unknown(span, self.scope.lists.iter().copied()),
                }
                Kind::Bool
            }
            _ => {
                let (kind, value) = match name {
                    "duration" => (Kind::Duration, literal::duration(&text)),
                    _ => (Kind::Timestamp, literal::timestamp(&text)),
                };
                match value {
                    Some(value) => self.push_constant(Constant::Plain(value))?,
                    None => {
                        self.fault(Code::RuleLiteral, span).expected = alone(kind);
                    }
                }
                kind
            }
        };
        self.next();
        Ok(kind)
    }
}
