import { type BodyNode, readLink } from "../article.ts";
import { readEmbed } from "../embeds.ts";

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

/** A paragraph, subheading, quotation, list, break, box, table or post. @throws Error saying what is wrong with it */
export function readBlock(lines: string[]): BodyNode {
  const [first = "", ...rest] = lines;
  if (first === "---" && rest.length === 0) return { type: "horizontalRule" };
  const [, marks = "", title] = /^(##|###) (.+)$/u.exec(first) ?? [];
  if (title && rest.length === 0) {
    return { type: "heading", attrs: { level: marks.length }, content: readLine(title) };
  }
  if (first.startsWith("> ")) return readQuote(lines, "> ", "blockquote");
  if (first.startsWith(">> ")) return readQuote(lines, ">> ", "pullQuote");
  if (first.startsWith("!! ")) return readBox(lines);
  if (first.startsWith("| ")) return readTable(lines);
  if (first.startsWith("{{") && rest.length === 0) return readEmbedLine(first);
  if (first.startsWith("- ")) return { type: "bulletList", content: readItems(lines, /^- (.+)$/u) };
  if (/^\d+\. /u.test(first)) {
    const attrs = { start: Number.parseInt(first, 10) };
    return { type: "orderedList", attrs, content: readItems(lines, /^\d+\. (.+)$/u) };
  }
  if (rest.length > 0) throw new Error("a paragraph stands on one line");
  if (/^(#|>|-|\[\[)/u.test(first)) throw new Error("this is neither a paragraph nor any other part of a story");
  return { type: "paragraph", content: readLine(first) };
}

function readQuote(lines: string[], mark: string, type: "blockquote" | "pullQuote"): BodyNode {
  const last = lines.at(-1) ?? "";
  const said = last.startsWith("-- ") ? lines.slice(0, -1) : lines;
  const paragraphs = said.map((line) => {
    if (!line.startsWith(mark)) throw new Error(`a line of this quotation begins with ${mark}`);
    return { type: "paragraph", content: readLine(line.slice(mark.length)) };
  });
  const speaker = { type: "attribution", content: [{ type: "text", text: last.slice(3) }] };
  return { type, content: said === lines ? paragraphs : [...paragraphs, speaker] };
}

/** `!! Title`, then lines of its text, each `! …`; those that begin with `- ` are a list at its end. */
function readBox([title = "", ...lines]: string[]): BodyNode {
  const items = lines.filter((line) => line.startsWith("- "));
  const paragraphs = lines.slice(0, lines.length - items.length).map((line) => {
    if (!line.startsWith("! ")) throw new Error("a line of a box begins with ! and its list stands at its end");
    return { type: "paragraph", content: readLine(line.slice(2)) };
  });
  const list = items.length > 0 ? [{ type: "bulletList", content: readItems(items, /^- (.+)$/u) }] : [];
  if (paragraphs.length + list.length === 0) throw new Error("a box says nothing");
  const head = { type: "boxTitle", content: [{ type: "text", text: title.slice(3) }] };
  return { type: "factBox", content: [head, ...paragraphs, ...list] };
}

/** `| one | two |`, line by line; the first line is the head. */
function readTable(lines: string[]): BodyNode {
  const rows = lines.map(
    (line) =>
      /^\|(.+)\|$/u
        .exec(line)?.[1]
        ?.split("|")
        .map((cell) => cell.trim()) ?? [],
  );
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width))
    throw new Error("every line of a table has as many cells as its first one");
  const cell = (text: string, isHead: boolean): BodyNode => ({
    type: isHead ? "tableHeader" : "tableCell",
    content: [{ type: "paragraph", ...(text !== "" && { content: readLine(text) }) }],
  });
  const content = rows.map((row, at) => ({ type: "tableRow", content: row.map((text) => cell(text, at === 0)) }));
  return { type: "table", content };
}

/** `{{address | whose | its words}}`. */
function readEmbedLine(line: string): BodyNode {
  const parts = /^\{\{(.*)\}\}$/u.exec(line)?.[1]?.split("|") ?? [];
  const [address = "", author = "", quote = ""] = parts.map((part) => part.trim());
  const href = readEmbed(address)?.href;
  if (parts.length !== 3 || !href || author === "") throw new Error("a post is {{address | whose | its words}}");
  return { type: "embed", attrs: { href, author, quote, pictureId: null } };
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
