import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { root } from "./environment.ts";
import { chooseEncoding, type Encoding, packBytes } from "./reader/parcel.ts";

/** The desk's scripts and styles, as small as the browser takes them. */
export type DeskFiles = {
  /** @returns whether it answered: only for a file of the build that is asked for as a whole and may be packed */
  send(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
};

const types: Record<string, string> = {
  js: "application/javascript; charset=UTF-8",
  css: "text/css; charset=UTF-8",
};

/**
 * Next sends them as they lie on the disk, three times as large. A file is packed when it is first asked for and kept for as
 * long as the process runs: its name changes with what it holds, so a build has no more than its own.
 */
export function openDeskFiles(): DeskFiles {
  const kept = new Map<string, Promise<Buffer | null>>();
  const find = (path: string, encoding: Encoding) => {
    const key = `${encoding} ${path}`;
    const known = kept.get(key);
    if (known) return known;
    const packed = pack(path, encoding);
    kept.set(key, packed);
    void packed.then((bytes) => bytes ?? kept.delete(key)); // no name that a stranger makes up is kept
    return packed;
  };
  return {
    async send({ method, headers }, response, path) {
      const [, ending = ""] = /^\/_next\/static\/chunks\/[\w.~-]+\.(js|css)$/.exec(path) ?? [];
      const type = types[ending];
      const encoding = chooseEncoding(headers["accept-encoding"]?.toString());
      const isWhole = (method === "GET" || method === "HEAD") && headers.range === undefined;
      if (!type || encoding === "identity" || !isWhole) return false;
      const bytes = await find(path, encoding);
      if (!bytes) return false;
      response.writeHead(200, {
        "Content-Type": type,
        "Content-Encoding": encoding,
        "Content-Length": bytes.length,
        "Cache-Control": "public, max-age=31536000, immutable",
        Vary: "Accept-Encoding",
      });
      response.end(method === "HEAD" ? undefined : bytes);
      return true;
    },
  };
}

async function pack(path: string, encoding: Encoding): Promise<Buffer | null> {
  const file = await readFile(join(root, ".next", path.replace("/_next/", ""))).catch(() => null);
  return file && packBytes(file, encoding).catch(() => null); // then Next sends it as it is
}
