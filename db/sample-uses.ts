import { inArray, notLike, or, sql } from "drizzle-orm";
import { contentOf } from "#newsroom/draft.ts";
import { picturesOf } from "#newsroom/story.ts";
import { readDraft } from "./drafts.ts";
import {
  articleBylines,
  articlePictures,
  articles,
  articleTopics,
  authors,
  people,
  pictures,
  settings,
} from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** Rows of the sample that the newsroom's own stories hold on to, once the sample's stories are gone. */
export type SampleUses = Record<"sections" | "topics" | "authors" | "pictures", Set<number>>;

/** Looks through facts, drafts and revisions of all stories that are left. */
export async function readUses(tx: Transaction): Promise<SampleUses> {
  const column = async <T extends Record<string, number | null>>(rows: Promise<T[]>) =>
    (await rows).flatMap((row) => Object.values(row)).filter((id) => id !== null);
  const past = async (path: string) => {
    const rows = await tx.execute<{ id: number }>(
      sql`select distinct value::int as id from revisions, jsonb_path_query(jsonb_build_object('facts', facts, 'content', content), ${path}::jsonpath) as value
        where jsonb_typeof(value) = 'number'`,
    );
    return rows.map(({ id }) => id);
  };
  return {
    sections: new Set([
      ...(await column(tx.selectDistinct({ id: articles.sectionId }).from(articles))),
      ...(await past("$.facts.sectionId")),
    ]),
    topics: new Set([
      ...(await column(tx.selectDistinct({ id: articleTopics.topicId }).from(articleTopics))),
      ...(await past("$.facts.topicIds[*]")),
    ]),
    authors: new Set([
      ...(await column(tx.selectDistinct({ id: articleBylines.authorId }).from(articleBylines))),
      ...(await past("$.facts.bylineIds[*]")),
    ]),
    pictures: new Set([
      ...(await column(tx.selectDistinct({ id: articlePictures.pictureId }).from(articlePictures))),
      ...(await column(tx.select({ ar: settings.logoArId, en: settings.logoEnId }).from(settings))),
      ...(await past("$.**.pictureId")),
      ...(await readDraftPictures(tx)),
    ]),
  };
}

async function readDraftPictures(tx: Transaction): Promise<number[]> {
  const ids = await tx.select({ id: articles.id }).from(articles);
  const found: number[] = [];
  for (const { id } of ids) {
    const { body } = contentOf((await readDraft(tx, id)).updates);
    found.push(...picturesOf({ lead: null, body }));
  }
  return found;
}

/** Of these people, those who did something for the newsroom itself: their names stand in its own stories and diary. */
export async function readWorkers(tx: Transaction, personIds: number[], uses: SampleUses): Promise<Set<number>> {
  const usedAuthors = [...uses.authors];
  const usedPictures = [...uses.pictures];
  const byline = tx.select({ id: authors.personId }).from(authors).where(inArray(authors.id, usedAuthors));
  const isOwn = notLike(pictures.key, "sample-%");
  const photographers = tx
    .select({ id: pictures.uploadedById })
    .from(pictures)
    .where(or(isOwn, inArray(pictures.id, usedPictures)));
  const deeds = sql`select actor_id from diary where article_id is not null or deed ~ '^(settings|section|staff|topic|site)[.]'`;
  const links = sql.join(
    [
      sql`select person_id from article_staff`,
      ...["created_by_id", "returned_by_id", "opened_by_id"].map(
        (name) => sql`select ${sql.identifier(name)} from articles`,
      ),
      sql`select actor_id from revisions`,
      sql`select actor_id from draft_updates`,
      sql`select actor_id from held_back`,
      sql`select decided_by_id from held_back`,
      sql`select actor_id from article_corrections`,
      sql`select author_id from comments`,
      sql`select unnest(mentioned_ids) from comments`,
      sql`select resolved_by_id from comment_threads`,
      sql`select created_by_id from preview_links`,
      sql`select revoked_by_id from preview_links`,
      sql`select person_id from uploads`,
      deeds,
      byline,
      photographers,
    ],
    sql` union `,
  );
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(sql`${inArray(people.id, personIds)} and ${people.id} in (${links})`);
  return new Set(rows.map(({ id }) => id));
}
