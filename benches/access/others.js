/**
 * Other people than people.js makes up, by other habits: the second opinion that a threshold is held against, never chosen by.
 *
 * Browsers forget who they are (a new device id once in 25 uses), a third of the people live on their phone's network alone, one in eight
 * has a VPN that comes out in three countries, uses come in bursts with weeks between, and at all hours for shift workers. Those rates are
 * judgement as well; that they differ is the point.
 * Not here: who attacks (people.js), and what is measured (measure.js).
 */
import { address, COUNTRIES, dice, program } from "./people.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** A person, and the uses of the account in order; as people.js has it. @param {number} number @param {number} seed @param {number} uses */
export function person(number, seed, uses) {
  const roll = dice(seed * 6271 + number * 3 + 1);
  const country = roll.is(0.4) ? "CN" : roll.of(COUNTRIES);
  const accountId = `b${number}`;
  let count = 0;
  const device = (agent = program(roll), version = 120 + roll.below(6)) => ({
    deviceId: `${accountId}-d${count++}`,
    agent,
    version,
  });
  const devices = [device(), ...(roll.is(0.55) ? [device()] : [])];
  const home = { network: roll.below(1800), host: roll.below(250) };
  const isOnPhone = roll.is(0.33);
  const tunnels = roll.is(0.125) ? [roll.of(COUNTRIES), roll.of(COUNTRIES), roll.of(COUNTRIES)] : [];
  const carrier = 1800 + roll.below(200);
  const isShifting = roll.is(0.15);
  const hours = [6 + roll.below(4), 12 + roll.below(6), 20 + roll.below(4)];
  let at = START + roll.below(DAY);
  let burst = 0;
  const history = [];
  for (let n = 0; n < uses; n++) {
    if (burst === 0) {
      burst = 1 + roll.below(6);
      at += (2 + roll.below(16)) * DAY;
    } else at += 6 * HOUR * (0.5 + roll.next());
    burst--;
    const day = Math.floor(at / DAY) * DAY;
    const hour = isShifting || roll.is(0.15) ? roll.below(24) : roll.of(hours);
    at = Math.max(at, day + ((hour - 8 + 24) % 24) * HOUR + roll.below(HOUR));
    const place = devices.length > 1 && roll.is(0.35) ? 1 : 0;
    // The program stays; only its memory of having been here is gone.
    if (roll.is(1 / 25)) devices[place] = device(devices[place].agent, devices[place].version);
    const used = devices[place];
    const version = used.version + Math.floor((at - START) / (30 * DAY));
    const isTunnelled = tunnels.length > 0 && roll.is(0.4);
    const where = isTunnelled ? roll.of(tunnels) : country;
    const from = isTunnelled
      ? { network: 900 + roll.below(8), host: roll.below(250) }
      : isOnPhone || roll.is(0.35)
        ? { network: carrier + roll.below(10), host: roll.below(250) }
        : roll.is(0.06)
          ? { network: roll.below(2000), host: roll.below(250) }
          : home;
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
