//! Apple's files: Apple Card's and Savings' tables, and what an app reads through FinanceKit.
//!
//! Apple Pay itself exports nothing: what was paid with another card stands in that card's own file. Amounts of Apple Card are
//! what is owed, so that a purchase is positive. Rows bear no number and may repeat; their order on the day tells them apart.
//! Not here: Apple Card's OFX (`ofx`).

use crate::error::Code;
use crate::event::{Direction, Instrument, InstrumentKind, PaymentType, Status};
use crate::money::Currency;
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of, merchant_code, of_kind};
use crate::statement::roles::currency_in;
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, when};

const CARD: &str = "apple.card";
const SAVINGS: &str = "apple.savings";
const FINANCEKIT: &str = "apple.financekit";

pub(super) const APPLE: Wallet = Wallet {
    name: "apple",
    kind: |layout| if layout == FINANCEKIT { "kit" } else { "" },
    layouts: &[CARD, SAVINGS, FINANCEKIT],
    layout,
    knows: |layout| match layout {
        CARD => {
            "TransactionDate ClearingDate Description Merchant Category Type Amount(USD) PurchasedBy LastFourDigits"
        }
        SAVINGS => "TransactionDate PostedDate ActivityType TransactionType Description CurrencyCode Amount",
        _ => KIT,
    },
    read: |cells, context| match context.layout {
        CARD => card(cells, context),
        SAVINGS => savings(cells, context),
        _ => kit(cells, context),
    },
    signs: |layout| (layout == CARD).then_some(is_owed as fn(&Cells<'_>) -> Option<bool>),
    ..Wallet::BASE
};

/// True for a purchase that is written as what is owed, false for one with a minus: there are files of either kind.
fn is_owed(cells: &Cells<'_>) -> Option<bool> {
    let (column, _) = owed(cells.header)?;
    let sum = sum::sum(cells.get(column)?, DecimalMark::Point)?;
    (cells.any(&["Type", "Category"])? == "Purchase").then_some(!sum.negative)
}

fn layout(header: &Header, _: Source) -> Option<&'static str> {
    if header.has(&["financekit", "transactionDate", "amount"]) {
        Some(FINANCEKIT)
    } else if header.has(&["PostedDate", "ActivityType", "TransactionType", "Amount"]) {
        Some(SAVINGS)
    } else if header.has(&["TransactionDate", "ClearingDate", "Merchant"]) && owed(header).is_some() {
        Some(CARD)
    } else {
        None
    }
}

/// The amount's column, which names its currency: `Amount (USD)`.
fn owed(header: &Header) -> Option<(&str, Currency)> {
    let named = header.names().iter().filter(|name| name.starts_with("Amount("));
    named
        .filter_map(|name| Some((name.as_str(), currency_in(name)?)))
        .next()
}

fn card(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let day = cells
        .get("TransactionDate")
        .and_then(|text| when(text, DateOrder::Mdy));
    let (column, currency) = owed(cells.header).ok_or(Code::RowAmountInvalid)?;
    let sum = cells
        .get(column)
        .and_then(|text| sum::sum(text, DecimalMark::Point));
    let mut sum = sum.ok_or(Code::RowAmountInvalid)?;
    sum.negative = sum.negative == context.turned;
    let mut draft = Draft::plain(
        cells,
        context,
        day.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency,
    )?;
    let description = cells.get("Description");
    draft.with(cells.any(&["Merchant", "Description"]));
    draft.described(description);
    draft.moves(&sum);
    draft.payment.instrument = Some(Instrument {
        id: None,
        kind: InstrumentKind::CreditCard,
        last4: None,
    });
    draft.payment.country = description.and_then(country);
    let direction = direction_of(&sum);
    let text = description.unwrap_or_default();
    let said = cells.any(&["Type", "Category"]).unwrap_or_default();
    let back = ["(RETURN)", "(REFUND)", "(DISPUTE)"]
        .iter()
        .any(|end| text.ends_with(end));
    let kind = match (said, direction) {
        ("Payment", _) => Some(PaymentType::CardRepayment),
        (_, Direction::Credit) if back => Some(PaymentType::Refund),
        ("Credit" | "Debit", _) => Some(PaymentType::Adjustment),
        ("Interest", Direction::Debit) => Some(PaymentType::Fee),
        ("Interest", _) => Some(PaymentType::Interest),
        ("Refund", Direction::Credit) => Some(PaymentType::Refund),
        (_, Direction::Credit) => Some(PaymentType::Refund), // a card is paid, and paid back; nobody is paid on it
        _ => Some(PaymentType::Purchase),
    };
    let mut reading = of_kind(kind.filter(|kind| *kind != PaymentType::Purchase), direction);
    if reading.kind == PaymentType::Purchase {
        reading = reading.in_category(cells.get("Category").and_then(category));
    }
    draft.counted_as(&reading);
    Ok(draft)
}

/// Apple's categories, in the codes that the messages know.
fn category(word: &str) -> Option<&'static str> {
    Some(match word {
        "Restaurants" => "dining",
        "Grocery" => "daily-goods",
        "Gas" | "Transportation" => "transport",
        "Airlines" | "Hotels" | "Travel" => "travel",
        "Entertainment" => "entertainment",
        "Health" | "Medical" | "Pharmacy" => "health",
        "Utilities" => "utilities",
        "Education" => "education",
        "Insurance" => "insurance",
        "Other" => "other",
        _ if word.starts_with("Govt") => "public-services",
        _ => return None,
    })
}

