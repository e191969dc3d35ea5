"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { useRefusalSentence } from "../refusal-note.tsx";

type Props = {
  deed: "return" | "kill";
  isOpen: boolean;
  isPending: boolean;
  note: ReactNode; // the server's refusal, when there was one
  onOpenChange: (isOpen: boolean) => void;
  onDone: (asked: { deed: "return" | "kill"; note: string }) => void;
};

/** Returning and killing say their consequence and ask for a note. The note survives closing the window. */
export function NoteDialog({ deed, isOpen, isPending, note, onOpenChange, onDone }: Props) {
  const t = useTranslations("deedBar");
  const sentence = useRefusalSentence();
  const [text, setText] = useState("");
  const [wasSent, setSent] = useState(false);
  const isMissing = wasSent && text.trim() === "";
  const send = () => {
    setSent(true);
    if (text.trim() !== "") onDone({ deed, note: text.trim() });
  };
  const isKill = deed === "kill";
  return (
    <Dialog
      title={t(isKill ? "killTitle" : "returnTitle")}
      closeLabel={t("close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>{t(isKill ? "killMeans" : "returnMeans")}</p>
        <TextArea
          label={t(isKill ? "killNote" : "returnNote")}
          {...(isKill && { description: t("killNoteHint") })}
          value={text}
          onChange={setText}
          maxLength={2000}
          autoFocus
          rows={4}
          error={isMissing ? sentence({ kind: "refusal", reason: "noteMissing", details: {} }) : undefined}
        />
        {note}
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <Button look="plain" onPress={() => onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button look={isKill ? "danger" : "primary"} type="submit" isPending={isPending}>
            {t(deed)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
