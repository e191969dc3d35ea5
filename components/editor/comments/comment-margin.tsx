"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect } from "react";
import { setTalking } from "#components/desk/article/edge-state.ts";
import { showToast } from "#components/ui/toast.tsx";
import type { ThreadView } from "#db/comment-list.ts";
import { Icon } from "../toolbar-icons.tsx";
import { CommentForm } from "./comment-form.tsx";
import type { Around } from "./comment-lines.tsx";
import { ThreadCard } from "./thread-card.tsx";
import type { Margin } from "./use-margin.ts";
import { newThread } from "./use-places.ts";
import { useStack } from "./use-stack.ts";
import type { Talk } from "./use-talk.ts";

type Props = {
  margin: Margin;
  around: Around;
  talk: Talk;
  openCount: number;
  onSay: (text: string) => void;
  onLeave: () => void;
  onClose: () => void;
};

const goneGroup = -1;

/** Beside the text, each card at its words; on a narrow screen a sheet with the cards in the order of the words. */
export function CommentMargin({ margin, around, talk, openCount, onSay, onLeave, onClose }: Props) {
  const t = useTranslations("comments");
  const { here, gone, chosen, isBeside, topOf, written } = margin;
  const { threads } = talk;
  const ids = [...(gone.length > 0 ? [goneGroup] : []), ...here.map(({ id }) => id)];
  const { column, keep } = useStack({ ids, chosen: chosen?.id ?? null, isBeside, topOf });
  const resolved = threads.length - openCount;

  const chosenId = chosen?.id ?? null;
  useEffect(() => {
    if (isBeside || chosenId === null) return;
    column.current?.querySelector("[data-chosen]")?.scrollIntoView({ block: "nearest" });
  }, [isBeside, chosenId, column]);

  useEffect(() => {
    if (document.activeElement?.matches(".talk-button")) column.current?.focus({ preventScroll: true });
  }, [column]);
  useEffect(() => {
    if (isBeside) return;
    const leave = ({ target }: PointerEvent) => {
      const isOnText = target instanceof Element && target.closest(".story-paper") && !target.closest(".comment-mark");
      if (isOnText) setTalking(false); // what was typed here stays
    };
    addEventListener("pointerdown", leave);
    return () => removeEventListener("pointerdown", leave);
  }, [isBeside]);

  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const cardOf = (thread: ThreadView, isGone: boolean) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      isChosen={thread.id === chosenId}
      isFocused={thread.id === chosenId && chosen?.byKeys === true}
      isGone={isGone}
      around={around}
      onChoose={() => margin.choose(thread.id, { byKeys: true })}
      onLeave={onLeave}
      onSettled={(isDone) => {
        onSay(t(isDone ? "resolved" : "reopened"));
        if (!isDone) return;
        onLeave();
        const reopen = () => void around.actions.reopenThread({ threadId: thread.id }).then(around.reload);
        showToast(t("resolved"), { label: t("reopen"), onPress: reopen });
      }}
    />
  );
  return (
    <section ref={column} tabIndex={-1} aria-label={t("title")} className="talk" onKeyDown={close}>
      <div className="talk-head">
        <h2>{t("openCount", { count: openCount })}</h2>
        {resolved > 0 && (
          <button
            type="button"
            className="quiet-link"
            aria-pressed={margin.showsResolved}
            onClick={() => margin.setShowsResolved(!margin.showsResolved)}
          >
            {t("showResolved", { count: resolved })}
          </button>
        )}
        <button type="button" className="tool" aria-label={t("close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="talk-cards">
        {!talk.isRead && <Unread reload={talk.reload} />}
        {talk.isRead && threads.length === 0 && !written && <p className="talk-empty">{t("empty")}</p>}
        {gone.length > 0 && (
          <div ref={(card) => keep(goneGroup, card)} className="talk-card talk-gone">
            <h3>{t("gone")}</h3>
            {gone.map((thread) => cardOf(thread, true))}
          </div>
        )}
        {here.map(({ id }) => (
          <div key={id} ref={(card) => keep(id, card)} className="talk-card">
            {id === newThread && written && <NewThread {...{ margin, around, talk, onSay, onLeave }} />}
            {threads.filter((thread) => thread.id === id).map((thread) => cardOf(thread, false))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** The words stay chosen in the text while something is said about them. */
function NewThread({ margin, around, talk, onSay, onLeave }: Omit<Props, "openCount" | "onClose">) {
  const t = useTranslations("comments");
  const { written, setWritten, chosen, choose, store } = margin;
  if (!written) return null;
  const close = () => {
    setWritten(null);
    onLeave();
  };
  return (
    <section
      className="thread"
      aria-label={t("new")}
      data-chosen={chosen?.id === newThread || undefined}
      onFocus={() => chosen?.id !== newThread && choose(newThread)}
    >
      <p className="thread-quote" dir="auto">
        {written.quote}
      </p>
      <CommentForm
        target="new"
        label={t("comment")}
        sendLabel={t("send")}
        chosen={written}
        {...{ store, people: around.people, readers: around.readers, isFocused: chosen?.id === newThread }}
        send={(said) => talk.actions.startThread({ id: talk.id, ...written, ...said })}
        onSent={() => {
          onSay(t("sent"));
          void talk.reload().then(close);
        }}
        onLeave={() => (store.read("new") ? onLeave() : close())}
        onCancel={close}
        onRestored={() => {
          setWritten(written);
          choose(newThread, { byKeys: true });
        }}
      />
    </section>
  );
}

function Unread({ reload }: { reload: () => Promise<void> }) {
  const t = useTranslations("comments");
  return (
    <p className="talk-empty">
      {t("unread")}{" "}
      <button type="button" className="quiet-link" onClick={() => void reload()}>
        {t("again")}
      </button>
    </p>
  );
}
