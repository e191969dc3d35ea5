import { desc, eq, max } from "drizzle-orm";
import type { Content, Facts } from "#newsroom/article.ts";
import { parseContent } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { readDraft } from "./drafts.ts";
import { readFacts } from "./facts.ts";
import { getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { people, revisions } from "./schema.ts";
import type { Transaction } from "./transact.ts";

export type Revision = { id: number; epoch: number; content: Content; facts: Facts };

/** Joins prose and facts as they stand into an immutable revision. Under the article's lock; appends wait until commit. */
export async function takeRevision(
  tx: Transaction,
  articleId: number,
  actor: Actor,
  deed: string,
  reason = "",
): Promise<Revision> {
  const draft = await readDraft(tx, articleId, { hold: true });
  const content = contentOf(draft.updates);
  const facts = await readFacts(tx, articleId);
  const [last] = await tx
    .select({ number: max(revisions.number) })
    .from(revisions)
    .where(eq(revisions.articleId, articleId));
  const number = (last?.number ?? 0) + 1;
  const [row] = await tx
    .insert(revisions)
    .values({ articleId, number, deed, reason, content, facts, actorId: actor.id })
    .returning({ id: revisions.id });
  if (!row) throw new Error("The revision was not stored.");
  return { id: row.id, epoch: draft.epoch, content, facts };
}

/** A revision's prose, lifted to the present content version, and facts. @throws Refusal `notFound` */
export async function readRevision(
  tx: Pick<Transaction, "select">,
  id: number,
): Promise<{ content: Content; facts: Facts }> {
  const [row] = await tx.select().from(revisions).where(eq(revisions.id, id));
  if (!row) throw new Refusal("notFound");
  return { content: parseContent(row.content), facts: row.facts };
}

/** Who, when and why, newest first. @throws Refusal `notFound` */
export async function listRevisions(actor: Actor, articleId: number) {
  await getArticleRow(desk(), actor, articleId);
  return desk()
    .select({
      id: revisions.id,
      number: revisions.number,
      deed: revisions.deed,
      reason: revisions.reason,
      at: revisions.at,
      by: people.name,
    })
    .from(revisions)
    .innerJoin(people, eq(people.id, revisions.actorId))
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.number));
}
