/**
 * For each reason the simplest of its scenarios in which it is given, as that was written: `exampleOf` makes events of it.
 *
 * Made of tests/scenarios by `BLESS=1 cargo test --test reference`.
 */
export const STORIES = {
"unusual-amount": { "on": ["drain"], "story": {
  "about": "A stranger gets one yuan to see that the account works, and thirty thousand an hour later: the small transfer makes nobody familiar",
  "events": [
    { "every": "1d", "times": 120, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "id": "trial", "at": "2026-05-02 14:00", "type": "transfer", "amount": "1.00", "counterparty": "a stranger" },
    { "id": "drain", "at": "2026-05-02 15:00", "type": "transfer", "amount": "30000.00", "counterparty": "a stranger" }
  ]
} },
"counterparty-risk": { "on": ["mei-1"], "story": {
  "about": "Two customers reported the outlet, and Mei pays there with her own finger on the phone of many months: whose hand it was says nothing of the shop",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "phone", "authentication": "fingerprint" },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "deviceId": "phone", "authentication": "fingerprint" },
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "accountId": "lin", "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "accountId": "lin", "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "accountId": "zhao", "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "accountId": "zhao", "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "lin-1", "accountId": "lin", "at": "2026-03-18 20:05", "amount": "96.00", "counterparty": "charger outlet" },
    { "id": "zhao-1", "accountId": "zhao", "at": "2026-03-20 13:40", "amount": "118.00", "counterparty": "charger outlet" },
    { "kind": "label", "accountId": "lin", "at": "2026-03-24 09:10", "label": "fraud", "of": { "transactionId": "lin-1" } },
    { "kind": "label", "accountId": "zhao", "at": "2026-03-26 18:00", "label": "fraud", "of": { "transactionId": "zhao-1" } },
    { "id": "mei-1", "at": "2026-04-01 12:30", "amount": "99.00", "counterparty": "charger outlet", "deviceId": "phone", "authentication": "fingerprint" }
  ]
} },
"lingering-suspicion": { "on": ["second"], "story": {
  "about": "A payment far above what Mei ever spends, and two days later another one at another shop: whoever was robbed once is often robbed again",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "first", "at": "2026-03-30 21:10", "amount": "2900.00", "counterparty": "watch shop" },
    { "id": "second", "at": "2026-04-01 20:40", "amount": "1600.00", "counterparty": "phone shop" }
  ]
} },
"velocity": { "on": ["t3","t4","t5","t6","t7","t8","t9","t10","t11"], "story": {
  "about": "Two payments a day for three months, then twelve transfers to twelve strangers, a minute apart",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "t0", "at": "2026-04-01 14:03:20", "type": "transfer", "amount": "180.00", "counterparty": "stranger 0" },
    { "id": "t1", "at": "2026-04-01 14:04:20", "type": "transfer", "amount": "181.00", "counterparty": "stranger 1" },
    { "id": "t2", "at": "2026-04-01 14:05:20", "type": "transfer", "amount": "182.00", "counterparty": "stranger 2" },
    { "id": "t3", "at": "2026-04-01 14:06:20", "type": "transfer", "amount": "183.00", "counterparty": "stranger 3" },
    { "id": "t4", "at": "2026-04-01 14:07:20", "type": "transfer", "amount": "184.00", "counterparty": "stranger 4" },
    { "id": "t5", "at": "2026-04-01 14:08:20", "type": "transfer", "amount": "185.00", "counterparty": "stranger 5" },
    { "id": "t6", "at": "2026-04-01 14:09:20", "type": "transfer", "amount": "186.00", "counterparty": "stranger 6" },
    { "id": "t7", "at": "2026-04-01 14:10:20", "type": "transfer", "amount": "187.00", "counterparty": "stranger 7" },
    { "id": "t8", "at": "2026-04-01 14:11:20", "type": "transfer", "amount": "188.00", "counterparty": "stranger 8" },
    { "id": "t9", "at": "2026-04-01 14:12:20", "type": "transfer", "amount": "189.00", "counterparty": "stranger 9" },
    { "id": "t10", "at": "2026-04-01 14:13:20", "type": "transfer", "amount": "190.00", "counterparty": "stranger 10" },
    { "id": "t11", "at": "2026-04-01 14:14:20", "type": "transfer", "amount": "191.00", "counterparty": "stranger 11" }
  ]
} },
"new-counterparty": { "on": ["stranger"], "story": {
  "about": "Half a year of transfers to the same three people, then one of an ordinary size to somebody never paid before",
  "events": [
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"] },
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "id": "stranger", "at": "2026-04-01 20:30", "type": "transfer", "amount": "150.00", "counterparty": "Wu Qiang" }
  ]
} },
"odd-hour": { "on": ["night"], "story": {
  "about": "Somebody who pays at noon and in the early evening pays at ten past three at night",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "night", "at": "2026-04-01 03:10", "amount": "87.00", "counterparty": "corner supermarket" }
  ]
} },
"scam-transfer": { "on": ["first","second"], "story": {
  "about": "A caller, \"from the police\", has her send 8,000 to a stranger and stays on the line; half an hour later 20,000 more to another one",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"] },
    { "id": "first", "at": "2026-04-01 15:10", "type": "transfer", "amount": "8000.00", "counterparty": "Chen Gang", "context": { "call": true } },
    { "id": "second", "at": "2026-04-01 15:42", "type": "transfer", "amount": "20000.00", "counterparty": "Sun Li", "context": { "call": true } }
  ]
} },
"task-scam": { "on": ["order2"], "story": {
  "about": "100 is advanced to a collecting shop and comes back as 130; then 300 and 980 do not come back",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"] },
    { "id": "bait1", "at": "2026-04-01 09:05", "direction": "credit", "type": "transfer", "amount": "5.00", "counterparty": "Helper 17" },
    { "id": "order1", "at": "2026-04-01 10:00", "amount": "100.00", "counterparty": { "id": "q1", "name": "Hengda Trading" } },
    { "id": "back", "at": "2026-04-01 11:20", "direction": "credit", "type": "transfer", "amount": "130.00", "counterparty": "Helper 18" },
    { "id": "order2", "at": "2026-04-01 14:00", "amount": "300.00", "counterparty": { "id": "q2", "name": "Ruixin Stationery" } },
    { "id": "order3", "at": "2026-04-01 16:00", "amount": "980.00", "counterparty": { "id": "q3", "name": "Ruixin Stationery" } }
  ]
} },
"screen-share-payment": { "on": ["steered"], "story": {
  "about": "A remote control app is on while 2,600 is spent at an online shop",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "steered", "at": "2026-04-01 15:10", "amount": "2600.00", "channel": "online", "counterparty": "card mall", "context": { "remoteControl": true } }
  ]
} },
"recovery-scam": { "on": ["fee"], "story": {
  "about": "She reported a scam; twelve days later 2,800 go to a \"lawyer\" who promises the money back: it was the fee",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"] },
    { "id": "scam", "at": "2026-03-20 15:00", "type": "transfer", "amount": "3000.00", "counterparty": "Chen Gang" },
    { "id": "report", "kind": "label", "at": "2026-03-21 09:00", "label": "scam", "of": { "transactionId": "scam" } },
    { "id": "fee", "at": "2026-04-02 14:30", "type": "transfer", "amount": "2800.00", "counterparty": "Lawyer Qin" }
  ]
} },
"no-password-burst": { "on": ["n1","n2"], "story": {
  "about": "An agreement is signed at two; by half past it was charged three times without a password",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "authentication": "fingerprint" },
    { "id": "sign", "at": "2026-04-01 14:00", "kind": "access", "action": "agreement-sign" },
    { "id": "n0", "at": "2026-04-01 14:05", "amount": "99.00", "counterparty": "Star Media", "authentication": "none", "channel": "recurring", "agreementId": "ag-7" },
    { "id": "n1", "at": "2026-04-01 14:14", "amount": "99.00", "counterparty": "Star Media", "authentication": "none", "channel": "recurring", "agreementId": "ag-7" },
    { "id": "n2", "at": "2026-04-01 14:23", "amount": "99.00", "counterparty": "Star Media", "authentication": "none", "channel": "recurring", "agreementId": "ag-7" }
  ]
} },
"subscription-trap": { "on": ["full"], "story": {
  "about": "A fitness app for one yuan takes 298 a week later",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "trial", "at": "2026-03-25 10:20", "amount": "1.00", "counterparty": "Fit Now", "agreementId": "ag-1", "channel": "recurring" },
    { "id": "full", "at": "2026-04-01 10:20", "amount": "298.00", "counterparty": "Fit Now", "agreementId": "ag-1", "channel": "recurring" }
  ]
} },
"family-card": { "on": ["g1"], "story": {
  "about": "The first thing a new family card pays is 2,000 at a phone shop: a warning",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "grant", "at": "2026-04-01 15:00", "kind": "access", "action": "family-card-grant" },
    { "id": "g1", "at": "2026-04-01 15:20", "amount": "2000.00", "counterparty": "phone shop", "payerAccountId": "stranger" }
  ]
} },
"minor-spending": { "on": ["g2","g3","g4","g5"], "story": {
  "about": "Six top-ups of a game within an hour, from a phone that never paid for one",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "g0", "at": "2026-04-01 16:05", "amount": "30.00", "counterparty": "Sky Game", "category": "games" },
    { "id": "g1", "at": "2026-04-01 16:13", "amount": "68.00", "counterparty": "Sky Game", "category": "games" },
    { "id": "g2", "at": "2026-04-01 16:21", "amount": "98.00", "counterparty": "Sky Game", "category": "games" },
    { "id": "g3", "at": "2026-04-01 16:29", "amount": "198.00", "counterparty": "Sky Game", "category": "games" },
    { "id": "g4", "at": "2026-04-01 16:37", "amount": "328.00", "counterparty": "Sky Game", "category": "games" },
    { "id": "g5", "at": "2026-04-01 16:45", "amount": "648.00", "counterparty": "Sky Game", "category": "games" }
  ]
} },
"qr-substitution": { "on": ["buns"], "story": {
  "about": "Two months of buns to the same id, and today the name is the same and the id is not",
  "events": [
    { "every": "1d", "times": 60, "from": "2026-01-01 07:40", "late": [0, 6, 3], "amount": ["6.00", "7.50", "5.00"], "counterparty": { "id": "shop-101", "name": "Steamed Buns" }, "channel": "in-store" },
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "id": "buns", "at": "2026-04-01 07:42", "amount": "6.50", "channel": "in-store", "counterparty": { "id": "shop-999", "name": "Steamed Buns" } }
  ]
} },
"sim-swap": { "on": ["sim","reset","login","first","second"], "story": {
  "about": "The number moves to another SIM, the password is reset, a new phone comes in, and 5,000 leave to a stranger, then 5,000 more",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "old phone" },
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"], "deviceId": "old phone" },
    { "id": "sim", "at": "2026-04-01 02:10", "kind": "access", "action": "sim-change" },
    { "id": "reset", "at": "2026-04-01 02:25", "kind": "access", "action": "password-reset" },
    { "id": "login", "at": "2026-04-01 02:28", "kind": "access", "action": "login", "deviceId": "phone X" },
    { "id": "first", "at": "2026-04-01 02:40", "type": "transfer", "amount": "5000.00", "counterparty": "Mule One", "deviceId": "phone X" },
    { "id": "second", "at": "2026-04-01 02:44", "type": "transfer", "amount": "5000.00", "counterparty": "Mule Two", "deviceId": "phone X" }
  ]
} },
"card-provisioned": { "on": ["buy1"], "story": {
  "about": "A card is bound on a phone that came in minutes before; two phones and a watch are bought by evening",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "old phone" },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "deviceId": "old phone" },
    { "id": "login", "at": "2026-04-01 14:00", "kind": "access", "action": "login", "deviceId": "phone X" },
    { "id": "bind", "at": "2026-04-01 14:06", "kind": "access", "action": "card-bind", "deviceId": "phone X" },
    { "id": "buy1", "at": "2026-04-01 15:10", "amount": "3999.00", "counterparty": "electronics store", "deviceId": "phone X" },
    { "id": "buy2", "at": "2026-04-01 16:30", "amount": "4299.00", "counterparty": "phone plaza", "deviceId": "phone X" },
    { "id": "buy3", "at": "2026-04-01 18:20", "amount": "2799.00", "counterparty": "watch store", "deviceId": "phone X" }
  ]
} },
"red-packet-gambling": { "on": ["habit2-5","habit2-6","habit2-7","habit2-8","habit2-9","habit2-10","habit2-11","habit2-12","round"], "story": {
  "about": "Twelve red packets of about a hundred go out to a group within an hour, and a dozen parts come back",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "4m", "times": 13, "from": "2026-04-01 21:00", "type": "red-packet", "amount": ["100.00", "88.00", "120.00"], "counterparty": "group of 30" },
    { "every": "4m", "times": 13, "from": "2026-04-01 21:01", "type": "red-packet", "direction": "credit", "amount": ["31.20", "4.05", "77.10"], "counterparty": ["Ah Qiang", "Lao Wu", "Boss Li"] },
    { "id": "round", "at": "2026-04-01 21:56", "type": "red-packet", "amount": "100.00", "counterparty": "group of 30" }
  ]
} },
"impossible-travel": { "on": ["gold"], "story": {
  "about": "Groceries in Shanghai, and forty minutes later gold at a jeweller's till in Urumqi, 3,300 km away",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "channel": "in-store", "location": {"lat": 31.23, "lon": 121.47} },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "channel": "in-store", "location": {"lat": 31.25, "lon": 121.49} },
    { "id": "groceries", "at": "2026-04-01 18:40", "amount": "87.00", "counterparty": "corner supermarket", "channel": "in-store", "location": {"lat": 31.25, "lon": 121.49} },
    { "id": "gold", "at": "2026-04-01 19:20", "amount": "2400.00", "counterparty": "Tianshan jeweller", "channel": "in-store", "location": {"lat": 43.83, "lon": 87.62} }
  ]
} },
"new-country": { "on": ["hotel"], "story": {
  "about": "A holiday in Paris paid for at three in the night of home, the hotel at forty times the usual: that much at once is asked about",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "country": "CN" },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "country": "CN" },
    { "id": "hotel", "at": "2026-04-01 03:30", "amount": "1400.00", "counterparty": "Hotel du Nord", "country": "FR", "channel": "in-store", "original": {"amount": "180.00", "currency": "EUR"} },
    { "id": "dinner", "at": "2026-04-01 03:50", "amount": "310.00", "counterparty": "Chez Marie", "country": "FR", "channel": "in-store", "original": {"amount": "40.00", "currency": "EUR"} }
  ]
} },
"new-currency": { "on": ["order"], "story": {
  "about": "A first order from a shop abroad, priced in dollars: a word, and nothing to be alarmed about",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "order", "at": "2026-04-01 21:10", "amount": "145.00", "counterparty": "sheet music direct", "channel": "online", "original": {"amount": "19.99", "currency": "USD"} }
  ]
} },
"new-device": { "on": ["t1"], "story": {
  "about": "A stranger's phone resets the password at night, changes the phone number, and sends 28,000 to somebody never paid",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "old phone" },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "deviceId": "old phone" },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"], "deviceId": "old phone" },
    { "id": "reset", "kind": "access", "at": "2026-04-01 02:10", "action": "password-reset", "success": true, "deviceId": "strange phone" },
    { "id": "contact", "kind": "access", "at": "2026-04-01 02:14", "action": "contact-change", "success": true, "deviceId": "strange phone" },
    { "id": "t1", "at": "2026-04-01 02:20", "type": "transfer", "amount": "28000.00", "counterparty": "Wang Q", "deviceId": "strange phone" }
  ]
} },
"card-testing": { "on": ["t3","t4","t5","telephone"], "story": {
  "about": "Six small payments at six shops in four minutes, four of them refused, and half an hour later a telephone",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["book shop", "online grocer", "pet food"], "channel": "online" },
    { "id": "t0", "at": "2026-04-01 02:10:05", "amount": "1.00", "counterparty": "game coins", "channel": "online", "status": "completed" },
    { "id": "t1", "at": "2026-04-01 02:10:50", "amount": "2.00", "counterparty": "phone top-up 99", "channel": "online", "status": "failed" },
    { "id": "t2", "at": "2026-04-01 02:11:40", "amount": "1.50", "counterparty": "charity box", "channel": "online", "status": "failed" },
    { "id": "t3", "at": "2026-04-01 02:12:30", "amount": "3.00", "counterparty": "music club", "channel": "online", "status": "completed" },
    { "id": "t4", "at": "2026-04-01 02:13:20", "amount": "1.20", "counterparty": "cloud disk", "channel": "online", "status": "failed" },
    { "id": "t5", "at": "2026-04-01 02:14:10", "amount": "2.50", "counterparty": "sticker shop", "channel": "online", "status": "failed" },
    { "id": "telephone", "at": "2026-04-01 02:45", "amount": "6999.00", "counterparty": "e-mall flagship", "channel": "online" }
  ]
} },
"unattended-charge": { "on": ["first","second"], "story": {
  "about": "Somebody with the card's number pays twice in an online shop; the holder's phone had no part in it",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "authentication": "fingerprint", "deviceId": "phone" },
    { "id": "first", "at": "2026-04-01 15:10", "amount": "680.00", "counterparty": "camera store", "channel": "online", "authentication": "none" },
    { "id": "second", "at": "2026-04-01 15:40", "amount": "720.00", "counterparty": "phone store", "channel": "online", "authentication": "none" }
  ]
} },
"dormant-awakening": { "on": ["transfer"], "story": {
  "about": "A wallet used every day is silent for seven months, and wakes with 9,000 to somebody never paid",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "transfer", "at": "2026-11-02 15:20", "type": "transfer", "amount": "9000.00", "counterparty": "Zhao L" }
  ]
} },
"drain": { "on": ["car"], "story": {
  "about": "A used car takes nearly all that was there: a warning, and no danger",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "balanceAfter": ["9200.00", "9180.00", "9150.00", "9120.00", "9100.00", "9070.00", "9050.00"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"], "balanceAfter": ["8900.00", "8700.00", "8600.00", "8500.00", "8400.00"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "car", "at": "2026-04-01 15:02", "amount": "8600.00", "counterparty": "city car dealer", "channel": "in-store", "balanceAfter": "450.00" }
  ]
} },
"spend-velocity": { "on": ["p0","p1","p2","p3","p4","p5"], "story": {
  "about": "Somebody who spends 70 a day spends 4,000 in eight shops of one afternoon, none of them for more than 600",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "p0", "at": "2026-04-01 13:05", "amount": "420.00", "counterparty": "boutique 0", "channel": "in-store" },
    { "id": "p1", "at": "2026-04-01 13:40", "amount": "445.00", "counterparty": "boutique 1", "channel": "in-store" },
    { "id": "p2", "at": "2026-04-01 14:05", "amount": "470.00", "counterparty": "boutique 2", "channel": "in-store" },
    { "id": "p3", "at": "2026-04-01 14:40", "amount": "495.00", "counterparty": "boutique 3", "channel": "in-store" },
    { "id": "p4", "at": "2026-04-01 15:05", "amount": "520.00", "counterparty": "boutique 4", "channel": "in-store" },
    { "id": "p5", "at": "2026-04-01 15:40", "amount": "545.00", "counterparty": "boutique 5", "channel": "in-store" },
    { "id": "p6", "at": "2026-04-01 16:05", "amount": "570.00", "counterparty": "boutique 6", "channel": "in-store" },
    { "id": "p7", "at": "2026-04-01 16:40", "amount": "595.00", "counterparty": "boutique 7", "channel": "in-store" }
  ]
} },
"counterparty-velocity": { "on": ["t2","t3","t4","t5","t6","t7","t8","t9"], "story": {
  "about": "Somebody who pays nobody new for weeks sends money to ten people never paid, every twenty minutes of a night",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "t0", "at": "2026-04-02 00:05", "type": "transfer", "amount": "150.00", "counterparty": "stranger 0" },
    { "id": "t1", "at": "2026-04-02 00:25", "type": "transfer", "amount": "160.00", "counterparty": "stranger 1" },
    { "id": "t2", "at": "2026-04-02 00:45", "type": "transfer", "amount": "170.00", "counterparty": "stranger 2" },
    { "id": "t3", "at": "2026-04-02 01:05", "type": "transfer", "amount": "180.00", "counterparty": "stranger 3" },
    { "id": "t4", "at": "2026-04-02 01:25", "type": "transfer", "amount": "190.00", "counterparty": "stranger 4" },
    { "id": "t5", "at": "2026-04-02 01:45", "type": "transfer", "amount": "200.00", "counterparty": "stranger 5" },
    { "id": "t6", "at": "2026-04-02 02:05", "type": "transfer", "amount": "210.00", "counterparty": "stranger 6" },
    { "id": "t7", "at": "2026-04-02 02:25", "type": "transfer", "amount": "220.00", "counterparty": "stranger 7" },
    { "id": "t8", "at": "2026-04-02 02:45", "type": "transfer", "amount": "230.00", "counterparty": "stranger 8" },
    { "id": "t9", "at": "2026-04-02 03:05", "type": "transfer", "amount": "240.00", "counterparty": "stranger 9" }
  ]
} },
"structuring": { "on": ["d2"], "story": {
  "about": "Four deposits between 9,200 and 9,800 dollars within six days, 38,000 in all",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "currency": "USD" },
    { "id": "d0", "at": "2026-04-01 10:20", "type": "transfer", "amount": "9500.00", "counterparty": "teller 0", "direction": "credit", "currency": "USD" },
    { "id": "d1", "at": "2026-04-03 11:20", "type": "transfer", "amount": "9200.00", "counterparty": "teller 1", "direction": "credit", "currency": "USD" },
    { "id": "d2", "at": "2026-04-05 12:20", "type": "transfer", "amount": "9800.00", "counterparty": "teller 2", "direction": "credit", "currency": "USD" },
    { "id": "d3", "at": "2026-04-06 13:20", "type": "transfer", "amount": "9400.00", "counterparty": "teller 3", "direction": "credit", "currency": "USD" }
  ]
} },
"rapid-in-out": { "on": ["out1"], "story": {
  "about": "Three strangers send 40,000 in the morning, and by night 39,000 are with two other strangers",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "in0", "at": "2026-04-01 08:20", "type": "transfer", "amount": "15000.00", "counterparty": "sender 0", "direction": "credit" },
    { "id": "in1", "at": "2026-04-01 09:20", "type": "transfer", "amount": "13000.00", "counterparty": "sender 1", "direction": "credit" },
    { "id": "in2", "at": "2026-04-01 11:20", "type": "transfer", "amount": "12000.00", "counterparty": "sender 2", "direction": "credit" },
    { "id": "out0", "at": "2026-04-01 20:20", "type": "transfer", "amount": "19000.00", "counterparty": "receiver 0" },
    { "id": "out1", "at": "2026-04-01 21:20", "type": "transfer", "amount": "20000.00", "counterparty": "receiver 1" }
  ]
} },
"fan-in": { "on": ["in9","in10","in11"], "story": {
  "about": "Fourteen people who never sent anything send two to three thousand each within four days",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "in0", "at": "2026-04-01 10:20", "type": "transfer", "amount": "2000.00", "counterparty": "sender 0", "direction": "credit" },
    { "id": "in1", "at": "2026-04-01 11:20", "type": "transfer", "amount": "2070.00", "counterparty": "sender 1", "direction": "credit" },
    { "id": "in2", "at": "2026-04-01 12:20", "type": "transfer", "amount": "2140.00", "counterparty": "sender 2", "direction": "credit" },
    { "id": "in3", "at": "2026-04-01 13:20", "type": "transfer", "amount": "2210.00", "counterparty": "sender 3", "direction": "credit" },
    { "id": "in4", "at": "2026-04-02 10:20", "type": "transfer", "amount": "2280.00", "counterparty": "sender 4", "direction": "credit" },
    { "id": "in5", "at": "2026-04-02 11:20", "type": "transfer", "amount": "2350.00", "counterparty": "sender 5", "direction": "credit" },
    { "id": "in6", "at": "2026-04-02 12:20", "type": "transfer", "amount": "2420.00", "counterparty": "sender 6", "direction": "credit" },
    { "id": "in7", "at": "2026-04-02 13:20", "type": "transfer", "amount": "2490.00", "counterparty": "sender 7", "direction": "credit" },
    { "id": "in8", "at": "2026-04-03 10:20", "type": "transfer", "amount": "2560.00", "counterparty": "sender 8", "direction": "credit" },
    { "id": "in9", "at": "2026-04-03 11:20", "type": "transfer", "amount": "2630.00", "counterparty": "sender 9", "direction": "credit" },
    { "id": "in10", "at": "2026-04-03 12:20", "type": "transfer", "amount": "2700.00", "counterparty": "sender 10", "direction": "credit" },
    { "id": "in11", "at": "2026-04-03 13:20", "type": "transfer", "amount": "2770.00", "counterparty": "sender 11", "direction": "credit" },
    { "id": "in12", "at": "2026-04-04 10:20", "type": "transfer", "amount": "2840.00", "counterparty": "sender 12", "direction": "credit" },
    { "id": "in13", "at": "2026-04-04 11:20", "type": "transfer", "amount": "2910.00", "counterparty": "sender 13", "direction": "credit" }
  ]
} },
"fan-out": { "on": ["out08","out09","out10","out11"], "story": {
  "about": "What sixteen people sent in a week goes out to sixteen others: gathered and scattered",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "in00", "at": "2026-04-01 10:20", "type": "transfer", "amount": "2000.00", "counterparty": "sender 0", "direction": "credit" },
    { "id": "in01", "at": "2026-04-01 11:20", "type": "transfer", "amount": "2070.00", "counterparty": "sender 1", "direction": "credit" },
    { "id": "in02", "at": "2026-04-01 12:20", "type": "transfer", "amount": "2140.00", "counterparty": "sender 2", "direction": "credit" },
    { "id": "in03", "at": "2026-04-01 13:20", "type": "transfer", "amount": "2210.00", "counterparty": "sender 3", "direction": "credit" },
    { "id": "in04", "at": "2026-04-02 10:20", "type": "transfer", "amount": "2280.00", "counterparty": "sender 4", "direction": "credit" },
    { "id": "in05", "at": "2026-04-02 11:20", "type": "transfer", "amount": "2350.00", "counterparty": "sender 5", "direction": "credit" },
    { "id": "in06", "at": "2026-04-02 12:20", "type": "transfer", "amount": "2420.00", "counterparty": "sender 6", "direction": "credit" },
    { "id": "in07", "at": "2026-04-02 13:20", "type": "transfer", "amount": "2490.00", "counterparty": "sender 7", "direction": "credit" },
    { "id": "in08", "at": "2026-04-03 10:20", "type": "transfer", "amount": "2560.00", "counterparty": "sender 8", "direction": "credit" },
    { "id": "in09", "at": "2026-04-03 11:20", "type": "transfer", "amount": "2630.00", "counterparty": "sender 9", "direction": "credit" },
    { "id": "in10", "at": "2026-04-03 12:20", "type": "transfer", "amount": "2700.00", "counterparty": "sender 10", "direction": "credit" },
    { "id": "in11", "at": "2026-04-03 13:20", "type": "transfer", "amount": "2770.00", "counterparty": "sender 11", "direction": "credit" },
    { "id": "in12", "at": "2026-04-04 10:20", "type": "transfer", "amount": "2840.00", "counterparty": "sender 12", "direction": "credit" },
    { "id": "in13", "at": "2026-04-04 11:20", "type": "transfer", "amount": "2910.00", "counterparty": "sender 13", "direction": "credit" },
    { "id": "in14", "at": "2026-04-04 12:20", "type": "transfer", "amount": "2980.00", "counterparty": "sender 14", "direction": "credit" },
    { "id": "in15", "at": "2026-04-04 13:20", "type": "transfer", "amount": "3050.00", "counterparty": "sender 15", "direction": "credit" },
    { "id": "out00", "at": "2026-04-05 10:50", "type": "transfer", "amount": "1900.00", "counterparty": "receiver 0" },
    { "id": "out01", "at": "2026-04-05 11:50", "type": "transfer", "amount": "1970.00", "counterparty": "receiver 1" },
    { "id": "out02", "at": "2026-04-05 12:50", "type": "transfer", "amount": "2040.00", "counterparty": "receiver 2" },
    { "id": "out03", "at": "2026-04-05 13:50", "type": "transfer", "amount": "2110.00", "counterparty": "receiver 3" },
    { "id": "out04", "at": "2026-04-05 14:50", "type": "transfer", "amount": "2180.00", "counterparty": "receiver 4" },
    { "id": "out05", "at": "2026-04-05 15:50", "type": "transfer", "amount": "2250.00", "counterparty": "receiver 5" },
    { "id": "out06", "at": "2026-04-06 10:50", "type": "transfer", "amount": "2320.00", "counterparty": "receiver 6" },
    { "id": "out07", "at": "2026-04-06 11:50", "type": "transfer", "amount": "2390.00", "counterparty": "receiver 7" },
    { "id": "out08", "at": "2026-04-06 12:50", "type": "transfer", "amount": "2460.00", "counterparty": "receiver 8" },
    { "id": "out09", "at": "2026-04-06 13:50", "type": "transfer", "amount": "2530.00", "counterparty": "receiver 9" },
    { "id": "out10", "at": "2026-04-06 14:50", "type": "transfer", "amount": "2600.00", "counterparty": "receiver 10" },
    { "id": "out11", "at": "2026-04-06 15:50", "type": "transfer", "amount": "2670.00", "counterparty": "receiver 11" },
    { "id": "out12", "at": "2026-04-07 10:50", "type": "transfer", "amount": "2740.00", "counterparty": "receiver 12" },
    { "id": "out13", "at": "2026-04-07 11:50", "type": "transfer", "amount": "2810.00", "counterparty": "receiver 13" },
    { "id": "out14", "at": "2026-04-07 12:50", "type": "transfer", "amount": "2880.00", "counterparty": "receiver 14" },
    { "id": "out15", "at": "2026-04-07 13:50", "type": "transfer", "amount": "2950.00", "counterparty": "receiver 15" }
  ]
} },
"round-trip": { "on": ["in1"], "story": {
  "about": "About 5,000 goes out and comes back from somebody else within days, three times over",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "every": "1w", "times": 13, "from": "2026-01-03 20:15", "type": "transfer", "amount": ["45.00", "120.00", "60.00", "88.00"], "counterparty": ["Lin", "Chen Yu", "aunt"] },
    { "id": "out0", "at": "2026-04-01 10:20", "type": "transfer", "amount": "5000.00", "counterparty": "partner 0" },
    { "id": "in0", "at": "2026-04-02 16:20", "type": "transfer", "amount": "4850.00", "counterparty": "company friend 0", "direction": "credit" },
    { "id": "out1", "at": "2026-04-04 10:20", "type": "transfer", "amount": "5000.00", "counterparty": "partner 1" },
    { "id": "in1", "at": "2026-04-05 16:20", "type": "transfer", "amount": "4840.00", "counterparty": "company friend 1", "direction": "credit" },
    { "id": "out2", "at": "2026-04-07 10:20", "type": "transfer", "amount": "5000.00", "counterparty": "partner 2" },
    { "id": "in2", "at": "2026-04-08 16:20", "type": "transfer", "amount": "4830.00", "counterparty": "company friend 2", "direction": "credit" }
  ]
} },
"gift-card-burst": { "on": ["g3","g4","g5"], "story": {
  "about": "Somebody who calls himself her director has her buy five gift cards in forty minutes, and send the codes",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "g1", "at": "2026-04-01 10:05", "amount": "500.00", "counterparty": "card mall", "mcc": "6540", "channel": "online" },
    { "id": "g2", "at": "2026-04-01 10:12", "amount": "1000.00", "counterparty": "card mall", "mcc": "6540", "channel": "online" },
    { "id": "g3", "at": "2026-04-01 10:21", "amount": "1000.00", "counterparty": "app cards", "mcc": "5817", "channel": "online" },
    { "id": "g4", "at": "2026-04-01 10:33", "amount": "800.00", "counterparty": "card mall", "mcc": "6540", "channel": "online" },
    { "id": "g5", "at": "2026-04-01 10:44", "amount": "500.00", "counterparty": "app cards", "mcc": "5817", "channel": "online" }
  ]
} },
"lookalike-payee": { "on": ["rent"], "story": {
  "about": "The landlord is known by an id; a transfer goes to another id whose name has a capital I for the l",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "1w", "times": 12, "from": "2026-01-03 19:05", "late": [0, 21, 9], "amount": ["129.00", "89.00", "210.00"], "channel": "online", "counterparty": { "id": "u-5501", "name": "Carla Bell", "kind": "person" } },
    { "id": "rent", "at": "2026-04-01 15:20", "type": "transfer", "amount": "2400.00", "counterparty": { "id": "u-9307", "name": "CarIa Bell", "kind": "person" } }
  ]
} },
"payee-exposure": { "on": ["large"], "story": {
  "about": "A friend who was sent shares of dinners for months is sent thirty thousand: it may be his account and not he who asks",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "4d", "times": 40, "from": "2025-10-20 20:15", "late": [0, 55, 20], "type": "transfer", "amount": ["100.00", "50.00", "200.00", "80.00"], "counterparty": ["Lin Hua", "Zhao Wei", "mother"] },
    { "id": "large", "at": "2026-04-01 15:10", "type": "transfer", "amount": "30000.00", "counterparty": "Lin Hua" }
  ]
} },
"unusual-run": { "on": ["o2","o5","o6"], "story": {
  "about": "Tills let her small sums pass without a finger, and every order of hers has one; six orders within a day have none, though the host puts her phone on them",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "channel": "in-store", "authentication": "none", "deviceId": "phone" },
    { "every": "2d", "times": 45, "from": "2026-01-02 21:10", "channel": "online", "amount": ["60.00", "35.00", "120.00"], "counterparty": ["book shop", "shoe shop", "tea shop", "pet shop"], "authentication": "fingerprint", "deviceId": "phone" },
    { "id": "o1", "at": "2026-04-01 10:20", "amount": "66.00", "counterparty": "perfume bar", "channel": "online", "authentication": "none", "deviceId": "phone" },
    { "id": "o2", "at": "2026-04-01 10:52", "amount": "88.00", "counterparty": "ticket desk", "channel": "online", "authentication": "none", "deviceId": "phone" },
    { "id": "o3", "at": "2026-04-01 12:15", "amount": "59.00", "counterparty": "gift cards 24", "channel": "online", "authentication": "none", "deviceId": "phone" },
    { "id": "o4", "at": "2026-04-01 15:40", "amount": "105.00", "counterparty": "game keys", "channel": "online", "authentication": "none", "deviceId": "phone" },
    { "id": "o5", "at": "2026-04-01 19:02", "amount": "72.00", "counterparty": "sneaker store", "channel": "online", "authentication": "none", "deviceId": "phone" },
    { "id": "o6", "at": "2026-04-01 20:30", "amount": "94.00", "counterparty": "phone cases", "channel": "online", "authentication": "none", "deviceId": "phone" }
  ]
} },
"suspicious-access": { "on": ["in","alerts","reset","payee","limit","first","second"], "story": {
  "about": "A stranger's device comes in at night, switches off the alerts, resets the password, adds a payee, raises the limit, and sends 9,000 in two transfers: one alert, raised before the money leaves, that tells it in steps",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "phone"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "alerts", "at": "2026-03-05 03:21", "kind": "access", "action": "notifications-off", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "reset", "at": "2026-03-05 03:22", "kind": "access", "action": "password-reset", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "payee", "at": "2026-03-05 03:24", "kind": "access", "action": "payee-add", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "limit", "at": "2026-03-05 03:25", "kind": "access", "action": "limit-raise", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "first", "at": "2026-03-05 03:30", "type": "transfer", "amount": "5000.00", "counterparty": "Mule One", "deviceId": "phone X"},
    {"id": "second", "at": "2026-03-05 03:34", "type": "transfer", "amount": "4000.00", "counterparty": "Mule Two", "deviceId": "phone X"}
  ]
} },
"confirmation-failed": { "on": ["pay"], "story": {
  "about": "A transfer of 3,000 to somebody new is asked to be confirmed, and is not",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"], "deviceId": "phone"},
    {"id": "ask", "at": "2026-03-05 21:29", "kind": "access", "action": "challenge", "challengeOf": "pay", "success": false},
    {"id": "pay", "at": "2026-03-05 21:30", "type": "transfer", "amount": "3000.00", "counterparty": "Somebody New", "deviceId": "phone"}
  ]
} },
"duplicate-charge": { "on": ["first","second"], "story": {
  "about": "The till shows an error, the cashier tries again, and both charges go through",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "first", "at": "2026-04-01 18:40", "amount": "87.00", "counterparty": "corner supermarket" },
    { "id": "second", "at": "2026-04-01 18:43", "amount": "87.00", "counterparty": "corner supermarket" }
  ]
} },
"refund-seen": { "on": ["back"], "story": {
  "about": "A refund arrives that names no payment: it is told, and said not to be linked",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "id": "back", "at": "2026-03-25 10:02", "direction": "credit", "type": "refund", "amount": "45.00", "counterparty": "ticket office" }
  ]
} },
"charged-but-failed": { "on": ["b1"], "story": {
  "about": "The wallet says that the payment failed; the own bank account was charged all the same.",
  "advance": ["2026-03-04 09:00"],
  "events": [
    { "at": "2026-03-03 10:00", "id": "p", "amount": "268.00", "counterparty": "晨光数码", "status": "failed" },
    { "at": "2026-03-03 10:01", "id": "b1", "accountId": "bank", "amount": "268.00", "counterparty": "晨光数码", "sameAs": {"accountId": "mei", "id": "p"} }
  ]
} },
"not-arrived": { "on": ["t"], "story": {
  "about": "A transfer to a colleague shows as under way, and the next working day is over.",
  "advance": ["2026-03-04 18:00", "2026-03-05 09:00"],
  "events": [
    { "at": "2026-03-03 10:00", "id": "t", "amount": "800.00", "counterparty": "小林", "status": "pending", "type": "transfer", "channel": "transfer" }
  ]
} },
"amount-differs": { "on": ["p"], "story": {
  "about": "Two hundred were authorised, two hundred and sixty were drawn.",
  "arrival": "as written",
  "events": [
    { "at": "2026-03-03 10:00", "id": "p", "amount": "200.00", "counterparty": "晨光数码", "status": "authorized" },
    { "at": "2026-03-03 10:00", "id": "p", "amount": "260.00", "counterparty": "晨光数码" }
  ]
} },
"fee-surprise": { "on": ["p"], "story": {
  "about": "Eight withdrawals cost a thousandth each; the ninth costs a hundredth.",
  "events": [
    { "every": "1w", "times": 8, "from": "2026-01-02 10:00", "amount": "1000.00", "counterparty": "招商银行", "fee": "1.00", "type": "cash-out", "direction": "neutral", "instrument": {"kind": "debit-card", "last4": "6688"} },
    { "at": "2026-03-03 10:00", "id": "p", "amount": "1000.00", "counterparty": "招商银行", "fee": "10.00", "type": "cash-out", "direction": "neutral", "instrument": {"kind": "debit-card", "last4": "6688"} }
  ]
} },
"discount-missing": { "on": ["c","p"], "story": {
  "about": "The coupon of twenty was to be taken off; the payment was made without it.",
  "events": [
    { "at": "2026-03-03 09:59", "id": "c", "kind": "expectation", "what": "discount", "transactionId": "p", "amount": "20.00", "currency": "CNY" },
    { "at": "2026-03-03 10:00", "id": "p", "amount": "120.00", "counterparty": "晨光数码" }
  ]
} },
"hold-not-released": { "on": ["h"], "story": {
  "about": "The deposit of a journey in January is held still in March.",
  "advance": ["2026-02-01 09:00", "2026-02-12 09:00"],
  "events": [
    { "at": "2026-01-10 15:00", "id": "h", "amount": "1000.00", "counterparty": "如家酒店", "status": "authorized", "mcc": "7011" }
  ]
} },
"refund-late": { "on": ["r","p"], "story": {
  "about": "Of an operator whose terms nobody has read, a refund has a week, and it is said that nobody is bound to it.",
  "advance": ["2026-03-10 12:00", "2026-03-11 09:00"],
  "events": [
    { "at": "2026-03-02 10:00", "id": "p", "amount": "399.00", "counterparty": "晨光数码" },
    { "at": "2026-03-03 15:00", "id": "r", "kind": "expectation", "what": "refund", "transactionId": "p" }
  ]
} },
"refund-short": { "on": ["r","p","b"], "story": {
  "about": "A whole refund was promised, half of it came.",
  "config": {"operators": {"mei": "wechat-pay"}},
  "events": [
    { "at": "2026-03-02 10:00", "id": "p", "amount": "399.00", "counterparty": "晨光数码", "instrument": {"kind": "debit-card", "last4": "6688"} },
    { "at": "2026-03-03 15:00", "id": "r", "kind": "expectation", "what": "refund", "transactionId": "p" },
    { "at": "2026-03-04 11:00", "id": "b", "type": "refund", "direction": "credit", "amount": "199.50", "counterparty": "晨光数码", "refundOf": "p", "instrument": {"kind": "debit-card", "last4": "6688"} }
  ]
} },
"refund-elsewhere": { "on": ["p","b"], "story": {
  "about": "The payment was drawn from a card; the refund went to the wallet's balance.",
  "config": {"operators": {"mei": "wechat-pay"}},
  "events": [
    { "at": "2026-03-02 10:00", "id": "p", "amount": "399.00", "counterparty": "晨光数码", "instrument": {"kind": "debit-card", "last4": "6688"} },
    { "at": "2026-03-04 11:00", "id": "b", "type": "refund", "direction": "credit", "amount": "399.00", "counterparty": "晨光数码", "refundOf": "p", "instrument": {"kind": "balance"} }
  ]
} },
"refund-window-closing": { "on": ["r","p"], "story": {
  "about": "With WeChat Pay it is 365 days to the day.",
  "config": {"operators": {"mei": "wechat-pay"}},
  "advance": ["2027-03-21 09:00", "2027-04-01 00:01"],
  "events": [
    { "at": "2026-03-31 10:00", "id": "p", "amount": "399.00", "counterparty": "晨光数码", "instrument": {"kind": "debit-card", "last4": "6688"} },
    { "at": "2027-03-20 15:00", "id": "r", "kind": "expectation", "what": "refund", "transactionId": "p" }
  ]
} },
"charge-after-cancellation": { "on": ["e","m1","m2"], "story": {
  "about": "The subscription was ended in March, and drew again in April.",
  "events": [
    { "at": "2026-03-01 08:00", "id": "m1", "amount": "25.00", "counterparty": "云影会员", "channel": "recurring", "agreementId": "ag1" },
    { "at": "2026-03-10 20:00", "id": "e", "kind": "expectation", "what": "cancellation", "transactionId": "m1" },
    { "at": "2026-04-01 08:00", "id": "m2", "amount": "25.00", "counterparty": "云影会员", "channel": "recurring", "agreementId": "ag1" }
  ]
} },
"request-refused": { "on": ["r","coat"], "story": {
  "about": "A coat is sent back; a week later the shop says that it was worn, and gives nothing.",
  "advance": ["2026-05-20 09:00"],
  "events": [
    { "at": "2026-05-02 11:00", "id": "coat", "amount": "460.00", "counterparty": "晴川服饰" },
    { "at": "2026-05-06 10:00", "id": "r", "kind": "expectation", "what": "refund", "transactionId": "coat" },
    { "at": "2026-05-09 16:00", "id": "r", "kind": "expectation", "what": "refund", "state": "refused", "reason": "吊牌已剪" }
  ]
} },
"holiday-delay": { "on": ["r","p"], "story": {
  "about": "After the big sale refunds pile up: told as normal.",
  "config": {"operators": {"mei": "wechat-pay"}},
  "advance": ["2026-11-12 16:00"],
  "events": [
    { "at": "2026-11-10 10:00", "id": "p", "amount": "399.00", "counterparty": "晨光数码", "instrument": {"kind": "debit-card", "last4": "6688"} },
    { "at": "2026-11-12 15:00", "id": "r", "kind": "expectation", "what": "refund", "transactionId": "p" }
  ]
} },
"trial-ending": { "on": ["trial"], "story": {
  "about": "A free week under a new agreement: nothing is charged yet, and the price follows by itself.",
  "events": [
    {"every": "1d", "times": 20, "from": "2026-04-01 12:10", "amount": "28.00", "counterparty": "面馆", "category": "dining"},
    {"at": "2026-04-20 21:00", "id": "trial", "amount": "0.00", "counterparty": "青藤影音", "channel": "recurring", "agreementId": "film"}
  ]
} },
"recurring-missed": { "on": ["rent7"], "story": {
  "about": "Seven rents on the fifth, and none in August. A week after the day, and once the account shows a later payment, it is said, as a fact.",
  "advance": ["2026-08-08 09:00", "2026-08-17 09:00"],
  "events": [
    {"at": "2026-01-05 09:00", "id": "rent1", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-02-05 09:00", "id": "rent2", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-03-05 09:00", "id": "rent3", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-04-05 09:00", "id": "rent4", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-05-05 09:00", "id": "rent5", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-06-05 09:00", "id": "rent6", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"at": "2026-07-05 09:00", "id": "rent7", "amount": "3200.00", "counterparty": "王房东", "category": "housing"},
    {"every": "1w", "times": 33, "from": "2026-01-03 12:00", "amount": "38.00", "counterparty": "面馆", "category": "dining"}
  ]
} },
"price-rise": { "on": ["m6"], "story": {
  "about": "A music service that was drawn five times at one price costs two yuan more from June on. No agreement is named in the statement.",
  "advance": ["2026-06-06 09:00", "2026-06-20 09:00"],
  "events": [
    {"at": "2026-01-05 09:00", "id": "m1", "amount": "15.00", "counterparty": "云上音乐"},
    {"at": "2026-02-05 09:00", "id": "m2", "amount": "15.00", "counterparty": "云上音乐"},
    {"at": "2026-03-05 09:00", "id": "m3", "amount": "15.00", "counterparty": "云上音乐"},
    {"at": "2026-04-05 09:00", "id": "m4", "amount": "15.00", "counterparty": "云上音乐"},
    {"at": "2026-05-05 09:00", "id": "m5", "amount": "15.00", "counterparty": "云上音乐"},
    {"at": "2026-06-05 09:00", "id": "m6", "amount": "17.00", "counterparty": "云上音乐"}
  ]
} },
"charged-again": { "on": ["f12"], "story": {
  "about": "Nine charges, two months without one, and then the same price again.",
  "advance": ["2026-12-06 09:00"],
  "events": [
    {"at": "2026-01-05 09:00", "id": "f1", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-02-05 09:00", "id": "f2", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-03-05 09:00", "id": "f3", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-04-05 09:00", "id": "f4", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-05-05 09:00", "id": "f5", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-06-05 09:00", "id": "f6", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-07-05 09:00", "id": "f7", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-08-05 09:00", "id": "f8", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-09-05 09:00", "id": "f9", "amount": "25.00", "counterparty": "青藤影音"},
    {"at": "2026-12-05 09:00", "id": "f12", "amount": "25.00", "counterparty": "青藤影音"}
  ]
} },
"over-budget": { "on": ["dinner"], "story": {
  "about": "A thousand a month for eating out: the dinner that goes beyond is told, the ones after it are not, and the next month begins anew",
  "config": { "budgets": [{ "category": "dining", "currency": "CNY", "amount": "1000.00", "interval": "month" }] },
  "events": [
    { "every": "1d", "times": 19, "from": "2026-04-01 12:10", "amount": "48.00", "counterparty": "noodle shop", "category": "dining" },
    { "id": "books", "at": "2026-04-20 10:00", "amount": "300.00", "counterparty": "book shop", "category": "education" },
    { "id": "dinner", "at": "2026-04-20 19:00", "amount": "160.00", "counterparty": "hot pot house", "category": "dining" },
    { "id": "noodles", "at": "2026-04-21 12:10", "amount": "20.00", "counterparty": "noodle shop", "category": "dining" }
  ]
} },
"history-digest": { "on": [], "story": {
  "about": "A bill exported in June with oddities of early April: the small one is learnt and told in one line, the double charge by itself",
  "asOf": "2026-06-15 09:00",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "every": "2d", "times": 45, "from": "2026-01-02 18:40", "late": [0, 40, 15, 65], "amount": ["64.20", "112.90", "38.50", "87.00", "143.60"], "counterparty": ["greengrocer", "corner supermarket", "pharmacy"] },
    { "id": "phone", "at": "2026-04-01 15:20", "amount": "8800.00", "counterparty": "phone market stall 41" },
    { "id": "first", "at": "2026-04-02 18:40", "amount": "87.00", "counterparty": "corner supermarket" },
    { "id": "second", "at": "2026-04-02 18:43", "amount": "87.00", "counterparty": "corner supermarket" }
  ]
} },
"day-digest": { "on": [], "story": {
  "about": "Five shops charge twice on one day: three are told one by one, the rest is one line",
  "arrival": "live",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24], "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"], "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] },
    { "id": "a0", "at": "2026-04-01 09:00", "amount": "20.00", "counterparty": "shop 0" },
    { "id": "b0", "at": "2026-04-01 09:03", "amount": "20.00", "counterparty": "shop 0" },
    { "id": "a1", "at": "2026-04-01 11:00", "amount": "21.00", "counterparty": "shop 1" },
    { "id": "b1", "at": "2026-04-01 11:03", "amount": "21.00", "counterparty": "shop 1" },
    { "id": "a2", "at": "2026-04-01 13:00", "amount": "22.00", "counterparty": "shop 2" },
    { "id": "b2", "at": "2026-04-01 13:03", "amount": "22.00", "counterparty": "shop 2" },
    { "id": "a3", "at": "2026-04-01 15:00", "amount": "23.00", "counterparty": "shop 3" },
    { "id": "b3", "at": "2026-04-01 15:03", "amount": "23.00", "counterparty": "shop 3" },
    { "id": "a4", "at": "2026-04-01 17:00", "amount": "24.00", "counterparty": "shop 4" },
    { "id": "b4", "at": "2026-04-01 17:03", "amount": "24.00", "counterparty": "shop 4" }
  ]
} },
"login-new-device": { "on": ["in"], "story": {
  "about": "A password that was stolen is used on a stranger's computer in another country",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"login-new-network": { "on": ["in"], "story": {
  "about": "In her own city a new device comes in over a network that she never used",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 20:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"}
  ]
} },
"login-new-country": { "on": ["in"], "story": {
  "about": "The wallet is opened from a country in which it never was, on a device that nobody knows",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 08:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"login-new-agent": { "on": ["in"], "story": {
  "about": "The wallet, always opened on a phone, is opened in a browser on Windows",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 08:20", "kind": "access", "action": "login", "deviceId": "computer", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"login-odd-hour": { "on": ["in"], "story": {
  "about": "She is in her wallet at half past three at night, from the own phone: told beside other things, and no more",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 120, "from": "2025-11-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:30", "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"}
  ]
} },
"login-too-far": { "on": ["in"], "story": {
  "about": "She comes in from Shanghai, and forty minutes later somebody does from London",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1", "location": {"lat": 31.23, "lon": 121.47}},
    {"id": "home", "at": "2026-03-05 08:00", "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1", "location": {"lat": 31.23, "lon": 121.47}},
    {"id": "in", "at": "2026-03-05 08:40", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "GB", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "location": {"lat": 51.5, "lon": -0.12}}
  ]
} },
"password-guessing": { "on": ["try0","in"], "story": {
  "about": "Nine tries fail within ten minutes on a device that nobody knows, and the tenth comes in",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "try0", "at": "2026-03-05 02:10", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try1", "at": "2026-03-05 02:11", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try2", "at": "2026-03-05 02:12", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try3", "at": "2026-03-05 02:13", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try4", "at": "2026-03-05 02:14", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try5", "at": "2026-03-05 02:15", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try6", "at": "2026-03-05 02:16", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try7", "at": "2026-03-05 02:17", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "try8", "at": "2026-03-05 02:18", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "success": false},
    {"id": "in", "at": "2026-03-05 02:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"login-after-silence": { "on": ["in"], "story": {
  "about": "An account that was opened every week is opened after five months, on another device in another country",
  "arrival": "live",
  "events": [
    {"every": "1w", "times": 30, "from": "2025-01-06 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 08:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"keys-changed": { "on": ["in","reset","step","alerts"], "story": {
  "about": "A stranger's device comes in, resets the password, and switches off the second step and the alerts",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "reset", "at": "2026-03-05 03:22", "kind": "access", "action": "password-reset", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "step", "at": "2026-03-05 03:24", "kind": "access", "action": "two-step-off", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "alerts", "at": "2026-03-05 03:25", "kind": "access", "action": "notifications-off", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"money-opened": { "on": ["in","payee","limit","card","family"], "story": {
  "about": "A stranger's device adds a payee and raises the limit, before any money leaves",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "payee", "at": "2026-03-05 03:22", "kind": "access", "action": "payee-add", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "limit", "at": "2026-03-05 03:23", "kind": "access", "action": "limit-raise", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "card", "at": "2026-03-05 03:24", "kind": "access", "action": "card-bind", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "family", "at": "2026-03-05 03:25", "kind": "access", "action": "family-card-grant", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"login-after-sim": { "on": ["sim","reset","in","code"], "story": {
  "about": "Her number moves to another SIM, the password is reset by a code to it, a phone that nobody knows comes in and passes a challenge by another code",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "sim", "at": "2026-03-05 02:10", "kind": "access", "action": "sim-change"},
    {"id": "reset", "at": "2026-03-05 02:25", "kind": "access", "action": "password-reset"},
    {"id": "in", "at": "2026-03-05 02:28", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "CN", "agent": "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"},
    {"id": "code", "at": "2026-03-05 02:29", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "CN", "agent": "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "challengeOf": "in", "method": "one-time-code"}
  ]
} },
"challenge-flood": { "on": ["in","ask0","ask6"], "story": {
  "about": "Somebody who has her password has her asked seven times within ten minutes, until she taps yes",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "ask0", "at": "2026-03-05 03:21", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x0", "success": false},
    {"id": "ask1", "at": "2026-03-05 03:22", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x1", "success": false},
    {"id": "ask2", "at": "2026-03-05 03:23", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x2", "success": false},
    {"id": "ask3", "at": "2026-03-05 03:24", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x3", "success": false},
    {"id": "ask4", "at": "2026-03-05 03:25", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x4", "success": false},
    {"id": "ask5", "at": "2026-03-05 03:26", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x5", "success": false},
    {"id": "ask6", "at": "2026-03-05 03:27", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "x6", "success": true}
  ]
} },
"challenge-failed": { "on": ["in","ask1"], "story": {
  "about": "A stranger comes in, is asked to prove to be her, and fails twice",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "ask1", "at": "2026-03-05 03:21", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "in", "success": false},
    {"id": "ask2", "at": "2026-03-05 03:23", "kind": "access", "action": "challenge", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "challengeOf": "in", "success": false}
  ]
} },
"after-odd-access": { "on": ["in","alerts","payee"], "story": {
  "about": "A stranger comes in, switches the alerts off, and adds a payee",
  "arrival": "live",
  "events": [
    {"every": "1d", "times": 60, "from": "2026-01-01 08:10", "late": [0, 33, 12, 50, 5], "kind": "access", "action": "login", "deviceId": "phone", "ip": "203.0.113.9", "country": "CN", "agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1"},
    {"id": "in", "at": "2026-03-05 03:20", "kind": "access", "action": "login", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "alerts", "at": "2026-03-05 03:22", "kind": "access", "action": "notifications-off", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"},
    {"id": "payee", "at": "2026-03-05 03:30", "kind": "access", "action": "payee-add", "deviceId": "phone X", "ip": "192.0.2.44", "country": "VN", "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}
  ]
} },
"guessed-accounts": { "on": ["later"], "story": {
  "about": "Somebody tries a list of passwords on forty accounts from one address; an hour later one of them is tried again",
  "arrival": "live",
  "events": [
    {"id": "t0", "at": "2026-03-05 01:00", "kind": "access", "action": "login", "success": false, "accountId": "a0", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t1", "at": "2026-03-05 01:01", "kind": "access", "action": "login", "success": false, "accountId": "a1", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t2", "at": "2026-03-05 01:02", "kind": "access", "action": "login", "success": false, "accountId": "a2", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t3", "at": "2026-03-05 01:03", "kind": "access", "action": "login", "success": false, "accountId": "a3", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t4", "at": "2026-03-05 01:04", "kind": "access", "action": "login", "success": false, "accountId": "a4", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t5", "at": "2026-03-05 01:05", "kind": "access", "action": "login", "success": false, "accountId": "a5", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t6", "at": "2026-03-05 01:06", "kind": "access", "action": "login", "success": false, "accountId": "a6", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t7", "at": "2026-03-05 01:07", "kind": "access", "action": "login", "success": false, "accountId": "a7", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t8", "at": "2026-03-05 01:08", "kind": "access", "action": "login", "success": false, "accountId": "a8", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t9", "at": "2026-03-05 01:09", "kind": "access", "action": "login", "success": false, "accountId": "a9", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t10", "at": "2026-03-05 01:10", "kind": "access", "action": "login", "success": false, "accountId": "a10", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t11", "at": "2026-03-05 01:11", "kind": "access", "action": "login", "success": false, "accountId": "a11", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t12", "at": "2026-03-05 01:12", "kind": "access", "action": "login", "success": false, "accountId": "a12", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t13", "at": "2026-03-05 01:13", "kind": "access", "action": "login", "success": false, "accountId": "a13", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t14", "at": "2026-03-05 01:14", "kind": "access", "action": "login", "success": false, "accountId": "a14", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t15", "at": "2026-03-05 01:15", "kind": "access", "action": "login", "success": false, "accountId": "a15", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t16", "at": "2026-03-05 01:16", "kind": "access", "action": "login", "success": false, "accountId": "a16", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t17", "at": "2026-03-05 01:17", "kind": "access", "action": "login", "success": false, "accountId": "a17", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t18", "at": "2026-03-05 01:18", "kind": "access", "action": "login", "success": false, "accountId": "a18", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t19", "at": "2026-03-05 01:19", "kind": "access", "action": "login", "success": false, "accountId": "a19", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t20", "at": "2026-03-05 01:20", "kind": "access", "action": "login", "success": false, "accountId": "a20", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t21", "at": "2026-03-05 01:21", "kind": "access", "action": "login", "success": false, "accountId": "a21", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t22", "at": "2026-03-05 01:22", "kind": "access", "action": "login", "success": false, "accountId": "a22", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t23", "at": "2026-03-05 01:23", "kind": "access", "action": "login", "success": false, "accountId": "a23", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t24", "at": "2026-03-05 01:24", "kind": "access", "action": "login", "success": false, "accountId": "a24", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t25", "at": "2026-03-05 01:25", "kind": "access", "action": "login", "success": false, "accountId": "a25", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t26", "at": "2026-03-05 01:26", "kind": "access", "action": "login", "success": false, "accountId": "a26", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t27", "at": "2026-03-05 01:27", "kind": "access", "action": "login", "success": false, "accountId": "a27", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t28", "at": "2026-03-05 01:28", "kind": "access", "action": "login", "success": false, "accountId": "a28", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t29", "at": "2026-03-05 01:29", "kind": "access", "action": "login", "success": false, "accountId": "a29", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t30", "at": "2026-03-05 01:30", "kind": "access", "action": "login", "success": false, "accountId": "a30", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t31", "at": "2026-03-05 01:31", "kind": "access", "action": "login", "success": false, "accountId": "a31", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t32", "at": "2026-03-05 01:32", "kind": "access", "action": "login", "success": false, "accountId": "a32", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t33", "at": "2026-03-05 01:33", "kind": "access", "action": "login", "success": false, "accountId": "a33", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t34", "at": "2026-03-05 01:34", "kind": "access", "action": "login", "success": false, "accountId": "a34", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t35", "at": "2026-03-05 01:35", "kind": "access", "action": "login", "success": false, "accountId": "a35", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t36", "at": "2026-03-05 01:36", "kind": "access", "action": "login", "success": false, "accountId": "a36", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t37", "at": "2026-03-05 01:37", "kind": "access", "action": "login", "success": false, "accountId": "a37", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t38", "at": "2026-03-05 01:38", "kind": "access", "action": "login", "success": false, "accountId": "a38", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "t39", "at": "2026-03-05 01:39", "kind": "access", "action": "login", "success": false, "accountId": "a39", "ip": "192.0.2.9", "deviceId": "bot"},
    {"id": "later", "at": "2026-03-05 02:30", "kind": "access", "action": "login", "success": false, "accountId": "a3", "ip": "192.0.2.9", "deviceId": "bot"}
  ]
} },
};
