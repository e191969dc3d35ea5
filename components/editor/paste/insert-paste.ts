import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { BodyNode } from "#newsroom/article.ts";
import type { Cleaned } from "./clean-html.ts";
import { fitBlocks, isInside, lineOf, roomAt } from "./fit-place.ts";
import type { Receipt } from "./receipt.ts";

/**
 * Puts a paste where the cursor stands, in two steps of undo: first the bare text as it came, then what was made of it. So the
 * first undo brings the raw text, the second takes it away.
 * @returns whether the raw text is a step: not when it is what was wanted, nor while changes become proposals
 */
export function insertPaste(view: EditorView, { blocks, receipt, text }: Cleaned, raw: string): boolean {
  const before = view.state;
  const put = fitting(before, blocks, receipt);
  const made = put(before);
  const bare = putRaw(before, raw || text);
  const undo = yUndoPluginKey.getState(before)?.undoManager;
  undo?.stopCapturing();
  const isSame = bare.doc.eq(before.doc) || bare.doc.eq(made.doc);
  const change = isSame ? null : inTwoSteps(view, bare, made, undo);
  const last = change ?? (isSame ? made : put(view.state));
  view.dispatch(asPaste(last.scrollIntoView()));
  undo?.stopCapturing();
  return change !== null;
}

/** The text as it came, with all that nobody sees. */
function putRaw(state: EditorState, raw: string): Transaction {
  if (roomAt(state.selection.$from) === "line") return state.tr.insertText(raw.replace(/\s+/gu, " ").trim());
  return state.tr.replaceSelection(slice(state.schema, rawBlocks(raw)));
}

/** In the place of an empty paragraph, else below the block with the cursor: a step of its own. */
export function insertBelow(view: EditorView, blocks: BodyNode[]): void {
  const { tr, schema, selection } = view.state;
  const { $to } = selection;
  const after = $to.depth > 0 ? $to.after(1) : $to.pos;
  const isBlank = $to.depth === 1 && $to.parent.type.name === "paragraph" && $to.parent.content.size === 0;
  const undo = yUndoPluginKey.getState(view.state)?.undoManager;
  undo?.stopCapturing();
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  view.dispatch(asPaste(tr.replaceWith(isBlank ? $to.before(1) : after, after, nodes)));
  undo?.stopCapturing();
}

type Undo = { stopCapturing(): void; undo(): unknown } | undefined;

/** The bare text, and the change that makes of it what was wanted; null when something else has a say in what is written here. */
function inTwoSteps(view: EditorView, bare: Transaction, made: Transaction, undo: Undo): Transaction | null {
  view.dispatch(asPaste(bare));
  undo?.stopCapturing();
  const change = view.state.doc.eq(bare.doc) ? changeTo(view.state.tr, made.doc) : null;
  if (!change) undo?.undo();
  return change?.setSelection(Selection.fromJSON(change.doc, made.selection.toJSON())) ?? null;
}

function asPaste(change: Transaction): Transaction {
  return change.setMeta("paste", true).setMeta("uiEvent", "paste");
}

/** How the blocks are put where the selection is; what has to change to fit there is counted once. */
function fitting({ selection: { $from } }: EditorState, blocks: BodyNode[], receipt: Receipt) {
  const room = roomAt($from);
  const isList = isInside($from, ["listItem"]);
  const isQuote = isInside($from, ["blockquote", "pullQuote"]);
  const { inside, below } = fitBlocks(blocks, room, isQuote, receipt);
  return (state: EditorState): Transaction => {
    const change = state.tr;
    if (room === "line") return change.insertText(lineOf(blocks));
    if (inside.length > 0) change.replaceSelection(slice(state.schema, inside, isList));
    if (below.length > 0) {
      const after = change.selection.$to.after(1);
      change.insert(
        after,
        below.map((block) => state.schema.nodeFromJSON(block)),
      );
    }
    return change;
  };
}

/** A paragraph joins the one that it is pasted into, and items the list; all else stays a block of its own, a quote above all. */
function slice(schema: Schema, blocks: BodyNode[], isList = false): Slice {
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  if (isList && nodes.every((node) => node.type.name.endsWith("List"))) return Slice.maxOpen(Fragment.from(nodes));
  const joins = (node: Node | undefined) => (node?.type.name === "paragraph" && node.attrs.dir === null ? 1 : 0);
  return new Slice(Fragment.from(nodes), joins(nodes[0]), joins(nodes.at(-1)));
}

function rawBlocks(text: string): BodyNode[] {
  const lines = text.split(/(?:\r\n?|\n)+/u).filter((line, at, all) => line !== "" || (at > 0 && at < all.length - 1));
  return lines.map((line) => ({ type: "paragraph", ...(line !== "" && { content: [{ type: "text", text: line }] }) }));
}

/** The one step that makes this document of the transaction's. */
function changeTo(change: Transaction, wanted: Node): Transaction | null {
  const { doc } = change;
  const start = doc.content.findDiffStart(wanted.content);
  const ends = doc.content.findDiffEnd(wanted.content);
  if (start === null || !ends) return null;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b)); // both looks may claim the same letters
  const step = new ReplaceStep(start, ends.a + overlap, wanted.slice(start, ends.b + overlap));
  return !change.maybeStep(step).failed && change.doc.eq(wanted) ? change : null;
}
