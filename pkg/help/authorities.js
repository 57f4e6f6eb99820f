// @ts-check
/**
 * Authorities and lines of a region: the police, those who warn of fraud, and the way to one's bank.
 *
 * Only what an authority's own words were seen to say, with the page and the day on which it was looked at. A region that is not here
 * has none: the number on one's card, then the police, by whatever number one knows. A host's own (`authorities`) replace these whole.
 * China's consumers' line is known of news alone, so it is a platform's name in the texts, and no number here.
 * Not here: rights (rights.js), how a contact is opened (contacts.js).
 */

/** @typedef {import("../index.js").Authority} Authority */

const SEEN = "2026-11-29";

/** @type {readonly Authority[]} */
export const authorities = [
  {
    who: "police",
    region: "CN",
    channel: "phone",
    value: "110",
    for: "payer",
    source: "公安部等通告 2016-10-17",
    verifiedOn: SEEN,
  },
  {
    // It calls, and takes questions; reports go to 110.
    who: "fraud-line",
    region: "CN",
    channel: "phone",
    value: "96110",
    for: "payer",
    source: "https://tech.sina.cn/2020-09-21/detail-iivhuipp5528609.d.html",
    verifiedOn: "2026-11-30",
  },
  {
    who: "fraud-line",
    region: "HK",
    channel: "phone",
    value: "18222",
    for: "payer",
    source: "https://www.adcc.gov.hk/en-hk/about-us.html",
    verifiedOn: "2026-11-30",
  },
  {
    who: "bank-line",
    region: "GB",
    channel: "phone",
    value: "159",
    for: "payer",
    // Its own text was seen as others quote it, from 2021 to 2025, always the same.
    source: "Stop Scams UK: 159",
    verifiedOn: SEEN,
  },
  {
    who: "police",
    region: "GB",
    channel: "phone",
    value: "0300 123 2040",
    for: "payer",
    source:
      "https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open",
    verifiedOn: "2026-11-30",
  },
  {
    who: "police",
    region: "GB",
    channel: "website",
    value: "https://www.reportfraud.police.uk/",
    for: "payer",
    source:
      "https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open",
    verifiedOn: "2026-11-30",
  },
  {
    who: "police-scotland",
    region: "GB",
    channel: "phone",
    value: "101",
    for: "payer",
    source:
      "https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open",
    verifiedOn: "2026-11-30",
  },
  {
    who: "fraud-line",
    region: "US",
    channel: "website",
    value: "https://consumer.ftc.gov/articles/mobile-payment-apps-how-avoid-scam-when-you-use-one",
    for: "payer",
    source: "https://consumer.ftc.gov/articles/mobile-payment-apps-how-avoid-scam-when-you-use-one",
    verifiedOn: "2026-11-30",
  },
];
