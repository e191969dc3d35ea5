import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { clientAddress } from "#newsroom/network.ts";
import { answerHealth, answerPlainly, pathOf, refuseUpgrade } from "./answers.ts";
import type { Collaboration } from "./collaboration/open.ts";
import type { DeskFiles } from "./desk-files.ts";
import type { House } from "./door.ts";
import { readHealth } from "./health.ts";
import { handleMedia } from "./media.ts";
import type { Reader } from "./reader.ts";
import { isCrooked, readTarget } from "./target.ts";

/** Next's own request handler. */
export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Parts = {
  render: Render;
  reader: Reader;
  collaboration: Collaboration;
  /** Null in development: there a file changes under its name. */
  deskFiles: DeskFiles | null;
  /** Next's own sockets (hot reload), in development only. */
  developmentUpgrades: Server | null;
};

/** Which room answers which address. */
export function openHouse(parts: Parts): House {
  const { reader, collaboration, developmentUpgrades } = parts;
  return {
    answerAtOnce: reader.sendKept,
    answer: (request, response) => answer(request, response, parts),
    upgrade(request, socket, head) {
      const path = pathOf(request.url ?? "/");
      if (path === "/collaboration") collaboration.handleUpgrade(request, socket, head);
      else if (developmentUpgrades && path?.startsWith("/_next/")) {
        developmentUpgrades.emit("upgrade", request, socket, head);
      } else refuseUpgrade(socket, "404 Not Found"); // Next would leave it hanging
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { render, reader, deskFiles }: Parts,
): Promise<void> {
  request.url = readTarget(request.url ?? "/");
  const [path = ""] = request.url.split(/[?#]/, 1);
  if (path === "/api/health") return answerHealth(response, await readHealth());
  if (isCrooked(path)) return reader.answer(request, response);
  if (/^\/(?:ut|media)\//.test(path)) return handleMedia(request, response, render);
  if (path === "/collaboration")
    return answerPlainly(response, 426, "A websocket is spoken here\n", { upgrade: "websocket" });
  request.headers["x-forwarded-for"] = addressOf(request);
  const isDesk = /^\/(?:_next\/static|api|desk|login|preview)(?:\/|$)/.test(path); // /_next/data would lead to readers' inner pages
  if (isDesk) {
    if (isTooLarge(request))
      return answerPlainly(response, 413, "هذا أكبر مما يُقبل.\nToo large\n", { connection: "close" });
    limitBody(request);
    if (await deskFiles?.send(request, response, path)) return;
    if (request.headers.range) delete request.headers["accept-encoding"]; // a part of a file is a part of its plain bytes
    await render(request, response);
  } else await reader.answer(request, response);
}

/** What sign-in counts failures by: never what a stranger wrote into the header. */
function addressOf(request: IncomingMessage): string {
  return clientAddress(request.socket.remoteAddress ?? "", String(request.headers["x-forwarded-for"] ?? ""));
}

const largestBody = 5 * 1024 * 1024; // bytes; our forms end at 4 MB, and pictures do not come this way

function isTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers["content-length"] ?? 0) > largestBody;
}

/** Next's routes read a body into memory before they ask who sends it: one that never says its length is cut. */
function limitBody(request: IncomingMessage): void {
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0;
    if (size <= largestBody) return push(chunk, encoding);
    request.destroy();
    return false;
  };
}
