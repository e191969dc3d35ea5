import * as Y from "yjs";
import type { Anchor } from "./anchors.ts";
import { blockAround, findMoved, type Range } from "./find-words.ts";

/*
 * A field's text as one string, letter by letter as Yjs holds it, with a line feed where an element ends: how places in
 * it and relative positions tell of each other. It handles Yjs' own objects, so it stays on one side of the border that
 * decision 0001 draws: `anchors.ts` calls it on the server, the editor in the browser.
 */

type Container = Y.XmlFragment; // elements are fragments too
type Part = Y.XmlText | Container;

export type FieldText = {
  text: string;
  doc: Y.Doc;
  starts: Map<unknown, number>; // of pieces of text and of elements
  ends: Map<unknown, number>;
  pieces: { piece: Y.XmlText; start: number; end: number }[];
};

/** The text of a field. */
export function readField(doc: Y.Doc, field: string): FieldText {
  const read: FieldText = { text: "", doc, starts: new Map(), ends: new Map(), pieces: [] };
  readContainer(doc.getXmlFragment(field), read);
  return read;
}

/** What holds to these letters. Blanks at their ends are left out. Null: there are none. */
export function anchorAt(field: FieldText, range: Range): Anchor | null {
  const words = field.text.slice(range.from, range.to);
  const from = range.from + words.length - words.trimStart().length;
  const to = range.to - words.length + words.trimEnd().length;
  const first = field.pieces.find(({ start, end }) => start <= from && from < end);
  const last = field.pieces.find(({ start, end }) => start < to && to <= end);
  if (words.trim() === "" || !first || !last) return null;
  const encode = ({ piece, start }: typeof first, place: number, side: 0 | -1) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(piece, place - start, side));
  return { from: encode(first, from, 0), to: encode(last, to, -1) };
}

/**
 * Where the words of a thread stand now. Null: they are gone. Undefined: they hold to letters that this document has not
 * received yet. An anchor whose letters went is not the end: splitting a paragraph, joining two or making a heading of
 * one writes its letters anew, and whoever does that in a browser that closes too early leaves old anchors behind.
 */
export function placeOf(field: FieldText, anchor: Anchor | null, quote: string): Range | null | undefined {
  if (!anchor) return findMoved(field.text, quote, null);
  const [from, to] = [readPlace(field, anchor.from), readPlace(field, anchor.to)];
  if (from === undefined || to === undefined) return undefined;
  const range = {
    from: from ?? blockAround(field.text, to ?? 0).from,
    to: to ?? blockAround(field.text, from ?? 0).to,
  };
  const isThere = (from ?? to) !== null && field.text.slice(range.from, range.to).trim() !== "";
  return isThere ? range : findMoved(field.text, quote, from ?? to);
}

function readContainer(container: Container, read: FieldText): void {
  read.starts.set(container, read.text.length);
  for (const part of container.toArray()) {
    if (part instanceof Y.XmlText) readPiece(part, read);
    else if (part instanceof Y.XmlFragment) {
      readContainer(part, read);
      read.text += "\n";
    }
  }
  read.ends.set(container, read.text.length);
}

function readPiece(piece: Y.XmlText, read: FieldText): void {
  const start = read.text.length;
  const delta: { insert?: unknown }[] = piece.toDelta();
  for (const { insert } of delta) read.text += typeof insert === "string" ? insert : "\ufffc";
  read.starts.set(piece, start);
  read.ends.set(piece, read.text.length);
  read.pieces.push({ piece, start, end: read.text.length });
}

/** Undefined: the document does not know the letter yet. Null: it went with all that was around it. */
function readPlace(field: FieldText, bytes: Uint8Array): number | null | undefined {
  const relative = Y.decodeRelativePosition(bytes);
  const found = Y.createAbsolutePositionFromRelativePosition(relative, field.doc);
  if (found) return placeIn(field, found.type, found.index);
  const letter = relative.item ?? relative.type;
  return letter && Y.getState(field.doc.store, letter.client) <= letter.clock ? undefined : null;
}

/** A place in something that was deleted is where that stood. */
function placeIn(field: FieldText, type: Y.AbstractType<unknown>, index: number): number | null {
  const start = field.starts.get(type);
  if (start !== undefined && type instanceof Y.XmlText) return start + Math.min(index, type.length);
  if (start !== undefined && type instanceof Y.XmlFragment) {
    const part: Part | undefined = type.length > index ? type.get(index) : undefined;
    return (part ? field.starts.get(part) : field.ends.get(type)) ?? start;
  }
  const item = type._item;
  if (!item || !(item.parent instanceof Y.AbstractType)) return null;
  let before = 0;
  for (let left = item.left; left; left = left.left) if (!left.deleted && left.countable) before += left.length;
  return placeIn(field, item.parent, before);
}
