/** A run that both sequences have, in order: `length` elements from `a` in the one and from `b` in the other. */
export type Match = { a: number; b: number; length: number };

type Span = { aFrom: number; aTo: number; bFrom: number; bTo: number };

const small = 600; // elements of both sides together that are compared to the last one
const mostEdits = 400; // of a long stretch in which no element stands once on each side

/**
 * What two sequences have in common, in order. Elements are numbers that are equal when what they stand for is.
 * The time is bounded by the length, not by a clock, so that the same texts always give the same answer: long stretches are
 * first cut at elements that stand once on either side (patience), what lies between is compared as Myers does ("An O(ND)
 * Difference Algorithm", 1986), and a long stretch without anything to hold to counts as replaced. Then `isCoarse` is true.
 */
export function matchSequences(one: Int32Array, other: Int32Array): { matches: Match[]; isCoarse: boolean } {
  const matches: Match[] = [];
  let isCoarse = false;
  const add = (a: number, b: number, length: number) => {
    const last = matches.at(-1);
    if (length === 0) return;
    if (last && last.a + last.length === a && last.b + last.length === b) last.length += length;
    else matches.push({ a, b, length });
  };
  const compare = ({ aFrom, aTo, bFrom, bTo }: Span): void => {
    let head = 0;
    while (aFrom + head < aTo && bFrom + head < bTo && one[aFrom + head] === other[bFrom + head]) head++;
    add(aFrom, bFrom, head);
    let tail = 0;
    const left = Math.min(aTo - aFrom, bTo - bFrom) - head;
    while (tail < left && one[aTo - 1 - tail] === other[bTo - 1 - tail]) tail++;
    const inner = { aFrom: aFrom + head, aTo: aTo - tail, bFrom: bFrom + head, bTo: bTo - tail };
    compareInner(inner);
    add(inner.aTo, inner.bTo, tail);
  };
  const compareInner = (span: Span): void => {
    const length = span.aTo - span.aFrom + span.bTo - span.bFrom;
    if (span.aFrom === span.aTo || span.bFrom === span.bTo) return;
    const anchors = length > small ? anchorsOf(one, other, span) : [];
    if (anchors.length > 0) {
      for (const part of between(span, anchors)) {
        compare(part.gap);
        if (part.anchor) add(part.anchor[0], part.anchor[1], 1);
      }
      return;
    }
    const found = matchBySteps(one, other, span, length > small ? mostEdits : length);
    if (!found) isCoarse = true;
    for (const [a, b] of found ?? []) add(a, b, 1);
  };
  compare({ aFrom: 0, aTo: one.length, bFrom: 0, bTo: other.length });
  return { matches, isCoarse };
}

/** The stretches around anchors, each with the anchor that ends it. */
export function* between(span: Span, anchors: [number, number][]): Generator<{ gap: Span; anchor?: [number, number] }> {
  let { aFrom, bFrom } = span;
  for (const anchor of anchors) {
    yield { gap: { aFrom, aTo: anchor[0], bFrom, bTo: anchor[1] }, anchor };
    [aFrom, bFrom] = [anchor[0] + 1, anchor[1] + 1];
  }
  yield { gap: { ...span, aFrom, bFrom } };
}

/** Pairs of elements that stand once on either side of the span, as many as keep the order. */
export function anchorsOf(one: Int32Array, other: Int32Array, span: Span): [number, number][] {
  const places = new Map<number, { a: number; b: number }>(); // -1: not there, -2: more than once
  for (let at = span.aFrom; at < span.aTo; at++) {
    const element = one[at] ?? 0;
    places.set(element, { a: places.has(element) ? -2 : at, b: -1 });
  }
  for (let at = span.bFrom; at < span.bTo; at++) {
    const place = places.get(other[at] ?? 0);
    if (place) place.b = place.b === -1 ? at : -2;
  }
  const both = [...places.values()].filter(({ a, b }) => a >= 0 && b >= 0).map(({ a, b }): [number, number] => [a, b]);
  return inOrder(both.sort(([a], [other]) => a - other));
}

/** Of pairs that ascend on one side, the most that ascend on both (the longest increasing subsequence). */
export function inOrder(pairs: [number, number][]): [number, number][] {
  const ends: number[] = []; // at n the pair with the least other side that ends a series of n + 1
  const previous: number[] = [];
  for (const [at, [, b]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  }
  const chosen: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

/** The least edits, edit by edit; null when it would take more than `most`. */
function matchBySteps(one: Int32Array, other: Int32Array, span: Span, most: number): [number, number][] | null {
  const { aFrom, bFrom } = span;
  const [n, m] = [span.aTo - aFrom, span.bTo - bFrom];
  const trace: Int32Array[] = [];
  let reach = new Int32Array(3); // of the step before, diagonal k at k + edits + 1: how far it came in the first sequence
  for (let edits = 0; edits <= Math.min(n + m, most); edits++) {
    const next = new Int32Array(2 * edits + 5);
    for (let k = -edits; k <= edits; k += 2) {
      const [below, above] = [reach[k + edits] ?? 0, reach[k + edits + 2] ?? 0];
      let a = edits === 0 ? 0 : k === -edits || (k !== edits && below < above) ? above : below + 1;
      while (a < n && a - k < m && one[aFrom + a] === other[bFrom + a - k]) a++;
      next[k + edits + 2] = a;
      if (k === n - m && a >= n) return walkBack(trace, span, edits, next);
    }
    trace.push(next);
    reach = next;
  }
  return null;
}

function walkBack(trace: Int32Array[], span: Span, edits: number, last: Int32Array): [number, number][] {
  const pairs: [number, number][] = [];
  let a = span.aTo - span.aFrom;
  let b = span.bTo - span.bFrom;
  for (let step = edits; step >= 0; step--) {
    const reach = trace[step - 1] ?? last;
    const k = a - b;
    const at = (diagonal: number) => reach[diagonal + step - 1 + 2] ?? 0;
    const isDown = step > 0 && (k === -step || (k !== step && at(k - 1) < at(k + 1)));
    const from = step === 0 ? 0 : isDown ? at(k + 1) : at(k - 1) + 1;
    while (a > from) {
      a--;
      b--;
      pairs.push([span.aFrom + a, span.bFrom + b]);
    }
    if (step === 0) break;
    if (isDown) b--;
    else a--;
  }
  return pairs.reverse();
}
