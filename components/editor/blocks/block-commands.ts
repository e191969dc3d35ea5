import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { withoutSuggestions, withSuggestions } from "#newsroom/suggestions.ts";
import { isProposing, nameProposal, tell } from "../suggesting/hand.ts";

/** A block of the body, or a picture of a gallery, and where it stands. */
export type Place = { node: Node; position: number };

/** The blocks that hold text of their own and that one cannot leave by writing on. */
const frames = new Set(["pullQuote", "factBox", "gallery", "table"]);

/** The block of the body that the cursor stands in, or that is chosen as a whole; between blocks, none. */
export function findBlock({ selection }: EditorState): Place | null {
  const { $from } = selection;
  if (selection instanceof NodeSelection && $from.depth === 0) return { node: selection.node, position: $from.pos };
  return $from.depth > 0 ? { node: $from.node(1), position: $from.before(1) } : null;
}

/** The frame around the cursor, or the one that is chosen. */
export function findFrame(state: EditorState, name?: string): Place | null {
  const block = findBlock(state);
  if (!block || !frames.has(block.node.type.name)) return null;
  return name === undefined || block.node.type.name === name ? block : null;
}

/** The picture of a gallery that the cursor stands in, or that is chosen. */
function findGalleryPicture(state: EditorState): (Place & { gallery: Place }) | null {
  const gallery = findFrame(state, "gallery");
  const { selection } = state;
  if (!gallery || selection.$from.depth === 0) return null;
  if (selection instanceof NodeSelection && selection.node.type.name === "picture")
    return { node: selection.node, position: selection.from, gallery };
  const { $from } = selection;
  return $from.depth > 1 ? { node: $from.node(2), position: $from.before(2), gallery } : null;
}

/** What follows is one step of undo by itself. */
export function beginStep(state: EditorState): void {
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
}

/** In the place of an empty paragraph, else below the block of the cursor, which goes to its first text. One step of undo. */
export function putBlock(editor: Editor, block: Node): void {
  const { state, view } = editor;
  beginStep(state);
  const current = findBlock(state);
  const isBlank = current?.node.type.name === "paragraph" && current.node.content.size === 0;
  const after = current ? current.position + current.node.nodeSize : state.selection.$to.pos;
  const from = isBlank ? current.position : after;
  const tr = state.tr.replaceWith(from, after, block);
  if (block.isTextblock || block.content.size > 0) tr.setSelection(Selection.near(tr.doc.resolve(from + 1), 1));
  else goBelow(tr, from + block.nodeSize);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** The cursor into the line at this place between blocks, made where there is none. */
export function goBelow(tr: Transaction, place: number): void {
  if (!tr.doc.nodeAt(place)?.isTextblock) {
    const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
    if (paragraph) tr.insert(place, paragraph);
  }
  tr.setSelection(TextSelection.create(tr.doc, place + 1));
}

/** An empty line above or below the block, and the cursor into it. */
export function addLine(editor: Editor, side: "above" | "below"): void {
  const block = findBlock(editor.state);
  const paragraph = editor.schema.nodes.paragraph?.create();
  if (!block || !paragraph) return;
  beginStep(editor.state);
  const place = side === "above" ? block.position : block.position + block.node.nodeSize;
  const tr = editor.state.tr.insert(place, paragraph);
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView());
  editor.view.focus();
}

/** Chooses a block as a whole, so that the next key acts on it. */
export function chooseBlock(editor: Editor, position: number): void {
  const { state, view } = editor;
  if (!state.doc.nodeAt(position)) return;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, position)));
}

