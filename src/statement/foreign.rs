//! Foreign rows: what the rows of banks and of wallets beyond China have in common.
//!
//! Their amounts bear signs, their times no zone or a zone of their own, and whoever wrote them says in a word or two what kind of
//! movement it was. Each layout knows its own words; those that many of them share are here. Not here: rows of Chinese wallets
//! (`draft`), tables whose columns are guessed (`guess`).

use crate::error::Code;
use crate::event::{
    Channel, Counterparty, CounterpartyKind, Direction, MAX_REFERENCE, MAX_REFERENCES, Original, PaymentType,
    Status, TimePrecision, Transaction,
};
use crate::money::{Amount, Currency};
use crate::statement::cell;
use crate::statement::draft::{Draft, Flow, Reading, bounded};
use crate::statement::sum::Sum;
use crate::statement::table::Cells;
use crate::statement::wallet::Context;
use crate::statement::when::When;
use crate::time::UtcOffset;

impl Draft {
    /// A payment of this moment and amount, and nothing else known of it.
    pub(super) fn plain(
        cells: &Cells<'_>,
        context: &Context<'_>,
        when: When,
        amount: Amount,
        currency: Currency,
    ) -> Result<Self, Code> {
        let wall = context.offset.unwrap_or(UtcOffset::GREENWICH);
        let at = when.instant(wall).ok_or(Code::RowTimeInvalid)?;
        let mut payment = Transaction::new("", "", at, amount, currency);
        payment.time_precision = Some(when.precision);
        // A day is the day that is written, and a clock's hour the hour: where no zone is known the wall is universal time's. A zone
        // that is written is the account's; Greenwich is how programs write an instant, and the holder may live anywhere.
        payment.utc_offset = match when.offset {
            None => Some(wall),
            Some(UtcOffset::GREENWICH) => context.offset,
            zone => zone,
        };
        Ok(Self {
            zone_assumed: when.offset.is_none()
                && when.precision != TimePrecision::Day
                && context.offset.is_none(),
            account: context.account,
            ..Self::of(cells.row.line, payment)
        })
    }

    /// Under the operator's number.
    pub(super) fn numbered(&mut self, number: Option<&str>) {
        let number = number.unwrap_or_default();
        number.clone_into(&mut self.number);
        self.payment.reference =
            Some(bounded(number)).filter(|number| !number.is_empty() && !cell::is_rounded_number(number));
    }

    /// Under one more number.
    pub(super) fn also(&mut self, number: Option<&str>) {
        let references = &mut self.payment.references;
        if let Some(number) = number.filter(|number| !number.is_empty() && number.len() <= MAX_REFERENCE)
            && references.len() < MAX_REFERENCES
            && self.payment.reference.as_deref() != Some(number)
            && !references.iter().any(|known| known == number)
        {
            references.push(number.to_owned());
        }
    }

    /// With this party on the other side.
    pub(super) fn with(&mut self, name: Option<&str>) {
        self.payment.counterparty = name.map(|name| Counterparty {
            name: Some(bounded(name)),
            ..Counterparty::default()
        });
    }

    /// Described so.
    pub(super) fn described(&mut self, text: Option<&str>) {
        self.payment.description = text.map(bounded);
    }

    /// With this balance after it; an event has none below nothing.
    pub(super) fn balanced(&mut self, balance: Option<Sum>) {
        self.balance = balance.map(|balance| balance.signed());
        self.payment.balance_after = balance
            .filter(|balance| !balance.negative)
            .map(|balance| balance.amount);
    }

    /// With a fee, which is in the amount or comes on top of it.
    pub(super) fn charged(&mut self, fee: Option<Amount>, included: bool) {
        if let Some(fee) = fee.filter(|fee| !fee.is_zero()) {
            self.payment.fee = Some(fee);
            self.payment.fee_included = Some(included);
        }
    }

    /// As an abroad purchase cost it there.
    pub(super) fn originally(&mut self, amount: Option<Amount>, currency: Option<Currency>) {
        if let (Some(amount), Some(currency)) = (amount, currency)
            && currency != self.payment.currency
        {
            self.payment.original = Some(Original { amount, currency });
        }
    }

