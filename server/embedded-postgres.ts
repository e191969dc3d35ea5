import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  clearLeftovers,
  clusterOf,
  createCluster,
  launchServer,
  makeSocketFolder,
  refuseForeign,
} from "./postgres-cluster.ts";
import { findPostgresPlace } from "./postgres-place.ts";
import { findPostmaster, isAlive } from "./postmaster.ts";
import { StartError, wordError } from "./start-error.ts";

/** A running PostgreSQL of our own, reached through a Unix socket in `socketFolder` by user `khabar`. */
export type EmbeddedPostgres = {
  socketFolder: string; // the same for as long as we run, also when the database had to be started again
  how: "created" | "started" | "adopted";
  /** Ends it within 30 s, finished transactions kept, and takes the socket folder away. */
  stop(): Promise<void>;
};

const step = 20; // ms between two looks

/**
 * Starts PostgreSQL on `dataFolder`, makes the cluster when there is none, and recovers from whatever was left by a kill.
 * The caller holds the folder (`holdFolder`), so a living server found here is an orphan: it is adopted. Should it be
 * killed while we run, it is started again.
 * @param settings server settings by name, for tests
 * @throws StartError in one line
 */
export async function startPostgres(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const cluster = clusterOf(dataFolder);
  refuseForeign(cluster);
  const orphan = await awaitOrphan(cluster);
  const place = await findPostgresPlace(cluster);
  const isNew = !existsSync(cluster);
  if (isNew) await createCluster(place, cluster);

  const socketFolder = orphan?.socketFolder ?? makeSocketFolder(place);
  const launch = async (): Promise<Server> => {
    clearLeftovers(cluster, socketFolder);
    return serverOf(cluster, await launchServer(place, cluster, socketFolder, settings));
  };
  const tidy = () => rmSync(socketFolder, { recursive: true, force: true });
  let server = orphan
    ? serverOf(cluster, orphan.pid)
    : await launch().catch((error: unknown) => {
        tidy();
        throw error;
      });

  const ending = new AbortController();
  const watching = watch(ending.signal, async () => {
    if (!server.isGone()) return;
    process.stderr.write("The database has ended by itself: it is started again\n");
    await server.stop();
    server = await launch();
  });
  return {
    socketFolder,
    how: orphan ? "adopted" : isNew ? "created" : "started",
    async stop() {
      ending.abort();
      await watching;
      await server.stop();
      tidy();
    },
  };
}

async function watch(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await sleep(500, undefined, { ref: false, signal }).catch(() => undefined);
    if (signal.aborted) return;
    await look().catch((error: unknown) => process.stderr.write(`${wordError(error)}\n`));
  }
}

/** A living server of a process that is gone: ready ones are adopted, ending ones are given time to end. */
async function awaitOrphan(cluster: string) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const found = findPostmaster(cluster);
    if (!found) return null;
    if (found.status === "ready") {
      await sleep(100); // the guard of a killed server may be about to stop it
      if (findPostmaster(cluster)?.status === "ready") return found;
    }
    await sleep(step);
  }
  throw new StartError(`A PostgreSQL that neither starts nor ends holds ${cluster}: end it and start again.`);
}

/** One process of the database, with its guard. */
type Server = { isGone(): boolean; stop(): Promise<void> };

/** @param running the process we started, or the pid of one that we adopted */
function serverOf(cluster: string, running: ChildProcess | number): Server {
  const pid = typeof running === "number" ? running : (running.pid ?? 0);
  const guard = spawnGuard(cluster, pid);
  const isGone = () =>
    typeof running === "number" ? !isAlive(pid) : running.exitCode !== null || running.signalCode !== null;
  const end = async (signal: NodeJS.Signals, patience: number) => {
    if (!isGone()) process.kill(pid, signal);
    for (const until = Date.now() + patience; !isGone() && Date.now() < until; ) await sleep(step);
  };
  return {
    isGone,
    async stop() {
      await end("SIGINT", 25_000); // fast: sessions are ended, what was committed is kept
      await end("SIGQUIT", 5_000); // at once: recovers at the next start
      guard.ref();
      const ended = new Promise((resolve) => guard.once("exit", resolve));
      guard.stdin?.end();
      if (guard.exitCode === null && guard.signalCode === null) await ended;
    },
  };
}

/** Stops the cluster when its standard input closes, which it does however we end, kill -9 included. */
function spawnGuard(cluster: string, pid: number): ChildProcess {
  const script = `trap '' INT TERM HUP; cat >/dev/null
    [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2" 2>/dev/null; exit 0`;
  const guard: ChildProcess = spawn("sh", ["-c", script, "khabar-guard", cluster, String(pid)], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  guard.once("error", () => undefined);
  guard.stdin?.on("error", () => undefined);
  return guard;
}
