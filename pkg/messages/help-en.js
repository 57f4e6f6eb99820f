// @ts-check
/**
 * Help in English: what happened, what to do now, whom to turn to, what to expect, what if nothing comes of it.
 *
 * Read by people in a hurry: short sentences, the safe order, no promise that no source makes. Not here: which of them is said
 * (../help/answer.js), telephone numbers (../help/authorities.js).
 */

const lines = (/** @type {string[]} */ ...all) => all.join("\n");

/** @type {Record<string, string>} */
export default {
  "help.title": "Something went wrong?",
  "help.lead": "Choose what happened. You’ll get the steps, the right people, and a message ready to send.",
  "help.open": "Get help now",
  "help.fold": "Close help",
  "help.back": "Back",
  "help.again": "Start over",
  "help.what": "What happened?",
  "help.start.locked": "I can’t get in",
  "help.start.password": "I forgot my password",
  "help.start.message": "The code or e-mail doesn’t come",
  "help.start.not-mine": "I didn’t make this payment",
  "help.start.deceived": "I think I was deceived",
  "help.start.failed": "A payment failed",
  "help.start.not-arrived": "Money hasn’t arrived",
  "help.start.wrong-amount": "Wrong amount, or charged twice",
  "help.start.refund": "I want my money back from a shop",
  "help.start.fee": "A fee I don’t understand",

  "help.which-wallet": "Which wallet or card?",
  "help.wallet.alipay": "Alipay",
  "help.wallet.wechat-pay": "WeChat Pay",
  "help.wallet.apple-pay": "Apple Pay",
  "help.wallet.google-pay": "Google Pay",
  "help.wallet.unknown": "the wallet or bank",
  "help.wallet-other": "Another wallet, or a bank card",

  "help.where": "Where do you live?",
  "help.where-says": "Emergency numbers and rights differ from place to place. This stays on this device.",
  "help.where-label": "Country or region",
  "help.where-other": "Somewhere else, or I’d rather not say",
  "help.go-on": "Continue",

  "help.led": "Did you confirm it yourself because somebody told you to, or led you to?",
  "help.led-says":
    "A caller, a chat, “customer service”, the police, a friend’s account: all of them count. You did nothing shameful, and the help is a different one.",
  "help.led-yes": "Yes, somebody led me to it",
  "help.led-no": "No, I didn’t confirm it",
  "help.twice": "Which is it?",
  "help.twice-amount": "The amount is wrong",
  "help.twice-charged": "I was charged twice",

  "help.which-payment": "Which payment?",
  "help.older": "Show older ones",
  "help.not-listed": "It isn’t in the list",
  "help.loading": "Looking it up…",
  "help.when": "When was the payment?",
  "help.when-fresh": "Today or yesterday",
  "help.when-recent": "Longer ago, within the last year",
  "help.when-old": "More than a year ago",

  "help.now": "What to do now",
  "help.whom": "Whom to contact",
  "help.case": "Your message, ready to send",
  "help.expect": "What you can expect",
  "help.then": "If nothing happens",
  "help.for-region": "{region, select, none {Shown for no particular place.} other {Shown for: {region}.}}",
  "help.move": "Change",
  "help.sources": "Where this is from",

  "help.do.account-locked": lines(
    "Open {wallet}’s own app or website yourself. Its sign-in page has a way to prove who you are.",
    "Have ready: the name and ID that it was opened with, its phone number or e-mail, and a bank card linked to it.",
    "Has money left without you? Say that first: then stopping it comes before signing in.",
    "Somebody who calls you and offers to unlock it is not from {wallet}.",
  ),
  "help.do.password-forgotten": lines(
    "Open {wallet}’s own app, choose “Forgot password”, and follow it yourself.",
    "Make the new one long: a few words that you use nowhere else. It only needs changing when you suspect that somebody knows it.",
    "Turn on the second step, a code or a device that confirms.",
    "Read the code out to nobody, whoever they say they are.",
  ),
  "help.do.message-missing": lines(
    "Wait a few minutes. Then look in the spam folder and among blocked messages.",
    "Look at the number or address on the page: is it still yours, and spelt right?",
    "Ask for one more, once. Then use the newest code only.",
    "Still nothing? Choose another way on the sign-in page, or {wallet}’s help section in the app.",
    "Has your phone lost its signal as well? Somebody may have moved your number: call your phone company from another phone.",
  ),
  "help.do.not-mine.fresh": lines(
    "Think first: family, an automatic payment, or a shop that bills under another name?",
    "Stop more from leaving: freeze the account or card.{freeze, select, none {} other { The function is called “{freeze}”.}} That can be undone.",
    "Contact {whom, select, bank {the bank that issued the card} other {{wallet}}} at once: “I did not make this payment. Please stop it.”",
    "Sign out devices that you don’t know. Change the password on a device that only you use.",
  ),
  "help.do.not-mine.recent": lines(
    "Think first: family, an automatic payment, or a shop that bills under another name?",
    "Tell {whom, select, bank {the bank that issued the card} other {{wallet}}} in writing today that you dispute it. The time for that runs from the payment.",
    "End automatic payments that you don’t know, and sign out devices that you don’t know.",
    "Change the password if you use it elsewhere, or somebody may know it.",
  ),
  "help.do.not-mine.old": lines(
    "Ask {whom, select, bank {the bank that issued the card} other {{wallet}}} for its record: who confirmed the payment, how, and on which device.",
    "The time for a dispute may be over. Ask all the same, and keep the answer.",
    "Secure the account: sign out devices that you don’t know, end automatic payments that you don’t know, change a password that somebody may know.",
  ),
  "help.do.deceived.fresh": lines(
    "End the contact. Stop sharing the screen, and take the phone offline. Pay nothing more, whatever they say.",
    "{region, select, CN {From another phone call the police on 110, now. " +
      "Give the payee’s name and account as your record shows them, so that it can be stopped.} " +
      "GB {From another phone call your bank: 159 puts you through to most. Ask it to stop the payment.} " +
      "other {From another phone call your bank or wallet, by the number on your card or through its own app. Ask it to stop the payment. Then call the police.}}",
    "Have the account frozen.{freeze, select, none {} other { The function is called “{freeze}”.}}",
    "Delete nothing. Write down numbers, names of accounts, times, and what was said.",
    "Report at once: the sooner, the likelier it can be stopped.",
  ),
  "help.do.deceived.recent": lines(
    "Report it today. Sooner is likelier to help, and it is worth it now as well.",
    "Send {whom, select, bank {the bank that issued the card} other {{wallet}}} the message below, and ask whether the payment can be recalled.",
    "Report it to the police, with the sheet below.",
    "Answer nobody who offers to get the money back for a fee: it is often the same people.",
    "Did they see your screen, or a code? Change your passwords on a device that they never touched.",
  ),
  "help.do.deceived.old": lines(
    "Report it all the same: reports are joined, and yours may be the missing piece.",
    "Ask {whom, select, bank {the bank that issued the card} other {{wallet}}} for the record: to whose name and account it went.",
    "Secure the account: sign out devices that you don’t know, change passwords that somebody may know.",
    "Answer nobody who offers to get the money back for a fee.",
  ),
  "help.do.payment-failed": lines(
    "Look at both sides: the wallet’s record and the bank’s. Has money left?",
    "Don’t pay again before you know; otherwise you may pay twice.",
    "Has it left and not come back? Send the message below, with the payment’s number.",
    "If it is only held, ask by which day the hold ends.",
  ),
  "help.do.not-arrived": lines(
    "Look at both sides: is it shown as sent here, and missing there?",
    "Check the name, the account number and the bank that it went to. Wrong person? Say so at once.",
    "Banks may take until the next working day; weekends and holidays don’t count.",
    "Then send the message below, with the payment’s number.",
  ),
  "help.do.wrong-amount": lines(
    "Compare the order, the receipt, coupons, tips and delivery with what was charged.",
    "Is it still pending? A held amount can differ from what is charged in the end.",
    "Ask the shop first, with the order number: it can put it right itself.",
    "Pay nothing more to “even it out”.",
  ),
  "help.do.duplicate-charge": lines(
    "Look at both records: are there two order numbers? Then they may be two orders.",
    "Is one of them still pending? It may fall away by itself.",
    "Ask the shop to pay one back, with both numbers.",
    "Does the shop say that it got only one? Then ask whoever took the money to trace the other.",
  ),
  "help.do.refund-wanted": lines(
    "Ask for it in the order itself, with your reason. That record is what counts.",
    "Note the day, and what the shop promised by when.",
    "Keep the goods, the wrapping, and the proof of posting.",
    "A genuine refund needs no code, no shared screen, no download and no payment first.",
  ),
  "help.do.fee-surprise": lines(
    "Open the payment’s details: what is the fee called, and who took it?",
    "Compare it with what you were shown before you confirmed.",
    "Ask by which rule it was charged, and for it back if it was not shown.",
  ),

  "help.who.merchant": "The shop",
  "help.who.wallet": "{wallet}",
  "help.who.bank": "The bank that issued your card",
  "help.who.police": "The police",
  "help.who.police-scotland": "The police, in Scotland",
  "help.who.fraud-line": "The anti-scam line",
  "help.who.bank-line": "Your bank, through 159",
  "help.way.merchant": "Through the order, in the app or on the website where you bought.",
  "help.way.wallet": "Open {wallet}’s own app and use its help section. Don’t search the web for a hotline.",
  "help.way.unknown":
    "By the number on your card or in the contract, or through its own app. Don’t search the web for a hotline.",
  "help.way.bank": "By the number on the back of your card, or in the bank’s own app.",
  "help.way.police":
    "At the nearest station, or by the emergency number that you know. No number is shown here, as none of your region was verified.",
  "help.note.fraud-line-CN":
    "If 96110 calls you, take the call: it is the police’s warning line. It never asks for a transfer, a shared screen or a code. To report, call 110.",
  "help.note.fraud-line-HK": "Advice, day and night. Report a crime to the police.",
  "help.note.fraud-line-US": "The Federal Trade Commission on payment apps and scams.",
  "help.note.bank-line-GB": "Reaches most big banks. It never calls you.",
  "help.note.police-GB": "Report Fraud, for England, Wales and Northern Ireland.",
  "help.call": "Call {value}",
  "help.visit": "Open {value}",
  "help.write": "Write to {value}",
  "help.hours": "Hours: {hours}",
  "help.seen": "Seen on {day}.",
  "help.stale": "Seen on {day}; it may have changed.",
  "help.left-out": "A contact was left out, because its address could not be opened safely.",

  "help.send": "Send",
  "help.copy": "Copy",
  "help.copy-short": "Copy in 300 characters",
  "help.print": "Print",
  "help.save": "Save as text",
  "help.file": "message",
  "help.no-case": "The message could not be put together: {why}",
  "help.gone":
    "This payment isn’t kept here any more, so the message can’t name it. Take its number, time and amount from the wallet’s own record.",
  "help.add":
    "No payment was chosen. Add its number, time, amount and recipient from the wallet’s own record before you send this.",
  "help.no-engine": "The message is put together once the page has loaded.",

  "help.ask-date": "No binding date is known here. Ask for a date and a case number, and write both down.",
  "help.ask-date-else":
    "For anything else no binding date is known here. Ask for a date and a case number, and write both down.",
  "help.never-lost": "Nobody can tell you today that the money is gone. Report it first.",
  "help.right.cn-goods":
    "Goods bought from afar: the shop has to pay back within seven days of receiving what you sent back.",
  "help.right.eu-unauthorised":
    "A payment that you did not authorise: the bank has to refund it by the end of the next business day. Tell it without delay, at the latest within 13 months.",
  "help.right.eu-withdrawal":
    "Bought from afar: you can withdraw within 14 days, as a rule without a reason.",
  "help.right.gb-misled":
    "Bank transfers within the UK since 7 October 2024 (Faster Payments, CHAPS): " +
    "your bank usually has to refund up to £85,000, mostly within five business days. Claim within 13 months. Card payments are not covered.",
  "help.right-name.cn-goods": "Goods sent back",
  "help.right-name.eu-unauthorised": "Unauthorised payments",
  "help.right-name.eu-withdrawal": "Withdrawal from a purchase",
  "help.right-name.gb-misled": "Bank transfers that one was misled into",
  "help.source": "{code}: {source}, read on {day}",

  "help.then.merchant":
    "No answer, or a no? Ask the platform that you bought on to step in.{region, select, CN { After that, the national 12315 platform.} other { After that, the consumer authority where you live.}}",
  "help.then.card": "Paid by card? Ask its issuer to dispute the payment.",
  "help.then.wallet":
    "No answer by the date you were given? Complain in writing in the app, with the case number.",
  "help.then.bank":
    "No answer, or a no? Complain in writing, and ask which independent body hears complaints about the bank.",
  "help.then.police": "Ask the police for the number of your report, and give it to the bank and the wallet.",
  "help.then.account":
    "Still locked out after that? Ask for a case number and a date, and stay within the app.",

  "wallet.about": "What is known of {wallet}",
  "wallet.export": "How to get its statement",
  "wallet.unknown": "Not known from its own pages; ask in its app:",
  "wallet.unknown-fees": "Its fees",
  "wallet.unknown-refund-window": "Until when a payment can be paid back",
  "wallet.unknown-refund-time": "How long a refund takes",
  "wallet.unknown-freeze": "What its function for freezing is called",
  "wallet.unknown-export": "How to get its statement",
  "wallet.from": "{source}, seen on {day}.",
  "wallet.from-stale": "{source}, seen on {day}; it may have changed.",
  "wallet.from-others": "A name that others use; its own pages were not seen to say so.",
  "wallet.from-exports": "As statements were exported by {day}; the app may name it differently.",
  "wallet.freeze": "To stop more from leaving: the function is called “{name}”.",
  "wallet.refund-window.alipay":
    "Until when a payment can be paid back: usually 12 months, as agreed with the shop.",
  "wallet.refund-window.wechat-pay": "Until when a payment can be paid back: 365 days after it.",
  "wallet.refund-time.wechat-pay":
    "How long a refund takes once the shop has agreed: about five minutes to the balance, one to three working days to a bank card.",
  "wallet.issuer.apple-pay":
    "It holds no money: for payments that you didn’t make, failures and fees the card’s issuer acts; for goods and refunds, the shop.",
  "wallet.issuer.google-pay":
    "It holds no money: for payments that you didn’t make, failures and fees the card’s issuer acts; for goods and refunds, the shop.",
  "wallet.pending.google-pay": "A payment that is still pending cannot be disputed yet.",
  "wallet.export.alipay":
    "Me → Bills → “…” at the top right → transaction statement → for personal bookkeeping",
  "wallet.export.wechat-pay":
    "Me → Services → Wallet → Transactions → FAQ → download statement → for personal bookkeeping",

  "promise.enter": "Enter something you were promised",
  "promise.title": "What were you promised?",
  "promise.what": "What it is",
  "promise.what-refund": "A refund",
  "promise.what-arrival": "Money that is to arrive",
  "promise.what-cancellation": "An end to automatic payments",
  "promise.what-discount": "A discount or coupon",
  "promise.what-points": "Points",
  "promise.what-release": "Held money that is to be let go",
  "promise.payment": "Which payment",
  "promise.payment-none": "It isn’t in the list",
  "promise.asked": "Asked for, or promised, on",
  "promise.asked-refund": "Asked for on",
  "promise.asked-goods": "The day the shop received the goods",
  "promise.goods": "Were goods sent back?",
  "promise.goods-none": "No",
  "promise.goods-there": "Yes, and the shop has them",
  "promise.goods-under-way": "Yes, but they are still on their way",
  "promise.goods-term":
    "A shop’s time to pay begins when it has the goods, so no day is known yet. Ask the shop for a date, and say here once it has them.",
  "promise.goods-arrived": "The shop has the goods",
  "promise.goods-day": "Since which day",
  "promise.goods-since": "The shop has had the goods since {day}.",
  "promise.did-goods": "Noted: the shop’s time runs from that day.",
  "promise.wrong-received": "A day up to today, and not before you asked.",
  "promise.until": "Promised by (if they named a day)",
  "promise.amount": "Amount (if it is not the whole)",
  "promise.points": "How many points (if you know)",
  "promise.reason": "Reason, in your own words",
  "promise.go": "Keep watch",
  "promise.due": "Due by {due}.",
  "promise.calendar": "Save the day to the calendar",
  "promise.calendar-says": "Has it come? {what}: look in the wallet, and follow it up if not",
  "promise.calendar-file": "reminder",
  "promise.while-open":
    "This page can tell you only while it is open. Your calendar reminds you by itself; no names or amounts go into it.",
  "promise.said-no": "They said no",
  "promise.withdraw": "No longer needed",
  "promise.refused": "You marked this as refused.",
  "promise.did-enter": "Noted. It is watched from now on.",
  "promise.did-refused": "Noted as refused. The next steps are beside it.",
  "promise.did-withdraw": "Noted. It is watched no more.",
  "promise.wrong-payment": "Choose the payment it belongs to.",
  "promise.wrong-asked": "A day up to today, and not before the payment.",
  "promise.wrong-until": "A day after you asked.",
  "promise.wrong-amount": "An amount in plain digits, such as 12.50. Without a payment it is needed.",

  "help.sheet": "For the police",
  "help.sheet-says": "What they ask for. Fill in the blanks while you remember.",
  "report.title": "Report of a payment that I was misled into",
  "report.ask": "Please have the payment stopped, if that is still possible.",
  "report.account": "Paid from: {operator}, account {account}",
  "report.payee": "Payee as shown: {name}",
  "report.payee-account": "Payee’s account or number as shown: {id}",
  "report.payment": "{at}: {amount}",
  "report.none": "Payment: time ____________  amount ____________  number ____________",
  "report.payee-none": "Payee: name ____________  account ____________",
  "report.how": "How they contacted me (phone numbers, accounts, websites, groups): ____________",
  "report.said": "What they said, and what I was to do: ____________",
  "report.when": "First contact: ____________   Last contact: ____________",
  "report.kept": "What I kept (chats, recordings, pictures of the screen): ____________",
  "report.shared": "Did they see my screen, or get a code or password? ____________",
  "report.me": "My name and phone number: ____________",
};
