import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { root } from "../environment.ts";
import { builtFolder } from "../headline-face.ts";
import { type Answer, fixedAnswer, pageCaching } from "./answer.ts";

const folders = [join(root, "public"), builtFolder];

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

type Asset = { plain: string; lasting: string; answers: Map<string, Answer> }; // an answer by each of its two paths

let assets: Asset[] | null = null;

/** The public files, read once: there are a handful. */
function listAssets(): Asset[] {
  assets ??= folders
    .filter((folder) => existsSync(folder)) // what the build makes is not there before it
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => readAsset(parentPath, name));
  return assets;
}

/** Lets them be read again: in development they change. */
export function forgetAssets(): void {
  assets = null;
}

function readAsset(folder: string, name: string): Asset {
  const body = readFileSync(join(folder, name));
  const extension = extname(name);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const plain = `/${name}`;
  const lasting = `/assets/${name.slice(0, name.length - extension.length)}.${hash}${extension}`;
  const answer = (caching: string) =>
    fixedAnswer(
      200,
      { "Content-Type": types[extension] ?? "application/octet-stream", "Cache-Control": caching },
      body,
    );
  const answers = new Map([
    [plain, answer(pageCaching)],
    [lasting, answer("public, max-age=31536000, immutable")],
  ]);
  return { plain, lasting, answers };
}

/** The address under which a public file never changes; any other path as it is. */
export function nameAsset(path: string): string {
  return listAssets().find(({ plain }) => plain === path)?.lasting ?? path;
}

/** The answer for a public file, by its plain or its lasting address. */
export function findAsset(target: string): Answer | null {
  const [path = ""] = target.split("?", 1);
  return (
    listAssets()
      .map(({ answers }) => answers.get(path))
      .find((answer) => answer !== undefined) ?? null
  );
}
