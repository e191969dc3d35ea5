import { and, eq, inArray, sql } from "drizzle-orm";
import { Refusal } from "#newsroom/refusal.ts";
import type { Story } from "#newsroom/story.ts";
import { purge, purgeAll } from "../purges.ts";
import * as own from "../schema.ts";
import type { Transaction } from "../transact.ts";
import { dropPictures, dropUnused, putNames, putPictures, type Uses } from "./put-names.ts";
import * as published from "./schema.ts";
import { rowsOf } from "./story-rows.ts";
import { type Standing, siteTag, tagStory, tagsOfMove } from "./tags.ts";

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
  const { story: row, authors, topics, pictures } = rowsOf(story);
  const { authorIds, topicIds, id } = story;
  const before = await findStanding(tx, id);
  const changed = await putNames(tx, { authorIds, topicIds, pictureIds: pictures.map((link) => link.pictureId) });
  await tx.insert(published.stories).values(row).onConflictDoUpdate({ target: published.stories.id, set: row });
  await tx.delete(published.killed).where(eq(published.killed.id, id));
  for (const links of [published.storyAuthors, published.storyTopics, published.storyPictures])
    await tx.delete(links).where(eq(links.storyId, id));
  if (authors.length > 0) await tx.insert(published.storyAuthors).values(authors);
  if (topics.length > 0) await tx.insert(published.storyTopics).values(topics);
  if (pictures.length > 0) await tx.insert(published.storyPictures).values(pictures);
  const dropped = before ? await dropUnused(tx, before) : [];
  const moved = tagsOfMove(before, story, await isNewest(tx, story));
  return [tagStory(id), ...changed, ...dropped, ...moved];
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

/** Site settings with the logos, and sections, as the desk has them; a section that is gone must have no stories. */
export async function putSite(tx: Transaction): Promise<void> {
  await holdPublished(tx);
  const [site] = await tx.select().from(own.settings);
  const sections = await tx.select().from(own.sections);
  if (!site) throw new Error("The settings row is missing.");
  const [before] = await tx.delete(published.settings).returning();
  await putPictures(
    tx,
    [site.logoArId, site.logoEnId].filter((id) => id !== null),
  );
  await tx.insert(published.settings).values(site);
  await tx.delete(published.sections);
  if (sections.length > 0) await tx.insert(published.sections).values(sections);
  if (before) await dropPictures(tx, [before.logoArId, before.logoEnId]);
  await purge(tx, "invalidate", [siteTag]);
}

/** An author's names and portrait as the desk has them now, if a live story has them. @throws Refusal `pictureNotReady` */
export async function putAuthor(tx: Transaction, id: number): Promise<void> {
  await holdPublished(tx);
  const [before] = await tx.select().from(published.authors).where(eq(published.authors.id, id));
  if (!before) return;
  await purge(tx, "invalidate", await putNames(tx, { authorIds: [id], topicIds: [], pictureIds: [] }));
  await dropPictures(tx, [before.pictureId]);
}

/** A topic's names and slugs as the desk has them now, if a live story has it. */
export async function putTopic(tx: Transaction, id: number): Promise<void> {
  await holdPublished(tx);
  const found = await tx.select().from(published.topics).where(eq(published.topics.id, id));
  if (found.length === 0) return;
  await purge(tx, "invalidate", await putNames(tx, { authorIds: [], topicIds: [id], pictureIds: [] }));
}

/** Live stories of a topic that became part of another have that one. Every page is made again: it stands on many. */
export async function mergePublishedTopic(tx: Transaction, from: number, into: number): Promise<void> {
  await holdPublished(tx);
  const { storyTopics } = published;
  const [used] = await tx
    .select()
    .from(storyTopics)
    .where(inArray(storyTopics.topicId, [from, into]))
    .limit(1);
  if (!used) return;
  await putNames(tx, { authorIds: [], topicIds: [into], pictureIds: [] });
  await tx.execute(sql`
    with gone as (
      delete from ${storyTopics}
      where ${storyTopics.storyId} in (select story_id from ${storyTopics} where topic_id = ${from})
      returning *
    ), moved as (
      select story_id, case topic_id when ${from} then ${into} else topic_id end as topic_id, min(position) as position,
        language, published_at
      from gone group by 1, 2, language, published_at
    )
    insert into ${storyTopics} (story_id, topic_id, position, language, published_at)
    select story_id, topic_id, row_number() over (partition by story_id order by position) - 1, language, published_at
    from moved`);
  await dropUnused(tx, { authorIds: [], topicIds: [from], pictureIds: [] });
  await purgeAll(tx, "invalidate");
}

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
