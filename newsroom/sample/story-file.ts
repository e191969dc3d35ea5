import { type BodyNode, type Content, contentVersion, languages, type Source } from "../article.ts";
import { sourceSchema } from "../article-schema.ts";
import { findBlocks, type PictureLine, readBlock, readPictureLine } from "./body-text.ts";
import { marsaSections, marsaTopics, marsaWriters } from "./marsa.ts";

/** How far a story of the sample has come. `changed`: live, with changes that nobody has published. */
export const fileStates = [
  "live",
  "changed",
  "draft",
  "submitted",
  "opened",
  "returned",
  "approved",
  "killed",
] as const;

/** A story as its file tells it. Ages are milliseconds before the moment that the sample is made. */
export type StoryFile = {
  key: string;
  language: (typeof languages)[number];
  section: string; // English slug
  state: (typeof fileStates)[number];
  age: number;
  updated: number | null;
  authors: string[]; // slugs
  topics: string[]; // English slugs
  translationOf: string | null;
  content: Content; // body pictures have `key` in place of `pictureId`, related stories in place of `articleId`
  lead: PictureLine | null;
  sources: Source[];
  corrections: { age: number; text: string }[];
  note: string;
  change: string;
};

const single = [
  "language",
  "section",
  "state",
  "age",
  "updated",
  "authors",
  "topics",
  "translation-of",
  "kicker",
  "headline",
  "standfirst",
  "picture",
  "caption",
  "credit",
  "alternative",
  "note",
  "change",
] as const;
const repeated = ["source", "correction"] as const;

type Header = Map<string, { value: string; line: number }[]>;

/**
 * Reads one file of `server/sample/stories`: header lines, an empty line, the body. Strict, because a slip would be before readers.
 * @param key the file's name without its ending
 * @throws Error naming file and line for anything that it does not know or that is missing
 */
export function parseStory(key: string, text: string): StoryFile {
  const lines = text.replace(/\r/gu, "").split("\n");
  const fail = (line: number, why: string): never => {
    throw new Error(`${key}.txt, line ${line}: ${why}`);
  };
  const end = lines.indexOf("");
  if (end < 0) fail(lines.length, "there is no empty line between header and body");
  const header = readHeader(lines.slice(0, end), fail);
  const all = (name: string) => header.get(name) ?? [];
  const optional = (name: (typeof single)[number]) => all(name)[0]?.value ?? "";
  const lineOf = (name: string) => all(name)[0]?.line ?? 1;
  const needed = (name: (typeof single)[number]) => optional(name) || fail(lineOf(name), `"${name}" is missing`);
  const oneOf = <T extends string>(name: (typeof single)[number], known: readonly T[]): T =>
    known.find((each) => each === needed(name)) ?? fail(lineOf(name), `"${needed(name)}" is no ${name}`);
  const listOf = (name: "authors" | "topics", known: string[]) => {
    const given = optional(name)
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
    for (const each of given) if (!known.includes(each)) fail(lineOf(name), `"${each}" is none of the ${name}`);
    return given;
  };
  const age = (name: string, value: string, line: number) =>
    readAge(value) ?? fail(line, `"${value}" is no age for "${name}": 40m, 3h, 2d or 5w`);
  const body = readBody(lines, end + 1, fail);
  const picture = optional("picture");
  const [caption, credit, alternative] = [optional("caption"), optional("credit"), optional("alternative")];
  if (!picture && `${caption}${credit}${alternative}`) fail(lineOf("caption"), "there are words for no picture");
  if (picture && !(caption && credit && alternative))
    fail(lineOf("picture"), "the picture needs caption, credit and alternative");
  const updated = optional("updated");
  return {
    key,
    language: oneOf("language", languages),
    section: oneOf(
      "section",
      marsaSections.map(({ slugEn }) => slugEn),
    ),
    state: oneOf("state", fileStates),
    age: age("age", needed("age"), lineOf("age")),
    updated: updated ? age("updated", updated, lineOf("updated")) : null,
    authors: listOf(
      "authors",
      marsaWriters.map(({ slug }) => slug),
    ),
    topics: listOf(
      "topics",
      marsaTopics.map(({ slugEn }) => slugEn),
    ),
    translationOf: optional("translation-of") || null,
    content: {
      v: contentVersion,
      ...{ kicker: optional("kicker"), headline: optional("headline"), standfirst: optional("standfirst") },
      body,
    },
    lead: picture ? { key: picture, caption, credit, alternative } : null,
    sources: all("source").map(({ value, line }) => readSource(value) ?? fail(line, "this is no source")),
    corrections: all("correction").map(({ value, line }) => {
      const [when = "", ...words] = value.split("|").map((part) => part.trim());
      return { age: age("correction", when, line), text: words.join("|") || fail(line, "the correction says nothing") };
    }),
    note: optional("note"),
    change: optional("change"),
  };
}

type Fail = (line: number, why: string) => never;

function readHeader(lines: string[], fail: Fail): Header {
  const header: Header = new Map();
  for (const [place, text] of lines.entries()) {
    const [, name = "", value = ""] = /^([a-z-]+):\s*(.*?)\s*$/u.exec(text) ?? [];
    const isSingle = single.some((each) => each === name);
    if (!isSingle && !repeated.some((each) => each === name)) fail(place + 1, `"${text}" is no header`);
    if (/\*|\]\(/u.test(value)) fail(place + 1, "bold, weight and links stand in the body alone");
    const before = header.get(name) ?? [];
    if (isSingle && before.length > 0) fail(place + 1, `"${name}" stands here a second time`);
    header.set(name, [...before, { value, line: place + 1 }]);
  }
  return header;
}

function readBody(lines: string[], from: number, fail: Fail): BodyNode[] {
  return findBlocks(lines, from).map((block) => {
    const [first = ""] = block.lines;
    if (first.startsWith("[[")) {
      const wrong = "a picture is [[key | caption | credit | alternative]], several lines of them a gallery";
      const pictures = block.lines.map((line) => pictureNode(readPictureLine(line) ?? fail(block.line, wrong)));
      return pictures.length > 1 ? { type: "gallery", content: pictures } : (pictures[0] ?? fail(block.line, wrong));
    }
    const [, key] = /^=> ([a-z\d-]+)$/u.exec(first) ?? [];
    if (key !== undefined) return { type: "relatedStory", attrs: { key } };
    try {
      return readBlock(block.lines);
    } catch (error) {
      return fail(block.line, error instanceof Error ? error.message : String(error));
    }
  });
}

function pictureNode({ key, caption, credit, alternative }: PictureLine): BodyNode {
  const attrs = { key, credit, alternative, isDecorative: false };
  return { type: "picture", attrs, content: [{ type: "text", text: caption }] };
}

/** `agency | Shiraa Agency | https://… | shown | a note for the desk`: link and note may be empty. */
function readSource(value: string): Source | null {
  const [kind, name, link = "", shown, ...note] = value.split("|").map((part) => part.trim());
  if (shown !== "shown" && shown !== "hidden") return null;
  const parsed = sourceSchema.safeParse({ kind, name, link, note: note.join(" | "), isShown: shown === "shown" });
  return parsed.data ?? null;
}

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

function readAge(value: string): number | null {
  const [, count, unit = ""] = /^(\d+)([mhdw])$/.exec(value) ?? [];
  return count ? Number(count) * (units[unit] ?? 0) : null;
}
