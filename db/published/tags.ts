import type { Language } from "#newsroom/article.ts";
import type { Story } from "#newsroom/story.ts";

/** What a list is of; `latest` is everything in the language. */
export type ListKind = { kind: "latest" } | { kind: "section" | "topic" | "author"; id: number };

/**
 * The names of what an answer depends on: noted by the queries, purged by the deeds.
 *
 * - `site`: settings and sections, on every page.
 * - `story:1`: the story's own page and place, and every list that shows it or looked at it to see whether it goes on.
 * - `topic:1`, `author:1`: their names, where a page shows them.
 * - `latest:ar`, `section:1:ar`, `topic:1:ar`, `author:1:ar`: the newest of a list. A new story changes these alone.
 * - the same with `:past`: a part of the list before some story. Only a story that enters the past changes it.
 */
export const siteTag = "site";

export const tagStory = (id: number) => `story:${id}`;

export const tagName = (kind: "topic" | "author", id: number) => `${kind}:${id}`;

export function tagList(language: Language, list: ListKind, { isPast }: { isPast: boolean }): string {
  const of = list.kind === "latest" ? list.kind : `${list.kind}:${list.id}`;
  return `${of}:${language}${isPast ? ":past" : ""}`;
}

/** Where a story stands in lists. */
export type Standing = Pick<Story, "language" | "sectionId" | "authorIds" | "topicIds" | "publishedAt">;

/**
 * The lists that a story enters or leaves when its standing changes; none when only its words do, because each list that
 * shows it has its tag.
 * @param isNewest whether no live story of its language is newer: else it enters the past as well
 */
export function tagsOfMove(before: Standing | null, after: Standing, isNewest: boolean): string[] {
  const isSameTime = before?.publishedAt.getTime() === after.publishedAt.getTime();
  const [were, are] = [before ? headsOf(before) : [], headsOf(after)];
  const joined = isSameTime ? are.filter((tag) => !were.includes(tag)) : are;
  const left = were.filter((tag) => !are.includes(tag));
  return [...joined, ...left, ...(isNewest ? [] : joined.map((tag) => `${tag}:past`))];
}

function headsOf({ language, sectionId, authorIds, topicIds }: Standing): string[] {
  const lists: ListKind[] = [
    { kind: "latest" },
    { kind: "section", id: sectionId },
    ...authorIds.map((id) => ({ kind: "author", id }) as const),
    ...topicIds.map((id) => ({ kind: "topic", id }) as const),
  ];
  return lists.map((list) => tagList(language, list, { isPast: false }));
}
