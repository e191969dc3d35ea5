import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { getProcess } from "#db/process.ts";

/** A finished answer: bytes that can be sent to anybody, and kept. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  until?: Date | null; // when it stops being true by itself
};

/** What every answer to a reader carries. Pages add their own `style-src`. */
export const safeHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

export const pageCaching = "public, max-age=0, must-revalidate";

/** 308 to the canonical address. */
export function redirectAnswer(location: string): Answer {
  return {
    status: 308,
    headers: { ...safeHeaders, Location: location, "Cache-Control": pageCaching, "x-khabar-cache": "miss" },
    body: Buffer.alloc(0),
  };
}

/** Sends it in the best encoding that the reader takes; 304 when the reader has it already. */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  const encoding = isText(headers) && body.length > 500 ? chooseEncoding(request.headers["accept-encoding"]) : null;
  const etag = etagOf(body, encoding);
  const all: Record<string, string> = { ...headers, ETag: etag };
  if (isText(headers)) all.Vary = "Accept-Encoding";
  if (getProcess().siteUrl.startsWith("https:")) all["Strict-Transport-Security"] = "max-age=31536000";
  if (status === 200 && isKnown(request.headers["if-none-match"], etag)) {
    const { "Content-Type": _, ...rest } = all;
    response.writeHead(304, rest).end();
    return;
  }
  const bytes = await encode(body, encoding);
  if (encoding) all["Content-Encoding"] = encoding;
  response.writeHead(status, { ...all, "Content-Length": String(bytes.length) });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

type Encoding = "br" | "gzip";

/** RFC 9110, 12.5.3: a coding with weight 0 is refused; brotli wins where both are taken. */
export function chooseEncoding(header: string | string[] | undefined): Encoding | null {
  const taken = new Map<string, number>();
  for (const part of String(header ?? "").split(",")) {
    const [name = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    taken.set(name, Number(weight));
  }
  const isTaken = (name: string) => (taken.get(name) ?? taken.get("*") ?? 0) > 0;
  return isTaken("br") ? "br" : isTaken("gzip") ? "gzip" : null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function encode(body: Buffer, encoding: Encoding | null): Promise<Buffer> | Buffer {
  if (encoding === null) return body;
  if (encoding === "gzip") return zip(body);
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Strong: of these bytes in this encoding. */
function etagOf(body: Buffer, encoding: Encoding | null): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return encoding ? `"${hash}-${encoding}"` : `"${hash}"`;
}

/** RFC 9110, 13.1.2: weak comparison, and `*` is anything. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((one) => ["*", etag].includes(one.trim().replace(/^W\//, "")));
}

function isText(headers: Record<string, string>): boolean {
  return /^text\/|[/+](?:xml|json|javascript)\b/.test(headers["Content-Type"] ?? "");
}
