import * as Y from "yjs";
import type { PlainField } from "./article.ts";
import { anchorAt, placeOf, readField } from "./field-text.ts";
import { openCarrying } from "./find-words.ts";

/** Only bytes cross this border, as in `draft.ts`. */

/** Two encoded relative positions of Yjs: before the first letter of the words and behind the last. */
export type Anchor = { from: Uint8Array; to: Uint8Array };

export type CommentField = PlainField | "body";

/** What a thread of comments holds to. `anchor` null: its words are gone. `quote`: the words when it began. */
export type Anchored = { id: number; field: CommentField; anchor: Anchor | null; quote: string };

export const longestQuote = 1000; // letters
export const longestComment = 5000;
const longestPosition = 64; // bytes: two numbers and a client's, or a field's name

/**
 * The same threads in the document that the next epoch begins with, by their ids: a new epoch writes every letter anew,
 * without blank ends, and a restored one may say something else altogether. Null: the words are not in it.
 */
export function carryAnchors(log: Uint8Array[], seed: Uint8Array, threads: Anchored[]): Map<number, Anchor | null> {
  const [before, after] = [docOf(log), docOf([seed])];
  const read = (field: CommentField) => {
    const [old, now] = [readField(before, field), readField(after, field)];
    return { old, now, carry: openCarrying(old.text, now.text) };
  };
  const texts = new Map<CommentField, ReturnType<typeof read>>();
  const carried = threads.map(({ id, field, anchor, quote }): [number, Anchor | null] => {
    const text = texts.get(field) ?? read(field);
    texts.set(field, text);
    const { old, now, carry } = text;
    const stood = placeOf(old, anchor, quote) ?? null;
    const stands = stood ? carry(stood) : (placeOf(now, null, quote) ?? null);
    return [id, stands && anchorAt(now, stands)];
  });
  return new Map(carried);
}

/** Whether bytes from a browser are a relative position. */
export function isPosition(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > longestPosition) return false;
  try {
    const { item, type, tname } = Y.decodeRelativePosition(bytes);
    return item !== null || type !== null || tname !== null;
  } catch {
    return false;
  }
}

function docOf(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
