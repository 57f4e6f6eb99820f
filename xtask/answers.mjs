/**
 * Waits until an address answers with our page: `node xtask/answers.mjs http://127.0.0.1:8123/`. For .ci/run.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Trouble, main } from "./command.mjs";

/** Everything is built by then, so a start takes seconds; five minutes are for the slowest machine. */
const PATIENCE = 300;

async function page(address) {
  for (let second = 0; second < PATIENCE; second += 1) {
    try {
      return await fetch(address);
    } catch {
      await pause(1_000);
    }
  }
  throw new Trouble(`${address} did not answer within ${PATIENCE} seconds.`);
}

await main(async () => {
  const [address] = process.argv.slice(2);
  const response = await page(address);
  const text = await response.text();
  if (!response.ok || !/<script[^>]* type="module"/.test(text)) {
    throw new Trouble(`${address} answers, but not with the page: ${response.status}\n${text.slice(0, 500)}`);
  }
  // The page is more than its frame: the scripts that it names have to be there too.
  for (const [, path] of text.matchAll(/<script[^>]* src="([^"]+)"/g)) {
    const part = await fetch(new URL(path, address));
    if (!part.ok || !/javascript/.test(part.headers.get("content-type") ?? ""))
      throw new Trouble(`${path} is not served as a script.`);
  }
  console.log(`npm start answers with the page at ${address}`);
});
