import type { BodyNode } from "#newsroom/article.ts";
import { cleanCharacters } from "#newsroom/characters.ts";
import type { Cleaned } from "./clean-html.ts";
import { newReceipt } from "./receipt.ts";

/** Plain text: each line a paragraph, its characters cleaned; lines that mail quotes with ">" become a quote. */
export function cleanText(text: string, keepsMarks: boolean): Cleaned {
  const receipt = newReceipt();
  const blocks: BodyNode[] = [];
  let quoted: string[][] = [];
  const closeQuote = () => {
    const paragraphs = quoted.filter((lines) => lines.length > 0).map((lines) => paragraphOf(lines.join(" ")));
    if (paragraphs.length > 0) {
      blocks.push({ type: "blockquote", content: paragraphs });
      receipt.kept.quotes += 1;
    }
    quoted = [];
  };
  for (const raw of text.split(/\r\n?|\n/)) {
    const { text: line, hidden, spaces, forms } = cleanCharacters(raw);
    receipt.changed.hidden += hidden;
    receipt.changed.spaces += spaces;
    receipt.changed.forms += forms;
    const mark = keepsMarks ? null : /^(?:>[ \t]?)+/u.exec(line)?.[0];
    const words = line.slice(mark?.length ?? 0).trim();
    if (mark) {
      if (quoted.length === 0 || words === "") quoted.push([]);
      if (words !== "") quoted.at(-1)?.push(words);
      continue;
    }
    closeQuote();
    if (words !== "") blocks.push(paragraphOf(words));
  }
  closeQuote();
  return { blocks, files: [], receipt, text };
}

/** One line for a field that has no more. */
export function cleanOneLine(text: string): string {
  return cleanCharacters(text.replace(/\s+/gu, " ").trim()).text.replace(/ {2,}/g, " ");
}

function paragraphOf(text: string): BodyNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}
