//! Files made to exhaust a phone: the work is counted, and grows no faster than the file.

use super::{Code, failure, read};
use wallet_sentinel::statement::{Options, ROWS, Reading, Statement};

const HEADER: &str = "id,at,amount,currency,note\n";

/// Read in pieces, and how many bytes were looked at for it.
fn counted(text: &str, piece: usize) -> (Result<Statement, Code>, u64) {
    let mut reading = Reading::new(&Options::default()).unwrap();
    let bytes: Vec<char> = text.chars().collect();
    let mut pieces = bytes.chunks(piece).peekable();
    while let Some(own) = pieces.next() {
        let (own, last): (String, bool) = (own.iter().collect(), pieces.peek().is_none());
        let mut more = match reading.text(&own, last) {
            Ok(more) => more,
            Err(error) => return (Err(error.code), reading.scanned()),
        };
        while more {
            let before = reading.scanned();
            more = match reading.text("", last) {
                Ok(more) => more,
                Err(error) => return (Err(error.code), reading.scanned()),
            };
            let work = reading.scanned() - before;
            assert!(
                work <= 1024 * 1024,
                "{work} bytes in one call, in which no stop is heard"
            );
        }
    }
    let scanned = reading.scanned();
    (reading.statement().map_err(|error| error.code), scanned)
}

/// Texts of about so many bytes, each with what makes a careless reader slow.
fn traps(size: usize) -> Vec<(&'static str, String)> {
    let row = "p,1790000000000,1.00,CNY,";
    let fill = |unit: &str| unit.repeat(size / unit.len());
    vec![
        (
            "a quote that is never closed, over short lines",
            format!("{HEADER}{row}\"{}", fill("x\n")),
        ),
        (
            "a quote that is never closed, over blank lines",
            format!("{HEADER}{row}\"{}", fill("\n")),
        ),
        (
            "quotes that are opened in every line",
            format!("{HEADER}{}", fill("\"x\n")),
        ),
        (
            "quotes that are opened in every row",
            format!("{HEADER}{}", fill(&format!("{row}\"x\ny\n"))),
        ),
        (
            "a quote that is never closed, in one line",
            format!("{HEADER}{row}\"{}", fill("x")),
        ),
        (
            "rows of half a quote and a row",
            format!("{HEADER}{}", fill(&format!("\"a,\"b\n\n{row}z\n"))),
        ),
        ("commas and nothing else", format!("{HEADER}{}", fill(","))),
        (
            "a line without end, behind a quote over lines",
            format!("{HEADER}{row}\"x\ny\n{}", fill("支")),
        ),
        ("quotes and nothing else", format!("{HEADER}{}", fill("\""))),
        ("blank lines", format!("{HEADER}{}", fill("\r"))),
        ("lines of zeros", format!("{HEADER}{}", fill("\0\0\0\r\n"))),
    ]
}

#[test]
fn no_text_is_looked_at_more_than_a_few_times() {
    for (what, text) in traps(300_000) {
        let (_, scanned) = counted(&text, 10_000);
        // Fed once, looked at once within a quote, read once more where it is taken apart, and fed again from there.
        assert!(
            scanned <= 4 * text.len() as u64,
            "{what}: {scanned} bytes looked at of {}",
            text.len()
        );
    }
}

#[test]
fn twice_the_file_is_twice_the_work() {
    for ((what, half), (_, whole)) in traps(100_000).into_iter().zip(traps(200_000)) {
        let ((_, less), (_, more)) = (counted(&half, 10_000), counted(&whole, 10_000));
        assert!(more <= 2 * less + 4096, "{what}: {less}, then {more}");
    }
}

#[test]
fn a_quote_that_is_never_closed_takes_no_row_with_it() {
    let rows = (0..2000).map(|n| format!("p{n},1790000000000,1.00,CNY,x\n"));
    let text = format!(
        "{HEADER}q,1790000000000,1.00,CNY,\"open\n{}",
        rows.collect::<String>()
    );
    let statement = read(&text);
    assert_eq!(statement.events.len(), 2001);
    assert_eq!(
        counted(&text, 7).0.unwrap(),
        statement,
        "in pieces of seven characters as well"
    );
}

