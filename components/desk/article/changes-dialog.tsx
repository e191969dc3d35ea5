"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/show.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { isSame } from "#newsroom/difference.ts";
import { RefusalNote, useRefusalSentence } from "../refusal-note.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { OpenProposals } from "./open-proposals.tsx";
import { useDesk } from "./story-desk.tsx";
import { useDifference } from "./use-difference.ts";

type Asked = { deed: "publishChanges"; kind: "minor" | "update"; reason: string; factsVersion: number };

type Props = {
  isOpen: boolean;
  isPending: boolean;
  note: ReactNode;
  onOpenChange: (isOpen: boolean) => void;
  onDone: (asked: Asked) => void;
};

/** What changes for readers, and what kind of change it is: seen before it is done. */
export function ChangesDialog({ isOpen, isPending, note, onOpenChange, onDone }: Props) {
  const t = useTranslations("deedBar");
  const { proposals } = useDesk();
  const { compared, refusal } = useDifference(isOpen);
  const difference = compared?.difference ?? null;
  const sentence = useRefusalSentence();
  const [kind, setKind] = useState<"minor" | "update">("minor");
  const [reason, setReason] = useState("");
  const [wasSent, setSent] = useState(false);
  const isReasonMissing = wasSent && kind === "update" && reason.trim() === "";
  const send = () => {
    setSent(true);
    if (!compared || (kind === "update" && reason.trim() === "")) return;
    onDone({ deed: "publishChanges", kind, reason: reason.trim(), factsVersion: compared.factsVersion });
  };
  const hasNone = difference !== null && isSame(difference);
  return (
    <Dialog title={t("changesTitle")} closeLabel={t("close")} isOpen={isOpen} onOpenChange={onOpenChange} isWide>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {!difference && !refusal && <Skeleton label={t("changesLoading")} lines={3} />}
        <RefusalNote refusal={refusal} />
        {hasNone && <p>{t("changesNone")}</p>}
        {compared && difference && !hasNone && (
          <>
            <p>{t("changesMeans")}</p>
            <DifferenceView difference={difference} surroundings={compared.surroundings} />
            <KindChoice kind={kind} onChange={setKind} />
            <TextField
              label={t("reason")}
              description={t("reasonHint")}
              value={reason}
              onChange={setReason}
              maxLength={500}
              isRequired={kind === "update"}
              error={isReasonMissing ? sentence({ kind: "refusal", reason: "reasonMissing", details: {} }) : undefined}
            />
          </>
        )}
        <OpenProposals count={proposals} />
        {note}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="plain" onPress={() => onOpenChange(false)}>
            {t(hasNone ? "close" : "cancel")}
          </Button>
          {difference && !hasNone && (
            <Button look="primary" type="submit" isPending={isPending}>
              {t("publishChanges")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function KindChoice({ kind, onChange }: { kind: "minor" | "update"; onChange: (kind: "minor" | "update") => void }) {
  const t = useTranslations("deedBar");
  return (
    <fieldset className="space-y-1">
      <legend className="pb-1 font-medium">{t("kind")}</legend>
      {(["minor", "update"] as const).map((each) => (
        <div key={each} className="flex min-h-11 items-start gap-2.5 md:min-h-9">
          <input
            type="radio"
            id={`kind-${each}`}
            name="kind"
            className="mt-1.5 size-4 accent-ink"
            checked={kind === each}
            onChange={() => onChange(each)}
            aria-describedby={`kind-${each}-means`}
          />
          <div>
            <label htmlFor={`kind-${each}`} className="font-medium">
              {t(each)}
            </label>
            <p id={`kind-${each}-means`} className="text-muted text-small">
              {t(each === "minor" ? "minorMeans" : "updateMeans")}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
