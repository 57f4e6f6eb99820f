/**
 * Synthetic histories of who uses an account, and attackers on top of them, all from one seed.
 *
 * Honest people have one to three devices, a home, mostly a workplace, a carrier that hands out other networks all day, hours of their
 * own; a browser has a new version every month, a phone is replaced once in 400 uses, one use in 25 is over a network that is met once, and
 * a journey abroad begins once in 150 uses and lasts five. Those rates are judgement: no set of real logins is at hand.
 * Not here: what is measured on them (measure.js).
 */

/** Mulberry32: enough for a simulation, and the same everywhere. @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** @param {number} most */ below: (most) => Math.floor(next() * most),
    /** @template T @param {readonly T[]} list @returns {T} */ of: (list) =>
      list[Math.floor(next() * list.length)],
    /** @param {number} share */ is: (share) => next() < share,
  };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);
export const COUNTRIES = [
  "CN",
  "IN",
  "US",
  "ID",
  "BR",
  "RU",
  "JP",
  "NG",
  "DE",
  "GB",
  "FR",
  "VN",
  "PH",
  "MX",
  "TR",
];

/** Programs as they write themselves, by the share of the world that has their system. @param {ReturnType<typeof dice>} roll @param {number} version */
export function program(roll, version = 120 + roll.below(12)) {
  const at = roll.next();
  if (at < 0.46)
    return (/** @type {number} */ v = version) =>
      `Mozilla/5.0 (Linux; Android 15; K) Chrome/${v}.0 Mobile Safari/537.36`;
  if (at < 0.71)
    return (/** @type {number} */ v = version) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/${v}.0 Safari/537.36`;
  if (at < 0.9)
    return (/** @type {number} */ v = version) =>
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_${v - 118} like Mac OS X) Version/18 Mobile Safari/604.1`;
  return (/** @type {number} */ v = version) =>
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/${v} Safari/605.1`;
}

/** An address in a network of a country: prefixes of a country stay apart. @param {string} country @param {number} network @param {number} host */
export const address = (country, network, host) =>
  `${20 + COUNTRIES.indexOf(country) * 8 + (network >> 8)}.${network & 255}.${(network * 7) & 255}.${1 + host}`;

/** A person, and the uses of the account in order. @param {number} number @param {number} seed @param {number} uses */
export function person(number, seed, uses) {
  const roll = dice(seed * 7919 + number);
  const country = roll.is(0.6) ? "CN" : roll.of(COUNTRIES);
  const accountId = `a${number}`;
  let count = 0;
  const device = () => ({
    deviceId: `${accountId}-d${count++}`,
    agent: program(roll),
    version: 120 + roll.below(6),
  });
  const devices = [device(), ...(roll.is(0.4) ? [device()] : []), ...(roll.is(0.15) ? [device()] : [])];
  const fixed = () => ({ network: roll.below(1800), host: roll.below(250) });
  const home = fixed();
  const work = roll.is(0.6) ? fixed() : undefined;
  const carrier = 1800 + roll.below(200);
  const hours = [7 + roll.below(3), 12 + roll.below(2), 19 + roll.below(4)];
  const every = roll.of([0.4, 1, 1, 2, 4, 7]) * DAY;
  let away = 0;
  let abroad = country;
  let at = START + roll.below(DAY);
  const history = [];
  for (let n = 0; n < uses; n++) {
    at += every * (0.5 + roll.next());
    const day = Math.floor(at / DAY) * DAY;
    const hour = roll.is(0.9) ? roll.of(hours) : roll.below(24);
    at = Math.max(at, day + ((hour - 8 + 24) % 24) * HOUR + roll.below(HOUR));
    if (roll.is(1 / 400)) devices[0] = device();
    if (away === 0 && roll.is(1 / 150)) {
      away = 5;
      abroad = roll.of(COUNTRIES.filter((one) => one !== country));
    }
    const used =
      devices.length > 1 && roll.is(0.25) ? devices[1 + roll.below(devices.length - 1)] : devices[0];
    const version = used.version + Math.floor((at - START) / (30 * DAY));
    const where = away > 0 ? abroad : country;
    const place = roll.next();
    const from =
      away > 0 || place < 0.04
        ? { network: roll.below(2000), host: roll.below(250) }
        : place < 0.5
          ? home
          : place < 0.75 && work
            ? work
            : { network: carrier + roll.below(6), host: roll.below(250) };
    if (away > 0) away--;
    history.push({
      kind: "access",
      id: `${accountId}-${n}`,
      accountId,
      at: Math.round(at),
      utcOffset: 480,
      action: "login",
      success: true,
      method: "password",
      deviceId: used.deviceId,
      ip: address(where, from.network, from.host),
      country: where,
      agent: used.agent(version),
    });
  }
  return { accountId, country, home, devices, history };
}

/**
 * Who attacks, by name: what each of them has. Each comes with the right password, and all but the last on a device of their own: that one
 * has the token of the victim's.
 */
export const ATTACKERS = ["naive", "abroad", "same city", "spoofed agent", "same network", "stolen token"];

/** @param {string} who @param {ReturnType<typeof person>} victim @param {number} after how many uses are known @param {number} seed */
export function attack(who, victim, after, seed) {
  const roll = dice(
    seed * 104729 + after * 31 + Number(victim.accountId.slice(1)) * 17 + ATTACKERS.indexOf(who),
  );
  const last = victim.history[after - 1];
  const others = COUNTRIES.filter((one) => one !== victim.country);
  const isFar = who === "naive" || who === "abroad" || who === "stolen token";
  const country = isFar ? roll.of(others) : victim.country;
  const network = who === "same network" ? victim.home.network : roll.below(2000);
  const agent =
    who === "naive"
      ? "python-requests/2.32"
      : who === "spoofed agent" || who === "same network" || who === "stolen token"
        ? last.agent
        : program(roll)();
  return {
    ...last,
    id: `${last.id}-${who}`,
    at: last.at + HOUR + roll.below(DAY),
    deviceId: who === "stolen token" ? last.deviceId : `x-${victim.accountId}-${who}`,
    ip: address(country, network, roll.below(250)),
    country,
    agent,
  };
}
