import type { Story } from "#newsroom/story.ts";
import { insertMany } from "../insert-many.ts";
import { purgeAll } from "../purges.ts";
import type { Transaction } from "../transact.ts";
import { holdPublished } from "./put.ts";
import { putNames } from "./put-names.ts";
import * as published from "./schema.ts";
import { rowsOf } from "./story-rows.ts";

/**
 * Puts many stories before readers, who have none of them yet, in a few statements; every page is made again. As in
 * `putStory`, rows of the desk are locked before this. @throws Refusal `pictureNotReady`
 */
export async function putNewStories(tx: Transaction, stories: Story[]): Promise<void> {
  await holdPublished(tx);
  const rows = stories.map(rowsOf);
  const links = {
    authors: rows.flatMap((row) => row.authors),
    topics: rows.flatMap((row) => row.topics),
    pictures: rows.flatMap((row) => row.pictures),
  };
  await putNames(tx, {
    authorIds: [...new Set(links.authors.map((link) => link.authorId))],
    topicIds: [...new Set(links.topics.map((link) => link.topicId))],
    pictureIds: [...new Set(links.pictures.map((link) => link.pictureId))],
  });
  const columns = rows.map((row) => row.story);
  await insertMany(tx, published.stories, columns);
  await insertMany(tx, published.storyAuthors, links.authors);
  await insertMany(tx, published.storyTopics, links.topics);
  await insertMany(tx, published.storyPictures, links.pictures);
  await purgeAll(tx, "invalidate");
}
