//! Tokens of an expression: numbers, texts, names and signs, each with its place.

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    End,
    Name,
    /// Digits; the compiler reads them.
    Int,
    /// Digits with a point between them.
    Decimal,
    /// With what its escapes stand for.
    Text(String),
    Sign(&'static str),
    /// A literal of CEL's that this language has none of.
    Foreign,
    /// Nothing that may stand in an expression.
    Wrong,
}

/// Signs, the longer ones first.
const SIGNS: [&str; 24] = [
    "&&", "||", "==", "!=", "<=", ">=", "(", ")", "[", "]", ",", ".", "!", "-", "+", "*", "/", "%", "<", ">",
    "?", ":", "{", "}",
];

/// Reader of tokens.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Tokens<'s> {
    pub(super) const fn of(source: &'s str) -> Self {
        Self { source, at: 0 }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, goes_on: impl Fn(u8) -> bool) {
        let length = self.rest().bytes().take_while(|byte| goes_on(*byte)).count();
        self.at += length;
    }

    /// The next token, from where to where it stands, in bytes.
    pub(super) fn next(&mut self) -> (Token, usize, usize) {
        loop {
            self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c'));
            if !self.rest().starts_with("//") {
                break;
            }
            self.skip(|byte| byte != b'\n');
        }
        let from = self.at;
        let token = self.read();
        (token, from, self.at)
    }

    fn read(&mut self) -> Token {
        let rest = self.rest();
        let Some(first) = rest.bytes().next() else {
            return Token::End;
        };
        if first.is_ascii_digit() {
            return self.number();
        }
        if first == b'"' || first == b'\'' {
            return self.text(first);
        }
        if first.is_ascii_alphabetic() || first == b'_' {
            self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let is_prefix = self.at - (self.source.len() - rest.len()) <= 2;
            if is_prefix && self.rest().starts_with(['"', '\'']) {
                return Token::Foreign; // raw texts and bytes
            }
            return Token::Name;
        }
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            return Token::Sign(sign);
        }
        self.at += rest.chars().next().map_or(1, char::len_utf8);
        Token::Wrong
    }

    fn number(&mut self) -> Token {
        self.skip(|byte| byte.is_ascii_digit());
        let mut is_whole = true;
        let mut after = self.rest().bytes();
        if after.next() == Some(b'.') && after.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
            self.skip(|byte| byte.is_ascii_digit());
            is_whole = false;
        }
        let end = self.at;
        self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match self.at == end {
            true if is_whole => Token::Int,
            true => Token::Decimal,
            false => Token::Foreign, // hexadecimal, unsigned, with an exponent
        }
    }

    fn text(&mut self, quote: u8) -> Token {
        let mut text = String::new();
        let mut letters = self.rest().char_indices().skip(1);
        while let Some((place, letter)) = letters.next() {
            match letter {
                '\n' | '\r' => break,
                '\\' => {
                    let escaped = match letters.next() {
                        Some((_, escaped @ ('\\' | '"' | '\'' | '?' | '`'))) => escaped,
                        Some((_, 'n')) => '\n',
                        Some((_, 't')) => '\t',
                        Some((_, 'r')) => '\r',
                        Some((_, 'u')) => {
                            let digits: String = letters.by_ref().take(4).map(|(_, digit)| digit).collect();
                            let code = u32::from_str_radix(&digits, 16)
                                .ok()
                                .filter(|_| !digits.starts_with('+'));
                            match code.and_then(char::from_u32) {
                                Some(letter) => letter,
                                None => break,
                            }
                        }
                        _ => break,
                    };
                    text.push(escaped);
                }
                _ if letter == char::from(quote) => {
                    self.at += place + 1;
                    if text.is_empty() && self.rest().bytes().next() == Some(quote) {
                        return Token::Foreign; // three quotes
                    }
                    return Token::Text(text);
                }
                _ => text.push(letter),
            }
        }
        self.at = self.source.len();
        Token::Wrong
    }
}
