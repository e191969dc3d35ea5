import { and, arrayOverlaps, asc, count, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Language } from "#newsroom/article.ts";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { slugOf } from "#newsroom/slug.ts";
import { desk } from "./process.ts";
import { mergePublishedTopic, putTopic } from "./published/put.ts";
import { storyTopics } from "./published/schema.ts";
import { articles, articleTopics, topics } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

type Topic = typeof topics.$inferSelect;
/** A topic as editors choose it. */
export type ChosenTopic = TopicWords & { id: number };

const { id, nameAr, nameEn, slugAr, slugEn } = topics;
const chosenColumns = { id, nameAr, nameEn, slugAr, slugEn };

type TopicWords = Pick<Topic, "nameAr" | "nameEn" | "slugAr" | "slugEn">;

/** A line of the page where topics are tended: `articles` counts all that have it, in whatever stage; `live` those before readers. */
export type TopicRow = ChosenTopic & { articles: number; live: number };

/** All topics by name. @throws Refusal `forbidden` */
export async function listTopics(actor: Actor): Promise<ChosenTopic[]> {
  demand(actor, "article.list");
  return desk().select(chosenColumns).from(topics).orderBy(asc(topics.nameAr));
}

/** All topics by Arabic name, with how many stories have each. @throws Refusal `forbidden` */
export async function listTopicRows(actor: Actor): Promise<TopicRow[]> {
  demand(actor, "settings.change");
  const given = desk()
    .select({ topicId: articleTopics.topicId, all: count().as("given_count") })
    .from(articleTopics)
    .groupBy(articleTopics.topicId)
    .as("given");
  const shown = desk()
    .select({ topicId: storyTopics.topicId, all: count().as("shown_count") })
    .from(storyTopics)
    .groupBy(storyTopics.topicId)
    .as("shown");
  const rows = await desk()
    .select({ topic: chosenColumns, articles: given.all, live: shown.all })
    .from(topics)
    .leftJoin(given, eq(given.topicId, topics.id))
    .leftJoin(shown, eq(shown.topicId, topics.id))
    .orderBy(asc(topics.nameAr), asc(topics.id));
  return rows.map(({ topic, articles, live }) => ({ ...topic, articles: articles ?? 0, live: live ?? 0 }));
}

/**
 * A topic by its name, made when there is none with the same slug, in this language or else in the other. Its other
 * language starts with the same name.
 * @throws Refusal `forbidden`, `slugEmpty`, `slugTaken`
 */
export async function createTopic(
  actor: Actor,
  { name, language }: { name: string; language: Language },
): Promise<ChosenTopic> {
  return transact(async (tx) => {
    demand(actor, "topic.create");
    const slug = slugOf(name);
    if (slug === "") throw new Refusal("slugEmpty");
    const [asked, other] = language === "ar" ? [topics.slugAr, topics.slugEn] : [topics.slugEn, topics.slugAr];
    const find = () =>
      tx
        .select(chosenColumns)
        .from(topics)
        .where(or(eq(asked, slug), eq(other, slug)))
        .orderBy(desc(eq(asked, slug)));
    const [known] = await find();
    if (known) return known;
    const row = { nameAr: name.trim(), nameEn: name.trim(), slugAr: slug, slugEn: slug };
    const [made] = await tx.insert(topics).values(row).onConflictDoNothing().returning(chosenColumns);
    if (made) await record(tx, actor, "topic.create", { details: { name: made.nameAr } });
    const topic = made ?? (await find())[0];
    if (!topic) throw new Refusal("slugTaken");
    return topic;
  });
}

/**
 * A topic with a name in each language; slugs that were left empty are made from the names.
 * @throws Refusal `forbidden`, `slugEmpty`, `slugTaken` with `details.fields`
 */
export async function addTopic(actor: Actor, words: TopicWords): Promise<number> {
  return transact(async (tx) => {
    demand(actor, "settings.change");
    const chosen = await chooseWords(tx, words, 0);
    const [row] = await tx.insert(topics).values(chosen).returning({ id: topics.id });
    if (!row) throw new Error("The topic was not inserted.");
    await record(tx, actor, "topic.create", { details: { name: chosen.nameAr } });
    return row.id;
  });
}

/**
 * Readers see the new names at once, on every story. A new slug moves the topic's page; the old address leads there.
 * @throws Refusal `forbidden`, `notFound`, `slugEmpty`, `slugTaken` with `details.fields`
 */
export async function renameTopic(actor: Actor, id: number, words: TopicWords): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "settings.change");
    const before = await holdTopic(tx, id);
    const chosen = await chooseWords(tx, words, id);
    const { nameAr, nameEn, slugAr, slugEn } = before;
    if (isSameWords({ nameAr, nameEn, slugAr, slugEn }, chosen)) return;
    await tx
      .update(topics)
      .set({
        ...chosen,
        formerAr: formerSlugs([...before.formerAr, slugAr], chosen.slugAr),
        formerEn: formerSlugs([...before.formerEn, slugEn], chosen.slugEn),
      })
      .where(eq(topics.id, id));
    await putTopic(tx, id);
    await record(tx, actor, "topic.rename", { details: { topicId: id, before: nameAr, name: chosen.nameAr } });
  });
}

/**
 * Makes one topic part of another: every story and draft that has it has the other instead, once, and its address leads
 * there. It cannot be undone. Old revisions keep its number and are read with the other.
 * @throws Refusal `forbidden`, `notFound`, `invalid` when both are one
 */
