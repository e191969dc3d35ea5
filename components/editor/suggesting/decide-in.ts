import type { Editor } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { BodyNode } from "#newsroom/article.ts";
import { type Decision, decide, readProposals } from "#newsroom/suggestions.ts";
import { tell } from "./hand.ts";
import { stepBetween } from "./rules.ts";

/** `gone`: there was nothing left to decide. `unfit`: it would have left a block that cannot be. */
export type Decided = "done" | "gone" | "unfit";

/** Accepts or rejects in all fields; one step of undo. A field that it does not fit stays as it was. */
export function decideIn(editors: Iterable<Editor>, decision: Decision, isMeant: (id: string) => boolean): Decided {
  const open = [...editors].filter((editor) => !editor.isDestroyed);
  for (const { state } of open) yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
  const outcomes = open.map((editor) => decideOne(editor, decision, isMeant));
  for (const { state } of open) yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
  if (outcomes.includes("unfit")) return "unfit";
  return outcomes.includes("done") ? "done" : "gone";
}

function decideOne({ state, view }: Editor, decision: Decision, isMeant: (id: string) => boolean): Decided {
  const change = decideState(state, decision, isMeant);
  if (typeof change === "string") return change;
  view.dispatch(change.scrollIntoView());
  return "done";
}

/** The change that decides, or why there is none. */
export function decideState(
  state: EditorState,
  decision: Decision,
  isMeant: (id: string) => boolean,
): Transaction | Exclude<Decided, "done"> {
  const { doc, schema } = state;
  const now: BodyNode[] = doc.content.toJSON() ?? [];
  const decided = decide(now, decision, isMeant);
  const blocks = decided.length > 0 ? decided : [{ type: "paragraph" }];
  const next = doc.copy(Fragment.fromJSON(schema, blocks));
  const step = stepBetween(doc, next);
  if (!step) return "gone";
  if (!isSound(next)) return "unfit";
  const change = state.tr;
  change.step(step);
  return tell(change, {});
}

/** Whether the schema allows it all: proposals come from other people's browsers, and each is decided by itself. */
function isSound(node: Node): boolean {
  return node.type.validContent(node.content) && node.children.every(isSound);
}

/** The ids of the proposals at the caret, or around it. */
export function proposalsAt({ state }: Editor): string[] {
  const { $from, $to, empty } = state.selection;
  const ids = new Set<string>();
  const read = (node: Node) => {
    for (const mark of node.marks) if (typeof mark.attrs.id === "string") ids.add(mark.attrs.id);
    for (const { id } of Object.values(readProposals(node.attrs.proposal))) ids.add(id);
  };
  if (empty) for (const node of [$from.nodeBefore, $from.nodeAfter]) if (node?.isInline) read(node);
  if (!empty) state.doc.nodesBetween($from.pos, $to.pos, (node) => void (node.isInline && read(node)));
  for (let depth = $from.depth; depth > 0; depth--) read($from.node(depth));
  return [...ids];
}

/** Brings the first piece of a proposal before the writer, with the caret in it. */
export function goTo(editors: Iterable<Editor>, id: string): boolean {
  for (const { state, view, isDestroyed } of editors) {
    const place = isDestroyed ? null : findPlace(state.doc, id);
    if (place === null) continue;
    const at = state.doc.resolve(place);
    view.focus(); // first: the card follows the caret of the field that has the focus
    view.dispatch(view.state.tr.setSelection(TextSelection.near(at)).scrollIntoView());
    return true;
  }
  return false;
}

function findPlace(doc: Node, id: string): number | null {
  let found: number | null = null;
  doc.descendants((node, place) => {
    if (found !== null) return false;
    const isMarked = node.marks.some((mark) => mark.attrs.id === id);
    const isSaid = Object.values(readProposals(node.attrs.proposal)).some((claim) => claim.id === id);
    if (isMarked) found = place + 1;
    else if (isSaid) found = place + (node.isInline ? 0 : 1);
    return found === null;
  });
  return found === null ? null : Math.min(found, doc.content.size);
}
