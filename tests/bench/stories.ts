import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { listAuthors } from "#db/authors.ts";
import { listSections } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { findPlace } from "#db/published/addresses.ts";
import { sections, stories } from "#db/published/schema.ts";
import { createTopic } from "#db/topics.ts";
import { buildAddress } from "#newsroom/address.ts";
import type { Content, Facts } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeContent, paragraph } from "../factories.ts";

const prose = readFileSync(join(import.meta.dirname, "harbour-story.txt"), "utf8")
  .trim()
  .split("\n\n"); // 900 words

/** A whole Arabic story of 900 words: kicker, standfirst, byline, topic, sources; a picture when there is one. */
export async function writeStory(
  editor: Actor,
  pictureId: number | null,
): Promise<{ content: Content; facts: Partial<Facts> }> {
  const section = await getSection();
  const author = (await listAuthors(editor)).find(({ nameEn }) => nameEn === editor.name);
  const topic = await createTopic(editor, { name: "إعادة الإعمار", language: "ar" });
  const picture = {
    caption: "سفينة الشحن أمل عند الرصيف الرابع صباح الخميس",
    credit: "وكالة المرفأ",
    alternative: "سفينة عند رصيف",
  };
  return {
    content: makeContent({
      kicker: "الموانئ",
      headline: "الميناء القديم يفتح أرصفته أمام السفن بعد عامين من أعمال الترميم",
      standfirst: "عادت الرافعات إلى العمل فجر الخميس، بعد إغلاق دام 26 شهرًا وكلّف المدينة نحو 40 مليون دولار.",
      body: prose.map(paragraph),
    }),
    facts: {
      language: "ar",
      sectionId: section.id,
      bylineIds: author ? [author.id] : [],
      topicIds: [topic.id],
      lead: pictureId === null ? null : { pictureId, isDecorative: false, ...picture },
      sources: [
        { kind: "agency", name: "العربي", link: "", note: "", isShown: true },
        { kind: "agency", name: "وكالات", link: "https://example.org/wire", note: "", isShown: true },
      ],
    },
  };
}

/** The section that everything happens in. */
export async function getSection(): Promise<{ id: number; slugAr: string }> {
  const section = (await listSections()).find(({ slugEn }) => slugEn === "economy");
  if (!section) throw new Error("There is no economy section.");
  return section;
}

/** The addresses of so many live stories of any kind, in no order that means something, the same ones each time. */
export async function listAddresses(limit: number): Promise<string[]> {
  const rows = await desk()
    .select({
      id: stories.id,
      slug: stories.slug,
      language: stories.language,
      ar: sections.slugAr,
      en: sections.slugEn,
    })
    .from(stories)
    .innerJoin(sections, eq(sections.id, stories.sectionId))
    .orderBy(sql`hashint4(${stories.id})`)
    .limit(limit);
  return rows.map(({ id, slug, language, ar, en }) =>
    buildAddress({ kind: "story", language, section: language === "ar" ? ar : en, slug, id }),
  );
}

export async function getAddress(id: number): Promise<string> {
  const found = await findPlace(id);
  if (!found) throw new Error(`Story ${id} is not live.`);
  return buildAddress(found);
}
