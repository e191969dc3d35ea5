"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Choices } from "#components/desk/article/story-desk.tsx";
import type { ArticleView } from "#db/articles.ts";
import type { HeldBackCopy } from "#db/held-back.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import type { QuoteStyles } from "#newsroom/quotation.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import type { Draft } from "./connection/use-draft.ts";

/** What the server says of an article beside its text. */
export type ArticlePage = {
  view: ArticleView;
  choices: Choices;
  heldBack: HeldBackCopy[];
  dates: DateStyle;
  quotes: QuoteStyles;
};
export type ReadArticlePage = (input: { id: number }) => Promise<Outcome<ArticlePage>>;

type Asked = {
  first: ArticlePage;
  id: number;
  draft: Pick<Draft, "epoch" | "state" | "onFacts" | "onHeldBack" | "follow">;
  read: ReadArticlePage;
};

/**
 * The page around the text, read again when the server says that something changed. `moved` tells what closed the text
 * that stood here: the stage that the story went to, or `same`.
 */
export function useArticlePage({ first, id, draft: { epoch, state, onFacts, onHeldBack, follow }, read }: Asked) {
  const [page, setPage] = useState(first);
  const [moved, setMoved] = useState<Stage | "same" | null>(null);
  const shownStage = useRef(first.view.stage);
  const newest = useRef<Promise<ArticlePage | null>>(Promise.resolve(null));

  /** What is so now: who asked before somebody else asked again gets the newer answer, which an older one must not cover. */
  const reload = useCallback((): Promise<ArticlePage | null> => {
    if (id === 0) return Promise.resolve(null);
    const asked: Promise<ArticlePage | null> = read({ id })
      .catch(() => null)
      .then((outcome) => {
        if (newest.current !== asked) return newest.current;
        if (!outcome?.ok) return null;
        setPage(outcome.value);
        follow(outcome.value.view.epoch);
        return outcome.value;
      });
    newest.current = asked;
    return asked;
  }, [id, read, follow]);

  useEffect(() => {
    if (id !== first.view.id) void reload();
  }, [id, first, reload]);

  useEffect(() => {
    const again = () => void reload();
    const stopFacts = onFacts(again);
    const stopHeldBack = onHeldBack(again);
    return () => {
      stopFacts();
      stopHeldBack();
    };
  }, [onFacts, onHeldBack, reload]);

  /** After a deed of this page's own, which says itself what it did. */
  const ownEpoch = useRef(0);
  const reloadAfterDeed = useCallback(async () => {
    const now = await reload();
    if (!now) return;
    ownEpoch.current = now.view.epoch;
    shownStage.current = now.view.stage;
    setMoved(null);
  }, [reload]);

  // Asked again once the line stands: what is said before the page has joined the text, or come back to it, it does not hear.
  const isAway = ["offline", "signedOut", "otherPerson"].includes(state);
  const isJoined = !isAway && state !== "connecting";
  const missed = useRef(false);
  const joinedEpoch = useRef(0);
  useEffect(() => {
    if (isAway || (!isJoined && joinedEpoch.current > 0)) missed.current = true; // the first joining follows the page's own reading
    if (!isJoined) return;
    const before = joinedEpoch.current;
    joinedEpoch.current = epoch;
    if (!missed.current) return;
    missed.current = false;
    void reload().then((now) => {
      if (before === 0 || epoch === before || !now || now.view.epoch <= ownEpoch.current) return;
      setMoved(now.view.stage === shownStage.current ? "same" : now.view.stage);
      shownStage.current = now.view.stage;
    });
  }, [isAway, isJoined, epoch, reload]);

  const forgetMove = useCallback(() => setMoved(null), []);
  return { ...page, moved, forgetMove, reload, reloadAfterDeed };
}
