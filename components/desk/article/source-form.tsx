"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Choice } from "#components/ui/choice.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { type Source, sourceKinds, wrongInSource } from "#newsroom/article.ts";

type Props = { source: Source | null; onDone: (source: Source) => void; onCancel: () => void };

const fresh: Source = { kind: "agency", name: "", link: "", note: "", isShown: true };

/** A new source, or another version of one. What is wrong is said beside its field before anything is sent. */
export function SourceForm({ source, onDone, onCancel }: Props) {
  const t = useTranslations("sources");
  const [typed, setTyped] = useState(source ?? fresh);
  const [wasSent, setSent] = useState(false);
  const tidy = { ...typed, name: typed.name.trim(), link: typed.link.trim(), note: typed.note.trim() };
  const problems = wrongInSource(tidy);
  const wrong = new Set(wasSent ? problems : []);
  const change = (patch: Partial<Source>) => setTyped({ ...typed, ...patch });

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSent(true);
    const [first] = problems;
    if (!first) return onDone(tidy);
    event.currentTarget.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };

  return (
    <form
      onSubmit={send}
      noValidate
      aria-label={source ? t("editTitle") : t("addTitle")}
      className="my-2 space-y-3 rounded-md border border-rule bg-wash p-3"
    >
      <Choice
        label={t("kind")}
        options={sourceKinds.map((id) => ({ id, label: t(`kinds.${id}`) }))}
        value={typed.kind}
        onChange={(kind) => kind && change({ kind })}
      />
      <TextField
        label={t("name")}
        name="name"
        autoFocus
        value={typed.name}
        onChange={(name) => change({ name })}
        error={wrong.has("name") ? t(typed.name.trim() === "" ? "nameMissing" : "nameTooLong") : undefined}
      />
      <TextField
        label={t("link")}
        name="link"
        type="url"
        dir="ltr"
        value={typed.link}
        onChange={(link) => change({ link })}
        error={wrong.has("link") ? t("linkBad") : undefined}
      />
      <TextArea
        label={t("note")}
        name="note"
        description={t("noteHint")}
        rows={2}
        value={typed.note}
        onChange={(note) => change({ note })}
        error={wrong.has("note") ? t("noteTooLong") : undefined}
      />
      <Checkbox isSelected={typed.isShown} onChange={(isShown) => change({ isShown })}>
        {t("isShown")}
      </Checkbox>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="plain" onPress={onCancel}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit">
          {source ? t("keep") : t("attach")}
        </Button>
      </div>
    </form>
  );
}
