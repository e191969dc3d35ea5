"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Doc } from "yjs";
import { openByItself, setTalking } from "#components/desk/article/edge-state.ts";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { ThreadView } from "#db/comment-list.ts";
import { CommentButton } from "./comment-button.tsx";
import type { Around } from "./comment-lines.tsx";
import { CommentMargin } from "./comment-margin.tsx";
import { goToWords, walkThreads } from "./go-to-words.ts";
import { countOpen, useMargin } from "./use-margin.ts";
import { useTalk } from "./use-talk.ts";

type Props = { doc: Doc; epoch: number; isEditable: boolean };

/** The talk about the open story: marks on its words, the button that begins a thread, and the margin. */
export function CommentLayer({ doc, epoch, isEditable }: Props) {
  const t = useTranslations("comments");
  const { view, personId, dates, choices } = useDesk();
  const talk = useTalk();
  const { stage, threads, readers, actions, reload } = talk;
  const [said, setSaid] = useState("");
  const onNothing = useCallback(() => showToast(t("chooseWords")), [t]);
  const onUnfinished = useCallback(() => showToast(t("finishFirst")), [t]);
  const margin = useMargin({ talk, doc, epoch, isEditable, personId, onNothing, onUnfinished });
  const { chosen, choose, here, store } = margin;

  const people = useMemo(() => {
    const others = choices.people.filter(({ id }) => !readers.some((reader) => reader.id === id));
    return [...readers, ...others].filter(({ id }) => id !== personId); // nobody needs to be told of their own words
  }, [choices.people, readers, personId]);
  const around: Around = {
    ...{ personId, dates, people, readers, store, actions, reload },
    mayComment: view.may.comment,
  };

  useLink(threads.length > 0, choose);
  const openCount = countOpen(threads);
  const hasOpen = openCount > 0;
  useEffect(() => {
    if (hasOpen) openByItself();
  }, [hasOpen]);
  const thread = threads.find(({ id }) => id === chosen?.id);
  const opened = useRef<number | null>(null);
  useEffect(() => {
    if (!thread?.isAwaited || opened.current === thread.id) return;
    opened.current = thread.id;
    void actions.openMentions({ threadId: thread.id }).then(reload, () => {}); // it stays on the dashboard then
  }, [thread, actions, reload]);

  const leave = useCallback(() => {
    choose(null);
    goToWords(stage, chosen?.id ?? null, { focus: true });
  }, [choose, stage, chosen]);
  const chosenId = chosen?.id ?? null;
  useEffect(() => {
    if (chosenId !== null) goToWords(stage, chosenId, { focus: false });
  }, [stage, chosenId]);

  const order = here.map(({ id }) => id);
  const walk = (step: 1 | -1) => {
    const next = walkThreads(stage, order, chosenId, step);
    const found = threads.find(({ id }) => id === next);
    if (next === null || !found) return;
    choose(next);
    const [first] = found.comments;
    const place = { place: order.indexOf(next) + 1, count: order.length };
    setSaid(t("announce", { ...place, name: first?.author.name ?? "", text: first?.text ?? "" }));
  };
  const newest = useRef(walk);
  useEffect(() => {
    newest.current = walk;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { PageDown: 1 as const, PageUp: -1 as const }[event.code];
      if (!step || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      newest.current(step);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const onNews = useCallback((name: string) => setSaid(t("heard", { name })), [t]);
  useNews(threads, personId, onNews);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {view.may.comment && <CommentButton stage={stage} isHidden={chosenId === 0} />}
      {margin.isTalking && (
        <CommentMargin
          {...{ margin, around, talk }}
          openCount={openCount}
          onSay={setSaid}
          onLeave={leave}
          onClose={() => {
            choose(null);
            setTalking(false);
            goToWords(stage, chosenId, { focus: true });
          }}
        />
      )}
    </>
  );
}

/** A mention leads here: `?comment=12` opens the thread, once. */
function useLink(isRead: boolean, choose: (id: number) => void): void {
  useEffect(() => {
    const id = Number(new URLSearchParams(location.search).get("comment"));
    if (!isRead || !Number.isSafeInteger(id) || id <= 0) return;
    history.replaceState(null, "", location.pathname);
    choose(id);
  }, [isRead, choose]);
}

/** Tells who spoke while this page was open, so that it is heard, too. */
function useNews(threads: ThreadView[], personId: number, onNews: (name: string) => void): void {
  const newest = threads
    .flatMap(({ comments }) => comments)
    .reduce((last, one) => (one.id > last.id ? one : last), nobody);
  const known = useRef(newest.id);
  useEffect(() => {
    if (newest.id <= known.current) return;
    known.current = newest.id;
    if (newest.author.id !== personId) onNews(newest.author.name);
  }, [newest, personId, onNews]);
}

const nobody = { id: 0, author: { id: 0, name: "" } };
