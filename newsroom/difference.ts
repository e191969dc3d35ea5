import { type Content, type Facts, type PlainField, plainFields, type Source } from "./article.ts";
import { type BlockChange, compareBodies, compareTexts, type Part } from "./body-difference.ts";
import { canonical } from "./canonical.ts";

export type FactChange = {
  fact: "section" | "language" | "slug" | "bylines" | "topics";
  before: (string | number)[]; // ids, a language or a slug; empty: none
  after: (string | number)[];
};

export type SourceChange = { kind: "added" | "removed" | "changed" | "moved"; source: Source; before: Source };

export const leadTexts = ["caption", "credit", "alternative"] as const;

export type LeadChange = {
  kind: "added" | "removed" | "replaced" | "changed";
  texts: { field: (typeof leadTexts)[number]; parts: Part[] }[];
  isDecorative: { before: boolean; after: boolean };
};

export type Difference = {
  fields: { field: PlainField; parts: Part[] }[];
  body: BlockChange[]; // empty: the body is the same; else every block, in the order of the new body
  facts: FactChange[];
  sources: SourceChange[];
  lead: LeadChange | null;
};

export type Version = { content: Content; facts: Facts };

/** What readers will notice, going from `before` (live) to `after` (the draft). Only what changed is listed. */
export function findDifference(before: Version, after: Version): Difference {
  const body = compareBodies(before.content.body, after.content.body);
  return {
    fields: plainFields
      .filter((field) => before.content[field] !== after.content[field])
      .map((field) => ({ field, parts: compareTexts(before.content[field], after.content[field]) })),
    body: body.some((change) => change.kind !== "same") ? body : [],
    facts: compareFacts(before.facts, after.facts),
    sources: compareSources(before.facts.sources, after.facts.sources),
    lead: compareLeads(before.facts.lead, after.facts.lead),
  };
}

export function isSame(difference: Difference): boolean {
  const { fields, body, facts, sources, lead } = difference;
  return fields.length + body.length + facts.length + sources.length === 0 && lead === null;
}

function compareFacts(before: Facts, after: Facts): FactChange[] {
  const one = (value: string | number | null) => (value === null || value === "" ? [] : [value]);
  const changes: FactChange[] = [
    { fact: "section", before: one(before.sectionId), after: one(after.sectionId) },
    { fact: "language", before: one(before.language), after: one(after.language) },
    { fact: "slug", before: one(before.slug), after: one(after.slug) },
    { fact: "bylines", before: before.bylineIds, after: after.bylineIds },
    { fact: "topics", before: before.topicIds, after: after.topicIds },
  ];
  return changes.filter((change) => canonical(change.before) !== canonical(change.after));
}

/** A source is the same one when its name and kind are; its place in the order is told too. */
function compareSources(before: Source[], after: Source[]): SourceChange[] {
  const nameOf = (source: Source) => `${source.kind} ${source.name}`;
  const rest = before.map((source, place) => ({ source, place }));
  const kept: { place: number; change: SourceChange }[] = [];
  const changes: SourceChange[] = [];
  for (const source of after) {
    const same = rest.findIndex((other) => canonical(other.source) === canonical(source));
    const found = same >= 0 ? same : rest.findIndex((other) => nameOf(other.source) === nameOf(source));
    const [old] = found >= 0 ? rest.splice(found, 1) : [];
    if (!old) changes.push({ kind: "added", source, before: source });
    else if (same < 0) changes.push({ kind: "changed", source, before: old.source });
    if (old) kept.push({ place: old.place, change: { kind: "moved", source, before: old.source } });
  }
  const moved = kept.filter(({ place }, at) => kept.slice(0, at).some((earlier) => earlier.place > place));
  const removed = rest.map(({ source }): SourceChange => ({ kind: "removed", source, before: source }));
  return [...removed, ...changes, ...moved.map(({ change }) => change)];
}

function compareLeads(before: Facts["lead"], after: Facts["lead"]): LeadChange | null {
  if (canonical(before) === canonical(after)) return null;
  const isReplaced = before?.pictureId !== after?.pictureId;
  return {
    kind: before === null ? "added" : after === null ? "removed" : isReplaced ? "replaced" : "changed",
    texts: leadTexts
      .filter((field) => (before?.[field] ?? "") !== (after?.[field] ?? ""))
      .map((field) => ({ field, parts: compareTexts(before?.[field] ?? "", after?.[field] ?? "") })),
    isDecorative: { before: before?.isDecorative ?? false, after: after?.isDecorative ?? false },
  };
}