export async function mergeTopic(actor: Actor, id: number, intoId: number): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "settings.change");
    if (id === intoId) throw new Refusal("invalid", { fields: ["topic"] });
    await holdArticlesOf(tx, id);
    const held = await tx
      .select()
      .from(topics)
      .where(inArray(topics.id, [id, intoId]))
      .orderBy(asc(topics.id))
      .for("update");
    const [from, into] = [held.find((topic) => topic.id === id), held.find((topic) => topic.id === intoId)];
    if (!from || !into) throw new Refusal("notFound");
    await moveDrafts(tx, id, intoId);
    await tx
      .update(topics)
      .set({
        formerAr: formerSlugs([...into.formerAr, ...from.formerAr, from.slugAr], into.slugAr),
        formerEn: formerSlugs([...into.formerEn, ...from.formerEn, from.slugEn], into.slugEn),
        mergedIds: [...into.mergedIds, ...from.mergedIds, id],
      })
      .where(eq(topics.id, intoId));
    await tx.delete(topics).where(eq(topics.id, id));
    await mergePublishedTopic(tx, id, intoId);
    await record(tx, actor, "topic.merge", { details: { topicId: intoId, name: from.nameAr, into: into.nameAr } });
  });
}

/** Removes a topic that no story has, neither its draft nor what readers see. @throws Refusal `forbidden`, `notFound`, `topicInUse` */
export async function removeTopic(actor: Actor, id: number): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "settings.change");
    const topic = await holdTopic(tx, id);
    const [drafted] = await tx.select().from(articleTopics).where(eq(articleTopics.topicId, id)).limit(1);
    const [live] = await tx.select().from(storyTopics).where(eq(storyTopics.topicId, id)).limit(1);
    if (drafted || live) throw new Refusal("topicInUse");
    await tx.delete(topics).where(eq(topics.id, id));
    await record(tx, actor, "topic.remove", { details: { name: topic.nameAr } });
  });
}

/** The topics of a revision as they are now: one that was merged is the one it became, one that was removed is none. */
export async function readPresentTopicIds(tx: Pick<Transaction, "select">, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: topics.id, mergedIds: topics.mergedIds })
    .from(topics)
    .where(or(inArray(topics.id, ids), arrayOverlaps(topics.mergedIds, ids)));
  const present = ids.flatMap((id) => rows.find((row) => row.id === id || row.mergedIds.includes(id))?.id ?? []);
  return [...new Set(present)];
}

async function holdTopic(tx: Transaction, id: number): Promise<Topic> {
  const [topic] = await tx.select().from(topics).where(eq(topics.id, id)).for("update");
  if (!topic) throw new Refusal("notFound");
  return topic;
}

/** Every deed locks its article first, so this one does, in the order of their numbers. */
async function holdArticlesOf(tx: Transaction, topicId: number): Promise<void> {
  const given = tx
    .select({ id: articleTopics.articleId })
    .from(articleTopics)
    .where(eq(articleTopics.topicId, topicId));
  await tx
    .select({ id: articles.id })
    .from(articles)
    .where(inArray(articles.id, given))
    .orderBy(articles.id)
    .for("update");
}

/** Drafts that had the one have the other; editors' open pages look again. */
async function moveDrafts(tx: Transaction, from: number, into: number): Promise<void> {
  const moved = await tx.execute<{ id: number }>(sql`
    with gone as (
      delete from ${articleTopics}
      where ${articleTopics.articleId} in (select article_id from ${articleTopics} where topic_id = ${from})
      returning *
    ), moved as (
      select article_id, case topic_id when ${from} then ${into} else topic_id end as topic_id, min(position) as position
      from gone group by 1, 2
    )
    insert into ${articleTopics} (article_id, topic_id, position)
    select article_id, topic_id, row_number() over (partition by article_id order by position) - 1 from moved
    returning article_id as id`);
  const ids = [...new Set(moved.map((row) => row.id))];
  if (ids.length === 0) return;
  await tx
    .update(articles)
    .set({ factsVersion: sql`${articles.factsVersion} + 1` })
    .where(inArray(articles.id, ids));
  const notices = ids.map((articleId) => ({ kind: "facts" as const, articleId }));
  await notify(tx, ...notices);
}

/** Both names and slugs as they will be stored. */
async function chooseWords(tx: Transaction, words: TopicWords, ownId: number): Promise<TopicWords> {
  const [nameAr, nameEn] = [words.nameAr.trim(), words.nameEn.trim()];
  const slugs = { slugAr: slugOf(words.slugAr || nameAr), slugEn: slugOf(words.slugEn || nameEn) };
  for (const field of ["slugAr", "slugEn"] as const) {
    if (slugs[field] === "") throw new Refusal("slugEmpty", { fields: [field] });
    const isTaken = and(eq(topics[field], slugs[field]), ne(topics.id, ownId));
    const [other] = await tx.select({ id: topics.id }).from(topics).where(isTaken);
    if (other) throw new Refusal("slugTaken", { fields: [field] });
  }
  return { nameAr, nameEn, ...slugs };
}

function isSameWords(one: TopicWords, other: TopicWords): boolean {
  const { nameAr, nameEn, slugAr, slugEn } = one;
  return nameAr === other.nameAr && nameEn === other.nameEn && slugAr === other.slugAr && slugEn === other.slugEn;
}

function formerSlugs(slugs: string[], present: string): string[] {
  return [...new Set(slugs)].filter((slug) => slug !== present);
}
