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
import type { PostgresPlace } from "./postgres-place.ts";
import { isAlive, readPostmaster } from "./postmaster.ts";
import { StartError } from "./start-error.ts";

/** The folder of the embedded database, and its server's process: made, cleared, launched. */

const execute = promisify(execFile);
const version = "18";
const step = 20; // ms between two looks

/** Where the cluster lies in the data folder. */
export function clusterOf(dataFolder: string): string {
  return join(dataFolder, "postgres");
}

/** @throws StartError when what lies there is not ours to use */
export function refuseForeign(cluster: string): void {
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

/** Made beside its place and moved there when finished, so that a kill half-way leaves nothing that looks like a cluster. */
export async function createCluster(place: PostgresPlace, cluster: string): Promise<void> {
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

/** What a killed server left: a pid that another program has by now, and its socket folder unless it is to be `kept`. */
export function clearLeftovers(cluster: string, kept?: string): void {
  const written = readPostmaster(cluster);
  if (!written) return;
  const { pid, socketFolder } = written;
  const isOurs = /^\/.*\/khabar-[^/]+$/.test(socketFolder) && socketFolder !== kept;
  if (isOurs) rmSync(socketFolder, { recursive: true, force: true });
  if (isAlive(pid)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Socket paths end at 107 bytes, whatever the length of the data folder's own. */
export function makeSocketFolder(place: PostgresPlace): string {
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
export async function launchServer(
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
  throw new StartError(`PostgreSQL could not be started on ${cluster}: ${last.replace(/^.*?(FATAL|PANIC):\s*/, "")}`);
}

const defaults = {
  listen_addresses: "", // the socket alone
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  log_error_verbosity: "terse", // no details: they quote what a newsroom wrote
  log_min_error_statement: "panic",
};

function spawnServer(
  place: PostgresPlace,
  cluster: string,
  socketFolder: string,
  settings: Record<string, string>,
  log: string,
): ChildProcess {
  const all = { ...defaults, ...settings };
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

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
