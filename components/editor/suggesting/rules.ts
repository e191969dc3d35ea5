import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step, StepMap } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { type Proposed, propose } from "#newsroom/propose.ts";
import { drawProposals } from "./drawing.ts";
import { mend } from "./guard.ts";
import { type FieldNote, type Hand, nameProposal, type Rules, suggestingKey, tell } from "./hand.ts";

/** What happens to every change of a field while its writer proposes, and while others' proposals stand in it. */
export const rules: Rules = {
  follow(changes, before, now, hand, view) {
    const edits = changes.filter((change) => change.docChanged);
    if (edits.length === 0 || edits.some(isNoEdit)) return null;
    if (!hand.isProposing) return edits.some((edit) => noteOf(edit)?.moves) ? null : mend(edits, before, now);
    return proposeEdits(edits, before, now, hand, view?.composing ?? false);
  },

  remember(change, kept, now) {
    const note = noteOf(change);
    const waiting = note?.waiting !== undefined ? note.waiting : follow(kept.waiting, change);
    const isDrawn = !change.docChanged && !note?.redraw && kept.shown;
    return { waiting, shown: isDrawn ? kept.shown : drawProposals(now.doc) };
  },

  finish(view) {
    const waiting = suggestingKey.getState(view.state)?.waiting;
    if (!waiting || view.composing) return;
    const change = view.state.tr;
    change.step(waiting);
    view.dispatch(tell(change, { waiting: null }));
  },
};

/** What comes from the shared document replaces all of the text: where it differs is where it was changed. */
function follow(waiting: Step | null, change: Transaction): Step | null {
  const sync: { isChangeOrigin?: boolean } | undefined = change.getMeta(ySyncPluginKey);
  const map = sync?.isChangeOrigin
    ? (stepBetween(change.before, change.doc)?.getMap() ?? StepMap.empty)
    : change.mapping;
  return waiting?.map(map) ?? null;
}

function noteOf(change: Transaction): FieldNote | undefined {
  const note: FieldNote | undefined = change.getMeta(suggestingKey);
  return note;
}

function isNoEdit(change: Transaction): boolean {
  const note = noteOf(change);
  return change.getMeta(ySyncPluginKey) !== undefined || (note !== undefined && !note.moves);
}

/** While an input method works on a word, nothing is put back beside it: that waits. */
function proposeEdits(
  edits: Transaction[],
  before: EditorState,
  now: EditorState,
  { personId }: Hand,
  isComposing: boolean,
): Transaction | null {
  const waiting = suggestingKey.getState(before)?.waiting;
  const former = waiting?.apply(before.doc).doc ?? before.doc;
  const moves = edits.map((edit) => noteOf(edit)?.moves).find((id) => id !== undefined);
  const claim = { id: moves ?? nameProposal(), by: personId, at: Date.now() };
  const proposed = propose(former, now.doc, claim, countPlaces(edits) > 1);
  const step = stepBetween(now.doc, proposed.doc);
  if (!step) return waiting ? tell(now.tr, { waiting: null }) : null;
  if (isComposing && proposed.shifts.length > 0) return tell(now.tr, { waiting: step });
  const change = now.tr;
  change.step(step);
  keepSelection(change, proposed, { before, now, isNothingNew: proposed.doc.eq(former) });
  if (now.storedMarks) change.setStoredMarks(now.storedMarks);
  return tell(change, { waiting: null });
}

/** The one replacement that makes the one of the other; null when they are the same. */
export function stepBetween(one: Node, other: Node): ReplaceStep | null {
  const start = one.content.findDiffStart(other.content);
  const end = one.content.findDiffEnd(other.content);
  if (start === null || !end) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return new ReplaceStep(start, end.a + overlap, other.slice(start, end.b + overlap));
}

type Caret = { before: EditorState; now: EditorState; isNothingNew: boolean };

/** Where the caret was going, past what was put back; before it when it was taken away backwards, as the caret moves then. */
function keepSelection(change: Transaction, { shifts }: Proposed, { before, now, isNothingNew }: Caret): void {
  const old = before.selection;
  const isForward = old.empty && old.head === now.selection.head;
  const follow = (place: number) =>
    shifts.reduce((sum, { at, size }) => (at < place || (at === place && isForward) ? sum + size : sum), place);
  let [anchor, head] = [follow(now.selection.anchor), follow(now.selection.head)];
  const isStep = isNothingNew && old.empty && now.selection.empty;
  if (isStep) anchor = head = passRemoved(change.doc, head, isForward ? 1 : -1);
  const node = now.selection instanceof NodeSelection && change.doc.nodeAt(anchor);
  if (node && NodeSelection.isSelectable(node)) change.setSelection(NodeSelection.create(change.doc, anchor));
  else change.setSelection(TextSelection.between(change.doc.resolve(anchor), change.doc.resolve(head)));
}

/** To the end of the words that are to go already: deleting them again would change nothing. */
function passRemoved(doc: Node, place: number, way: 1 | -1): number {
  for (let at = place; ; at += way) {
    const $at = doc.resolve(at);
    const next = way > 0 ? $at.nodeAfter : $at.nodeBefore;
    if (!next?.marks.some((mark) => mark.type.name === "deletion")) return at;
  }
}

/** How many separate places were changed. */
function countPlaces(edits: Transaction[]): number {
  let ranges: { from: number; to: number }[] = [];
  for (const edit of edits) {
    for (const map of edit.mapping.maps) {
      ranges = ranges.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
      map.forEach((_from, _to, from, to) => {
        const isKnown = ranges.some((range) => from <= range.to && to >= range.from);
        if (!isKnown) ranges.push({ from, to });
      });
    }
  }
  return ranges.length;
}
