import type { Sql } from "postgres";
import { z } from "zod";
import { buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";

/** A page to photograph. `isStaff`: of the desk, for somebody who is signed in. */
export type Shown = { name: string; path: string; isStaff: boolean };

const pathSchema = z.object({ id: z.number(), section: z.string(), slug: z.string() });
const slugSchema = z.object({ slug: z.string() });

/** Every kind of page in one language, with addresses that the sample newsroom has. */
export async function listPages(desk: Sql, language: Language): Promise<Shown[]> {
  const one = async <T>(schema: z.ZodType<T>, query: string, ...values: (string | number)[]): Promise<T> =>
    schema.parse((await desk.unsafe(query, values))[0]);
  const stories = `select s.id, c.slug_${language} as section, s.slug from published.stories s
    join published.sections c on c.id = s.section_id where s.language = $1`;
  const newest = await one(
    pathSchema,
    `${stories} and s.lead is not null order by s.published_at desc limit 1`,
    language,
  );
  const corrected = await one(
    pathSchema,
    `${stories} order by jsonb_array_length(s.corrections) desc limit 1`,
    language,
  );
  const bare = await one(pathSchema, `${stories} and s.lead is null order by s.published_at desc limit 1`, language);
  const killed = await one(
    pathSchema,
    `select k.id, c.slug_${language} as section, k.slug from published.killed k
      join published.sections c on c.id = k.section_id limit 1`,
  );
  const section = (
    await one(slugSchema, `select slug_${language} as slug from published.sections order by position limit 1`)
  ).slug;
  const topic = (await one(slugSchema, `select slug_${language} as slug from published.topics order by id limit 1`))
    .slug;
  const author = (await one(slugSchema, "select slug from published.authors order by id limit 1")).slug;
  const draft = await one(
    z.object({ id: z.number() }),
    "select id from articles where stage = 'draft' and language = $1 order by words desc limit 1",
    language,
  );
  const reader = (name: string, path: string): Shown => ({ name, path, isStaff: false });
  const staff = (name: string, path: string): Shown => ({ name, path, isStaff: true });
  const story = (name: string, place: z.infer<typeof pathSchema>) =>
    reader(name, buildAddress({ kind: "story", language, ...place }));
  return [
    reader("front", buildAddress({ kind: "front", language })),
    story("story", newest),
    story("story-corrected", corrected),
    story("story-without-picture", bare),
    reader("section", buildAddress({ kind: "section", language, section })),
    reader("topic", buildAddress({ kind: "topic", language, topic })),
    reader("author", buildAddress({ kind: "author", language, author })),
    reader("latest", buildAddress({ kind: "latest", language })),
    reader("404", language === "en" ? "/en/nothing/here" : "/nothing/here"),
    story("410", killed),
    reader("login", "/login"),
    staff("dashboard", "/desk"),
    staff("stories", "/desk/articles"),
    staff("new-story", "/desk/articles/new"),
    staff("editor", `/desk/articles/${draft.id}`),
    staff("editor-live", `/desk/articles/${newest.id}`),
    staff("preview", `/desk/articles/${draft.id}/preview`),
    staff("history", `/desk/articles/${newest.id}/history`),
    staff("pictures", "/desk/media"),
    staff("staff", "/desk/staff"),
    staff("settings", "/desk/settings"),
    staff("diary", "/desk/diary"),
    staff("account", "/desk/account"),
  ];
}
