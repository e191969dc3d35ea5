import { eq } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Address } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { Named } from "#newsroom/story-view.ts";
import { authors, killed, sections, stories, topics } from "./schema.ts";
import { nameOf } from "./site.ts";
import { readPublished } from "./visit.ts";

/** Where a story stands, or stood before it was killed. */
export async function findPlace(id: number): Promise<Extract<Address, { kind: "story" }> | null> {
  const [row] = await readPublished([`story:${id}`], (db) => {
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
  const [row] = await readPublished(["site"], (db) => db.select().from(sections).where(eq(column, slug)));
  return row ? nameOf(row, language) : null;
}

/** The topic at this address; one that no live story has is not published. */
export async function findTopic(slug: string, language: Language): Promise<Named | null> {
  const column = language === "ar" ? topics.slugAr : topics.slugEn;
  const [row] = await readPublished([`topic-slug:${encodeURIComponent(slug)}`], (db) =>
    db.select().from(topics).where(eq(column, slug)),
  );
  return row ? nameOf(row, language) : null;
}

/** The author at this address; one without a live story is not published. */
export async function findAuthor(slug: string, language: Language): Promise<Named | null> {
  const [row] = await readPublished([`author-slug:${encodeURIComponent(slug)}`], (db) =>
    db.select().from(authors).where(eq(authors.slug, slug)),
  );
  return row ? nameOf(row, language) : null;
}
