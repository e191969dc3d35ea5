import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Content } from "#newsroom/article.ts";
import { covers, firstEpoch, type Prose, seedOf, stateVectorOf } from "#newsroom/draft.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { carryThreads } from "./comment-anchors.ts";
import { desk } from "./process.ts";
import { drafts, draftUpdates } from "./schema.ts";
import { notify, type Transaction } from "./transact.ts";

/** What the sender's screen showed: the draft's epoch and encoded Yjs state vector, and the version of the facts. */
export type Seen = { epoch: number; stateVector: Uint8Array; factsVersion: number };

export type Draft = { epoch: number; seq: number; updates: Uint8Array[] };

const patience = { tries: 100, pause: 50 }; // 5 s in milliseconds

/** The open epoch's log, seed first. Inside a deed, after the article's lock, `hold` keeps appends out until commit. */
export async function readDraft(
  tx: Pick<Transaction, "select">,
  articleId: number,
  { hold = false }: { hold?: boolean } = {},
): Promise<Draft> {
  const query = tx.select().from(drafts).where(eq(drafts.articleId, articleId));
  const [draft] = await (hold ? query.for("update") : query);
  if (!draft) throw new Refusal("notFound");
  const rows = await tx
    .select({ bytes: draftUpdates.bytes })
    .from(draftUpdates)
    .where(and(eq(draftUpdates.articleId, articleId), eq(draftUpdates.epoch, draft.epoch)))
    .orderBy(asc(draftUpdates.seq));
  return { epoch: draft.epoch, seq: draft.seq, updates: rows.map((row) => row.bytes) };
}

/** The first epoch of a new article. */
export async function startDraft(tx: Transaction, articleId: number, content: Content): Promise<number> {
  await tx.insert(drafts).values({ articleId, epoch: firstEpoch, seq: 0 });
  await tx.insert(draftUpdates).values({ articleId, epoch: firstEpoch, seq: 0, bytes: seedOf(content) });
  return firstEpoch;
}

/** Closes the open epoch and seeds the next, once, under the article's lock. Every process then drops the old sockets. */
export async function openEpoch(tx: Transaction, articleId: number, content: Content | Prose): Promise<number> {
  const [draft] = await tx
    .update(drafts)
    .set({ epoch: sql`${drafts.epoch} + 1`, seq: 0, keptSeq: 0 })
    .where(eq(drafts.articleId, articleId))
    .returning({ epoch: drafts.epoch });
  if (!draft) throw new Refusal("notFound");
  const seed = seedOf(content);
  await tx.insert(draftUpdates).values({ articleId, epoch: draft.epoch, seq: 0, bytes: seed });
  await carryThreads(tx, articleId, { epoch: draft.epoch, seed });
  await notify(tx, { kind: "epoch", articleId, epoch: draft.epoch });
  return draft.epoch;
}

/** Notes that the story differs from what its last revision holds: the next pause is kept. The log's appends do it themselves. */
export async function markUnkept(tx: Transaction, articleId: number): Promise<void> {
  await tx
    .update(drafts)
    .set({ unkeptSince: sql`coalesce(${drafts.unkeptSince}, now())` })
    .where(eq(drafts.articleId, articleId));
}

/**
 * Waits, before a deed takes its lock, until the log holds every letter that the sender saw.
 * @throws Refusal `epochClosed` when the sender looks at an older draft, `draftBehind` when the text does not come within 5 s
 */
export async function awaitSeen(articleId: number, seen: Seen): Promise<void> {
  let lacking = -1; // the place in the log up to which it was read in vain: a long draft is not read again for nothing
  for (let tries = 0; tries < patience.tries; tries++) {
    const [now] = await desk().select().from(drafts).where(eq(drafts.articleId, articleId));
    if (!now) throw new Refusal("notFound");
    demandEpoch(now.epoch, seen);
    if (now.seq !== lacking) {
      const draft = await readDraft(desk(), articleId);
      if (covers(stateVectorOf(draft.updates), seen.stateVector)) return;
      lacking = now.seq;
    }
    await sleep(patience.pause);
  }
  throw new Refusal("draftBehind");
}

/** @throws Refusal `epochClosed` */
export function demandEpoch(epoch: number, seen: Pick<Seen, "epoch">): void {
  if (epoch !== seen.epoch) throw new Refusal("epochClosed", { epoch });
}
