import { contentVersion } from "#newsroom/article.ts";
import { picturesOf, type Story } from "#newsroom/story.ts";

/** The rows that a story is before readers: its own, and those that link it with names and pictures. */
export function rowsOf(story: Story) {
  const { authorIds, topicIds, corrections, ...columns } = story;
  const { id: storyId, language, publishedAt } = story;
  const place = (position: number) => ({ storyId, position, language, publishedAt });
  return {
    story: {
      ...columns,
      corrections: corrections.map(({ at, text }) => ({ at: at.toISOString(), text })),
      v: contentVersion,
    },
    authors: authorIds.map((authorId, position) => ({ ...place(position), authorId })),
    topics: topicIds.map((topicId, position) => ({ ...place(position), topicId })),
    pictures: picturesOf(story).map((pictureId) => ({ storyId, pictureId })),
  };
}
