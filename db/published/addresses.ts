import { and, arrayContains, asc, desc, eq, or, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Address, Cursor } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { Author, Named } from "#newsroom/story-view.ts";
import { authors, killed, pictures, sections, stories, topics } from "./schema.ts";
import { nameOf, viewOf } from "./site.ts";
import { siteTag, tagName, tagStory } from "./tags.ts";
import { noteTags, readPublished } from "./visit.ts";

/** Where a story stands, or stood before it was killed. */
export async function findPlace(id: number): Promise<Extract<Address, { kind: "story" }> | null> {
  const [row] = await readPublished([siteTag, tagStory(id)], (db) => {
    const of = (table: typeof stories | typeof killed) =>
      db
        .select({
          language: table.language,
          slug: table.slug,
          sectionAr: sections.slugAr,
          sectionEn: sections.slugEn,
        })
        .from(table)
        .innerJoin(sections, eq(sections.id, table.sectionId))
        .where(eq(table.id, id));
    return unionAll(of(stories), of(killed));
  });
  if (!row) return null;
  const { language, slug } = row;
  return { kind: "story", language, section: language === "ar" ? row.sectionAr : row.sectionEn, slug, id };
}

/** The section at this address, in this language. */
export async function findSection(slug: string, language: Language): Promise<Named | null> {
  const column = language === "ar" ? sections.slugAr : sections.slugEn;
  const [row] = await readPublished([siteTag], (db) => db.select().from(sections).where(eq(column, slug)));
  return row ? nameOf(row, language) : null;
}

/** The topic that has this slug, else the one that had it; one that no live story has is not published. */
export async function findTopic(slug: string, language: Language): Promise<Named | null> {
  const [now, former] = language === "ar" ? [topics.slugAr, topics.formerAr] : [topics.slugEn, topics.formerEn];
  const [row] = await readPublished([], (db) =>
    db
      .select()
      .from(topics)
      .where(or(eq(now, slug), arrayContains(former, [slug])))
      .orderBy(sql`${now} <> ${slug}`, desc(topics.id))
      .limit(1),
  );
  return row ? nameNoted("topic", row, language) : null;
}

/** The author at this address; one without a live story is not published. */
export async function findAuthor(slug: string, language: Language): Promise<Author | null> {
  const [row] = await readPublished([], (db) =>
    db.select().from(authors).leftJoin(pictures, eq(pictures.id, authors.pictureId)).where(eq(authors.slug, slug)),
  );
  return row ? { ...nameNoted("author", row.authors, language), picture: row.pictures && viewOf(row.pictures) } : null;
}

/** No tag stands for a name that is not there: such an answer is never kept. */
function nameNoted(kind: "topic" | "author", row: Parameters<typeof nameOf>[0], language: Language): Named {
  noteTags([tagName(kind, row.id)]);
  return nameOf(row, language);
}

/**
 * The cursor of the oldest live story at or after this one: where no story is, a list goes on from the next newer one, so
 * that there are no more later pages than stories. Null: nothing is as new, so the list begins at its beginning.
 */
export async function findCursor(language: Language, { at, id }: Cursor): Promise<Cursor | null> {
  const [row] = await readPublished([tagStory(id)], (db) =>
    db
      .select({ at: stories.publishedAt, id: stories.id })
      .from(stories)
      .where(
        and(
          eq(stories.language, language),
          sql`(${stories.publishedAt}, ${stories.id}) >= (${at.toISOString()}, ${id})`,
        ),
      )
      .orderBy(asc(stories.publishedAt), asc(stories.id))
      .limit(1),
  );
  return row ?? null;
}