    /// Takes over what the layout's words say, where they know the row's type; and counts it by its direction.
    pub(super) fn counted_as(&mut self, reading: &Reading) {
        self.is(reading);
        self.flow = match self.payment.direction {
            _ if !self.payment.status.has_moved() => Flow::Neither,
            Direction::Debit => Flow::Spent,
            Direction::Credit => Flow::Received,
            Direction::Neutral => Flow::Neither,
        };
    }

    /// Moved its balance by the sum, as the account's holder sees it: money in is positive.
    pub(super) fn moves(&mut self, sum: &Sum) {
        self.moved = Some(sum.signed());
    }
}

/// Direction of a sum as an account's holder sees it.
pub(super) const fn direction_of(sum: &Sum) -> Direction {
    if sum.negative {
        Direction::Debit
    } else {
        Direction::Credit
    }
}

/// Words in what banks write of a row, in small letters, and the kind of movement that they mean.
const WORDS: &[(&str, PaymentType)] = &[
    ("refund", PaymentType::Refund),
    ("reversal", PaymentType::Refund),
    ("退款", PaymentType::Refund),
    ("退货", PaymentType::Refund),
    ("冲正", PaymentType::Refund),
    ("erstattung", PaymentType::Refund),
    ("remboursement", PaymentType::Refund),
    ("interest", PaymentType::Interest),
    ("dividend", PaymentType::Interest),
    ("利息", PaymentType::Interest),
    ("结息", PaymentType::Interest),
    ("zinsen", PaymentType::Interest),
    ("信用卡还款", PaymentType::CardRepayment),
    ("还款", PaymentType::CardRepayment),
    ("credit card payment", PaymentType::CardRepayment),
    ("payment - thank you", PaymentType::CardRepayment),
    ("payment thank you", PaymentType::CardRepayment),
    ("atm", PaymentType::CashOut),
    ("取款", PaymentType::CashOut),
    ("取现", PaymentType::CashOut),
    ("cash withdrawal", PaymentType::CashOut),
    ("geldautomat", PaymentType::CashOut),
    ("手续费", PaymentType::Fee),
    ("年费", PaymentType::Fee),
    ("service charge", PaymentType::Fee),
    ("monthly fee", PaymentType::Fee),
    ("service fee", PaymentType::Fee),
    ("工资", PaymentType::Income),
    ("代发", PaymentType::Income),
    ("salary", PaymentType::Income),
    ("payroll", PaymentType::Income),
    ("gehalt", PaymentType::Income),
    ("转账", PaymentType::Transfer),
    ("汇款", PaymentType::Transfer),
    ("transfer", PaymentType::Transfer),
    ("e-tfr", PaymentType::Transfer),
    ("überweisung", PaymentType::Transfer),
    ("virement", PaymentType::Transfer),
];

/// Words that leave no choice in which direction a row's money went, whoever writes them: a bank, or a card's issuer.
const DIRECTIONS: &[(&str, Direction)] = &[
    ("refund", Direction::Credit),
    ("退款", Direction::Credit),
    ("payroll", Direction::Credit),
    ("salary", Direction::Credit),
    ("工资", Direction::Credit),
    ("代发", Direction::Credit),
    ("gehalt", Direction::Credit),
    ("payment - thank you", Direction::Credit),
    ("payment thank you", Direction::Credit),
    ("payment received", Direction::Credit),
    ("cash withdrawal", Direction::Debit),
    ("atm withdrawal", Direction::Debit),
    ("geldautomat", Direction::Debit),
    ("取款", Direction::Debit),
    ("取现", Direction::Debit),
    ("手续费", Direction::Debit),
    ("service charge", Direction::Debit),
    ("monthly fee", Direction::Debit),
];

/// The direction that a row's words leave no choice about.
pub(super) fn said_direction(texts: &[Option<&str>]) -> Option<Direction> {
    let texts: Vec<String> = texts.iter().flatten().map(|text| text.to_lowercase()).collect();
    let found = DIRECTIONS.iter().find(|(word, _)| says(&texts, word));
    found.map(|(_, direction)| *direction)
}

/// True where one of these texts has the word, in small letters; an English one as a word by itself: "atm" is part of many.
fn says(texts: &[String], word: &str) -> bool {
    let is_apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_ascii_alphanumeric());
    texts.iter().any(|text| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
            !word.is_ascii() || is_apart(before) && is_apart(after)
        })
    })
}

