import type { BodyNode } from "./article.ts";
import { alignLeaves } from "./block-alignment.ts";
import { type Face, joinLeaves, type Leaf, leavesOf } from "./body-leaves.ts";
import { canonical } from "./canonical.ts";
import { findTellings, type Telling } from "./telling-words.ts";
import {
  compareTexts,
  compareTokens,
  type Ledger,
  note,
  openLedger,
  type Part,
  type StyledToken,
} from "./text-difference.ts";

/** What changed about a block besides its words. */
export const blockAspects = ["kind", "look", "link", "direction", "picture", "story", "cells"] as const;
export type BlockAspect = (typeof blockAspects)[number];

/** Without these a reader may be told something else; the others are form. */
const meant: BlockAspect[] = ["link", "picture", "story"];

export const blockKinds = ["same", "added", "removed", "changed", "moved", "split", "joined"] as const;

/** A picture before and after, with the texts of this use that changed. */
export type PictureChange = {
  before: Face | null;
  after: Face | null;
  texts: { field: "credit" | "alternative"; parts: Part[] }[];
};

/** A block of the body that readers see as one: paragraph, heading, list item, line of a quote, picture, row of a table, card. */
export type BlockChange = {
  kind: (typeof blockKinds)[number];
  block: string; // the type of node; of a paragraph within a list, a quote or a box the type of that
  dir: "rtl" | "ltr" | null; // as chosen; null: that of its letters
  change: number | null; // of the block as a whole; null: the same, or only its words changed
  parts: Part[];
  aspects: BlockAspect[];
  picture?: PictureChange;
  links?: { before: string[]; after: string[] };
  story?: { before: number | null; after: number | null };
};

/** Block by block, told in the order of `after`; what is gone stands where it stood. Moved blocks are told once. */
export function compareBodies(before: BodyNode[], after: BodyNode[], ledger = openLedger()): BlockChange[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const { pairs, moved, isCoarse } = alignLeaves(old, fresh);
  if (isCoarse) ledger.isCoarse = true;
  const told = new Set([...pairs.flatMap(({ olds }) => olds), ...moved.keys()]);
  const pairOf = new Map(pairs.flatMap((pair) => pair.freshes.map((to) => [to, pair] as const)));
  const origin = new Map([...moved].map(([from, to]) => [to, from]));

  const changes: BlockChange[] = [];
  let next = 0;
  const tellRemoved = (end: number) => {
    for (; next < end; next++) {
      const leaf = old[next];
      if (leaf && !told.has(next)) changes.push(tellLonely("removed", leaf, ledger));
    }
  };
  for (const [place, leaf] of fresh.entries()) {
    const pair = pairOf.get(place);
    const from = origin.get(place);
    if (pair) {
      if (pair.freshes[0] !== place) continue;
      tellRemoved(pair.olds[0] ?? 0);
      changes.push(compareLeaves(leavesAt(old, pair.olds), leavesAt(fresh, pair.freshes), false, ledger));
      next = Math.max(next, (pair.olds.at(-1) ?? 0) + 1);
    } else if (from !== undefined) changes.push(compareLeaves(leavesAt(old, [from]), [leaf], true, ledger));
    else changes.push(tellLonely("added", leaf, ledger));
  }
  tellRemoved(old.length);
  return changes;
}

function leavesAt(leaves: Leaf[], places: number[]): Leaf[] {
  return places.flatMap((place) => leaves[place] ?? []);
}

function tellLonely(kind: "added" | "removed", leaf: Leaf, ledger: Ledger): BlockChange {
  const isBlank = leaf.text === "" && leaf.block !== "picture" && leaf.storyId === null && !leaf.face;
  const change = note(ledger, isBlank ? "form" : "meaning", tellingsOf(kind, leaf.tokens, ledger));
  return {
    kind,
    block: leaf.block,
    dir: leaf.dir,
    change,
    parts: leaf.text === "" ? [] : [{ kind, text: leaf.text, change }],
    aspects: [],
    ...(leaf.face && { picture: sided(kind, leaf.face) }),
    ...(leaf.storyId !== null && { story: sidedStory(kind, leaf.storyId) }),
    ...(leaf.block === "embed" && {
      links: kind === "added" ? { before: [], after: leaf.links } : { before: leaf.links, after: [] },
    }),
  };
}

function sided(kind: "added" | "removed", face: Face): PictureChange {
  return { before: kind === "removed" ? face : null, after: kind === "added" ? face : null, texts: [] };
}

