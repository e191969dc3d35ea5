"use client";

import { createContext, use } from "react";
import type { Surroundings } from "#db/versions.ts";
import type { Change, Part } from "#newsroom/text-difference.ts";

type Shown = {
  prefix: string; // of the ids of changes on this page
  changes: Change[];
  hidesSpelling: boolean;
  surroundings: Surroundings;
};

export const DifferenceContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = use(DifferenceContext);
  if (!shown) throw new Error("A part of a difference stands outside of <DifferenceView>.");
  return shown;
}

/** What a change is found by: its place in the list of changes, and whatever else its element needs to be gone to. */
export function useAnchor(): (change: number | null) => object {
  const { prefix } = useShown();
  return (change) => (change === null ? {} : { id: `${prefix}${change}`, tabIndex: -1, "data-change": change });
}

/** The parts as they are shown: while spelling is hidden, its new forms stand there like any other word. */
export function visibleParts(parts: Part[], hidesSpelling: boolean): Part[] {
  if (!hidesSpelling) return parts;
  return parts.flatMap((part): Part[] => {
    if (part.kind === "same" || !part.isSpelling) return [part];
    return part.kind === "added" ? [{ kind: "same", text: part.text }] : [];
  });
}

export function hasVisibleChange(parts: Part[]): boolean {
  return parts.some((part) => part.kind !== "same" || part.isRestyled);
}
