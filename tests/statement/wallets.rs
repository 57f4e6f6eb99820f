//! Foreign wallets' files with what makes them hard: several currencies and pockets in one, holds, fees by themselves, refunds
//! that were changed, headers of other languages.

use super::*;

#[test]
fn each_currency_and_each_pocket_at_revolut_has_a_balance_of_its_own() {
    let table = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
CARD_PAYMENT,Current,2026-03-01 18:22:10,2026-03-02 09:00:00,Cafe,-10.00,0.00,EUR,COMPLETED,490.00\n\
TRANSFER,Current,2026-03-02 18:22:10,2026-03-02 19:00:00,To Savings,-100.00,0.00,EUR,COMPLETED,390.00\n\
TRANSFER,Savings,2026-03-02 18:22:10,2026-03-02 19:00:00,From Current,100.00,0.00,EUR,COMPLETED,100.00\n\
EXCHANGE,Current,2026-03-03 18:22:10,2026-03-03 19:00:00,Exchanged to USD,-50.00,0.00,EUR,COMPLETED,340.00\n\
EXCHANGE,Current,2026-03-03 18:22:10,2026-03-03 19:00:00,Exchanged to USD,54.00,0.00,USD,COMPLETED,54.00\n\
CARD_PAYMENT,Current,2026-03-04 18:22:10,2026-03-04 19:00:00,NYC,-4.00,0.00,USD,COMPLETED,50.00\n\
FEE,Current,2026-03-06 20:22:10,2026-03-06 20:30:00,Premium plan fee,0.00,7.99,EUR,COMPLETED,332.01\n\
CARD_CREDIT,Current,2026-03-06 21:22:10,2026-03-06 21:30:00,Shop,5.00,0.00,EUR,COMPLETED,337.01\n";
    let statement = read(table);
    assert_eq!(
        moves(&statement),
        [
            "-10.00 EUR",
            "100.00 EUR",
            "100.00 EUR",
            "-50.00 EUR",
            "+54.00 USD",
            "-4.00 USD",
            "-7.99 EUR",
            "+5.00 EUR"
        ]
    );
    let kinds: Vec<Type> = statement.events.iter().map(|event| event.kind).collect();
    use Type::{Exchange, Fee, Purchase, Refund, Transfer};
    assert_eq!(
        kinds,
        [
            Purchase, Transfer, Transfer, Exchange, Exchange, Purchase, Fee, Refund
        ]
    );
    assert_eq!(statement.events[6].fee, None, "a fee by itself is the amount");
    assert_eq!(
        (
            warned(&statement, "balance-gaps"),
            warned(&statement, "type-unknown")
        ),
        (0, 0)
    );
    let cut: Vec<&str> = table
        .lines()
        .filter(|line| !line.contains("NYC") && !line.contains("Premium"))
        .collect();
    assert_eq!(
        warned(&read(&cut.join("\n")), "balance-gaps"),
        1,
        "the plan's row is missing; nothing follows the dollars"
    );
}

