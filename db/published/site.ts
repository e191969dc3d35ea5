import { asc, eq, sql } from "drizzle-orm";
import type { Language } from "#newsroom/article.ts";
import type { Named, PictureView, Site } from "#newsroom/story-view.ts";
import { getProcess } from "../process.ts";
import { pictures, sections, settings } from "./schema.ts";
import { siteTag } from "./tags.ts";
import { readPublished } from "./visit.ts";

/** What every page knows of the site. */
export async function getSite(language: Language): Promise<Site> {
  const logoId = language === "ar" ? settings.logoArId : settings.logoEnId;
  const rows = await readPublished([siteTag], (db) =>
    db
      .select()
      .from(settings)
      .leftJoin(pictures, eq(pictures.id, logoId))
      .leftJoin(sections, sql`true`)
      .orderBy(asc(sections.position), asc(sections.id)),
  );
  const row = rows[0]?.settings;
  if (!row) throw new Error("The published settings are missing: run `khabar republish`.");
  const { zone, monthStyle, numerals, continueReading, isSample } = row;
  const name = language === "ar" ? row.nameAr : row.nameEn;
  return {
    ...{ name, url: getProcess().siteUrl, zone, monthStyle, numerals, continueReading, isSample },
    logo: rows[0]?.pictures ? viewOf(rows[0].pictures) : null,
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

/** What a page needs of a picture. A size is unknown only until the picture is ready. */
export function viewOf(row: {
  width: number | null;
  height: number | null;
  renditions: PictureView["renditions"];
}): PictureView {
  return { width: row.width ?? 0, height: row.height ?? 0, renditions: row.renditions };
}
