import { and, eq, inArray, notExists, type SQL, sql } from "drizzle-orm";
import { contentVersion } from "#newsroom/article.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { picturesOf, type Story } from "#newsroom/story.ts";
import { purge } from "../purges.ts";
import * as own from "../schema.ts";
import type { Transaction } from "../transact.ts";
import * as published from "./schema.ts";
import { type Standing, siteTag, tagName, tagStory, tagsOfMove } from "./tags.ts";

/**
 * One transaction at a time changes what readers see, so that each reads what the one before left: a name that another just
 * changed, an author whose last story another just killed. Rows of the desk are locked before this, never after.
 */
export async function holdPublished(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.published'))`);
}

/** Puts a story before readers, in place of what they had of it. @throws Refusal `pictureNotReady` */
export async function putStory(tx: Transaction, story: Story): Promise<void> {
  await holdPublished(tx);
  await purge(tx, "invalidate", await writeStory(tx, story));
}

/**
 * As `putStory`, for a deed that holds `published` and purges for many at once.
 * @returns the tags of what it made untrue
 */
export async function writeStory(tx: Transaction, story: Story): Promise<string[]> {
  const { authorIds, topicIds, ...columns } = story;
  const row = { ...columns, v: contentVersion };
  const pictureIds = picturesOf(story);
  const before = await findStanding(tx, story.id);
  const changed = await putNames(tx, story, pictureIds);
  await tx.insert(published.stories).values(row).onConflictDoUpdate({ target: published.stories.id, set: row });
  await tx.delete(published.killed).where(eq(published.killed.id, story.id));
  await tx.delete(published.storyAuthors).where(eq(published.storyAuthors.storyId, story.id));
  await tx.delete(published.storyTopics).where(eq(published.storyTopics.storyId, story.id));
  await tx.delete(published.storyPictures).where(eq(published.storyPictures.storyId, story.id));
  const { id: storyId, language, publishedAt } = story;
  if (authorIds.length > 0) {
    await tx
      .insert(published.storyAuthors)
      .values(authorIds.map((authorId, position) => ({ storyId, position, authorId, language, publishedAt })));
  }
  if (topicIds.length > 0) {
    await tx
      .insert(published.storyTopics)
      .values(topicIds.map((topicId, position) => ({ storyId, position, topicId, language, publishedAt })));
  }
  if (pictureIds.length > 0) {
    await tx.insert(published.storyPictures).values(pictureIds.map((pictureId) => ({ storyId, pictureId })));
  }
  const dropped = before ? await dropUnused(tx, before) : [];
  const moved = tagsOfMove(before, story, await isNewest(tx, story));
  return [tagStory(storyId), ...changed, ...dropped, ...moved];
}

/** Takes a story away from readers; its address keeps a public note. No copy of it stays, nor of a page that listed it. */
export async function killStory(tx: Transaction, id: number, { note, killedAt }: { note: string; killedAt: Date }) {
  await holdPublished(tx);
  const before = await findStanding(tx, id);
  const [gone] = await tx.delete(published.stories).where(eq(published.stories.id, id)).returning();
  if (!gone || !before) throw new Refusal("notFound");
  const { language, sectionId, slug } = gone;
  await tx.insert(published.killed).values({ id, language, sectionId, slug, note, killedAt });
  await purge(tx, "forget", [tagStory(id), ...(await dropUnused(tx, before))]);
}

/** Site settings and sections as the desk has them; a section that is gone must have no stories. */
export async function putSite(tx: Transaction): Promise<void> {
  await holdPublished(tx);
  const [site] = await tx.select().from(own.settings);
  const sections = await tx.select().from(own.sections);
  if (!site) throw new Error("The settings row is missing.");
  await tx.delete(published.settings);
  await tx.insert(published.settings).values(site);
  await tx.delete(published.sections);
  if (sections.length > 0) await tx.insert(published.sections).values(sections);
  await purge(tx, "invalidate", [siteTag]);
}

/** An author's names as the desk has them now, if a live story has them. */
export async function putAuthor(tx: Transaction, id: number): Promise<void> {
  await holdPublished(tx);
  const found = await tx.select().from(published.authors).where(eq(published.authors.id, id));
  if (found.length > 0) await purge(tx, "invalidate", await putNames(tx, { authorIds: [id], topicIds: [] }, []));
}

