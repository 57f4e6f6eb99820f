// @ts-check
/**
 * Contacts as they may be shown: to whom, where, how they are opened, and how old they are.
 *
 * A link is https, mailto or tel, whatever a host hands in; a telephone number is shown only where it is a payer's by a source.
 * Not here: the contacts themselves (../operators.js, authorities.js).
 */

/** @typedef {import("../index.js").Contact} Contact */

/** Anything else would be a word or a script: digits, blanks and what stands between them, in at most 20 signs (E.164 has 15 digits). */
const NUMBER = /^\+?\d[\d\s()-]{1,18}$/;
const ADDRESS = /^[^\s@<>:?&#"]+@[^\s@<>:?&#"]+$/;
/** How an address with a scheme begins: a script, or another app. A word and a colon before a blank is none. */
const SCHEME = /^\s*[a-z][a-z\d+.-]*:(?!\s)/i;

/** A year: operators change their pages, and what is older may be wrong. */
const STALE = 365 * 86_400_000;

/** @param {unknown} value */
function isHttps(value) {
  try {
    return new URL(String(value)).protocol === "https:";
  } catch {
    return false;
  }
}

/** True where a contact is what its channel says, and nothing that acts by itself. @param {any} contact */
export function isSound(contact) {
  const { channel, value } = Object(contact);
  if (typeof value !== "string" || !value) return false;
  switch (channel) {
    case "website":
      return isHttps(value);
    case "phone":
      return NUMBER.test(value);
    case "email":
      return ADDRESS.test(value);
    case "social":
      return isHttps(value) || !SCHEME.test(value);
    case "in-app":
      return !SCHEME.test(value);
    default:
      return false;
  }
}

/** True where a payer who lives there may be shown it; where nobody has said, whatever says itself whose it is. @param {Contact} contact @param {string} [region] */
const isForPayer = (contact, region) =>
  (contact.for ?? "payer") === "payer" &&
  (!contact.region || !region || contact.region === region) &&
  (contact.channel !== "phone" || Boolean(contact.source));

/** Those that a payer who lives there may be shown. @template {Contact} T @param {readonly T[]} contacts @param {string} [region] @returns {T[]} */
export const forPayer = (contacts, region) =>
  contacts.filter((contact) => isSound(contact) && isForPayer(contact, region));

/** What opens it; nothing where it is a way that no link leads to. @param {Contact} contact @returns {string | undefined} */
export function hrefOf(contact) {
  if (!isSound(contact) || !isForPayer(contact, contact.region)) return undefined;
  if (contact.channel === "phone") return `tel:${contact.value.replace(/[^\d+]/g, "")}`;
  if (contact.channel === "email") return `mailto:${contact.value}`;
  return isHttps(contact.value) ? contact.value : undefined;
}

/** True where it was seen more than a year ago, or nobody can tell when. @param {{ verifiedOn: string }} seen @param {number} now */
export const isStale = ({ verifiedOn }, now) => !(now - Date.parse(verifiedOn) <= STALE);