#[test]
fn a_row_of_a_million_commas_is_left_out_and_costs_no_other() {
    let good = "p,1790000000000,1.00,CNY,x\n";
    let statement = read(&format!(
        "{HEADER}{good}q,1790000000000,2.00,CNY,{}y\n{}",
        ",".repeat(1_000_000),
        good.replace("p,", "r,")
    ));
    let ids: Vec<&str> = statement.events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids, ["p", "r"]);
    let [left] = statement.skipped.as_slice() else {
        panic!("one row is left out")
    };
    assert_eq!((left.line, left.code), (3, "row-misaligned"));
    // Commas alone are what spreadsheets write behind a row.
    let padded = read(&format!(
        "{HEADER}q,1790000000000,2.00,CNY,x{}\n",
        ",".repeat(20_000)
    ));
    assert_eq!(padded.events.len(), 1);
}

#[test]
fn a_line_without_end_is_left_out_by_its_beginning_and_costs_no_other() {
    let row = |id: &str, note: &str| format!("{id},1790000000000,1.00,CNY,{note}\n");
    for (what, long) in [
        ("letters of three bytes", "支".repeat(400_000)),
        ("an open quote", format!("\"{}", "x".repeat(900_000))),
        (
            "a quote over lines, and then no end",
            format!("\"a\nb\n{}", "x".repeat(900_000)),
        ),
    ] {
        let text = [row("p", "x"), row("long", &long), row("r", "y")].concat();
        let text = format!("{HEADER}{text}");
        let statement = read(&text);
        let ids: Vec<&str> = statement.events.iter().map(|event| event.id.as_str()).collect();
        assert!(ids.contains(&"p") && ids.contains(&"r"), "{what}: {ids:?}");
        assert_eq!(
            ids.len() + statement.skipped.len(),
            statement.rows as usize,
            "{what}"
        );
        for piece in [1_000, 65_537] {
            assert_eq!(counted(&text, piece).0.unwrap(), statement, "{what}, in pieces");
        }
    }
}

#[test]
fn a_header_of_ten_thousand_columns_is_none() {
    let names: String = (0..10_000).map(|n| format!(",c{n}")).collect();
    assert_eq!(
        failure(&format!("id,at,amount,currency{names}\n1,2,3,4\n")),
        Code::LayoutUnknown
    );
    let padded = read(&format!(
        "id,at,amount,currency{}\np,1790000000000,1.00,CNY\n",
        ",".repeat(10_000)
    ));
    assert_eq!(
        padded.events.len(),
        1,
        "a name for none of them is what spreadsheets write"
    );
}

#[test]
fn a_header_that_never_comes_ends_the_reading_early() {
    let text = "x,y,z\n".repeat(50_000);
    let (refused, scanned) = counted(&text, 10_000);
    assert_eq!(refused.unwrap_err(), Code::LayoutUnknown);
    assert_eq!(
        scanned, 0,
        "nothing below the lines in which a header may stand is read"
    );
}

#[test]
fn more_rows_than_a_statement_has_are_refused_at_the_first_too_many() {
    let mut reading = Reading::new(&Options::default()).unwrap();
    let text = format!("{HEADER}{}", "x\n".repeat(ROWS + 10));
    let mut answer = reading.text(&text, true);
    while answer == Ok(true) {
        answer = reading.text("", true);
    }
    let error = answer.unwrap_err();
    assert_eq!(
        (error.code, error.line),
        (Code::FileTooLarge, Some(ROWS as u64 + 2))
    );
}

#[test]
fn a_cell_of_megabytes_is_too_long_and_nothing_else() {
    let text = format!(
        "{HEADER}p,1790000000000,1.00,CNY,{}\nq,1790000000000,1.00,CNY,x\n",
        "店".repeat(1_000_000)
    );
    let statement = read(&text);
    assert_eq!(statement.events.len(), 1);
    assert_eq!(statement.skipped[0].code, "text-too-long");
    assert!(statement.skipped[0].text.chars().count() <= 300);
}
