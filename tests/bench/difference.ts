import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BodyNode, emptyContent, type Facts } from "#newsroom/article.ts";
import { findDifference } from "#newsroom/difference.ts";
import { type Figure, figureOf, type Options, type Part, type Row, say } from "./part.ts";

const longest = { most: 300 };

export const differenceRows = {
  "difference.edited": {
    what: "difference of two 5,000-word versions, a word in fifteen edited",
    goal: longest,
    unit: "ms",
  },
  "difference.rewritten": { what: "the same, not a paragraph in common", goal: longest, unit: "ms" },
  "difference.moved": { what: "the same, every paragraph in another place", goal: longest, unit: "ms" },
  "difference.giant": {
    what: "the same, all in one paragraph, every word in another place",
    goal: longest,
    unit: "ms",
  },
  "difference.repeating": { what: "the same, four words over and over", goal: longest, unit: "ms" },
  "difference.pointed": { what: "the same, diacritics on every word", goal: longest, unit: "ms" },
} as const satisfies Record<string, Row>;

/** How long an editor waits for what changed between two long versions. */
export const difference: Part = {
  groups: ["difference"],
  rows: differenceRows,
  reasons: {},
  measure: async (options) => measureDifference(options),
};

const facts: Facts = { language: "ar", sectionId: 1, slug: "", bylineIds: [], topicIds: [], lead: null, sources: [] };

/** For any part that has these rows: no server and no database, only the comparison itself, each once cold and then warm. */
export function measureDifference({ isShort }: Options): Record<keyof typeof differenceRows, Figure> {
  const length = isShort ? 500 : 5000;
  const words = readWords();
  const [one, other] = [words.slice(0, length), words.slice(length, 2 * length)];
  const next = makeChance();
  const edited = one.map((word) => (next() < 1 / 30 ? "جديد" : next() < 1 / 30 ? word.replace("ا", "أ") : word));
  const babble = () => Array.from({ length }, () => ["في", "من", "على", "إلى"][Math.floor(next() * 4)] ?? "");
  const pairs: Record<keyof typeof differenceRows, [BodyNode[], BodyNode[]]> = {
    "difference.edited": [paragraphs(one), paragraphs(edited)],
    "difference.rewritten": [paragraphs(one), paragraphs(other)],
    "difference.moved": [paragraphs(one), shuffle(paragraphs(one), next)],
    "difference.giant": [paragraphs(one, length), paragraphs(shuffle(one, next), length)],
    "difference.repeating": [paragraphs(babble(), length), paragraphs(babble(), length)],
    "difference.pointed": [paragraphs(one), paragraphs(one.map((word) => [...word].join("َ")))],
  };
  const figure = (name: keyof typeof differenceRows) => {
    const [before, after] = pairs[name];
    const samples = Array.from({ length: isShort ? 2 : 15 }, () => time(before, after));
    say(`${name}: ${samples.map((sample) => sample.toFixed(0)).join(" ")} ms`);
    return figureOf(samples, "maximum", `${length} words on each side`);
  };
  return {
    "difference.edited": figure("difference.edited"),
    "difference.rewritten": figure("difference.rewritten"),
    "difference.moved": figure("difference.moved"),
    "difference.giant": figure("difference.giant"),
    "difference.repeating": figure("difference.repeating"),
    "difference.pointed": figure("difference.pointed"),
  };
}

function time(before: BodyNode[], after: BodyNode[]): number {
  const start = performance.now();
  findDifference(
    { content: { ...emptyContent, body: before }, facts },
    { content: { ...emptyContent, body: after }, facts },
  );
  return performance.now() - start;
}

/** The Arabic words of the sample newspaper: real sentences, in order. */
function readWords(): string[] {
  const folder = resolve(import.meta.dirname, "..", "..", "server", "sample", "stories");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.flatMap((text) => text.split(/\s+/u)).filter((word) => /[\u0600-\u06ff]/u.test(word));
}

function paragraphs(words: string[], size = 45): BodyNode[] {
  return Array.from({ length: Math.ceil(words.length / size) }, (_, place) => ({
    type: "paragraph",
    content: [{ type: "text", text: words.slice(place * size, (place + 1) * size).join(" ") }],
  }));
}

function shuffle<T>(things: T[], next: () => number): T[] {
  return things
    .map((thing) => ({ thing, at: next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}

/** The same numbers at every run. */
function makeChance(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