#[test]
fn revolut_s_statement_in_other_languages_is_not_a_bank_s_without_states_and_fees() {
    for (header, [card, cash, top], [done, waiting, undone]) in [
        (
            "Typ,Produkt,Startdatum,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,Währung,Status,Guthaben",
            ["Kartenzahlung", "Geldautomat", "Aufladung"],
            ["ABGESCHLOSSEN", "AUSSTEHEND", "RÜCKGÄNGIG"],
        ),
        (
            "Type,Produit,Date de début,Date de fin,Description,Montant,Frais,Devise,État,Solde",
            ["Paiement par carte", "Retrait", "Ajout de fonds"],
            ["TERMINÉ", "EN ATTENTE", "REVERTED"],
        ),
        (
            "Tipo,Producto,Fecha de inicio,Fecha de finalización,Descripción,Importe,Comisión,Divisa,State,Saldo",
            ["Pago con tarjeta", "Cajero", "Recarga"],
            ["COMPLETADO", "PENDIENTE", "REVERTIDO"],
        ),
        (
            "Tipo,Prodotto,Data di inizio,Data di completamento,Descrizione,Importo,Costo,Valuta,State,Saldo",
            ["Pagamento con carta", "Prelievo", "Ricarica"],
            ["COMPLETATO", "IN ATTESA", "REVERTED"],
        ),
    ] {
        let table = format!(
            "{header}\n{card},,2026-03-01 18:22:10,2026-03-02 09:00:00,Cafe,-10.00,0.00,EUR,{done},490.00\n{cash},,2026-03-03 11:00:00,2026-03-03 11:00:05,Cash,-100.00,2.00,EUR,{done},388.00\n{card},,2026-03-04 12:00:00,,Hotel,-200.00,0.00,EUR,{waiting},\n{card},,2026-03-04 13:00:00,,Wrong,-30.00,0.00,EUR,{undone},\n{top},,2026-03-05 08:00:00,2026-03-05 08:00:01,Top,300.00,0.00,EUR,{done},688.00\n"
        );
        let statement = read(&table);
        assert_eq!(statement.layout, "revolut.csv", "{header}");
        use Status::{Completed, Pending, Reversed};
        assert_eq!(
            statuses(&statement),
            [Completed, Completed, Pending, Reversed, Completed],
            "{header}"
        );
        assert_eq!(
            natures(&statement),
            [
                (Debit, Type::Purchase),
                (Debit, Type::CashOut),
                (Debit, Type::Purchase),
                (Debit, Type::Purchase),
                (Credit, Type::TopUp)
            ]
        );
        assert_eq!(text(statement.events[1].fee).as_deref(), Some("2.00"));
        assert_eq!(warned(&statement, "balance-gaps"), 0);
    }
}

const PAYPAL: &str =
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,Balance";

#[test]
fn a_refund_that_paypal_changed_is_of_the_currency_that_was_paid() {
    let statement = read(&format!(
        "{PAYPAL}\n\
13/01/2026,10:00:00,CET,US Shop,Express Checkout Payment,Completed,USD,-20.00,0.00,-20.00,P1,,-20.00\n\
13/01/2026,10:00:00,CET,,General Currency Conversion,Completed,USD,20.00,0.00,20.00,P2,P1,0.00\n\
13/01/2026,10:00:00,CET,,General Currency Conversion,Completed,EUR,-18.40,0.00,-18.40,P3,P1,-18.40\n\
13/01/2026,10:00:00,CET,,Bank Deposit to PP Account,Completed,EUR,18.40,0.00,18.40,P4,P1,0.00\n\
20/01/2026,10:00:00,CET,US Shop,Payment Refund,Completed,USD,20.00,0.00,20.00,P5,P1,20.00\n\
20/01/2026,10:00:00,CET,,General Currency Conversion,Completed,USD,-20.00,0.00,-20.00,P6,P5,0.00\n\
20/01/2026,10:00:00,CET,,General Currency Conversion,Completed,EUR,18.10,0.00,18.10,P7,P5,18.10\n"
    ));
    assert_eq!(moves(&statement), ["-18.40 EUR", "+18.10 EUR"]);
    let back = payment(&statement, "P5");
    assert_eq!(
        (back.kind, back.original.as_ref().unwrap().currency.as_str()),
        (Type::Refund, "USD")
    );
    assert_eq!(
        warned(&statement, "balance-gaps"),
        0,
        "each currency has its balance"
    );
}

#[test]
fn what_paypal_holds_and_lets_go_is_no_payment_and_its_fees_are_in_its_balance() {
    let statement = read(&format!(
        "{PAYPAL}\n\
13/01/2026,10:00:00,CET,Client,Website Payment,Completed,EUR,100.00,-3.50,96.50,P8,,96.50\n\
14/01/2026,10:00:00,CET,,Payment Hold,Completed,EUR,-96.50,0.00,-96.50,P9,P8,0.00\n\
15/01/2026,10:00:00,CET,,Payment Release,Completed,EUR,96.50,0.00,96.50,P10,P8,96.50\n\
16/01/2026,10:00:00,CET,,Hold on Balance for Dispute Investigation,Completed,EUR,-10.00,0.00,-10.00,P11,P99,86.50\n\
17/01/2026,10:00:00,CET,,Shopping Cart Item,Completed,EUR,5.00,0.00,5.00,P12,,86.50\n\
18/01/2026,10:00:00,CET,,General Withdrawal,Completed,EUR,-86.50,0.00,-86.50,P13,,0.00\n"
    ));
    assert_eq!(moves(&statement), ["+100.00 EUR", "-86.50 EUR"]);
    assert_eq!(statement.origins[0], [2, 3, 4]);
    assert_eq!(warned(&statement, "balance-gaps"), 0);
}

