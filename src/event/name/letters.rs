//! Letters: which are the same to every reader, and which only look the same.
//!
//! The same are capital and small, full-width and half-width forms, and a text with or without invisible characters:
//! `folded`. Letters of other scripts, and mathematical ones, only look so: `as_latin` reads them as what they look like.
//!
//! The pairs are those of Unicode's confusables.txt (UTS #39, 16.0) whose prototype is one Latin letter, in the scripts that
//! share most of them: Greek and Cyrillic. Measured, brotli: unicode-security's whole table adds 58 kB to a module,
//! unicode-normalization 38 kB, this one less than one. Not here: Han characters that resemble each other, accents, and
//! half-width Katakana, which need those tables.

/// In small letters, half as wide, one blank where there are several, and without what nobody sees.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if char.is_ascii() {
            folded.extend((!char.is_ascii_control()).then(|| char.to_ascii_lowercase()));
        } else if !is_invisible(char) {
            folded.extend(half_width(char).to_lowercase());
        }
    }
    folded
}

/// The same without any blank, letter by letter.
pub(super) fn alike(text: &str) -> impl Iterator<Item = char> + Clone {
    let is_seen = |char: &char| !char.is_whitespace() && !is_invisible(*char);
    text.chars().filter(is_seen).map(small)
}

/// The small letter of a character: the first where they are several, which is hardly ever.
fn small(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    half_width(char).to_lowercase().next().unwrap_or(char)
}

/// Full-width forms (U+FF01 to U+FF5E) stand in the order of ASCII.
fn half_width(char: char) -> char {
    let code = u32::from(char);
    match code {
        0xff01..=0xff5e => char::from_u32(code - 0xff01 + 0x21).unwrap_or(char),
        _ => char,
    }
}

/// Characters without a form of their own: Unicode's Default_Ignorable_Code_Point, and controls.
fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Letters of Cyrillic and Greek, each group behind the Latin one that they look like.
const LOOK_LIKE: &str = "AАΑ BВΒ CСϹ EЕΕ FϜ GԌ HНΗ IІΙӀ JЈͿ KКΚ MМΜ NΝ OОΟ PРΡ QԚ SЅ TТΤ VѴ WԜ XХΧ YУΥҮ ZΖ aаα bЬьƄ cсϲ \
    dԁ eеҽ gԍ hһ iіι jјϳ kкκ lӏ mм nη oоοσ pрρ qԛ rг sѕ tтτ uυ vѵν wԝω xхχ yуγү Hн";

/// Letterlike symbols that stand where the mathematical alphabets have gaps (U+2100 to U+214F).
const GAPS: &str = "Bℬ Cℂℭ Eℰ Fℱ Hℋℌℍ Iℐℑ Lℒ Mℳ Nℕ Pℙ Qℚ Rℛℜℝ Zℤℨ eℯⅇ gℊ hℎ oℴ iⅈ jⅉ dⅆ Dⅅ KK lℓ";

/// True for the blocks that the pairs are of: Greek, Cyrillic and its supplement.
const fn is_other_script(char: char) -> bool {
    matches!(char, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// The letter that leads the group that a character is in.
#[inline(never)]
fn listed(groups: &str, char: char) -> Option<char> {
    let mut groups = groups.split(' ').map(str::chars);
    groups.find_map(|mut group| {
        let first = group.next();
        first.filter(|_| group.any(|other| other == char))
    })
}

/// The Latin letter or digit that a character looks like.
fn latin(char: char) -> Option<char> {
    let code = u32::from(char);
    // Thirteen alphabets of capitals and small letters, then five rows of digits.
    let nth = |place: u32| {
        let letter = if place < 26 {
            0x41 + place
        } else {
            0x61 + place - 26
        };
        char::from_u32(letter)
    };
    match code {
        0x370..=0x52f => listed(LOOK_LIKE, char),
        0x2100..=0x214f => listed(GAPS, char),
        0x1d400..=0x1d6a3 => nth((code - 0x1d400) % 52),
        0x1d7ce..=0x1d7ff => char::from_u32(0x30 + (code - 0x1d7ce) % 10),
        0x24b6..=0x24cf => nth(code - 0x24b6),      // circled
        0x24d0..=0x24e9 => nth(code - 0x24d0 + 26), // circled, small
        0x1f130..=0x1f149 => nth(code - 0x1f130),   // squared
        0x1f150..=0x1f169 => nth(code - 0x1f150),   // circled, white on black
        0x1f170..=0x1f189 => nth(code - 0x1f170),   // squared, white on black
        _ => None,
    }
}

/// A name with letters of other scripts read as the Latin ones that they look like; nothing where it has none, or where one of
/// them looks like no Latin letter: then it is a name in that script, and what it says.
pub(super) fn as_latin(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut found = false;
    let mut read = String::with_capacity(name.len());
    for char in name.chars() {
        match latin(char) {
            Some(latin) => {
                found = true;
                read.push(latin);
            }
            None if is_other_script(char) => return None,
            None => read.push(char),
        }
    }
    found.then_some(read)
}

/// A name as it is read at a glance: letters of other scripts as Latin ones, and a capital I behind a small letter as an l.
/// Nothing where that is how it is written.
pub(super) fn at_a_glance(name: &str) -> Option<String> {
    let latin = as_latin(name);
    let text = latin.as_deref().unwrap_or(name);
    replaced(text, |before, char, after| {
        let is_small = before.is_some_and(|char| char.is_ascii_lowercase());
        let is_large = after.is_some_and(|char| char.is_ascii_uppercase());
        (char == 'I' && is_small && !is_large).then_some('l')
    })
    .or(latin)
}

/// A key with digits that stand for letters read as such: "g00gle", "paypa1", "0racle".
pub(super) fn with_letters_for_digits(key: &str) -> Option<String> {
    replaced(key, |before, char, after| {
        let letter = match char {
            '0' => 'o',
            '1' => 'l',
            _ => return None,
        };
        let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
        (is_letter(before) || before.is_none() && is_letter(after)).then_some(letter)
    })
}

/// A key with letters that run into one another read as the one that they look like.
pub(super) fn with_one_for_two(key: &str) -> Option<String> {
    let pairs = [("rn", "m"), ("vv", "w")];
    let has_any = pairs.iter().any(|(pair, _)| key.contains(pair));
    has_any.then(|| {
        let pairs = pairs.iter();
        pairs.fold(key.to_owned(), |text, (pair, one)| text.replace(pair, one))
    })
}

/// What takes a character's place, by what stands before and behind it.
type Change = fn(Option<char>, char, Option<char>) -> Option<char>;

/// The text with some characters replaced, each seen with what stands before and behind it by
/// then; nothing where none is.
#[inline(never)]
fn replaced(text: &str, change: Change) -> Option<String> {
    let mut chars = text.chars().peekable();
    let (mut read, mut before, mut found) = (String::with_capacity(text.len()), None, false);
    while let Some(char) = chars.next() {
        let other = change(before, char, chars.peek().copied());
        found |= other.is_some();
        let char = other.unwrap_or(char);
        read.push(char);
        before = Some(char);
    }
    found.then_some(read)
}
