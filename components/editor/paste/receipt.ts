/** What became of a paste: told to whoever pasted, so that nothing goes in silence. */
export type Receipt = {
  kept: Record<KeptName, number>;
  changed: Record<ChangedName, number>;
  /** Headings whose level changed: "1>2", and how many of them. */
  levels: Record<string, number>;
  /** What was left out, each in words or by its address: an empty string where there is nothing to quote. */
  dropped: Record<DroppedName, string[]>;
  /** What only looked: whether there was any. */
  looks: Record<LookName, boolean>;
};

export const keptNames = [
  "headings",
  "lists",
  "quotes",
  "links",
  "tables",
  "pictures",
  "dividers",
  "emphasis",
] as const;
export type KeptName = (typeof keptNames)[number];

export const changedNames = [
  "links",
  "inlineQuotes",
  "quotedBlocks",
  "tablesInQuotes",
  "boxes",
  "nestedTables",
  "cellBlocks",
  "indents",
  "placeBlocks",
  "hidden",
  "spaces",
  "forms",
] as const;
export type ChangedName = (typeof changedNames)[number];

export const droppedNames = [
  "unreadablePictures",
  "remotePictures",
  "links",
  "footnotes",
  "comments",
  "deletions",
  "embeds",
  "controls",
  "files",
] as const;
export type DroppedName = (typeof droppedNames)[number];

export const lookNames = ["colour", "highlight", "underline", "strike", "fonts"] as const;
export type LookName = (typeof lookNames)[number];

export function newReceipt(): Receipt {
  return {
    kept: { headings: 0, lists: 0, quotes: 0, links: 0, tables: 0, pictures: 0, dividers: 0, emphasis: 0 },
    changed: {
      links: 0,
      inlineQuotes: 0,
      quotedBlocks: 0,
      tablesInQuotes: 0,
      boxes: 0,
      nestedTables: 0,
      cellBlocks: 0,
      indents: 0,
      placeBlocks: 0,
      hidden: 0,
      spaces: 0,
      forms: 0,
    },
    levels: {},
    dropped: {
      unreadablePictures: [],
      remotePictures: [],
      links: [],
      footnotes: [],
      comments: [],
      deletions: [],
      embeds: [],
      controls: [],
      files: [],
    },
    looks: { colour: false, highlight: false, underline: false, strike: false, fonts: false },
  };
}

/** Whether there is anything to tell: plain text that came as it was needs no receipt. */
export function saysSomething({ kept, changed, levels, dropped, looks }: Receipt): boolean {
  const counts = [...Object.values(kept), ...Object.values(changed), ...Object.values(levels)];
  const lost = Object.values(dropped).some((each) => each.length > 0);
  return counts.some((count) => count > 0) || lost || Object.values(looks).includes(true);
}
