import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { findPostgresPlace, type PostgresPlace } from "./postgres-place.ts";
import { findPostmaster, isAlive, readPostmaster } from "./postmaster.ts";
import { StartError } from "./start-error.ts";

/** A running PostgreSQL of our own, reached through a Unix socket in `socketFolder` by user `khabar`. */
export type EmbeddedPostgres = {
  pid: number;
  socketFolder: string;
  how: "created" | "started" | "adopted";
  /** Ends it within 30 s, finished transactions kept, and takes the socket folder away. */
  stop(): Promise<void>;
};

const execute = promisify(execFile);
const version = "18";
const step = 20; // ms between two looks

/** Where the cluster lies in the data folder. */
export function clusterOf(dataFolder: string): string {
  return join(dataFolder, "postgres");
}

/**
 * Starts PostgreSQL on `dataFolder`, makes the cluster when there is none, and recovers from whatever was left by a kill.
 * The caller holds the folder (`holdFolder`), so a living server found here is an orphan: it is adopted.
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
  if (orphan) return own(cluster, orphan.pid, orphan.socketFolder, "adopted", null);

  const place = await findPostgresPlace(cluster);
  const isNew = !existsSync(cluster);
  if (isNew) await createCluster(place, cluster);
  clearLeftovers(cluster);
  const socketFolder = makeSocketFolder(place);
  const child = await launch(place, cluster, socketFolder, settings);
  return own(cluster, child.pid ?? 0, socketFolder, isNew ? "created" : "started", child);
}

function refuseForeign(cluster: string): void {
  if (!existsSync(cluster)) return;
  let found: string;
  try {
    accessSync(cluster, constants.R_OK | constants.X_OK);
    found = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw new StartError(
      `The database in ${cluster} cannot be read (${codeOf(error)}): check the folder's owner and modes.`,
    );
  }
  if (found !== version) {
    throw new StartError(
      `The database in ${cluster} was made by PostgreSQL ${found}, and this Khabar brings ${version}: go back to the Khabar that made it, back it up there and restore it here.`,
    );
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

/** Made beside its place and moved there when finished, so that a kill half-way leaves nothing that looks like a cluster. */
async function createCluster(place: PostgresPlace, cluster: string): Promise<void> {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (place.user) chownSync(draft, place.user.uid, place.user.gid);
  const { command, args, ...user } = place.launch("initdb", [
    ...["--pgdata", draft, "--username=khabar", "--auth=trust", "--no-instructions", "--encoding=UTF8"],
    ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8", "--lc-collate=C.UTF-8"],
    ...["--lc-messages=C", "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C", "--text-search-config=simple"],
  ]);
  await execute(command, args, { ...user, cwd: "/", env: environment }).catch((error: unknown) => {
    const lines = String(error instanceof Error && "stderr" in error ? error.stderr || error.message : error).split(
      "\n",
    );
    const reason = lines.findLast((line) => /error/i.test(line)) ?? lines.join(" ");
    throw new StartError(`The database could not be made in ${cluster}: ${reason.trim()}`);
  });
  renameSync(draft, cluster);
}

/** What a killed server left: a pid that another program has by now, and its socket folder. */
function clearLeftovers(cluster: string): void {
  const written = readPostmaster(cluster);
  if (!written) return;
  if (/^\/.*\/khabar-[^/]+$/.test(written.socketFolder)) rmSync(written.socketFolder, { recursive: true, force: true });
  if (isAlive(written.pid)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Socket paths end at 107 bytes, whatever the length of the data folder's own. */
function makeSocketFolder(place: PostgresPlace): string {
  const parent = [tmpdir(), "/tmp"].find((folder) => Buffer.byteLength(folder) < 60 && existsSync(folder)) ?? "/tmp";
  const folder = mkdtempSync(join(parent, "khabar-"));
  chmodSync(folder, 0o700);
  if (place.user) chownSync(folder, place.user.uid, place.user.gid);
  return folder;
}

const environment: NodeJS.ProcessEnv = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production", // Next's types demand it; Postgres does not read it
};

/** After a kill its own children may hold the memory for a moment: tried again until they have gone. */
async function launch(
  place: PostgresPlace,
  cluster: string,
  socketFolder: string,
  settings: Record<string, string>,
): Promise<ChildProcess> {
  const log = join(cluster, "server.log");
  const until = Date.now() + 30_000;
  let last = "";
  do {
    const child = spawnServer(place, cluster, socketFolder, settings, log);
    const failed = new Promise<string>((resolve) => child.once("error", (error) => resolve(error.message)));
    while (child.exitCode === null && child.signalCode === null) {
      const error = await Promise.race([failed, sleep(step).then(() => null)]);
      if (error) throw new StartError(`PostgreSQL could not be started: ${error}`);
      const found = readPostmaster(cluster);
      if (found?.pid === child.pid && found?.status === "ready") return child;
    }
    const lines = readFileSync(log, "utf8").trim().split("\n");
    last = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? "";
    if (!/shared memory block|lock file/.test(last)) break;
    await sleep(200);
  } while (Date.now() < until);
  rmSync(socketFolder, { recursive: true, force: true });
  throw new StartError(`PostgreSQL could not be started on ${cluster}: ${last.replace(/^.*?(FATAL|PANIC):\s*/, "")}`);
}

function spawnServer(
  place: PostgresPlace,
  cluster: string,
  socketFolder: string,
  settings: Record<string, string>,
  log: string,
): ChildProcess {
  const all = { listen_addresses: "", timezone: "UTC", log_timezone: "UTC", max_connections: "200", ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { command, args, ...user } = place.launch("postgres", ["-D", cluster, "-k", socketFolder, ...options]);
  const output = openSync(log, "w", 0o600);
  const child: ChildProcess = spawn(command, args, {
    ...user,
    cwd: "/",
    env: environment,
    detached: true, // a Ctrl-C at the console is for us; we stop it when requests are finished
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  return child;
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

function own(
  cluster: string,
  pid: number,
  socketFolder: string,
  how: EmbeddedPostgres["how"],
  child: ChildProcess | null,
): EmbeddedPostgres {
  const guard = spawnGuard(cluster, pid);
  const isGone = () => (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid));
  const signal = (name: NodeJS.Signals) => {
    if (!isGone()) process.kill(pid, name);
  };
  const awaitEnd = async (milliseconds: number) => {
    const until = Date.now() + milliseconds;
    while (!isGone() && Date.now() < until) await sleep(step);
  };
  return {
    pid,
    socketFolder,
    how,
    async stop() {
      signal("SIGINT"); // fast: sessions are ended, what was committed is kept
      await awaitEnd(25_000);
      signal("SIGQUIT"); // at once: recovers at the next start
      await awaitEnd(5_000);
      rmSync(socketFolder, { recursive: true, force: true });
      guard.ref();
      const ended = new Promise((resolve) => guard.once("exit", resolve));
      guard.stdin?.end();
      if (guard.exitCode === null && guard.signalCode === null) await ended;
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