/** Takes a block away; the last picture of a gallery takes the gallery with it, and an empty body keeps a line to write on. */
export function removeBlock(editor: Editor, position: number): void {
  const { state, view } = editor;
  const $place = state.doc.resolve(position);
  const node = state.doc.nodeAt(position);
  if (!node) return;
  beginStep(state);
  const isLast = $place.depth > 0 && $place.parent.childCount === 1;
  const [from, to] = isLast ? [$place.before(), $place.after()] : [position, position + node.nodeSize];
  const tr = state.tr;
  const paragraph = state.schema.nodes.paragraph?.create();
  if (to - from === state.doc.content.size && paragraph) tr.replaceWith(from, to, paragraph);
  else tr.delete(from, to);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), from > 0 ? -1 : 1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/**
 * Moves a block to another place between its neighbours. It goes in two changes, so that the shared document moves this
 * block alone and never rewrites the one it passes, where a colleague may be typing; both are one step of undo.
 * @param to the place in the document as it is before the move
 */
export function moveBlock(editor: Editor, position: number, to: number): boolean {
  const { view } = editor;
  const node = view.state.doc.nodeAt(position);
  if (!node || (to >= position && to <= position + node.nodeSize)) return false;
  const { selection } = view.state;
  const isInside = selection.from > position && selection.to < position + node.nodeSize;
  const offsets = { anchor: selection.anchor - position, head: selection.head - position };
  const $place = view.state.doc.resolve(position);
  const isLast = $place.depth > 0 && $place.parent.childCount === 1; // a gallery does not stay without pictures
  const [from, end] = isLast ? [$place.before(), $place.after()] : [position, position + node.nodeSize];
  if (isLast && to > from && to < end) return false;
  beginStep(view.state);
  const moves = nameProposal();
  const taken = view.state.tr.delete(from, end);
  const place = dispatchThrough(editor, tell(taken, { moves })).map(to);
  const tr = tell(view.state.tr.insert(place, node), { moves });
  if (isInside) tr.setSelection(TextSelection.create(tr.doc, place + offsets.anchor, place + offsets.head));
  else tr.setSelection(NodeSelection.create(tr.doc, place));
  view.dispatch(tr.scrollIntoView());
  beginStep(view.state);
  return true;
}

/** What became of the places: who suggests keeps a block that goes, which is put back after the change. */
function dispatchThrough(editor: Editor, change: Transaction): Mapping {
  const mapping = new Mapping();
  const listen = ({
    transaction,
    appendedTransactions,
  }: {
    transaction: Transaction;
    appendedTransactions: Transaction[];
  }) => {
    for (const done of [transaction, ...appendedTransactions]) mapping.appendMapping(done.mapping);
  };
  editor.on("transaction", listen);
  editor.view.dispatch(change);
  editor.off("transaction", listen);
  return mapping;
}

/** Past its neighbour: the block of the body, or within a gallery the picture. @returns whether there was one */
export function moveStep(editor: Editor, by: -1 | 1): boolean {
  const { state } = editor;
  const picture = findGalleryPicture(state);
  const place = picture ?? findBlock(state);
  if (!place) return false;
  const $place = state.doc.resolve(place.position);
  const index = $place.index() + by;
  const neighbour = $place.parent.maybeChild(index);
  if (!neighbour || index < 0) return false;
  const to = by < 0 ? place.position - neighbour.nodeSize : place.position + place.node.nodeSize + neighbour.nodeSize;
  return moveBlock(editor, place.position, to);
}

/** The chosen words, set large below the block in which they stand; without any, a pull quote to write. */
export function putPullQuote(editor: Editor): void {
  const { schema } = editor;
  const words = readChosen(editor);
  const line = schema.nodes.paragraph?.create(null, words ? schema.text(words) : null);
  const attribution = schema.nodes.attribution?.create();
  if (line && attribution) putBlock(editor, schema.node("pullQuote", null, [line, attribution]));
}

/** The chosen words: of a replacement that is open, the old ones, and for who suggests the new ones. */
export function readChosen(editor: Editor): string {
  const { doc, selection } = editor.state;
  const chosen: BodyNode[] = doc.slice(selection.from, selection.to).content.toJSON() ?? [];
  const decided = isProposing(editor) ? withSuggestions(chosen) : withoutSuggestions(chosen);
  return decided.map(textOf).join(" ").trim();
}
