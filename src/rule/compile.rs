//! Compiler: from an expression's text to its program, or to every fault that can be told at once.
//!
//! One pass: precedence climbing, with the kind of each part known as soon as it is read. A wrong name or kind is noted and read
//! on; what does not parse ends the reading, since whatever comes after it is a guess.
//! Not here: where it stands and what it has written (`cursor`), values, functions and facts (`operands`).

use super::Kind;
use super::cursor::{BOOL, Compiler, DEEPEST, INT, MOST_STEPS, NUMBER, Part, Stopped, alone};
use super::operator::Binary;
use super::program::{Program, Step};
use super::scope::Scope;
use super::token::Token;
use crate::error::{Code, Fault};

/// Letters of an expression: no rule that a person reads is longer; the deeper bounds follow from it.
const LONGEST: usize = 2_000;

/// Compiles an expression. Empty faults are never returned.
pub fn compile(source: &str, scope: &Scope<'_>) -> Result<Program, Vec<Fault>> {
    let mut compiler = Compiler::of(source, scope);
    if source.len() > LONGEST {
        compiler.fault(Code::RuleTooLarge, (LONGEST, source.len()));
        return Err(compiler.faults);
    }
    let kind = compiler.whole().unwrap_or(Kind::Unknown);
    if !compiler.faults.is_empty() {
        return Err(compiler.faults);
    }
    Ok(Program {
        steps: compiler.steps,
        constants: compiler.constants,
        windows: compiler.windows,
        kind,
    })
}

