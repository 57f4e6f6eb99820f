/**
 * `npm run new-signal -- CODE --family F`: everything that a new suspicion of a payment needs, as far as it can be written
 * for one who does not know it yet: its file (which compiles, and says nothing), its two lines in the list, a scenario in
 * which it is to speak and one in which it is to be silent, its texts in every locale. Then it prints what is left.
 *
 * The scenarios fail until their stories are written, and the texts until they differ between the locales.
 * Not here: suspicions of the service and of a period, whose files are short; copy the nearest one (`src/signal/service`).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Trouble, main, root } from "./command.mjs";
import { locales } from "../pkg/messages/locales.js";

/** Families of suspicions of a payment: who acts, if one is right. Each is a folder. */
export const FAMILIES = ["anomaly", "household", "laundering", "scam", "takeover"];

const LIST = "src/signal/mod.rs";
const LIST_OF_FACTS = "src/reason/mod.rs";
const catalogueOf = (locale) => `pkg/messages/${locale}.js`;

/** The file of the suspicion. */
function sourceOf(code, family, since) {
  const variant = family[0].toUpperCase() + family.slice(1);
  return `//! To be written: what it sees, in a line.
//!
//! To be written: why that is suspicious, when it is innocent, and what keeps it quiet then. This text is the reason's page.

use crate::feature::{Context, FeatureVector};
use crate::reason::{Explanation, Family, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "${code}",
        family: Family::${variant},
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
        ],
        settings: Settings::ALL,
        since: "${since}",
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// To be written: what it is, and why it is so much.
    least: f64 = 0.0, 0.0..=1e9;
}

/// ln(P(this | that fraud) / P(this | honest payment)); nothing where there is nothing to say.
fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() || context.payment.amount.to_f64() < settings.least {
        return None;
    }
    None // to be written: Some(Strength::Alone(...))
}

/// What a message is given: the declared parameters, all of them, in their order.
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    Explanation {
        params: Params::of([("amount", context.amount()), ("currency", context.currency())]),
        ..Explanation::default()
    }
}
`;
}

/** A scenario that fails until it is written: its `about` says nothing yet. */
function scenarioOf(code, isQuiet) {
  const quiet = isQuiet ? `,\n    "quiet": ["${code}"]` : "";
  return `{
  "about": "",
  "events": [
    { "every": "1d", "times": 90, "from": "2026-01-01 12:10", "late": [0, 17, 5, 33, 24],
      "amount": ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"],
      "counterparty": ["noodle shop", "canteen", "noodle shop", "dumpling house"] }
  ],
  "expect": {
    "alerts": [],
    "payments": []${quiet}
  }
}
`;
}

const textsOf = (code) =>
  ["title", "seen", "usual", "advice"].map((part) => `  "${code}.${part}": "To be written.",`);

/** The text with lines put in after a line of it. */
function after(text, number, added) {
  const lines = text.split("\n");
  lines.splice(number + 1, 0, ...added);
  return lines.join("\n");
}

/** The list with the module and the suspicion in it, and the code of the one that it now stands behind. */
function listed(text, family, module) {
  const lines = text.split("\n");
  const opening = lines.findIndex((line) => line.trim() === `pub(crate) mod ${family} {`);
  const end = lines.findIndex((line, number) => number > opening && line.trim() === "}");
  const declaration = `        pub(crate) mod ${module};`;
  const name = (line) => /mod (\w+);/.exec(line)?.[1];
  const later = lines.findIndex(
    (line, number) => number > opening && number < end && (name(line) ?? "") > module,
  );
  lines.splice(later < 0 ? end : later, 0, declaration);
  // Behind the others that look at payments: what was learnt follows by name, and no other score changes its sum's order.
  const places = lines.flatMap((line, number) =>
    new RegExp(`^    (${FAMILIES.join("|")})::\\w+::SIGNAL,$`).test(line) ? [number] : [],
  );
  const last = places.at(-1);
  if (opening < 0 || end < 0 || last === undefined)
    throw new Trouble(`${LIST} is not as this script knows it.`);
  const previous = /::(\w+)::/.exec(lines[last])[1].replaceAll("_", "-");
  return { text: after(lines.join("\n"), last, [`    ${family}::${module}::SIGNAL,`]), previous };
}

