import { asc, gt, max, min, sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { desk } from "./process.ts";
import { purges } from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** What a deed made untrue. `tags` empty: every page. `forget`: not even a bad day may show it again. */
export type Purge = { verb: "invalidate" | "forget"; tags: string[] };

/** Rings when the log has grown; the log itself says what to purge. */
export const purgeChannel = "khabar_purges";

const mostTags = 100; // above it looking each up costs more than making pages again
const mostPurges = 1000; // as many are read at once; who missed more starts anew

/**
 * Writes a purge into the log, inside the deed's transaction, which holds `published`: so the log's order is the order of
 * the commits, and a reader of the log skips nothing. Without tags nothing is purged.
 */
export async function purge(tx: Transaction, verb: Purge["verb"], tags: Iterable<string>): Promise<void> {
  const named = [...new Set(tags)];
  if (named.length > mostTags) await purgeAll(tx, verb);
  else if (named.length > 0) await write(tx, { verb, tags: named });
}

/** As `purge`, of every page. */
export function purgeAll(tx: Transaction, verb: Purge["verb"]): Promise<void> {
  return write(tx, { verb, tags: [] });
}

async function write(tx: Transaction, row: Purge): Promise<void> {
  await tx.insert(purges).values(row);
  await tx.execute(sql`select pg_notify(${purgeChannel}, '')`);
}

/** `isWhole` false: some are missing, so nothing made before can be trusted. */
export type PurgeNews = { purges: Purge[]; last: number; isWhole: boolean };

/**
 * The purges after this number of the log, in order, and the number of the last.
 * @param connection the caller's own, so that a full pool keeps nobody deaf
 * @param after null: from the beginning of this process, whose pages are all newer
 */
export async function readPurges(connection: Sql, after: number | null): Promise<PurgeNews> {
  const db = drizzle(connection);
  const rows = after === null ? [] : await readRows(db, after);
  const [ends] = await db.select({ oldest: min(purges.seq), newest: max(purges.seq) }).from(purges);
  const last = rows.at(-1)?.seq ?? Math.min(after ?? Number.POSITIVE_INFINITY, ends?.newest ?? 0);
  const isCut = rows.length === mostPurges || (rows.length > 0 && (ends?.oldest ?? 0) > (after ?? 0) + 1);
  const isOlder = after !== null && last < after; // the database was put back to a state of before
  return { purges: rows.map(({ verb, tags }) => ({ verb, tags })), last, isWhole: !isCut && !isOlder };
}

function readRows(db: PostgresJsDatabase, after: number) {
  return db.select().from(purges).where(gt(purges.seq, after)).orderBy(asc(purges.seq)).limit(mostPurges);
}

/** Drops what is older than a day; the newest stays, so that the log's end is known. */
export async function forgetPurges(): Promise<void> {
  await desk().execute(
    sql`delete from ${purges} where ${purges.at} < now() - interval '1 day' and ${purges.seq} < (select max(seq) from ${purges})`,
  );
}
