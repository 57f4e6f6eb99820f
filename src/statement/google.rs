//! Google Pay's files, as Takeout hands them out: purchases billed by Google, sends and requests, and the activity.
//!
//! Purchases are what Google itself bills (Play, YouTube): what was paid at a shop with a phone stands in the card's own file. In
//! India the activity holds the payments over UPI. Not here: how a page of activities becomes rows (the package), and the
//! archive as a whole.

use crate::error::Code;
use crate::event::{CounterpartyKind, Direction, Instrument, InstrumentKind, PaymentType, Status};
use crate::money::Currency;
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{direction_of, of_kind, status};
use crate::statement::sum::{self, Sum};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, When, when};

const PURCHASES: &str = "google.transactions";
const SENDS: &str = "google.sends";
const ACTIVITY: &str = "google.activity";

pub(super) const GOOGLE: Wallet = Wallet {
    name: "google-pay",
    // The last is of the archive as a whole, which the package puts together.
    layouts: &[PURCHASES, SENDS, ACTIVITY, "google.takeout"],
    layout,
    is_other_export: |header| {
        let is_rewards =
            header.has(&["Date", "Rewardsdescription"]) || header.has(&["Currency", "Rewardamount"]);
        is_rewards.then_some(Code::NotPayments)
    },
    knows: |layout| match layout {
        PURCHASES => "Time TransactionID Description Product Paymentmethod Status Amount",
        SENDS => "Time TransactionID Description Memo Type Status Amount",
        _ => "# activity action time id status",
    },
    read: |cells, context| match context.layout {
        PURCHASES => purchase(cells, context),
        SENDS => send(cells, context),
        _ => activity(cells, context),
    },
    ..Wallet::BASE
};

fn layout(header: &Header, _: Source) -> Option<&'static str> {
    if header.has(&["activity", "action", "time", "status"]) {
        Some(ACTIVITY)
    } else if !header.has(&["Time", "TransactionID", "Status", "Amount"]) {
        None
    } else if header.has(&["Product", "Paymentmethod"]) {
        Some(PURCHASES)
    } else {
        header.has(&["Type", "Description"]).then_some(SENDS)
    }
}

fn moment(cells: &Cells<'_>, column: &str) -> Result<When, Code> {
    let text = cells.get(column).ok_or(Code::RowTimeInvalid)?;
    when(text, DateOrder::Mdy).ok_or(Code::RowTimeInvalid)
}

/// A sum with its currency; true where a sign stands for it that several countries have.
fn priced(text: Option<&str>, context: &Context<'_>) -> Result<(Sum, Currency, bool), Code> {
    let text = text.ok_or(Code::RowAmountInvalid)?;
    let sum = sum::either(text).ok_or(Code::RowAmountInvalid)?;
    let is_bare = sum.shared;
    let told = sum.currency.filter(|_| !is_bare);
    let currency = told
        .or(context.currency)
        .or(sum.currency)
        .ok_or(Code::RowCurrencyMissing)?;
    Ok((sum, currency, is_bare && context.currency.is_none()))
}

fn begun(
    cells: &Cells<'_>,
    context: &Context<'_>,
    time: &str,
    amount: Option<&str>,
) -> Result<(Draft, Sum), Code> {
    let when = moment(cells, time)?;
    let (sum, currency, guessed) = priced(amount, context)?;
    let mut draft = Draft::plain(cells, context, when, sum.amount, currency)?;
    draft.currency_guessed = guessed;
    Ok((draft, sum))
}

fn purchase(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let (mut draft, _) = begun(cells, context, "Time", cells.get("Amount"))?;
    draft.numbered(cells.get("TransactionID"));
    draft.with(cells.get("Product"));
    draft.described(cells.get("Description"));
    draft.payment.instrument = cells.get("Paymentmethod").map(method);
    draft.payment.status = status(cells.get("Status").unwrap_or_default());
    draft.counted_as(&of_kind(None, Direction::Debit));
    if draft.payment.status == Status::Refunded {
        draft.paid_back(draft.payment.amount); // a refund is a word on the purchase, and no row
    }
    Ok(draft)
}

