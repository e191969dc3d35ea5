import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { answerPlainly, answerStarting, pathOf, refuseUpgrade } from "./answers.ts";
import { StartError } from "./start-error.ts";

/** What stands behind the door once the start is done. */
export type House = {
  /** Writes a finished answer without a wait, or does nothing: false. */
  answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
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

const limits = {
  requestTimeout: 3_600_000, // ms; a picture over a bad line takes its time
  headersTimeout: 20_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 65_000,
  // RFC 9110, 7.8: other offers, such as curl's of HTTP/2, are passed over and the request is answered.
  shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket",
};

/**
 * Binds the port before anything else is touched, and answers 503 until `open`.
 * @throws StartError when the port or the host cannot be had
 */
export function openDoor(port: number, host: string | undefined): Promise<Door> {
  let house: House | null = null;
  const upgraded = new Set<Duplex>();
  const server = createServer(limits, (request, response) => {
    if (!house) return answerStarting(request, response);
    if (house.answerAtOnce(request, response)) return;
    void house.answer(request, response).catch((error: unknown) => fail(error, request, response));
  });
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    socket.on("error", () => socket.destroy());
    if (house) house.upgrade(request, socket, head);
    else refuseUpgrade(socket, "503 Service Unavailable");
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
        drain: (patience) => drain(server, upgraded, patience),
        close: async () => {
          server.closeAllConnections();
          for (const socket of upgraded) socket.destroy();
        },
      });
    });
  });
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  process.stderr.write(
    `${request.method} ${wordPath(request.url ?? "")}: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  if (response.headersSent) response.destroy();
  else answerPlainly(response, 500, "خطأ في الخادم.\nThe server failed.\n");
}

/** What the log may say of an address: that of a shared draft is a key to it. */
function wordPath(url: string): string {
  return (pathOf(url) ?? "").replace(/^\/preview\/.*/s, "/preview/…");
}

/** Counting connections when it ends is cheaper than watching every request while it runs. */
async function drain(server: Server, upgraded: Set<Duplex>, patience: number): Promise<void> {
  server.close();
  const count = promisify(server.getConnections.bind(server));
  const late = performance.now() + patience;
  while (performance.now() < late) {
    server.closeIdleConnections();
    if ((await count()) <= upgraded.size) return;
    await sleep(20);
  }
}

function wordListenError(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (error.code === "EADDRINUSE") return new StartError(`Port ${port} is in use: stop the other program or set PORT.`);
  if (error.code === "EACCES")
    return new StartError(`Port ${port} may not be opened by this user: set PORT to 1024 or more.`);
  return new StartError(`HOST ${host ?? ""} cannot be listened on (${error.code ?? error.message}).`);
}
