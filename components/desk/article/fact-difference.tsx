"use client";

import { emptyContent, type Facts } from "#newsroom/article.ts";
import { findDifference, isSame } from "#newsroom/difference.ts";
import { DifferenceView } from "./difference-view.tsx";
import { useDesk } from "./story-desk.tsx";

/** How the saved fact differs from what was typed here. */
export function FactDifference({ fact }: { fact: keyof Facts }) {
  const { facts, choices, view } = useDesk();
  const theirs = { content: emptyContent, facts: facts.saved.facts };
  const mine = { content: emptyContent, facts: { ...theirs.facts, [fact]: facts.facts[fact] } };
  const pictures = view.lead ? [{ id: view.lead.id, renditions: view.lead.renditions }] : [];
  const { sections, authors, topics } = choices;
  const surroundings = { sections, authors, topics, pictures, stories: [] };
  const difference = findDifference(mine, theirs);
  return isSame(difference) ? null : <DifferenceView difference={difference} surroundings={surroundings} isBrief />;
}