/// The country at a description's end, in three letters; in two as ISO 3166-1 has them beside each other.
fn country(text: &str) -> Option<String> {
    const COUNTRIES: &[(&str, &str)] = &[
        ("USA", "US"),
        ("CAN", "CA"),
        ("MEX", "MX"),
        ("GBR", "GB"),
        ("IRL", "IE"),
        ("FRA", "FR"),
        ("DEU", "DE"),
        ("ITA", "IT"),
        ("ESP", "ES"),
        ("NLD", "NL"),
        ("CHE", "CH"),
        ("CHN", "CN"),
        ("HKG", "HK"),
        ("TWN", "TW"),
        ("JPN", "JP"),
        ("KOR", "KR"),
        ("SGP", "SG"),
        ("AUS", "AU"),
        ("NZL", "NZ"),
        ("IND", "IN"),
        ("BRA", "BR"),
        ("LUX", "LU"),
        ("SWE", "SE"),
        ("DNK", "DK"),
    ];
    let last = text.split_whitespace().rfind(|word| !word.starts_with('('))?;
    let found = COUNTRIES.iter().find(|(three, _)| *three == last);
    found.map(|(_, two)| (*two).to_owned())
}

fn savings(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let day = cells
        .get("TransactionDate")
        .and_then(|text| when(text, DateOrder::Mdy));
    let sum = cells
        .get("Amount")
        .and_then(|text| sum::sum(text, DecimalMark::Point));
    let mut sum = sum.ok_or(Code::RowAmountInvalid)?;
    let currency = cells
        .get("CurrencyCode")
        .and_then(sum::currency)
        .or(sum.currency)
        .or(context.currency);
    let mut draft = Draft::plain(
        cells,
        context,
        day.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    match cells.get("TransactionType") {
        Some("Debit") => sum.negative = true,
        Some("Credit") => {}
        _ => draft.direction_guessed = true,
    }
    draft.described(cells.get("Description"));
    draft.moves(&sum);
    let direction = direction_of(&sum);
    let reading = match cells.get("ActivityType") {
        Some("Interest") => of_kind(Some(PaymentType::Interest), direction),
        Some("Rewards" | "Daily Cash") => of_kind(Some(PaymentType::Adjustment), direction),
        Some("Fee") => of_kind(Some(PaymentType::Fee), direction),
        // Savings move to and from accounts of the same person, and to no other.
        Some("Transfer" | "Deposit" | "Withdrawal" | "ACH") => Reading::own(PaymentType::Transfer),
        _ => by_words(direction, &[cells.get("Description")]),
    };
    draft.counted_as(&reading);
    Ok(draft)
}

/// The columns that the package makes of FinanceKit's objects: the framework's own names, dots left out.
const KIT: &str = "# financekit id accountID creditDebitIndicator amount currency originalAmount originalCurrency merchantCategoryCode merchantName description transactionDate postedDate status transactionType";

fn kit(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let at = cells
        .get("transactionDate")
        .and_then(|text| when(text, DateOrder::Ymd));
    let sum = cells
        .get("amount")
        .and_then(|text| sum::sum(text, DecimalMark::Point));
    let mut sum = sum.ok_or(Code::RowAmountInvalid)?;
    let currency = cells.get("currency").and_then(sum::currency).or(context.currency);
    let mut draft = Draft::plain(
        cells,
        context,
        at.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    sum.negative = match cells.get("creditDebitIndicator") {
        Some("debit") => true,
        Some("credit") => false,
        _ => {
            draft.direction_guessed = true;
            !sum.negative // amounts are of the card, as Apple Card's are
        }
    };
    draft.numbered(cells.get("id"));
    draft.with(cells.any(&["merchantName", "description"]));
    draft.described(cells.get("description"));
    draft.moves(&sum);
    draft.payment.mcc = cells.get("merchantCategoryCode").and_then(merchant_code);
    let original = cells
        .get("originalAmount")
        .and_then(|text| sum::sum(text, DecimalMark::Point));
    draft.originally(
        original.map(|sum| sum.amount),
        cells.get("originalCurrency").and_then(sum::currency),
    );
    draft.payment.status = match cells.get("status") {
        Some("booked") => Status::Completed,
        Some("authorized") => Status::Authorized,
        Some("pending") => Status::Pending,
        Some("rejected") => Status::Failed,
        Some("memo") => return Err(Code::RowNoMovement),
        _ => Status::Unknown,
    };
    let direction = direction_of(&sum);
    let reading = match cells.get("transactionType") {
        Some("atm" | "withdrawal") => of_kind(Some(PaymentType::CashOut), direction),
        Some("billPayment" | "pointOfSale" | "directDebit" | "standingOrder" | "check" | "loan") => {
            of_kind(None, direction)
        }
        Some("deposit" | "directDeposit") => of_kind(Some(PaymentType::Income), direction),
        Some("dividend" | "interest") if direction == Direction::Credit => {
            of_kind(Some(PaymentType::Interest), direction)
        }
        Some("fee" | "interest") => of_kind(Some(PaymentType::Fee), direction),
        Some("refund") => of_kind(Some(PaymentType::Refund), direction),
        Some("transfer") => of_kind(Some(PaymentType::Transfer), direction),
        Some("adjustment") => of_kind(Some(PaymentType::Adjustment), direction),
        Some("unknown") | None => by_words(direction, &[cells.get("description")]),
        Some(_) => Reading::unknown(direction),
    };
    draft.counted_as(&reading);
    Ok(draft)
}