impl Compiler<'_> {
    pub(super) fn whole(&mut self) -> Result<Kind, Stopped> {
        let part = self.condition()?;
        match self.token {
            Token::End => Ok(part.kind),
            _ => self.unread(&["&&", "||", "=="]),
        }
    }

    pub(super) fn deeper(&mut self) -> Result<(), Stopped> {
        self.depth += 1;
        match self.depth > DEEPEST {
            true => self.stop(Code::RuleTooLarge),
            false => Ok(()),
        }
    }

    /// `a ? b : c`, or what is no condition.
    pub(super) fn condition(&mut self) -> Result<Part, Stopped> {
        self.deeper()?;
        let test = self.binary(OR)?;
        let part = if self.takes("?") {
            self.wants_bool(test);
            let branch = self.push(Step::Branch(0, 0))?;
            let one = self.binary(OR)?;
            self.needs(&[":"])?;
            let jump = self.push(Step::Jump(0))?;
            let otherwise = self.here();
            let other = self.condition()?;
            let end = self.here();
            self.set(branch, Step::Branch(otherwise, end));
            self.set(jump, Step::Jump(end));
            let kind = if one.kind == Kind::Unknown {
                other.kind
            } else {
                one.kind
            };
            if other.kind != kind {
                self.misfit(other, alone(kind));
            }
            Part {
                kind,
                span: (test.span.0, other.span.1),
            }
        } else {
            test
        };
        self.depth -= 1;
        Ok(part)
    }

    pub(super) fn wants_bool(&mut self, part: Part) {
        if part.kind != Kind::Bool {
            self.misfit(part, BOOL);
        }
    }

    pub(super) fn binary(&mut self, least: u8) -> Result<Part, Stopped> {
        let mut left = self.unary()?;
        loop {
            let (operator, binds) = match (&self.token, self.word()) {
                (Token::Sign(sign), _) => match operator_of(sign) {
                    Some(found) => found,
                    None => return Ok(left),
                },
                (Token::Name, "in") => (None, RELATION),
                _ => return Ok(left),
            };
            if binds < least {
                return Ok(left);
            }
            let (_, sign) = self.next();
            left = match operator {
                None => self.among(left)?,
                Some(operator @ (Binary::And | Binary::Or)) => {
                    self.wants_bool(left);
                    let skip = self.push(Step::SkipWhere(operator == Binary::Or, 0))?;
                    let right = self.binary(binds + 1)?;
                    self.wants_bool(right);
                    self.push(Step::Binary(operator))?;
                    let end = self.here();
                    self.set(skip, Step::SkipWhere(operator == Binary::Or, end));
                    joined(Kind::Bool, left, right)
                }
                Some(operator) => {
                    let right = self.binary(binds + 1)?;
                    self.push(Step::Binary(operator))?;
                    let kind = self.kind_of(operator, left, right, sign);
                    joined(kind, left, right)
                }
            };
        }
    }

    /// Kind of what two values come to; a misfit is told of the one that does not fit the other.
    pub(super) fn kind_of(
        &mut self,
        operator: Binary,
        left: Part,
        right: Part,
        sign: (usize, usize),
    ) -> Kind {
        use Kind::{Bool, Decimal, Duration, Int, Text, Timestamp, Unknown};
        let (one, other) = (left.kind, right.kind);
        match operator {
            Binary::Equal
            | Binary::Differs
            | Binary::Less
            | Binary::AtMost
            | Binary::More
            | Binary::AtLeast => {
                let is_order = !matches!(operator, Binary::Equal | Binary::Differs);
                if is_order && one == Bool {
                    self.misfit(left, &["int", "decimal", "string", "timestamp", "duration"]);
                } else if !one.fits(other) {
                    self.misfit(right, alone(one));
                }
                return Bool;
            }
            _ if one == Unknown || other == Unknown => return Unknown,
            Binary::Add | Binary::Subtract if (one, other) == (Duration, Duration) => return Duration,
            Binary::Add if matches!((one, other), (Timestamp, Duration) | (Duration, Timestamp)) => {
                return Timestamp;
            }
            Binary::Subtract if (one, other) == (Timestamp, Duration) => return Timestamp,
            Binary::Subtract if (one, other) == (Timestamp, Timestamp) => return Duration,
            Binary::Add if (one, other) == (Text, Text) => {
                self.fault(Code::RuleUnsupported, sign);
                return Unknown;
            }
            _ => {}
        }
        let (fits, wanted): (fn(Kind) -> bool, _) = match operator {
            Binary::Remainder => (|kind| kind == Int, INT),
            _ => (Kind::is_number, NUMBER),
        };
        let wrong = [left, right].into_iter().find(|part| !fits(part.kind));
        match wrong {
            Some(part) => {
                self.misfit(part, wanted);
                Unknown
            }
            None if one == Int && other == Int => Int,
            None => Decimal,
        }
    }

    /// The list behind `in`: values that are written out.
    pub(super) fn among(&mut self, left: Part) -> Result<Part, Stopped> {
        let begin = self.span.0;
        self.needs(&["["])?;
        let first = u16::try_from(self.constants.len()).unwrap_or(u16::MAX);
        let mut count: u16 = 0;
        while self.token != Token::Sign("]") {
            let from = self.span.0;
            let is_negative = self.takes("-");
            let (kind, constant) = self.literal(is_negative)?;
            let part = Part {
                kind,
                span: (from, self.end),
            };
            if !left.kind.fits(kind) {
                self.misfit(part, alone(left.kind));
            }
            self.keep(constant);
            count += 1;
            if usize::from(count) > MOST_STEPS {
                return self.stop(Code::RuleTooLarge);
            }
            if !self.takes(",") {
                break;
            }
        }
        if self.token != Token::Sign("]") {
            return self.unread(&[",", "]"]);
        }
        let (_, (_, end)) = self.next();
        self.push(Step::Among(first, count))?;
        let list = Part {
            kind: Kind::Bool,
            span: (begin, end),
        };
        Ok(joined(Kind::Bool, left, list))
    }
}

const fn joined(kind: Kind, left: Part, right: Part) -> Part {
    let span = (left.span.0, right.span.1);
    Part { kind, span }
}

/// How strongly operators bind, as in CEL.
const OR: u8 = 1;
const AND: u8 = 2;
const RELATION: u8 = 3;
const SUM: u8 = 4;
const PRODUCT: u8 = 5;

fn operator_of(sign: &str) -> Option<(Option<Binary>, u8)> {
    let (operator, binds) = match sign {
        "||" => (Binary::Or, OR),
        "&&" => (Binary::And, AND),
        "==" => (Binary::Equal, RELATION),
        "!=" => (Binary::Differs, RELATION),
        "<" => (Binary::Less, RELATION),
        "<=" => (Binary::AtMost, RELATION),
        ">" => (Binary::More, RELATION),
        ">=" => (Binary::AtLeast, RELATION),
        "+" => (Binary::Add, SUM),
        "-" => (Binary::Subtract, SUM),
        "*" => (Binary::Multiply, PRODUCT),
        "/" => (Binary::Divide, PRODUCT),
        "%" => (Binary::Remainder, PRODUCT),
        _ => return None,
    };
    Some((Some(operator), binds))
}
