import { and, asc, countDistinct, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { CommentField } from "#newsroom/anchors.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { encodeBytes } from "#newsroom/socket.ts";
import { anchorOf } from "./comment-anchors.ts";
import { getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { articles, comments, commentThreads, people } from "./schema.ts";
import { readArticleFacts } from "./standing.ts";

type Person = { id: number; name: string };

export type CommentView = {
  id: number;
  author: Person;
  text: string; // empty when it was deleted
  mentions: Person[];
  at: Date;
  isEdited: boolean;
  isDeleted: boolean;
};

/** A thread as the margin shows it. `anchor` holds base64 for a document of `epoch`; null: its words are gone. */
export type ThreadView = {
  id: number;
  field: CommentField;
  epoch: number;
  anchor: { from: string; to: string } | null;
  quote: string;
  resolved: { by: string; at: Date } | null;
  isAwaited: boolean; // it mentions the actor, who has not opened it yet
  comments: CommentView[];
};

/**
 * All talk about a story, oldest first, and who can be mentioned in it. Threads in which everything was deleted are left out.
 * @throws Refusal `notFound`
 */
export async function listComments(
  actor: Actor,
  articleId: number,
): Promise<{ threads: ThreadView[]; readers: Person[] }> {
  const article = await getArticleRow(desk(), actor, articleId);
  const [threads, said, everybody] = await Promise.all([
    desk()
      .select()
      .from(commentThreads)
      .where(eq(commentThreads.articleId, articleId))
      .orderBy(asc(commentThreads.createdAt), asc(commentThreads.id)),
    desk()
      .select({ comment: comments })
      .from(comments)
      .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
      .where(eq(commentThreads.articleId, articleId))
      .orderBy(asc(comments.at), asc(comments.id)),
    desk().select().from(people).orderBy(asc(people.name)),
  ]);
  const names = new Map(everybody.map(({ id, name }) => [id, { id, name }]));
  const personOf = (id: number) => names.get(id) ?? { id, name: "" };
  const views = threads.map((thread): ThreadView => {
    const own = said.filter(({ comment }) => comment.threadId === thread.id).map(({ comment }) => comment);
    const anchor = anchorOf(thread);
    const { id, field, epoch, quote, resolvedAt, resolvedById } = thread;
    return {
      ...{ id, field, epoch, quote },
      anchor: anchor && { from: encodeBytes(anchor.from), to: encodeBytes(anchor.to) },
      resolved: resolvedAt && { by: personOf(resolvedById ?? 0).name, at: resolvedAt },
      isAwaited: own.some((comment) => comment.awaitedIds.includes(actor.id)),
      comments: own.map((comment) => ({
        ...{ id: comment.id, text: comment.text, at: comment.at, author: personOf(comment.authorId) },
        mentions: comment.mentionedIds.map(personOf),
        isEdited: comment.editedAt !== null,
        isDeleted: comment.deletedAt !== null,
      })),
    };
  });
  return {
    threads: views.filter((thread) => thread.comments.some(({ isDeleted }) => !isDeleted)),
    readers: everybody
      .filter((person) => !person.disabledAt && can(person, "article.read", article))
      .map(({ id, name }) => ({ id, name })),
  };
}

/** How many threads of these stories are open, by story; one without any is absent. */
export async function findOpenThreads(articleIds: number[]): Promise<Map<number, number>> {
  const rows = await desk()
    .select({ articleId: commentThreads.articleId, open: countDistinct(commentThreads.id) })
    .from(commentThreads)
    .innerJoin(comments, and(eq(comments.threadId, commentThreads.id), isNull(comments.deletedAt)))
    .where(and(inArray(commentThreads.articleId, articleIds), isNull(commentThreads.resolvedAt)))
    .groupBy(commentThreads.articleId);
  return new Map(rows.map((row) => [row.articleId, row.open]));
}

/** A place where somebody asked for the actor. */
export type Mention = {
  threadId: number;
  articleId: number;
  headline: string;
  author: string;
  text: string;
  at: Date;
};

const mostMentions = 20;

/** Mentions that the actor has not opened, in open threads of stories that they may read; newest first, one a thread. */
export async function listMentions(actor: Actor): Promise<Mention[]> {
  const rows = await desk()
    .selectDistinctOn([commentThreads.id], {
      ...{ threadId: commentThreads.id, articleId: articles.id, headline: articles.headline },
      ...{ author: people.name, text: comments.text, at: comments.at },
    })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .innerJoin(articles, eq(articles.id, commentThreads.articleId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .where(and(sql`${comments.awaitedIds} @> array[${actor.id}::integer]`, isNull(commentThreads.resolvedAt)))
    .orderBy(commentThreads.id, desc(comments.at), desc(comments.id));
  const facts = await readArticleFacts([...new Set(rows.map(({ articleId }) => articleId))]);
  const isReadable = ({ articleId }: Mention) => {
    const article = facts.get(articleId);
    return article !== undefined && can(actor, "article.read", article);
  };
  const newest = rows.filter(isReadable).toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return newest.slice(0, mostMentions);
}
