import type { Insertable } from "#newsroom/block-search.ts";
import type { IconName } from "../toolbar-icons.tsx";

/** How each block is drawn in lists. */
export const blockIcons: Record<Insertable, IconName> = {
  heading2: "heading",
  heading3: "headingSmall",
  bullets: "bullets",
  numbers: "numbers",
  quote: "quote",
  pullQuote: "pullQuote",
  factBox: "factBox",
  picture: "picture",
  gallery: "gallery",
  table: "table",
  embed: "embed",
  relatedStory: "related",
  divider: "divider",
};
