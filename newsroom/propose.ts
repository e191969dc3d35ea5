import { Fragment, type Node } from "@tiptap/pm/model";
import type { BodyNode } from "./article.ts";
import { type Built, buildRun, noteChange, type Shift, saying } from "./propose-build.ts";
import { compareRuns, type Me, unitsOf } from "./propose-units.ts";
import { type Claim, readProposals, withoutSuggestions, withSuggestions } from "./suggestions.ts";

/*
 * Turns an edit into proposals. Two documents come in: `before`, and `after` as the editor made it. What comes out says the
 * same as `before` while nothing is accepted, and the same as `after` once all of this edit is. Everything of `after` stands in
 * it, in order, with what went away put back between: `shifts` tell where, so that the caret can follow.
 * Own proposals are changed as if nothing had been proposed; to change other people's is proposed, as with any text.
 */

export type Proposed = { doc: Node; shifts: Shift[] };

/**
 * @param claim of whoever edits; its id names what this edit newly proposes
 * @param isScattered more than one place changed at once: words between them may have stayed
 */
export function propose(before: Node, after: Node, claim: Claim, isScattered = false): Proposed {
  const proposed = proposeNode(before, after, { claim, isScattered });
  if (!proposed) throw new Error("The edit cannot be proposed."); // a document takes every block twice
  return { doc: proposed.doc, shifts: deepen(proposed.shifts, -1) }; // a document is not stepped into
}

/** The node as it was changed, or null when only both together can show it. */
function proposeNode(before: Node, after: Node, me: Me): Proposed | null {
  if (before.eq(after)) return { doc: after, shifts: [] };
  const said = readProposals(before.attrs.proposal);
  if (said.insert?.by === me.claim.by) return { doc: saying(after, said), shifts: [] };
  const isOfKind =
    before.isLeaf || after.isLeaf ? before.type === after.type : before.isTextblock === after.isTextblock;
  const inside = isOfKind ? proposeContent(before, after, me) : null;
  if (!inside || !before.type.validContent(inside.content) || !after.type.validContent(inside.content)) return null;
  const doc = saying(after, noteChange(before, after, said, me.claim)).copy(inside.content);
  return { doc, shifts: deepen(inside.shifts, 1) };
}

function proposeContent(before: Node, after: Node, me: Me): Built | null {
  if (before.isLeaf || before.content.eq(after.content)) return { content: after.content, shifts: [] };
  return before.isTextblock ? proposeText(before, after, me) : proposeChildren(before, after, me);
}

function proposeText(before: Node, after: Node, me: Me): Built | null {
  const built = buildRun(
    compareRuns(unitsOf([before], me, "one"), unitsOf([after], me, "one"), me),
    me,
    before.type.schema,
  );
  const block = built?.content.childCount === 1 ? built.content.firstChild : null;
  return built && block && { content: block.content, shifts: deepen(built.shifts, -1) };
}

function proposeChildren(before: Node, after: Node, me: Me): Built | null {
  const { start, end } = commonChildren(before, after);
  const old = before.children.slice(start, before.childCount - end);
  const now = after.children.slice(start, after.childCount - end);
  const middle = inPairs(old, now, me) ?? flowing(old, now, me, before.type.schema);
  if (!middle) return null;
  const head = after.children.slice(0, start);
  const content = [...head, ...middle.content.content, ...after.children.slice(after.childCount - end)];
  return { content: Fragment.from(content), shifts: deepen(middle.shifts, sizeOf(head)) };
}

/** How many children are the same at the start and at the end. */
function commonChildren(before: Node, after: Node): { start: number; end: number } {
  const shorter = Math.min(before.childCount, after.childCount);
  let [start, end] = [0, 0];
  while (start < shorter && before.child(start).eq(after.child(start))) start++;
  const isSame = (place: number) =>
    before.child(before.childCount - 1 - place).eq(after.child(after.childCount - 1 - place));
  while (end < shorter - start && isSame(end)) end++;
  return { start, end };
}

/** Each child by itself, while each is recognised. */
function inPairs(old: Node[], now: Node[], me: Me): Built | null {
  if (old.length !== now.length) return null;
  const nodes: Node[] = [];
  const shifts: Shift[] = [];
  for (const [place, after] of now.entries()) {
    const before = old[place];
    const proposed =
      before && (old.length === 1 || isRecognised(before, after)) ? proposeNode(before, after, me) : null;
    if (!proposed) return null;
    shifts.push(...deepen(proposed.shifts, sizeOf(now.slice(0, place))));
    nodes.push(proposed.doc);
  }
  return { content: Fragment.from(nodes), shifts };
}

/** Whether one became the other, rather than taking its place. */
function isRecognised(before: Node, after: Node): boolean {
  if (!before.isTextblock) return before.type === after.type;
  const [one, other] = [before.textContent, after.textContent];
  const shorter = Math.min(one.length, other.length);
  let [start, end] = [0, 0];
  while (start < shorter && one[start] === other[start]) start++;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return start + end >= shorter / 2;
}

/** Text that flows through several blocks: parted, joined, added, taken away. Where it does not, whole blocks go and come. */
function flowing(old: Node[], now: Node[], me: Me, schema: Node["type"]["schema"]): Built | null {
  for (const look of ["flow", "none"] as const) {
    const built = buildRun(compareRuns(unitsOf(old, me, look), unitsOf(now, me, look), me), me, schema);
    if (built && (look === "none" || isTrue(built.content.content, old, now))) return built;
  }
  return null;
}

/** Whether the proposals say what was, and what would be. */
function isTrue(proposed: readonly Node[], old: Node[], now: Node[]): boolean {
  const says = (nodes: readonly Node[], decided: (nodes: BodyNode[]) => BodyNode[]) =>
    JSON.stringify(decided(nodes.map((node): BodyNode => node.toJSON())));
  return (
    says(proposed, withoutSuggestions) === says(old, withoutSuggestions) &&
    says(proposed, withSuggestions) === says(now, withSuggestions)
  );
}

function sizeOf(nodes: Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}

function deepen(shifts: Shift[], by: number): Shift[] {
  return shifts.map(({ at, size }) => ({ at: at + by, size }));
}