/** Names and pictures that a live story uses, as the desk has them now. @returns the tags of those that are not as they were */
export async function putNames(
  tx: Transaction,
  { authorIds, topicIds }: Pick<Story, "authorIds" | "topicIds">,
  pictureIds: number[],
): Promise<string[]> {
  const tags: string[] = [];
  if (authorIds.length > 0) {
    const rows = await tx.select().from(own.authors).where(inArray(own.authors.id, authorIds));
    for (const { id, nameAr, nameEn, slug } of rows) {
      const row = { id, nameAr, nameEn, slug };
      const put = tx.insert(published.authors).values(row);
      const changed = await put
        .onConflictDoUpdate({ target: published.authors.id, set: row, setWhere: isOther("authors") })
        .returning({ id: published.authors.id });
      if (changed.length > 0) tags.push(tagName("author", id));
    }
  }
  if (topicIds.length > 0) {
    for (const row of await tx.select().from(own.topics).where(inArray(own.topics.id, topicIds))) {
      const put = tx.insert(published.topics).values(row);
      const changed = await put
        .onConflictDoUpdate({ target: published.topics.id, set: row, setWhere: isOther("topics") })
        .returning({ id: published.topics.id });
      if (changed.length > 0) tags.push(tagName("topic", row.id));
    }
  }
  return pictureIds.length > 0 ? [...tags, ...(await putPictures(tx, pictureIds))] : tags;
}

async function putPictures(tx: Transaction, ids: number[]): Promise<string[]> {
  const rows = await tx.select().from(own.pictures).where(inArray(own.pictures.id, ids));
  const ready = rows.filter((row) => row.state === "ready" && row.renditions.length > 0);
  if (ready.length < ids.length) throw new Refusal("pictureNotReady");
  const changed: number[] = [];
  for (const { id, width, height, renditions } of ready) {
    const row = { id, width: width ?? 0, height: height ?? 0, renditions };
    const put = tx.insert(published.pictures).values(row);
    const done = await put
      .onConflictDoUpdate({ target: published.pictures.id, set: row, setWhere: isOther("pictures") })
      .returning({ id: published.pictures.id });
    if (done.length > 0) changed.push(id);
  }
  if (changed.length === 0) return [];
  const users = await tx
    .select({ id: published.storyPictures.storyId })
    .from(published.storyPictures)
    .where(inArray(published.storyPictures.pictureId, changed));
  return users.map((user) => tagStory(user.id));
}

/** Whether the row that is there differs at all from the one to be put. */
const isOther = (table: string) => sql`${sql.identifier(table)} is distinct from excluded`;

type Uses = { authorIds: number[]; topicIds: number[]; pictureIds: number[] };

/** How a live story stands in lists and what it uses, before it changes; null when it is not live. */
async function findStanding(tx: Transaction, storyId: number): Promise<(Standing & Uses) | null> {
  const { stories, storyAuthors, storyTopics, storyPictures } = published;
  const [story] = await tx.select().from(stories).where(eq(stories.id, storyId));
  if (!story) return null;
  const authorRows = await tx.select().from(storyAuthors).where(eq(storyAuthors.storyId, storyId));
  const topicRows = await tx.select().from(storyTopics).where(eq(storyTopics.storyId, storyId));
  const pictureRows = await tx.select().from(storyPictures).where(eq(storyPictures.storyId, storyId));
  return {
    ...story,
    authorIds: authorRows.map((row) => row.authorId),
    topicIds: topicRows.map((row) => row.topicId),
    pictureIds: pictureRows.map((row) => row.pictureId),
  };
}

async function isNewest(tx: Transaction, { id, language, publishedAt }: Story): Promise<boolean> {
  const { stories } = published;
  const isNewer = sql`(${stories.publishedAt}, ${stories.id}) > (${publishedAt.toISOString()}, ${id})`;
  const [newer] = await tx
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.language, language), isNewer))
    .limit(1);
  return newer === undefined;
}

/** Names and pictures that no live story uses any more are not published. @returns the tags of the names */
async function dropUnused(tx: Transaction, { authorIds, topicIds, pictureIds }: Uses): Promise<string[]> {
  const { authors, topics, pictures, storyAuthors, storyTopics, storyPictures } = published;
  const isUnused = (link: typeof storyAuthors | typeof storyTopics | typeof storyPictures, column: SQL) =>
    notExists(tx.select({ one: sql`1` }).from(link).where(column));
  const tags: string[] = [];
  if (authorIds.length > 0) {
    const unused = isUnused(storyAuthors, eq(storyAuthors.authorId, authors.id));
    const gone = await tx
      .delete(authors)
      .where(and(inArray(authors.id, authorIds), unused))
      .returning();
    tags.push(...gone.map(({ id }) => tagName("author", id)));
  }
  if (topicIds.length > 0) {
    const unused = isUnused(storyTopics, eq(storyTopics.topicId, topics.id));
    const gone = await tx
      .delete(topics)
      .where(and(inArray(topics.id, topicIds), unused))
      .returning();
    tags.push(...gone.map(({ id }) => tagName("topic", id)));
  }
  if (pictureIds.length > 0) {
    const unused = isUnused(storyPictures, eq(storyPictures.pictureId, pictures.id));
    await tx.delete(pictures).where(and(inArray(pictures.id, pictureIds), unused));
  }
  return tags;
}
