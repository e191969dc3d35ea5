import type { Comparison } from "#components/desk/article/story-desk.tsx";
import type { TwoVersions } from "#db/versions.ts";
import { findDifference } from "#newsroom/difference.ts";

/** Compared here and not in the browser: a telephone gets what changed, not two whole texts and the means to compare them. */
export function compareVersions({ before, after, surroundings, factsVersion }: TwoVersions): Comparison {
  const { authors, topics } = surroundings;
  const names = [...authors, ...topics].flatMap(({ nameAr, nameEn }) => [nameAr, nameEn]);
  return { difference: findDifference(before, after, names), surroundings, factsVersion };
}
