//! Words of a name: what parts them, and what is one.

/// True for the Chinese characters that names are written in (CJK Unified Ideographs).
pub(super) const fn is_chinese(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}')
}

/// Blanks, and punctuation that parts words and tells no payees apart. Signs that do (Disney+, H&M, a currency) are none.
pub(super) fn is_separator(char: char) -> bool {
    char.is_whitespace()
        || matches!(char, '!'..='#' | '\'' | '(' | ')' | ',' | '-'..='/' | ':'..='?' | '['..='`' | '{'..='~')
        || matches!(char, '¡' | '§' | '«' | '®' | '©' | '¶' | '·' | '»' | '¿' | '™')
        || matches!(char, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{301f}' | '\u{30fb}')
        || matches!(char, '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff5f}'..='\u{ff65}')
}

/// Without what closes or parts words at its ends.
pub(super) fn bare(text: &str) -> &str {
    before(text, is_mark).trim_start_matches(is_mark)
}

pub(super) fn is_mark(char: char) -> bool {
    char != '*' && is_separator(char)
}

/// The last word, and what stands before it. A hyphen, a dot or a slash joins: "shop-10023" is one word, and a name.
pub(super) fn last_word(text: &str) -> (&str, &str) {
    let parts = |char: char| char.is_whitespace() || "*()[],;|#【】《》".contains(char);
    match text.rfind(parts) {
        Some(place) => {
            let tail = text.get(place..).unwrap_or_default();
            let end = place + tail.chars().next().map_or(0, char::len_utf8);
            text.split_at_checked(end).unwrap_or((text, ""))
        }
        None => ("", text),
    }
}

/// A letter, and not one alone: an empty text, a number or an initial names nobody.
pub(super) fn is_name(text: &str) -> bool {
    let mut letters = text.chars().filter(|char| char.is_alphabetic());
    letters
        .next()
        .is_some_and(|first| is_chinese(first) || letters.next().is_some())
}

/// Without what ends it of a kind.
#[inline(never)]
pub(super) fn before(text: &str, kind: fn(char) -> bool) -> &str {
    text.trim_end_matches(kind)
}

/// Without the digits that end it.
pub(super) fn before_digits(text: &str) -> &str {
    before(text, |char| char.is_ascii_digit())
}

/// True where all of it is of a kind.
#[inline(never)]
pub(super) fn is_all(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().all(kind)
}

/// True of a word of a list, which blanks part.
#[inline(never)]
pub(super) fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
