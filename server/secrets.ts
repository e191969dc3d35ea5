import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret that is made once and kept in the data folder with mode 600, for as long as the folder lives.
 * @param make another form than 32 random bytes in base64
 */
export function keepSecret(dataFolder: string, name: string, make = () => randomBytes(32).toString("base64")): string {
  const file = join(dataFolder, name);
  const kept = readSecret(file);
  if (kept) return kept;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, make(), { mode: 0o600 });
  try {
    linkSync(draft, file); // whole or not at all; of two processes one wins
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

/** The key of Next's server actions. With a given secret it follows from that, so that all processes have the same. */
export function findActionsKey(dataFolder: string, authSecret: string | null): string {
  if (!authSecret) return keepSecret(dataFolder, "server-actions-key");
  return Buffer.from(hkdfSync("sha256", authSecret, "", "khabar server actions", 32)).toString("base64");
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
