/** The README's JavaScript does what the README says: it is run here, on the sample bill that the page ships. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

for (const readme of ["README.md", "pkg/README.md"]) {
  test(`the six lines of ${readme} read a bill and print what looks unusual`, () => {
    const [, lines] = /```js\n([\s\S]*?)```/.exec(readFileSync(new URL(readme, root), "utf8")) ?? [];
    assert.ok(lines, "a block of JavaScript");
    assert.equal(lines.trim().split("\n").length, 6);
    // `file` is what the page's visitor dropped.
    const script = `import { readFileSync } from "node:fs";
      const file = new File([readFileSync("www/sample/alipay-sample.csv")], "alipay-sample.csv");
      ${lines}`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: root,
      encoding: "utf8",
    });
    assert.match(printed, /title: ".+"|title: '.+'/);
    assert.match(printed, /advice: \[/);
  });
}

test("whatever the READMEs point at is there", () => {
  for (const readme of ["README.md", "pkg/README.md"]) {
    const text = readFileSync(new URL(readme, root), "utf8");
    const links = [...text.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(([, path]) => path);
    for (const path of links)
      assert.ok(existsSync(new URL(path, new URL(readme, root))), `${readme}: ${path}`);
  }
});
