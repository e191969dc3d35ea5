import { Mark, type Node } from "@tiptap/pm/model";
import { diffArrays } from "diff";
import { type BlockProposals, type Claim, readClaim, readProposals } from "./suggestions.ts";

/** Whose edit becomes proposals. `isScattered`: more than one place changed at once, so that words between them may have stayed. */
export type Me = { claim: Claim; isScattered: boolean };

/**
 * The smallest parts of a run of blocks: a letter, a line break, the beginning of a block of text (with the nodes that hold it,
 * outermost first), or a block that is not looked into. `isOwn`: proposed by whoever edits now.
 */
export type Unit =
  | { kind: "text"; text: string; marks: readonly Mark[]; isOwn: boolean }
  | { kind: "atom"; node: Node; isOwn: boolean }
  | { kind: "break"; chain: Node[]; said: BlockProposals; isOwn: boolean }
  | { kind: "block"; node: Node; isOwn: boolean };

/** A unit of both documents, of the former or of the new one. `now` tells a kept one that looks otherwise. */
export type Entry = { op: "keep" | "del" | "ins"; unit: Unit; now?: Unit };

/** @param look how deep to look: into blocks of text that flow into each other, into this one whatever it is, or into none */
export function unitsOf(nodes: readonly Node[], me: Me, look: "flow" | "one" | "none"): Unit[] {
  const units: Unit[] = [];
  for (const node of nodes) {
    const said = readProposals(node.attrs.proposal);
    const isInserted = said.insert?.by === me.claim.by;
    const chain = look === "one" ? [node] : look === "flow" ? flowOf(node) : null;
    const text = chain?.at(-1);
    if (!chain || !text) {
      units.push({ kind: "block", node, isOwn: isInserted });
      continue;
    }
    units.push({ kind: "break", chain, said, isOwn: isInserted || said.split?.by === me.claim.by });
    for (const inline of text.children) addInline(units, inline, me, isInserted);
  }
  return units;
}

function addInline(units: Unit[], inline: Node, me: Me, isInserted: boolean): void {
  const isOwn = isInserted || claimOf(inline, "insertion")?.by === me.claim.by;
  if (inline.text === undefined) {
    const said = readProposals(inline.attrs.proposal);
    units.push({ kind: "atom", node: inline, isOwn: isOwn || said.insert?.by === me.claim.by });
  } else for (const text of inline.text.split("")) units.push({ kind: "text", text, marks: inline.marks, isOwn });
}

/** The claim of a mark that text carries. */
export function claimOf(text: { marks: readonly Mark[] }, name: "insertion" | "deletion"): Claim | null {
  return readClaim(text.marks.find((mark) => mark.type.name === name)?.attrs);
}

/** The node and what it holds, down to the text, when there is but one way down and text may flow in from before it. */
function flowOf(node: Node): Node[] | null {
  if (node.isLeaf || node.type.spec.isolating) return null;
  if (node.isTextblock) return [node];
  const inside = node.childCount === 1 && node.firstChild ? flowOf(node.firstChild) : null;
  return inside && [node, ...inside];
}

/** What stayed, what went and what came, in an order in which both can be read. */
export function compareRuns(before: Unit[], after: Unit[], me: Me): Entry[] {
  const [first, now] = [before[0], after[0]];
  const isPair = first?.kind === "break" && now?.kind === "break" && first.chain.length === now.chain.length;
  const shorter = Math.min(before.length, after.length);
  let start = isPair ? 1 : 0;
  while (start < shorter && isSame(before[start], after[start])) start++;
  if (isHalf(before[start - 1]) && start > 0) start--;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  if (end > 0 && isHalf(before.at(-1 - end)) && isText(before.at(-end))) end--;
  const back = backToOwn(before, after, { start, end });
  start -= back;
  end += back;
  const kept = (unit: Unit): Entry => ({ op: "keep", unit });
  const head = before.slice(0, start).map(kept);
  if (isPair && head.length > 0 && !isSame(first, now)) head[0] = { op: "keep", unit: first, now };
  const middle = compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), me);
  return [...head, ...middle, ...before.slice(before.length - end).map(kept)];
}

