import fc from "fast-check";
import { deeds } from "../../deed-list.ts";

const verbsBy = (isWanted: (changes: string) => boolean) =>
  Object.keys(deeds).filter((verb) => isWanted(deeds[verb]?.changes ?? ""));

const ofStories = verbsBy((changes) => changes === "stories");
const ofSite = verbsBy((changes) => changes === "site");
/** Verbs that change no page. */
export const harmless = verbsBy((changes) => changes !== "stories" && changes !== "site");

const verb = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom(...ofStories, "deeds.ts publishChanges", "deeds.ts publishArticle") },
  { weight: 1, arbitrary: fc.constantFrom(...ofSite) },
  { weight: 2, arbitrary: fc.constantFrom(...harmless) },
);

/** Deeds at random, from either process. */
export const draws = (least: number, most: number) =>
  fc.array(
    fc.record({ verb, dice: fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }), isElsewhere: fc.boolean() }),
    { minLength: least, maxLength: most, size: "max" },
  );
