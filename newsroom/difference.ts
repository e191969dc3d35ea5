import { type Content, type Facts, type PlainField, plainFields, type Source } from "./article.ts";
import { type BlockChange, compareBodies } from "./body-difference.ts";
import { canonical } from "./canonical.ts";
import { knownWords, type Telling, type TellingKind, tellingKinds } from "./telling-words.ts";
import { type Change, compareTexts, type Ledger, note, openLedger, type Part, type Weight } from "./text-difference.ts";

export type FactChange = {
  fact: "section" | "language" | "slug" | "bylines" | "topics";
  before: (string | number)[]; // ids, a language or a slug; empty: none
  after: (string | number)[];
  change: number;
};

export type SourceChange = {
  kind: "added" | "removed" | "changed" | "moved";
  source: Source;
  before: Source;
  change: number;
};

export const leadTexts = ["caption", "credit", "alternative"] as const;

export type LeadChange = {
  kind: "added" | "removed" | "replaced" | "changed";
  change: number | null; // null: only its texts changed
  texts: { field: (typeof leadTexts)[number]; parts: Part[] }[];
  isDecorative: { before: boolean; after: boolean };
  pictures: { before: number | null; after: number | null };
};

export type Difference = {
  fields: { field: PlainField; parts: Part[] }[];
  body: BlockChange[]; // empty: the body is the same; else every block, in the order of the new body
  facts: FactChange[];
  sources: SourceChange[];
  lead: LeadChange | null;
  changes: Change[]; // the parts and blocks name them by their places, in the order in which they are shown
  isCoarse: boolean; // the texts were too long and too different to be compared to the last word
};

export type Version = { content: Content; facts: Facts };

/**
 * What readers will notice, going from `before` (live) to `after` (the draft). Only what changed is listed. `names`: of the
 * people and topics that the facts point at, so that they are known in the text as names.
 */
export function findDifference(before: Version, after: Version, names: string[] = []): Difference {
  const sources = [...before.facts.sources, ...after.facts.sources].map((source) => source.name);
  const ledger = openLedger(knownWords([...names, ...sources]));
  const fields = plainFields
    .filter((field) => before.content[field] !== after.content[field])
    .map((field) => ({ field, parts: compareTexts(before.content[field], after.content[field], ledger) }));
  const lead = compareLeads(before.facts.lead, after.facts.lead, ledger);
  const body = compareBodies(before.content.body, after.content.body, ledger);
  const changedSources = compareSources(before.facts.sources, after.facts.sources, ledger);
  const facts = compareFacts(before.facts, after.facts, ledger);
  return {
    fields,
    body: body.some((change) => change.kind !== "same") ? body : [],
    facts,
    sources: changedSources,
    lead,
    changes: ledger.changes,
    isCoarse: ledger.isCoarse,
  };
}

export function isSame(difference: Difference): boolean {
  const { fields, body, facts, sources, lead } = difference;
  return fields.length + body.length + facts.length + sources.length === 0 && lead === null;
}

/** How many changes there are of each weight. */
export function countChanges({ changes }: Difference): Record<Weight, number> {
  const count = { meaning: 0, spelling: 0, form: 0 };
  for (const { weight } of changes) count[weight] += 1;
  return count;
}

/** All changed numbers, dates and names, those that were replaced before those that came or went; each with its change. */
export function listTellings({ changes }: Difference): Record<TellingKind, (Telling & { change: number })[]> {
  const all = changes.flatMap(({ tellings }, change) => tellings.map((telling) => ({ ...telling, change })));
  const isSwap = ({ before, after }: Telling) => before !== "" && after !== "";
  const of = (about: TellingKind) => all.filter((telling) => telling.about === about);
  const [number, date, name] = tellingKinds.map((about) => [
    ...of(about).filter(isSwap),
    ...of(about).filter((telling) => !isSwap(telling)),
  ]);
  return { number: number ?? [], date: date ?? [], name: name ?? [] };
}

function compareFacts(before: Facts, after: Facts, ledger: Ledger): FactChange[] {
  const one = (value: string | number | null) => (value === null || value === "" ? [] : [value]);
  const changes: Omit<FactChange, "change">[] = [
    { fact: "section", before: one(before.sectionId), after: one(after.sectionId) },
    { fact: "language", before: one(before.language), after: one(after.language) },
    { fact: "slug", before: one(before.slug), after: one(after.slug) },
    { fact: "bylines", before: before.bylineIds, after: after.bylineIds },
    { fact: "topics", before: before.topicIds, after: after.topicIds },
  ];
  return changes
    .filter((change) => canonical(change.before) !== canonical(change.after))
    .map((change) => ({ ...change, change: note(ledger, "meaning") }));
}

/** A source is the same one when its name and kind are; its place in the order is told too. */
function compareSources(before: Source[], after: Source[], ledger: Ledger): SourceChange[] {
  const nameOf = (source: Source) => `${source.kind} ${source.name}`;
  const rest = before.map((source, place) => ({ source, place }));
  type Found = Omit<SourceChange, "change">;
  const kept: { place: number; change: Found }[] = [];
  const changes: Found[] = [];
  for (const source of after) {
    const same = rest.findIndex((other) => canonical(other.source) === canonical(source));
    const found = same >= 0 ? same : rest.findIndex((other) => nameOf(other.source) === nameOf(source));
    const [old] = found >= 0 ? rest.splice(found, 1) : [];
    if (!old) changes.push({ kind: "added", source, before: source });
    else if (same < 0) changes.push({ kind: "changed", source, before: old.source });
    if (old) kept.push({ place: old.place, change: { kind: "moved", source, before: old.source } });
  }
  const moved = kept.filter(({ place }, at) => kept.slice(0, at).some((earlier) => earlier.place > place));
  const removed = rest.map(({ source }): Found => ({ kind: "removed", source, before: source }));
  const all = [...removed, ...changes, ...moved.map(({ change }) => change)];
  return all.map((change) => ({ ...change, change: note(ledger, "meaning") }));
}

function compareLeads(before: Facts["lead"], after: Facts["lead"], ledger: Ledger): LeadChange | null {
  if (canonical(before) === canonical(after)) return null;
  const isReplaced = before?.pictureId !== after?.pictureId;
  const isDecorative = { before: before?.isDecorative ?? false, after: after?.isDecorative ?? false };
  const isOwn = isReplaced || isDecorative.before !== isDecorative.after;
  return {
    kind: before === null ? "added" : after === null ? "removed" : isReplaced ? "replaced" : "changed",
    change: isOwn ? note(ledger, "meaning") : null,
    pictures: { before: before?.pictureId ?? null, after: after?.pictureId ?? null },
    texts: leadTexts
      .filter((field) => (before?.[field] ?? "") !== (after?.[field] ?? ""))
      .map((field) => ({ field, parts: compareTexts(before?.[field] ?? "", after?.[field] ?? "", ledger) })),
    isDecorative,
  };
}
