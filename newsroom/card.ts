import type { Language } from "./article.ts";
import type { Site, StoryView } from "./story-view.ts";

/** What the picture says that networks show of a story without a picture of its own. */
export type Card = { language: Language; kicker: string; headline: string; site: string; host: string };

/** 1.91 to 1, what networks ask of a large card (Open Graph's usual 1200 × 630). */
export const cardSize = { width: 1200, height: 630 } as const;

const longest = { headline: 160, kicker: 60, site: 40, host: 40 }; // letters that still fit

/** The card of a story or a draft; without a headline it carries the site's name alone. */
export function cardOf(
  { language, kicker, headline }: Pick<StoryView, "language" | "kicker" | "headline">,
  site: Site,
): Card {
  return {
    language,
    kicker: cut(kicker, longest.kicker),
    headline: cut(headline, longest.headline),
    site: cut(site.name, longest.site),
    host: cut(new URL(site.url).host, longest.host),
  };
}

/** So many letters of it; what was left out is said. */
export function cut(words: string, most: number): string {
  const letters = [...words];
  if (letters.length <= most) return words;
  const begun = letters.slice(0, Math.max(1, most - 1)).join("");
  return `${begun.trimEnd()}…`;
}

/** Where a live story's card is. `version` changes with the card, so that networks fetch it anew. */
export function cardPath(id: number, version: string): string {
  return `/media/card/${id}.png?v=${version}`;
}

/** Where staff see the card that a draft would have. */
export function draftCardPath(id: number): string {
  return `/media/card/draft-${id}.png`;
}
