import * as Y from "yjs";
import type { Summary } from "#db/draft-log.ts";
import { storableText } from "#newsroom/storable.ts";

/** What lists show, read from the living document: four times a second in a long story, so without making JSON of it. */
export function summarise(document: Y.Doc): Summary {
  const headline = storableText(textsOf(document, "headline").join(" ")).replace(/\s+/gu, " ").trim();
  const prose = [...textsOf(document, "standfirst"), ...textsOf(document, "body")].join(" ").trim();
  return { headline, words: prose === "" ? 0 : prose.split(/\s+/u).length };
}

function textsOf(document: Y.Doc, field: string): string[] {
  const texts = document.getXmlFragment(field).createTreeWalker((node) => node instanceof Y.XmlText);
  return [...texts].map((node) => (node instanceof Y.XmlText ? lettersOf(node) : ""));
}

function lettersOf(node: Y.XmlText): string {
  const pieces: { insert?: unknown }[] = node.toDelta();
  return pieces.map(({ insert }) => (typeof insert === "string" ? insert : " ")).join("");
}
