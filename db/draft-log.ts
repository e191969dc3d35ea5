import { and, asc, eq, lte, max, sql } from "drizzle-orm";
import { compactUpdates, mergeUpdates } from "#newsroom/draft.ts";
import { type Actor, type ArticleFacts, can } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { desk } from "./process.ts";
import { articleStaff, articles, drafts, draftUpdates, people } from "./schema.ts";
import { enqueue, type Transaction, transact } from "./transact.ts";

/** What lists show of a draft without reading its log. */
export type Summary = { headline: string; words: number };

export type Position = { articleId: number; epoch: number; seq: number };

/** Up to where a reader has read, and how to read on. */
export type LoggedUpdate = Position & { bytes: Uint8Array };

const compactEvery = 500; // rows
const keptApart = 50; // newest rows that compaction leaves alone

/**
 * Writes one person's updates into the open epoch's log, as one row. When this returns, they are durable.
 * Locks the article before the draft, as every deed does.
 * @returns the row's place in the log
 * @throws Refusal `notFound`, `epochClosed` with `details.epoch` the open one, `disabled`, `forbidden`
 */
export function appendUpdates(
  actor: Actor,
  articleId: number,
  epoch: number,
  updates: Uint8Array[],
  summary: Summary,
): Promise<number> {
  return transact(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.id, articleId)).for("no key update");
    if (!article) throw new Refusal("notFound");
    const seq = await nextSeq(tx, articleId, epoch);
    await demandWriter(tx, actor, article);
    await tx.insert(draftUpdates).values({ articleId, epoch, seq, actorId: actor.id, bytes: mergeUpdates(updates) });
    if (article.headline !== summary.headline || article.words !== summary.words || isOld(article.touchedAt))
      await tx
        .update(articles)
        .set({ ...summary, touchedAt: new Date() })
        .where(eq(articles.id, articleId));
    if (seq % compactEvery === 0)
      await enqueue(tx, "draft.compact", { articleId, epoch }, `draft.compact:${articleId}:${epoch}`);
    return seq;
  });
}

/** What was appended since, for any number of open documents in one query; rows of one document in order. */
export async function readUpdatesSince(positions: Position[]): Promise<LoggedUpdate[]> {
  if (positions.length === 0) return [];
  const since = JSON.stringify(positions);
  const rows = await desk().execute<{ articleId: number; epoch: number; seq: string; bytes: Uint8Array }>(sql`
    select log.article_id as "articleId", log.epoch, log.seq, log.bytes
    from json_to_recordset(${since}::json) as known("articleId" int, epoch int, seq bigint)
    join ${draftUpdates} log
      on log.article_id = known."articleId" and log.epoch = known.epoch and log.seq > known.seq
    order by log.article_id, log.seq`);
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The open epochs of these articles. */
export async function readEpochs(articleIds: number[]): Promise<Map<number, number>> {
  if (articleIds.length === 0) return new Map();
  const rows = await desk()
    .select({ articleId: drafts.articleId, epoch: drafts.epoch })
    .from(drafts)
    .where(sql`${drafts.articleId} = any(${sql.param(articleIds)})`);
  return new Map(rows.map((row) => [row.articleId, row.epoch]));
}

/** All updates of one epoch, open or closed, seed first. */
export async function readLog(
  tx: Pick<Transaction, "select">,
  articleId: number,
  epoch: number,
): Promise<{ seq: number; updates: Uint8Array[] }> {
  const rows = await tx
    .select({ seq: draftUpdates.seq, bytes: draftUpdates.bytes })
    .from(draftUpdates)
    .where(and(eq(draftUpdates.articleId, articleId), eq(draftUpdates.epoch, epoch)))
    .orderBy(asc(draftUpdates.seq));
  return { seq: rows.at(-1)?.seq ?? 0, updates: rows.map((row) => row.bytes) };
}

/**
 * The background job: makes one row of an epoch's older rows, under the last one's number, so that a reader at any place
 * still gets everything that it lacks. Authors are not kept: the row is several people's.
 */
export async function compactDraft(articleId: number, epoch: number): Promise<void> {
  await transact(async (tx) => {
    const [end] = await tx
      .select({ newest: max(draftUpdates.seq) })
      .from(draftUpdates)
      .where(and(eq(draftUpdates.articleId, articleId), eq(draftUpdates.epoch, epoch)));
    const rows = await tx
      .select({ seq: draftUpdates.seq, bytes: draftUpdates.bytes })
      .from(draftUpdates)
      .where(
        and(
          eq(draftUpdates.articleId, articleId),
          eq(draftUpdates.epoch, epoch),
          lte(draftUpdates.seq, (end?.newest ?? 0) - keptApart),
        ),
      )
      .orderBy(asc(draftUpdates.seq))
      .for("update");
    const last = rows.at(-1);
    if (!last || rows.length < 2) return;
    const bytes = compactUpdates(rows.map((row) => row.bytes));
    await tx
      .delete(draftUpdates)
      .where(
        and(eq(draftUpdates.articleId, articleId), eq(draftUpdates.epoch, epoch), lte(draftUpdates.seq, last.seq)),
      );
    await tx.insert(draftUpdates).values({ articleId, epoch, seq: last.seq, actorId: null, bytes });
  });
}

/** Locks the draft; numbers have no gaps, because whoever takes one commits before the next is given. */
async function nextSeq(tx: Transaction, articleId: number, epoch: number): Promise<number> {
  const [draft] = await tx
    .update(drafts)
    .set({ seq: sql`${drafts.seq} + 1`, unkeptSince: sql`coalesce(${drafts.unkeptSince}, now())` })
    .where(and(eq(drafts.articleId, articleId), eq(drafts.epoch, epoch)))
    .returning({ seq: drafts.seq });
  if (draft) return draft.seq;
  const [open] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId));
  throw open ? new Refusal("epochClosed", { epoch: open.epoch }) : new Refusal("notFound");
}

/** Asks with the rows of this moment: a socket may be older than a role or a disabling. */
async function demandWriter(
  tx: Transaction,
  actor: Actor,
  article: Pick<ArticleFacts, "stage" | "openedById"> & { id: number },
): Promise<void> {
  const [person] = await tx.select().from(people).where(eq(people.id, actor.id));
  if (!person || person.disabledAt) throw new Refusal("disabled");
  const staff = await tx.select().from(articleStaff).where(eq(articleStaff.articleId, article.id));
  const facts = { ...article, staffIds: staff.map((row) => row.personId) };
  if (!can({ ...actor, roles: person.roles }, "article.edit", facts)) throw new Refusal("forbidden");
}

/** Lists need no second's precision; a row written four times a second would only bloat. */
function isOld(touchedAt: Date): boolean {
  return Date.now() - touchedAt.getTime() > 10_000;
}
