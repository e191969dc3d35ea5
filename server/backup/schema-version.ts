import { join } from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { Sql, TransactionSql } from "postgres";
import { root } from "../environment.ts";
import { StartError } from "../start-error.ts";
import { ours } from "./tables.ts";

/** The steps of the tables up to a backup's own, and those that came after it was made. */
export type Steps = { before: MigrationMeta[]; after: MigrationMeta[] };

/** @throws StartError when the backup's tables are of a Khabar that this one does not know */
export function findSteps(file: string, migration: number): Steps {
  const all = readSteps();
  const place = all.findIndex(({ folderMillis }) => folderMillis === migration) + 1;
  if (place === 0) {
    throw new StartError(
      `${file} was made by a newer Khabar, or another one: restore it with the version that made it, or a newer one.`,
    );
  }
  return { before: all.slice(0, place), after: all.slice(place) };
}

/**
 * Where the tables of a database have come to: the time of their last step; null when no Khabar has been there.
 * @throws StartError when a Khabar has been there that this one does not know: it may keep what this one would leave out
 */
export async function readVersion(sql: Sql | TransactionSql): Promise<number | null> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') as journal`;
  if (!there?.journal) return null;
  const [found] = await sql<{ last: number | null }[]>`
    select max(created_at)::float8 as last from drizzle.__drizzle_migrations`;
  const last = found?.last ?? null;
  const all = readSteps();
  if (last === null || all.some(({ folderMillis }) => folderMillis === last)) return last;
  throw new StartError(
    `The database is of a newer Khabar, or another one: its tables are of ${wordVersion(last)}, this program's of ${wordVersion(all.at(-1)?.folderMillis ?? 0)}. Use the Khabar that serves it, or a newer one.`,
  );
}

/** @returns both versions when a backup's tables are older than this program's, in words */
export function compareVersions(migration: number): { backup: string; program: string } | null {
  const last = readSteps().at(-1)?.folderMillis ?? 0;
  return migration < last ? { backup: wordVersion(migration), program: wordVersion(last) } : null;
}

function wordVersion(migration: number): string {
  return `${new Date(migration).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function readSteps(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: join(root, "db", "migrations") });
}

/** Takes the tables of an empty newsroom away, and nothing else that may lie in the database. */
export async function dropTables(tx: TransactionSql): Promise<void> {
  const tables = ours.public.map((name) => `public.${name}`);
  const functions = await tx<{ name: string }[]>`
    select distinct t.tgfoid::regprocedure::text as name from pg_trigger t
    where not t.tgisinternal and t.tgrelid in (select to_regclass(name) from unnest(${tables}::text[]) name)`;
  await tx.unsafe(`drop table if exists ${tables.join(", ")} cascade`);
  await tx.unsafe("drop schema if exists published cascade");
  for (const { name } of functions) await tx.unsafe(`drop function ${name}`);
  await tx`delete from drizzle.__drizzle_migrations`;
}

/** Does what a start does, but in the restore's own transaction. */
export async function takeSteps(tx: TransactionSql, steps: MigrationMeta[]): Promise<void> {
  for (const { sql, hash, folderMillis } of steps) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}
