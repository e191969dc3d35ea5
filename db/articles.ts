import { and, desc, eq, exists, ilike, inArray, type SQL, sql } from "drizzle-orm";
import { buildCursor, parseCursor } from "#newsroom/address.ts";
import { type Content, emptyContent, type Facts, type Language } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";
import { type Stage, stages, type Verb, verbs } from "#newsroom/lifecycle.ts";
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
  may: Record<Verb | "edit" | "staff", boolean>;
};

/** A line of the articles list. */
export type ArticleRow = {
  id: number;
  headline: string;
  stage: Stage;
  language: Language | null;
  section: Named | null;
  staff: string[];
  words: number;
  touchedAt: Date;
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
 * The articles that the actor may read, last touched first. `before` is the `next` of the page before; `search` looks into
 * headlines; `limit` is 1 to 100.
 * @throws Refusal `forbidden`
 */
export async function listArticles(
  actor: Actor,
  filter: { stage?: Stage; mine?: boolean; search?: string; before?: string; limit?: number } = {},
): Promise<{ rows: ArticleRow[]; next: string | null }> {
  demand(actor, "article.list");
  const limit = Math.min(Math.max(filter.limit ?? 30, 1), 100);
  const readsAll = can(actor, "article.read", { stage: "draft", staffIds: [], openedById: null });
  const rows = await desk()
    .select({ article: articles, section: sections })
    .from(articles)
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(...conditions(actor, { ...filter, mine: filter.mine === true || !readsAll })))
    .orderBy(desc(articles.touchedAt), desc(articles.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const staff = await staffOf(page.map(({ article }) => article.id));
  const last = page.at(-1);
  return {
    rows: page.map(({ article: { id, headline, stage, language, words, touchedAt }, section }) => ({
      ...{ id, headline, stage, language, words, touchedAt },
      section,
      staff: staff.get(id) ?? [],
    })),
    next: rows.length > limit && last ? buildCursor({ at: last.article.touchedAt, id: last.article.id }) : null,
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

async function staffOf(articleIds: number[]): Promise<Map<number, string[]>> {
  const rows = await desk()
    .select({
      articleId: articleStaff.articleId,
      names: sql<string[]>`array_agg(${people.name} order by ${people.name})`,
    })
    .from(articleStaff)
    .innerJoin(people, eq(people.id, articleStaff.personId))
    .where(inArray(articleStaff.articleId, articleIds))
    .groupBy(articleStaff.articleId);
  return new Map(rows.map(({ articleId, names }) => [articleId, names]));
}

function conditions(
  actor: Actor,
  { stage, mine, search, before }: { stage?: Stage; mine: boolean; search?: string; before?: string },
): SQL[] {
  const found: (SQL | undefined)[] = [];
  if (stage && stages.includes(stage)) found.push(eq(articles.stage, stage));
  if (mine) {
    const own = and(eq(articleStaff.articleId, articles.id), eq(articleStaff.personId, actor.id));
    found.push(exists(desk().select({ one: sql`1` }).from(articleStaff).where(own)));
  }
  if (search?.trim()) found.push(ilike(articles.headline, `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`));
  const cursor = parseCursor(before ?? "");
  if (cursor) {
    const at = cursor.at.toISOString();
    found.push(sql`(${articles.touchedAt}, ${articles.id}) < (${at}::timestamptz, ${cursor.id})`);
  }
  return found.filter((condition) => condition !== undefined);
}

function named<T extends typeof authors | typeof topics>({ id, nameAr, nameEn }: T) {
  return { id, nameAr, nameEn };
}

function inOrder<T extends { id: number }>(ids: number[], rows: T[]): T[] {
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