/**
 * Where the letters that came are followed by the same ones, they may as well stand before them. They do beside an own
 * proposal, which they go on with: "s" typed before "ships" would part it else. @returns by how many letters
 */
function backToOwn(before: Unit[], after: Unit[], { start, end }: { start: number; end: number }): number {
  const size = after.length - before.length;
  if (size <= 0 || start + end !== before.length) return 0;
  for (let back = 0; ; back++) {
    const unit = before[start - back - 1];
    if (unit?.kind !== "text") return 0;
    if (unit.isOwn) return back;
    if (!isSame(unit, after[start - back - 1 + size])) return 0;
  }
}

function compareMiddle(before: Unit[], after: Unit[], me: Me): Entry[] {
  const isFormat = before.length === after.length && before.every((unit, place) => isSameLetter(unit, after[place]));
  if (isFormat) return before.map((unit, place) => ({ op: "keep", unit, ...nowOf(unit, after[place]) }));
  if (!me.isScattered) return [...before.map(gone), ...after.map(come)];
  const changes = diffArrays(wordsOf(before), wordsOf(after), { comparator: isSameWord });
  return changes.flatMap(({ value, added, removed }) =>
    value.flat().map((unit) => (added ? come(unit) : removed ? gone(unit) : { op: "keep" as const, unit })),
  );
}

const gone = (unit: Unit): Entry => ({ op: "del", unit });
const come = (unit: Unit): Entry => ({ op: "ins", unit });

function nowOf(unit: Unit, now: Unit | undefined): { now?: Unit } {
  return now && !isSame(unit, now) ? { now } : {};
}

function wordsOf(units: Unit[]): Unit[][] {
  const words: Unit[][] = [];
  for (const unit of units) {
    const last = words.at(-1);
    const isInWord =
      unit.kind === "text" && unit.text.trim() !== "" && last && isText(last[0]) && last[0].text.trim() !== "";
    if (isInWord) last.push(unit);
    else words.push([unit]);
  }
  return words;
}

function isSameWord(one: Unit[], other: Unit[]): boolean {
  return one.length === other.length && one.every((unit, place) => isSame(unit, other[place]));
}

function isSame(one: Unit | undefined, other: Unit | undefined): boolean {
  if (one?.kind === "text")
    return other?.kind === "text" && one.text === other.text && Mark.sameSet(one.marks, other.marks);
  if (one?.kind === "break") return other?.kind === "break" && isSameChain(one.chain, other.chain);
  return one !== undefined && one.kind === other?.kind && one.node.eq(other.node);
}

function isSameLetter(one: Unit, other: Unit | undefined): boolean {
  return one.kind === "text" ? other?.kind === "text" && one.text === other.text : isSame(one, other);
}

function isSameChain(one: Node[], other: Node[]): boolean {
  return (
    one.length === other.length &&
    one.every((node, place) => {
      const now = other[place];
      return now !== undefined && hasSameMarkup(node, now);
    })
  );
}

/** Whether the blocks are of one kind and look, whatever is proposed about them. */
export function hasSameMarkup(one: Node, other: Node): boolean {
  return one.type === other.type && JSON.stringify(plainAttrs(one)) === JSON.stringify(plainAttrs(other));
}

/** A node's attributes as Yjs keeps them, without what is proposed. */
export function plainAttrs(node: Node): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node.attrs).filter(([name, value]) => name !== "proposal" && value !== null),
  );
}

function isText(unit: Unit | undefined): unit is Extract<Unit, { kind: "text" }> {
  return unit?.kind === "text";
}

/** The first half of a letter that takes two. */
function isHalf(unit: Unit | undefined): boolean {
  return isText(unit) && /[\ud800-\udbff]/.test(unit.text);
}
