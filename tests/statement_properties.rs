//! Claims over files that nobody wrote: generated, cut, torn and mixed up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // what tests share may fail as they do

use proptest::prelude::*;
use std::collections::BTreeSet;
use wallet_sentinel::statement::{Options, Reading, Statement, read_rows, read_text};

const FILES: [&str; 7] = [
    include_str!("fixtures/statement/alipay-app-2023.csv"),
    include_str!("fixtures/statement/alipay-app-2021.csv"),
    include_str!("fixtures/statement/alipay-web.csv"),
    include_str!("fixtures/statement/alipay-resaved.csv"),
    include_str!("fixtures/statement/wechat.csv"),
    include_str!("fixtures/statement/wechat-2025-04.csv"),
    include_str!("fixtures/statement/canonical.csv"),
];

/// Every data row is somewhere, once; ids are unique in wallets' files; links lead to events of the file.
fn accounts_for_every_row(statement: &Statement) {
    let read: Vec<u32> = statement.origins.iter().flatten().copied().collect();
    let skipped = statement.skipped.iter().map(|row| row.line);
    let places: BTreeSet<u32> = read.iter().copied().chain(skipped).collect();
    assert_eq!(statement.origins.len(), statement.events.len());
    assert_eq!(read.len() + statement.skipped.len(), statement.rows as usize);
    assert_eq!(places.len(), statement.rows as usize, "no two rows share a line");
    let repeated = statement
        .warnings
        .iter()
        .find(|warning| warning.code == "rows-repeated");
    let repeated = repeated.map_or(0, |warning| warning.count);
    assert_eq!(
        statement.counted.rows + repeated,
        statement.rows,
        "what stands twice counts once"
    );
    if !statement.layout.starts_with("canonical") {
        let ids: BTreeSet<&str> = statement.events.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids.len(), statement.events.len());
        for link in statement
            .events
            .iter()
            .filter_map(|event| event.refund_of.as_deref())
        {
            assert!(ids.contains(link));
        }
    }
}

/// The lines of a text, however they end; the first is 1.
fn lines(text: &str) -> Vec<(u32, String)> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (1..).zip(text.split('\n').map(str::to_owned)).collect()
}

/// A file's header, and its rows as its wallet wrote them.
fn table_of(file: &str) -> (String, BTreeSet<String>) {
    const HEADERS: [&str; 4] = ["交易时间,交易", "收/支,", "交易号 ", "id,at,"];
    let is_header = |line: &str| {
        let line = line.trim_start_matches('\u{feff}').replace("  ", "");
        HEADERS
            .iter()
            .any(|name| line.starts_with(&name.replace(' ', "")))
    };
    let mut rest = lines(file)
        .into_iter()
        .map(|(_, line)| line)
        .skip_while(|line| !is_header(line));
    let header = rest.next().unwrap();
    let table = rest
        .take_while(|line| !line.starts_with("---"))
        .filter(|line| !line.is_empty());
    (header, table.collect())
}

#[derive(Debug, Clone)]
enum Wound {
    /// Characters from here on, so many, are gone.
    Cut(usize, usize),
    /// This stands here too.
    Insert(usize, String),
    /// This line stands at that place as well.
    Repeat(usize, usize),
}

fn wound() -> impl Strategy<Value = Wound> {
    let place = 0..4000_usize;
    prop_oneof![
        (place.clone(), 1..60_usize).prop_map(|(at, count)| Wound::Cut(at, count)),
        (place.clone(), "[\",\\t\\r\\n;/0-9.¥￥\\-支出收入交易共笔 ]{1,6}")
            .prop_map(|(at, text)| Wound::Insert(at, text)),
        (place.clone(), place).prop_map(|(from, to)| Wound::Repeat(from, to)),
    ]
}

