/** All of Node that pkg/node.js uses, so that no other type of Node's leaks into what runs in browsers. */
declare module "node:fs/promises" {
  export function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>>;
}

/** All of saxen that pkg/import uses: it brings no types. */
declare module "saxen" {
  export const Parser: any;
}