#[test]
fn paypal_in_german_and_in_chinese_is_paypal() {
    let german = read(
        "Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Entgelt,Netto,Transaktionscode,Zugehöriger Transaktionscode,Guthaben\n\
13.01.2026,10:00:00,CET,Shop GmbH,PayPal Express-Zahlung,Abgeschlossen,EUR,\"-1.234,56\",\"0,00\",\"-1.234,56\",A1,,\"-1.234,56\"\n\
13.01.2026,10:00:00,CET,,Bankgutschrift auf PayPal-Konto,Abgeschlossen,EUR,\"1.234,56\",\"0,00\",\"1.234,56\",A2,A1,\"0,00\"\n\
16.01.2026,10:00:00,CET,,Allgemeine Abbuchung,Abgeschlossen,EUR,\"-58,50\",\"0,00\",\"-58,50\",A5,,\"-58,50\"\n\
17.01.2026,10:00:00,CET,Shop,PayPal Express-Zahlung,Abgeschlossen,JPY,-1.200,0,-1.200,A6,,-1.200\n",
    );
    assert_eq!(moves(&german), ["-1234.56 EUR", "-58.50 EUR", "-1200 JPY"]);
    let kinds: Vec<Type> = german.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [Type::Purchase, Type::CashOut, Type::Purchase]);
    let chinese = read(
        "日期,时间,时区,名称,类型,状态,币种,总额,费用,净额,交易号,参考交易号,余额\n\
2026/1/13,10:00:00,PST,Shop,快速结账付款,已完成,USD,-20.00,0.00,-20.00,P1,,-20.00\n\
2026/1/13,10:00:00,PST,,银行账户存款,已完成,USD,20.00,0.00,20.00,P4,P1,0.00\n\
2026/1/14,10:00:00,PST,Shop,快速结账付款,已拒绝,USD,-99.00,0.00,-99.00,P5,,0.00\n",
    );
    assert_eq!(chinese.layout, "paypal.csv");
    assert_eq!(moves(&chinese), ["-20.00 USD", "-99.00 USD"]);
    assert_eq!(statuses(&chinese), [Status::Completed, Status::Failed]);
}

#[test]
fn monzo_s_flex_is_paid_back_and_its_numbers_have_no_stem() {
    let header = "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Description";
    let statement = read(&format!(
        "{header}\n\
tx_2,14/01/2026,10:00:00,Flex,Flex,,Bills,-30.00,GBP,-30.00,GBP,Monzo Flex\n\
tx_8,20/01/2026,10:00:00,Overdraft fee,Monzo,,Bills,-0.50,GBP,-0.50,GBP,fee\n\
tx_10,22/01/2026,10:00:00,Card payment,Tom,,Shopping,9.00,GBP,9.00,GBP,x\n\
tx_12,24/01/2026,10:00:00,Active card check,Shop,,General,0.00,GBP,0.00,GBP,x\n\
tx_14,25/01/2026,10:00:00,Cash,PayPoint,,Cash,30.00,GBP,30.00,GBP,deposit\n"
    ));
    assert_eq!(
        natures(&statement),
        [
            (Debit, Type::CardRepayment),
            (Debit, Type::Fee),
            (Credit, Type::Refund),
            (Debit, Type::Purchase),
            (Credit, Type::TopUp)
        ]
    );
    assert!(
        statement.events.iter().all(|event| event.references.is_empty()),
        "\"tx\" names nothing"
    );
}

