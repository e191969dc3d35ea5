import { contentVersion } from "#newsroom/article.ts";
import type { Story } from "#newsroom/story.ts";
import { insertMany } from "../insert-many.ts";
import { purgeAll } from "../purges.ts";
import type { Transaction } from "../transact.ts";
import { holdPublished, putNames } from "./put.ts";
import * as published from "./schema.ts";

/**
 * Puts many stories without pictures before readers, who have none of them yet, in a few statements; every page is made
 * again. As in `putStory`, rows of the desk are locked before this.
 */
export async function putNewStories(tx: Transaction, stories: Story[]): Promise<void> {
  await holdPublished(tx);
  const authorIds = [...new Set(stories.flatMap((story) => story.authorIds))];
  const topicIds = [...new Set(stories.flatMap((story) => story.topicIds))];
  await putNames(tx, { authorIds, topicIds }, []);
  const rows = stories.map(({ authorIds: _, topicIds: __, ...columns }) => ({ ...columns, v: contentVersion }));
  await insertMany(tx, published.stories, rows);
  const authors = stories.flatMap(({ id: storyId, authorIds, language, publishedAt }) =>
    authorIds.map((authorId, position) => ({ storyId, position, authorId, language, publishedAt })),
  );
  await insertMany(tx, published.storyAuthors, authors);
  const topics = stories.flatMap(({ id: storyId, topicIds, language, publishedAt }) =>
    topicIds.map((topicId, position) => ({ storyId, position, topicId, language, publishedAt })),
  );
  await insertMany(tx, published.storyTopics, topics);
  await purgeAll(tx, "invalidate");
}
