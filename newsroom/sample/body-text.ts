import { type BodyNode, readLink } from "../article.ts";

/** A picture with the texts of its use; `key` is its place in the catalogue. */
export type PictureLine = { key: string; caption: string; credit: string; alternative: string };

/** Lines that stand together, and where in the file they begin. */
export type Block = { line: number; lines: string[] };

/** The blocks of a text: what stands between empty lines. @param from place of the first line, counted from 0 */
export function findBlocks(lines: string[], from: number): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const [place, text] of lines.entries()) {
    if (place < from) continue;
    const line = text.trim();
    if (line === "") isOpen = false;
    else if (isOpen) blocks.at(-1)?.lines.push(line);
    else {
      blocks.push({ line: place + 1, lines: [line] });
      isOpen = true;
    }
  }
  return blocks;
}

/** `[[key | caption | credit | alternative]]`, all four said; else null. */
export function readPictureLine(line: string): PictureLine | null {
  const parts =
    /^\[\[(.*)\]\]$/u
      .exec(line)?.[1]
      ?.split("|")
      .map((part) => part.trim()) ?? [];
  const [key = "", caption = "", credit = "", alternative = ""] = parts;
  const isWhole = parts.length === 4 && key && caption && credit && alternative && !line.includes("*");
  return isWhole ? { key, caption, credit, alternative } : null;
}

/** A paragraph, subheading, quotation, list or break. @throws Error saying what is wrong with it */
export function readBlock(lines: string[]): BodyNode {
  const [first = "", ...rest] = lines;
  if (first === "---" && rest.length === 0) return { type: "horizontalRule" };
  const [, marks = "", title] = /^(##|###) (.+)$/u.exec(first) ?? [];
  if (title && rest.length === 0) {
    return { type: "heading", attrs: { level: marks.length }, content: readLine(title) };
  }
  if (first.startsWith("> ")) return readQuote(lines);
  if (first.startsWith("- ")) return { type: "bulletList", content: readItems(lines, /^- (.+)$/u) };
  if (/^\d+\. /u.test(first)) {
    const attrs = { start: Number.parseInt(first, 10) };
    return { type: "orderedList", attrs, content: readItems(lines, /^\d+\. (.+)$/u) };
  }
  if (rest.length > 0) throw new Error("a paragraph stands on one line");
  if (/^(#|>|-|\[\[)/u.test(first)) throw new Error("this is neither a paragraph nor any other part of a story");
  return { type: "paragraph", content: readLine(first) };
}

function readQuote(lines: string[]): BodyNode {
  const last = lines.at(-1) ?? "";
  const said = last.startsWith("-- ") ? lines.slice(0, -1) : lines;
  const paragraphs = said.map((line) => {
    if (!line.startsWith("> ")) throw new Error("a line of a quotation begins with >");
    return { type: "paragraph", content: readLine(line.slice(2)) };
  });
  const speaker = { type: "attribution", content: [{ type: "text", text: last.slice(3) }] };
  return { type: "blockquote", content: said === lines ? paragraphs : [...paragraphs, speaker] };
}

function readItems(lines: string[], form: RegExp): BodyNode[] {
  return lines.map((line) => {
    const text = form.exec(line)?.[1];
    if (!text) throw new Error("every line of a list begins as its first one");
    return { type: "listItem", content: [{ type: "paragraph", content: readLine(text) }] };
  });
}

const inline = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/gu;

/** A line with **bold**, *weight* and [links](https://…). */
export function readLine(text: string): BodyNode[] {
  const nodes: BodyNode[] = [];
  let from = 0;
  for (const found of text.matchAll(inline)) {
    const [all, bold, weight, words, href] = found;
    nodes.push(plain(text.slice(from, found.index)));
    if (bold) nodes.push({ type: "text", text: bold, marks: [{ type: "bold" }] });
    if (weight) nodes.push({ type: "text", text: weight, marks: [{ type: "italic" }] });
    if (words) {
      if (readLink(href) === null) throw new Error(`${href} is no address`);
      nodes.push({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] });
    }
    from = found.index + all.length;
  }
  return [...nodes, plain(text.slice(from))].filter((node) => node.text !== "");
}

function plain(text: string): BodyNode {
  if (/\*|\]\(/u.test(text)) throw new Error(`a mark is left open in "${text}"`);
  return { type: "text", text };
}
