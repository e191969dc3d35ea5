"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Doc } from "yjs";
import type { ThreadView } from "#db/comment-list.ts";
import { type Anchor, type CommentField, longestQuote } from "#newsroom/anchors.ts";
import { anchorAt, placeOf, readField } from "#newsroom/field-text.ts";
import { decodeBytes, encodeBytes } from "#newsroom/socket.ts";
import { fields } from "../story-context.ts";
import { type Mark, readMarks, showMarks } from "./comment-marks.ts";
import type { CommentStage } from "./comment-stage.ts";
import { lettersOf, placeAt, positionsOf, readShown, wordAround } from "./shown-text.ts";
import type { Chosen } from "./unsent.ts";
import type { CommentActions, ShownAnchor } from "./use-talk.ts";

const pause = 250; // milliseconds without a key: until then the marks move with the text
const longest = 2000; // milliseconds that they may do so

export const newThread = 0; // the id of the one that is being written

/** A thread's place: in which field, and where among all others; null where its words are gone. */
export type Place = { field: CommentField; order: number } | null;

type Looked = { threads: Placed[]; looks: Map<number, Mark["look"]> };
type Placed = Pick<ThreadView, "id" | "field" | "epoch" | "anchor" | "quote">;

type Asked = {
  articleId: number;
  doc: Doc;
  epoch: number;
  isEditable: boolean;
  stage: CommentStage;
  moveAnchors: CommentActions["moveAnchors"];
};

/**
 * Finds where the words of threads stand, marks them, and tells the server of those whose letters this page has written
 * anew. Returns the places by thread; a thread that is missing holds to letters that have not come yet.
 */
