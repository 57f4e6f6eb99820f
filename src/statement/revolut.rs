//! Revolut's personal statement, in English and in the languages in which its headers were seen.
//!
//! Fees stand beside the amount and leave the balance with it; times name no zone. Rows bear no number. Savings and pockets are
//! products of their own in one file: what moves between them and the account stays with its holder.

use crate::error::Code;
use crate::event::{Direction, PaymentType};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{at_machine, by_words, direction_of, of_kind, status};
use crate::statement::sum::{self, DecimalMark, Sum};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, when};

const LAYOUT: &str = "revolut.csv";

pub(super) const REVOLUT: Wallet = Wallet {
    name: "revolut",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        let has = |names: &[&str]| names.iter().any(|name| header.column(name).is_some());
        let is_all = [STARTED, COMPLETED, AMOUNT, FEE, CURRENCY, STATE];
        is_all.iter().all(|names| has(names)).then_some(LAYOUT)
    },
    knows: |_| KNOWN,
    read,
    ..Wallet::BASE
};

const TYPE: &[&str] = &["Type", "Typ", "Art", "Tipo"];
const PRODUCT: &[&str] = &["Product", "Produkt", "Produit", "Producto", "Prodotto"];
const STARTED: &[&str] = &[
    "StartedDate",
    "Startdatum",
    "DatumdesBeginns",
    "Datededébut",
    "Fechadeinicio",
    "Datadiinizio",
];
const COMPLETED: &[&str] = &[
    "CompletedDate",
    "DatumdesAbschlusses",
    "Datedefin",
    "Fechadefinalización",
    "Datadicompletamento",
];
const DESCRIPTION: &[&str] = &["Description", "Beschreibung", "Descripción", "Descrizione"];
const AMOUNT: &[&str] = &["Amount", "Betrag", "Montant", "Importe", "Importo"];
const FEE: &[&str] = &["Fee", "Gebühr", "Frais", "Comisión", "Costo"];
const CURRENCY: &[&str] = &["Currency", "Währung", "Devise", "Divisa", "Valuta"];
const STATE: &[&str] = &["State", "Status", "État"];
const BALANCE: &[&str] = &["Balance", "Guthaben", "Kontostand", "Solde", "Saldo"];
const KNOWN: &str = "Type Typ Art Tipo Product Produkt Produit Producto Prodotto StartedDate Startdatum DatumdesBeginns Datededébut Fechadeinicio Datadiinizio CompletedDate DatumdesAbschlusses Datedefin Fechadefinalización Datadicompletamento Description Beschreibung Descripción Descrizione Amount Betrag Montant Importe Importo Fee Gebühr Frais Comisión Costo Currency Währung Devise Divisa Valuta State Status État Balance Guthaben Kontostand Solde Saldo";

/// The account itself, as products are named; every other one is put aside.
const ACCOUNT: &[&str] = &[
    "",
    "current",
    "aktuell",
    "girokonto",
    "valeur actuelle",
    "actual",
    "attuale",
];

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let at = cells.any(STARTED).and_then(|text| when(text, DateOrder::Ymd));
    let number = |columns| sum::sum(cells.any(columns)?, DecimalMark::Point);
    let mut sum = number(AMOUNT).ok_or(Code::RowAmountInvalid)?;
    let fee = number(FEE).filter(|fee| !fee.amount.is_zero());
    // A fee by itself is a row of no amount.
    let is_fee = sum.amount.is_zero() && fee.is_some();
    if let Some(fee) = fee.filter(|_| is_fee) {
        sum = Sum {
            negative: true,
            ..fee
        };
    }
    let fee = fee.filter(|_| !is_fee);
    let currency = cells.any(CURRENCY).and_then(sum::currency);
    let mut draft = Draft::plain(
        cells,
        context,
        at.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    let text = cells.any(DESCRIPTION);
    draft.with(text);
    draft.described(text);
    draft.balanced(number(BALANCE));
    draft.charged(fee.map(|fee| fee.amount), false);
    let taken = fee.map_or(rust_decimal::Decimal::ZERO, |fee| fee.amount.decimal());
    draft.moved = sum.signed().checked_sub(taken);
    draft.payment.status = status(cells.any(STATE).unwrap_or_default());
    let product = cells.any(PRODUCT).unwrap_or_default().to_lowercase();
    let is_aside = !ACCOUNT.contains(&product.as_str());
    draft.purse = product;
    let kind = cells
        .any(TYPE)
        .unwrap_or_default()
        .to_uppercase()
        .replace(' ', "_");
    let reading = if is_fee {
        of_kind(Some(PaymentType::Fee), Direction::Debit)
    } else {
        reading(&kind, text, direction_of(&sum), is_aside)
    };
    draft.counted_as(&reading);
    draft.payment.channel = at_machine(draft.payment.kind);
    Ok(draft)
}

/// Words of a row between the account and what is put aside.
const ASIDE: &[&str] = &[
    "pocket", "savings", "vault", "épargne", "sparen", "ahorro", "risparmi",
];

fn reading(kind: &str, text: Option<&str>, direction: Direction, is_aside: bool) -> Reading {
    let small = text.unwrap_or_default().to_lowercase();
    let is_own = is_aside || ASIDE.iter().any(|word| small.contains(word));
    let comes = direction == Direction::Credit;
    let known = match kind {
        "CARD_PAYMENT"
        | "KARTENZAHLUNG"
        | "PAIEMENT_PAR_CARTE"
        | "PAGO_CON_TARJETA"
        | "PAGAMENTO_CON_CARTA"
            if comes =>
        {
            Some(PaymentType::Refund)
        }
        "CARD_PAYMENT"
        | "KARTENZAHLUNG"
        | "PAIEMENT_PAR_CARTE"
        | "PAGO_CON_TARJETA"
        | "PAGAMENTO_CON_CARTA" => {
            return of_kind(None, direction);
        }
        "CARD_REFUND" | "REFUND" | "CARD_CREDIT" | "CHARGEBACK" | "CARD_CHARGEBACK" if comes => {
            Some(PaymentType::Refund)
        }
        "EXCHANGE" | "UMTAUSCH" | "CHANGE" | "CAMBIO" | "CAMBIO_VALUTA" => Some(PaymentType::Exchange),
        "ATM" | "GELDAUTOMAT" | "RETRAIT" | "CAJERO" | "PRELIEVO" => Some(PaymentType::CashOut),
        "FEE" | "CHARGE" => Some(PaymentType::Fee),
        "INTEREST" => Some(PaymentType::Interest),
        "REWARD" | "CASHBACK" => Some(PaymentType::Adjustment),
        _ if by_words(direction, &[text]).kind == PaymentType::Interest => Some(PaymentType::Interest),
        _ if is_own => return Reading::own(PaymentType::Transfer),
        "TOPUP" | "TOP-UP" | "AUFLADUNG" | "AJOUT_DE_FONDS" | "RECARGA" | "RECARGAS" | "RICARICA" => {
            Some(PaymentType::TopUp)
        }
        "TRANSFER" | "ÜBERWEISUNG" | "VIREMENT" | "TRANSFERENCIA" | "TRASFERIMENTO" => {
            Some(PaymentType::Transfer)
        }
        _ => return Reading::unknown(direction),
    };
    of_kind(known, direction)
}
