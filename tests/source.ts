import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The source of the house, as git knows it: for tests about how it is written. */
export const root = resolve(import.meta.dirname, "..");
export const rooms = ["newsroom", "db", "app", "components", "server", "messages", "tests"];
export const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file !== "" && isThere(file));
export const code = files.filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file));

function isThere(file: string): boolean {
  try {
    readFileSync(join(root, file));
    return true;
  } catch {
    return false; // deleted, not yet committed
  }
}

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export function isInRoom(file: string): boolean {
  return rooms.includes(file.split("/")[0] ?? "");
}

export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
