import { join } from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { TransactionSql } from "postgres";
import { root } from "../environment.ts";
import { StartError } from "../start-error.ts";
import { ours } from "./tables.ts";

/** The steps of the tables up to a backup's own, and those that came after it was made. */
export type Steps = { before: MigrationMeta[]; after: MigrationMeta[] };

/** @throws StartError when the backup's tables are of a Khabar that this one does not know */
export function findSteps(file: string, migration: number): Steps {
  const all = readMigrationFiles({ migrationsFolder: join(root, "db", "migrations") });
  const place = all.findIndex(({ folderMillis }) => folderMillis === migration) + 1;
  if (place === 0) {
    throw new StartError(
      `${file} was made by a newer Khabar, or another one: restore it with the version that made it, or a newer one.`,
    );
  }
  return { before: all.slice(0, place), after: all.slice(place) };
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
