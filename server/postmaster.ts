import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `postmaster.pid` says about a cluster's server. */
export type Postmaster = {
  pid: number;
  socketFolder: string;
  status: "starting" | "stopping" | "ready" | "standby" | "unknown";
};

/** The server that runs on a cluster's folder, or null. A pid that now belongs to another program is nobody. */
export function findPostmaster(cluster: string): Postmaster | null {
  const written = readPostmaster(cluster);
  return written && isPostgresOf(written.pid, cluster) ? written : null;
}

/** What the file says, whether it is still true or not. PostgreSQL writes it line by line while it starts. */
export function readPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const said = lines[7]?.trim();
  const status =
    said === "starting" || said === "stopping" || said === "ready" || said === "standby" ? said : "unknown";
  return { pid, socketFolder: lines[4]?.trim() ?? "", status };
}

/** Whether a process lives; one that has ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return words.some((word) => word.endsWith("postgres")) && words.includes(cluster);
  } catch {
    return false;
  }
}
