/**
 * `npm run bench:access`: how many of six kinds of attackers are detected at so many challenges of honest people, on synthetic histories
 * of 2,000 accounts, as on a phone (an engine for each account) and as at an operator's (one for all); beside two trivial floors. The
 * histories are made up.
 */
import { ATTACKERS } from "../benches/access/people.js";
import { person as others } from "../benches/access/others.js";
import { measure } from "../benches/access/measure.js";
import { main } from "./command.mjs";

await main(async () => {
  const { default: init, Sentinel } = await import("../pkg/node.js");
  await init();
  const percent = (/** @type {number} */ value) => `${(100 * value).toFixed(1)} %`.padStart(15);
  const line = (/** @type {string} */ name, /** @type {number[]} */ values) =>
    console.log(`${name.padEnd(34)}${values.map(percent).join("")}`);
  /** @type {{ name: string, alone: boolean, person?: typeof others }[]} */
  const worlds = [
    { name: "on a phone: an engine for each account", alone: true },
    { name: "at an operator's: one engine", alone: false },
    { name: "on a phone, other people", alone: true, person: others },
  ];
  for (const { name, ...world } of worlds) {
    const config = { ledgerDays: 0 };
    const found = measure(() => new Sentinel(config), { accounts: 2000, seed: 42, ...world });
    console.log(`\n${name}`);
    console.log(`${"detected".padEnd(34)}${ATTACKERS.map((who) => who.padStart(15)).join("")}`);
    for (const { after, rate, detected } of found.detection)
      line(`after ${after}, challenging ${(100 * rate).toFixed(0)} %`, detected);
    line(`after 40, as shipped`, found.atDefault);
    for (const { key, challenged, detected } of found.floors)
      line(`floor: new ${key} (asks ${(100 * challenged).toFixed(1)} %)`, detected);
    console.log(
      `as shipped, honest uses challenged after the tenth: ${(100 * found.challengedAfterTen).toFixed(2)} % (one in ${Math.round(1 / found.challengedAfterTen)})`,
    );
  }
});
