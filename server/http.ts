import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { clientAddress } from "#newsroom/network.ts";
import type { Collaboration } from "./collaboration/open.ts";
import { type Health, readHealth } from "./health.ts";
import { handleMedia } from "./media.ts";
import { handleReader } from "./reader.ts";
import { StartError } from "./start-error.ts";

/** Next's own request handler. */
export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What stands behind the door once the start is done. */
export type House = {
  render: Render;
  collaboration: Collaboration;
  /** Next's own sockets (hot reload), in development only. */
  developmentUpgrades: Server | null;
};

export type Door = {
  port: number;
  /** From now on requests are answered by the house; before, with 503. */
  open(house: House): void;
  /** Lets no new connection in and running requests finish, for at most `patience` ms. Websockets stay open. */
  drain(patience: number): Promise<void>;
  /** Ends every connection that is left. */
  close(): Promise<void>;
};

const hour = 3_600_000;

/**
 * Binds the port before anything else is touched, and answers 503 until `open`.
 * @throws StartError when the port or the host cannot be had
 */
export function openDoor(port: number, host: string | undefined): Promise<Door> {
  let house: House | null = null;
  const upgraded = new Set<Duplex>();
  const running = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: hour, keepAliveTimeout: 65_000 }, (request, response) => {
    running.add(response);
    response.once("close", () => running.delete(response));
    void answer(request, response, house).catch((error: unknown) => fail(error, request, response));
  });
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    socket.on("error", () => socket.destroy());
    upgrade(request, socket, head, house);
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(wordListenError(error, port, host)));
    server.listen({ port, host }, () => {
      const bound = server.address();
      server.removeAllListeners("error");
      server.on("error", (error) => process.stderr.write(`${error.message}\n`));
      resolve({
        port: typeof bound === "object" && bound ? bound.port : port,
        open: (opened) => {
          house = opened;
        },
        drain: (patience) => drain(server, running, patience),
        close: async () => {
          server.closeAllConnections();
          for (const socket of upgraded) socket.destroy();
        },
      });
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, house: House | null): Promise<void> {
  const path = pathOf(request.url ?? "/");
  if (path === "/api/health") return answerHealth(response, house ? await readHealth() : { status: "starting" });
  if (!house) return answerStarting(response);
  if (path === null || hasDots(path)) return answerPlainly(response, 404, "Not found\n");
  if (/^\/(?:ut|media)\//.test(path)) return handleMedia(request, response, house.render);
  if (path === "/collaboration")
    return answerPlainly(response, 426, "A websocket is spoken here\n", { upgrade: "websocket" });
  request.headers["x-forwarded-for"] = addressOf(request);
  const isDesk = /^\/(?:_next|api|desk|login)(?:\/|$)/.test(path);
  if (isDesk) await house.render(request, response);
  else await handleReader(request, response, house.render);
}

/** What sign-in counts failures by: never what a stranger wrote into the header. */
function addressOf(request: IncomingMessage): string {
  return clientAddress(request.socket.remoteAddress ?? "", String(request.headers["x-forwarded-for"] ?? ""));
}

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, house: House | null): void {
  const path = pathOf(request.url ?? "/");
  if (house && path === "/collaboration") {
    house.collaboration.handleUpgrade(request, socket, head);
    return;
  }
  if (house?.developmentUpgrades && path?.startsWith("/_next/")) {
    house.developmentUpgrades.emit("upgrade", request, socket, head);
    return;
  }
  // Next would leave the socket hanging
  socket.end(
    `HTTP/1.1 ${house ? "404 Not Found" : "503 Service Unavailable"}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** The path as it was sent, without its query; null when it is no path (`OPTIONS *`, a proxy's request). */
function pathOf(url: string): string | null {
  return url.startsWith("/") && !url.startsWith("//") ? (url.split(/[?#]/, 1)[0] ?? null) : null;
}

/** No browser sends these: they are tries to reach one room through the door of another. */
function hasDots(path: string): boolean {
  return /(?:\/|\\|%2f|%5c)(?:\.|%2e){1,2}(?:\/|\\|%2f|%5c|$)/i.test(path);
}

function answerHealth(response: ServerResponse, health: Health): void {
  response.writeHead(health.status === "ok" ? 200 : 503, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  response.end(`${JSON.stringify(health)}\n`);
}

function answerStarting(response: ServerResponse): void {
  answerPlainly(response, 503, "خبر يبدأ الآن، ارجع بعد لحظات.\nKhabar is starting: come back in a moment.\n", {
    "retry-after": "2",
  });
}

function answerPlainly(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers });
  response.end(text);
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  process.stderr.write(
    `${request.method} ${pathOf(request.url ?? "")}: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  if (response.headersSent) response.destroy();
  else answerPlainly(response, 500, "خطأ في الخادم.\nThe server failed.\n");
}

async function drain(server: Server, running: Set<ServerResponse>, patience: number): Promise<void> {
  server.close(); // idle connections too
  const finished = [...running].map((response) => once(response, "close"));
  await Promise.race([Promise.all(finished), sleep(patience, undefined, { ref: false })]);
}

function wordListenError(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (error.code === "EADDRINUSE") return new StartError(`Port ${port} is in use: stop the other program or set PORT.`);
  if (error.code === "EACCES")
    return new StartError(`Port ${port} may not be opened by this user: set PORT to 1024 or more.`);
  return new StartError(`HOST ${host ?? ""} cannot be listened on (${error.code ?? error.message}).`);
}
