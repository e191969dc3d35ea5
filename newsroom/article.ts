import type { Content, Facts, Source } from "./article-schema.ts";
import { countWords } from "./length.ts";

export type { Content, Facts, PictureUse, Source } from "./article-schema.ts";

/** What the browser knows of a story, too; how its parts are parsed stands in `article-schema.ts`, which stays on the server. */

/** The plain fields of a story, each a line or two of text. A new one that readers see is added here, in `messages/` and in `components/site/`. */
export const plainFields = ["kicker", "headline", "standfirst"] as const;
export type PlainField = (typeof plainFields)[number];

/** A node of the body as ProseMirror writes it. Loose on purpose: readers see the text of nodes that this version does not know. */
export type BodyNode = {
  type: string;
  attrs?: Record<string, unknown> | undefined;
  content?: BodyNode[] | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  text?: string | undefined;
};

export const contentVersion = 1;

export const emptyContent: Content = { v: contentVersion, kicker: "", headline: "", standfirst: "", body: [] };

/** The text of a node and all below it; a space between blocks, none between pieces of one line. */
export function textOf(node: BodyNode): string {
  const parts = node.content ?? [];
  return node.text ?? parts.map(textOf).join(parts.some((part) => part.text !== undefined) ? "" : " ");
}

/** Every node of the body, in reading order. */
export function* walk(nodes: BodyNode[]): Generator<BodyNode> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.content ?? []);
  }
}

/** The words of a story that readers count as its length: without kicker and headline. */
export function wordsOf(content: Content): number {
  return countWords(`${content.standfirst} ${content.body.map(textOf).join(" ")}`);
}

export const languages = ["ar", "en"] as const;
export type Language = (typeof languages)[number];

export const sourceKinds = ["agency", "person", "document", "website", "social", "own"] as const;

const linkLength = 2000;

/** A safe outward link without the spaces around it, or null: nothing but http and https ever reaches an `href`. */
export function readLink(value: unknown): string | null {
  if (typeof value !== "string" || value.length > linkLength) return null;
  const link = value.trim();
  return /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null;
}

/** What cannot stay as it is in a source; empty when it can be attached. */
export function wrongInSource({
  name,
  link,
  note,
}: Pick<Source, "name" | "link" | "note">): ("name" | "link" | "note")[] {
  const wrong: ("name" | "link" | "note")[] = [];
  if (name.trim() === "" || name.trim().length > 200) wrong.push("name");
  if (link !== "" && readLink(link) === null) wrong.push("link");
  if (note.trim().length > 2000) wrong.push("note");
  return wrong;
}

const facts: Record<keyof Facts, true> = {
  language: true,
  sectionId: true,
  slug: true,
  bylineIds: true,
  topicIds: true,
  lead: true,
  sources: true,
};
export const factNames = Object.keys(facts).filter((name): name is keyof Facts => name in facts);
