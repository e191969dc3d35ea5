import { diffArrays } from "diff";
import { type BodyNode, textOf } from "./article.ts";
import { canonical } from "./canonical.ts";

/** A run of text as both versions have it, or as only one of them has. */
export type Part = { kind: "same" | "added" | "removed"; text: string };

/** What changed about a block besides its words. */
export const blockAspects = ["kind", "look", "link", "direction", "picture"] as const;
export type BlockAspect = (typeof blockAspects)[number];

/** A block of the body that readers see as one: paragraph, heading, list item, line of a quote, picture, divider. */
export type BlockChange = {
  kind: "same" | "added" | "removed" | "changed" | "moved";
  block: string; // the type of node, `listItem` and `blockquote` for paragraphs within
  parts: Part[];
  aspects: BlockAspect[];
};

/** Word by word, in either script. A number with its separators, and a letter with its diacritics, is one word. */
export function compareTexts(before: string, after: string): Part[] {
  const parts: Part[] = [];
  const changes = diffArrays(tokensOf(before), tokensOf(after));
  for (const [index, { value, added, removed }] of changes.entries()) {
    const text = value.join("");
    const isGap = !added && !removed && text.trim() === "" && index > 0 && index < changes.length - 1;
    if (isGap) {
      add(parts, "removed", text);
      add(parts, "added", text);
    } else add(parts, added ? "added" : removed ? "removed" : "same", text);
  }
  return parts;
}

/** Joins neighbours, so that a rewritten phrase reads as one removal and one addition. */
function add(parts: Part[], kind: Part["kind"], text: string): void {
  const lastSame = parts.findLastIndex((part) => part.kind === "same");
  const sibling =
    kind === "same" ? parts.length - 1 : parts.findIndex((part, at) => at > lastSame && part.kind === kind);
  const found = parts[sibling];
  if (found?.kind === kind) found.text += text;
  else if (kind === "removed" && parts.at(-1)?.kind === "added") parts.splice(-1, 0, { kind, text });
  else parts.push({ kind, text });
}

function tokensOf(text: string): string[] {
  return text.match(/\p{N}+(?:[.,:/٫٬]\p{N}+)*|[\p{L}\p{M}\p{N}_ـ]+|\s+|./gsu) ?? [];
}

type Leaf = { node: BodyNode; block: string; text: string; json: string };

/** Block by block, told in the order of `after`; what is gone stands where it stood. Moved blocks are told once. */
export function compareBodies(before: BodyNode[], after: BodyNode[]): BlockChange[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const { pairs, likeness } = align(old, fresh);
  const partner = new Map(pairs.map(([from, to]) => [to, from]));
  const paired = new Set(pairs.map(([from]) => from));
  const moved = findMoved(old, fresh, paired, partner, likeness);

  const changes: BlockChange[] = [];
  let next = 0;
  const tellRemoved = (end: number) => {
    for (; next < end; next++) {
      const leaf = old[next];
      if (leaf && !paired.has(next) && !moved.has(next)) changes.push(lonely("removed", leaf));
    }
  };
  const movedTo = new Map([...moved].map(([from, to]) => [to, from]));
  for (const [index, leaf] of fresh.entries()) {
    const from = partner.get(index);
    if (from !== undefined) tellRemoved(from);
    const other = old[from ?? movedTo.get(index) ?? -1];
    if (!other) changes.push(lonely("added", leaf));
    else changes.push(compareLeaves(other, leaf, from === undefined));
    if (from !== undefined) next = from + 1;
  }
  tellRemoved(old.length);
  return changes;
}

function lonely(kind: "added" | "removed", leaf: Leaf): BlockChange {
  return { kind, block: leaf.block, parts: leaf.text === "" ? [] : [{ kind, text: leaf.text }], aspects: [] };
}

function compareLeaves(old: Leaf, fresh: Leaf, isMoved: boolean): BlockChange {
  const aspects: BlockAspect[] = [];
  const differs = (read: (leaf: Leaf) => unknown) => canonical(read(old)) !== canonical(read(fresh));
  if (differs((leaf) => [leaf.block, leaf.node.attrs?.level])) aspects.push("kind");
  if (old.text === fresh.text && differs((leaf) => marksOf(leaf.node, (type) => type !== "link"))) aspects.push("look");
  if (differs((leaf) => hrefsOf(leaf.node))) aspects.push("link");
  if (differs((leaf) => leaf.node.attrs?.dir ?? null)) aspects.push("direction");
  if (differs((leaf) => pictureOf(leaf.node))) aspects.push("picture");
  const parts = compareTexts(old.text, fresh.text);
  const isChanged = aspects.length > 0 || old.text !== fresh.text;
  return { kind: isMoved ? "moved" : isChanged ? "changed" : "same", block: fresh.block, parts, aspects };
}

