import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";

/**
 * What one process shares between Node's copy of a module and Next's: put here once by `server/` (or a test), read
 * everywhere. Never a class instance that both copies would judge by `instanceof`.
 */
export type Process = {
  desk: Sql; // the application's login
  reader: Sql; // role khabar_reader, read only: schema `published` alone
  dataFolder: string; // absolute
  siteUrl: string; // no slash at the end
  authSecret: string;
  uploadthingToken: string | null; // null: local disk
};

const registry = globalThis as typeof globalThis & { [key: symbol]: Process | undefined };
const key = Symbol.for("khabar.process");

export function setProcess(parts: Process): void {
  registry[key] = parts;
}

export function getProcess(): Process {
  const parts = registry[key];
  if (!parts) throw new Error("The process is not set up yet: call setProcess() first.");
  return parts;
}

/** The desk's database, for files of `db/` only. */
export function desk(): PostgresJsDatabase {
  return drizzle(getProcess().desk);
}
