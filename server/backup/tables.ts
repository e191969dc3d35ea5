import { once } from "node:events";
import type { Writable } from "node:stream";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Sql, TransactionSql } from "postgres";
import * as published from "#db/published/schema.ts";
import * as desk from "#db/schema.ts";
import { type Contents, type End, startSum, type Table } from "./records.ts";

/** The tables of the newsroom, as PostgreSQL has them; rows travel as the text of COPY, which every version reads. */

/** What need not survive: who is signed in, what is half uploaded, what readers' caches have to forget. */
const passing = new Set(["sessions", "sign_in_failures", "uploads", "purges"].map((name) => `public.${name}`));

export const ours = {
  public: namesOf(desk),
  published: namesOf(published),
};

/** As `schema.name`. */
export function listOurs(): string[] {
  return Object.entries(ours).flatMap(([schema, names]) => names.map((name) => `${schema}.${name}`));
}

function namesOf(schema: object): string[] {
  return Object.values(schema).flatMap((part: unknown) => (is(part, PgTable) ? [getTableName(part)] : []));
}

export type KnownTable = Table & { order: string };

/** The names of the tables to keep that are there: the server that runs may be older than this program. */
export async function findTables(sql: Sql): Promise<string[]> {
  const names = listOurs().filter((name) => !passing.has(name));
  const rows = await sql<{ name: string }[]>`
    select name from unnest(${names}::text[]) name where to_regclass(name) is not null order by name`;
  return rows.map(({ name }) => name);
}

/** How many rows each has. */
export async function countRows(tx: TransactionSql, tables: KnownTable[]): Promise<KnownTable[]> {
  const counted: KnownTable[] = [];
  for (const table of tables) {
    const [found] = await tx<{ rows: number }[]>`select count(*)::float8 as rows from ${tx(nameOf(table))}`;
    counted.push({ ...table, rows: found?.rows ?? 0 });
  }
  return counted;
}

/** Columns that are written, and an order of rows that is the same in every database, whatever its collation. */
export async function describeTables(tx: TransactionSql, names: string[]): Promise<KnownTable[]> {
  const rows = await tx<(Omit<KnownTable, "rows" | "order"> & { order: string | null })[]>`
    select n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
        from unnest((select i.indkey::int2[] from pg_index i
            where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null
            order by i.indisprimary desc, i.indexrelid limit 1)) with ordinality as k(number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as order
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and format('%s.%s', n.nspname, c.relname) = any(${names})
    order by 1, 2`;
  return rows.map(({ order, ...table }) => {
    if (!order) throw new Error(`${table.schema}.${table.name} has no key to order its rows by.`);
    return { ...table, rows: 0, order };
  });
}

/** Where each identity column has come to, so that no number is given twice. */
export async function readNumbers(tx: TransactionSql): Promise<Contents["numbers"]> {
  const rows = await tx<Contents["numbers"][number][]>`
    select n.nspname as schema, c.relname as table, a.attname as column,
      pg_sequence_last_value(pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)::regclass)::float8 as last
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and not a.attisdropped and n.nspname = 'public'
      and 'public.' || c.relname = any(${listOurs().filter((name) => !passing.has(name))}) order by 1, 2, 3`;
  return rows.filter(({ last }) => last !== null);
}

/** The rows as text, in the table's order. Times, bytes and numbers read the same whatever the server is set to. */
export async function* copyOut(tx: TransactionSql, table: KnownTable): AsyncGenerator<Buffer> {
  await tx`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;
  const rows = `select ${columnsOf(table)} from ${quoted(table)} order by ${table.order}`;
  const stream = await tx.unsafe(`copy (${rows}) to stdout`).readable();
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    if (!stream.readableEnded) await once(stream.resume(), "end"); // given up: the connection is free only after the last row
    stream._read(0); // the driver stops listening when rows fill the stream, and would never hear of anything again after the last ones
  }
}

/** @returns count and hash of a table's rows, in the columns of `like`, which may be an older table's */
export async function sumTable(tx: TransactionSql, table: KnownTable): Promise<End> {
  const sum = startSum();
  for await (const bytes of copyOut(tx, table)) sum.add(bytes);
  return sum.end();
}

/** Takes rows in. Nothing is there before `end` has come back, and everything is undone with its transaction. */
export async function copyIn(tx: TransactionSql, table: Table) {
  const stream: Writable = await tx.unsafe(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`).writable();
  stream.on("error", () => undefined); // heard by whoever writes or ends
  return {
    write: (bytes: Buffer) => settled((done) => stream.write(bytes, done)),
    end: () => settled((done) => stream.end(done)),
    drop: () => void stream.destroy(new Error("The restore was given up.")),
  };
}

function settled(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}

export function nameOf({ schema, name }: Pick<Table, "schema" | "name">): string {
  return `${schema}.${name}`;
}

export function quoted({ schema, name }: Pick<Table, "schema" | "name">): string {
  return `"${schema}"."${name}"`;
}

function columnsOf({ columns }: Table): string {
  return columns.map((column) => `"${column}"`).join(", ");
}
