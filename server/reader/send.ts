import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseEncoding, type Encoding, type Origin, type Parcel } from "./parcel.ts";

/** The encoding that this reader gets. */
export function encodingOf(request: IncomingMessage): Encoding {
  const header = request.headers["accept-encoding"];
  return chooseEncoding(typeof header === "string" ? header : undefined);
}

/** Writes the whole answer at once; 304 when the reader has these very bytes. */
export function sendParcel(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  parcel: Parcel,
  origin: Origin,
): void {
  const known = request.headers["if-none-match"];
  if (known !== undefined && status === 200 && isKnown(known, parcel.etag)) {
    response.writeHead(304, withoutContent(parcel.headersBy(origin))).end();
    return;
  }
  response.writeHead(status, parcel.headersBy(origin));
  response.end(request.method === "HEAD" ? undefined : parcel.bytes);
}

/** RFC 9110, 13.1.2: weak comparison, and `*` is anything. */
function isKnown(header: string, etag: string): boolean {
  return header.split(",").some((one) => ["*", etag].includes(one.trim().replace(/^W\//, "")));
}

/** RFC 9110, 15.4.5: what describes the content that is not sent. */
const contentHeaders = new Set(["Content-Type", "Content-Length", "Content-Encoding"]);

function withoutContent(headers: string[]): string[] {
  return headers.filter((_, at) => !contentHeaders.has(headers[at - (at % 2)] ?? ""));
}
