import type { BodyNode } from "#newsroom/article.ts";
import { type Direction, directionOfText } from "#newsroom/body.ts";
import { type Cell, type Flow, inlineOf, type Line, type Piece, textOfPieces } from "./flow.ts";
import type { Receipt } from "./receipt.ts";

/** A block of the story; a picture that has to be sent first names its file by its place in `files`. */
export type Assembled = { blocks: BodyNode[]; files: File[] };

/** Makes the story's blocks of a flat flow. */
export function assemble(flows: Flow[], receipt: Receipt): Assembled {
  const files: File[] = [];
  const blocks: BodyNode[] = [];
  const levelOf = headingLevels(flows);
  for (let at = 0; at < flows.length; ) {
    const flow = flows[at];
    if (!flow) break;
    let taken = 1;
    if (flow.kind === "divider") blocks.push({ type: "horizontalRule" });
    else if (flow.kind === "table") blocks.push(tableOf(flow.rows, flow.direction, flow.isQuoted, receipt));
    else if (flow.kind === "picture") {
      if (flow.file) files.push(flow.file);
      const caption = flow.caption === "" ? {} : { content: [{ type: "text", text: flow.caption }] };
      const pictureId = flow.file ? -files.length : null;
      blocks.push({ type: "picture", attrs: { pictureId, alternative: flow.alternative }, ...caption });
    } else {
      const lines = sameKind(flows, at);
      taken = lines.length;
      if (flow.quote) blocks.push(quoteOf(lines, receipt));
      else if (flow.list) blocks.push(...listsOf(lines, receipt));
      else blocks.push(textBlock(flow, levelOf(flow.heading), receipt));
    }
    at += taken;
  }
  receipt.kept.emphasis += countEmphasis(blocks);
  return { blocks, files };
}

/** The lines from here on that are one quote or one row of items. */
function sameKind(flows: Flow[], at: number): Line[] {
  const lines: Line[] = [];
  for (const flow of flows.slice(at)) {
    if (flow.kind !== "line") break;
    const first = lines[0] ?? flow;
    if (first.quote) {
      const isSame = flow.quote && (flow.quote.id === first.quote.id || (flow.quote.isStyled && first.quote.isStyled));
      if (!isSame) break;
    } else if (flow.quote || !first.list !== !flow.list) break;
    lines.push(flow);
    if (!first.quote && !first.list) break;
  }
  return lines;
}

/** Levels 1 and 2 are the story's 2, deeper ones its 3; where the highest is deeper, it counts as the first. */
function headingLevels(flows: Flow[]): (level: number) => number {
  const levels = flows.flatMap((flow) =>
    flow.kind === "line" && flow.heading > 0 && !flow.quote ? [flow.heading] : [],
  );
  const highest = Math.min(...levels);
  return (level) => (level === 0 ? 0 : level <= 2 || level === highest ? 2 : 3);
}

function textBlock(line: Line, level: number, receipt: Receipt): BodyNode {
  const direction = chosenDirection(line.direction, textOfPieces(line.pieces));
  const attrs = { ...(direction && { dir: direction }), ...(level > 0 && { level }) };
  if (level > 0) {
    receipt.kept.headings += 1;
    const change = `${line.heading}>${level}`;
    if (line.heading !== level) receipt.levels[change] = (receipt.levels[change] ?? 0) + 1;
  }
  return {
    type: level > 0 ? "heading" : "paragraph",
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: inlineOf(line.pieces, { bold: level > 0 }),
  };
}

/** What was said of a direction counts only where the letters say something else, and not when hardly any of them agree. */
function chosenDirection(said: Direction | null, text: string): Direction | null {
  const found = directionOfText(text);
  if (said === null || found === null || said === found) return null;
  const letters = text.match(/\p{L}/gu) ?? [];
  const agreeing = letters.filter((letter) => directionOfText(letter) === said);
  return agreeing.length >= letters.length * 0.3 ? said : null;
}

function quoteOf(lines: Line[], receipt: Receipt): BodyNode {
  receipt.kept.quotes += 1;
  const speaker = lines.length > 1 && lines.at(-1)?.isAttribution ? lines.at(-1) : undefined;
  const said = lines.filter((line) => line !== speaker);
  receipt.changed.quotedBlocks += said.filter((line) => line.heading > 0 || line.list?.isStart).length;
  const isLeaning = said.every((line) => line.pieces.every((piece) => piece.italic || piece.text.trim() === ""));
  const text = said.map((line) => textOfPieces(line.pieces)).join(" ");
  const direction = chosenDirection(lines[0]?.direction ?? null, text);
  return {
    type: "blockquote",
    ...(direction && { attrs: { dir: direction } }),
    content: [
      ...said.map((line) => ({ type: "paragraph", content: inlineOf(withMark(line), { italic: isLeaning }) })),
      ...(speaker ? [{ type: "attribution", content: plainText(speaker.pieces) }] : []),
    ],
  };
}

