//! Words that name the columns of banks' tables, in the languages of their files.
//!
//! A name has a role where it is one of its words, or holds one; the earlier word in a list is the better one. Not here: whether
//! what stands under the name is of that kind (`guess`).

use crate::money::Currency;
use crate::statement::sum;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Date,
    Time,
    Amount,
    Debit,
    Credit,
    Indicator,
    Currency,
    Balance,
    Counterparty,
    Description,
    Reference,
    Status,
}

/// Words in small letters, without spaces. The first day of a row is the better one: a value date may lie ahead.
const fn words(role: Role) -> &'static [&'static str] {
    match role {
        Role::Date => &[
            "transactiondate",
            "交易日期",
            "交易时间",
            "记账日期",
            "入账日期",
            "日期",
            "buchungstag",
            "buchungsdatum",
            "bookingdate",
            "postingdate",
            "date",
            "datum",
            "fecha",
            "data",
            "valuedate",
            "時間",
            "时间",
            "日付",
            "bokföringsdag",
            "dato",
            "päivä",
            "取引日",
            "交易日",
        ],
        Role::Time => &[
            "交易时间",
            "时间",
            "transactiontime",
            "time",
            "uhrzeit",
            "heure",
            "hora",
            "zeit",
            "時刻",
            "时刻",
        ],
        Role::Amount => &[
            "billingamount",
            "settlementamount",
            "记账金额",
            "交易金额",
            "金额",
            "amount",
            "betrag",
            "montant",
            "importe",
            "importo",
            "bedrag",
            "valor",
            "umsatz",
            "発生額",
            "belopp",
            "beløb",
            "beløp",
            "kwota",
            "summa",
            "value",
            "金額",
            "发生额",
        ],
        Role::Debit => &[
            "记账金额(支出)",
            "支出",
            "借方",
            "debit",
            "withdrawal",
            "moneyout",
            "paidout",
            "soll",
            "débit",
            "cargo",
            "out",
            "转出",
            "débito",
            "addebit",
            "uscite",
            "belastung",
            "debet",
            "uttag",
            "支払",
            "出金",
            "支取",
        ],
        Role::Credit => &[
            "记账金额(收入)",
            "收入",
            "贷方",
            "存入",
            "credit",
            "deposit",
            "moneyin",
            "paidin",
            "haben",
            "crédit",
            "abono",
            "in",
            "转入",
            "crédito",
            "accredit",
            "entrate",
            "gutschrift",
            "insättning",
            "預り",
            "入金",
        ],
        Role::Indicator => &[
            "收/支",
            "借贷标志",
            "借贷方向",
            "收支",
            "借贷",
            "creditdebitindicator",
            "dr/cr",
            "debit/credit",
            "transactiontype",
            "type",
            "soll/haben",
            "direction",
            "afbij",
            "sens",
            "cr/dr",
            "credit/debit",
            "d/c",
            "借/贷",
            "存/取",
        ],
        Role::Currency => &[
            "记账币种",
            "币种",
            "货币",
            "currency",
            "währung",
            "devise",
            "moneda",
            "ccy",
            "waehrung",
            "divisa",
            "valuta",
            "munt",
            "通貨",
            "币别",
            "幣別",
        ],
        Role::Balance => &[
            "余额",
            "balance",
            "saldo",
            "kontostand",
            "solde",
            "残高",
            "runningbal",
            "disponible",
            "結餘",
        ],
        Role::Counterparty => &[
            "对方户名",
            "对方名称",
            "交易对方",
            "对手信息",
            "交易场所",
            "商户名称",
            "counterparty",
            "merchant",
            "payee",
            "name",
            "beguenstigter/zahlungspflichtiger",
            "begünstigter",
            "empfänger",
            "auftraggeber",
            "beneficiary",
            "对方",
            "empfaenger",
            "tegenpartij",
            "partnername",
            "bénéficiaire",
            "beneficiario",
            "naam",
            "nombre",
            "收款人",
        ],
        Role::Description => &[
            "交易摘要",
            "摘要",
            "description",
            "details",
            "memo",
            "narrative",
            "verwendungszweck",
            "buchungstext",
            "libellé",
            "concepto",
            "particulars",
            "remarks",
            "备注",
            "用途",
            "附言",
            "note",
            "beschreibung",
            "omschrijving",
            "mededelingen",
            "libelle",
            "détail",
            "descripción",
            "descrizione",
            "narration",
            "rubrik",
            "beskrivning",
            "opis",
            "text",
            "内容",
        ],
        Role::Reference => &[
            "交易流水号",
            "流水号",
            "交易单号",
            "交易号",
            "transactionid",
            "reference",
            "referenz",
            "ref",
            "fitid",
        ],
        Role::Status => &[
            "交易状态",
            "状态",
            "status",
            "state",
            "état",
            "statut",
            "estado",
            "stato",
            "info",
        ],
    }
}

/// How good a name is for a role: its place in the list, names that only hold a word behind those that are one.
pub(super) fn role_of(name: &str, role: Role) -> Option<usize> {
    let name = name.to_lowercase();
    let words = words(role);
    let whole = words.iter().position(|word| *word == name);
    // Short words are parts of others: "in" of "interest", "out" of "route".
    let part = || {
        words.iter().position(|word| {
            (word.len() > 3 || !word.is_ascii()) && name.contains(word) && !is_other(&name, role)
        })
    };
    whole.or_else(|| part().map(|place| place + words.len()))
}

/// Words in names of columns that say what a payment cost in the currency of its place, beside what it cost here.
const ELSEWHERE: [&str; 9] = [
    "original",
    "foreign",
    "local",
    "source",
    "target",
    "exchange",
    "原币",
    "交易地",
    "外币",
];

/// What a column's name says beside its role: "billing" of "billing currency".
pub(super) fn beside_role(name: &str, role: Role) -> String {
    let name = name.to_lowercase();
    let held = words(role).iter().filter(|word| name.contains(**word));
    let word = held.min_by_key(|word| word.len());
    word.map_or_else(|| name.clone(), |word| name.replacen(word, "", 1))
}

/// Names that hold a word of one role and are of another.
fn is_other(name: &str, role: Role) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match role {
        Role::Amount => {
            holds(&["余额", "balance", "收入", "支出", "type", "currency", "fee"]) || holds(&ELSEWHERE)
        }
        Role::Currency => holds(&ELSEWHERE),
        Role::Date => holds(&["update", "类型"]),
        Role::Debit | Role::Credit => holds(&["indicator", "card", "卡", "类型", "标志", "type", "account"]),
        Role::Balance => holds(&["type"]),
        Role::Counterparty => holds(&["filename", "账号", "account", "行名", "category"]),
        Role::Time => holds(&["timezone"]),
        _ => false,
    }
}

/// A currency that a column's name tells: `Amount(USD)`, `金额(人民币)`, `Betrag in EUR`, `CAD$`.
pub(super) fn currency_in(name: &str) -> Option<Currency> {
    let bracketed = name
        .split_once(['(', '[', '（'])
        .map(|(_, rest)| rest.trim_end_matches([')', ']', '）']).trim());
    let last = name
        .split_whitespace()
        .next_back()
        .map(|word| word.trim_end_matches('$'));
    let found = [bracketed, last].into_iter().flatten().find_map(sum::currency);
    found.filter(|code| code.is_listed())
}
