import type { BodyNode } from "#newsroom/article.ts";
import type { Direction } from "#newsroom/body.ts";
import { type CleanedCharacters, cleanPieces } from "#newsroom/characters.ts";

/** Pasted pages say in a hundred ways where a paragraph, a list or a quote begins. First they all become this: a flat flow. */
export type Flow = Line | TableFlow | PictureFlow | { kind: "divider" };

export type Line = {
  kind: "line";
  heading: number; // its level there; 0: none
  pieces: Piece[];
  direction: Direction | null; // what was said of it
  quote: Quote | null;
  list: ListPlace | null;
  isAttribution: boolean;
};

/** Lines with the same id are one quote; `isStyled`: by the look of each line, so that neighbours belong together. */
export type Quote = { id: number; isStyled: boolean };

export type ListPlace = { level: number; isOrdered: boolean; number: number | null; isStart: boolean };

export type Piece = {
  text: string;
  bold?: boolean;
  italic?: boolean;
  href?: string;
  lang?: string;
  isPre?: boolean; // its spaces stay
  isBreak?: boolean;
  isAdded?: boolean; // a direction mark of ours, in the place of a span's direction
};

export type TableFlow = { kind: "table"; rows: Cell[][]; direction: Direction | null; isQuoted: boolean };
export type Cell = { isHeader: boolean; colspan: number; rowspan: number; flows: Flow[] };

/** `file`: to be sent; without it nobody can read the picture, and only its place remains. */
export type PictureFlow = { kind: "picture"; file: File | null; caption: string; alternative: string };

/** The pieces as HTML shows them: runs of white space are one space, none stands at an end or at a break. */
export function finishPieces(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  let isAfterSpace = true;
  for (const piece of pieces) {
    if (piece.isBreak) {
      trimEnd(out);
      out.push(piece);
      isAfterSpace = true;
      continue;
    }
    let text = piece.isPre ? piece.text : piece.text.replace(/[ \t\r\n\f]+/g, " ");
    if (isAfterSpace && !piece.isPre) text = text.replace(/^ /, "");
    if (text === "") continue;
    if (!piece.isAdded) isAfterSpace = text.endsWith(" ");
    out.push({ ...piece, text });
  }
  trimEnd(out);
  while (out[0]?.isBreak) out.shift();
  while (out.at(-1)?.isBreak) {
    out.pop();
    trimEnd(out);
  }
  return out;
}

function trimEnd(pieces: Piece[]): void {
  for (let last = pieces.at(-1); last && !last.isBreak; last = pieces.at(-1)) {
    const text = last.text.replace(/[ \t\r\n\f\u00a0]+$/u, "");
    if (text !== "") {
      pieces[pieces.length - 1] = { ...last, text };
      return;
    }
    pieces.pop();
  }
}

/** Without what nobody sees, and counted. Spaces that become plain may meet: one remains. */
export function cleanLine(pieces: Piece[], direction: Direction | null): { pieces: Piece[] } & CleanedCharacters {
  const { pieces: texts, ...cleaned } = cleanPieces(
    pieces.map((piece) => (piece.isBreak ? "\n" : piece.text)),
    direction,
  );
  const added = pieces.filter((piece) => piece.isAdded).length;
  const out = pieces.map((piece, at) => (piece.isBreak ? piece : { ...piece, text: texts[at] ?? "" }));
  return { ...cleaned, hidden: Math.max(0, cleaned.hidden - added), pieces: finishPieces(out) };
}

export function textOfPieces(pieces: Piece[]): string {
  return pieces.map((piece) => (piece.isBreak ? "\n" : piece.text)).join("");
}

/** Text nodes with their marks, neighbours of one look joined. `without`: marks that the block says by itself. */
export function inlineOf(pieces: Piece[], without: { bold?: boolean; italic?: boolean } = {}): BodyNode[] {
  const nodes: BodyNode[] = [];
  for (const piece of pieces) {
    if (piece.isBreak) {
      nodes.push({ type: "hardBreak" });
      continue;
    }
    if (piece.text === "") continue;
    const marks = [
      ...(piece.href ? [{ type: "link", attrs: { href: piece.href } }] : []),
      ...(piece.bold && !without.bold ? [{ type: "bold" }] : []),
      ...(piece.italic && !without.italic ? [{ type: "italic" }] : []),
      ...(piece.lang ? [{ type: "foreign", attrs: { lang: piece.lang } }] : []),
    ];
    const last = nodes.at(-1);
    if (last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += piece.text;
    else nodes.push({ type: "text", text: piece.text, ...(marks.length > 0 && { marks }) });
  }
  return nodes;
}

/** A direction mark after a span, but before the punctuation that belongs to the sentence around it. */
export function insertMark(pieces: Piece[], mark: Piece): void {
  const last = pieces.at(-1);
  if (!last || last.isBreak) return;
  const tail = /[\s.,;:!?،؛؟…]*$/u.exec(last.text)?.[0] ?? "";
  const text = last.text.slice(0, last.text.length - tail.length);
  pieces.splice(-1, 1, { ...last, text }, { ...last, ...mark }, ...(tail === "" ? [] : [{ ...last, text: tail }]));
}

/** Two breaks in a row are the paragraph of those who have no other. */
export function splitAtDoubleBreaks(pieces: Piece[]): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const isDouble = piece.isBreak && pieces[at + 1]?.isBreak;
    if (isDouble) parts.push([]);
    else if (!(piece.isBreak && parts.at(-1)?.length === 0)) parts.at(-1)?.push(piece);
  }
  return parts;
}

/** Mail in plain letters quotes with ">" before each line. */
export function asMailQuote(line: Line): Line {
  const first = line.pieces[0];
  if (!first || line.list || !/^(?:>\s?)+(?=\S)/u.test(first.text)) return line;
  const pieces = line.pieces.map((piece, at) => {
    const isLineStart = at === 0 || line.pieces[at - 1]?.isBreak;
    return isLineStart ? { ...piece, text: piece.text.replace(/^(?:>\s?)+/u, "") } : piece;
  });
  return { ...line, pieces, quote: line.quote ?? { id: 0, isStyled: true } };
}