function marksOf(node: BodyNode, wanted: (type: string) => boolean): unknown[] {
  const own = (node.content ?? []).flatMap((child) => marksOf(child, wanted));
  const marks = (node.marks ?? []).map((mark) => mark.type).filter(wanted);
  return marks.length > 0 ? [...own, [node.text, marks.toSorted()]] : own;
}

function hrefsOf(node: BodyNode): unknown[] {
  const own = (node.marks ?? []).filter((mark) => mark.type === "link").map((mark) => mark.attrs?.href);
  return [...own, ...(node.content ?? []).flatMap(hrefsOf)].filter((href, at, all) => href !== all[at - 1]);
}

function pictureOf(node: BodyNode): unknown[] {
  const attrs = node.attrs ?? {};
  return [attrs.pictureId, attrs.credit, attrs.alternative, attrs.isDecorative];
}

/** Lists and quotes are told line by line: one changed item does not colour the list. */
function leavesOf(nodes: BodyNode[], within = ""): Leaf[] {
  return nodes.flatMap((node) => {
    const inner = node.content ?? [];
    if (inner.some((child) => child.content !== undefined || child.type === "paragraph"))
      return leavesOf(inner, node.type);
    const isPlain = within === "" || node.type !== "paragraph";
    const leaf = { node, block: isPlain ? node.type : within, text: inner.map(textOf).join("") };
    return [{ ...leaf, json: canonical([leaf.block, node]) }];
  });
}

/** Pairs the blocks so that the order holds and the likeness is greatest (the longest common subsequence, weighed). */
function align(old: Leaf[], fresh: Leaf[]): { pairs: [number, number][]; likeness: Likeness } {
  const likeness = compareBags(old, fresh);
  const width = fresh.length + 1;
  const best = new Float64Array((old.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      const together = likeness(row, column) >= 0.4 ? likeness(row, column) + at(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(together, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < old.length && column < fresh.length; ) {
    const here = at(row, column);
    if (likeness(row, column) >= 0.4 && here === likeness(row, column) + at(row + 1, column + 1))
      pairs.push([row++, column++]);
    else if (here === at(row + 1, column)) row++;
    else column++;
  }
  return { pairs, likeness };
}

/** How alike two blocks are, from 0 to 1; 1 and a little for the very same. */
type Likeness = (old: number, fresh: number) => number;

function compareBags(old: Leaf[], fresh: Leaf[]): Likeness {
  const bag = ({ text }: Leaf) => new Set(tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token)));
  const oldBags = old.map(bag);
  const freshBags = fresh.map(bag);
  const known = new Map<number, number>();
  const weigh: Likeness = (from, to) => {
    const [a, b] = [oldBags[from], freshBags[to]];
    if (!a || !b) return 0;
    if (old[from]?.json === fresh[to]?.json) return 1.01;
    if (a.size + b.size === 0) return old[from]?.block === fresh[to]?.block ? 0.5 : 0;
    return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
  };
  return (from, to) => {
    const key = from * fresh.length + to;
    const value = known.get(key) ?? weigh(from, to);
    known.set(key, value);
    return value;
  };
}

/** Blocks that left one place and came up in another, at most lightly edited on the way. */
function findMoved(old: Leaf[], fresh: Leaf[], paired: Set<number>, partner: Map<number, number>, likeness: Likeness) {
  const moved = new Map<number, number>();
  const taken = new Set<number>();
  for (const [from, leaf] of old.entries()) {
    if (paired.has(from) || leaf.text === "") continue;
    const free = fresh.map((_, to) => to).filter((to) => !partner.has(to) && !taken.has(to));
    const to = free.toSorted((a, b) => likeness(from, b) - likeness(from, a))[0];
    if (to === undefined || likeness(from, to) < 0.7) continue;
    moved.set(from, to);
    taken.add(to);
  }
  return moved;
}
