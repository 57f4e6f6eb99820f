/**
 * Every sentence in English.
 *
 * A flat map from key to ICU MessageFormat text, written natively (Chinese is a sibling, not the source). Tone: what
 * was seen, what is usual, what to do; no accusation, no "you are safe". Lines of advice are split by "\n".
 * One file for one language, however long: whoever translates is handed this file and no other.
 * Not here: formatting of money, time and shares (format.js), choice of sentences (describe.js).
 */
import help from "./help-en.js";

// Advice that several reasons share. It must do no harm: under a screen-sharing scam a password changed on the same
// phone is a password handed over, so hanging up comes first and the password last, on another device.
const OWN = "First, think back: did you make this payment, or did someone in your family use your account?";
const TOLD =
  "If someone on a call, in a chat or watching your screen told you to pay: hang up, stop sharing, go offline, " +
  "and call the police from another phone{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}.";
const NOT_MINE =
  "If it was not you, freeze or lock the account in the wallet’s own app, then reach the operator through the app’s help section.";
const CLEAN_DEVICE =
  "Change your password on a device you trust, not on a phone that someone is watching or guiding.";
const REFUND_TRUTH =
  "A genuine refund never requires screen sharing, a code, a download or a transfer from you.";
// For an analyst at the operator's desk, who decides about somebody that must not be told of a suspicion.
const DESK = [
  "One pattern is no proof: weigh it with what is known of the customer, and write down why.",
  "Do not tell the customer that a report is being considered.",
];
const lines = (/** @type {string[]} */ ...all) => all.join("\n");

/** What to do about a use of the account. */
const NOT_ME = [
  "If someone on a call or watching your screen told you to do it: hang up, stop sharing and go offline first.",
  "If it was not you, freeze or lock the account in the wallet’s own app, then sign out every device that you do not know.",
  "Change your password last, on a device you trust.",
];
const WAS_IT_YOU = lines("Was it you? Then say so, and it will be known next time.", ...NOT_ME);

