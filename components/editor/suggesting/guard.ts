import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { claimOf } from "#newsroom/propose-units.ts";
import { type BlockProposals, type Claim, readProposals, writeProposals } from "#newsroom/suggestions.ts";
import { tell } from "./hand.ts";

/**
 * What an edit outside of the mode must not do to proposals that stand around it: words typed among those that are to go are
 * not to go; both halves of a proposed block are proposed; text that flows into a proposed block is not hidden with it; and
 * what is proposed about a block stays proposed when the block becomes another.
 */
export function mend(edits: Transaction[], before: EditorState, now: EditorState): Transaction | null {
  const change = now.tr;
  for (const { from, to, oldTo, borne } of placesOf(edits)) {
    freeTyped(change, { from, to, borne });
    keepHalves(change, from, to);
    freeJoined(change, before, from, oldTo);
  }
  keepProposed(change, edits, before);
  return change.docChanged ? tell(change, {}) : null;
}

type Place = { from: number; to: number; oldTo: number; borne: Borne };

/** The words that were to go already, by their proposals. */
type Borne = Map<string, string>;

/** Where text came or went: in the present document, the end of what went in the former one, and what of it was to go. */
function placesOf(edits: Transaction[]): Place[] {
  let places: Place[] = [];
  for (const [index, edit] of edits.entries()) {
    const isFirst = index === 0;
    for (const [step, map] of edit.mapping.maps.entries()) {
      places = places.map((place) => ({ ...place, from: map.map(place.from, -1), to: map.map(place.to, 1) }));
      map.forEach((oldFrom, oldTo, from, to) => {
        const borne = readBorne(edit.docs[step], oldFrom, oldTo);
        places.push({ from, to, oldTo: isFirst && step === 0 ? oldTo : -1, borne });
      });
    }
  }
  return places;
}

function readBorne(doc: Node | undefined, from: number, to: number): Borne {
  const borne: Borne = new Map();
  doc?.nodesBetween(from, to, (node, place) => {
    const id = claimOf(node, "deletion")?.id;
    if (id === undefined || !node.text) return;
    const words = node.text.slice(Math.max(0, from - place), to - place);
    borne.set(id, (borne.get(id) ?? "") + words);
  });
  return borne;
}

/** Words that were to go before, and came back in another block, still are. */
function freeTyped(change: Transaction, { from, to, borne }: Pick<Place, "from" | "to" | "borne">): void {
  const { deletion } = change.doc.type.schema.marks;
  if (!deletion || to <= from) return;
  change.doc.nodesBetween(from, to, (node, place) => {
    const id = claimOf(node, "deletion")?.id;
    if (id === undefined || !node.text) return;
    const [start, end] = [Math.max(from, place), Math.min(to, place + node.nodeSize)];
    const isBorne = borne.get(id)?.includes(node.text.slice(start - place, end - place));
    if (!isBorne) change.removeMark(start, end, deletion);
  });
}

/**
 * A command that makes another block of one forgets what is proposed about it. Words of one that comes or goes stay proposed
 * wherever they are.
 */
function keepProposed(change: Transaction, edits: Transaction[], before: EditorState): void {
  const follow = (place: number, side: 1 | -1) => edits.reduce((at, edit) => edit.mapping.map(at, side), place);
  before.doc.descendants((node, place) => {
    const said = readProposals(node.attrs.proposal);
    if (node.isLeaf || Object.keys(said).length === 0) return;
    const [from, to] = [follow(place + 1, 1), follow(place + node.nodeSize - 1, -1)];
    if (from > to || (from === to && node.content.size > 0)) return; // its words are gone
    const $from = change.doc.resolve(from);
    const isWhole = $from.depth > 0 && $from.start() === from && $from.end() === to;
    const isOfKind = $from.parent.isTextblock === node.isTextblock;
    if (isWhole && isOfKind && $from.parent.attrs.proposal === null) setProposals(change, $from.before(), said);
    keepWords(change, { from, to, kind: "insert", claim: said.insert });
    keepWords(change, { from, to, kind: "remove", claim: said.remove });
  });
}

type Words = { from: number; to: number; kind: "insert" | "remove"; claim: Claim | undefined };

/** Words of a block that comes or goes, where no such block holds them any more, come or go by themselves. */
function keepWords(change: Transaction, { from, to, kind, claim }: Words): void {
  const name = kind === "insert" ? "insertion" : "deletion";
  const mark = change.doc.type.schema.marks[name];
  if (!claim || !mark) return;
  change.doc.nodesBetween(from, to, (text, at) => {
    if (!text.isText || claimOf(text, name) || proposedDepth(change.doc.resolve(at), kind) > 0) return;
    change.addMark(Math.max(at, from), Math.min(at + text.nodeSize, to), mark.create(claim));
  });
}

/** Where the end of the one half came with the beginning of the other. */
function keepHalves(change: Transaction, from: number, to: number): void {
  const $to = change.doc.resolve(to);
  for (let depth = 1; depth <= $to.depth; depth++) {
    const node = $to.node(depth);
    const index = $to.index(depth - 1);
    const start = $to.before(depth);
    if (start <= from || index === 0 || !("proposal" in node.attrs)) continue;
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

/** How deep the outermost block around a place lies that comes, or goes; 0: there is none. */
function proposedDepth($place: ResolvedPos, kind: "insert" | "remove" = "insert"): number {
  for (let depth = 1; depth <= $place.depth; depth++) {
    if (readProposals($place.node(depth).attrs.proposal)[kind]) return depth;
  }
  return 0;
}

function setProposals(change: Transaction, place: number, said: BlockProposals): void {
  change.setNodeAttribute(place, "proposal", writeProposals(said));
}
