import { asc, sql } from "drizzle-orm";
import type { Language } from "#newsroom/article.ts";
import type { Named, Site } from "#newsroom/story-view.ts";
import { getProcess } from "../process.ts";
import { sections, settings } from "./schema.ts";
import { siteTag } from "./tags.ts";
import { readPublished } from "./visit.ts";

/** What every page knows of the site. */
export async function getSite(language: Language): Promise<Site> {
  const rows = await readPublished([siteTag], (db) =>
    db.select().from(settings).leftJoin(sections, sql`true`).orderBy(asc(sections.position), asc(sections.id)),
  );
  const row = rows[0]?.settings;
  if (!row) throw new Error("The published settings are missing: run `khabar republish`.");
  const { zone, monthStyle, numerals, continueReading } = row;
  const name = language === "ar" ? row.nameAr : row.nameEn;
  return {
    ...{ name, url: getProcess().siteUrl, zone, monthStyle, numerals, continueReading },
    sections: rows.flatMap(({ sections: section }) => (section ? [nameOf(section, language)] : [])),
  };
}

/** A name and its part of an address, in one language. */
export function nameOf(
  row: { id: number; nameAr: string; nameEn: string } & ({ slugAr: string; slugEn: string } | { slug: string }),
  language: Language,
): Named {
  const name = language === "ar" ? row.nameAr || row.nameEn : row.nameEn || row.nameAr;
  const slug = "slug" in row ? row.slug : language === "ar" ? row.slugAr : row.slugEn;
  return { id: row.id, name, slug };
}
