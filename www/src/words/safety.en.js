// @ts-check
/** Words of the view of the account's safety. Not here: what the elements say, which the package has. */
export default {
  "page.view-safety": "Account safety",
  "page.safety": "Account safety",
  "page.skip-safety": "Skip to account safety",
  "page.glance-unseen-beyond": "Sign-ins and payments that are in none of the files",
  "page.checkup": "Check-up",
  "page.who": "Who was here",
  "page.who-limits":
    "Places are told by country at most. This is what the file recorded; what it did not record can’t be seen here.",
  "page.who-none": "Statements hold no sign-ins. These files do, and open like a statement:",
  "page.who-apple":
    "Apple: ask for a copy of your data at privacy.apple.com and open “Apple ID SignOn Information.csv”, which has the latest sign-in of each app.",
  "page.who-google":
    "Google: “Access Log Activity” from Takeout lists which services your devices used. Those are not sign-ins, and are marked as such.",
  "page.who-own":
    "Your own table (CSV or JSON): an id, a time and what was done on each row, better still with the device and the country.",
  "page.takeover-offer": "Want to see what it looks like when somebody takes over an account?",
  "page.takeover-go": "Open the takeover example",
  "page.takeover-says":
    "A made-up life that ends with a takeover: from the new SIM to the last transfer, step by step below.",
  "page.takeover-back": "Back to the sample statement",
  "page.facts": "What you know",
  "page.facts-says":
    "Only you can tell; answer as much as you like. Answers stay in this browser, and your password itself is never asked for.",
  "page.fact-unknown": "Not sure",
  "page.fact-yes": "Yes",
  "page.fact-no": "No",
  "page.fact-twoStep": "Signing in takes a second step",
  "page.fact-suspectedLeak": "The password may have leaked",
  "page.fact-reusedPassword": "The same password is used elsewhere",
  "page.fact-alertsOn": "The wallet’s alerts for payments and sign-ins are on",
  "page.fact-contactVerified": "The phone number and e-mail on the account are yours and current",
  "page.fact-guessablePin": "The payment PIN is a birthday, a sequence or one digit repeated",
  "page.fact-biometric": "It unlocks with a fingerprint or face",
  "page.fact-passwordLength": "How many characters the password has",
  "page.report-records": "{count, plural, one {# record} other {# records}}",
  "page.done-records":
    "{files, plural, one {# file} other {# files}} imported, {accepted, plural, one {# new record} other {# new records}}. Sign-ins and uses are under “Account safety”.",
  "layout.apple.signins": "Apple account sign-ins",
  "layout.google.services": "Google services used (not sign-ins)",
};
