"use client";

import type { Editor, JSONContent } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { useEffect, useLayoutEffect, useState } from "react";
import type { Field, Story } from "./story-context.ts";

type Place = {
  field: Field;
  text: JSONContent;
  anchor: number;
  head: number;
  isBlock: boolean; // chosen as a whole
  hadFocus: boolean; // else the writer was in a window that stands over the text
};

/** Where the writer's caret stood when the text boxes were made anew, and what was typed while there were none. */
export type KeptPlace = { isGone: boolean; place: Place | null; typed: string; stop: () => void };

/** For the page, which outlives its text boxes. */
export function useKeptPlace(): KeptPlace {
  const [kept] = useState<KeptPlace>(() => ({ isGone: false, place: null, typed: "", stop: () => undefined }));
  useLayoutEffect(() => {
    kept.isGone = false;
    return () => {
      kept.isGone = true; // text boxes that go with the page leave nothing to come back to
      kept.stop();
    };
  }, [kept]);
  return kept;
}

/**
 * A deed closes the document under whoever writes in it, and the text boxes of the next one come in its place: the caret goes
 * on where it stood, when it stood in the text. `body` is the last of the text boxes to come.
 */
export function useComeBack(kept: KeptPlace, story: Story, body: Editor | null): void {
  const { fieldEditors, isEditable } = story;
  useLayoutEffect(() => () => leave(kept, fieldEditors()), [kept, fieldEditors]); // while the boxes still stand
  useEffect(() => {
    const { place, stop } = kept;
    if (!body || body.isDestroyed || !place) return;
    stop();
    kept.place = null;
    const [, editor] = fieldEditors().find(([field]) => field === place.field) ?? [];
    if (!editor) return;
    choose(editor, place);
    if (place.hadFocus && isEditable && isNobodyElsewhere()) comeBack(editor, kept.typed);
  }, [kept, body, isEditable, fieldEditors]);
}

function leave(kept: KeptPlace, editors: [Field, Editor][]): void {
  const focused = editors.find(([, { view }]) => view.hasFocus());
  const [field, editor] = focused ?? editors.find(([name]) => name === "body") ?? [];
  kept.stop();
  kept.place = null;
  if (kept.isGone || !field || !editor) return;
  const { selection } = editor.state;
  kept.place = {
    ...{ field, text: editor.getJSON(), anchor: selection.anchor, head: selection.head },
    isBlock: selection instanceof NodeSelection,
    hadFocus: focused !== undefined,
  };
  kept.typed = "";
  if (!focused) return;
  const collect = (event: KeyboardEvent) => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter || event.isComposing || !isNobodyElsewhere()) return;
    event.preventDefault();
    kept.typed += event.key;
  };
  window.addEventListener("keydown", collect, true);
  kept.stop = () => window.removeEventListener("keydown", collect, true);
}

function isNobodyElsewhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body;
}

function choose({ view, schema }: Editor, { text, anchor, head, isBlock }: Place): void {
  const { tr, doc } = view.state;
  const placeOf = placesIn(schema.nodeFromJSON(text), doc);
  const [from, to] = [placeOf(anchor), placeOf(head)];
  const block = isBlock ? doc.nodeAt(from) : null;
  const isSame = block !== null && !block.isText && NodeSelection.isSelectable(block);
  view.dispatch(
    tr.setSelection(
      isSame ? NodeSelection.create(doc, from) : TextSelection.between(doc.resolve(from), doc.resolve(to)),
    ),
  );
}

function comeBack({ view }: Editor, typed: string): void {
  const { tr } = view.state;
  if (typed !== "") tr.insertText(typed);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/**
 * The same place in the text that came after: what differs is what was typed too late, or by others at the last moment. One
 * letter too many can be any of a run of equal ones, as two spaces are: where the place allows it, it is the one before it.
 */
export function placesIn(before: Node, now: Node): (place: number) => number {
  const start = before.content.findDiffStart(now.content);
  const end = before.content.findDiffEnd(now.content);
  return (place) => {
    if (start === null || !end) return Math.min(place, now.content.size);
    const overlap = Math.max(0, start - Math.min(end.a, end.b)); // the same letters on both sides
    const [gone, come] = [end.a + overlap - start, end.b + overlap - start];
    const isTypedLast = come === 0 && place >= start + gone - overlap && place <= start + gone;
    if (isTypedLast) return place - gone;
    if (place <= start) return Math.min(place, now.content.size);
    return place >= end.a ? Math.max(0, place + end.b - end.a) : Math.min(start, now.content.size);
  };
}
