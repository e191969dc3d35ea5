import { and, eq, inArray } from "drizzle-orm";
import { type Anchor, type Anchored, carryAnchors } from "#newsroom/anchors.ts";
import { mergeUpdates } from "#newsroom/draft.ts";
import { readLog } from "./draft-log.ts";
import { commentThreads } from "./schema.ts";
import type { Transaction } from "./transact.ts";

/**
 * Takes all threads of an article, resolved ones too, over into the epoch that `seed` begins, inside the deed that closes
 * the one before. Where the words are gone, a thread keeps its quote and nothing to hold to.
 */
export async function carryThreads(
  tx: Transaction,
  articleId: number,
  next: { epoch: number; seed: Uint8Array },
): Promise<void> {
  const threads = await tx.select().from(commentThreads).where(eq(commentThreads.articleId, articleId));
  if (threads.length === 0) return;
  const before = next.epoch - 1;
  const { updates } = await readLog(tx, articleId, before);
  const carried = carryAnchors(updates, next.seed, threads.map(anchoredOf));
  for (const { id } of threads) {
    const anchor = carried.get(id) ?? null;
    await tx
      .update(commentThreads)
      .set({ epoch: next.epoch, ...columnsOf(anchor) })
      .where(eq(commentThreads.id, id));
  }
}

/** An anchor that a browser made in an epoch that has closed meanwhile, in the open one: the words may have stayed. */
export async function bringUpToDate(
  tx: Transaction,
  articleId: number,
  { epoch, open, ...thread }: Omit<Anchored, "id"> & { epoch: number; open: number },
): Promise<Anchor | null> {
  if (epoch === open) return thread.anchor;
  const { updates } = await readLog(tx, articleId, epoch);
  const { updates: now } = await readLog(tx, articleId, open);
  return carryAnchors(updates, mergeUpdates(now), [{ id: 0, ...thread }]).get(0) ?? null;
}

export type Move = { threadId: number; anchor: Anchor };

/** @returns whether any of them is a thread of this article and epoch that did not hold to these letters already */
export async function writeMoves(
  tx: Transaction,
  articleId: number,
  { epoch, moves }: { epoch: number; moves: Move[] },
): Promise<boolean> {
  const ids = moves.map(({ threadId }) => threadId);
  const threads = await tx
    .select()
    .from(commentThreads)
    .where(
      and(eq(commentThreads.articleId, articleId), eq(commentThreads.epoch, epoch), inArray(commentThreads.id, ids)),
    );
  let hasMoved = false;
  for (const { threadId, anchor } of moves) {
    const thread = threads.find(({ id }) => id === threadId);
    if (!thread || isSame(anchorOf(thread), anchor)) continue;
    hasMoved = true;
    await tx.update(commentThreads).set(columnsOf(anchor)).where(eq(commentThreads.id, threadId));
  }
  return hasMoved;
}

type Row = typeof commentThreads.$inferSelect;

/** What a thread's row says of its words. */
export function anchorOf({ anchorFrom, anchorTo }: Pick<Row, "anchorFrom" | "anchorTo">): Anchor | null {
  return anchorFrom && anchorTo && { from: anchorFrom, to: anchorTo };
}

/** The same as columns. */
export function columnsOf(anchor: Anchor | null): Pick<Row, "anchorFrom" | "anchorTo"> {
  return { anchorFrom: anchor?.from ?? null, anchorTo: anchor?.to ?? null };
}

function anchoredOf(row: Row): Anchored {
  return { id: row.id, field: row.field, anchor: anchorOf(row), quote: row.quote };
}

function isSame(one: Anchor | null, other: Anchor): boolean {
  const isEqual = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);
  return one !== null && isEqual(one.from, other.from) && isEqual(one.to, other.to);
}
