"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import type { CommentView } from "#db/comment-list.ts";
import { type DateStyle, formatAge, formatMoment } from "#newsroom/dates.ts";
import { CommentForm } from "./comment-form.tsx";
import { splitMentions } from "./mentions.ts";
import type { UnsentStore } from "./unsent.ts";
import type { CommentActions, Person } from "./use-talk.ts";

export type Around = {
  personId: number; // who sits before the page
  dates: DateStyle;
  people: Person[];
  readers: Person[];
  store: UnsentStore;
  actions: CommentActions;
  reload: () => Promise<void>;
  mayComment: boolean;
};

type Props = { comment: CommentView; isWhole: boolean; around: Around };

/** One person's words with their name and time; one's own can be changed and taken back. */
export function CommentLine({ comment, isWhole, around }: Props) {
  const t = useTranslations("comments");
  const { personId, mayComment, store, actions, reload, people, readers } = around;
  const [doing, setDoing] = useState<"edit" | "delete" | null>(() =>
    comment.author.id === personId && store.read(`edit:${comment.id}`) ? "edit" : null,
  );
  const isOwn = mayComment && comment.author.id === personId && !comment.isDeleted;
  const change = (said: { text: string; mentionedIds: number[] }) =>
    actions.editComment({ commentId: comment.id, text: said.text, mentionedIds: said.mentionedIds });
  return (
    <div className="comment">
      <Byline comment={comment} dates={around.dates} />
      {doing === "edit" && isWhole ? (
        <CommentForm
          target={`edit:${comment.id}`}
          label={t("comment")}
          sendLabel={t("save")}
          first={comment.text}
          {...{ store, people, readers, isFocused: true }}
          send={change}
          onSent={() => {
            setDoing(null);
            void reload();
          }}
          onLeave={() => setDoing(null)}
          onCancel={() => setDoing(null)}
          onRestored={() => setDoing("edit")}
        />
      ) : (
        <CommentText comment={comment} />
      )}
      {isOwn && isWhole && doing === null && (
        <div className="comment-own">
          <button type="button" className="quiet-link" onClick={() => setDoing("edit")}>
            {t("edit")}
          </button>
          <button type="button" className="quiet-link" onClick={() => setDoing("delete")}>
            {t("delete")}
          </button>
        </div>
      )}
      {isOwn && isWhole && doing === "delete" && (
        <DeleteQuestion
          deed={() => actions.deleteComment({ commentId: comment.id })}
          onDone={() => void reload()}
          onKeep={() => setDoing(null)}
        />
      )}
    </div>
  );
}

function Byline({ comment, dates }: { comment: CommentView; dates: DateStyle }) {
  const t = useTranslations("comments");
  const language = useLocale() === "en" ? "en" : "ar";
  return (
    <p className="comment-byline">
      <b>
        <bdi>{comment.author.name}</bdi>
      </b>
      <time dateTime={comment.at.toISOString()} title={formatMoment(comment.at, language, dates)}>
        {formatAge(comment.at, new Date(), language, dates)}
      </time>
      {comment.isEdited && !comment.isDeleted && <span>{t("edited")}</span>}
    </p>
  );
}

function CommentText({ comment }: { comment: CommentView }) {
  const t = useTranslations("comments");
  if (comment.isDeleted) return <p className="comment-deleted">{t("deleted")}</p>;
  let place = 0;
  return (
    <p className="comment-text" dir="auto">
      {splitMentions(comment.text, comment.mentions).map(({ text, ids }) => {
        place += text.length; // pieces of one text: where it ends tells it from all others
        return ids.length > 0 ? <b key={place}>{text}</b> : <span key={place}>{text}</span>;
      })}
    </p>
  );
}

type QuestionProps = {
  deed: () => ReturnType<CommentActions["deleteComment"]>;
  onDone: () => void;
  onKeep: () => void;
};

function DeleteQuestion({ deed, onDone, onKeep }: QuestionProps) {
  const t = useTranslations("comments");
  const { run, isPending, refusal } = useDeed(deed);
  const go = async () => {
    if (await run(undefined)) onDone();
  };
  return (
    <div className="comment-question">
      <p>{t("deleteMeans")}</p>
      <RefusalNote refusal={refusal} />
      <div className="comment-buttons">
        <Button look="danger" isPending={isPending} onPress={() => void go()}>
          {t("deleteYes")}
        </Button>
        <Button look="plain" autoFocus onPress={onKeep}>
          {t("keep")}
        </Button>
      </div>
    </div>
  );
}
