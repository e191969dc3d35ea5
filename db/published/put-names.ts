import { and, eq, inArray, notExists, or, type SQL, sql } from "drizzle-orm";
import { Refusal } from "#newsroom/refusal.ts";
import * as own from "../schema.ts";
import type { Transaction } from "../transact.ts";
import * as published from "./schema.ts";
import { siteTag, tagName, tagStory } from "./tags.ts";

/** What live stories use beside their own rows. */
export type Uses = { authorIds: number[]; topicIds: number[]; pictureIds: number[] };

/**
 * Names, portraits and pictures that live stories use, as the desk has them now, for a deed that holds `published`.
 * @returns the tags of those that are not as they were
 * @throws Refusal `pictureNotReady`
 */
export async function putNames(tx: Transaction, { authorIds, topicIds, pictureIds }: Uses): Promise<string[]> {
  const authors = await selectRows(authorIds, (ids) =>
    tx.select().from(own.authors).where(inArray(own.authors.id, ids)),
  );
  const topics = await selectRows(topicIds, (ids) => tx.select().from(own.topics).where(inArray(own.topics.id, ids)));
  const portraitIds = authors.flatMap(({ pictureId }) => pictureId ?? []);
  const tags = await putPictures(tx, [...pictureIds, ...portraitIds]);
  for (const { id, nameAr, nameEn, slug, pictureId } of authors) {
    const row = { id, nameAr, nameEn, slug, pictureId };
    const put = tx.insert(published.authors).values(row);
    const changed = await put
      .onConflictDoUpdate({ target: published.authors.id, set: row, setWhere: isOther("authors") })
      .returning({ id: published.authors.id });
    if (changed.length > 0) tags.push(tagName("author", id));
  }
  for (const { mergedIds: _, ...row } of topics) {
    const put = tx.insert(published.topics).values(row);
    const changed = await put
      .onConflictDoUpdate({ target: published.topics.id, set: row, setWhere: isOther("topics") })
      .returning({ id: published.topics.id });
    if (changed.length > 0) tags.push(tagName("topic", row.id));
  }
  return tags;
}

/** As `putNames`, of pictures alone. */
export async function putPictures(tx: Transaction, pictureIds: number[]): Promise<string[]> {
  const ids = [...new Set(pictureIds)];
  const rows = await selectRows(ids, () => tx.select().from(own.pictures).where(inArray(own.pictures.id, ids)));
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
  return changed.length > 0 ? findUsers(tx, changed) : [];
}

/** Names and pictures that nothing of readers' pages uses any more are not published. @returns the tags of the names */
export async function dropUnused(tx: Transaction, { authorIds, topicIds, pictureIds }: Uses): Promise<string[]> {
  const { authors, topics, storyAuthors, storyTopics } = published;
  const goneAuthors = await selectRows(authorIds, (ids) =>
    tx
      .delete(authors)
      .where(and(inArray(authors.id, ids), isUnused(tx, storyAuthors, eq(storyAuthors.authorId, authors.id))))
      .returning(),
  );
  const goneTopics = await selectRows(topicIds, (ids) =>
    tx
      .delete(topics)
      .where(and(inArray(topics.id, ids), isUnused(tx, storyTopics, eq(storyTopics.topicId, topics.id))))
      .returning(),
  );
  await dropPictures(tx, [...pictureIds, ...goneAuthors.map((author) => author.pictureId)]);
  return [...goneAuthors.map(({ id }) => tagName("author", id)), ...goneTopics.map(({ id }) => tagName("topic", id))];
}

/** Those of these pictures that no story, no author and no logo shows any more are not published. */
export async function dropPictures(tx: Transaction, candidates: (number | null)[]): Promise<void> {
  const { authors, pictures, settings, storyPictures } = published;
  const isLogo = or(eq(settings.logoArId, pictures.id), eq(settings.logoEnId, pictures.id));
  await selectRows(
    candidates.filter((id) => id !== null),
    (ids) =>
      tx
        .delete(pictures)
        .where(
          and(
            inArray(pictures.id, ids),
            isUnused(tx, storyPictures, eq(storyPictures.pictureId, pictures.id)),
            isUnused(tx, authors, eq(authors.pictureId, pictures.id)),
            isUnused(tx, settings, isLogo),
          ),
        )
        .returning(),
  );
}

/** The tags of the pages that show these pictures. */
async function findUsers(tx: Transaction, pictureIds: number[]): Promise<string[]> {
  const { authors, settings, storyPictures } = published;
  const stories = await tx
    .select({ id: storyPictures.storyId })
    .from(storyPictures)
    .where(inArray(storyPictures.pictureId, pictureIds));
  const portraits = await tx.select({ id: authors.id }).from(authors).where(inArray(authors.pictureId, pictureIds));
  const logos = await tx
    .select({ id: settings.id })
    .from(settings)
    .where(or(inArray(settings.logoArId, pictureIds), inArray(settings.logoEnId, pictureIds)));
  return [
    ...stories.map(({ id }) => tagStory(id)),
    ...portraits.map(({ id }) => tagName("author", id)),
    ...logos.map(() => siteTag),
  ];
}

/** Nothing is asked about nothing. */
async function selectRows<Row>(ids: number[], select: (ids: number[]) => PromiseLike<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : select(ids);
}

type User = (typeof published)["authors" | "settings" | "storyAuthors" | "storyPictures" | "storyTopics"];

function isUnused(tx: Transaction, user: User, condition: SQL | undefined): SQL {
  return notExists(tx.select({ one: sql`1` }).from(user).where(condition));
}

/** Whether the row that is there differs at all from the one to be put. */
const isOther = (table: string) => sql`${sql.identifier(table)} is distinct from excluded`;
