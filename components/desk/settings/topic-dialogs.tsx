"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { ConfirmDialog } from "#components/ui/dialog.tsx";
import type { TopicRow } from "#db/topics.ts";
import type { TopicDeeds } from "./topic-list.tsx";

type MergeProps = {
  topic: TopicRow;
  others: TopicRow[];
  merge: TopicDeeds["merge"];
  onDone: (into: TopicRow) => void;
  onClose: () => void;
};

/** Names what becomes of the stories and of the address before it is done: it cannot be undone. */
export function MergeTopicDialog({ topic, others, merge, onDone, onClose }: MergeProps) {
  const t = useTranslations("topics");
  const nameOf = useTopicName();
  const { run, isPending, refusal } = useDeed(merge);
  const [intoId, setIntoId] = useState<number | null>(null);
  const [isAsked, setAsked] = useState(false);
  const into = others.find(({ id }) => id === intoId);

  async function confirm() {
    setAsked(true);
    if (into && (await run({ id: topic.id, intoId: into.id }))) onDone(into);
  }

  return (
    <ConfirmDialog
      title={t("mergeTitle", { name: nameOf(topic) })}
      confirmLabel={t("mergeConfirm")}
      cancelLabel={t("cancel")}
      isDanger
      isPending={isPending}
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <ComboBox
        label={t("into")}
        options={others.map((other) => ({ id: other.id, label: nameOf(other) }))}
        value={intoId}
        onChange={setIntoId}
        emptyText={t("nothing")}
        openLabel={t("show")}
        error={isAsked && !into ? t("intoMissing") : undefined}
        autoFocus
      />
      <p>
        {into
          ? t("mergeText", { count: topic.articles, into: nameOf(into), name: nameOf(topic) })
          : t("mergeWhat", { name: nameOf(topic) })}
      </p>
      <RefusalNote refusal={refusal} />
    </ConfirmDialog>
  );
}

type RemoveProps = { topic: TopicRow; remove: TopicDeeds["remove"]; onDone: () => void; onClose: () => void };

export function RemoveTopicDialog({ topic, remove, onDone, onClose }: RemoveProps) {
  const t = useTranslations("topics");
  const nameOf = useTopicName();
  const { run, isPending, refusal } = useDeed(remove);

  async function confirm() {
    if (await run({ id: topic.id })) onDone();
  }

  return (
    <ConfirmDialog
      title={t("removeTitle", { name: nameOf(topic) })}
      confirmLabel={t("remove")}
      cancelLabel={t("cancel")}
      isDanger
      isPending={isPending}
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <p>{t("removeText")}</p>
      <RefusalNote refusal={refusal} />
    </ConfirmDialog>
  );
}

function useTopicName(): (topic: TopicRow) => string {
  const language = useLocale();
  return (topic) => (language === "en" ? topic.nameEn : topic.nameAr);
}
