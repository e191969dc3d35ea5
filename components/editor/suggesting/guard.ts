import type { ResolvedPos } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { claimOf } from "#newsroom/propose-units.ts";
import { type BlockProposals, readProposals, writeProposals } from "#newsroom/suggestions.ts";
import { tell } from "./hand.ts";

/**
 * What an edit outside of the mode must not do to proposals that stand around it: words typed among those that are to go are
 * not to go; both halves of a proposed block are proposed; and text that flows into a proposed block is not hidden with it.
 */
export function mend(edits: Transaction[], before: EditorState, now: EditorState): Transaction | null {
  const change = now.tr;
  for (const { from, to, oldTo } of placesOf(edits)) {
    freeTyped(change, from, to);
    keepHalves(change, from, to);
    freeJoined(change, before, from, oldTo);
  }
  return change.docChanged ? tell(change, {}) : null;
}

type Place = { from: number; to: number; oldTo: number };

/** Where text came or went: in the present document, and the end of what went in the former one. */
function placesOf(edits: Transaction[]): Place[] {
  let places: Place[] = [];
  for (const [index, edit] of edits.entries()) {
    const isFirst = index === 0;
    for (const [step, map] of edit.mapping.maps.entries()) {
      places = places.map((place) => ({ ...place, from: map.map(place.from, -1), to: map.map(place.to, 1) }));
      map.forEach((_, oldTo, from, to) => {
        places.push({ from, to, oldTo: isFirst && step === 0 ? oldTo : -1 });
      });
    }
  }
  return places;
}

function freeTyped(change: Transaction, from: number, to: number): void {
  const { deletion } = change.doc.type.schema.marks;
  if (deletion && to > from) change.removeMark(from, to, deletion);
}

function keepHalves(change: Transaction, from: number, to: number): void {
  const $to = change.doc.resolve(to);
  for (let depth = 1; depth <= $to.depth; depth++) {
    const node = $to.node(depth);
    const index = $to.index(depth - 1);
    const start = $to.before(depth);
    if (start < from || index === 0 || !("proposal" in node.attrs)) continue;
    const { insert, remove } = readProposals($to.node(depth - 1).child(index - 1).attrs.proposal);
    const own = readProposals(node.attrs.proposal);
    if ((insert && !own.insert) || (remove && !own.remove))
      setProposals(change, start, { ...own, ...(insert && { insert }), ...(remove && { remove }) });
  }
}

/** The proposed words stay proposed, each by itself; the block around them becomes a real one. */
function freeJoined(change: Transaction, before: EditorState, from: number, oldTo: number): void {
  const { insertion } = change.doc.type.schema.marks;
  if (oldTo < 0 || oldTo > before.doc.content.size || !insertion) return;
  const [$from, $old] = [change.doc.resolve(from), before.doc.resolve(oldTo)];
  const depth = proposedDepth($from);
  const hasFlown = $old.depth > 0 && proposedDepth($old) === 0 && $old.parentOffset < $old.parent.content.size;
  if (depth === 0 || !hasFlown || $old.parent === $from.parent) return;
  const { insert, ...others } = readProposals($from.node(depth).attrs.proposal);
  if (!insert) return;
  const mark = (start: number, end: number) =>
    change.doc.nodesBetween(start, end, (node, place) => {
      if (!node.isText || claimOf(node, "insertion")) return;
      change.addMark(Math.max(place, start), Math.min(place + node.nodeSize, end), insertion.create(insert));
    });
  mark($from.start(depth), from);
  mark($from.end(), $from.end(depth));
  const isText = depth === $from.depth;
  setProposals(change, $from.before(depth), { ...others, ...(isText && { split: { ...insert, depth: 1 } }) });
}

/** How deep the outermost proposed block around a place lies; 0: there is none. */
function proposedDepth($place: ResolvedPos): number {
  for (let depth = 1; depth <= $place.depth; depth++) {
    if (readProposals($place.node(depth).attrs.proposal).insert) return depth;
  }
  return 0;
}

function setProposals(change: Transaction, place: number, said: BlockProposals): void {
  change.setNodeAttribute(place, "proposal", writeProposals(said));
}