/// The kind of movement that a bank's own words mean; a purchase or income where they mean none.
pub(super) fn by_words(direction: Direction, texts: &[Option<&str>]) -> Reading {
    let texts: Vec<String> = texts.iter().flatten().map(|text| text.to_lowercase()).collect();
    let fits = |kind: PaymentType| match kind {
        PaymentType::Refund | PaymentType::Income => direction == Direction::Credit,
        PaymentType::CashOut | PaymentType::Fee => direction == Direction::Debit,
        _ => true,
    };
    let found = WORDS
        .iter()
        .find(|(word, kind)| fits(*kind) && says(&texts, word));
    of_kind(found.map(|(_, kind)| *kind), direction)
}

/// A row of this kind, or an ordinary one of this direction.
pub(super) fn of_kind(kind: Option<PaymentType>, direction: Direction) -> Reading {
    let with = match kind {
        Some(
            PaymentType::CashOut
            | PaymentType::TopUp
            | PaymentType::CardRepayment
            | PaymentType::Exchange
            | PaymentType::Investment,
        ) => CounterpartyKind::Own,
        None if direction == Direction::Debit => CounterpartyKind::Merchant,
        _ => CounterpartyKind::Unknown,
    };
    // Notes put into a machine are the way back of those that were drawn.
    let kind = kind.map(|kind| match (kind, direction) {
        (PaymentType::CashOut, Direction::Credit) => PaymentType::TopUp,
        (kind, _) => kind,
    });
    let kind = kind.unwrap_or(if direction == Direction::Debit {
        PaymentType::Purchase
    } else {
        PaymentType::Income
    });
    Reading::of(direction, kind, with)
}

/// The way in which a card was used, where its row says it.
pub(super) const fn at_machine(kind: PaymentType) -> Option<Channel> {
    match kind {
        PaymentType::CashOut => Some(Channel::Atm),
        _ => None,
    }
}

/// Status words that foreign wallets and banks share; what none of them knows stays unknown, and is counted.
pub(super) fn status(word: &str) -> Status {
    match word.trim().to_lowercase().as_str() {
        "completed" | "complete" | "succeeded" | "success" | "successful" | "posted" | "booked"
        | "cleared" | "settled" | "paid" | "reconciled" | "approved" | "abgeschlossen" | "gebucht"
        | "umsatz gebucht" | "terminé" | "exécuté" | "completado" | "completada" | "completato"
        | "completata" | "成功" | "交易成功" | "已完成" | "已入账" => Status::Completed,
        "pending" | "processing" | "in progress" | "held" | "unclaimed" | "on hold" | "uncleared"
        | "incomplete" | "unpaid" | "ausstehend" | "vorgemerkt" | "umsatz vorgemerkt" | "en attente"
        | "en cours" | "pendiente" | "in sospeso" | "in attesa" | "处理中" | "待处理" | "待入账"
        | "未入账" => Status::Pending,
        "authorized" | "authorised" | "authorisation" | "authorization" => Status::Authorized,
        "failed" | "declined" | "denied" | "rejected" | "refused" | "error" | "abgelehnt"
        | "fehlgeschlagen" | "refusé" | "refusée" | "échoué" | "rechazado" | "rechazada" | "rifiutato"
        | "失败" | "交易失败" | "已拒绝" => Status::Failed,
        "cancelled" | "canceled" | "expired" | "voided" | "void" | "removed" | "closed" | "storniert"
        | "annulé" | "annulée" | "cancelado" | "cancelada" | "annullato" | "已取消" | "已关闭" | "已撤销" => {
            Status::Closed
        }
        "reverted"
        | "reversed"
        | "returned"
        | "rückgängig"
        | "rückgängig gemacht"
        | "revertido"
        | "已冲正" => Status::Reversed,
        "refunded" | "rückerstattet" | "zurückerstattet" | "remboursé" | "reembolsado" | "rimborsato"
        | "已退款" => Status::Refunded,
        "partially refunded"
        | "partly refunded"
        | "teilweise rückerstattet"
        | "partiellement remboursé"
        | "部分退款" => Status::PartlyRefunded,
        _ => Status::Unknown,
    }
}

/// Four digits, as ISO 18245 has them; some write them as a number, without the zeros in front.
pub(super) fn merchant_code(text: &str) -> Option<String> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("{text:0>4}"))
}
