import { and, eq, inArray, sql } from "drizzle-orm";
import { type Actor, can } from "#newsroom/permissions.ts";
import { desk } from "./process.ts";
import { diary, settings } from "./schema.ts";

/** The first minutes of a newsroom, ticked from what has happened in it. `null`: not for this person to do. */
export type Welcome = { isNamed: boolean; hasColleague: boolean; hasStory: boolean | null };

/**
 * What the checklist of the first minutes shows, to whoever runs the house, until somebody ends it. It counts what this
 * person has done: a sample newspaper has a name, colleagues and stories already.
 */
export async function findWelcome(actor: Actor): Promise<Welcome | null> {
  if (!can(actor, "settings.change") || !can(actor, "staff.manage")) return null;
  const [site] = await desk().select({ doneAt: settings.welcomeDoneAt }).from(settings);
  if (!site || site.doneAt !== null) return null;
  const deeds = ["settings.change", "settings.setLogo", "staff.add", "article.create"];
  const rows = await desk()
    .selectDistinct({
      deed: diary.deed,
      isName: sql<boolean>`${diary.details} ? 'nameAr' or ${diary.details} ? 'nameEn' or ${diary.deed} = 'settings.setLogo'`,
    })
    .from(diary)
    .where(and(eq(diary.actorId, actor.id), inArray(diary.deed, deeds)));
  return {
    isNamed: rows.some(({ deed, isName }) => deed.startsWith("settings.") && isName),
    hasColleague: rows.some(({ deed }) => deed === "staff.add"),
    hasStory: can(actor, "article.create") ? rows.some(({ deed }) => deed === "article.create") : null,
  };
}