/** @type {Record<string, string>} */
export default {
  ...help,
  // ---- reasons: title, what was seen, what is usual, what to do
  "unusual-amount.title": "Much larger than usual",
  "unusual-amount.seen":
    "{amongOthers, select, true {{inTrade, select, true {Few people pay as much as {amount} for this kind of thing.} other {Few people make payments as large as this one of {amount}.}}} " +
    "other {This payment of {amount} is {times} times your usual amount.}}",
  "unusual-amount.usual":
    "Going by at least {payments, plural, one {# payment} other {# payments}}, you usually pay about {usual} at a time.",
  "unusual-amount.unless": "Anything up to {bound} would not have been flagged.",
  "unusual-amount.advice": lines(OWN, TOLD, NOT_MINE, CLEAN_DEVICE),
  "counterparty-risk.title": "Payments here were marked as a problem before",
  "counterparty-risk.seen":
    "{frauds, plural, =0 {Payments to {counterparty}, or to places like it, were marked as a problem} one {A payment to {counterparty} was marked as a problem} " +
    "other {At least # payments to {counterparty} were marked as a problem}}, by you or by users of this wallet; that alone does not mean that the recipient did wrong.",
  "counterparty-risk.usual":
    "The last of them was made about {sinceMs} earlier{genuine, plural, =0 {, and nobody has called one genuine since} one {; one payment since was called genuine} " +
    "other {; # payments since were called genuine}}. It may be over by now, or have another cause.",
  "counterparty-risk.advice": lines(
    "Did you mean to pay here? Compare the name and the amount with your order or receipt.",
    TOLD,
    NOT_MINE,
    "If you paid with a card, look through its payments every few days for the next weeks.",
  ),
  "lingering-suspicion.title": "Unusual payments close together",
  "lingering-suspicion.seen": "This payment comes soon after others that were unusual for you.",
  "lingering-suspicion.usual":
    "The last clearly unusual payment was less than {sinceMs} earlier. One alone is often chance; several together are worth checking.",
  "lingering-suspicion.advice": lines(
    "Look at this payment and those before it together: were all of them yours?",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "velocity.title": "Many payments in a short time",
  "velocity.seen": "{count, plural, one {# payment} other {# payments}} within {windowMs}.",
  "velocity.before": "With this one, {count, plural, one {# payment} other {# payments}} within {windowMs}.",
  "velocity.usual": "In the same stretch of time you usually make {usual}.",
  "velocity.advice": lines(
    "Check whether these were yours, or made by a child or relative on your phone.",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "new-counterparty.title": "First payment to this recipient",
  "new-counterparty.seen": "As far as your payments here show, {counterparty} is new to you.",
  "new-counterparty.usual":
    "Of at least {payments, plural, one {# earlier payment} other {# earlier payments}}, {share} went to someone new.",
  "new-counterparty.advice": lines(
    "Does the name match the person or shop you meant to pay? Before a transfer, confirm in person or on a number you already had.",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "odd-hour.title": "Paid at an unusual time for you",
  "odd-hour.seen": "This payment was made around {hour}.",
  "odd-hour.before": "You seldom pay around {hour}.",
  "odd-hour.usual":
    "Of at least {payments, plural, one {# earlier payment} other {# earlier payments}}, {share} fell within an hour of that time.",
  "odd-hour.advice": lines(OWN, TOLD, NOT_MINE),
  "scam-transfer.title": "A transfer worth checking first",
  "scam-transfer.seen":
    "{known, select, true {{counterparty} had only had far smaller sums from you} other {As far as your payments here show, {counterparty} is new to you}}; " +
    "this transfer is {amount}{call, select, true {, made during or just after a call or screen sharing} other {}}.",
  "scam-transfer.before":
    "{known, select, true {{counterparty} has only had far smaller sums from you} other {As far as your payments here show, {counterparty} is new to you}}, " +
    "and this transfer is {amount}{call, select, true {, during or just after a call or screen sharing} other {}}.",
  "scam-transfer.usual":
    "{count, plural, one {It can wait a day, until you have checked.} " +
    "other {It is the {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} such transfer within {windowMs}{rising, select, true {, each larger than the last} other {}}.}}",
  "scam-transfer.unless": "Anything up to {bound} would not have been flagged.",
  "scam-transfer.advice": lines(
    TOLD,
    "Pay nothing more for now. Meet the person, or call a number you had before today, and ask about this payment.",
    "If it has gone out, call your bank or the wallet at once and ask whether it can be stopped; keep the chat and the receipts.",
  ),
  "task-scam.title": "Small earnings, then growing payments",
  "task-scam.seen":
    "Within {windowMs}, new people sent you {received} in {credits, plural, one {# payment} other {# payments}}.",
  "task-scam.usual":
    "{payments, plural, one {Then {amount} went to someone new.} " +
    "other {Then # payments went to new recipients, the last one {amount}.}} Paying in to be allowed to earn is how money is lost this way.",
  "task-scam.usual-before":
    "With this one, {payments, plural, one {# payment goes} other {# payments go}} to new recipients, this one {amount}. Paying in to be allowed to earn is how money is lost this way.",
  "task-scam.advice": lines(
    "Pay nothing more, even if it is said to be the last step before your money comes back.",
    TOLD,
    "Real work never asks you to pay first. Take pictures of the chat, the app and the receipts before the group disappears.",
    "Call your bank or the wallet’s official help and ask whether the transfers can be stopped.",
  ),
  "screen-share-payment.title": "Paid while your screen was shared",
  "screen-share-payment.seen":
    "A payment of {amount} came within {windowMs} of {remote, select, true {someone steering this phone from elsewhere} other {sharing your screen}}.",
  "screen-share-payment.before":
    "Within the last {windowMs}, {remote, select, true {someone steered this phone from elsewhere} other {your screen was shared}}; now {amount} is to be paid.",
  "screen-share-payment.usual":
    "You usually pay about {usual} at a time. Whoever sees the screen sees your codes and passwords, too.",
  "screen-share-payment.unless": "Anything up to {bound} would not have been flagged.",
  "screen-share-payment.advice": lines(
    "Hang up, stop sharing your screen and go offline now: flight mode, then Wi-Fi off.",
    "From another phone, call the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}, then your card issuer, then the wallet’s official help.",
    REFUND_TRUTH,
    CLEAN_DEVICE,
  ),
  "recovery-scam.title": "Paid someone new soon after a report",
  "recovery-scam.seen":
    "This transfer of {amount} was to {counterparty}, who is new to you as far as your payments here show.",
  "recovery-scam.before":
    "This transfer of {amount} is going to {counterparty}, who is new to you as far as your payments here show.",
  "recovery-scam.usual":
    "You had reported a payment less than {sinceMs} earlier. People who lost money are often contacted again by someone who offers to get it back.",
  "recovery-scam.advice": lines(
    "Did anyone promise to get your money back for a fee, a deposit or a tax? Pay nothing more: the police and real lawyers do not collect like that.",
    TOLD,
    "Ask the officer who took your report, on the number you were given then.",
  ),
  "no-password-burst.title": "Several payments without a password",
  "no-password-burst.seen":
    "{count, plural, one {# payment} other {# payments}} without a password within {windowMs}, " +
    "{mixed, select, true {those in this currency come to {spent}} other {{spent} in all}}{fresh, select, true {, soon after an agreement was signed} other {}}.",
  "no-password-burst.before":
    "With this one, {count, plural, one {# payment} other {# payments}} without a password within {windowMs}, " +
    "{mixed, select, true {those in this currency come to {spent}} other {{spent} in all}}{fresh, select, true {, soon after an agreement was signed} other {}}.",
  "no-password-burst.usual": "Of your payments, {share} need no password.",
  "no-password-burst.advice": lines(
    "Check whether these were yours, or made by a child or relative on your phone.",
    NOT_MINE,
    "In the wallet’s payment settings, turn off payments without a password and end the agreements you do not know.",
    "Is your phone still with you? If not, report the SIM card lost, and call the card issuer from another phone.",
    CLEAN_DEVICE,
  ),
  "subscription-trap.title": "A subscription now costs much more",
  "subscription-trap.seen":
    "{counterparty} charged you {amount}; the last charge was {before}{trial, select, true {, a trial price} other {}}.",
  "subscription-trap.before":
    "{counterparty} is about to charge you {amount}; the last charge was {before}{trial, select, true {, a trial price} other {}}.",
  "subscription-trap.usual":
    "That last charge was less than {sinceMs} earlier. You may have agreed to the new price; it is worth checking.",
  "subscription-trap.unless": "Anything up to {bound} would not have been flagged.",
  "subscription-trap.advice": lines(
    "If you do not want it, end the automatic payment in the wallet’s settings: deleting the app does not end it.",
    "Then ask the seller for the money back from the order page, with a picture of the price you were shown.",
    "If the seller does not help, complain through the app’s help section, or to " +
      "{region, select, CN {the 12315 platform} ZZ {the consumer hotline (12315 in mainland China)} other {the consumer authority where you live}}.",
    REFUND_TRUTH,
  ),
  "family-card.title": "A lot spent through a family card",
  "family-card.seen": "Someone who pays from your account spent {amount}, and {spent} within {windowMs}.",
  "family-card.before":
    "Someone who pays from your account is about to spend {amount}; with it, {spent} within {windowMs}.",
  "family-card.usual": "This person first paid from your account less than {sinceMs} earlier.",
  "family-card.advice": lines(
    "Ask the relative face to face, or on a number you already had: a chat account can be someone else.",
    "If you did not mean to give this card, or someone told you to for a refund or a check, cancel it in the wallet now.",
    TOLD,
    "Then lower the limits of the cards that you keep.",
  ),
  "minor-spending.title": "A lot spent on games or tips",
  "minor-spending.seen":
    "{count, plural, one {# game or tip payment} other {# game or tip payments}} within {windowMs}; {spent} in the 30 days up to then.",
  "minor-spending.before":
    "With this one, {count, plural, one {# game or tip payment} other {# game or tip payments}} within {windowMs}; {spent} in the last 30 days.",
  "minor-spending.usual": "In an earlier month it was about {usual}.",
  "minor-spending.advice": lines(
    "Ask calmly whether a child used your phone; screenshot the orders, with times.",
    "A child’s payments can often be returned: apply through the game’s or the live site’s own page for minors, or the app store.",
    "No genuine refund desk calls you first. " + REFUND_TRUTH,
    "Turn off payments without a password, change the payment password, and turn on parental controls.",
  ),
  "qr-substitution.title": "This shop’s code is not the usual one",
  "qr-substitution.seen": "{amount} was paid to {counterparty} under an id not seen there before.",
  "qr-substitution.before": "{amount} is to go to {counterparty} under an id not seen there before.",
  "qr-substitution.usual":
    "Your earlier {payments, plural, one {payment} other {# payments}} there went to another id. Shops do change their codes.",
  "qr-substitution.advice": lines(
    "Ask at the counter whether the money arrived, and whether the code is theirs.",
    "If it is not, tell the shop to take the code down, and report the payee in the wallet with the receipt.",
    "Next time, compare the name on the screen before you confirm, or let the shop scan your code.",
  ),
  "sim-swap.title": "Payment soon after a new SIM card",
  "sim-swap.seen":
    "A payment of {amount} came within {sinceMs} after the phone number had moved to another SIM card.",
  "sim-swap.before":
    "Your phone number moved to another SIM card within the last {sinceMs}; now {amount} is to be paid.",
  "sim-swap.usual":
    "{reset, select, true {Afterwards the password was reset{newDevice, select, true { and a new device signed in} other {}}.} " +
    "other {{newDevice, select, true {Afterwards a new device signed in.} other {No other change was seen.}}}} " +
    "If you changed the card or the phone yourself, just check this payment.",
  "sim-swap.advice": lines(
    "Did you change the SIM card yourself? Does your phone still have signal?",
    "If not, call your carrier from another phone and have the number blocked, then the card issuer and the wallet to freeze payments.",
    "Call the police as well{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}.",
    CLEAN_DEVICE,
  ),
  "card-provisioned.title": "Large payments after a card was added",
  "card-provisioned.seen":
    "Within {sinceMs} after a card was added on a new device, {count, plural, =0 {a large payment was tried, without success} " +
    "one {# large payment was made, {spent} in all} other {# large payments were made, {spent} in all}}.",
  "card-provisioned.before":
    "A card was added on a new device within the last {sinceMs}; with this one, {count, plural, one {# large payment} other {# large payments}} since, {spent} in all.",
  "card-provisioned.usual": "If you set up a new phone yourself, this may be you.",
  "card-provisioned.advice": lines(
    OWN,
    "If it was not you, call the card issuer on the number on the card and have the card blocked, on that device, too.",
    NOT_MINE,
    "Did you tell anyone a code that came by message? Tell the issuer so.",
    CLEAN_DEVICE,
  ),
  "red-packet-gambling.title": "Very many red packets in an hour",
  "red-packet-gambling.seen":
    "{count, plural, one {# red packet} other {# red packets}} within {windowMs}; you sent {spent}{mixed, select, true { in this currency} other {}}.",
  "red-packet-gambling.before":
    "With this one, {count, plural, one {# red packet} other {# red packets}} within {windowMs}; those you send{mixed, select, true { in this currency} other {}} come to {spent}.",
  "red-packet-gambling.usual":
    "At this pace red packets are seldom gifts. If it is a celebration with people you know, nothing needs doing.",
  "red-packet-gambling.advice": lines(
    "If the group plays for money, stop here and leave it; do not pay to win back what is lost.",
    "Keep the chat and the receipts. You can report the group in the app, or to the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}.",
    "If it was not you, freeze or lock the account in the wallet’s own app.",
  ),
  "unattended-charge.title": "A charge without your confirmation",
  "unattended-charge.seen":
    "{counterparty} {refused, select, true {tried to charge {amount}, without success,} other {charged {amount}}} with no confirmation and from no device of yours" +
    "{count, plural, one {} other {, the {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} such attempt within {windowMs}}}.",
  "unattended-charge.before":
    "{counterparty} asks for {amount} with no confirmation and from no device of yours" +
    "{count, plural, one {} other {, the {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} such attempt within {windowMs}}}.",
  "unattended-charge.usual":
    "Of your payments, {share} come that way.{afar, select, true { You usually pay this shop in person.} other {}}",
  "unattended-charge.advice": lines(
    OWN,
    "Did you pay with the plastic card, or does this shop keep your card’s number? Then it may be yours.",
    NOT_MINE,
    "Ask the card’s issuer to block the card and to replace it.",
    CLEAN_DEVICE,
  ),
  "duplicate-charge.title": "You may have been charged twice",
  "duplicate-charge.seen":
    "{counterparty} charged {amount} {count, plural, one {once} =2 {twice} other {# times}} within {withinMs}{sameOrder, select, true {, " +
    "under the same order number} other {}}{otherOrder, select, true {, under two order numbers: {orderId} and {otherOrderId}} other {}}.",
  "duplicate-charge.usual":
    "One order is normally charged once; you may also have bought the same thing again.{likely, select, true { You do not usually pay the same there twice in a row.} other {}}",
  "duplicate-charge.advice": lines(
    "Check the order first: did you buy two, or pay for someone else?",
    "If you bought once, open the payment in the wallet’s app and ask the shop to return the extra charge.",
    "If the shop does not help, apply through the app’s help section with the transaction number, time and amount.",
    REFUND_TRUTH,
  ),
  "refund-seen.title": "A refund came in",
  "refund-seen.seen":
    "{counterparty} refunded {amount}{linked, select, true { of an earlier payment} other {}}.",
  "refund-seen.usual": "Refunds normally go back to the account or card you paid with.",
  "refund-seen.advice": lines(
    "Check that the amount is what you asked for.",
    "If it is not, ask from the order page or the app’s help section, and ignore “refund agents” who call you.",
    REFUND_TRUTH,
  ),
  "charged-but-failed.title": "Charged, though it shows as failed",
  "charged-but-failed.seen":
    "{counterparty} charged {amount}; the payment shows as failed or closed, and nothing has come back yet.",
  "charged-but-failed.usual": "Such money usually comes back by itself, here by {dueAt} ({term}).",
  "charged-but-failed.advice": lines(
    "Check the balance or the card’s own statement: has the money left, or is it only held?",
    "Do not pay the same order again before this is clear.",
    "If nothing is back by then, send the case to the operator through the app’s help section.",
    REFUND_TRUTH,
  ),
  "not-arrived.title": "Money that has not arrived",
  "not-arrived.seen":
    "{amount} to or from {counterparty}, sent on {sinceAt}, should have arrived by {dueAt}.",
  "not-arrived.usual":
    "Expected: {term}.{estimated, select, true { Public holidays of that year are estimated.} other {}}",
  "not-arrived.advice": lines(
    "Compare both sides: the wallet’s record of the transfer, and the recipient’s own bank statement.",
    "Check the recipient’s name and account number in the record.",
    "Ask the wallet’s help section to trace it, with the transaction number, time and amount.",
    REFUND_TRUTH,
  ),
  "amount-differs.title": "More was charged than you approved",
  "amount-differs.seen": "{counterparty} charged {amount}; you had approved {authorized}.",
  "amount-differs.usual":
    "Fuel, hotels and meals are often settled at another amount; this does not look like one of them.",
  "amount-differs.advice": lines(
    "Compare it with your order or receipt.",
    "If it is not right, ask the shop first, then the app’s help section.",
    REFUND_TRUTH,
  ),
  "fee-surprise.title": "A fee higher than usual",
  "fee-surprise.seen": "A fee of {fee} was taken on {amount}.",
  "fee-surprise.usual":
    "{declared, select, true {When you began, the fee was given as {usual}.} other {Going by your earlier payments of this kind, it would have been {usual} at most.}}",
  "fee-surprise.advice": lines(
    "Open the payment in the wallet’s app: its details say what the fee is for.",
    "A free allowance may be used up. If that does not explain it, ask the app’s help section.",
  ),
  "discount-missing.title": "A promised discount is missing",
  "discount-missing.seen":
    "{points, select, true {The points for your payment to {counterparty} have not come.} other {{wanted} was to be taken off at {counterparty}; it was {received}.}}",
  "discount-missing.usual": "A coupon is taken off when you pay; points may take some days.",
  "discount-missing.advice": lines(
    "Look at the coupon’s conditions: shop, date, least amount.",
    "Ask the shop for the difference, with a picture of the promise.",
    REFUND_TRUTH,
  ),
  "hold-not-released.title": "A deposit is still held",
  "hold-not-released.seen":
    "{counterparty} has held {amount} since {sinceAt}; it should have been released by {dueAt}.",
  "hold-not-released.usual":
    "Expected: {term}.{estimated, select, true { Public holidays of that year are estimated.} other {}}",
  "hold-not-released.advice": lines(
    "Ask the shop to complete or cancel the hold.",
    "If it does not, ask the card’s issuer or the wallet’s help section.",
    REFUND_TRUTH,
  ),
  "refund-late.title": "A refund is overdue",
  "refund-late.seen":
    "The refund of {amount} from {counterparty}, asked for on {sinceAt}, should have come by {dueAt}.",
  "refund-late.usual":
    "Expected: {term}.{estimated, select, true { Public holidays of that year are estimated.} other {}}",
  "refund-late.advice": lines(
    "Check where you paid from: the balance, or that card’s own statement.",
    "Ask the shop whether it has approved the refund, and for the refund’s number.",
    "Then send the case to the operator through the app’s help section.",
    REFUND_TRUTH,
  ),
  "refund-short.title": "Less came back than promised",
  "refund-short.seen": "{counterparty} returned {amount} of {wanted}.",
  "refund-short.usual": "A coupon’s share does not come back in money; that has been allowed for.",
  "refund-short.advice": lines(
    "Look at the order: is a part refunded later, or kept as postage?",
    "Ask the shop for the rest from the order page.",
    REFUND_TRUTH,
  ),
  "refund-elsewhere.title": "A refund went somewhere else",
  "refund-elsewhere.seen": "{counterparty} returned {amount}, but not to where you had paid from.",
  "refund-elsewhere.usual":
    "Refunds normally go back the way they came; a closed card is one reason for another way.",
  "refund-elsewhere.advice": lines(
    "Look for it in the wallet’s balance and on your other cards.",
    "If it is in none of them, ask the app’s help section where it went.",
    REFUND_TRUTH,
  ),
  "refund-window-closing.title": "Time for a refund is running out",
  "refund-window-closing.seen":
    "{closed, select, true {The refund of {amount} from {counterparty} could be made until {closesAt}, and has not come.} " +
    "other {The refund of {amount} from {counterparty} can be made only until {closesAt}.}}",
  "refund-window-closing.usual": "The rule: {term}.",
  "refund-window-closing.advice": lines(
    "Ask the shop now, in writing, from the order page.",
    "After that day the shop has to find another way, so keep the order and the chat.",
    REFUND_TRUTH,
  ),
  "charge-after-cancellation.title": "Charged after you cancelled",
  "charge-after-cancellation.seen":
    "{counterparty} charged you {amount}, although you had cancelled as of {endedAt}.",
  "charge-after-cancellation.usual": "One last charge may have been under way already; it is worth asking.",
  "charge-after-cancellation.advice": lines(
    "Check in the wallet’s settings that the automatic payment has really been cancelled there.",
    "Ask the seller for the money back, with a picture of the cancellation.",
    REFUND_TRUTH,
  ),
  "request-refused.title": "What you asked for was refused",
  "request-refused.seen":
    "{counterparty} said no to what you asked for on {sinceAt}{ofSum, select, true {, {amount}} other {}}.{given, select, true { The reason given: {because}} other {}}",
  "request-refused.usual": "A no from the shop is not always the last word.",
  "request-refused.advice": lines(
    "Keep the refusal, with its day and its reason.",
    "If you think it wrong, send the case to the wallet’s or bank’s help section, with the order and what was agreed.",
    REFUND_TRUTH,
  ),
  "holiday-delay.title": "This may take a few days longer",
  "holiday-delay.seen": "{amount}, {counterparty}: expected by {dueAt}.",
  "holiday-delay.usual":
    "{promotion, select, true {Right after a big sale, refunds pile up for some days.} " +
    "other {{holidays, plural, one {# day off lies} other {# days off lie}} in between, on which banks do not settle.}}",
  "holiday-delay.advice": lines(
    "There is nothing you need to do. It is flagged here if it has not come by then.",
    REFUND_TRUTH,
  ),
  "recurring-missed.title": "A regular payment is missing",
  "recurring-missed.seen":
    "{income, select, true {{amount} from {counterparty} was expected around {dueAt} and hasn’t come in.} " +
    "other {{amount} to {counterparty} was due around {dueAt}, and this account doesn’t show it.}}",
  "recurring-missed.usual":
    "{confirmed, select, true {You confirmed it as a regular payment.} other {Until now it came every time, at the same price.}}",
  "recurring-missed.advice": lines(
    "See whether it went through another account, under another name or earlier than usual.",
    "If a rent, an insurance premium or a loan instalment was due, contact the other side before it costs you a fee.",
    "If it has ended, say so in the list of regular payments, and it won’t be expected again.",
  ),
  "price-rise.title": "A regular payment now costs more",
  "price-rise.seen": "{counterparty} charged {amount}. Until now it was {before}.",
  "price-rise.usual": "The price had been the same at least three times in a row.",
  "price-rise.advice": lines(
    "Look for a notice of the new price, in your mail or in the app.",
    "If it isn’t worth that to you, cancel before the next charge.",
  ),
  "charged-again.title": "Charged again after it had stopped",
  "charged-again.seen":
    "{counterparty} charged {amount}. {said, select, true {On {endedAt} you had marked it as not regular.} other {The charge before was on {endedAt}.}}",
  "charged-again.usual":
    "{said, select, true {This is said once, and not at every charge.} other {You may have taken it up again; or it was never really cancelled.}}",
  "charged-again.advice": lines(
    "If you had cancelled, check in the wallet’s settings and in the seller’s app that the automatic payment is really off.",
    "If you did not want this charge, ask the seller for the money back, with a picture of the cancellation.",
    REFUND_TRUTH,
  ),
  "trial-ending.title": "A trial has begun",
  "trial-ending.seen": "{counterparty} started a trial with an automatic payment; the charge now: {amount}.",
  "trial-ending.usual": "When a trial ends, the full price is usually charged without another question.",
  "trial-ending.advice": lines(
    "Look up now when the trial ends and what it costs from then on, and set a reminder.",
    "If you don’t want it to go on, cancel the automatic payment before that day. Deleting the app does not cancel it.",
  ),
  "impossible-travel.title": "Too far away to get there in time",
  "impossible-travel.seen":
    "This payment in person was {distance} kilometres from the one before it, {withinMs} apart.",
  "impossible-travel.before":
    "This payment in person is {distance} kilometres from the last one, only {withinMs} after it.",
  "impossible-travel.usual":
    "Getting there would take {speed} kilometres an hour; an airliner flies at about 900.",
  "impossible-travel.advice": lines(
    "Are your card and your phone with you? Some shops give their head office as their address, so check the shop’s name too.",
    NOT_MINE,
    "If you used a card, ask your bank to block it and send you a new one.",
  ),
  "new-country.title": "First payment in this country",
  "new-country.seen": "This payment was made in {country}, where no earlier payment of yours is known.",
  "new-country.before": "This payment is in {country}, where no earlier payment of yours is known.",
  "new-country.usual":
    "Your earlier payments that are known, at least {payments, number}, came from other places.",
  "new-country.advice": lines("Are you travelling, or did you buy from a shop abroad?", OWN, NOT_MINE),
  "new-currency.title": "Paid in a currency that is new to you",
  "new-currency.seen":
    "This payment asked for {amount}, in a currency in which no earlier payment of yours is known.",
  "new-currency.before":
    "This payment asks for {amount}, in a currency in which no earlier payment of yours is known.",
  "new-currency.usual": "Your earlier payments that are known, at least {payments, number}, used others.",
  "new-currency.advice": lines(
    "Did you buy from a shop abroad? Check its name and the amount in your own currency.",
    OWN,
    NOT_MINE,
  ),
  "new-device.title": "Paid from a new device",
  "new-device.seen":
    "This payment came from a device first seen less than {ageMs} earlier{afterChange, select, true {, just after your password, contact, sign-in step or limit was changed} other {}}.",
  "new-device.before":
    "The device that is about to pay was first seen less than {ageMs} ago{afterChange, select, true {, just after your password, contact, sign-in step or limit was changed} other {}}.",
  "new-device.usual":
    "You had been using {devices, plural, one {# other device} other {# other devices}} for longer than that.",
  "new-device.advice": lines(
    "Have you just set up a new phone? Then this is to be expected. If not, sign that device out in the wallet’s settings.",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "login-new-device.title": "Used from a new device",
  "login-new-device.seen": "Your account was used from a device that no earlier use is known from.",
  "login-new-device.usual":
    "{logins, plural, =0 {Before that, it was used from other devices.} one {Before that, we saw # use of your account, from another device.}" +
    " other {Before that, we saw # uses of your account, all from other devices.}}",
  "login-new-device.advice": WAS_IT_YOU,
  "login-new-network.title": "Used from a new network",
  "login-new-network.seen": "Your account was used over a network that no earlier use is known over.",
  "login-new-network.usual":
    "{logins, plural, =0 {Before that, other networks were used.} one {Before that, we saw # use, over another network.} other {Before that, we saw # uses, all over other networks.}}",
  "login-new-network.advice": WAS_IT_YOU,
  "login-new-country.title": "Used from a new country",
  "login-new-country.seen":
    "Your account was used from {country}, by the network’s address; no earlier use there is known.",
  "login-new-country.usual":
    "{logins, plural, =0 {Before that, it was used from elsewhere.} one {Before that, we saw # use, from elsewhere.}" +
    " other {Before that, we saw # uses, all from elsewhere.}} A VPN or a trip can explain it.",
  "login-new-country.advice": WAS_IT_YOU,
  "login-new-agent.title": "Used with a new app or browser",
  "login-new-agent.seen":
    "Your account was used with {otherKind, select, true {another kind of device} other {an app, browser or system}} that is new to it.",
  "login-new-agent.usual":
    "{logins, plural, =0 {Before that, others were used.} one {Before that, we saw # use, with another one.} other {Before that, we saw # uses, all with others.}}",
  "login-new-agent.advice": WAS_IT_YOU,
  "login-odd-hour.title": "Used at an unusual hour",
  "login-odd-hour.seen": "Your account was used around {hour}.",
  "login-odd-hour.usual":
    "{logins, plural, =0 {You are hardly ever in your account at that hour.} one {You are hardly ever in your account at that hour (# use so far).}" +
    " other {You are hardly ever in your account at that hour (# uses so far).}}",
  "login-odd-hour.advice": WAS_IT_YOU,
  "login-too-far.title": "Used in two places far apart",
  "login-too-far.seen": "Your account was used in two places about {km, number} km apart within {withinMs}.",
  "login-too-far.usual":
    "Nobody travels that fast, even if each place is off by {errorKm, number} km. A VPN can look like this.",
  "login-too-far.advice": WAS_IT_YOU,
  "password-guessing.title": "Several failed sign-ins",
  "password-guessing.seen":
    "{failures, plural, one {# sign-in} other {# sign-ins}} failed within {withinMs}{cameIn, select, true {, and then one succeeded} other {}}.",
  "password-guessing.usual": "That is more than slips of the finger usually explain.",
  "password-guessing.advice": lines(
    "Was it you? Then there is nothing to do.",
    "If not: nobody who calls or writes needs the code that you are being sent. Do not read it out.",
    ...NOT_ME,
  ),
  "login-after-silence.title": "Used after a long silence",
  "login-after-silence.seen": "Your account was used for the first time in {silenceMs}.",
  "login-after-silence.usual": "You usually come back much sooner.",
  "login-after-silence.advice": WAS_IT_YOU,
  "keys-changed.title": "Security settings changed after something new",
  "keys-changed.seen":
    "{password, select, true {The password was changed} other {{contact, select, true {The phone number or e-mail address was changed}" +
    " other {{twoStep, select, true {Two-step verification was turned off} other {{alerts, select, true {The wallet’s alerts were turned off}" +
    " other {{unlocked, select, true {The account was unlocked} other {A security setting was changed}}}}}}}}}}, within {sinceMs} of a new device, place or SIM card.",
  "keys-changed.usual":
    "Whoever takes over an account does this so that its owner stays out and hears nothing.",
  "keys-changed.advice": WAS_IT_YOU,
  "money-opened.title": "A way to pay was added after something new",
  "money-opened.seen":
    "{payee, select, true {A payee was added} other {{limit, select, true {A limit was raised} other {{card, select, true {A card was linked}" +
    " other {{familyCard, select, true {A family card was granted} other {{agreement, select, true {An automatic payment was agreed to}" +
    " other {A way to pay was added}}}}}}}}}}, within {sinceMs} of a new device, place or SIM card.",
  "money-opened.usual": "It is often the last step before money leaves.",
  "money-opened.advice": WAS_IT_YOU,
  "login-after-sim.title": "Sign-in soon after a new SIM card",
  "login-after-sim.seen":
    "{sinceMs} after your phone number moved to another SIM card, {reset, select, true {the password was reset} other {a new device signed in}}.",
  "login-after-sim.usual": "Whoever has your number receives your codes.",
  "login-after-sim.advice": lines(
    "Did you change your SIM card yourself? Then this is to be expected.",
    "If not, your phone has probably lost its signal: call your carrier from another phone and have the number blocked.",
    ...NOT_ME,
  ),
  "challenge-flood.title": "Asked to confirm again and again",
  "challenge-flood.seen":
    "You were asked {challenges, plural, one {# time} other {# times}} within {withinMs} to confirm that it is you.",
  "challenge-flood.usual": "Somebody who has your password may be waiting for you to give in.",
  "challenge-flood.advice": lines(
    "Do not confirm anything that you did not start, and read no code out to anybody.",
    ...NOT_ME,
  ),
  "challenge-failed.title": "Somebody failed an identity check",
  "challenge-failed.seen":
    "Somebody using your account was asked to prove that it was you, and failed{again, select, true { again} other {}}.",
  "challenge-failed.usual": "It may have been you, with a code that came late.",
  "challenge-failed.advice": WAS_IT_YOU,
  "after-odd-access.title": "More after an unusual sign-in",
  "after-odd-access.seen":
    "It came {sinceMs} after {steps, plural, one {an unusual use} other {# unusual uses}} of your account that nobody has explained.",
  "after-odd-access.usual": "Each by itself may be harmless; together they look like somebody taking over.",
  "after-odd-access.advice": WAS_IT_YOU,
  "guessed-accounts.title": "Many accounts tried from one network",
  "guessed-accounts.seen":
    "Sign-ins to {accounts, plural, one {# account} other {# accounts}} failed from this network within two days.",
  "guessed-accounts.usual": "{uses, plural, one {# use} other {# uses}} of accounts succeeded from there.",
  "guessed-accounts.advice":
    "Slow down or block sign-ins from this network. It says nothing about the holders of these accounts.",
  "suspicious-access.title": "Paid after a suspicious sign-in",
  "suspicious-access.seen":
    "This payment came {sinceMs} after a use of your account that looked like somebody else’s.",
  "suspicious-access.before": "{sinceMs} ago your account was used in a way that looked like somebody else.",
  "suspicious-access.usual":
    "{steps, plural, one {# unusual use} other {# unusual uses}} of the account came before it, and nobody has explained {steps, plural, one {it} other {them}}.",
  "suspicious-access.advice": lines(...NOT_ME),
  "confirmation-failed.title": "Payment whose confirmation failed",
  "confirmation-failed.seen":
    "Somebody was asked to confirm this payment and could not, {sinceMs} before or after it.",
  "confirmation-failed.before": "Somebody was asked to confirm this payment and could not.",
  "confirmation-failed.usual": "It may have been you, with a code that came late.",
  "confirmation-failed.advice": lines(TOLD, NOT_MINE, CLEAN_DEVICE),
  "card-testing.title": "Small payments tried one after another",
  "card-testing.seen":
    "{count, plural, one {# small payment was} other {# different small payments were}} tried within {windowMs}, " +
    "{refused, number} of them refused{followed, select, true {; then came this larger one} other {}}.",
  "card-testing.before":
    "{count, plural, one {# small payment was} other {# different small payments were}} tried within {windowMs}, " +
    "{refused, number} of them refused{followed, select, true {; now comes this larger one} other {}}.",
  "card-testing.usual": "You usually pay about {usual} at a time.",
  "card-testing.advice": lines(
    "If you were not trying to pay several shops just then, somebody may be trying out your card’s number.",
    "Ask your bank to block the card and send you a new one; small amounts matter too.",
    NOT_MINE,
  ),
  "dormant-awakening.title": "First payment after a long pause",
  "dormant-awakening.seen": "This payment of {amount} is the first in {silentMs}.",
  "dormant-awakening.before": "This payment of {amount} would be the first in {silentMs}.",
  "dormant-awakening.usual": "Payments a month before the pause: {monthly}.",
  "dormant-awakening.advice": lines(OWN, TOLD, NOT_MINE, CLEAN_DEVICE),
  "drain.title": "Most of the balance has left",
  "drain.seen":
    "With this payment of {amount}, {gone} of the balance has left within {windowMs}; {left} remains.",
  "drain.before":
    "With this payment of {amount}, {gone} of the balance would leave within {windowMs}; {left} would remain.",
  "drain.usual":
    "After {payments, plural, one {# earlier payment} other {# earlier payments}}, the balance was this low in {share} of cases.",
  "drain.unless": "Anything up to {bound} would not have been flagged.",
  "drain.advice": lines(
    TOLD,
    "If it was not you, call your bank as well: what left within the last hours can sometimes be stopped.",
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "spend-velocity.title": "Much more spent than usual",
  "spend-velocity.seen":
    "{count, plural, one {# payment} other {# payments}} came to {sum} within {windowMs}.",
  "spend-velocity.before":
    "With this one, {count, plural, one {# payment comes} other {# payments come}} to {sum} within {windowMs}.",
  "spend-velocity.usual": "In the same stretch of time you usually spend about {usual}.",
  "spend-velocity.advice": lines(
    "Go through these payments: are they all yours, or made by a child or relative on your phone?",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "counterparty-velocity.title": "Many new recipients in one day",
  "counterparty-velocity.seen":
    "{count, plural, one {# new recipient was} other {# new recipients were}} paid within {windowMs}.",
  "counterparty-velocity.before":
    "With this one, {count, plural, one {# new recipient is} other {# new recipients are}} paid within {windowMs}.",
  "counterparty-velocity.usual":
    "On a day when you pay someone new, the number of new recipients is usually {usual}.",
  "counterparty-velocity.advice": lines(
    "Do you know all of them? On a journey or at a market this is to be expected.",
    TOLD,
    NOT_MINE,
    CLEAN_DEVICE,
  ),
  "structuring.title": "Amounts just below the reporting limit",
  "structuring.seen":
    "{count, plural, one {# movement} other {# movements}} just below {limit} within {windowMs}, {sum} in all.",
  "structuring.usual": "A single movement of {limit} or more would have to be reported.",
  "structuring.advice": lines(
    "Compare with the customer’s known business and with the limits of the app itself, which split payments too.",
    ...DESK,
  ),
  "rapid-in-out.title": "What came in went straight out",
  "rapid-in-out.seen":
    "{received} came in from people and {sent} went on to people or cash within {windowMs}: {share}.",
  "rapid-in-out.usual":
    "The account has been paying for {ageMs}; money for living costs usually stays longer.",
  "rapid-in-out.advice": lines(
    "Look at who sent and who received, and at whether they deal with one another elsewhere.",
    "The holder may have lent the account to somebody, or been deceived: ask for the purpose before anything else.",
    ...DESK,
  ),
  "fan-in.title": "Many people send to one account",
  "fan-in.seen":
    "{count, plural, one {# person} other {# different people}} sent {sum} within {windowMs}{alsoOut, select, true {, and it was sent on to as many} other {}}.",
  "fan-in.usual": "In a stretch like this, the number of senders is usually {usual}.",
  "fan-in.advice": lines(
    "Collections for a class, a club or a wedding look the same: read the notes of the transfers.",
    ...DESK,
  ),
  "fan-out.title": "One account sends to many people",
  "fan-out.seen":
    "{sum} was sent to {count, plural, one {# person} other {# different people}} within {windowMs}{alsoIn, select, true {, after as many had sent money in} other {}}.",
  "fan-out.usual": "In a stretch like this, the number of recipients is usually {usual}.",
  "fan-out.advice": lines(
    "Wages, and shares of a common cost, look the same: read the notes of the transfers.",
    ...DESK,
  ),
  "round-trip.title": "Money that comes back",
  "round-trip.seen":
    "{amount} moved within {withinMs} of {earlier} the other way, {sameParty, select, true {with the same party} other {with another party}}.",
  "round-trip.usual":
    "Transfers of about this amount the other way shortly before: {count, number}. A loan that is returned comes back once.",
  "round-trip.advice": lines(
    "Look for a purpose: a loan has a date and a note, and money that goes in a circle has neither.",
    ...DESK,
  ),
  "gift-card-burst.title": "Several gift cards or prepaid credit in a row",
  "gift-card-burst.seen":
    "{count, plural, one {# purchase} other {# purchases}} of gift cards or prepaid credit in round amounts within {windowMs}, {spent} in all.",
  "gift-card-burst.before":
    "With this one, {count, plural, one {# purchase} other {# purchases}} of gift cards or prepaid credit in round amounts within {windowMs}, {spent} in all.",
  "gift-card-burst.usual":
    "Few people need so many at once. Once the codes of such cards are passed on, the money is hard to get back.",
  "gift-card-burst.advice": lines(
    "Pay nothing more for now, and give nobody the numbers or codes of these cards, nor a photo of them.",
    TOLD,
    "No authority, shop, employer or help desk takes gift cards as payment. If one is said to want them, it is not who it says.",
    "If codes have gone out, call the cards’ issuer at once and ask to freeze what is unused; keep the receipts and the chat.",
    "If nobody in your household bought them, call your card’s issuer and the wallet’s official help.",
  ),
  "lookalike-payee.title": "A name that only looks familiar",
  "lookalike-payee.seen":
    "{amount} was for {counterparty}. The name is almost that of someone you have paid before, but not letter for letter.",
  "lookalike-payee.before":
    "{amount} is to go to {counterparty}. The name is almost that of someone you have paid before, but not letter for letter.",
  "lookalike-payee.usual":
    "You had first paid the one you know {knownMs} earlier. A misread name can look like this too; names are also copied on purpose.",
  "lookalike-payee.advice": lines(
    "Compare this recipient, and the account or id behind it, with an earlier payment to the one you know.",
    "Ask the one you know, on a number you had before today, whether this is really theirs. Until then, pay nothing more.",
    "If the money was meant for them and has gone elsewhere, call your bank or the wallet at once and ask whether it can be stopped.",
  ),
  "payee-exposure.title": "Money adding up with one recipient",
  "payee-exposure.seen":
    "{count, plural, one {{counterparty} has had {sum} from you} other {{counterparty} has had # payments from you within {sinceMs}, {sum} in all}}" +
    "{rising, select, true {, each larger than the one before} other {}}.",
  "payee-exposure.before":
    "{count, plural, one {{counterparty} would have {sum} from you} other {With this one {counterparty} would have had # payments from you within {sinceMs}, {sum} in all}}" +
    "{rising, select, true {, each larger than the one before} other {}}.",
  "payee-exposure.usual":
    "{known, select, true {The largest payment to them that is more than a week old was about {stood}.} other {No payment to them is more than a week old yet.}}",
  "payee-exposure.advice": lines(
    TOLD,
    "A small payment that went well says nothing about a large one. Stop here, meet the person or call a number you had before, and ask what the money is for.",
    "If it has gone out, call your bank or the wallet at once and ask whether it can be stopped; keep the chat and the receipts.",
  ),
  "unusual-run.title": "A run of payments that is not like you",
  "unusual-run.seen":
    "{count, plural, one {# recipient was} other {# different recipients were}} paid {kind} within {windowMs}.",
  "unusual-run.before":
    "With this one, {count, plural, one {# recipient is} other {# different recipients are}} paid {kind} within {windowMs}.",
  "unusual-run.usual":
    "{seldom, select, true {In as much time you usually pay nobody that way.} other {In as much time you usually pay {usual} that way.}}",
  "unusual-run.advice": lines(
    "Are you booking a journey, moving house or buying presents? Then this is to be expected.",
    TOLD,
    NOT_MINE,
    "If it is a card that was used, block it at its bank: the number on its back, or the bank’s own app.",
  ),
  "over-budget.title": "Over budget",
  "over-budget.seen":
    "{category}: {spent} spent this {weekly, select, true {week} other {month}}, of a budget of {limit}.",
  "over-budget.usual": "The budget runs until {endsAt}. You will not be told again before then.",
  "over-budget.advice": lines(
    "See which payments it went to, and whether one of them is in the wrong category.",
    "If the budget no longer fits, change it. Nothing was held or refused.",
  ),
  "history-digest.title": "Smaller differences in older payments",
  "history-digest.seen":
    "{held, plural, one {On {from}, one payment differed} other {Between {from} and {to}, # payments differed}} a little from your habits.",
  "history-digest.usual":
    "Whatever was serious in older payments has an alert of its own. Smaller differences are grouped here, so that they do not bury it.",
  "history-digest.advice":
    "Open the list and look whether one was not yours; if so, find it in the wallet’s app and raise it through the help section there.",
  "day-digest.title": "Minor alerts of the day, grouped",
  "day-digest.seen":
    "{held, plural, one {# minor alert} other {# minor alerts}} of {on} {held, plural, one {was} other {were}} grouped here.",
  "day-digest.usual":
    "Only the most important alerts are shown each day. What may be urgent is always shown.",
  "day-digest.advice":
    "Look through the day’s payments in the wallet’s app when you have a minute; if one was not yours, raise it through the help section there.",
  // ---- before a payment is made: an assessment, told to whoever is about to pay
  "before.title.allow": "A little unlike what you usually do",
  "before.title.none": "Nothing unlike your habits was seen",
  "before.title.early": "Too little is known here to compare with",
  "before.title.challenge": "Please check this before you pay",
  "before.title.review": "Wait a moment: this needs a check first",
  "before.title.block": "Please do not make this payment",
  "before.paying": "You are about to pay {amount} to {counterparty}.",
  "before.paying.this": "You are about to make this payment.",
  "before.label": "Before you pay",
  "before.told-title": "Stop here, and don’t pay yet",
  "before.told-question":
    "Did anyone ask you to make this payment, on a call, in a chat or while watching your screen?",
  "before.stop": "Don’t pay",
  "before.sleep": "Wait {hours, number} hours",
  "before.pay": "Pay now",
  "before.did-stop": "This payment was not made.",
  "before.did-wait": "Nothing is paid before {time}. You can still decide against it.",
  "before.did-pay": "You chose to pay.",
  "before.unlike": "{payment} It is unlike what this account usually does.",
  "before.wait": "{payment} Have it checked before the money leaves.",
  "before.none": "{payment} In what we were given, nothing about it is unlike the habits of this account.",
  "before.early": "{payment} There are too few earlier ones to say what is usual for this account.",
  "before.advice": lines(
    "Did someone on a call, in a chat or watching your screen tell you to pay? Then stop: hang up, stop sharing, " +
      "and call the police from another phone{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}.",
    "Compare the name and the amount with what was agreed; ask in person, or on a number you already had.",
    "If it is not you who is paying, cancel it and lock the account in the wallet’s own app.",
  ),
  "before.advice.scam": lines(
    "Stop here and pay nothing for now. Did someone tell you to make this payment? Then hang up, stop sharing your screen, and go offline.",
    "No one from the police, a bank, a shop or customer support asks you to move money to keep it safe, or to pay so that you get money back.",
    "From another phone, speak to someone you trust or to the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}} before anything else.",
  ),
  "before.advice.takeover": lines(
    "Is it you who is paying? If not, cancel it, and freeze or lock the account in the wallet’s own app.",
    "If your phone has no signal, or a device or card is not yours, call your carrier and the card’s issuer from another phone.",
    CLEAN_DEVICE,
  ),
  "before.advice.none": lines(
    "Only you know what this payment is for: compare the name and the amount.",
    "If someone on a call, in a chat or watching your screen tells you to pay, stop and hang up: no one from the police, a bank or support asks for that.",
  ),
  "reason.at-least": "Only the latest payments were counted: the true figures are higher.",
  "reason.unknown": "This payment differs from your habits ({code}).",
  "advice.told": lines(
    "Hang up, stop sharing your screen and go offline. Pay nothing more, and keep the chat history.",
    "From another phone, call the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}, then your card issuer and the wallet’s official help.",
    CLEAN_DEVICE,
    REFUND_TRUTH,
  ),

  // ---- words inside sentences
  "name.unnamed": "someone without a name",
  "name.known": "“{name}”",
  "number.about": "about {value}",
  "number.below-one": "less than one",
  "number.between": "{low, number} or {high, number}",
  "share.about": "about {value}",
  "share.below-one": "less than 1%",
  "duration.days": "{value, plural, one {# day} other {# days}}",
  "duration.hours": "{value, plural, one {# hour} other {# hours}}",
  "duration.minutes": "{value, plural, one {# minute} other {# minutes}}",
  "duration.seconds": "{value, plural, one {# second} other {# seconds}}",
  "alert.count": "Seen {count, plural, one {once} other {# times}} in all.",

  // ---- severities and states
  "severity.info": "For information",
  "severity.notice": "Worth checking",
  "severity.warning": "Please check",
  "severity.danger": "Act soon",
  "state.open": "To review",
  "state.acknowledged": "Noted",
  "state.snoozed": "Snoozed",
  "state.escalated": "In progress",
  "state.resolved": "Done",
  "state.expired": "Expired",
  "outcome.allow": "let through",
  "outcome.challenge": "ask again",
  "outcome.review": "review first",
  "outcome.block": "refuse",
  "step.raise": "Raised",
  "step.acknowledge": "Noted",
  "step.snooze": "Snoozed",
  "step.wake": "Back on the list",
  "step.escalate": "Marked for follow-up",
  "step.resolve": "Resolved",
  "step.reopen": "Taken back",
  "step.worse": "Back on the list: it got worse",
  "step.expire": "Expired",
  "step.over": "Resolved: the cause is gone",
  "step.again": "It happened again",
  "step.held-back": "Grouped with others that day",
  "step.withdraw": "Withdrawn: the date was wrong",
  "step.verdict-allow": "The wallet let it through",
  "step.verdict-challenge": "The wallet asked again",
  "step.verdict-review": "The wallet is checking",
  "step.verdict-block": "The wallet refused it",
  "by.holder": "you",

  // ---- for analysts
  "analyst.share": "{nats} nats, odds × {odds}",
  "analyst.value": "{name} = {value}",
  "analyst.unless": "quiet if {field} {op} {bound}",
  "analyst.score": "Probability {probability}, score {score}; {outcome}",
  "analyst.baseline": "Baseline {nats} nats: the prior, and what is too small to be a reason",
  "analyst.version": "Module {version}, scoring {scoring}",
  "analyst.learnt": "Learnt weights count {share}",
  "analyst.config": "Configuration {config}",
  "analyst.feature": "{name} at knot {value}",

  // ---- notifications
  "notify.title": "Wallet: please check now",
  "notify.body": "Something needs your attention. Open the app for what to do.",
  "topic.payment": "Payments",
  "topic.access": "Sign-ins",
  "topic.service": "Charges and refunds",
  "topic.spending": "Spending",

  // ---- check-up
  "checkup.title": "Account check-up",
  "checkup.next": "Do this first",
  "checkup.then": "Then",
  "checkup.loading": "Looking at your account …",
  "checkup-odd-access.title": "Look at the unusual sign-in",
  "checkup-odd-access.seen":
    "On {at} your account was used in an unusual way, and nobody has said whether it was you.",
  "checkup-odd-access.advice": "Open “Who was here” and say whether it was you.",
  "checkup-reported.title": "Change your password",
  "checkup-reported.seen":
    "On {at} you reported something that was not right. The password has not been changed since, as far as is known.",
  "checkup-reported.advice":
    "Set a new one on a device that you trust, one you use nowhere else, and sign out all other devices.",
  "checkup-leak.title": "Your password may have leaked",
  "checkup-leak.seen": "It may be known to others.",
  "checkup-leak.advice": "Change it now, here and wherever else you use it.",
  "checkup-two-step.title": "Turn on two-step verification",
  "checkup-two-step.seen": "Your password alone opens the account.",
  "checkup-two-step.advice":
    "Turn on the second step in the wallet’s security settings. A passkey or an app is better than codes by text message.",
  "checkup-alerts.title": "Turn on the wallet’s alerts",
  "checkup-alerts.seen": "You would not hear of payments and sign-ins.",
  "checkup-alerts.advice": "Turn on alerts for payments and sign-ins in the wallet’s settings.",
  "checkup-reuse.title": "Use a password of its own",
  "checkup-reuse.seen": "The password is used elsewhere too. A leak there opens this account.",
  "checkup-reuse.advice": "Set one that you use nowhere else; a password manager remembers it for you.",
  "checkup-pin.title": "Choose a PIN that nobody would try first",
  "checkup-pin.seen": "The payment PIN is a date, a row or one repeated digit.",
  "checkup-pin.advice":
    "Choose six digits that are no birthday and no pattern. Six are enough, since the wallet counts the attempts.",
  "checkup-contact.title": "Verify your contact details",
  "checkup-contact.seen":
    "Your phone number or e-mail address is not verified, so alerts and codes may not reach you.",
  "checkup-contact.advice": "Verify them in the wallet’s settings.",
  "checkup-length.title": "Use a longer password",
  "checkup-length.seen":
    "It has {length, plural, one {# character} other {# characters}}; {least, number} or more are recommended here.",
  "checkup-length.advice":
    "Several words in a row are long and easy to remember. Kinds of characters matter less than length.",
  "checkup-devices.title": "Remove devices that you no longer use",
  "checkup-devices.seen": "{devices, plural, one {# device knows} other {# devices know}} your account.",
  "checkup-devices.advice":
    "Go through the list in the wallet’s settings and sign out those that you no longer use.",
  "checkup-biometric.title": "Unlock with fingerprint or face",
  "checkup-biometric.seen": "Nobody can read a fingerprint over your shoulder.",
  "checkup-biometric.advice": "Turn it on in the wallet’s settings if your phone has it.",
  "checkup-looked-at.title": "What was looked at",
  "checkup-looked-at.seen":
    "{facts, number} of {of, number} settings were known, and " +
    "{uses, plural, =0 {no habits of using the account} one {habits of a single use of the account} " +
    "other {habits of about # uses of the account, older ones counting for less}}. What is not known was not judged.",
  "checkup-looked-at.advice":
    "How old the password is makes no difference by itself: change it when something happened (NIST SP 800-63-4).",

  // ---- who was here
  "access.title": "Who was here",
  "access.loading": "Loading sign-ins …",
  "access.none": "No sign-ins were told",
  "access.none-says": "Statements of payments hold no sign-ins; your wallet’s app has to pass them on.",
  "access.device": "Device {number, number}",
  "access.no-device": "Device not told",
  "access.this-device": "this device",
  "access.times": "{count, plural, one {# use} other {# uses}} · last {last}",
  "access.since": "since {at}",
  "access.new": "new",
  "access.unusual": "unusual",
  "access.me": "This was me",
  "access.not-me": "Not me",
  "access.undo": "Undo",
  "access.said-me": "You said this was you.",
  "access.said-not-me": "You said this wasn’t you.",
  "access.failed": "failed",
  "access.more": "{count, plural, one {# more} other {# more}}",
  "access.story": "What happened, step by step",
  "access.steps": "First steps, in this order",
  "access.steps.call": "Somebody is on the phone, or sees or controls your screen",
  "access.first-steps": lines(
    "Lock or freeze the account in the wallet’s own app.",
    "Set a new password on a device that you trust, one you use nowhere else.",
    "Sign out all other devices, and remove those that you do not know.",
    "Check phone number, e-mail address, payees, limits and automatic payments; undo what you did not change.",
    "Call your bank if money has left or a card is linked.",
  ),
  "access.scam-steps": lines(
    "Hang up, stop sharing the screen, and take the phone offline.",
    "From another phone, call the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}, your bank and the wallet.",
    "Change your passwords on a clean device, not on this one.",
  ),
  "access.action.login": "Signed in",
  "access.action.challenge": "Asked to confirm",
  "access.action.password-reset": "Password reset",
  "access.action.password-change": "Password changed",
  "access.action.two-step-on": "Two-step verification on",
  "access.action.two-step-off": "Two-step verification off",
  "access.action.device-bind": "Device trusted",
  "access.action.card-bind": "Card linked",
  "access.action.agreement-sign": "Automatic payment agreed to",
  "access.action.family-card-grant": "Family card granted",
  "access.action.contact-change": "Contact changed",
  "access.action.payee-add": "Payee added",
  "access.action.limit-raise": "Limit raised",
  "access.action.notifications-off": "Alerts off",
  "access.action.sim-change": "SIM card changed",
  "access.action.account-lock": "Account locked",
  "access.action.account-unlock": "Account unlocked",
  "access.action.service-use": "Service used (not a sign-in)",
  "access.action.payment": "Payment",

  // ---- categories
  "category.dining": "Dining out",
  "category.groceries": "Groceries",
  "category.daily-goods": "Household goods",
  "category.transport": "Getting around",
  "category.travel": "Hotels and travel",
  "category.digital": "Electronics",
  "category.clothing": "Clothing",
  "category.beauty": "Beauty and hair",
  "category.home": "Home",
  "category.parenting": "Children",
  "category.pets": "Pets",
  "category.sports": "Sports and outdoors",
  "category.entertainment": "Leisure and culture",
  "category.education": "Education",
  "category.health": "Health",
  "category.insurance": "Insurance",
  "category.utilities": "Utilities",
  "category.telecom": "Phone and internet",
  "category.public-services": "Public services",
  "category.charity": "Charity",
  "category.transfer": "Transfers",
  "category.red-packet": "Red packets",
  "category.family": "Paid for family",
  "category.investment": "Investments",
  "category.card-repayment": "Card and credit repayment",
  "category.top-up": "Top-ups",
  "category.cash-out": "Withdrawals",
  "category.refund": "Refunds",
  "category.income": "Income",
  "category.interest": "Interest",
  "category.fee": "Fees",
  "category.business": "Business services",
  "category.other": "Other",
  "category.all": "All spending",
  "category.none": "No category",

  // ---- what a summary leaves out or guesses
  "quality.refund-without-payment":
    "{count, plural, one {# refund has} other {# refunds have}} no matching payment{amount, select, none {} other { ({amount} in all)}}.",
  "quality.status-unknown":
    "{count, plural, one {# payment has a status} other {# payments have a status}} we do not know, " +
    "and {count, plural, one {is} other {are}} counted as made{amount, select, none {} other { ({amount} in all)}}.",
  "quality.counted-once":
    "{count, plural, one {# payment was} other {# payments were}} in two of your exports, and {count, plural, one {is} other {are}} counted once{amount, select, none {} other { ({amount} in all)}}.",
  "quality.refund-date-unknown":
    "For {count, plural, one {# payment} other {# payments}}, the day of the refund is not known; it is taken off on the day of the payment{amount, select, none {} other { ({amount} in all)}}.",
  "quality.history-short":
    "Your payments do not reach far enough back to compare with all of the earlier time.",
  "quality.category-unknown":
    "{count, plural, one {# payment has} other {# payments have}} no category{amount, select, none {} other { ({amount} in all)}}.",
  "quality.payments-evicted":
    "{count, plural, one {# older payment is} other {# older payments are}} past the storage limit and not counted.",
  "quality.ledger-gap":
    "{count, plural, one {# payment was} other {# payments were}} checked but not kept. Import {count, plural, one {it} other {them}} again to have {count, plural, one {it} other {them}} counted.",
  "quality.months-folded":
    "{count, plural, one {# older payment is} other {# older payments are}} kept only as sums of the month, and {count, plural, one {counts} other {count}} in full.",
  "quality.months-cut":
    "{count, plural, one {# older payment is} other {# older payments are}} kept only as sums of whole months that this period cuts, and {count, plural, one {is} other {are}} not counted.",
  "quality.months-of-another-zone":
    "{count, plural, one {# older payment counts} other {# older payments count}} in the month of another time zone.",
  "quality.months-in-no-interval":
    "{count, plural, one {# older payment is} other {# older payments are}} in the totals but in no day or week: only sums of the month are left.",
  "quality.months-undivided":
    "{count, plural, one {# older payment} other {# older payments}} cannot be divided this way: only sums by category and recipient are left.",
  "quality.months-joined":
    "The recipients of {count, plural, one {# older payment} other {# older payments}} are no longer kept apart.",
  "quality.months-at-one-rate":
    "{count, plural, one {# older payment is} other {# older payments are}} converted at one rate a month.",
  "quality.months-added-to":
    "{count, plural, one {# payment} other {# payments}} came in after the month was summed up; if another of your exports shows the same, it counts twice.",
  "quality.months-changed":
    "{count, plural, one {# older payment has} other {# older payments have}} changed since the month was summed up; the sum is from before.",
  "quality.months-closed":
    "{count, plural, one {# older payment was} other {# older payments were}} not taken in, because we can no longer tell whether the month has {count, plural, one {it} other {them}} already.",
  "quality.type-unknown":
    "{count, plural, one {# payment is} other {# payments are}} of a type we do not know{amount, select, none {} other { ({amount} in all)}}.",
  "quality.refund-exceeds-payment":
    "{count, plural, one {For # payment} other {For # payments}}, more came back than was paid{amount, select, none {} other { ({amount})}}.",
  "quality.refund-amount-unknown":
    "{count, plural, one {# payment was} other {# payments were}} partly refunded without saying how much; the full price is counted{amount, select, none {} other { ({amount})}}.",
  "quality.refund-of-dropped":
    "{count, plural, one {# refund is} other {# refunds are}} of older payments that are no longer kept, and {count, " +
    "plural, one {is} other {are}} taken off in the month of the refund{amount, select, none {} other { ({amount} in all)}}.",
  "quality.refund-unclear":
    "For {count, plural, one {# refund} other {# refunds}}, several payments fit; until that is settled, {count, " +
    "plural, one {it counts} other {they count}} as money received{amount, select, none {} other { ({amount} in all)}}.",
  "quality.maybe-shown-twice":
    "{count, plural, one {# payment} other {# payments}} may be in two of your exports, and {count, plural, " +
    "one {is} other {are}} counted in both until you say{amount, select, none {} other { ({amount} in all)}}.",
  "quality.maybe-booked-twice":
    "{count, plural, one {# payment} other {# payments}} may be booked twice under another spelling, and " +
    "{count, plural, one {is} other {are}} counted as shown{amount, select, none {} other { ({amount} in all)}}.",
  "quality.maybe-own-transfer":
    "{count, plural, one {# transfer} other {# transfers}} may be between your own accounts, and {count, plural, one " +
    "{is} other {are}} counted as spent and received until you say{amount, select, none {} other { ({amount} in all)}}.",
  "quality.other":
    "{count, plural, one {# more payment needs} other {# more payments need}} a look ({code}).",

  // ---- what belongs together
  "link.pays-back.title": "A refund and its payment",
  "link.pays-back.body": "{amount} came back for an earlier payment.",
  "link.pays-back.question": "Does this refund belong to this payment?",
  "link.pays-back.open": "{amount} came back; until you say, it counts as money received.",
  "link.pays-back.advice": "If it belongs to another payment, leave this one as it is.",
  "link.reverses.title": "A booking that was undone",
  "link.reverses.body": "{amount} was booked back.",
  "link.reverses.question": "Does this booking undo that one?",
  "link.reverses.open": "{amount} was booked the other way; until you say, both are counted.",
  "link.reverses.advice": "Compare the dates and the reference on both statements.",
  "link.settles.title": "A pending payment was posted",
  "link.settles.body": "The pending payment is done: {amount} was posted. It counts once.",
  "link.settles.question": "Is this what became of the pending payment?",
  "link.settles.open": "{amount} was posted; until you say, the pending payment is still waited for.",
  "link.settles.advice": "If both were charged, say no, and ask the shop.",
  "link.same-payment.title": "One payment in two statements",
  "link.same-payment.body": "Two of your statements show this payment of {amount}. It counts once.",
  "link.same-payment.question": "Is this one payment shown in two statements?",
  "link.same-payment.open": "Two of your statements show {amount}. Until you say, both are counted.",
  "link.same-payment.advice":
    "If both left your accounts, you were charged twice: say so, and ask the shop for one of them back.",
  "link.other-side.title": "A transfer between your own accounts",
  "link.other-side.body":
    "{amount} left one of your accounts and arrived in another. It is neither spent nor received.",
  "link.other-side.question": "Is this a transfer between two accounts that you opened in your own name?",
  "link.other-side.open":
    "{amount} left one account and the same sum came into another. Until you say, it counts as spent and as received.",
  "link.other-side.advice": lines(
    "If somebody else sent you this money, say no.",
    "Were you told to move money to a “safe account”? Then it is not yours, whatever its name: that is a scam. Say no, and get help.",
  ),
  "link.awaited.title": "What you waited for has come",
  "link.awaited.body": "{amount} came in for what was promised.",
  "link.awaited.question": "Is this the money you waited for?",
  "link.awaited.open": "{amount} came in; until you say, the promised money is still waited for.",
  "link.awaited.advice": "If it is for something else, say no.",
  "link.why.named": "One statement names the other payment.",
  "link.why.decided": "You said so.",
  "link.why.number": "Both carry the same number.",
  "link.why.amount": "The amounts are the same.",
  "link.why.name": "The names are the same.",
  "link.why.name-part": "The names are much alike.",
  "link.why.wallet": "One statement names the wallet that the other is from.",
  "link.why.card": "One was paid by card, and the other may be that card’s booking.",
  "link.why.seconds": "They are seconds apart.",
  "link.why.minutes": "They are minutes apart.",
  "link.why.days": "They are as far apart as banks take.",
  "link.why.own-words": "A statement says that the money stayed with you.",
  "link.why.transfers": "Both are transfers.",
  "link.why.account": "No other person is named.",
  "link.why.stated": "The payment’s own statement says that so much came back.",
  "link.why.one-reading": "No other payment fits.",
  "link.why.export": "They are in two exports of one account, over the same days.",

  // ---- <sentinel-alerts>
  "alerts.loading": "Loading alerts…",
  "alerts.filter": "Filter by state",
  "alerts.waiting": "To review",
  "alerts.expired": "Expired",
  "alerts.none-expired": "No alert has expired",
  "alerts.see-expired":
    "{count, plural, one {See # that expired unanswered} other {See # that expired unanswered}}",
  "alerts.lesser": "Less important",
  "alerts.none-lesser": "No alert is less important",
  "alerts.see-lesser":
    "{count, plural, one {See the # less important alert} other {See the # less important alerts}}",
  "alerts.coverage-lesser":
    "{payments, plural, one {# payment} other {# payments}} from {from} to {to}; what stood out in them has been answered, has expired " +
    "or is less important. {uses, select, true {Sign-ins were seen only as far as your files tell of them.} other {Statements hold no sign-ins, so none were seen.}}",
  "alerts.handled": "Done",
  "alerts.topic": "Kind",
  "alerts.every-topic": "All kinds",
  "alerts.every-month": ", show every month",
  "alerts.none": "Nothing to review",
  "alerts.none-in": "Nothing to review in {period}",
  "alerts.coverage-answered":
    "{payments, plural, one {# payment} other {# payments}} from {from} to {to}; what stood out in them has been answered or has expired. " +
    "{uses, select, true {Sign-ins were seen only as far as your files tell of them.} other {Statements hold no sign-ins, so none were seen.}}",
  "alerts.see-answered": "{count, plural, one {See the # handled alert} other {See the # handled alerts}}",
  "alerts.elsewhere":
    "{count, plural, one {# alert outside this period} other {# alerts outside this period}}",
  "alerts.counting": "Show these payments",
  "alerts.same-payee": "Show all payments with them",
  "alerts.open": "Open this payment",
  "alerts.none-handled": "Nothing handled yet",
  "alerts.coverage":
    "Nothing clearly unlike your habits in {payments, plural, one {# payment} other {# payments}} from {from} to {to}. " +
    "{uses, select, true {Sign-ins were seen only as far as your files tell of them.} other {Statements hold no sign-ins, so none were seen.}}",
  "alerts.more": "Show {count, number} more",
  "alerts.help": "What to do",
  "alerts.advice": "What to do",
  "alerts.why": "Also seen",
  "alerts.mine": "I made this payment",
  "alerts.not-mine": "This wasn’t me",
  "alerts.fine": "That’s fine",
  "alerts.follow-up": "Something’s wrong",
  "alerts.noted": "Got it",
  "alerts.solved": "Mark as resolved",
  "alerts.undo": "Undo",
  "alerts.undone": "Undone",
  "alerts.back": "Back",
  "alerts.done": "Updated: {title}",
  "alerts.told-question":
    "Did anyone ask you to make this payment, on a call, in a chat or while watching your screen?",
  "alerts.told-no": "No, it was my own idea",
  "alerts.told-yes": "Yes, someone told me to",
  "alerts.led-question":
    "Did you confirm it yourself because somebody told you to, or led you to it? A caller, a chat and “customer service” all count.",
  "alerts.led-no": "No, I didn’t confirm it",
  "alerts.led-yes": "Yes, somebody led me to it",
  "alerts.to-help": "Whom to contact, with a message ready",
  "alerts.told-heard": "Please follow the steps below",
  "alerts.story":
    "{count, plural, one {# alert} other {# alerts less than a day apart, possibly one incident}}",
  "alerts.payments": "{count, plural, one {# payment} other {# payments}}",
  "alerts.every-severity": "All levels",
  "alerts.severity": "Level",
  "alerts.snooze": "Snooze for 7 days",
  "alerts.snooze-done": "Snoozed for 7 days: {title}",
  "alerts.until": "Quiet until {time}",
  "alerts.from-import": "from a statement",
  "alerts.since-act":
    "Since you last answered, {count, plural, one {# more like it has} other {# more like it have}} come in without another alert.",
  "alerts.counted": "{count, plural, one {Show it} other {Show all #}}",
  "alerts.as-fraud": "You said this wasn’t you",
  "alerts.as-scam": "Reported as a scam",
  "alerts.as-legitimate": "You made it",
  "alerts.bring-back": "Move back to review",
  "alerts.new": "{count, plural, one {# new alert} other {# new alerts}} to review",
  "alerts.history": "What happened to this alert",
  "alerts.by": "{what}, by {who}",
  "alerts.none-filtered": "Nothing of this kind here",
  "alerts.show-all": "Show everything",

  // ---- <sentinel-summary>
  "summary.loading": "Adding up…",
  "summary.empty": "Nothing spent in this period",
  "summary.weeks": "{count, plural, one {# week} other {# weeks}}",
  "summary.years": "{count, plural, one {# year} other {# years}}",
  "summary.months": "{count, plural, one {# month} other {# months}}",
  "summary.spent-over": "Spent in {over}",
  "summary.average-week": "About {amount} a week.",
  "summary.average-month": "About {amount} a month.",
  "summary.average-year": "About {amount} a year.",
  "summary.mostly": "Mostly on {list}.",
  "summary.to-check": "{count, plural, one {# alert needs} other {# alerts need}} your attention.",
  "summary.currency": "Currency",
  "summary.payments": "Payments",
  "summary.received": "Received",
  "summary.refunded": "Refunded",
  "summary.fees": "Fees",
  "summary.pending": "Pending",
  "summary.spent": "Spent",
  "summary.share": "Share",
  "summary.week": "Week",
  "summary.year": "Year",
  "summary.interval": "Show by",
  "summary.every-category": "All categories",
  "summary.csv": "Save as CSV",
  "summary.month": "Month",
  "summary.category": "Category",
  "summary.counterparty": "Recipient",
  "summary.by-week": "Week by week",
  "summary.by-year": "Year by year",
  "summary.by-month": "Month by month",
  "summary.by-category": "Where it went",
  "summary.by-counterparty": "Top recipients",
  "summary.one-month": "{amount} spent in {month}.",
  "summary.month-stands-out":
    "{month} stands out: {amount}, {times} times the other months’ average of {usual}.",
  "summary.months-alike": "Much the same every month: {amount} on average, a little more in {month}.",
  "summary.category-share": "{name} took the most: {share} of spending.",
  "summary.category-most": "{name} took the most: {amount}.",
  "summary.category-unnamed": "Most of it is in no category: {amount}.",
  "summary.counterparty-share": "{name} received the most: {share} of spending.",
  "summary.counterparty-most": "{name} received the most: {amount}.",
  "summary.average-short": "average {amount}",
  "summary.table": "Show the table",
  "summary.show-all": "All {count, number}",
  "summary.week-of": "the week of {day}",
  "summary.spent-over-on": "Spent on {name} in {over}",
  "summary.made": "Payments made",
  "summary.came-in": "Money in",
  "summary.counts": "What counts",
  "summary.counts-says":
    "Spent: purchases, transfers to others and fees, less refunds. Received: money from others and income. Moves between your own accounts and pending payments count in neither.",
  "summary.counts-failed":
    "{count, plural, one {# attempt failed or was closed and is} other {# attempts failed or were closed and are}} not counted.",
  "summary.counts-zero":
    "{count, plural, one {# row of zero is} other {# rows of zero are}} not counted, such as coupons and free rides.",
  "summary.week-stands-out":
    "{month} stands out: {amount}, {times} times the other weeks’ average of {usual}.",
  "summary.year-stands-out":
    "{month} stands out: {amount}, {times} times the other years’ average of {usual}.",
  "summary.weeks-alike": "Much the same every week: {amount} on average, a little more in {month}.",
  "summary.years-alike": "Much the same every year: {amount} on average, a little more in {month}.",
  "summary.most-in": "The most was spent in {month}: {amount}.",
  "summary.mark-week": "This week has an open alert",
  "summary.mark-month": "This month has an open alert",
  "summary.mark-year": "This year has an open alert",
  "summary.earlier": "Earlier",
  "summary.later": "Later",
  "summary.drawn": "{from} to {to}: {drawn, number} of {count, number}",
  "summary.quality": "About these figures",
  "summary.list": "Show the payments",
  "summary.answer": "Answer",

  // ---- <sentinel-plan>
  "plan.unusual": "This month so far",
  "plan.unusual-more": "{name}: higher than usual, {spent} so far (usually {low} to {high} by now).",
  "plan.unusual-less": "{name}: lower than usual, {spent} so far (usually {low} to {high} by now).",
  "plan.unusual-none": "About the same as usual.",
  "plan.unusual-nothing": "Nothing was spent, so there is nothing to compare.",
  "plan.unusual-seldom":
    "By this day of the month, at least half of the earlier months had no spending yet, so there is nothing to compare with.",
  "plan.unusual-short":
    "Too early to say what is usual: {months, plural, =0 {no whole month is} one {# whole month is} other {# whole months are}} known, and it takes six.",
  "plan.unusual-legend": "Bar: spent so far. Frame: usual by this day of the month.",
  "plan.unusual-of": "That month, up to {day}",
  "plan.budgets-of": "Budgets as of {day}",
  "plan.recurring-then": "As of {asOf}, next was {name}: about {amount}, around {day}.",
  "plan.so-far": "So far",
  "plan.usual": "Usual by now",
  "plan.from": "From",
  "plan.to": "To",
  "plan.budgets": "Budgets",
  "plan.budget-over": "{name}: over budget, {spent} spent of {limit}.",
  "plan.budget-likely": "{name}: on track to reach {projected}, over the {limit} planned.",
  "plan.budget-fine": "On track. {name}: {left} left.",
  "plan.budgets-legend": "Bar: spent so far. Frame: where it is likely to end. Line: the budget.",
  "plan.limit": "Budget",
  "plan.projected": "Expected by the end",
  "plan.left": "Left",
  "plan.recurring": "Regular payments",
  "plan.recurring-next": "Next is {name}: about {amount}, around {day}.",
  "plan.recurring-none": "No upcoming regular payments.",
  "plan.amount": "Amount",
  "plan.every": "How often",
  "plan.next": "Next",
  "plan.note": "Note",
  "plan.every-week": "Weekly",
  "plan.every-two-weeks": "Every two weeks",
  "plan.every-four-weeks": "Every four weeks",
  "plan.every-month": "Monthly",
  "plan.every-quarter": "Every three months",
  "plan.every-half-year": "Every six months",
  "plan.every-year": "Yearly",
  "plan.missed": "Expected, not seen",
  "plan.ended": "Has stopped",
  "plan.trial": "Began as a trial",
  "plan.price-up": "{by} more than before",
  "plan.price-down": "{by} less than before",
  "plan.answer": "Change",
  "plan.answer-of": "{name}: is this one right?",
  "plan.confirm": "Yes, I know this one",
  "plan.dismiss": "Not a subscription",
  "plan.dismiss-income": "Not regular income",
  "plan.confirmed": "Known to you",
  "plan.confirmed-now": "{name} is noted as known to you.",
  "plan.dismissed-now": "{name} is no longer expected.",
  "plan.back": "It does come again",

  // ---- what an import noticed
  "warning.type-unknown":
    "{count, plural, one {# row is} other {# rows are}} of a type not seen before and counted as “other”.",
  "warning.status-unknown":
    "{count, plural, one {# row has a status} other {# rows have a status}} not seen before, and {count, plural, one {counts} other {count}} as made.",
  "warning.ids-repeated":
    "{count, plural, one {# row repeats} other {# rows repeat}} a transaction number; they were told apart by their content.",
  "warning.rows-repeated":
    "{count, plural, one {# row repeats another} other {# rows repeat others}} in this file; each payment is counted once.",
  "warning.excel-resaved":
    "The file looks re-saved by a spreadsheet ({count, plural, one {# row} other {# rows}}): seconds and long numbers may be lost. Use the original if you have it.",
  "warning.column-unknown":
    "{count, plural, one {# column was} other {# columns were}} not recognised and not used.",
  "warning.category-guessed":
    "{count, plural, one {# row names} other {# rows name}} no category; it was guessed from the names.",
  "warning.commas-joined":
    "{count, plural, one {# row has} other {# rows have}} commas in a name or in goods; the amounts are sure, where the name ends is not.",
  "warning.date-order-guessed":
    "Nothing in the file says whether the day or the month comes first; {count, plural, one {# date was} other {# dates were}} read month first. Check one.",
  "warning.zone-assumed":
    "{count, plural, one {# row has a time} other {# rows have times}} without a time zone; taken as universal time.",
  "warning.direction-guessed":
    "{count, plural, one {# row does} other {# rows do}} not say whether money came or went; it was guessed.",
  "warning.currency-guessed":
    "{count, plural, one {# amount has} other {# amounts have}} a bare $ sign, taken as US dollars.",
  "warning.balance-gaps":
    "In {count, plural, one {# place the balance does} other {# places the balance does}} not follow from the row before: rows may be missing.",
  "warning.balance-differs":
    "The rows do not lead from the opening to the closing balance{count, plural, one {} other { of # accounts}}: rows may be missing.",
  "warning.not-sign-ins":
    "{count, plural, one {# row says} other {# rows say}} which Google service a device used, often by itself. That is no sign-in, and raises no alert.",
  "warning.not-payments":
    "{count, plural, one {# file in the archive holds} other {# files in the archive hold}} rewards or group expenses: no payments, and not counted.",
  "warning.statement-left-out":
    "{count, plural, one {# more statement in the file was} other {# more statements in the file were}} not read. Import each by itself.",
  "warning.address-malformed":
    "{count, plural, one {# sign-in has an invalid network address} other {# sign-ins have invalid network addresses}}; the address was ignored.",
  "warning.currency-unlisted":
    "{count, plural, one {# payment is} other {# payments are}} in a currency that ISO 4217 does not list.",
  "warning.time-far-ahead":
    "{count, plural, one {# payment lies} other {# payments lie}} more than a year after all others. Check the dates.",
  "warning.other": "{count, plural, one {# more thing} other {# more things}} to note ({code}).",

  // ---- which payments a run is of, as it stands in "unusual-run"
  "term.run-channel": "in the same way",
  "term.run-online": "online",
  "term.run-category": "in one and the same category",
  "term.run-instrument": "from the same kind of card or account",
  "term.run-unconfirmed": "in the same way, without a password, finger or face",
  "term.run-unconfirmed-online": "online, without a password, finger or face",
  "term.run-new-counterparty": "for the first time",
  "term.run-new-category": "in categories new to you",

  // ---- terms, as they stand in "Expected: …"
  "term.promised": "as promised",
  "term.given": "by the operator’s own terms",
  "term.wechat-pay.refund.balance":
    "to the balance within minutes of the shop’s consent, and a week at most (WeChat Pay’s own pages)",
  "term.wechat-pay.refund.card":
    "to a bank card within 3 working days of the shop’s consent (WeChat Pay’s own pages)",
  "term.wechat-pay.refund-window": "365 days after the payment (WeChat Pay’s own pages)",
  "term.alipay.refund-window":
    "usually 12 months after the payment, as agreed with the shop (Alipay’s pages for shops)",
  "term.cn.goods-returned":
    "seven days from when the shop has the goods, by law for what is bought from afar",
  "term.default.refund": "about a week, as a rule of thumb",
  "term.default.arrival": "the next working day at the latest",
  "term.default.redemption": "four trading days",
  "term.default.hold": "thirty days",
  "term.default.points": "a week",

  // ---- a case for the desk: the payer speaks
  "case.title.account": "Help with my account",
  "case.say.refund-late":
    "{state, select, overdue {I asked for a refund of {amount} on {since}. It was due by {due} and has not come. Please tell me where it is.} " +
    "other {I asked for a refund of {amount} on {since}. It is due by {due}.}}",
  "case.say.refund-short":
    "I was promised a refund of {amount}, and less has come back. Please pay the rest, or tell me why it is less.",
  "case.say.refund-window-closing":
    "I asked for a refund of {amount} on {since}. It has not come, and the time in which it can be made ends. Please make it before that.",
  "case.say.refund-elsewhere":
    "A refund did not go back to where I had paid from. Please tell me where it went.",
  "case.say.not-arrived":
    "{state, select, overdue {{amount} of {since} has not arrived. It was due by {due}. Please trace it.} other {{amount} of {since} is on its way. It is due by {due}.}}",
  "case.say.charged-but-failed":
    "I was charged {amount}, and the payment shows as failed or closed. The money has not come back. Please pay it back.",
  "case.say.hold-not-released":
    "{amount} has been held since {since}, and is neither drawn nor let go. Please let it go, or tell me why not.",
  "case.say.charge-after-cancellation":
    "I was charged {amount} after I had ended the automatic payment. Please pay it back, and make sure that it is ended.",
  "case.say.request-refused": "What I asked for on {since} was refused. Please look into it.",
  "case.say.discount-missing":
    "A discount or points that I was promised were not given. Please give them, or tell me why not.",
  "case.say.duplicate-charge":
    "I believe that I was charged twice for the same thing. Please check, and pay one back.",
  "case.say.amount-differs": "More was charged than I had approved. Please pay the difference back.",
  "case.say.fee-surprise":
    "A fee was taken that I do not understand. Please tell me by which rule, and pay it back if I was not shown it.",
  "case.say.payment-query": "Please tell me the status of this payment.",
  "case.say.payment-failed":
    "My payment failed. Please tell me whether money has left, and when it comes back.",
  "case.say.wrong-amount": "The amount of this payment is wrong. Please check it and put it right.",
  "case.say.refund-wanted": "I would like my money back for this payment. Please tell me by when it comes.",
  "case.say.not-arrived-undated": "This money has not arrived. Please trace it and tell me where it is.",
  "case.say.deceived":
    "I was misled into making this payment. Please try to stop it or recall it, and freeze the account that it went to.",
  "case.say.goods-missing":
    "I paid and have not received what I paid for. Please tell me by when it comes, or pay me back.",
  "case.say.not-mine": "I did not make this payment. Please stop it if you still can, and look into it.",
  "case.say.suspicion": "Something is wrong with this payment: {title}.",
  "case.say.account-locked": "My account is locked. Please tell me how to prove who I am and open it again.",
  "case.say.password-forgotten":
    "I forgot my password. Please tell me how to prove who I am and set a new one.",
  "case.say.message-missing":
    "The message for resetting my password does not come. Please send it again, or tell me another way to prove who I am.",
  "case.say.safety-question":
    "I want to know whether my account is in order: please list its devices, automatic payments and latest sign-ins.",
  "case.say.other-question": "I have a question about my account.",
  "case.advice.account": lines(
    "Go through the wallet’s own app: its sign-in page has the way to prove who you are and to set a new password.",
    "Has the message not come? Look in the spam folder, check the address and number, wait some minutes, and try once more.",
    "Choose a long new password that you use nowhere else, and turn on the second step. It only needs changing when somebody may know it.",
    "A caller who offers to unlock it is not the operator.",
  ),
  "case.advice.safety": lines(
    "Sign out devices that you do not know, and end automatic payments that you do not use.",
    "Change the password on a clean device and turn on the second step.",
    "See a payment that is not yours? Freeze the account first, then contact the operator.",
  ),
  "case.advice.payment": lines(
    "Send this through the help section of the wallet’s own app, or to a contact below; never to one who called you.",
    "Keep the receipt, the order page and the chat.",
  ),
  "case.safety":
    "No refund, and no help with an account, needs screen sharing, a code, a download or a transfer from you. Whoever asks for one of these is not the operator.",
  "case.account": "Account: {account}",
  "case.payments": "Payments",
  "case.payment": "{at} · {counterparty} · {amount} · {status}",
  "case.reference": "Transaction no. {value}",
  "case.order": "Order no. {value}",
  "case.id": "Record {value}",
  "case.timeline": "What happened",
  "case.with":
    "Now with: {whom, select, merchant {the shop} wallet {the wallet} bank {the bank} other {not known}}",
  "case.due": "Due by {due}: {term}",
  "case.source":
    "Source: {source}{seenOn, select, none {} other {, read on {seenOn}}}{stale, select, yes { (it may have changed)} other {}}{calendar, select, none {} other {; days off: {calendar}}}",
  "case.source-own":
    "Nobody is bound to this: it is what is common, as no page or law was seen that gives a term. Please give me a date.",
  "case.contacts": "How to reach {operator}",
  "case.no-contacts":
    "No contact of {operator} has been verified. Open the wallet’s own app and use its help section; do not search for a hotline.",
  "case.contact":
    "{channel}: {value}{region, select, none {} other { ({region})}}{hours, select, none {} other {, {hours}}}" +
    ", seen on the operator’s own page on {verifiedOn}{stale, select, yes {; it may have changed} other {}}",
  "case.contact-bank": "The bank that issued the card: by the number on the card’s back, or in its own app.",
  "case.contacts-bank": "Whom to turn to",
  "case.account-unknown": "Account: ____________",
  "case.zone": "{at} ({zone})",
  "case.short.payment": "{at}, {amount}, {counterparty}",
  "case.short.more": "Details on request.",
  "case.note.calendar-estimated": "The days off of that year are not announced; the date is an estimate.",
  "case.note.fee-untold":
    "Less arrived than was sent, and no row of the statements says that the difference is a fee.",
  "case.note.payment-not-named": "Payment (number, time, amount, recipient, from my record): ____________",
  "case.note.goods-under-way":
    "The goods are on their way back, and the time for the refund begins when the shop has them. Please give me a date.",
  "case.note.term-unknown": "No term is known for this. Please give me a date.",
  "case.note.calendar-outside": "No calendar reaches that far; no date can be given.",
  "case.note.payment-not-seen": "The payment itself has not been seen in any statement.",
  "case.note.holiday": "A public holiday lies in between.",
  "case.note.promotion": "A big sale has just been; refunds pile up for some days.",
  "case.step.paid": "Paid",
  "case.step.received": "Received",
  "case.step.held": "Held",
  "case.step.pending": "Pending",
  "case.step.failed": "Shown as failed",
  "case.step.closed": "Shown as closed",
  "case.step.reversed": "Reversed",
  "case.step.refunded": "Refund came in",
  "case.step.refund-pending": "Refund pending",
  "case.step.asked": "Requested or promised",
  "case.step.goods-received": "The shop received the goods",
  "case.step.refused": "Refused",
  "case.step.due": "Due",
  "case.step.closes": "Last day for a refund",
  "case.step.noticed": "Noticed",
  "case.step.handed-on": "Handed on",
  "status.authorized": "held",
  "status.pending": "pending",
  "status.completed": "completed",
  "status.failed": "failed",
  "status.closed": "closed",
  "status.reversed": "reversed",
  "status.refunded": "refunded",
  "status.partly-refunded": "partly refunded",
  "status.unknown": "status unknown",
  "operator.alipay": "Alipay",
  "operator.wechat-pay": "WeChat Pay",
  "operator.apple-pay": "Apple Pay",
  "operator.google-pay": "Google Pay",
  "operator.unknown": "the operator",
  "channel.website": "Website",
  "channel.phone": "Phone",
  "channel.in-app": "In the app",
  "channel.social": "Social account",
  "channel.email": "E-mail",

  // ---- <sentinel-question>
  "question.label": "One question a week",
  "question.title": "Did you make this payment?",
  "question.why":
    "{count, plural, one {Asked because: {reason}. Your answer counts for payments like it from now on.} " +
    "other {Asked because: {reason}. {count, number} of your recent payments share its recipient or kind, and your answer counts for them from now on.}}",
  "question.nameless": "No name given",
  "question.made": "I made it",
  "question.not-mine": "Not me",
  "question.unsure": "Not sure",
  "question.told": "Did anyone tell you to make it?",
  "question.who":
    "On a call, in a chat or over a shared screen: customer service, the police, a teacher, or someone you know.",
  "question.nobody": "Nobody told me to",
  "question.somebody": "Someone told me to",
  "question.undo": "Undo",
  "question.did.legitimate":
    "Noted. There may be fewer warnings about payments to this recipient or of this kind from now on; signs of a scam are pointed out as before.",
  "question.did.fraud":
    "Noted as not yours. Call the number on the back of your card or in the wallet’s app and tell them about this payment.",
  "question.did.scam":
    "Noted. End the contact and pay nothing more. From another phone call the police{region, select, CN { (110)} ZZ { (110 in mainland China)} other {}}, then the bank or wallet you paid with.",
  "question.undone": "Taken back: it counts as unanswered.",
  "question.later": "Left open. You may be asked again on your next visit.",

  // ---- <sentinel-confirm>
  "confirm.label":
    "{count, plural, one {A question about your figures} other {# questions about your figures, one at a time}}",
  "confirm.why": "What speaks for it",
  "confirm.nameless": "No name given",
  "confirm.one": "One payment",
  "confirm.two": "Two payments",
  "confirm.twice": "I was charged twice",
  "confirm.yes": "Yes",
  "confirm.no": "No",
  "confirm.unsure": "Not sure",
  "confirm.undo": "Undo",
  "confirm.did.same-payment":
    "One payment, counted once{what, select, debit {: {amount} less spent than before} credit {: {amount} less received than before} other {}}.",
  "confirm.did.other-side":
    "A transfer of your own: {amount} less spent and as much less received than before.",
  "confirm.did.pays-back": "A refund of that payment: {amount} less spent and less received than before.",
  "confirm.did.reverses": "The two cancel each other out: neither of the {amount} counts any more.",
  "confirm.did.settles": "The pending payment is this one: {amount} counts once.",
  "confirm.did.awaited": "The money you waited for has come: {amount}.",
  "confirm.kept": "Noted. The sums stay as they are, and you are not asked about this again.",
  "confirm.undone": "Taken back: the question is open again.",
  "confirm.later": "Left open, and the sums stay as they are. You are asked again on your next visit.",
  "confirm.waits":
    "There is a question about your figures. It can wait until the urgent alert is dealt with.",
  "confirm.twice-title": "Charged twice: what to do now",
  "confirm.twice-steps": lines(
    "Ask the shop to pay one of the two back.",
    "Keep both payment numbers, and both statements.",
    "If the shop does not pay back, dispute it with your card’s issuer: call only the number on the card itself, never one from a message or a search.",
  ),
  "confirm.numbers": "The two payment numbers",

  // ---- <sentinel-payments>
  "payments.loading": "Loading payments…",
  "payments.coming": "Loading",
  "payments.list": "Payments",
  "payments.search": "Search payments",
  "payments.search-in": "Name, note or number",
  "payments.counts": "Filter by how they count",
  "payments.counts-all": "All payments",
  "payments.counts-several": "As chosen",
  "payments.counts-spent": "Spent",
  "payments.counts-received": "Received",
  "payments.counts-pays-back": "Paid back",
  "payments.counts-none": "Not counted",
  "payments.flagged": "With an alert",
  "payments.period": "Payments of these days",
  "payments.from": "From",
  "payments.to": "To",
  "payments.only": "Filters",
  "payments.only-category": "Category: {name}",
  "payments.only-counterparty": "Recipient: {name}",
  "payments.only-currency": "In {currency}",
  "payments.only-first": "First payments to somebody only",
  "payments.no-first": "Without first payments to somebody",
  "payments.only-left": "Only money that left, or is leaving",
  "payments.no-left": "Without money that left",
  "payments.no-kinds": "Without {kinds}",
  "payments.like-category": "Purchases in the category of the flagged one",
  "payments.like-channel": "Purchases made the same way as the flagged one",
  "payments.like-instrument": "Purchases from the same kind of card or account as the flagged one",
  "payments.like-confirmation": "Purchases made in the same way without a password, finger or face",
  "payments.only-play": "Games and tips only",
  "payments.no-play": "Without games and tips",
  "payments.only-least": "At least {amount}",
  "payments.only-most": "At most {amount}",
  "payments.remove": "Show others too, not only “{filter}”",
  "payments.clear": "Show all payments",
  "payments.count": "{count, plural, one {# payment} other {# payments}}",
  "payments.count-of": "{count, number} of {total, plural, one {# payment} other {# payments}}",
  "payments.none": "No payments yet",
  "payments.none-match": "No payment matches",
  "payments.again": "Try again",
  "payments.day-spent": "{amounts} spent",
  "payments.day-part": "{amounts} spent in these",
  "payments.counted": "{amount} counted",
  "payments.nameless": "No name given",
  "payments.dealt-with": "Alert dealt with",
  "payments.is-pays-back": "Refund",
  "payments.is-received": "Received",
  "payments.is-received-refund": "Refund of an unknown payment",
  "payments.is-received-income": "Income",
  "payments.is-received-interest": "Interest",
  "payments.is-received-red-packet": "Red packet received",
  "payments.is-received-transfer": "Transfer received",
  "payments.is-none": "Not counted",
  "payments.is-none-counted-elsewhere": "Counted in another statement",
  "payments.is-none-settled": "Posted since, not counted",
  "payments.is-none-pending": "Pending, not counted",
  "payments.is-none-failed": "Failed, not counted",
  "payments.is-none-closed": "Closed, not counted",
  "payments.is-none-reversed": "Reversed, not counted",
  "payments.is-none-own-transfer": "Own transfer, not counted",
  "payments.is-none-excluded": "Left out by choice",
  "payments.is-none-zero": "Nothing paid",
  "payments.is-none-paid-back": "Fully paid back",

  // ---- <sentinel-payment>
  "payment.loading": "Loading the payment…",
  "payment.sums": "In your totals",
  "payment.counts-spent": "{amount} counts as spent.",
  "payment.counts-received": "{amount} counts as received.",
  "payment.counts-pays-back": "{amount} came back: that is taken off what was spent, and is no income.",
  "payment.counts-none": "It does not count in any total.",
  "payment.less-back": "What came back for it is taken off.",
  "payment.more-fee": "The fee comes on top of the amount.",
  "payment.other-amount": "That is not the amount above: only this part of it counts.",
  "payment.because-counted-elsewhere":
    "Not counted: another statement shows the same payment, and it counts there.",
  "payment.because-settled": "Not counted: it has been posted since, and counts as posted.",
  "payment.because-pending": "Not counted yet: it is still pending, or held.",
  "payment.because-failed": "Not counted: the statement calls it failed.",
  "payment.because-closed": "Not counted: the statement calls it closed.",
  "payment.because-reversed": "Not counted: the statement says that it was reversed.",
  "payment.because-own-transfer": "Not counted: money moved between your own accounts.",
  "payment.because-excluded": "Not counted here: payments of this kind are left out by choice.",
  "payment.because-zero": "Not counted: nothing was paid.",
  "payment.because-paid-back": "Not counted: all of it came back.",
  "payment.alerts": "{count, plural, one {An alert on it} other {Alerts on it}}",
  "payment.alert-show": "Show",
  "payment.category": "Category",
  "payment.category-change": "Change",
  "payment.category-change-of": "Change the category, now {category}",
  "payment.category-to": "New category",
  "payment.category-given": "Automatic",
  "payment.category-all": "This changes all payments of {name}, earlier and later ones.",
  "payment.category-save": "Change for all",
  "payment.category-changed": "Changed for all payments of {name}.",
  "payment.cancel": "Cancel",
  "payment.links": "Related payments",
  "payment.other-show": "Show that payment",
  "payment.facts": "Details",
  "payment.copy": "Copy",
  "payment.copied": "Copied",
  "payment.copy-of": "Copy {what} {value}",
  "payment.copied-of": "Copied: {what}",
  "payment.case": "Something wrong with it?",
  "payment.case-says":
    "A text for the operator’s support, with everything that a desk asks for. Nothing is sent.",
  "payment.problem-payment-query": "I want to know its status",
  "payment.problem-not-mine": "I did not make this payment",
  "payment.problem-deceived": "I was deceived",
  "payment.problem-refund-wanted": "I want my money back",
  "payment.problem-not-arrived": "The money has not arrived",
  "payment.problem-fee-surprise": "I don’t understand the fee",
  "payment.problem-duplicate-charge": "I was charged twice",
  "payment.problem-wrong-amount": "The amount is wrong",
  "payment.problem-goods-missing": "What I paid for has not come",
  "payment.problem-payment-failed": "It failed, and I may have been charged",
  "payment.fact-kind": "Kind",
  "payment.fact-status": "Status",
  "payment.fact-account": "Account",
  "payment.fact-instrument": "Paid with",
  "payment.fact-last4": "Ending in",
  "payment.fact-instrument-id": "Taken from",
  "payment.fact-means": "Method",
  "payment.fact-means-id": "Named as",
  "payment.fact-channel": "How",
  "payment.fact-original": "Original amount",
  "payment.fact-fee": "Fee",
  "payment.fact-fee-within": "Fee included",
  "payment.fact-discount": "Discount",
  "payment.fact-points": "Points",
  "payment.fact-refunded": "Paid back",
  "payment.fact-description": "Description",
  "payment.fact-note": "Note",
  "payment.fact-order": "Order no.",
  "payment.fact-reference": "Transaction no.",
  "payment.fact-other-number": "Other no.",
  "payment.fact-record": "Record",
  "payment.fact-refund-of": "Refund of",
  "payment.fact-same-as": "Same as",
  "payment.fact-agreement": "Agreement",
  "payment.fact-payer": "Paid by",
  "payment.fact-payee-id": "Recipient’s no.",
  "payment.fact-mcc": "Merchant category",
  "payment.type-purchase": "Purchase",
  "payment.type-transfer": "Transfer",
  "payment.type-cash-out": "Withdrawal",
  "payment.type-top-up": "Top-up",
  "payment.type-refund": "Refund",
  "payment.type-fee": "Fee",
  "payment.type-card-repayment": "Card repayment",
  "payment.type-red-packet": "Red packet",
  "payment.type-investment": "Investment",
  "payment.type-exchange": "Currency exchange",
  "payment.type-income": "Income",
  "payment.type-interest": "Interest",
  "payment.type-adjustment": "Adjustment",
  "payment.type-other": "Other",
  "payment.instrument-balance": "Balance",
  "payment.instrument-debit-card": "Debit card",
  "payment.instrument-credit-card": "Credit card",
  "payment.instrument-bank-account": "Bank account",
  "payment.instrument-credit-line": "Credit line",
  "payment.instrument-points": "Points",
  "payment.instrument-other": "Other method",
  "payment.channel-online": "Online",
  "payment.channel-in-store": "In a shop",
  "payment.channel-transfer": "By transfer",
  "payment.channel-atm": "At an ATM",
  "payment.channel-recurring": "Automatic payment",

  // ---- <sentinel-watch> and <sentinel-case>
  "watch.loading": "Loading…",
  "watch.none": "Nothing pending",
  "watch.none-says": "Did you ask for a refund? Note it here, and it will be flagged here if it’s late.",
  "watch.what.refund": "Refund",
  "watch.what.arrival": "Incoming payment",
  "watch.what.cancellation": "Cancelled agreement",
  "watch.what.discount": "Discount",
  "watch.what.points": "Points",
  "watch.what.release": "Deposit",
  "watch.state.on-track": "On its way",
  "watch.state.due": "Due now",
  "watch.state.overdue": "Overdue",
  "watch.state.window-closing": "Time is running out",
  "watch.state.window-closed": "Time has run out",
  "watch.state.resolved": "Arrived",
  "watch.state.refused": "Refused",
  "watch.state.withdrawn": "No longer awaited",
  "watch.progress":
    "With {whom, select, merchant {the shop} wallet {the wallet} bank {the bank} other {somebody}} since {since}{due, select, none {} other {, due by {due}}}",
  "watch.estimated": "estimated",
  "watch.settled": "{count, number} arrived",
  "watch.show-case": "View support request",
  "watch.ask": "I asked for a refund",
  "watch.ask-title": "Which payment did you ask to have refunded?",
  "watch.ask-payment": "Payment",
  "watch.ask-amount": "Amount asked for, if not all of it",
  "watch.ask-go": "Watch for it",
  "watch.ask-none": "There is no payment that could be refunded.",
  "watch.back": "Back",
  "watch.goods": "The goods are still on their way back to the shop",
  "watch.asked": "The refund is being watched",
  "case.loading": "Putting it together…",
  "case.copy": "Copy",
  "case.copy-short": "Copy in 300 characters",
  "case.print": "Print",
  "case.close": "Close",
  "case.copied": "Copied",
  "case.copy-failed": "Copying is not allowed here. Select the text instead.",
  "case.advice": "What to do",
  "case.sent": "Support request, ready to send",

  // ---- errors: what happened and the way out; the place is put before it
  "error.place.line": "line {line, number}",
  "error.place.index": "item {index, number}",
  "error.place.field": "{field}",
  "error.place.value": "“{value}”",
  "error.place.expected": "expected: {expected}",
  "error.nearest": "{text} Did you mean “{nearest}”?",
  "error.at": "{text} ({place})",
  "error.unknown": "Something went wrong ({code}). Please try again; if it persists, tell us this code.",
  "error.field-missing": "A required field is missing. Add it and try again.",
  "error.field-type": "This field has the wrong type. Give it the one that is expected.",
  "error.field-empty": "This field must not be empty. Fill it in and try again.",
  "error.text-too-long": "This text is too long. Keep it under 4096 bytes.",
  "error.list-too-long": "This list is too long. It takes at most 8 entries of at most 256 bytes each.",
  "error.value-unknown": "This value is not one of the choices. Choose one of them.",
  "error.field-unknown":
    'No event has this field. Check its spelling, or set `unknownKeys` to "ignore" if it is your own.',
  "error.kind-unsupported":
    "This version takes payments (“transaction”), uses of the account (“access”), promises (“expectation”), labels (“label”) and verdicts (“verdict”), and no other kind of event.",
  "error.amount-not-string": "Write the amount as text (“12.50”), not as a number.",
  "error.amount-not-decimal":
    "An amount holds only digits and one point, such as 12.50. Correct it and try again.",
  "error.amount-out-of-range":
    "The amount is too large or too fine: at most 15 digits before the point and 7 after it.",
  "error.amount-overflow": "The sum is larger than can be computed exactly. Choose a shorter period.",
  "error.currency-invalid": "A currency is three capital letters, such as CNY.",
  "error.address-malformed":
    "This is no network address. The event was taken, and its address tells nothing.",
  "error.currency-unlisted": "ISO 4217 lists no such currency. Check its three letters.",
  "error.time-invalid": "This time cannot be read. Use whole milliseconds, or a time with its offset.",
  "error.time-in-seconds": "This time looks like seconds. Times are whole milliseconds: multiply it by 1000.",
  "error.time-in-microseconds":
    "This time looks like microseconds. Times are whole milliseconds: divide it by 1000.",
  "error.time-far-ahead": "This time lies far in the future. Check its date and its unit.",
  "error.utc-offset-invalid": "The UTC offset is given in minutes, from -840 to 840.",
  "error.country-invalid": "A country is two capital letters, such as CN.",
  "error.mcc-invalid": "A merchant category code is four digits.",
  "error.location-invalid": "Latitude and longitude are incomplete or out of range. Give both or neither.",
  "error.number-invalid": "This number is not valid. Use a finite number, whole where it must be.",
  "error.id-conflict":
    "The id belongs to another event whose details differ, so this one was not taken. Check for repeated ids.",
  "error.status-backwards":
    "A later state of this payment is known already, so the earlier one was not taken. Nothing was lost.",
  "error.until-before-at": "The date promised lies before the promise itself. Correct one of them.",
  "error.refund-exceeds-payment": "More is to come back than was paid. Correct the amount.",
  "error.refund-before-payment":
    "The refund was asked for before the payment was made. Correct the time or the payment.",
  "error.currency-mismatch": "The currency is not that of the payment. Correct it or leave it out.",
  "error.holder-mismatch":
    "The two payments are from the accounts of two people, and cannot belong together.",
  "error.transaction-unknown":
    "This payment is not kept here. Check its id and account, or describe the problem without it.",
  "error.operator-unknown":
    "No contacts are known of this operator. Choose one from the list, or give its own.",
  "error.label-unknown":
    "This says something of an event that was never taken in, or is no longer remembered. Send the event first, and check its id and account.",
  "error.verdict-unknown":
    "This decides about an event that was never taken in, or is no longer remembered. Send the event first, and check its id and account.",
  "error.config-invalid": "The settings are wrong and none were applied. Correct them and try again.",
  "error.options-invalid": "An option is wrong. Compare it with the documentation.",
  "error.query-invalid": "The query is wrong. Compare it with the documentation.",
  "error.ledger-off":
    "Single payments are not kept, so nothing can be summed or watched. Set ledgerDays above 0.",
  "error.too-many-intervals":
    "That is too many intervals. Choose a shorter period, or view by month or year.",
  "error.alert-unknown": "This alert is gone, perhaps cleared. Refresh the list.",
  "error.audience-not-allowed":
    "This asks for what only others may read. `Config.audience` says who reads, and whoever describes says so too.",
  "error.action-not-allowed": "This alert cannot be changed that way now. Refresh and try again.",
  "error.snooze-not-allowed":
    "Someone else may be using the account, so this alert cannot be put off. Go through the steps under it first.",
  "error.receipt-invalid": "This is no receipt, or a part of it is missing. Use one as it was handed out.",
  "error.model-invalid":
    "This model was learnt under another version, or is damaged. Nothing of it was loaded; let labels teach this version anew.",
  "error.rule-syntax":
    "The rule cannot be read at this place. Put there what may stand there, or take it out.",
  "error.rule-name-unknown": "Nothing has this name. Use a fact, function, reason or list that there is.",
  "error.rule-type": "This value is of another kind than belongs there. Compare like with like.",
  "error.rule-unsupported": "CEL has this and the rules here have not. Write it another way.",
  "error.rule-literal":
    "This number, duration or time cannot be read. Write sums as 12.50, durations as 1h30m, times as 2026-01-31T00:00:00Z.",
  "error.rule-window-long":
    "This window reaches further back than payments are kept (ledgerDays), or than 90 days. Make it shorter, or keep payments for longer.",
  "error.rule-too-large":
    "This is longer, deeper or dearer than rules may be. Split it, or leave something out.",
  "error.rule-twice": "Another rule of this pack has the same id. Give each its own.",
  "rule.untitled": "Rule {rule}",
  "rule.seen": "The payment meets the rule “{rule}” of the pack “{pack}”, version {version}.",
  "rule.list-allow": "On the list of those let through",
  "rule.list-block": "On the block list",
  "rule.list-watch": "On the watch list",
  "rule.list-seen": "A party to this payment is on one of your lists.",
  "error.batch-malformed": "The data were damaged on their way. Reload the page and try again.",
  "error.snapshot-foreign": "This file was not saved by this tool. Choose one that was exported here.",
  "error.snapshot-version":
    "These data were saved by another version, and this one cannot read them. Update if that one is newer; otherwise import your statements again.",
  "error.snapshot-seal":
    "The saved data were not saved by this app, or have been changed since. Use another backup, or import your statements again.",
  "error.snapshot-corrupt":
    "The saved data are damaged. Use another backup, or import your statements again.",
  "error.file-empty": "The file is empty. Export the statement again and retry.",
  "error.layout-unknown":
    "This is no statement that can be read. Choose the original file from the wallet or bank, not a re-saved or edited copy.",
  "error.columns-unsure":
    "This looks like a bank’s table, and which column is what is not certain. Say which are the date, the amount and the currency.",
  "error.not-payments": "These are rewards or group expenses, not payments. Choose the file of transactions.",
  "error.layout-unsupported":
    "The requested layout is not supported. Leave it out and the file will be recognised by itself.",
  "error.wrong-export":
    "This is the bookkeeping ledger (记账本), not the transaction statement. Export the transaction statement for personal use in the wallet’s app.",
  "error.statement-without-rows": "There are no payments under the header. Export a period that has some.",
  "error.json-invalid": "This JSON cannot be read. It should hold a list of transactions.",
  "error.row-no-movement":
    "This row moves no money by itself (a request, a hold, a total, a note), so it is not counted.",
  "error.row-repeated": "This purchase is in another file of the same archive and is counted there.",
  "error.row-currency-missing":
    "Neither the row nor the file names a currency. Say which currency the account is in, and read the file again.",
  "error.row-amount-invalid": "The amount cannot be read. This row was skipped; the others are unaffected.",
  "error.row-time-invalid": "The time cannot be read. This row was skipped; the others are unaffected.",
  "error.row-too-short": "Some columns are missing. This row was skipped; the others are unaffected.",
  "error.row-misaligned":
    "The cells do not line up with the header (a stray comma, perhaps). This row was skipped; the others are unaffected.",
  "error.loaded-twice":
    "The program was loaded twice, and only one copy is ready. Import it from one place, or call init() of this copy too.",
  "error.not-initialized": "Not initialised yet. Call init() and await it first.",
  "error.freed": "This object has been released. Create a new one.",
  "error.input-refused":
    "The engine stopped at this request and was restored without it. Everything else is still there.",
  "error.store-invalid": "What was stored cannot be read back. Start from a snapshot.",
  "error.store-failed": "This was taken in but could not be stored. Save a snapshot now.",
  "error.storage-full":
    "There is no room left to save this, so nothing was changed. Free some space and try again.",
  "error.storage-aborted": "This could not be saved, so nothing was changed. Try again.",
  "error.storage-damaged":
    "Part of the saved data is damaged. Save what can be read to a file, then repair or delete it.",
  "error.storage-version":
    "The saved data come from another version of the app. Update the app, or save them to a file.",
  "error.storage-key": "This key does not open the saved data. Use the key they were saved with.",
  "error.import-unknown":
    "This import cannot be taken out any more. Everything can still be deleted and the other files imported again.",
  "error.answer-lost":
    "This was saved, but the tab that saved it closed before it could answer. Refresh to see the result.",
  "error.crypto-unavailable": "Backups need a secure connection. Open this page through an https address.",
  "error.backup-foreign": "This is not a backup from here. Choose a file that was exported here.",
  "error.backup-version": "This backup was made by another version of the app. Open it with that version.",
  "error.backup-corrupt":
    "This backup is incomplete or was changed. Your data stay as they were. Try another copy.",
  "error.backup-passphrase":
    "This passphrase does not open the backup. Your data stay as they were. Check it and try again.",
  "error.batch-too-large": "That is too much at once. Split it into smaller batches.",
  "error.poisoned": "The engine stopped unexpectedly and is being restored from the last saved data.",
  "error.wasm-unavailable":
    "This browser has WebAssembly switched off (Lockdown Mode, say). Allow it for this page, or use another browser.",
  "error.wasm-not-wasm":
    "The server sent something else than the program file, most likely a wrong path. Check the address and type of the .wasm file.",
  "error.wasm-unreachable":
    "A required file could not be downloaded. Check the connection and reload the page.",
  "error.wasm-refused":
    "The browser refused a required file: it may be too old, or a security policy forbids it. Update the browser.",
  "error.worker-failed":
    "The background calculation stopped; what was saved is still there. Reload the page and try again.",
  "error.storage-failed":
    "The browser does not allow saving (a private window, say), so statements have to be imported again next time.",
  "field.amount": "amount",
  "field.currency": "currency",
  "field.at": "time",
  "field.id": "id",
  "field.status": "status",
  "error.aborted": "Cancelled. What had been read so far is kept.",
  "error.file-is-pdf":
    "This is a PDF, not a table. In the wallet’s app, export the statement for personal use as CSV or Excel.",
  "error.file-is-html":
    "This is a web page, not a statement; the download link may have expired. Download the statement again.",
  "error.file-is-ole":
    "This is an old or password-protected Excel file. Use the original file that the wallet exported.",
  "error.file-not-text":
    "There is no readable text in this file. Choose the CSV, Excel or zip that the wallet exported.",
  "error.file-too-large":
    "This file is too large for a statement. Export shorter periods, such as three months each.",
  "error.password-needed": "The archive has a password. Enter the one that the wallet sent you.",
  "error.password-wrong": "Wrong password. Check the one that the wallet sent you; it is usually six digits.",
  "error.archive-empty": "There is no statement in this archive. Make sure the download is complete.",
  "error.archive-damaged": "The archive is damaged, perhaps only partly downloaded. Download it again.",
};