/**
 * What is to be written, by path from the root; refuses a code or a family that is none, and to write over anything.
 * @param {string | undefined} code @param {string | undefined} family
 * @param {{ read: (path: string) => string, exists: (path: string) => boolean }} house
 * @returns {Map<string, string>}
 */
export function filesFor(code, family, house) {
  if (!code || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code))
    throw new Trouble(
      "A code is two or more words in small letters with a hyphen between: npm run new-signal -- gift-card-burst --family scam",
    );
  if (!family || !FAMILIES.includes(family))
    throw new Trouble(`--family says who acts, if the suspicion is right: ${FAMILIES.join(", ")}.`);
  const module = code.replaceAll("-", "_");
  const since = /^version = "(.+)"/m.exec(house.read("Cargo.toml"))[1];
  const declared = /since: "(.+)"/.exec(house.read(LIST_OF_FACTS))[1]; // of the version that is being made
  const { text, previous } = listed(house.read(LIST), family, module);
  if (
    house
      .read(LIST)
      .split("\n")
      .some((line) => line.trim() === `pub(crate) mod ${module};`)
  )
    throw new Trouble(`There is a suspicion called ${code} already.`);
  const files = new Map([
    [`src/signal/payment/${family}/${module}.rs`, sourceOf(code, family, [declared, since].sort().at(-1))],
    [`tests/scenarios/${code}/it-speaks.json`, scenarioOf(code, false)],
    [`tests/scenarios/${code}/it-is-silent.json`, scenarioOf(code, true)],
  ]);
  for (const path of files.keys()) if (house.exists(path)) throw new Trouble(`${path} is there already.`);
  files.set(LIST, text);
  for (const locale of locales) {
    const catalogue = house.read(catalogueOf(locale));
    const lines = catalogue.split("\n");
    const last = lines.findLastIndex((line) => line.startsWith(`  "${previous}.`));
    if (last < 0) throw new Trouble(`${catalogueOf(locale)} has no texts of ${previous}.`);
    const next = lines.findIndex((line, number) => number > last && /^( {2}("|\/\/)|})/.test(line)); // a text may go on over several lines
    files.set(catalogueOf(locale), after(catalogue, next - 1, textsOf(code)));
  }
  return files;
}

const house = {
  read: (path) => readFileSync(join(root, path), "utf8"),
  exists: (path) => existsSync(join(root, path)),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const [code, ...rest] = process.argv.slice(2);
    const family = rest[0] === "--family" ? rest[1] : undefined;
    const files = filesFor(code, family, house);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      console.log(path);
    }
    console.log(`
What is left to do (.github/CONTRIBUTING.md says more):
1. The two readers, the settings and the words at the head of src/signal/payment/${family}/${code.replaceAll("-", "_")}.rs;
   techniques of the MITRE Fight Fraud Framework where one fits.
2. The two scenarios, by names that say what happens, and more of them: each innocent case that one can think of.
   BLESS=1 cargo test --test scenarios writes what is expected; read it.
3. The texts in ${locales.map(catalogueOf).join(" and ")}, each written natively; a sentence for "before" where a payment
   that is not made yet needs another.
4. BLESS=1 cargo test --test reference writes what the package reads, the page and the example.
5. BLESS=1 cargo test --test determinism: no probability may move but where it speaks; the snapshot has its name in it.
6. cargo test --test personas -- --nocapture, before and after: it may not warn honest people more.
7. npm run build, npm test, and a line in pkg/CHANGELOG.md.`);
  });
}
