import type { Language } from "./article.ts";
import type { Site, StoryView } from "./story-view.ts";

/** What the picture says that networks show of a story without a picture of its own. */
export type Card = { language: Language; kicker: string; headline: string; site: string; host: string };

/** 1.91 to 1, what networks ask of a large card (Open Graph's usual 1200 × 630). */
export const cardSize = { width: 1200, height: 630 } as const;

const longest = 160; // letters that still fit in the smallest size

/** The card of a story or a draft; without a headline it carries the site's name alone. */
export function cardOf(
  { language, kicker, headline }: Pick<StoryView, "language" | "kicker" | "headline">,
  site: Site,
): Card {
  const letters = [...headline];
  const shown =
    letters.length > longest
      ? `${letters
          .slice(0, longest - 1)
          .join("")
          .trimEnd()}…`
      : headline;
  return { language, kicker, headline: shown, site: site.name, host: new URL(site.url).host };
}

/** Where a live story's card is. `version` changes with the card, so that networks fetch it anew. */
export function cardPath(id: number, version: string): string {
  return `/media/card/${id}.png?v=${version}`;
}

/** Where staff see the card that a draft would have. */
export function draftCardPath(id: number): string {
  return `/media/card/draft-${id}.png`;
}
