import * as Y from "yjs";
import type { Summary } from "#db/draft-log.ts";
import { storableText } from "#newsroom/storable.ts";
import { readProposals } from "#newsroom/suggestions.ts";

/**
 * What lists show, read from the living document: four times a second in a long story, so without making JSON of it. It is
 * the text without proposals; where one would part or join blocks, words may be counted one too many until the next deed.
 */
export function summarise(document: Y.Doc): Summary {
  const headline = storableText(textsOf(document, "headline").join(" ")).replace(/\s+/gu, " ").trim();
  const prose = [...textsOf(document, "standfirst"), ...textsOf(document, "body")].join(" ").trim();
  return { headline, words: prose === "" ? 0 : prose.split(/\s+/u).length };
}

function textsOf(document: Y.Doc, field: string): string[] {
  const texts = document.getXmlFragment(field).createTreeWalker((node) => node instanceof Y.XmlText);
  return [...texts].map((node) => (node instanceof Y.XmlText && !isProposed(node) ? lettersOf(node) : ""));
}

/** Whether it stands in a block that is proposed as a whole. */
function isProposed(node: Y.XmlText): boolean {
  for (let above = node.parent; above instanceof Y.XmlElement; above = above.parent) {
    const proposal: unknown = above.getAttribute("proposal");
    if (proposal !== undefined && readProposals(proposal).insert) return true;
  }
  return false;
}

function lettersOf(node: Y.XmlText): string {
  const pieces: { insert?: unknown; attributes?: Record<string, unknown> }[] = node.toDelta();
  const standing = pieces.filter(({ attributes }) => !attributes?.insertion);
  return standing.map(({ insert }) => (typeof insert === "string" ? insert : " ")).join("");
}
