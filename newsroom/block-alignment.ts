import type { Leaf } from "./body-leaves.ts";
import { anchorsOf, between, inOrder } from "./sequence-difference.ts";

/** Blocks that belong together: one of each version, or several where a paragraph was split or joined. */
export type Pair = { olds: number[]; freshes: number[] };

export type Alignment = {
  pairs: Pair[]; // in the order of both versions
  moved: Map<number, number>; // old place → new place
  isCoarse: boolean; // a long stretch was left unpaired
};

type Span = { aFrom: number; aTo: number; bFrom: number; bTo: number };

const alike = 0.4; // of 1: so much at least makes a pair
const mostCells = 40_000; // of a table of likenesses: 200 blocks against 200
const rareIn = 8; // blocks: a word in more of them finds nothing

/**
 * Pairs blocks so that the order holds and the likeness is greatest. Equal blocks that stand once on either side come first;
 * between them the rest is weighed each against each, or, where that would take long, found by words that stand in one block
 * of each side.
 */
export function alignLeaves(old: Leaf[], fresh: Leaf[]): Alignment {
  const weigh = likenessOf(old, fresh);
  const [one, other] = numberedJson(old, fresh);
  const found: [number, number][] = [];
  const cutUp: Pair[] = [];
  let isCoarse = false;
  const align = (span: Span): void => {
    const rows = span.aTo - span.aFrom;
    const columns = span.bTo - span.bFrom;
    if (rows === 0 || columns === 0) return;
    const whole = rows === 1 || columns === 1 ? findCutUp(old, fresh, span) : null;
    if (whole) {
      cutUp.push(whole);
      return;
    }
    if (rows * columns <= mostCells) {
      found.push(...alignByWeight(span, weigh));
      return;
    }
    const anchors = rareAnchors(old, fresh, span, weigh);
    if (anchors.length === 0) isCoarse = true;
    else
      for (const { gap, anchor } of between(span, anchors)) {
        align(gap);
        if (anchor) found.push(anchor);
      }
  };
  const whole = { aFrom: 0, aTo: old.length, bFrom: 0, bTo: fresh.length };
  for (const { gap, anchor } of between(whole, anchorsOf(one, other, whole))) {
    align(gap);
    if (anchor) found.push(anchor);
  }
  const pairs = [...withSplits(old, fresh, found, cutUp), ...cutUp].toSorted(
    (one, other) => firstOf(one) - firstOf(other),
  );
  return { pairs, moved: findMoved(old, fresh, pairs, weigh), isCoarse };
}

