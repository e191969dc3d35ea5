"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Requirement } from "#newsroom/requirements.ts";
import { ChangesDialog } from "./changes-dialog.tsx";
import { CorrectionDialog } from "./correction-dialog.tsx";
import type { Asked, Window } from "./deed-bar.tsx";
import { MissingList } from "./needs.tsx";
import { NoteDialog } from "./note-dialog.tsx";

type Props = {
  window: Window | null; // the open one
  listed: Requirement[]; // what is missing
  isPending: boolean;
  note: ReactNode; // the server's refusal, when there was one
  onOpenChange: (isOpen: boolean) => void;
  onGo: () => void; // to a field that is missing something
  onDone: (asked: Asked) => void;
};

/** The windows in which a deed asks for more, or shows what it does. They stay once opened: what was typed survives closing them. */
export function DeedWindows({ window, listed, onGo, ...rest }: Props) {
  const t = useTranslations("deedBar");
  return (
    <>
      <Dialog
        title={t("incompleteTitle")}
        closeLabel={t("close")}
        isOpen={window === "incomplete"}
        onOpenChange={rest.onOpenChange}
      >
        <p className="pb-3">{t("incompleteMeans")}</p>
        <MissingList keys={listed} onGo={onGo} />
      </Dialog>
      <NoteDialog deed="return" isOpen={window === "return"} {...rest} />
      <NoteDialog deed="kill" isOpen={window === "kill"} {...rest} />
      <CorrectionDialog isOpen={window === "correct"} {...rest} />
      <ChangesDialog isOpen={window === "publishChanges"} {...rest} />
    </>
  );
}
