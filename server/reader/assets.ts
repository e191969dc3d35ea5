import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Answer, pageCaching, safeHeaders } from "./answer.ts";

const folder = join(import.meta.dirname, "..", "..", "public");

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

type Asset = { body: Buffer; type: string; lasting: string };

let assets: Map<string, Asset> | null = null; // by plain path, such as /reader.js

/** The public files, read once: there are a handful. */
function listAssets(): Map<string, Asset> {
  if (assets) return assets;
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  assets = new Map(
    files.map(({ name }) => {
      const body = readFileSync(join(folder, name));
      const extension = extname(name);
      const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
      const lasting = `/assets/${name.slice(0, name.length - extension.length)}.${hash}${extension}`;
      return [`/${name}`, { body, type: types[extension] ?? "application/octet-stream", lasting }];
    }),
  );
  return assets;
}

/** The address under which a public file never changes; any other path as it is. */
export function nameAsset(path: string): string {
  return listAssets().get(path)?.lasting ?? path;
}

/** The answer for a public file, by its plain or its lasting address. */
export function findAsset(target: string): Answer | null {
  const [path = ""] = target.split("?", 1);
  for (const [plain, { body, type, lasting }] of listAssets()) {
    if (path !== plain && path !== lasting) continue;
    const caching = path === lasting ? "public, max-age=31536000, immutable" : pageCaching;
    return { status: 200, headers: { ...safeHeaders, "Content-Type": type, "Cache-Control": caching }, body };
  }
  return null;
}
