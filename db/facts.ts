import { isDeepStrictEqual } from "node:util";
import { asc, eq, inArray } from "drizzle-orm";
import { type Facts, factNames } from "#newsroom/article.ts";
import { factsSchema, someFactsSchema } from "#newsroom/article-schema.ts";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { slugOf } from "#newsroom/slug.ts";
import { markUnkept } from "./drafts.ts";
import { holdArticle } from "./hold-article.ts";
import { desk } from "./process.ts";
import {
  articleBylines,
  articlePictures,
  articleSources,
  articleStaff,
  articles,
  articleTopics,
  authors,
  people,
  pictures,
  sections,
  topics,
} from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** The facts of an article as they stand now. @throws Refusal `notFound` */
export async function readFacts(tx: Pick<Transaction, "select">, articleId: number): Promise<Facts> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, articleId));
  if (!article) throw new Refusal("notFound");
  const [bylines, topicRows, sources, [lead]] = [
    await tx
      .select()
      .from(articleBylines)
      .where(eq(articleBylines.articleId, articleId))
      .orderBy(asc(articleBylines.position)),
    await tx
      .select()
      .from(articleTopics)
      .where(eq(articleTopics.articleId, articleId))
      .orderBy(asc(articleTopics.position)),
    await tx
      .select()
      .from(articleSources)
      .where(eq(articleSources.articleId, articleId))
      .orderBy(asc(articleSources.position)),
    await tx.select().from(articlePictures).where(eq(articlePictures.articleId, articleId)),
  ];
  return factsSchema.parse({
    language: article.language,
    sectionId: article.sectionId,
    slug: article.slug,
    bylineIds: bylines.map((row) => row.authorId),
    topicIds: topicRows.map((row) => row.topicId),
    lead: lead ?? null,
    sources,
  });
}

/** All facts after a change, and the versions that it found and left: the same when nothing was to be changed. */
export type ChangedFacts = { facts: Facts; before: number; version: number };

/**
 * Changes some facts of an article. Lists (bylines, topics, sources) are given whole, in order. `was` holds what the actor
 * saw of the same facts: nobody overwrites what they have not seen. Asking for what stands already is done, not refused.
 * @throws Refusal `notFound`, `forbidden`, `factsChanged` with `details.fields` when somebody changed these facts since,
 * `invalid` with `details.fields` when an id points nowhere
 */
export async function changeFacts(
  actor: Actor,
  id: number,
  patch: Partial<Facts>,
  was: Partial<Facts>,
): Promise<ChangedFacts> {
  const wanted = tidyFacts(patch);
  const seen = tidyFacts(was); // a page that goes on typing while its change is saved names it as it was typed
  return transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    demand(actor, "article.edit", article);
    const now = await readFacts(tx, id);
    const before = article.factsVersion;
    const fields = factNames.filter((name) => name in wanted && !isDeepStrictEqual(wanted[name], now[name]));
    if (fields.length === 0) return { facts: now, before, version: before };
    const moved = fields.filter((name) => !isDeepStrictEqual(seen[name], now[name]));
    if (moved.length > 0) throw new Refusal("factsChanged", { fields: moved });
    await demandReferences(tx, wanted);
    await putFacts(tx, id, wanted, before + 1);
    await markUnkept(tx, id);
    await record(tx, actor, "article.facts", { articleId: id, details: { fields } });
    await notify(tx, { kind: "facts", articleId: id });
    return { facts: await readFacts(tx, id), before, version: before + 1 };
  });
}

/**
 * Who of the staff works on the story, given whole: who is left out loses it, the actor too.
 * @throws Refusal `notFound`, `forbidden`, `invalid` when nobody would be left or a person is unknown or disabled
 */
