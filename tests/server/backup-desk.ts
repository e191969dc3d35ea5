import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Sql } from "postgres";
import { getProcess, setProcess } from "#db/process.ts";
import { backupCommand, restoreCommand } from "#server/backup/command.ts";
import { connect } from "#server/database.ts";
import { StartError } from "#server/start-error.ts";
import { createTestDatabase } from "../database.ts";
import { makeDataFolder } from "./run-server.ts";

/** What an operator has at hand: a folder for backups, new places to restore into, and the two commands. */

/** At the top of a test file: a folder that goes with it. */
export function openBackups(): { folder: string; file(name: string): string } {
  const folder = mkdtempSync(join(tmpdir(), "khabar-backups-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, file: (name) => join(folder, name) };
}

/** A data folder that is not there yet; gone after the file. */
export function freshFolder(): string {
  const above = makeDataFolder();
  after(() => rmSync(above, { recursive: true, force: true }));
  return join(above, "data");
}

/** A database of its own as DATABASE_URL, as a start without a sample leaves it; dropped after the file. */
export async function freshDatabase(): Promise<{ url: string; sql: Sql }> {
  const { url, drop } = await createTestDatabase();
  const sql = connect(url, { max: 1 });
  after(async () => {
    await sql.end();
    await drop();
  });
  return { url, sql };
}

/** The same as `runKhabar`, in this process: starting another costs more than most of what is tried. */
export async function command([name, ...words]: string[], variables: Record<string, string>) {
  const [mine, environment] = [getProcess(), process.env];
  process.env = { ...environment, ...variables };
  try {
    const said = await (name === "backup" ? backupCommand : restoreCommand).run(words);
    return { code: 0, said };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { code: 1, said: error.message };
  } finally {
    process.env = environment;
    setProcess(mine);
  }
}

/** A bar that nobody looks at. */
export const silent = () => ({ add: () => undefined, end: () => undefined });