#[test]
fn at_wise_a_refund_has_no_fee_a_reward_is_no_exchange_and_what_goes_to_oneself_stays() {
    let header = "\"TransferWise ID\",Date,Amount,Currency,Description,\"Payment Reference\",\"Running Balance\",Merchant,\"Total fees\"";
    let statement = read(&format!(
        "{header}\n\
CARD-11,26-03-2026,-64.36,CHF,Card transaction of 49.09 GBP issued by Tea House,,135.64,Tea House,0.19\n\
CARD-11,26-03-2026,-0.19,CHF,Wise Charges for: CARD-11,,135.45,Tea House,0\n\
CARD-11,28-03-2026,64.36,CHF,Card refund Tea House,,199.81,Tea House,0\n\
BALANCE_CASHBACK-1,29-03-2026,0.36,CHF,Balance cashback,,200.17,,0\n"
    ));
    assert_eq!(
        natures(&statement),
        [
            (Debit, Type::Purchase),
            (Credit, Type::Refund),
            (Credit, Type::Adjustment)
        ]
    );
    assert_eq!(text(statement.events[0].fee).as_deref(), Some("0.19"));
    assert_eq!(
        (statement.events[1].fee, warned(&statement, "balance-gaps")),
        (None, 0)
    );
    let header = "ID,Status,Direction,\"Created on\",\"Finished on\",\"Source fee amount\",\"Source fee currency\",\"Target fee amount\",\"Target fee currency\",\"Source name\",\"Source amount (after fees)\",\"Source currency\",\"Target name\",\"Target amount (after fees)\",\"Target currency\",\"Exchange rate\",Reference";
    let history = read(&format!(
        "{header}\n\
TRANSFER-4,COMPLETED,IN,2026-03-15 10:00:00,2026-03-15 10:00:00,,,2.00,EUR,Ben,50.00,EUR,Me,48.00,EUR,1.0,INV7\n\
TRANSFER-8,COMPLETED,OUT,2026-03-19 10:00:00,2026-03-19 10:00:00,1.00,EUR,,,Me,100.00,EUR,Me,105.00,USD,1.05,\n\
TRANSFER-9,INCOMPLETE,OUT,2026-03-20 10:00:00,,1.00,EUR,,,Me,100.00,EUR,Ann,105.00,USD,1.05,\n"
    ));
    assert_eq!(moves(&history), ["+48.00 EUR", "100.00 EUR", "-100.00 EUR"]);
    assert_eq!(
        history.events[0].fee_included,
        Some(true),
        "what came is what was left of it"
    );
    assert_eq!(history.events[2].status, Status::Pending);
}

#[test]
fn a_card_file_that_has_its_signs_the_other_way_round_is_turned() {
    let turned = fixture!("apple-card.csv").lines().map(|line| {
        let Some((before, rest)) = line.rsplit_once("\",\"") else {
            return line.to_owned();
        };
        let Some((before, amount)) = before.rsplit_once("\",\"") else {
            return line.to_owned();
        };
        match amount.strip_prefix('-') {
            Some(amount) => format!("{before}\",\"{amount}\",\"{rest}"),
            None => format!("{before}\",\"-{amount}\",\"{rest}"),
        }
    });
    let turned: Vec<String> = turned.collect();
    let usual = read(fixture!("apple-card.csv"));
    let turned = read(&turned.join("\n"));
    assert_eq!(natures(&turned), natures(&usual));
}

#[test]
fn what_google_says_of_requests_names_and_signs_is_read_as_it_is_meant() {
    let statement = read(
        "Time,Transaction ID,Description,Memo,Type,Status,Amount\n\
\"Nov 14, 2025, 4:52 AM\",A1,\"Sent to Ann from Bank\",rent,Sent money,Complete,\"$1,200.00\"\n\
\"Nov 16, 2025, 4:52 PM\",A3,\"Request from Bob\",,Money request,Unpaid,$5.00\n\
\"Nov 19, 2025, 4:52 PM\",A6,\"Transferred to bank\",,Cash out,Complete,$8.00\n",
    );
    assert_eq!(moves(&statement), ["-1200.00 USD", "8.00 USD"]);
    let name = statement.events[0].counterparty.as_ref().unwrap().name.as_deref();
    assert_eq!(name, Some("Ann"));
    assert_eq!(statement.skipped[0].code, "row-no-movement");
    let purchases = read(
        "Time,Transaction ID,Description,Product,Payment method,Status,Amount\n\
\"14 Nov 2025, 16:52\",GPA.1,Sub,Google Play,Visa-1234,Complete,\"€1.234,56\"\n\
\"Nov 15, 2025, 4:52 AM\",GPA.3,Sub,YouTube,Visa-1234,Complete,\"¥1,200\"\n\
\"15.11.2025, 04:52\",GPA.5,Sub,YouTube,Visa-1234,Complete,\"3,99 €\"\n",
    );
    assert_eq!(moves(&purchases), ["-1234.56 EUR", "-1200 CNY", "-3.99 EUR"]);
    assert_eq!(
        warned(&purchases, "currency-guessed"),
        1,
        "two countries have that sign"
    );
}
