import { desc, eq, type InferInsertModel, max } from "drizzle-orm";
import type { Content, Facts } from "#newsroom/article.ts";
import { parseContent } from "#newsroom/article-schema.ts";
import { contentOfProse, type Prose, proseOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { type Story, storyAgain } from "#newsroom/story.ts";
import { listCorrections } from "./corrections.ts";
import { readDraft } from "./drafts.ts";
import { readFacts } from "./facts.ts";
import { getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { type articles, drafts, people, revisions } from "./schema.ts";
import { readPresentTopicIds } from "./topics.ts";
import type { Transaction } from "./transact.ts";

/** `prose` is the draft itself, with the proposals that stand in it: the revision is the text without them. */
export type Revision = { id: number; epoch: number; content: Content; prose: Prose; facts: Facts };

/** Joins prose and facts as they stand into an immutable revision. Under the article's lock; appends wait until commit. */
export async function takeRevision(
  tx: Transaction,
  articleId: number,
  actor: Actor,
  deed: string,
  reason = "",
): Promise<Revision> {
  const draft = await readDraft(tx, articleId, { hold: true });
  const prose = proseOf(draft.updates);
  const content = contentOfProse(prose);
  const facts = await readFacts(tx, articleId);
  const { id } = await keepRevision(tx, { articleId, deed, reason, content, facts, actorId: actor.id });
  await tx.update(drafts).set({ keptSeq: draft.seq, unkeptSince: null }).where(eq(drafts.articleId, articleId));
  return { id, epoch: draft.epoch, content, prose, facts };
}

/** Writes a revision down under the article's next number. Under the article's lock. */
export async function keepRevision(
  tx: Transaction,
  row: Omit<InferInsertModel<typeof revisions>, "id" | "number" | "at">,
): Promise<{ id: number; number: number }> {
  const [last] = await tx
    .select({ number: max(revisions.number) })
    .from(revisions)
    .where(eq(revisions.articleId, row.articleId));
  const number = (last?.number ?? 0) + 1;
  const [kept] = await tx
    .insert(revisions)
    .values({ ...row, number })
    .returning({ id: revisions.id });
  if (!kept) throw new Error("The revision was not stored.");
  return { id: kept.id, number };
}

/** The newest revision of an article as it was kept, or null when there is none yet. */
export async function findLastRevision(
  tx: Pick<Transaction, "select">,
  articleId: number,
): Promise<{ number: number; content: Content; facts: Facts } | null> {
  const [row] = await tx
    .select({ number: revisions.number, content: revisions.content, facts: revisions.facts })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.number))
    .limit(1);
  return row ? { ...row, content: parseContent(row.content) } : null;
}

/** A revision's prose, lifted to the present content version, and facts, with the topics that its own became. @throws Refusal `notFound` */
export async function readRevision(
  tx: Pick<Transaction, "select">,
  id: number,
): Promise<{ content: Content; facts: Facts }> {
  const [row] = await tx.select().from(revisions).where(eq(revisions.id, id));
  if (!row) throw new Refusal("notFound");
  const topicIds = await readPresentTopicIds(tx, row.facts.topicIds);
  return { content: parseContent(row.content), facts: { ...row.facts, topicIds } };
}

/** What readers get of an article by its live revision, or got before it was killed. @throws Refusal `notFound` when it never was live */
export async function readLiveStory(
  tx: Pick<Transaction, "select">,
  article: typeof articles.$inferSelect,
): Promise<Story> {
  const { liveRevisionId, publishedAt } = article;
  if (liveRevisionId === null || publishedAt === null) throw new Refusal("notFound");
  const { content, facts } = await readRevision(tx, liveRevisionId);
  return storyAgain(content, facts, { ...article, publishedAt, corrections: await listCorrections(tx, article.id) });
}

/** A line of a story's history. `isLive`: it is what readers see. */
export type RevisionLine = {
  id: number;
  number: number;
  deed: string;
  reason: string;
  restoredNumber: number | null;
  at: Date;
  by: string;
  isLive: boolean;
};

/** Who, when and why, newest first. @throws Refusal `notFound` */
export async function listRevisions(actor: Actor, articleId: number): Promise<RevisionLine[]> {
  const { liveRevisionId, stage } = await getArticleRow(desk(), actor, articleId);
  const rows = await desk()
    .select({
      id: revisions.id,
      number: revisions.number,
      deed: revisions.deed,
      reason: revisions.reason,
      restoredNumber: revisions.restoredNumber,
      at: revisions.at,
      by: people.name,
    })
    .from(revisions)
    .innerJoin(people, eq(people.id, revisions.actorId))
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.number));
  return rows.map((row) => ({ ...row, isLive: stage === "published" && row.id === liveRevisionId }));
}
