import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { emptyContent } from "#newsroom/article.ts";
import { canonical } from "#newsroom/canonical.ts";
import { contentOf } from "#newsroom/draft.ts";
import { bareFault } from "./bare-fault.ts";
import { readLog } from "./draft-log.ts";
import { readFacts } from "./facts.ts";
import { desk } from "./process.ts";
import { findLastRevision, keepRevision } from "./revisions.ts";
import { articles, diary, drafts, draftUpdates } from "./schema.ts";
import { type Transaction, transact } from "./transact.ts";

/** A draft is kept when its writers rest, and all the same when they never do. In ms. */
const rest = 2 * 60_000;
const longest = 10 * 60_000;

const mostAtOnce = 300; // drafts that one run looks at: what is left waits for the next minute

/**
 * The background job of every minute: a revision of each draft that changed since its last one and that rests, or has been
 * changing for long. One query over an index that holds only changed drafts; nothing of it happens at a keystroke. The diary
 * hears nothing: nobody did anything. One draft that cannot be kept does not stop the others: it is said and tried again.
 * @param say takes a line of the log
 * @returns how many were kept
 */
export async function keepPauses(
  now = new Date(),
  say: (line: string) => unknown = (line) => process.stderr.write(`${line}\n`),
): Promise<number> {
  const due = await desk()
    .select({ articleId: drafts.articleId, epoch: drafts.epoch })
    .from(drafts)
    .innerJoin(articles, eq(articles.id, drafts.articleId))
    .where(
      and(
        isNotNull(drafts.unkeptSince),
        sql`(${articles.touchedAt} <= ${before(now, rest)} or ${drafts.unkeptSince} <= ${before(now, longest)})`,
      ),
    )
    .orderBy(drafts.unkeptSince)
    .limit(mostAtOnce);
  let kept = 0;
  for (const { articleId, epoch } of due) {
    const isKept = await keepPause(articleId, epoch).catch((error: unknown) => {
      const fault = bareFault(error);
      say(`jobs: draft ${articleId} was not kept: ${fault instanceof Error ? fault.stack : String(fault)}`);
      return false;
    });
    if (isKept) kept += 1;
  }
  return kept;
}

/**
 * Keeps the draft as it stands, unless its last revision says the same. The log is read before the lock, so that writers wait
 * for one insert and not for the reading of a long text; what they append meanwhile is left to the next pause.
 */
async function keepPause(articleId: number, epoch: number): Promise<boolean> {
  const log = await readLog(desk(), articleId, epoch);
  const content = contentOf(log.updates);
  return transact(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.id, articleId)).for("no key update");
    const [draft] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId)).for("update");
    const isOutrun = draft?.epoch !== epoch || draft.unkeptSince === null || draft.keptSeq > log.seq;
    if (!article || !draft || isOutrun) return false; // a deed, or another run, has kept it
    const facts = await readFacts(tx, articleId);
    const last = (await findLastRevision(tx, articleId)) ?? { content: emptyContent, facts };
    const isNew = canonical([last.content, last.facts]) !== canonical([content, facts]);
    if (isNew) {
      const actorId = (await findLastWriter(tx, articleId, epoch)) ?? article.createdById;
      await keepRevision(tx, { articleId, deed: "pause", content, facts, actorId });
    }
    const hasMore = draft.seq > log.seq;
    await tx
      .update(drafts)
      .set({ keptSeq: log.seq, unkeptSince: hasMore ? sql`now()` : null })
      .where(eq(drafts.articleId, articleId));
    return isNew;
  });
}

/** Who changed the text or the facts last. Compacted rows are several people's, but never the newest. */
async function findLastWriter(tx: Transaction, articleId: number, epoch: number): Promise<number | null> {
  const [wrote] = await tx
    .select({ actorId: draftUpdates.actorId, at: draftUpdates.at })
    .from(draftUpdates)
    .where(and(eq(draftUpdates.articleId, articleId), eq(draftUpdates.epoch, epoch), isNotNull(draftUpdates.actorId)))
    .orderBy(desc(draftUpdates.seq))
    .limit(1);
  const [changed] = await tx
    .select({ actorId: diary.actorId, at: diary.at })
    .from(diary)
    .where(and(eq(diary.articleId, articleId), eq(diary.deed, "article.facts")))
    .orderBy(desc(diary.id))
    .limit(1);
  const isLater = changed && (!wrote || changed.at > wrote.at);
  return (isLater ? changed.actorId : wrote?.actorId) ?? null;
}

function before(now: Date, milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString();
}
