import { sql } from "drizzle-orm";
import type { Actor } from "#newsroom/permissions.ts";
import { desk } from "./process.ts";
import { diary } from "./schema.ts";

export type Transaction = Parameters<Parameters<ReturnType<typeof desk>["transaction"]>[0]>[0];

/** One transaction a deed: lock, ask, decide, write, record, enqueue, notify. All of it happened or none. */
export function transact<T>(deed: (tx: Transaction) => Promise<T>): Promise<T> {
  return desk().transaction(deed);
}

/** What a diary line is about. `details` holds facts for its sentence, never prose, passwords or return notes. */
export type Subject = { articleId?: number; personId?: number; details?: Record<string, unknown> };

/** Writes the diary, inside the deed's transaction. `actor` null: the system or the command line. */
export async function record(tx: Transaction, actor: Actor | null, deed: string, subject: Subject = {}): Promise<void> {
  await tx.insert(diary).values({ actorId: actor?.id ?? null, deed, ...subject });
}

/** What other processes must hear of, told when the transaction commits. Never a keystroke. */
export type Notice =
  | { kind: "epoch"; articleId: number; epoch: number } // an epoch closed: drop the article's sockets
  | { kind: "person"; personId: number } // roles changed, disabled or signed out: drop the person's sockets
  | { kind: "facts"; articleId: number } // facts, sources, pictures or held-back copies changed: editors look again
  | { kind: "comments"; articleId: number }; // somebody wrote, changed or settled a comment

export const noticeChannel = "khabar_desk";

export async function notify(tx: Transaction, ...notices: Notice[]): Promise<void> {
  const payloads = JSON.stringify(notices);
  await tx.execute(sql`select pg_notify(${noticeChannel}, value::text) from json_array_elements(${payloads}::json)`);
}

/** Puts a job into the queue; it exists only if the transaction commits. Tasks live in `server/jobs.ts`. */
export async function enqueue(
  tx: Transaction,
  task: string,
  payload: Record<string, unknown>,
  key?: string,
): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${key ?? null})`,
  );
}
