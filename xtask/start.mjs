/**
 * `npm start`: from a fresh clone to the page in the browser. `npm start -- --port 8123` chooses the port.
 *
 * It gets ready what is missing, builds what changed, serves the built page, and prints the address last.
 */
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { Trouble, main, root } from "./command.mjs";
import { buildPackage, buildPage } from "./build.mjs";
import { join } from "node:path";
import { serve } from "./serve.mjs";

/** Vite's own port for a built page; the next free one where it is taken. */
const usual = 4173;

/** The loopback address by number: "localhost" alone may mean only ::1, and a check by 127.0.0.1 would then fail. */
const host = "127.0.0.1";

function chosenPort() {
  let values;
  try {
    ({ values } = parseArgs({ options: { port: { type: "string" } } }));
  } catch (error) {
    throw new Trouble(`${error.message}\nUsage: npm start -- --port 8123`);
  }
  if (values.port === undefined) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`--port ${values.port}: a port is a number from 1 to 65535.`);
  return port;
}

/** Said before the build, not after it. */
function needFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      reject(
        new Trouble(
          `Port ${port} cannot be used (${error.code}). Choose another: npm start -- --port ${port + 1}`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/** The next port that is free. @param {number} port */
async function freeFrom(port) {
  // A hundred taken ports in a row are no accident.
  for (let next = port; next < port + 100; next += 1) {
    const isFree = await needFree(next).then(
      () => true,
      () => false,
    );
    if (isFree) return next;
  }
  throw new Trouble(`No port from ${port} on is free. Choose one: npm start -- --port 8123`);
}

await main(async () => {
  const port = chosenPort();
  if (port !== undefined) await needFree(port);
  await buildPackage();
  await buildPage();
  const chosen = port ?? (await freeFrom(usual));
  await serve(join(root, "www", "dist"), chosen);
  console.log(`\nwallet-sentinel is at http://localhost:${chosen}/  (Ctrl+C ends it)`);
});
