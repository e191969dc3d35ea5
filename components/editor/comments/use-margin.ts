"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Doc } from "yjs";
import { setTalking, useEdge } from "#components/desk/article/edge-state.ts";
import type { ThreadView } from "#db/comment-list.ts";
import { readMarks } from "./comment-marks.ts";
import { type Chosen, openUnsent } from "./unsent.ts";
import { newThread, readChosen, usePlaces } from "./use-places.ts";
import type { Talk } from "./use-talk.ts";

type Asked = {
  talk: Talk;
  doc: Doc;
  epoch: number;
  isEditable: boolean;
  personId: number;
  onNothing: () => void; // there are no words at the cursor
  onUnfinished: () => void; // another comment was begun and not sent
};

/** What the margin shows: threads in the order of their words, those whose words are gone, and the one that is being written. */
export function useMargin({ talk, doc, epoch, isEditable, personId, onNothing, onUnfinished }: Asked) {
  const { id: articleId, stage, threads, actions } = talk;
  const { isTalking, isWide } = useEdge();
  const store = useMemo(() => openUnsent(personId, articleId), [personId, articleId]);
  const [chosen, setChosen] = useState<{ id: number; byKeys: boolean } | null>(null);
  const [showsResolved, setShowsResolved] = useState(false);
  const [written, setWritten] = useState<Chosen | null>(() => store.read("new")?.chosen ?? null);
  const chosenId = chosen?.id ?? null;

  const visible = useMemo(
    () => threads.filter(({ id, resolved }) => resolved === null || showsResolved || id === chosenId),
    [threads, showsResolved, chosenId],
  );
  const placed = useMemo(() => [...visible, ...(written ? [{ ...written, id: newThread }] : [])], [visible, written]);
  const looks = useMemo(
    () =>
      new Map(
        placed.map((thread) => {
          const isResolved = visible.some(({ id, resolved }) => id === thread.id && resolved !== null);
          return [thread.id, thread.id === chosenId ? "chosen" : isResolved ? "resolved" : "open"] as const;
        }),
      ),
    [placed, visible, chosenId],
  );
  const { moveAnchors } = actions;
  const places = usePlaces({ threads: placed, looks }, { articleId, doc, epoch, isEditable, stage, moveAnchors });

  const orderOf = (id: number) => places.get(id)?.order ?? Number.POSITIVE_INFINITY;
  const here = placed
    .filter(({ id }) => places.get(id) || id === newThread)
    .toSorted((one, other) => orderOf(one.id) - orderOf(other.id));
  const gone = visible.filter(({ id }) => !places.get(id));

  const choose = useCallback((id: number | null, { byKeys = false } = {}) => {
    setChosen(id === null ? null : { id, byKeys });
    if (id !== null) setTalking(true);
  }, []);
  const begin = useCallback(() => {
    const words = readChosen(stage, doc, epoch);
    const view = stage.views.get(stage.lastField);
    const under = view?.state.selection.empty
      ? readMarks(view).marks.find(
          ({ from, to }) => from <= view.state.selection.from && view.state.selection.from <= to,
        )
      : undefined;
    if (under) return choose(under.id, { byKeys: true }); // at words that are talked about already
    const isUnfinished = store.read("new") !== null;
    if (isUnfinished) onUnfinished();
    else if (!words) return onNothing();
    else setWritten(words);
    choose(newThread, { byKeys: true });
  }, [stage, doc, epoch, store, choose, onNothing, onUnfinished]);
  useEffect(() => stage.answer({ asked: begin, pressed: ([first = null]) => choose(first) }), [stage, begin, choose]);

  const topOf = useCallback(
    (id: number): number | null => {
      for (const view of stage.views.values()) {
        const mark = readMarks(view).marks.find((one) => one.id === id);
        if (mark && !view.isDestroyed) return view.coordsAtPos(mark.from).top;
      }
      return null;
    },
    [stage],
  );
  return {
    ...{ here, gone, chosen, choose, begin, written, setWritten, showsResolved, setShowsResolved, store, topOf },
    ...{ isTalking, isBeside: isWide },
  };
}

export type Margin = ReturnType<typeof useMargin>;

/** How many threads wait for something. */
export function countOpen(threads: ThreadView[]): number {
  return threads.filter(({ resolved }) => resolved === null).length;
}
