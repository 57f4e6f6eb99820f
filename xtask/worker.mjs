/**
 * Makes each of the worker's scripts one file with nothing left to import: pkg/wasm/worker-thread.js and worker-reader.js.
 *
 * pkg/worker-thread.js says why it has to be one. Whatever would make it more (an import that stays, a second chunk, an
 * address of its own that a bundler would follow) ends the build.
 * Not here: how it is started (pkg/worker-spawn.js), and what bundlers of others make of it (tests/packaging).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { Trouble, root } from "./command.mjs";

/** The folder of the installed package that a bundled file is from. @param {string} id */
function packageOf(id) {
  const begin = id.lastIndexOf(`${sep}node_modules${sep}`);
  if (begin < 0) return undefined;
  const parts = id.slice(begin).split(sep); // "", "node_modules", "@scope", "name", …
  return id.slice(0, begin) + parts.slice(0, parts[2].startsWith("@") ? 4 : 3).join(sep);
}

/** The licences of what came along, which ask to be passed on with every copy. @param {string[]} modules */
function licences(modules) {
  const folders = [...new Set(modules.map(packageOf).filter((folder) => folder !== undefined))].sort();
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = join(folder, "LICENSE");
    if (!existsSync(file))
      throw new Trouble(`${name} goes into the worker's file, and has no LICENSE to pass on.`);
    return `${name} ${version} (${license})\n\n${readFileSync(file, "utf8").trim()}\n`;
  });
  return `worker-thread.js holds parts of these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/**
 * Where the page waits for a part until a file needs it, the worker has it from the start: as plain imports, of which only
 * what is named is kept (a third of the whole otherwise goes in for nothing). zip.js would also import codecs by an
 * address that a program gives it; none is given, and bundlers warn of an import that they cannot follow.
 */
const atOnce = {
  name: "at-once",
  /** @param {string} code */
  transform(code) {
    /** @type {string[]} */
    const imports = [];
    const rest = code
      .replace(/const (\{[^{}:]*\}) = await import\(("[^"]+")\);/g, (_, names, from) => {
        imports.push(`import ${names} from ${from};`);
        return "";
      })
      .replace(/await import\((?:\/\*[^*]*\*\/\s*)*codecURI\)/, "undefined");
    return rest === code ? undefined : { code: imports.join("") + rest, map: null };
  },
};

/** zip.js notes its address for workers and a wasm module of its own, which this build of it has none of. */
const define = { "import.meta.url": "undefined" };

/**
 * Two scripts, neither of which imports a piece: the one that is started, and the one that it reads files with, which it imports by an
 * address that it is sent.
 */
const scripts = [
  { name: "worker-thread", sends: true },
  { name: "worker-reader", sends: false },
];

/** By which bundlers leave an address alone that is known only when it is asked for; the minifier drops them. */
const ALONE = "/*webpackIgnore:true*//*@vite-ignore*/";

/** @param {string} made the folder of the built half of the package */
export async function buildWorker(made) {
  const modules = [];
  for (const script of scripts) modules.push(...(await built(made, script)));
  writeFileSync(join(made, "worker-thread.licences.txt"), licences(modules));
}

/** Builds one of them; the modules that went in. @param {string} made @param {typeof scripts[number]} script */
async function built(made, { name, sends }) {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: join(root, "pkg", `${name}.js`),
    platform: "browser",
    plugins: [atOnce],
    transform: { define },
  });
  const { output } = await bundle.generate({
    // Neither an import nor an export in it: it runs as a module and as a classic script alike.
    format: "iife",
    codeSplitting: false,
    minify: true,
    comments: false,
    postBanner: `/* wallet-sentinel's ${name}, made by xtask/worker.mjs. Licences of what it holds: worker-thread.licences.txt */`,
  });
  await bundle.close();
  const [{ code, imports, dynamicImports, moduleIds }, ...more] = output;
  const left = [...imports, ...dynamicImports, ...more.map(({ fileName }) => fileName)];
  if (left.length) throw new Trouble(`${name}.js is not one file: ${left.join(", ")}`);
  if (/\bimport\.meta\b/.test(code) || /\bimport\s*\(/.test(code) !== sends)
    throw new Trouble(
      `${name}.js asks for its own address or imports: pkg/worker-thread.js says why it must not.`,
    );
  writeFileSync(join(made, `${name}.js`), code.replaceAll(/\bimport\s*\(/g, `import(${ALONE}`));
  return moduleIds;
}
