import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { startingAnswer } from "./reader/away.ts";

/** Answers that need neither Next nor the database. */

export function answerPlainly(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers });
  response.end(text);
}

/** Everything before the start is done: come back in a moment. */
export function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  if (pathOf(request.url ?? "") === "/api/health") answerHealth(response, { status: "starting" });
  else {
    const { status, headers, body } = startingAnswer;
    response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
  }
}

export type Health = { status: "ok" | "starting" | "databaseAway" };

export function answerHealth(response: ServerResponse, health: Health): void {
  response.writeHead(health.status === "ok" ? 200 : 503, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  response.end(`${JSON.stringify(health)}\n`);
}

export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The path as it was sent, without its query; null when it is no path (`OPTIONS *`, a proxy's request). */
export function pathOf(url: string): string | null {
  return url.startsWith("/") && !url.startsWith("//") ? (url.split(/[?#]/, 1)[0] ?? null) : null;
}
