import type { Row } from "./part.ts";

/** The table of the reader's part. A bare server answers the same bytes from memory, in the same run, in turn. */
export const readerRows = {
  "hit.story": { what: "story from the cache ÷ bare node:http, requests a second", goal: { least: 0.9 }, unit: "×" },
  "hit.story.p99": { what: "story from the cache ÷ bare node:http, p99", goal: { most: 1.5 }, unit: "×" },
  "hit.front": { what: "front from the cache ÷ bare node:http, requests a second", goal: { least: 0.9 }, unit: "×" },
  "hit.front.p99": { what: "front from the cache ÷ bare node:http, p99", goal: { most: 1.5 }, unit: "×" },
  "weight.story": { what: "story of 900 words: HTML, CSS and script, brotli", goal: { most: 14 }, unit: "KB" },
  "weight.view": { what: "first view without pictures, fonts included", goal: { most: 50 }, unit: "KB" },
  "sight.text": { what: "text painted while every font is held back, share of loads", goal: { least: 1 }, unit: "" },
  "sight.shift": { what: "layout shift", goal: { most: 0.02 }, unit: "" },
  "sight.lcp": {
    what: "largest contentful paint: 1.6 Mbit/s, 150 ms, 4× slower processor, lead picture",
    goal: { most: 1.2 },
    unit: "s",
  },
  "miss.story": { what: "story that is not in the cache", goal: { most: 12 }, unit: "ms" },
  "miss.front": { what: "front that is not in the cache", goal: { most: 20 }, unit: "ms" },
  "arrival.story": { what: "commit → story of another process, median", goal: { most: 50 }, unit: "ms" },
  "arrival.story.p99": { what: "commit → story of another process, p99", goal: { most: 250 }, unit: "ms" },
  "arrival.front": { what: "commit → front of another process, median", goal: { most: 50 }, unit: "ms" },
  "arrival.front.p99": { what: "commit → front of another process, p99", goal: { most: 250 }, unit: "ms" },
  "arrival.section": { what: "commit → section of another process, median", goal: { most: 50 }, unit: "ms" },
  "arrival.section.p99": { what: "commit → section of another process, p99", goal: { most: 250 }, unit: "ms" },
  "fill.speed": { what: "khabar sample, stories a second", goal: { least: 500 }, unit: "/s" },
  "growth.story": { what: "1,000 → 100,000 live stories: miss of a story", goal: { most: 1.3 }, unit: "×" },
  "growth.front": { what: "1,000 → 100,000 live stories: miss of the front", goal: { most: 1.3 }, unit: "×" },
  "growth.section": { what: "1,000 → 100,000 live stories: miss of a section", goal: { most: 1.3 }, unit: "×" },
  "growth.publish": { what: "1,000 → 100,000 live stories: publishing", goal: { most: 1.5 }, unit: "×" },
  "memory.pages": { what: "resident memory after 100,000 different pages", goal: { most: 400 }, unit: "MB" },
} as const satisfies Record<string, Row>;

export type ReaderRow = keyof typeof readerRows;

/** Why a row misses its goal, written by hand after looking: shown while it does. */
export const readerReasons: Partial<Record<ReaderRow, string>> = {
  "memory.pages":
    "394 MB after 5,000 pages, 406 after 12,000; 100,000 were not asked for yet. A nursery of 8 MB instead of 16 saves about 20 MB and costs up to a fifth of the kept pages a second.",
  "hit.story":
    "Four fifths of the time are the kernel's writev, on both sides; what costs the rest is not found yet, and single rounds differ by a quarter on this machine.",
  "miss.story":
    "React and Next take the largest share. The figure of 23 November was taken while the server still heard of a publication, which the benchmark has waited for since.",
};
