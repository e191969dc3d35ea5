import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres, { type Options, type Sql } from "postgres";
import { StartError, wordError } from "./start-error.ts";

/** Both pools, migrated and proven. */
export type Database = { desk: Sql; reader: Sql; close(): Promise<void> };

const pause = 0.25; // s between tries to connect: the driver's own grows to 20, and pages would wait on after an outage

/** The address of a database of the embedded PostgreSQL, in the form that every driver reads. */
export function embeddedUrl(socketFolder: string, name = "khabar"): string {
  return `postgres://khabar@localhost:5432/${name}?host=${encodeURIComponent(socketFolder)}`;
}

/**
 * One pool. Nothing is connected before the first query.
 * @param url as libpq reads it; a `host` parameter may be a socket folder
 */
export function connect(url: string, options: Options<Record<string, never>> = {}): Sql {
  const parsed = new URL(url);
  const host = parsed.searchParams.get("host");
  parsed.searchParams.delete("host"); // the driver would send it to the server as a setting
  return postgres(parsed.href, {
    onnotice: () => undefined,
    connect_timeout: 10,
    backoff: () => pause,
    ...options,
    ...(host && { host }),
  });
}

/** Makes the newsroom's database in a fresh embedded cluster. */
export async function createDatabase(socketFolder: string): Promise<string> {
  const sql = connect(embeddedUrl(socketFolder, "postgres"), { max: 1 });
  try {
    const found = await sql`select from pg_database where datname = 'khabar'`;
    if (found.length === 0) await sql`create database khabar`;
  } finally {
    await sql.end();
  }
  return embeddedUrl(socketFolder);
}

/** The database does not answer at all: it may be starting as well. */
class Unreachable extends StartError {}

/** How long a start waits for a database that does not answer, and how it says so. */
export type Wait = { patience: number; signal: AbortSignal; say(line: string): void }; // patience in ms

/**
 * Connects, refuses a database that Arabic text would be lost in, brings the tables up to date, and proves that the
 * reader's role can read nothing but `published`.
 * @throws StartError in one line
 */
export async function openDatabase(url: string, wait?: Wait): Promise<Database> {
  await (wait ? checkPatiently(url, wait) : checkDatabase(url));
  await migrateDatabase(url);
  const database = connectPools(url);
  try {
    await proveReader(database.reader);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * The two pools on a database as it is found, of whichever version, in which they can write nothing.
 * @throws StartError in one line
 */
export async function openAsFound(url: string): Promise<Database> {
  await checkDatabase(url);
  return connectPools(url, { default_transaction_read_only: true });
}

/** The two pools of a process, on a database that is up to date. */
export function connectPools(url: string, connection: Options<Record<string, never>>["connection"] = {}): Database {
  const desk = connect(url, { max: 10, connection });
  const reader = connect(url, {
    max: 10,
    connection: { role: "khabar_reader", default_transaction_read_only: true },
  });
  const timeout = 5; // s for what still runs
  return {
    desk,
    reader,
    close: async () => void (await Promise.all([desk.end({ timeout }), reader.end({ timeout })])),
  };
}

async function checkPatiently(url: string, { patience, signal, say }: Wait): Promise<void> {
  const late = performance.now() + patience;
  for (let turn = 0; ; turn += 1) {
    try {
      return await checkDatabase(url);
    } catch (error) {
      if (!(error instanceof Unreachable) || performance.now() > late) throw error;
      if (turn === 0) say(`  the database does not answer yet: tried again for ${patience / 1000} s`);
    }
    await sleep(500, undefined, { signal });
  }
}

async function checkDatabase(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  const { host, pathname } = new URL(url);
  const name = `The database ${host}${pathname} (DATABASE_URL)`;
  try {
    const [found] = await sql<{ version: number; encoding: string; arabic: boolean }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        (chr(1582) ~ '^[[:alpha:]]$') as arabic`.catch((error: unknown) => {
      // chr() above 255 is an error of its own in other encodings: ask again without it
      if (codeOf(error) !== "54000") throw error;
      return sql<{ version: number; encoding: string; arabic: boolean }[]>`
        select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, false as arabic`;
    });
    if (!found) throw new StartError(`${name} gave no answer.`);
    if (found.encoding !== "UTF8") {
      throw new StartError(
        `${name} has the encoding ${found.encoding}, and Khabar needs UTF8: make one with encoding 'UTF8'.`,
      );
    }
    if (!found.arabic) {
      throw new StartError(
        `${name} does not know Arabic letters by its character type (LC_CTYPE): make one with template template0 and lc_ctype 'C.UTF-8'.`,
      );
    }
    if (found.version < 150000) throw new StartError(`${name} is older than PostgreSQL 15: use 15 or newer.`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const isAnswer = /^\d/.test(codeOf(error) ?? "") && codeOf(error) !== "57P03"; // an SQLSTATE, but not "is starting up"
    throw new (isAnswer ? StartError : Unreachable)(`${name} cannot be reached: ${wordError(error)}`);
  } finally {
    await sql.end();
  }
}

/** One process at a time, whichever starts first; the others find nothing left to do. */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  try {
    await sql`select pg_advisory_lock(hashtext('khabar.migrate'))`;
    await migrate(drizzle(sql), { migrationsFolder: join(import.meta.dirname, "..", "db", "migrations") });
    await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
  } catch (error) {
    throw new StartError(`The database could not be brought up to date: ${wordError(causeOf(error))}`);
  } finally {
    await sql.end();
  }
}

/** Tries what the reader's role must not do, on this very database. */
async function proveReader(reader: Sql): Promise<void> {
  const open = await reader<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('published', 'pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and has_schema_privilege(n.oid, 'usage')
      and case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage, select, update')
        else has_table_privilege(c.oid, 'select, insert, update, delete') or has_any_column_privilege(c.oid, 'select') end
    order by 1 limit 3`.catch((error: unknown) => {
    throw new StartError(`The reader's role khabar_reader cannot be used: ${wordError(error)}`);
  });
  if (open.length > 0) {
    throw new StartError(
      `The reader's role khabar_reader can reach ${open.map((row) => row.name).join(", ")}: revoke its and PUBLIC's rights outside schema published.`,
    );
  }
  const refused = await reader`select from public.people limit 0`.then(
    () => false,
    (error: unknown) => codeOf(error) === "42501",
  );
  if (!refused)
    throw new StartError("The reader's role khabar_reader can read the desk's tables: it must be no superuser.");
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

/** Drizzle wraps what the database said. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? error.cause : error;
}
