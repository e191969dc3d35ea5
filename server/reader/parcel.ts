import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { getProcess } from "#db/process.ts";
import { type Answer, copyOf } from "./answer.ts";

export type Encoding = "br" | "gzip" | "identity";

/** How it came to the reader, said in `x-khabar-cache`. Null: nothing that is ever kept, such as a public file. */
export type Origin = "hit" | "miss" | "stale" | null;

/** The bytes of an answer in one encoding, with its headers as the server writes them. */
export type Parcel = { etag: string; bytes: Buffer; headersBy(origin: Origin): string[] };

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const packed = new WeakMap<Answer, Map<Encoding, Promise<Parcel>>>();

/** The answer for readers who take this encoding, packed once. Small ones and pictures are packed as they are. */
export function packOnce(answer: Answer, encoding: Encoding): Promise<Parcel> {
  const parcels = packed.get(answer) ?? new Map<Encoding, Promise<Parcel>>();
  packed.set(answer, parcels);
  const parcel = parcels.get(encoding) ?? pack(answer, encoding);
  parcels.set(encoding, parcel);
  return parcel;
}

async function pack(answer: Answer, encoding: Encoding): Promise<Parcel> {
  const { body } = answer;
  const chosen = isWorthPacking(answer) ? encoding : "identity";
  const bytes = await packBytes(body, chosen);
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const etag = chosen === "identity" ? `"${hash}"` : `"${hash}-${chosen}"`; // strong: of these bytes in this encoding
  const headers = Object.entries({
    ...answer.headers,
    ...(answer.tags.length > 0 && { "Cache-Tag": answer.tags.join(",") }),
    ...(isText(answer) && { Vary: "Accept-Encoding" }),
    ...(chosen !== "identity" && { "Content-Encoding": chosen }),
    ...(getProcess().siteUrl.startsWith("https:") && { "Strict-Transport-Security": "max-age=31536000" }),
    ETag: etag,
    "Content-Length": String(bytes.length),
  }).flat();
  const byOrigin = new Map<Origin, string[]>([[null, headers]]);
  return {
    etag,
    bytes: chosen === "identity" ? body : copyOf(bytes),
    headersBy(origin) {
      const kept = byOrigin.get(origin);
      if (kept) return kept;
      const said = [...headers, "x-khabar-cache", String(origin)];
      byOrigin.set(origin, said);
      return said;
    },
  };
}

/** @returns the bytes in this encoding: a text as small as can be had within milliseconds */
export async function packBytes(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === "br" ? shrink(body) : encoding === "gzip" ? zip(body) : body;
}

function shrink(body: Buffer): Promise<Buffer> {
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

function isWorthPacking(answer: Answer): boolean {
  return isText(answer) && answer.body.length > 500;
}

function isText({ headers }: Answer): boolean {
  return /^text\/|[/+](?:xml|json|javascript)\b/.test(headers["Content-Type"] ?? "");
}

const chosen = new Map<string, Encoding>(); // by header: browsers send a handful
const mostHeaders = 100;
const longestHeader = 200;

/** RFC 9110, 12.5.3: a coding with weight 0 is refused; brotli wins where both are taken. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined || header.length > longestHeader) return "identity";
  const known = chosen.get(header);
  if (known) return known;
  if (chosen.size >= mostHeaders) chosen.clear();
  const encoding = readEncoding(header);
  chosen.set(header, encoding);
  return encoding;
}

function readEncoding(header: string): Encoding {
  const taken = new Map<string, number>();
  for (const part of header.split(",")) {
    const [name = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    taken.set(name, Number(weight));
  }
  const isTaken = (name: string) => (taken.get(name) ?? taken.get("*") ?? 0) > 0;
  return isTaken("br") ? "br" : isTaken("gzip") ? "gzip" : "identity";
}
