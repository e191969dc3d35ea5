import { type Match, matchSequences } from "./sequence-difference.ts";
import { seatedKey, type Token, tokensOf } from "./spelling.ts";
import { findTellings, type Telling } from "./telling-words.ts";

/**
 * A run of text as both versions have it, or as only one of them has. `change` numbers what belongs together: the old words and
 * the new ones of one place. A restyled run has the same words with other marks (bold, italic, a foreign phrase).
 */
export type Part =
  | { kind: "same"; text: string; isRestyled?: true }
  | { kind: "added" | "removed"; text: string; change: number; isSpelling?: true };

/** `meaning`: what a reader may understand differently; `spelling`: the same words, otherwise written; `form`: how they look. */
export const weights = ["meaning", "spelling", "form"] as const;
export type Weight = (typeof weights)[number];

export type Change = { weight: Weight; tellings: Telling[] };

/** What a comparison writes into as it goes: each change gets the next number, in the order in which it is shown. */
export type Ledger = { changes: Change[]; known: ReadonlySet<string>; isCoarse: boolean };

export function openLedger(known: ReadonlySet<string> = new Set()): Ledger {
  return { changes: [], known, isCoarse: false };
}

export function note(ledger: Ledger, weight: Weight, tellings: Telling[] = []): number {
  return ledger.changes.push({ weight, tellings }) - 1;
}

/** A token of a body, with the marks of its letters in one word. */
export type StyledToken = Token & { look?: string };

/** Word by word, in either script: the parts that are not added spell `before`, those that are not removed spell `after`. */
export function compareTexts(before: string, after: string, ledger = openLedger()): Part[] {
  return compareTokens(tokensOf(before), tokensOf(after), ledger);
}

/** As `compareTexts`, for texts that are taken apart already. */
export function compareTokens(old: StyledToken[], fresh: StyledToken[], ledger: Ledger): Part[] {
  const { matches, isCoarse } = matchSequences(...numbered(old, fresh));
  if (isCoarse) ledger.isCoarse = true;
  const steps = stepsOf(old, fresh, joinIslands(matches, old, fresh));
  return tidy(steps).flatMap((step) => partsOf(step, old, fresh, ledger));
}

type Range = { aFrom: number; aTo: number; bFrom: number; bTo: number };

/** What is written down in the end: the same text, or a change with its weight, and of meaning the tokens that it spans. */
type Step =
  | { kind: "same"; text: string; isRestyled: boolean }
  | { kind: "space"; removed: string; added: string }
  | { kind: "spelling"; removed: string; added: string }
  | { kind: "meaning"; removed: string; added: string; range: Range };

