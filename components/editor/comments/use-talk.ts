"use client";

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import type { ThreadView } from "#db/comment-list.ts";
import type { CommentField } from "#newsroom/anchors.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import type { Draft } from "../connection/use-draft.ts";
import { CommentStage } from "./comment-stage.ts";

export type Person = { id: number; name: string };
export type Said = { clientKey: string; text: string; mentionedIds: number[] };
export type ShownAnchor = { from: string; to: string }; // base64

/** The server actions of the margin. */
export type CommentActions = {
  readComments: (input: { id: number }) => Promise<Outcome<{ threads: ThreadView[]; readers: Person[] }>>;
  startThread: (
    input: Said & { id: number; epoch: number; field: CommentField; anchor: ShownAnchor; quote: string },
  ) => Promise<Outcome<number>>;
  replyToThread: (input: Said & { threadId: number }) => Promise<Outcome<void>>;
  editComment: (input: Omit<Said, "clientKey"> & { commentId: number }) => Promise<Outcome<void>>;
  deleteComment: (input: { commentId: number }) => Promise<Outcome<void>>;
  resolveThread: (input: { threadId: number }) => Promise<Outcome<void>>;
  reopenThread: (input: { threadId: number }) => Promise<Outcome<void>>;
  openMentions: (input: { threadId: number }) => Promise<Outcome<void>>;
  moveAnchors: (input: {
    id: number;
    epoch: number;
    moves: { threadId: number; anchor: ShownAnchor }[];
  }) => Promise<Outcome<void>>;
};

/** What is said in the margin of the open story. */
export type Talk = {
  id: number; // of the story
  stage: CommentStage;
  threads: ThreadView[];
  readers: Person[];
  isRead: boolean; // at least once
  isWanted: boolean; // there is something to show or to say
  reload: () => Promise<void>;
  actions: CommentActions;
};

export const TalkContext = createContext<Talk | null>(null);

export function useTalk(): Talk {
  const talk = use(TalkContext);
  if (!talk) throw new Error("A part of the story's page stands outside of its talk.");
  return talk;
}

type Asked = {
  id: number;
  mayComment: boolean;
  draft: Pick<Draft, "epoch" | "state" | "isLoaded" | "onComments">;
  actions: CommentActions;
};

/** The talk about a story, read again when the server says that somebody spoke, and after the line was cut. */
export function useOpenTalk({ id, mayComment, draft: { epoch, state, isLoaded, onComments }, actions }: Asked): Talk {
  const [stage] = useState(() => new CommentStage());
  const [read, setRead] = useState<{ threads: ThreadView[]; readers: Person[] } | null>(null);
  const [failures, setFailures] = useState(0); // since the last answer
  const [isTouched, setTouched] = useState(false);
  const rounds = useRef(0);

  const reload = useCallback(async () => {
    if (id === 0) return;
    rounds.current += 1;
    const round = rounds.current;
    const outcome = await actions.readComments({ id }).catch(() => null);
    if (round !== rounds.current) return; // an older answer must not cover a newer one
    if (outcome?.ok) setRead(outcome.value);
    setFailures((before) => (outcome?.ok ? 0 : before + 1));
  }, [id, actions]);
  useEffect(() => {
    if (failures === 0) return;
    const timer = setTimeout(reload, Math.min(failures, 6) * askAgainAfter);
    return () => clearTimeout(timer);
  }, [failures, reload]);

  const isOffline = state === "offline";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another epoch has other anchors
  useEffect(() => {
    if (isLoaded && !isOffline) void reload();
  }, [isLoaded, isOffline, epoch, reload]);
  useEffect(() => onComments(() => void reload()), [onComments, reload]);

  useEffect(() => {
    if (!mayComment || isTouched) return;
    return stage.subscribe(() => {
      if (stage.isAsked || stage.hasSelection) setTouched(true);
    });
  }, [stage, mayComment, isTouched]);
  useEffect(() => {
    if (!mayComment) return;
    const ask = (event: KeyboardEvent) => {
      const isAsked = isMod(event) && event.altKey && event.code === "KeyM";
      if (!isAsked || !(event.target instanceof Element && event.target.closest(".story-paper"))) return;
      event.preventDefault();
      stage.ask();
    };
    addEventListener("keydown", ask);
    return () => removeEventListener("keydown", ask);
  }, [stage, mayComment]);

  const threads = read?.threads ?? noThreads;
  const readers = read?.readers ?? nobody;
  const isRead = read !== null;
  const isWanted = isRead && (isTouched || threads.length > 0);
  return useMemo(
    () => ({ id, stage, threads, readers, isRead, isWanted, reload, actions }),
    [id, stage, threads, readers, isRead, isWanted, reload, actions],
  );
}

const askAgainAfter = 5000; // milliseconds, and longer each time
const noThreads: ThreadView[] = [];
const nobody: Person[] = [];