export function usePlaces({ threads, looks }: Looked, asked: Asked): Map<number, Place> {
  const [places, setPlaces] = useState(new Map<number, Place>());
  const placer = useMemo(() => new Placer(asked.stage, asked.doc), [asked.stage, asked.doc]);
  const { articleId, epoch, isEditable, moveAnchors } = asked;
  const look = useRef(() => {});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const due = useRef(0);
  const later = useCallback(() => {
    const now = performance.now();
    due.current ||= now + longest;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        due.current = 0;
        look.current();
      },
      Math.max(0, Math.min(pause, due.current - now)),
    );
  }, []);
  useEffect(() => {
    look.current = () => {
      const found = placer.place({ threads, looks, epoch, isEditable });
      setPlaces((before) => (isSame(before, found.places) ? before : found.places));
      if (found.isBehind) later();
      if (found.moves.length === 0) return;
      moveAnchors({ id: articleId, epoch, moves: found.moves }).catch(() => placer.tryAgain(found.moves));
    };
  });
  useEffect(() => {
    const stop = placer.onChange(later);
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [placer, later]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them asks for another look
  useEffect(() => look.current(), [threads, looks, epoch, isEditable, placer]);
  return places;
}

/** What a new thread would be about now: what is chosen, else the word at the cursor. Null: neither. */
export function readChosen(stage: CommentStage, doc: Doc, epoch: number): Chosen | null {
  const field = fields.find((name) => !stage.views.get(name)?.state.selection.empty) ?? stage.lastField;
  const view = stage.views.get(field);
  if (!view) return null;
  const shown = readShown(view.state.doc);
  const { from, to, empty } = view.state.selection;
  const letters = empty ? wordAround(shown, placeAt(shown, from)) : lettersOf(shown, { from, to });
  const text = readField(doc, field);
  const anchor = letters && text.text === shown.text ? anchorAt(text, letters) : null;
  if (!letters || !anchor) return null;
  const quote = shown.text.slice(letters.from, letters.to).trim().slice(0, longestQuote);
  return { epoch, field, anchor: encode(anchor), quote };
}

type Round = Looked & { epoch: number; isEditable: boolean };
type Move = { threadId: number; anchor: ShownAnchor };
type Found = { places: Map<number, Place>; moves: Move[]; isBehind: boolean };

class Placer {
  readonly #stage: CommentStage;
  readonly #doc: Doc;
  readonly #seen = new Map<CommentField, { own: number; others: number }>();
  /** What this page has told the server and not heard back yet: the anchor then, and the anchor now. */
  readonly #moved = new Map<number, { was: string; anchor: ShownAnchor }>();

  constructor(stage: CommentStage, doc: Doc) {
    this.#stage = stage;
    this.#doc = doc;
  }

  /** The listener hears of text that changed and of boxes that came, not of the marks that `place` draws. */
  onChange(listener: () => void): () => void {
    return this.#stage.subscribe(() => {
      const isNew = [...this.#stage.views].some(([field, view]) => {
        const { own, others } = readMarks(view);
        const seen = this.#seen.get(field);
        return seen?.own !== own || seen.others !== others;
      });
      if (isNew) listener();
    });
  }

  tryAgain(moves: Move[]): void {
    for (const { threadId } of moves) this.#moved.delete(threadId);
    for (const field of this.#seen.keys())
      this.#seen.set(field, { own: -1, others: this.#seen.get(field)?.others ?? 0 });
  }

  place({ threads, looks, epoch, isEditable }: Round): Found {
    const found: Found = { places: new Map(), moves: [], isBehind: false };
    for (const [order, field] of fields.entries()) {
      const view = this.#stage.views.get(field);
      const own = threads.filter((thread) => thread.field === field);
      if (!view || view.isDestroyed) continue;
      const { marks, own: typed, others } = readMarks(view);
      if (own.length === 0) {
        this.#seen.set(field, { own: typed, others });
        if (marks.length > 0) showMarks(view, []);
        continue;
      }
      if (view.composing) {
        found.isBehind = true; // a word that is being put together must not be drawn anew
        continue;
      }
      const text = readField(this.#doc, field);
      const shown = readShown(view.state.doc);
      if (text.text !== shown.text) {
        found.isBehind = true; // one of them is about to follow the other
        continue;
      }
      const before = this.#seen.get(field);
      this.#seen.set(field, { own: typed, others });
      const isOwn = before !== undefined && before.own !== typed;
      const isOwnAlone = isOwn && before.others === others;
      const drawn: Mark[] = [];
      for (const thread of own) {
        const anchor = thread.epoch === epoch ? this.#anchorOf(thread) : null;
        const mark = marks.find(({ id }) => id === thread.id);
        const held = mark && lettersOf(shown, mark);
        const stands = placeOf(text, anchor, thread.quote);
        const range = (isOwnAlone ? held : undefined) ?? stands ?? (stands === undefined ? held : null);
        if (range) found.places.set(thread.id, { field, order: order * 1e9 + range.from });
        else if (stands === null) found.places.set(thread.id, null);
        const positions = range && positionsOf(shown, range);
        const look = looks.get(thread.id);
        if (positions && look) drawn.push({ id: thread.id, ...positions, look });
        const now = isOwn && isEditable && range && thread.id !== newThread ? anchorAt(text, range) : null;
        if (now && thread.epoch === epoch && !isEqual(anchor, now)) {
          const move = { threadId: thread.id, anchor: encode(now) };
          this.#moved.set(thread.id, { was: nameOf(thread.anchor), anchor: move.anchor });
          found.moves.push(move);
        }
      }
      if (!areSame(marks, drawn)) showMarks(view, drawn);
    }
    return found;
  }

  #anchorOf({ id, anchor }: Placed): Anchor | null {
    const moved = this.#moved.get(id);
    if (moved && moved.was !== nameOf(anchor)) this.#moved.delete(id); // the server has it, or another's
    return decode(this.#moved.get(id)?.anchor ?? anchor);
  }
}

function encode({ from, to }: Anchor): ShownAnchor {
  return { from: encodeBytes(from), to: encodeBytes(to) };
}

function decode(anchor: ShownAnchor | null): Anchor | null {
  return anchor && { from: decodeBytes(anchor.from), to: decodeBytes(anchor.to) };
}

function nameOf(anchor: ShownAnchor | null): string {
  return anchor ? `${anchor.from} ${anchor.to}` : "";
}

function isEqual(one: Anchor | null, other: Anchor): boolean {
  return nameOf(one && encode(one)) === nameOf(encode(other));
}

function areSame(before: Mark[], after: Mark[]): boolean {
  const name = (marks: Mark[]) => marks.map(({ id, from, to, look }) => `${id} ${from} ${to} ${look}`).join();
  return name(before) === name(after);
}

function isSame(before: Map<number, Place>, after: Map<number, Place>): boolean {
  const name = (places: Map<number, Place>) => [...places].map(([id, place]) => `${id} ${place?.order}`).join();
  return name(before) === name(after);
}
