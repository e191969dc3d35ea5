/**
 * How long words may be where others show them. Nobody promises a number: search engines cut by pixels and networks by
 * lines, so these are what fits the narrowest common place in both scripts, and a guide, never a rule.
 */
export const lengthGuides = {
  searchTitle: { least: 20, most: 60 }, // one line of 600 px at 20 px
  searchText: { least: 70, most: 155 }, // two lines on a desk; a phone shows about 120
  shareTitle: { least: 20, most: 70 }, // two lines under a large card on a phone
} as const;
export type LengthGuide = keyof typeof lengthGuides;

const silent = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const letters = new Intl.Segmenter("ar", { granularity: "grapheme" });

/** How many letters take room in a line: Arabic diacritics and what only directs the text take none. */
export function lengthOf(text: string): number {
  return [...letters.segment(text.replace(silent, "").trim())].length;
}

/** How a text stands against its guide. */
export function judgeLength(
  guide: LengthGuide,
  text: string,
): { count: number; most: number; verdict: "empty" | "short" | "good" | "long" } {
  const { least, most } = lengthGuides[guide];
  const count = lengthOf(text);
  return { count, most, verdict: count === 0 ? "empty" : count < least ? "short" : count > most ? "long" : "good" };
}
