import { createHash } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";

/**
 * Holds a data folder for one process. The lock is a listening socket, so the kernel lets it go with the process, however
 * that ends: a living database without a holder is an orphan to adopt, one with a holder belongs to another server.
 * @returns how to let go, or null when another process holds the folder
 */
export async function holdFolder(folder: string): Promise<(() => Promise<void>) | null> {
  const { dev, ino } = statSync(folder); // the folder itself, whatever path led to it
  const name = `khabar-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 24)}`;
  if (process.platform === "linux") return listen(`\0${name}`); // abstract: leaves no file behind
  const path = join("/tmp", `${name}.lock`);
  const held = await listen(path);
  if (held || (await answers(path))) return held;
  rmSync(path, { force: true }); // left by a process that was killed
  return listen(path);
}

function listen(path: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => socket.destroy());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen({ path, exclusive: true }, () => resolve(() => new Promise((done) => server.close(() => done()))));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
