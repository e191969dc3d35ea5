import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { getProcess } from "../process.ts";

/** What is noted while one answer to a reader is made: the server starts it, queries and pages write into it. */
export type Visit = {
  status: 200 | 404 | 410;
  tags: Set<string>; // what the answer depends on, absences too
  until: Date | null; // when it stops being true by itself
  failure: unknown; // the first query that failed: Next would answer with a page of its own
};

// On globalThis, because Node's copy of this module starts a visit and Next's copy writes into it.
const registry = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<Visit> | undefined };
const key = Symbol.for("khabar.visit");

function visits(): AsyncLocalStorage<Visit> {
  registry[key] ??= new AsyncLocalStorage<Visit>();
  return registry[key];
}

/** Runs `make` and tells, beside its result, what was noted meanwhile. */
export async function watchVisit<T>(make: () => Promise<T>): Promise<{ visit: Visit; result: T }> {
  const visit: Visit = { status: 200, tags: new Set(), until: null, failure: null };
  return { visit, result: await visits().run(visit, make) };
}

/** A page has nothing to show after all (404), or a killed story (410). It returns a normal tree; the server writes the status. */
export function noteStatus(status: 404 | 410): void {
  const visit = visits().getStore();
  if (visit) visit.status = status;
}

/** The page is true until this instant only: the earliest one wins. */
export function noteUntil(instant: Date): void {
  const visit = visits().getStore();
  if (visit && (!visit.until || instant < visit.until)) visit.until = instant;
}

/** What the answer depends on, known only once it was read. A purge since the visit began counts all the same. */
export function noteTags(tags: string[]): void {
  const visit = visits().getStore();
  for (const tag of tags) visit?.tags.add(tag);
}

/**
 * Asks the reader's database, with the reader's role, for `db/published/` only. The tags are noted before the query, so
 * that an empty answer counts; a failure is noted before it is thrown.
 */
export async function readPublished<T>(tags: string[], query: (db: PostgresJsDatabase) => PromiseLike<T>): Promise<T> {
  noteTags(tags);
  try {
    return await query(drizzle(getProcess().reader));
  } catch (error) {
    const visit = visits().getStore();
    if (visit) visit.failure ??= error;
    throw error;
  }
}