fn wounded(text: &str, wounds: &[Wound]) -> String {
    wounds.iter().fold(text.to_owned(), |text, wound| {
        let letters: Vec<char> = text.chars().collect();
        let size = letters.len().max(1);
        match wound {
            Wound::Cut(at, count) => {
                let at = at % size;
                let after = letters.iter().skip(at + count);
                letters.iter().take(at).chain(after).collect()
            }
            Wound::Insert(at, more) => {
                let at = at % size;
                let (before, after) = letters.split_at(at.min(letters.len()));
                before
                    .iter()
                    .copied()
                    .chain(more.chars())
                    .chain(after.iter().copied())
                    .collect()
            }
            Wound::Repeat(from, to) => {
                let mut lines: Vec<&str> = text.split('\n').collect();
                let line = lines[from % lines.len()];
                let to = to % lines.len();
                lines.insert(to, line);
                lines.join("\n")
            }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_mutilated_file_loses_no_row_in_silence(file in 0..FILES.len(), wounds in prop::collection::vec(wound(), 0..8)) {
        let text = wounded(FILES[file], &wounds);
        if let Ok(statement) = read_text(&text, &Options::default()) {
            accounts_for_every_row(&statement);
            // Rows that came through whole, below a header that came through whole, are all accounted for.
            let (header, table) = table_of(FILES[file]);
            let places: BTreeSet<u32> = statement.origins.iter().flatten().copied().chain(statement.skipped.iter().map(|row| row.line)).collect();
            let below = lines(&text).into_iter().skip_while(|(_, line)| *line != header);
            for (line, _) in below.filter(|(_, line)| table.contains(line)) {
                prop_assert!(places.contains(&line), "line {line} of {} is nowhere", statement.layout);
            }
            let again = read_text(&text, &Options::default()).unwrap();
            prop_assert!(again == statement, "the same text, the same statement");
        }
    }

    #[test]
    fn a_row_more_in_the_table_is_a_row_more_in_the_result(row in "[^\r\n\"]{0,80}", at in 0..20_usize) {
        let file = FILES[0];
        let mut lines: Vec<&str> = file.lines().collect();
        let header = lines.iter().position(|line| line.starts_with("交易时间")).unwrap();
        lines.insert(header + 1 + at, &row);
        let statement = read_text(&lines.join("\n"), &Options::default()).unwrap();
        accounts_for_every_row(&statement);
        let before = read_text(file, &Options::default()).unwrap().rows;
        let blank = row.chars().all(|c| c == ',' || c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
        let line = u32::try_from(header + 2 + at).unwrap();
        let ends = row.trim_start_matches([',', ' ']).starts_with("----");
        prop_assert!(statement.rows == before + u32::from(!blank) || ends, "line {line}");
    }

    #[test]
    fn a_file_in_pieces_is_the_file(file in 0..FILES.len(), wounds in prop::collection::vec(wound(), 0..8), pieces in prop::collection::vec(0..900_usize, 1..9)) {
        let text = wounded(FILES[file], &wounds);
        let mut reading = Reading::new(&Options::default()).unwrap();
        let (mut rest, mut sizes, mut failed) = (text.as_str(), pieces.iter().cycle(), None);
        while failed.is_none() {
            let size = (0..=rest.len().min(*sizes.next().unwrap() + 1)).rev().find(|size| rest.is_char_boundary(*size)).unwrap();
            let size = if size == 0 { rest.len().min(4) } else { size };
            let size = (size..=rest.len()).find(|size| rest.is_char_boundary(*size)).unwrap();
            let (piece, after) = rest.split_at(size);
            rest = after;
            let mut answer = reading.text(piece, rest.is_empty());
            while answer == Ok(true) {
                answer = reading.text("", rest.is_empty());
            }
            failed = answer.err();
            if rest.is_empty() {
                break;
            }
        }
        prop_assert!(reading.scanned() <= 4 * text.len() as u64, "a byte is looked at a few times at most");
        let in_pieces = match failed {
            Some(error) => Err(error),
            None => reading.statement(),
        };
        prop_assert!(in_pieces == read_text(&text, &Options::default()));
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        if let Ok(statement) = read_text(&text, &Options::default()) {
            accounts_for_every_row(&statement);
        }
    }

    #[test]
    fn no_cells_are_too_strange(cells in prop::collection::vec(prop::collection::vec(any::<String>(), 0..14), 0..8), header in 0..3_usize) {
        let names = [
            "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注",
            "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,",
            "id,at,amount,currency,location.lat,location.lon,points",
        ];
        let mut rows: Vec<Vec<String>> = vec![names[header].split(',').map(str::to_owned).collect()];
        rows.extend(cells);
        for layout in [None, Some("canonical.json".to_owned())] {
            let options = Options { layout, ..Options::default() };
            if let Ok(statement) = read_rows(&rows, &options) {
                accounts_for_every_row(&statement);
            }
        }
    }
}
