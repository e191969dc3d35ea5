import { and, eq, inArray } from "drizzle-orm";
import { type Facts, wordsOf } from "#newsroom/article.ts";
import { factsSchema } from "#newsroom/article-schema.ts";
import { canonical } from "#newsroom/canonical.ts";
import type { Version } from "#newsroom/difference.ts";
import { contentOf } from "#newsroom/draft.ts";
import { advance } from "#newsroom/lifecycle.ts";
import { type Actor, demandVerb } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { demandEpoch, openEpoch, readDraft } from "./drafts.ts";
import { putFacts, readFacts } from "./facts.ts";
import { holdArticle } from "./hold-article.ts";
import { findLastRevision, keepRevision, readRevision } from "./revisions.ts";
import { articles, authors, drafts, pictures, revisions, sections } from "./schema.ts";
import { readPresentTopicIds } from "./topics.ts";
import { record, type Transaction, transact } from "./transact.ts";

/** `prose`: the texts and the body alone; `all`: what stands around them too. */
export const restorable = ["prose", "all"] as const;
export type Restorable = (typeof restorable)[number];

/**
 * What a restore did: the open epoch, the revision that holds the draft as it stood before (restoring that one undoes this),
 * and facts that could not come back whole, because what they named is gone.
 */
export type Restored = { epoch: number; before: number; lost: (keyof Facts)[] };

/**
 * Makes an older revision the draft again. The draft as it stands is kept first, so nothing is lost by it; the epoch closes,
 * so that nobody goes on writing into another text than the one they see; readers see nothing of it. Proposals are in no
 * revision: those of the draft go with its epoch, and undoing does not bring them back. `epoch` is the one that
 * the sender looks at.
 * @throws Refusal `notFound` (also: no such revision of this article), `forbidden`, `epochClosed`
 */
export function restoreRevision(
  actor: Actor,
  id: number,
  { number, what, epoch }: { number: number; what: Restorable; epoch: number },
): Promise<Restored> {
  return transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    demandVerb(actor, "restore", article);
    const stage = advance("restore", article.stage);
    const older = await readNumbered(tx, id, number);
    const before = await keepDraft(tx, id, actor, epoch);
    const now = await readFacts(tx, id);
    const { facts, lost } = what === "all" ? await presentFacts(tx, older.facts) : { facts: now, lost: [] };
    if (canonical(facts) !== canonical(now)) await putFacts(tx, id, facts, article.factsVersion + 1);
    const { content } = older;
    await keepRevision(tx, {
      ...{ articleId: id, deed: "restore", restoredNumber: number, actorId: actor.id },
      ...{ content, facts },
    });
    await tx
      .update(articles)
      .set({ stage, headline: content.headline, words: wordsOf(content), touchedAt: new Date() })
      .where(eq(articles.id, id));
    const opened = await openEpoch(tx, id, content);
    await tx.update(drafts).set({ unkeptSince: null }).where(eq(drafts.articleId, id));
    await record(tx, actor, "article.restore", { articleId: id, details: { headline: content.headline, number } });
    return { epoch: opened, before, lost };
  });
}

/** The revision's prose, and its facts as they were kept. */
async function readNumbered(tx: Transaction, articleId: number, number: number): Promise<Version> {
  const [row] = await tx
    .select({ id: revisions.id, facts: revisions.facts })
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), eq(revisions.number, number)));
  if (!row) throw new Refusal("notFound");
  const { content } = await readRevision(tx, row.id);
  return { content, facts: factsSchema.parse(row.facts) };
}

/** @returns the number of the revision that holds the draft as it stands: the last one, when that says the same */
async function keepDraft(tx: Transaction, articleId: number, actor: Actor, epoch: number): Promise<number> {
  const draft = await readDraft(tx, articleId, { hold: true });
  demandEpoch(draft.epoch, { epoch });
  const [content, facts] = [contentOf(draft.updates), await readFacts(tx, articleId)];
  const last = await findLastRevision(tx, articleId);
  if (last && canonical([last.content, last.facts]) === canonical([content, facts])) return last.number;
  const row = { articleId, deed: "beforeRestore", content, facts, actorId: actor.id };
  return (await keepRevision(tx, row)).number;
}

/** Facts as far as what they name is still there. A topic that became another one is that other one. */
async function presentFacts(tx: Transaction, facts: Facts): Promise<{ facts: Facts; lost: (keyof Facts)[] }> {
  const { sectionId, lead } = facts;
  const [section] = sectionId === null ? [] : await tx.select().from(sections).where(eq(sections.id, sectionId));
  const known = await tx.select({ id: authors.id }).from(authors).where(inArray(authors.id, facts.bylineIds));
  const [picture] = lead ? await tx.select().from(pictures).where(eq(pictures.id, lead.pictureId)) : [];
  const bylineIds = facts.bylineIds.filter((id) => known.some((author) => author.id === id));
  const topicIds: number[] = [];
  const lost: (keyof Facts)[] = [];
  if (sectionId !== null && !section) lost.push("sectionId");
  if (bylineIds.length < facts.bylineIds.length) lost.push("bylineIds");
  for (const topicId of facts.topicIds) {
    const present = await readPresentTopicIds(tx, [topicId]);
    if (present.length === 0 && !lost.includes("topicIds")) lost.push("topicIds");
    topicIds.push(...present);
  }
  if (lead && !picture) lost.push("lead");
  const present = { sectionId: section?.id ?? null, bylineIds, topicIds: [...new Set(topicIds)] };
  return { facts: { ...facts, ...present, lead: picture ? lead : null }, lost };
}
