import type { Node } from "@tiptap/pm/model";
import type { Range } from "#newsroom/find-words.ts";

/** A field's text as it is shown, letter by letter as `field-text.ts` reads the shared one, and where each letter stands. */
export type ShownText = { text: string; pieces: { at: number; start: number; end: number }[] };

export function readShown(doc: Node): ShownText {
  const shown: ShownText = { text: "", pieces: [] };
  readInto(doc, 0, shown);
  return shown;
}

function readInto(parent: Node, inside: number, shown: ShownText): void {
  parent.forEach((child, offset) => {
    const at = inside + offset;
    if (child.isText) {
      const start = shown.text.length;
      shown.text += child.text ?? "";
      shown.pieces.push({ at, start, end: shown.text.length });
    } else {
      readInto(child, at + 1, shown);
      shown.text += "\n";
    }
  });
}

/** Null: none of its letters is there. */
export function positionsOf({ pieces }: ShownText, { from, to }: Range): Range | null {
  const first = pieces.find(({ end }) => from < end);
  const last = pieces.findLast(({ start }) => start < to);
  if (!first || !last) return null;
  const range = { from: first.at + Math.max(0, from - first.start), to: last.at + Math.min(last.end, to) - last.start };
  return range.from < range.to ? range : null;
}

/** The letters between two positions, without what only stands around them. Null: there are none. */
export function lettersOf({ text, pieces }: ShownText, { from, to }: Range): Range | null {
  const first = pieces.find(({ at, start, end }) => from < at + end - start);
  const last = pieces.findLast(({ at }) => at < to);
  if (!first || !last) return null;
  const range = {
    from: first.start + Math.max(0, from - first.at),
    to: Math.min(last.end, last.start + to - last.at),
  };
  return range.from < range.to && text.slice(range.from, range.to).trim() !== "" ? range : null;
}

/** The word around a place among the letters; the place itself where there is none. */
export function wordAround({ text }: ShownText, place: number): Range {
  const before = /[\p{L}\p{M}\p{N}_'’-]*$/u.exec(text.slice(Math.max(0, place - 60), place))?.[0].length ?? 0;
  const after = /^[\p{L}\p{M}\p{N}_'’-]*/u.exec(text.slice(place, place + 60))?.[0].length ?? 0;
  return { from: place - before, to: place + after };
}

/** A position as a place among the letters. */
export function placeAt({ text, pieces }: ShownText, position: number): number {
  const piece = pieces.find(({ at, start, end }) => position <= at + end - start);
  return piece ? piece.start + Math.max(0, position - piece.at) : text.length;
}