function numbered(old: Token[], fresh: Token[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = ({ key }: Token) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return [Int32Array.from(old, numberOf), Int32Array.from(fresh, numberOf)];
}

const longestIsland = 2; // tokens

/** A short word that happens to stand in both of two rewritten phrases joins them: confetti tells nobody anything. */
function joinIslands(matches: Match[], old: Token[], fresh: Token[]): Match[] {
  const lettersOf = (tokens: Token[], from: number, to: number) => {
    let count = 0;
    for (let at = from; at < to; at++) count += tokens[at]?.text.length ?? 0;
    return count;
  };
  const kept: Match[] = [];
  for (const [at, match] of matches.entries()) {
    const [before, next] = [kept.at(-1), matches[at + 1]];
    const left = { a: before ? before.a + before.length : 0, b: before ? before.b + before.length : 0 };
    const right = next ?? { a: old.length, b: fresh.length };
    const end = { a: match.a + match.length, b: match.b + match.length };
    const around = Math.min(
      Math.max(lettersOf(old, left.a, match.a), lettersOf(fresh, left.b, match.b)),
      Math.max(lettersOf(old, end.a, right.a), lettersOf(fresh, end.b, right.b)),
    );
    const own = lettersOf(old, match.a, end.a);
    const hasDigit = old.slice(match.a, end.a).some(({ key }) => /\d/.test(key));
    const isIsland = match.length <= longestIsland && own <= 6 && around >= 2 * own && own > 0 && !hasDigit;
    if (!isIsland) kept.push(match);
  }
  return kept;
}

function stepsOf(old: StyledToken[], fresh: StyledToken[], matches: Match[]): Step[] {
  const steps: Step[] = [];
  let [a, b] = [0, 0];
  for (const match of [...matches, { a: old.length, b: fresh.length, length: 0 }]) {
    steps.push(...compareGroup(old, fresh, { aFrom: a, aTo: match.a, bFrom: b, bTo: match.b }));
    for (let step = 0; step < match.length; step++) {
      const [one, other] = [old[match.a + step], fresh[match.b + step]];
      if (!one || !other) continue;
      if (one.text === other.text) {
        if (other.text !== "") steps.push({ kind: "same", text: other.text, isRestyled: one.look !== other.look });
      } else steps.push({ kind: "spelling", removed: one.text, added: other.text });
      if (one.gap !== other.gap) steps.push({ kind: "space", removed: one.gap, added: other.gap });
      else if (one.gap !== "") steps.push({ kind: "same", text: one.gap, isRestyled: false });
    }
    [a, b] = [match.a + match.length, match.b + match.length];
  }
  return steps;
}

/** Words that only one side has, and what was only joined or parted (عبدالله, عبد الله), which is spelling. */
function compareGroup(old: Token[], fresh: Token[], { aFrom, aTo, bFrom, bTo }: Range): Step[] {
  const steps: Step[] = [];
  let [a, b] = [aFrom, bFrom];
  for (let same = sameLetters(old, fresh, { aFrom: a, aTo, bFrom: b, bTo }); same; ) {
    steps.push({ kind: "spelling", removed: written(old, a, same.a), added: written(fresh, b, same.b) });
    [a, b] = [same.a, same.b];
    same = sameLetters(old, fresh, { aFrom: a, aTo, bFrom: b, bTo });
  }
  const range = { aFrom: a, aTo, bFrom: b, bTo };
  const [removed, added] = [written(old, a, aTo), written(fresh, b, bTo)];
  const isUnseen = [...old.slice(a, aTo), ...fresh.slice(b, bTo)].every(({ key }) => key === "");
  if (removed !== added)
    steps.push(isUnseen ? { kind: "space", removed, added } : { kind: "meaning", removed, added, range });
  else if (removed !== "") steps.push({ kind: "same", text: removed, isRestyled: false });
  return steps.flatMap(withoutSharedGap);
}

/** Where the next few tokens of either side end that have the same letters, with a hamza on its seat or without, whatever the spaces. */
function sameLetters(old: Token[], fresh: Token[], { aFrom, aTo, bFrom, bTo }: Range): { a: number; b: number } | null {
  const forms: ((token: Token) => string)[] = [({ key }) => key, ({ text }) => seatedKey(text)];
  for (const form of forms) {
    let [a, b, left, right] = [aFrom, bFrom, "", ""];
    while (a < aTo || b < bTo) {
      if (left.length <= right.length && a < aTo) left += form(old[a++] ?? nothing);
      else if (b < bTo) right += form(fresh[b++] ?? nothing);
      else break;
      if (left === right && left !== "" && b > bFrom && a > aFrom) return { a, b };
      if (!left.startsWith(right) && !right.startsWith(left)) break;
    }
  }
  return null;
}

const nothing: Token = { text: "", gap: "", key: "", start: 0 };

function written(tokens: Token[], from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += (tokens[at]?.text ?? "") + (tokens[at]?.gap ?? "");
  return text;
}

/** The space that ends both sides of a change is no part of it. */
function withoutSharedGap(step: Step): Step[] {
  if (step.kind === "same" || step.removed === "" || step.added === "") return [step];
  const gap = /\s*$/u.exec(step.added)?.[0] ?? "";
  if (gap === "" || !step.removed.endsWith(gap)) return [step];
  const [removed, added] = [step.removed, step.added].map((text) => text.slice(0, text.length - gap.length));
  if (removed === undefined || added === undefined || removed === added) return [step];
  return [
    { ...step, removed, added },
    { kind: "same", text: gap, isRestyled: false },
  ];
}

/** A changed space beside a change belongs to it; neighbours of one kind become one. */
function tidy(steps: Step[]): Step[] {
  const done: Step[] = [];
  for (const [at, step] of steps.entries()) {
    const last = done.at(-1);
    if (step.kind === "same" && last?.kind === "same") {
      const isSpaceBetween = step.text.trim() === "" && last.isRestyled && isRestyledAt(steps[at + 1]);
      if (last.isRestyled === (step.isRestyled || isSpaceBetween)) last.text += step.text;
      else done.push({ ...step });
    } else if (step.kind === "space" && last && last.kind !== "same" && last.kind !== "space") {
      last.removed += step.removed;
      last.added += step.added;
    } else if (last?.kind === "space" && step.kind !== "same" && step.kind !== "space") {
      done[done.length - 1] = { ...step, removed: last.removed + step.removed, added: last.added + step.added };
    } else done.push({ ...step });
  }
  return done;
}

function isRestyledAt(step: Step | undefined): boolean {
  return step?.kind === "same" && step.isRestyled;
}

function partsOf(step: Step, old: Token[], fresh: Token[], ledger: Ledger): Part[] {
  if (step.kind === "same") return [{ kind: "same", text: step.text, ...(step.isRestyled && { isRestyled: true }) }];
  const isMeant = step.kind === "meaning";
  const isBreak = step.kind === "space" && breaksIn(step.removed) !== breaksIn(step.added);
  const tellings = isMeant
    ? findTellings(
        { tokens: old, from: step.range.aFrom, to: step.range.aTo },
        { tokens: fresh, from: step.range.bFrom, to: step.range.bTo },
        ledger.known,
      )
    : [];
  const change = note(ledger, isMeant ? "meaning" : isBreak ? "form" : "spelling", tellings);
  const sides: Part[] = [
    { kind: "removed", text: step.removed, change },
    { kind: "added", text: step.added, change },
  ];
  return sides
    .filter(({ text }) => text !== "")
    .map((part): Part => (part.kind === "same" || isMeant ? part : { ...part, isSpelling: true }));
}

/** Line breaks and cells of a table: more than spelling, less than meaning. */
function breaksIn(gap: string): number {
  return gap.match(/[\n\t]/g)?.length ?? 0;
}