function sidedStory(kind: "added" | "removed", storyId: number): { before: number | null; after: number | null } {
  return { before: kind === "removed" ? storyId : null, after: kind === "added" ? storyId : null };
}

/** Numbers and dates that came or went with a whole block; names are told with the words around them. */
function tellingsOf(kind: "added" | "removed", tokens: StyledToken[], ledger: Ledger): Telling[] {
  const [block, none] = [
    { tokens, from: 0, to: tokens.length },
    { tokens, from: 0, to: 0 },
  ];
  const found = kind === "added" ? findTellings(none, block, ledger.known) : findTellings(block, none, ledger.known);
  return found.filter(({ about }) => about !== "name");
}

function compareLeaves(olds: Leaf[], freshes: Leaf[], isMoved: boolean, ledger: Ledger): BlockChange {
  const [firstOld, ...moreOld] = olds;
  const [firstFresh, ...moreFresh] = freshes;
  if (!firstOld || !firstFresh) throw new Error("A pair of blocks lacks a side.");
  const old = moreOld.length > 0 ? joinLeaves([firstOld, ...moreOld]) : firstOld;
  const fresh = moreFresh.length > 0 ? joinLeaves([firstFresh, ...moreFresh]) : firstFresh;
  const isOne = moreOld.length + moreFresh.length === 0;
  if (old.json === fresh.json && isOne && !isMoved)
    return { kind: "same", block: fresh.block, dir: fresh.dir, change: null, parts: plain(fresh), aspects: [] };

  const own = note(ledger, "form"); // the block's change comes before those of its words
  const parts = old.json === fresh.json ? plain(fresh) : compareTokens(old.tokens, fresh.tokens, ledger);
  const picture = comparePictures(old.face, fresh.face, ledger);
  const aspects = aspectsOf(old, fresh, parts);
  const kind = isMoved ? "moved" : moreFresh.length > 0 ? "split" : moreOld.length > 0 ? "joined" : "changed";
  const isOwn = aspects.length > 0 || kind !== "changed";
  const isMeant = isMoved || aspects.some((aspect) => meant.includes(aspect));
  if (isOwn) ledger.changes[own] = { weight: isMeant ? "meaning" : "form", tellings: [] };
  else ledger.changes.splice(own, 1);
  const shift = (all: Part[]) => (isOwn ? all : all.map(earlier));
  const isSame = !isOwn && ledger.changes.length === own;
  return {
    kind: isSame ? "same" : kind,
    block: fresh.block,
    dir: fresh.dir,
    change: isOwn ? own : null,
    parts: shift(parts),
    aspects,
    ...(picture && {
      picture: { ...picture, texts: picture.texts.map((text) => ({ ...text, parts: shift(text.parts) })) },
    }),
    ...(aspects.includes("link") && { links: { before: old.links, after: fresh.links } }),
    ...(aspects.includes("story") && { story: { before: old.storyId, after: fresh.storyId } }),
  };
}

const plain = ({ text }: Leaf): Part[] => (text === "" ? [] : [{ kind: "same", text }]);

const earlier = (part: Part): Part => (part.kind === "same" ? part : { ...part, change: part.change - 1 });

function aspectsOf(old: Leaf, fresh: Leaf, parts: Part[]): BlockAspect[] {
  const differs = (read: (leaf: Leaf) => unknown) => canonical(read(old)) !== canonical(read(fresh));
  const is: Record<BlockAspect, boolean> = {
    kind: differs(({ block, path, level }) => [block, path, level]),
    look: parts.some((part) => part.kind === "same" && part.isRestyled === true),
    link: differs(({ links }) => links),
    direction: differs(({ direction }) => direction),
    picture: differs(({ face }) => [face?.pictureId, face?.isDecorative]),
    story: differs(({ storyId }) => storyId),
    cells: differs(({ cells }) => cells),
  };
  return blockAspects.filter((aspect) => is[aspect]);
}

const faceTexts = ["credit", "alternative"] as const;

function comparePictures(before: Face | null, after: Face | null, ledger: Ledger): PictureChange | null {
  if (canonical(before) === canonical(after)) return null;
  const texts = faceTexts
    .filter((field) => (before?.[field] ?? "") !== (after?.[field] ?? ""))
    .map((field) => ({ field, parts: compareTexts(before?.[field] ?? "", after?.[field] ?? "", ledger) }));
  return { before, after, texts };
}
