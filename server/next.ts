import { createServer, type Server } from "node:http";
import { root } from "./environment.ts";
import type { Render } from "./http.ts";

/** The framework, as a library. `upgrades` takes its own sockets (hot reload) instead of our server. */
export type Framework = { render: Render; upgrades: Server; close(): Promise<void> };

/** To be called after `prepareNext`: it reads the environment when it is loaded. */
export async function startNext(port: number, isDevelopment: boolean): Promise<Framework> {
  const { default: next } = await import("next");
  const upgrades = createServer(); // never listens: Next attaches its sockets here
  const app = next({ dev: isDevelopment, dir: root, httpServer: upgrades, hostname: "localhost", port });
  await app.prepare();
  return { render: app.getRequestHandler(), upgrades, close: () => app.close() };
}