function numberedJson(old: Leaf[], fresh: Leaf[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = ({ json }: Leaf) => {
    const known = numbers.get(json) ?? numbers.size;
    numbers.set(json, known);
    return known;
  };
  return [Int32Array.from(old, numberOf), Int32Array.from(fresh, numberOf)];
}

/** How alike two blocks are, from 0 to 1; 1 and a little for the very same. */
type Likeness = (old: number, fresh: number) => number;

function likenessOf(old: Leaf[], fresh: Leaf[]): Likeness {
  return (from, to) => {
    const [one, other] = [old[from], fresh[to]];
    if (!one || !other) return 0;
    if (one.json === other.json) return 1.01;
    const [a, b] = [one.bag, other.bag];
    const words = a.size + b.size === 0 ? null : diceOf(a, b);
    if (one.face && other.face) {
      const isSame = one.face.pictureId !== null && one.face.pictureId === other.face.pictureId;
      return isSame ? 0.95 : Math.max(0.45, words ?? 0);
    }
    const isOneOfAKind = single.has(one.block) && one.block === other.block && one.path === other.path;
    return Math.max(words ?? (one.block === other.block ? 0.5 : 0), isOneOfAKind ? alike : 0);
  };
}

/** Of which what they stand in has one: another name there is another name, not another line. */
const single = new Set(["attribution", "boxTitle"]);

function diceOf(a: Set<string>, b: Set<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** The longest common subsequence, weighed by likeness. */
function alignByWeight({ aFrom, aTo, bFrom, bTo }: Span, weigh: Likeness): [number, number][] {
  const [rows, columns] = [aTo - aFrom, bTo - bFrom];
  const width = columns + 1;
  const likeness = new Float64Array(rows * columns);
  const best = new Float64Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const here = weigh(aFrom + row, bFrom + column);
      likeness[row * columns + column] = here;
      const together = here >= alike ? here + (best[(row + 1) * width + column + 1] ?? 0) : 0;
      const apart = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
      best[row * width + column] = Math.max(together, apart);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const here = likeness[row * columns + column] ?? 0;
    const value = best[row * width + column];
    if (here >= alike && value === here + (best[(row + 1) * width + column + 1] ?? 0))
      pairs.push([aFrom + row++, bFrom + column++]);
    else if (value === best[(row + 1) * width + column]) row++;
    else column++;
  }
  return pairs;
}

/** Pairs that share words which no other block of the span has, as many as keep the order. */
function rareAnchors(
  old: Leaf[],
  fresh: Leaf[],
  { aFrom, aTo, bFrom, bTo }: Span,
  weigh: Likeness,
): [number, number][] {
  const [oldHomes, freshHomes] = [homesOf(old, aFrom, aTo), homesOf(fresh, bFrom, bTo)];
  const votes = new Map<number, Map<number, number>>();
  for (const [word, [from, ...others]] of oldHomes) {
    const [to, ...more] = freshHomes.get(word) ?? [];
    if (from === undefined || to === undefined || others.length + more.length > 0) continue;
    const given = votes.get(from) ?? new Map<number, number>();
    votes.set(from, given.set(to, (given.get(to) ?? 0) + 1));
  }
  const pairs = [...votes].flatMap(([from, given]): [number, number][] => {
    const [to] = [...given].toSorted(([, one], [, other]) => other - one)[0] ?? [];
    return to !== undefined && weigh(from, to) >= alike ? [[from, to]] : [];
  });
  return inOrder(pairs.toSorted(([one], [other]) => one - other));
}

/** Where each word stands. */
function homesOf(leaves: Leaf[], from: number, to: number): Map<string, number[]> {
  const homes = new Map<string, number[]>();
  for (let at = from; at < to; at++) {
    for (const word of leaves[at]?.bag ?? []) homes.set(word, [...(homes.get(word) ?? []).slice(0, rareIn), at]);
  }
  return homes;
}

const firstOf = ({ olds }: Pair) => olds[0] ?? 0;

const fewestPieces = 3; // two are found by their likeness

/** One long block on one side, such as a text that was pasted without its paragraphs, and on the other the pieces of it. */
function findCutUp(old: Leaf[], fresh: Leaf[], { aFrom, aTo, bFrom, bTo }: Span): Pair | null {
  const isCut = aTo - aFrom === 1;
  const [whole, leaves, from, to] = isCut ? [old[aFrom], fresh, bFrom, bTo] : [fresh[bFrom], old, aFrom, aTo];
  if (!whole || to - from < fewestPieces) return null;
  const pieces = Array.from({ length: to - from }, (_, place) => from + place);
  const bags = pieces.flatMap((place) => leaves[place]?.bag ?? []);
  const known = bags.map((bag) => [...bag].filter((word) => whole.bag.has(word)).length);
  const areAll = bags.every((bag, place) => bag.size >= 2 && (known[place] ?? 0) >= 0.7 * bag.size);
  const length = pieces.reduce((sum, place) => sum + (leaves[place]?.tokens.length ?? 0), 0);
  const isOneKind = pieces.every((place) => leaves[place]?.block === whole.block && leaves[place]?.path === whole.path);
  const shared = new Set(bags.flatMap((bag) => [...bag]).filter((word) => whole.bag.has(word)));
  if (!areAll || !isOneKind || length > 1.3 * whole.tokens.length || shared.size < 0.7 * whole.bag.size) return null;
  return isCut ? { olds: [aFrom], freshes: pieces } : { olds: pieces, freshes: [bFrom] };
}

/** A paragraph that became several, or several that became one: the words are where they were. */
function withSplits(old: Leaf[], fresh: Leaf[], found: [number, number][], cutUp: Pair[]): Pair[] {
  const pairedOld = new Set([...found.map(([a]) => a), ...cutUp.flatMap(({ olds }) => olds)]);
  const pairedFresh = new Set([...found.map(([, b]) => b), ...cutUp.flatMap(({ freshes }) => freshes)]);
  return found.map(([a, b]): Pair => {
    if (old[a]?.json === fresh[b]?.json) return { olds: [a], freshes: [b] };
    const freshes = grow(b, fresh, pairedFresh, old[a]);
    const olds = freshes.length > 1 ? [a] : grow(a, old, pairedOld, fresh[b]);
    return { olds, freshes };
  });
}

/** The neighbours of a block that hold the rest of the other version's one. */
function grow(at: number, leaves: Leaf[], paired: Set<number>, whole: Leaf | undefined): number[] {
  const own = leaves[at];
  if (!own || !whole) return [at];
  const wanted = whole.bag;
  const places = [at];
  const rest = new Set([...wanted].filter((word) => !own.bag.has(word)));
  for (const by of [1, -1]) {
    for (let next = at + by; ; next += by) {
      const leaf = leaves[next];
      if (!leaf || paired.has(next) || leaf.block !== own.block || leaf.path !== own.path) break;
      const { bag } = leaf;
      const fromRest = [...bag].filter((word) => rest.has(word)).length;
      const known = [...bag].filter((word) => wanted.has(word)).length;
      if (bag.size < 2 || known < 0.7 * bag.size || fromRest < 0.4 * bag.size) break;
      places.push(next);
      paired.add(next);
      for (const word of bag) rest.delete(word);
    }
  }
  return places.toSorted((one, other) => one - other);
}

/** Blocks that left one place and came up in another, at most lightly edited on the way. */
function findMoved(old: Leaf[], fresh: Leaf[], pairs: Pair[], weigh: Likeness): Map<number, number> {
  const [taken, gone] = [new Set(pairs.flatMap(({ freshes }) => freshes)), new Set(pairs.flatMap(({ olds }) => olds))];
  const free = fresh.map((_, to) => to).filter((to) => !taken.has(to));
  const homes = new Map<string, number[]>();
  for (const to of free) {
    for (const word of fresh[to]?.bag ?? []) homes.set(word, [...(homes.get(word) ?? []), to]);
  }
  const moved = new Map<number, number>();
  for (const [from, leaf] of old.entries()) {
    if (gone.has(from) || (leaf.text === "" && !leaf.face)) continue;
    const votes = new Map<number, number>();
    for (const word of leaf.bag) {
      const places = homes.get(word) ?? [];
      if (places.length <= rareIn) for (const to of places) votes.set(to, (votes.get(to) ?? 0) + 1);
    }
    const likely = [...votes].toSorted(([, one], [, other]) => other - one).slice(0, 5);
    const candidates = leaf.face ? free : likely.map(([to]) => to);
    const best = candidates
      .filter((to) => !taken.has(to))
      .map((to) => ({ to, likeness: weigh(from, to) }))
      .toSorted((one, other) => other.likeness - one.likeness)[0];
    if (!best || best.likeness < 0.7) continue;
    moved.set(from, best.to);
    taken.add(best.to);
  }
  return moved;
}
