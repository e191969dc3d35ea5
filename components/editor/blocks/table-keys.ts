import { NodeSelection, Plugin, Selection, TextSelection } from "@tiptap/pm/state";
import { addRowAfter, CellSelection, cellAround, goToNextCell, isInTable, nextCell } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { directionOfText } from "#newsroom/body.ts";

/** Keys that know in which direction a table is set. They come before the library's own, which take every table for left to right. */
export const tableKeys = new Plugin({
  props: {
    handleKeyDown(view, event) {
      if (!isInTable(view.state) || view.state.selection instanceof NodeSelection) return false;
      if (event.key === "Tab" && !event.ctrlKey && !event.metaKey && !event.altKey) return tab(view, event.shiftKey);
      const side = event.key === "ArrowLeft" ? "left" : event.key === "ArrowRight" ? "right" : null;
      if (!side || event.ctrlKey || event.metaKey || event.altKey) return false;
      return event.shiftKey ? extend(view, side) : walk(view, side);
    },
  },
});

/** To the next cell, from the last one into a new row; back to the one before. */
function tab(view: EditorView, isBack: boolean): boolean {
  if (goToNextCell(isBack ? -1 : 1)(view.state, view.dispatch)) return true;
  if (isBack) return true;
  addRowAfter(view.state, view.dispatch);
  goToNextCell(1)(view.state, view.dispatch);
  return true;
}

type Side = "left" | "right";

function stepTo(view: EditorView, side: Side): -1 | 1 {
  const $cell = cellAround(view.state.selection.$head);
  const table = $cell && view.nodeDOM($cell.before(-1));
  const isMirrored = table instanceof Element && getComputedStyle(table).direction === "rtl";
  return (side === "right") === isMirrored ? -1 : 1;
}

/** At that edge of a cell's text: into the cell that is seen on that side, and there to the edge that is nearer. */
function walk(view: EditorView, side: Side): boolean {
  const { state } = view;
  const { selection } = state;
  const $cell = cellAround(selection.$head);
  if (!$cell || !(selection instanceof TextSelection) || !selection.empty) return false;
  const { $head } = selection;
  const cell = $cell.nodeAfter;
  if (!cell || !view.endOfTextblock(side)) return false;
  const line = view.domAtPos($head.start()).node;
  const dom = line instanceof Element ? line : line.parentElement;
  const isForward = (dom ? getComputedStyle(dom).direction === "rtl" : false) === (side === "left");
  const index = $head.index($head.depth - 1);
  if (isForward ? index < cell.childCount - 1 : index > 0) return false; // another line of the same cell
  const step = stepTo(view, side);
  const $next = nextCell($cell, "horiz", step);
  if (!$next) return goToNextCell(step)(state, view.dispatch) || leave(view, step);
  const next = $next.nodeAfter;
  const start = $next.pos + 1;
  const end = $next.pos + (next?.nodeSize ?? 2) - 1;
  const isFlowing = (directionOfText(next?.textContent ?? "") ?? getComputedStyle(view.dom).direction) === "rtl";
  const entersAtStart = isFlowing === (side === "left");
  const near = entersAtStart ? Selection.near(state.doc.resolve(start), 1) : Selection.near(state.doc.resolve(end), -1);
  view.dispatch(state.tr.setSelection(near).scrollIntoView());
  return true;
}

/** Out of the first or last cell. */
function leave(view: EditorView, step: -1 | 1): boolean {
  const { state } = view;
  const $cell = cellAround(state.selection.$head);
  if (!$cell) return false;
  const place = step > 0 ? $cell.after(-1) : $cell.before(-1);
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(place), step)).scrollIntoView());
  return true;
}

/** Chosen cells grow towards the side that is pressed; from inside a text only where it ends. */
function extend(view: EditorView, side: Side): boolean {
  const { state } = view;
  const { selection } = state;
  const isCells = selection instanceof CellSelection;
  const $cell = isCells ? selection.$headCell : cellAround(selection.$head);
  if (!$cell || (!isCells && !view.endOfTextblock(side))) return false;
  const $next = nextCell($cell, "horiz", stepTo(view, side));
  if (!$next) return isCells;
  view.dispatch(state.tr.setSelection(new CellSelection(isCells ? selection.$anchorCell : $cell, $next)));
  return true;
}
