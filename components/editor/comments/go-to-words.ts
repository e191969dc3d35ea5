import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { fields } from "../story-context.ts";
import { readMarks } from "./comment-marks.ts";
import type { CommentStage } from "./comment-stage.ts";

/** Brings a thread's words before the writer where they are out of sight, and with `focus` the cursor into them. */
export function goToWords(stage: CommentStage, id: number | null, { focus }: { focus: boolean }): void {
  const marked = id === null ? null : findMarked(stage, id);
  if (!marked) {
    const view = stage.views.get(stage.lastField);
    if (focus && view) takeFocus(view);
    return;
  }
  const { view, mark } = marked;
  if (focus) {
    const { tr, doc } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, mark.to)));
    takeFocus(view);
  }
  requestAnimationFrame(() => {
    if (view.isDestroyed) return;
    const { top, bottom } = view.coordsAtPos(Math.min(mark.from, view.state.doc.content.size));
    const isSeen = top > 140 && bottom < innerHeight * 0.6; // below the bars, above a sheet
    const words = view.dom.querySelector(`[data-comment="${mark.id}"]`);
    if (!isSeen) words?.scrollIntoView({ block: "center", behavior: "instant" });
  });
}

/** A text that cannot be written in has a place among the Tab stops, too. */
function takeFocus(view: EditorView): void {
  if (view.editable) view.focus();
  else view.dom.focus({ preventScroll: true });
}

/** The thread after or before the chosen one, or after or before the cursor. */
export function walkThreads(stage: CommentStage, order: number[], chosen: number | null, step: 1 | -1): number | null {
  const now = chosen === null ? -1 : order.indexOf(chosen);
  if (now !== -1) return order[(now + step + order.length) % order.length] ?? null;
  const at = placeOfCursor(stage);
  const places = order.map((id) => {
    const marked = findMarked(stage, id);
    return { id, place: marked ? placeIn(marked.field, marked.mark.from) : 0 };
  });
  const next = step === 1 ? places.find(({ place }) => place >= at) : places.findLast(({ place }) => place < at);
  return next?.id ?? (step === 1 ? order[0] : order.at(-1)) ?? null;
}

function placeOfCursor(stage: CommentStage): number {
  return placeIn(stage.lastField, stage.views.get(stage.lastField)?.state.selection.from ?? 0);
}

function placeIn(field: (typeof fields)[number], position: number): number {
  return fields.indexOf(field) * 1e9 + position;
}

function findMarked(stage: CommentStage, id: number) {
  for (const [field, view] of stage.views) {
    const mark = view.isDestroyed ? undefined : readMarks(view).marks.find((one) => one.id === id);
    if (mark) return { field, view, mark };
  }
  return null;
}
