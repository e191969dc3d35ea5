"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import type { ThreadView } from "#db/comment-list.ts";
import { formatMoment } from "#newsroom/dates.ts";
import { CommentForm } from "./comment-form.tsx";
import { type Around, CommentLine } from "./comment-lines.tsx";

type Props = {
  thread: ThreadView;
  isChosen: boolean;
  isFocused: boolean; // its answer box, when it is chosen by the keyboard
  isGone: boolean; // its words
  around: Around;
  onChoose: () => void;
  onLeave: () => void; // back to the text
  onSettled: (isDone: boolean) => void;
};

/** A thread in the margin: its beginning, and all of it with what can be done once it is chosen. */
export function ThreadCard({ thread, isChosen, isFocused, isGone, around, onChoose, onLeave, onSettled }: Props) {
  const t = useTranslations("comments");
  const [first, ...answers] = thread.comments;
  if (!first) return null;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <article
      className="thread"
      aria-label={t("thread", { name: first.author.name, quote: thread.quote.slice(0, 80) })}
      data-chosen={isChosen || undefined}
      data-resolved={thread.resolved !== null || undefined}
      onKeyDown={leave}
    >
      {!isChosen && (
        <button type="button" className="thread-open" aria-expanded={false} onClick={onChoose}>
          <span className="sr-only">{t("open", { name: first.author.name })}</span>
        </button>
      )}
      {(isGone || isChosen) && (
        <p className="thread-quote" dir="auto">
          {thread.quote}
        </p>
      )}
      <CommentLine comment={first} isWhole={isChosen} around={around} />
      {isChosen && answers.map((answer) => <CommentLine key={answer.id} comment={answer} isWhole around={around} />)}
      {!isChosen && answers.length > 0 && (
        <p className="thread-count">
          {t("replies", { count: answers.length })}
          {around.store.read(`reply:${thread.id}`) && ` · ${t("unsent")}`}
        </p>
      )}
      <ResolvedLine thread={thread} around={around} />
      {isChosen && around.mayComment && (
        <Answer key={thread.id} {...{ thread, isFocused, around, onLeave, onSettled }} />
      )}
    </article>
  );
}

function ResolvedLine({ thread: { resolved }, around }: Pick<Props, "thread" | "around">) {
  const t = useTranslations("comments");
  const language = useLocale() === "en" ? "en" : "ar";
  if (!resolved) return null;
  const time = formatMoment(resolved.at, language, around.dates);
  return <p className="thread-count">{t("resolvedBy", { name: resolved.by, time })}</p>;
}

function Answer({
  thread,
  isFocused,
  around,
  onLeave,
  onSettled,
}: Pick<Props, "thread" | "isFocused" | "around" | "onLeave" | "onSettled">) {
  const t = useTranslations("comments");
  const { actions, reload, store, people, readers } = around;
  const [sent, setSent] = useState(0);
  const isDone = thread.resolved !== null;
  const { run, isPending, refusal } = useDeed(isDone ? actions.reopenThread : actions.resolveThread);
  const settle = async () => {
    if (!(await run({ threadId: thread.id }))) return;
    await reload();
    onSettled(!isDone);
  };
  return (
    <>
      <CommentForm
        key={sent}
        target={`reply:${thread.id}`}
        label={t(isDone ? "replyReopens" : "yourReply")}
        sendLabel={t("reply")}
        {...{ store, people, readers, isFocused: isFocused || sent > 0, isSmall: true }}
        send={(said) => actions.replyToThread({ threadId: thread.id, ...said })}
        onSent={() => {
          setSent(sent + 1);
          void reload();
        }}
        onLeave={onLeave}
        onCancel={onLeave}
        onRestored={() => setSent(sent + 1)}
      />
      <RefusalNote refusal={refusal} />
      <div className="comment-buttons">
        <Button look="quiet" isPending={isPending} onPress={() => void settle()}>
          {t(isDone ? "reopen" : "resolve")}
        </Button>
      </div>
    </>
  );
}
