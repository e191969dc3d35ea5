"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import type { ArticleView } from "#db/articles.ts";
import type { PreviewDays, PreviewLink } from "#db/preview-links.ts";
import type { Surroundings } from "#db/versions.ts";
import type { Content, Facts, Language } from "#newsroom/article.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import type { Difference } from "#newsroom/difference.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import { type Advice, findAdvice, findMissing, type Requirement } from "#newsroom/requirements.ts";
import type { Site } from "#newsroom/story-view.ts";
import type { PictureUploadProps } from "../picture-upload.tsx";
import { type FactsState, type SavedFacts, useFacts } from "./facts-state.ts";
import type { Named } from "./use-named.ts";

export type Person = { id: number; name: string };

export const deeds = ["submit", "recall", "approve", "return", "publish", "publishChanges", "correct", "kill"] as const;
export type Deed = (typeof deeds)[number];

export type Choices = { sections: Named[]; topics: Named[]; authors: Named[]; people: Person[] };

/** What the sender's draft has seen: its epoch and its state vector, in base64. */
export type SeenDraft = { epoch: number; stateVector: string };

/** All that the sender has seen. */
export type Seen = SeenDraft & { factsVersion: number };

/** The open draft of the page. `settle` resolves when everything typed here is committed, and rejects when it cannot be. */
export type DraftLink = {
  settle: () => Promise<unknown>;
  seen: () => SeenDraft;
  hindrance: RefusalData | null; // why that cannot be, if it is known beforehand
};

/** How the draft differs from what readers see. */
export type Comparison = { difference: Difference; surroundings: Surroundings; factsVersion: number };

type Done = Promise<Outcome<unknown>>;

export type { PreviewDays };

/** The story's place among others: the paper in the story's language, and the links to its draft. */
export type Showcase = { site: { name: string; url: string }; sections: Site["sections"]; links: PreviewLink[] };

/** The page's server actions. */
export type ArticleActions = {
  changeFacts: (input: {
    id: number;
    patch: Partial<Facts>;
    was: Partial<Facts>;
  }) => Promise<Outcome<SavedFacts & { before: number }>>;
  changeStaff: (input: { id: number; personIds: number[] }) => Done;
  createTopic: (input: { name: string; language: Language }) => Promise<Outcome<Named>>;
  findChanges: (input: { id: number }) => Promise<Outcome<Comparison>>;
  readPicture: PictureUploadProps["readPicture"];
  readShowcase: (input: { id: number; language: Language }) => Promise<Outcome<Showcase>>;
  sharePreview: (input: { id: number; days: PreviewDays }) => Promise<Outcome<{ address: string }>>;
  unsharePreview: (input: { linkId: number }) => Done;
  openForReview: (input: { id: number }) => Done;
  submit: (input: { id: number; seen: Seen }) => Done;
  recall: (input: { id: number }) => Done;
  approve: (input: { id: number; seen: Seen }) => Done;
  giveBack: (input: { id: number; seen: Seen; note: string }) => Done;
  publish: (input: { id: number; seen: Seen }) => Done;
  publishChanges: (input: { id: number; seen: Seen; kind: "minor" | "update"; reason: string }) => Done;
  correct: (input: { id: number; seen: Seen; text: string }) => Done;
  withdrawCorrection: (input: { id: number; correctionId: number }) => Done;
  kill: (input: { id: number; note: string }) => Done;
};

type StoryDeskProps = {
  personId: number; // who sits before it
  view: ArticleView;
  choices: Choices;
  actions: ArticleActions;
  dates: DateStyle;
  content: Content; // of the open draft, as it is typed
  proposals: number; // that stand in it, and that readers get nothing of
  draft: DraftLink;
  children: ReactNode;
};

type Desk = Omit<StoryDeskProps, "children"> & {
  facts: FactsState;
  missing: Requirement[];
  advice: Advice[];
};

const DeskContext = createContext<Desk | null>(null);

/** Everything around one open story. The deed bar, the panels and the notes on top read from here. */
export function StoryDesk({ children, ...props }: StoryDeskProps) {
  const { view, actions, content } = props;
  const saved = { facts: view.facts, version: view.factsVersion };
  const facts = useFacts(saved, (patch, was) => actions.changeFacts({ id: view.id, patch, was }));
  const present = facts.facts;
  const missing = useMemo(() => findMissing(content, present), [content, present]);
  const advice = useMemo(() => findAdvice(content, present), [content, present]);
  return <DeskContext value={{ ...props, facts, missing, advice }}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("A part of the story's page stands outside of <StoryDesk>.");
  return desk;
}
