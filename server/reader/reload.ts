import { watch } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { root } from "../environment.ts";
import { endSignal } from "../steps.ts";
import type { Answer } from "./answer.ts";
import { forgetAssets } from "./assets.ts";
import { forgetStyles } from "./make.ts";

/** In development only: an open page of a reader's loads itself again when a source of it has changed. */
export type Reloading = {
  /** Answers the script and the stream of changes. False: the request is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** The page with the script, and with a policy that lets it listen. */
  addTo(answer: Answer): Answer;
};

const folders = ["app", "components", "db", "messages", "newsroom", "public"];
const scriptPath = "/assets/reload.js";
const streamPath = "/assets/changes";
const calm = 300; // ms without a further change: editors write in several steps, and Next hears of them too

// A stream that opens again is another start of the server.
const script = `let opened = false;
const changes = new EventSource("${streamPath}");
changes.onmessage = () => location.reload();
changes.onopen = () => {
  if (opened) location.reload();
  opened = true;
};
`;

/** Watches the sources until the process ends. */
export function openReloading(): Reloading {
  const listeners = new Set<ServerResponse>();
  let soon: NodeJS.Timeout | undefined;
  const tell = () => {
    forgetAssets();
    forgetStyles();
    for (const listener of listeners) listener.write("data: changed\n\n");
  };
  const onChange = () => {
    clearTimeout(soon);
    soon = setTimeout(tell, calm);
  };
  for (const folder of folders) watch(join(root, folder), { recursive: true, signal: endSignal }, onChange);
  endSignal.addEventListener("abort", () => {
    clearTimeout(soon);
    for (const listener of listeners) listener.end();
  });
  return {
    answer(request, response) {
      if (request.url === scriptPath) {
        response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store" });
        response.end(script);
      } else if (request.url === streamPath) {
        response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
        response.flushHeaders();
        listeners.add(response);
        response.once("close", () => listeners.delete(response));
      } else return false;
      return true;
    },
    addTo(answer) {
      const policy = answer.headers["Content-Security-Policy"];
      if (policy === undefined) return answer;
      const own = policy.includes("script-src") ? policy : `${policy}; script-src 'self'`;
      const page = answer.body.toString().replace("</body>", `<script src="${scriptPath}" defer=""></script></body>`);
      const headers = { ...answer.headers, "Content-Security-Policy": `${own}; connect-src 'self'` };
      return { ...answer, headers, body: Buffer.from(page) };
    },
  };
}