export async function changeStaff(actor: Actor, id: number, personIds: number[]): Promise<void> {
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    demand(actor, "article.staff", article);
    const wanted = [...new Set(personIds)];
    const known = await tx
      .select({ id: people.id, disabledAt: people.disabledAt })
      .from(people)
      .where(inArray(people.id, wanted));
    const usable = known.filter((person) => person.disabledAt === null || article.staffIds.includes(person.id));
    if (wanted.length === 0 || usable.length < wanted.length) throw new Refusal("invalid", { fields: ["staff"] });
    await tx.delete(articleStaff).where(eq(articleStaff.articleId, id));
    await tx.insert(articleStaff).values(wanted.map((personId) => ({ articleId: id, personId })));
    await record(tx, actor, "article.staff", { articleId: id, details: { personIds: wanted } });
    await notify(tx, { kind: "facts", articleId: id });
    for (const personId of article.staffIds.filter((staffId) => !wanted.includes(staffId))) {
      await notify(tx, { kind: "person", personId });
    }
  });
}

/** All sections, in the site's order. Public names: no permission needed. */
export function listSections() {
  return desk().select().from(sections).orderBy(asc(sections.position));
}

/** Enabled people who can be put on a story. @throws Refusal `forbidden` */
export async function listColleagues(actor: Actor): Promise<{ id: number; name: string }[]> {
  demand(actor, "article.list");
  const rows = await desk().select().from(people).orderBy(asc(people.name));
  return rows
    .filter((person) => person.disabledAt === null && person.roles.some((role) => role !== "admin"))
    .map(({ id, name }) => ({ id, name }));
}

/** As they will be stored, so that they can be compared with what is. */
function tidyFacts(patch: Partial<Facts>): Partial<Facts> {
  const facts = someFactsSchema.parse(patch);
  return facts.slug === undefined ? facts : { ...facts, slug: slugOf(facts.slug) };
}

async function demandReferences(tx: Transaction, facts: Partial<Facts>): Promise<void> {
  const asked = [
    { field: "section", table: sections, ids: facts.sectionId ? [facts.sectionId] : [] },
    { field: "bylines", table: authors, ids: facts.bylineIds ?? [] },
    { field: "topics", table: topics, ids: facts.topicIds ?? [] },
    { field: "lead", table: pictures, ids: facts.lead ? [facts.lead.pictureId] : [] },
  ];
  const fields: string[] = [];
  for (const { field, table, ids } of asked) {
    if (ids.length === 0) continue;
    const known = await tx.select({ id: table.id }).from(table).where(inArray(table.id, ids));
    if (known.length < ids.length) fields.push(field); // an id twice counts as unknown, too
  }
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}

/** Writes facts down under a new version of them. Under the article's lock; that their ids point somewhere is asked before. */
export async function putFacts(
  tx: Transaction,
  articleId: number,
  facts: Partial<Facts>,
  factsVersion: number,
): Promise<void> {
  await writeRow(tx, articleId, facts, factsVersion);
  await writeLists(tx, articleId, facts);
}

async function writeRow(tx: Transaction, id: number, facts: Partial<Facts>, factsVersion: number): Promise<void> {
  await tx
    .update(articles)
    .set({
      touchedAt: new Date(),
      factsVersion,
      ...(facts.language !== undefined && { language: facts.language }),
      ...(facts.sectionId !== undefined && { sectionId: facts.sectionId }),
      ...(facts.slug !== undefined && { slug: facts.slug }),
    })
    .where(eq(articles.id, id));
}

async function writeLists(tx: Transaction, articleId: number, facts: Partial<Facts>): Promise<void> {
  if (facts.bylineIds) {
    await tx.delete(articleBylines).where(eq(articleBylines.articleId, articleId));
    const rows = facts.bylineIds.map((authorId, position) => ({ articleId, position, authorId }));
    if (rows.length > 0) await tx.insert(articleBylines).values(rows);
  }
  if (facts.topicIds) {
    await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId));
    const rows = facts.topicIds.map((topicId, position) => ({ articleId, position, topicId }));
    if (rows.length > 0) await tx.insert(articleTopics).values(rows);
  }
  if (facts.sources) {
    await tx.delete(articleSources).where(eq(articleSources.articleId, articleId));
    const rows = facts.sources.map((source, position) => ({ ...source, articleId, position }));
    if (rows.length > 0) await tx.insert(articleSources).values(rows);
  }
  if (facts.lead !== undefined) {
    await tx.delete(articlePictures).where(eq(articlePictures.articleId, articleId));
    if (facts.lead) await tx.insert(articlePictures).values({ ...facts.lead, articleId });
  }
}