fn send(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let kind = cells.get("Type").unwrap_or_default().to_lowercase();
    if kind.contains("request") {
        return Err(Code::RowNoMovement);
    }
    let (mut draft, mut sum) = begun(cells, context, "Time", cells.get("Amount"))?;
    draft.numbered(cells.get("TransactionID"));
    let text = cells.get("Description");
    draft.with(text.and_then(|text| amount_and_name(text).1));
    draft.described(text);
    draft.payment.note = cells.get("Memo").map(str::to_owned);
    draft.payment.status = status(cells.get("Status").unwrap_or_default());
    let begins = |words: &[&str]| words.iter().any(|word| kind.starts_with(word));
    let own = if begins(&["cash out", "cashed out", "transferred to bank", "withdr"]) {
        Some(PaymentType::CashOut)
    } else if begins(&["add", "cash in"]) {
        Some(PaymentType::TopUp)
    } else {
        None
    };
    if let Some(own) = own {
        draft.counted_as(&Reading::own(own));
        return Ok(draft);
    }
    sum.negative = if begins(&["sent", "paid"]) {
        true
    } else if begins(&["received"]) {
        false
    } else {
        draft.direction_guessed = true;
        true
    };
    draft.moves(&sum);
    draft.counted_as(&Reading::of(
        direction_of(&sum),
        PaymentType::Transfer,
        CounterpartyKind::Person,
    ));
    Ok(draft)
}

/// What stands before the name, and the name: the first of the two words parts them, since a name may hold either; "from" behind
/// "to" is the account that it was drawn from.
fn amount_and_name(text: &str) -> (&str, Option<&str>) {
    let places = [" to ", " from "].map(|word| text.find(word).map(|at| (at, word.len())));
    match places.into_iter().flatten().min() {
        Some((at, wide)) => {
            let name = text.get(at + wide..);
            let is_to = text.get(at..).is_some_and(|rest| rest.starts_with(" to "));
            let name = name.map(|name| {
                name.split_once(" from ")
                    .filter(|_| is_to)
                    .map_or(name, |(name, _)| name)
            });
            (text.get(..at).unwrap_or(text), name)
        }
        None => (text, None),
    }
}

/// Letters and digits of the number that an incoming payment over UPI has, where its words say that it was paid.
const INCOMING: usize = 35;

fn activity(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let action = cells.get("action").ok_or(Code::RowNoMovement)?;
    let (verb, rest) = action.split_once(' ').unwrap_or((action, ""));
    let word = cells.get("status").unwrap_or_default();
    // "Used Google Pay", "Requested …", and what has no state, which are payments that were never made.
    if !matches!(verb, "Paid" | "Sent" | "Received" | "Added") || word.is_empty() {
        return Err(Code::RowNoMovement);
    }
    let (rest, using) = rest
        .rsplit_once(" using ")
        .map_or((rest, None), |(rest, using)| (rest, Some(using)));
    let (amount, name) = amount_and_name(rest);
    let (mut draft, mut sum) = begun(cells, context, "time", Some(amount))?;
    let number = cells.get("id");
    draft.numbered(number);
    draft.with(name);
    draft.described(Some(action));
    draft.payment.instrument = using.map(method);
    draft.payment.status = status(word);
    let collected =
        number.is_some_and(|id| id.len() == INCOMING && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let reading = match verb {
        "Added" => Reading::own(PaymentType::TopUp),
        "Received" => Reading::of(Direction::Credit, PaymentType::Transfer, CounterpartyKind::Person),
        "Sent" => Reading::of(Direction::Debit, PaymentType::Transfer, CounterpartyKind::Person),
        _ if name.is_none() && collected => {
            draft.direction_guessed = true;
            Reading::of(
                Direction::Credit,
                PaymentType::Transfer,
                CounterpartyKind::Unknown,
            )
        }
        _ => of_kind(None, Direction::Debit),
    };
    sum.negative = reading.direction == Direction::Debit;
    draft.moves(&sum);
    draft.counted_as(&reading);
    Ok(draft)
}

/// `Visa-0000`, `Bank Account XXXXXX0000`, `Example Bank: @okexample`.
fn method(text: &str) -> Instrument {
    let digits: String = text.chars().rev().take_while(char::is_ascii_digit).collect();
    let last4: String = digits.chars().rev().collect();
    let small = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let kind = if has(&["bank account", "upi", ": @", "bank:"]) {
        InstrumentKind::BankAccount
    } else if has(&["balance", "lite"]) {
        InstrumentKind::Balance
    } else if has(&["debit"]) {
        InstrumentKind::DebitCard
    } else if has(&[
        "visa",
        "mastercard",
        "amex",
        "american express",
        "discover",
        "credit",
        "rupay",
    ]) {
        InstrumentKind::CreditCard
    } else {
        InstrumentKind::Other
    };
    let name = text.get(..text.len() - last4.len()).unwrap_or(text);
    let name = name.trim_end_matches(['X', 'x', '*', '-', ' ', '•']);
    Instrument {
        id: Some(name.to_owned()).filter(|name| !name.is_empty()),
        kind,
        last4: Some(last4).filter(|digits| digits.len() == 4),
    }
}