/** An item where lists cannot be keeps its mark. */
function withMark(line: Line): Piece[] {
  if (!line.list?.isStart) return line.pieces;
  return [{ text: line.list.number === null ? "• " : `${line.list.number}. ` }, ...line.pieces];
}

function plainText(pieces: Piece[]): BodyNode[] {
  const text = textOfPieces(pieces).replace(/\s+/gu, " ").trim();
  return text === "" ? [] : [{ type: "text", text }];
}

type OpenList = { level: number; isOrdered: boolean; next: number | null; node: BodyNode & { content: BodyNode[] } };

/** Items of all depths, one after the other, become lists within items. */
function listsOf(lines: Line[], receipt: Receipt): BodyNode[] {
  const lists: BodyNode[] = [];
  const open: OpenList[] = [];
  for (const line of lines) {
    const place = line.list ?? { level: 1, isOrdered: false, number: null, isStart: false };
    const paragraph: BodyNode = { type: "paragraph", content: inlineOf(line.pieces) };
    if (line.heading > 0) receipt.changed.placeBlocks += 1;
    while ((open.at(-1)?.level ?? 0) > place.level) open.pop();
    const current = open.at(-1)?.node.content.at(-1);
    if (!place.isStart && current) {
      current.content?.push(paragraph);
      continue;
    }
    const top = open.at(-1);
    const isNew = !top || top.level < place.level || top.isOrdered !== place.isOrdered || restarts(top, place.number);
    const item = { type: "listItem", content: [paragraph] };
    if (!isNew && top) {
      top.node.content.push(item);
      top.next = (place.number ?? top.next ?? 0) + 1;
      continue;
    }
    receipt.kept.lists += 1;
    if (top && top.level === place.level) open.pop();
    const node = listNode(place.isOrdered, place.number, item);
    const parent = open.at(-1)?.node.content.at(-1);
    if (parent) parent.content?.push(node);
    else lists.push(node);
    open.push({ level: place.level, isOrdered: place.isOrdered, next: (place.number ?? 0) + 1, node });
  }
  const direction = chosenDirection(
    lines[0]?.direction ?? null,
    lines.map((line) => textOfPieces(line.pieces)).join(" "),
  );
  return direction ? lists.map((list) => ({ ...list, attrs: { ...list.attrs, dir: direction } })) : lists;
}

function restarts(list: OpenList, number: number | null): boolean {
  return list.isOrdered && number === 1 && list.next !== 1;
}

function listNode(isOrdered: boolean, number: number | null, item: BodyNode): BodyNode & { content: BodyNode[] } {
  if (!isOrdered) return { type: "bulletList", content: [item] };
  return { type: "orderedList", ...(number !== null && number !== 1 && { attrs: { start: number } }), content: [item] };
}

function tableOf(rows: Cell[][], said: Direction | null, isQuoted: boolean, receipt: Receipt): BodyNode {
  if (isQuoted) receipt.changed.tablesInQuotes += 1;
  const text = rows.flatMap((row) => row.flatMap((cell) => cell.flows.map(textOfFlow))).join(" ");
  const direction = chosenDirection(said, text);
  return {
    type: "table",
    ...(direction && { attrs: { dir: direction } }),
    content: rows.map((row) => ({
      type: "tableRow",
      content: row.map(({ isHeader, colspan, rowspan, flows }) => ({
        type: isHeader ? "tableHeader" : "tableCell",
        attrs: { colspan, rowspan },
        content: cellContent(flows, isHeader, receipt),
      })),
    })),
  };
}

/** A cell holds paragraphs: of a table within it each row is one, of a list each item. */
function cellContent(flows: Flow[], isHeader: boolean, receipt: Receipt): BodyNode[] {
  const paragraphs = flows.flatMap((flow): BodyNode[] => {
    if (flow.kind === "line") {
      if (flow.heading > 0 || flow.quote || flow.list?.isStart) receipt.changed.cellBlocks += 1;
      return [{ type: "paragraph", content: inlineOf(withMark(flow), { bold: isHeader }) }];
    }
    if (flow.kind !== "table") return [];
    receipt.changed.nestedTables += 1;
    receipt.kept.tables -= 1;
    return flow.rows.flatMap((row) => {
      const texts = row.map((cell) => cell.flows.map(textOfFlow).join(" "));
      if (texts.every((text) => text.trim() === "")) return [];
      return { type: "paragraph", content: [{ type: "text", text: texts.join(" | ") }] };
    });
  });
  return paragraphs.length > 0 ? paragraphs : [{ type: "paragraph" }];
}

function textOfFlow(flow: Flow): string {
  if (flow.kind === "line") return textOfPieces(flow.pieces).replaceAll("\n", " ");
  return flow.kind === "table"
    ? flow.rows.flatMap((row) => row.flatMap((cell) => cell.flows.map(textOfFlow))).join(" ")
    : "";
}

function countEmphasis(blocks: BodyNode[]): number {
  return blocks.reduce((count, { marks, content }) => {
    const own = marks?.some((mark) => mark.type === "bold" || mark.type === "italic") ? 1 : 0;
    return count + own + countEmphasis(content ?? []);
  }, 0);
}
