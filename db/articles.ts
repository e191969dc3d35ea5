import { eq, inArray } from "drizzle-orm";
import { type Content, emptyContent, type Facts, type Language } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";
import { type Stage, type Verb, verbs } from "#newsroom/lifecycle.ts";
import { type Actor, can, demand, mayDo } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { type CorrectionRow, listCorrections } from "./corrections.ts";
import { readDraft, startDraft } from "./drafts.ts";
import { readFacts } from "./facts.ts";
import { type Article, getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { readRevision } from "./revisions.ts";
import {
  articleBylines,
  articleStaff,
  articles,
  authors,
  drafts,
  people,
  pictures,
  sections,
  topics,
} from "./schema.ts";
import { record, transact } from "./transact.ts";

type Named = { id: number; nameAr: string; nameEn: string };

/** All that the editor page shows of an article beside its text. */
export type ArticleView = {
  id: number;
  stage: Stage;
  epoch: number;
  headline: string;
  facts: Facts;
  factsVersion: number;
  bylines: Named[];
  topics: Named[];
  lead: Pick<typeof pictures.$inferSelect, "id" | "state" | "width" | "height" | "renditions"> | null;
  staff: { id: number; name: string }[];
  returnNote: string;
  returnedBy: string | null;
  openedBy: string | null;
  publishedAt: Date | null;
  updatedAt: Date | null;
  killedAt: Date | null;
  killNote: string;
  corrections: CorrectionRow[]; // those that readers see
  /** Where readers find it: null before the first publication. */
  live: { language: Language; section: Pick<typeof sections.$inferSelect, "slugAr" | "slugEn">; slug: string } | null;
  /** What this actor would be allowed now; the server asks again. */
  may: Record<Verb | "edit" | "comment" | "staff", boolean>;
};

/**
 * A new article with the actor on it and in its byline. The same `clientKey` (made by the browser) gives the same article,
 * so that a lost answer makes no second one.
 * @throws Refusal `forbidden`
 */
export async function createArticle(
  actor: Actor,
  { clientKey, language }: { clientKey: string; language: Language },
): Promise<{ id: number; epoch: number }> {
  demand(actor, "article.create");
  return transact(async (tx) => {
    const values = { clientKey: `${actor.id}:${clientKey}`, language, createdById: actor.id };
    const [made] = await tx.insert(articles).values(values).onConflictDoNothing().returning({ id: articles.id });
    if (!made) {
      const [known] = await tx
        .select({ id: articles.id, epoch: drafts.epoch })
        .from(articles)
        .innerJoin(drafts, eq(drafts.articleId, articles.id))
        .where(eq(articles.clientKey, values.clientKey));
      if (!known) throw new Refusal("notFound");
      return known;
    }
    await tx.insert(articleStaff).values({ articleId: made.id, personId: actor.id });
    const [author] = await tx.select({ id: authors.id }).from(authors).where(eq(authors.personId, actor.id));
    if (author) await tx.insert(articleBylines).values({ articleId: made.id, position: 0, authorId: author.id });
    const epoch = await startDraft(tx, made.id, emptyContent);
    await record(tx, actor, "article.create", { articleId: made.id });
    return { id: made.id, epoch };
  });
}

/** @throws Refusal `notFound`, also when the actor may not read it */
export async function getArticle(actor: Actor, id: number): Promise<ArticleView> {
  const tx = desk();
  const article = await getArticleRow(tx, actor, id); // the version before the facts: never newer than what is shown
  const facts = await readFacts(tx, id);
  const [draft] = await tx.select({ epoch: drafts.epoch }).from(drafts).where(eq(drafts.articleId, id));
  const { id: pictureId, state, width, height, renditions } = pictures;
  const picture = { id: pictureId, state, width, height, renditions };
  const [lead] = facts.lead ? await tx.select(picture).from(pictures).where(eq(pictures.id, facts.lead.pictureId)) : [];
  const staff = await tx
    .select({ id: people.id, name: people.name })
    .from(articleStaff)
    .innerJoin(people, eq(people.id, articleStaff.personId))
    .where(eq(articleStaff.articleId, id))
    .orderBy(people.name);
  const names = await namesOf([article.returnedById, article.openedById]);
  const { headline, stage, factsVersion, returnNote, publishedAt, updatedAt, killedAt, killNote } = article;
  return {
    ...{ id, stage, headline, factsVersion, returnNote, publishedAt, updatedAt, killedAt, killNote },
    epoch: draft?.epoch ?? 0,
    facts,
    bylines: inOrder(
      facts.bylineIds,
      await tx.select(named(authors)).from(authors).where(inArray(authors.id, facts.bylineIds)),
    ),
    topics: inOrder(
      facts.topicIds,
      await tx.select(named(topics)).from(topics).where(inArray(topics.id, facts.topicIds)),
    ),
    lead: lead ?? null,
    staff,
    returnedBy: names.get(article.returnedById) ?? null,
    openedBy: names.get(article.openedById) ?? null,
    corrections: await listCorrections(tx, id),
    live: await findLive(article),
    may: mayOf(actor, article),
  };
}

/**
 * What publishing would change: prose and facts of the live revision and of the draft, with the version of these facts.
 * @throws Refusal `notFound`
 */
export async function getChanges(
  actor: Actor,
  id: number,
): Promise<Record<"live" | "draft", { content: Content; facts: Facts }> & { factsVersion: number }> {
  const article = await getArticleRow(desk(), actor, id);
  if (article.liveRevisionId === null) throw new Refusal("notFound");
  const draft = await readDraft(desk(), id);
  return {
    live: await readRevision(desk(), article.liveRevisionId),
    draft: { content: contentOf(draft.updates), facts: await readFacts(desk(), id) },
    factsVersion: article.factsVersion,
  };
}

function mayOf(actor: Actor, article: Article): ArticleView["may"] {
  const verb = (name: Verb) => mayDo(actor, name, article);
  const names = Object.keys(verbs) as Verb[];
  return {
    ...(Object.fromEntries(names.map((name) => [name, verb(name)])) as Record<Verb, boolean>),
    edit: can(actor, "article.edit", article),
    comment: can(actor, "article.comment", article),
    staff: can(actor, "article.staff", article),
  };
}

async function findLive(article: Article): Promise<ArticleView["live"]> {
  if (article.liveRevisionId === null) return null;
  const { facts } = await readRevision(desk(), article.liveRevisionId);
  if (facts.language === null || facts.sectionId === null) return null;
  const [section] = await desk().select().from(sections).where(eq(sections.id, facts.sectionId));
  return section ? { language: facts.language, section, slug: article.publishedSlug } : null;
}

async function namesOf(ids: (number | null)[]): Promise<Map<number | null, string>> {
  const wanted = ids.filter((id) => id !== null);
  const rows = await desk().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function named<T extends typeof authors | typeof topics>({ id, nameAr, nameEn }: T) {
  return { id, nameAr, nameEn };
}

function inOrder<T extends { id: number }>(ids: number[], rows: T[]): T[] {
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
