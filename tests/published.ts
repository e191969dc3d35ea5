import { sql } from "drizzle-orm";
import { desk } from "#db/process.ts";

/** Every table of schema `published`. */
export const publishedTables = [
  "stories",
  "killed",
  "sections",
  "topics",
  "authors",
  "pictures",
  "settings",
  "story_topics",
  "story_authors",
  "story_pictures",
];

/** Every row of schema `published`, sorted. */
export async function dumpPublished(): Promise<Record<string, unknown[]>> {
  const dump: Record<string, unknown[]> = {};
  for (const table of publishedTables) {
    const name = sql.identifier(table);
    dump[table] = [
      ...(await desk().execute(sql`select to_jsonb(t) as row from published.${name} t order by to_jsonb(t)::text`)),
    ];
  }
  return dump;
}
