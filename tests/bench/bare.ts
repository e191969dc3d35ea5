import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { Asked } from "./ask.ts";

/** The measure of all hits: `node:http` and nothing else, answering one page from memory. Runs as a process of its own. */
type Page = { status: number; headers: [string, string][]; body: string }; // base64

const ofConnection = /^(?:date|connection|keep-alive|transfer-encoding)$/i; // Node writes these for both

/** Starts it with exactly what Khabar answered. */
export async function startBare({ status, headers, body }: Asked): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [import.meta.filename, "serve"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("close", done));
  const page: Page = {
    status,
    headers: headers.filter(([name]) => !ofConnection.test(name)),
    body: body.toString("base64"),
  };
  child.stdin.end(JSON.stringify(page));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString())));
    child.once("close", () => reject(new Error("The bare server did not start.")));
  });
  return {
    url: `http://localhost:${port}/`,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function serve(): Promise<void> {
  let given = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) given += chunk;
  const page: Page = JSON.parse(given);
  const headers = Object.fromEntries(page.headers);
  const bytes = Buffer.from(page.body, "base64");
  const server = createServer((_, response) => {
    response.writeHead(page.status, headers);
    response.end(bytes);
  });
  server.listen(0, () => {
    const address = server.address();
    process.stdout.write(String(typeof address === "object" && address ? address.port : 0));
  });
}

if (process.argv[2] === "serve" && process.argv[1] === import.meta.filename) await serve();
