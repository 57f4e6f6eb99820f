/** All of Node that pkg/node.js uses, so that no type of Node's leaks into the rest, which runs in browsers. */
declare module "node:fs/promises" {
  export function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>>;
}
