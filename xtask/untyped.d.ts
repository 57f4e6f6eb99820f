/** All of Node that pkg/node.js uses, so that no other type of Node's leaks into what runs in browsers. */
declare module "node:fs/promises" {
  export function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>>;
}

/** All of it that pkg/worker-node.js uses. */
declare module "node:worker_threads" {
  export class Worker {
    constructor(script: URL, options: { name: string });
  }
}

/** Comlink's types of this file stand beside it under another name. */
declare module "comlink/dist/esm/node-adapter.mjs" {
  export default function nodeEndpoint(port: unknown): import("comlink").Endpoint;
}

/** All of saxen that pkg/import uses: it brings no types. */
declare module "saxen" {
  type Decode = (text: string) => string;
  export class Parser {
    on(
      event: "openTag",
      heard: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this;
    on(event: "text", heard: (value: string, decode: Decode) => void): this;
    on(event: "cdata", heard: (value: string) => void): this;
    on(event: "closeTag", heard: (name: string) => void): this;
    on(event: "error", heard: (error: Error) => void): this;
    write(piece: string): this;
    end(): this;
  }
}

/** All of Papa Parse that pkg/lab uses: it brings no types. */
declare module "papaparse" {
  const Papa: {
    parse(
      text: string,
      options: { preview: number; skipEmptyLines: boolean },
    ): { meta: { delimiter: string } };
  };
  export default Papa;
}
