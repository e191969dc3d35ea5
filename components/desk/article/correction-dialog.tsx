"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/show.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { formatMoment } from "#newsroom/dates.ts";
import { isSame } from "#newsroom/difference.ts";
import { RefusalNote, useRefusalSentence } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { DifferenceView } from "./difference-view.tsx";
import { OpenProposals } from "./open-proposals.tsx";
import { useDesk } from "./story-desk.tsx";
import { useDifference } from "./use-difference.ts";

type Props = {
  isOpen: boolean;
  isPending: boolean;
  note: ReactNode; // the server's refusal, when there was one
  onOpenChange: (isOpen: boolean) => void;
  onDone: (asked: { deed: "correct"; text: string; factsVersion: number }) => void;
};

/** One public sentence, and all that goes to readers with it: seen before it is done. The sentence survives closing the window. */
export function CorrectionDialog({ isOpen, isPending, note, onOpenChange, onDone }: Props) {
  const t = useTranslations("correction");
  const words = useTranslations("deedBar");
  const sentence = useRefusalSentence();
  const { view, proposals } = useDesk();
  const { compared, refusal } = useDifference(isOpen);
  const [text, setText] = useState("");
  const [wasSent, setSent] = useState(false);
  const isMissing = wasSent && text.trim() === "";
  const send = () => {
    setSent(true);
    if (compared && text.trim() !== "")
      onDone({ deed: "correct", text: text.trim(), factsVersion: compared.factsVersion });
  };
  return (
    <Dialog title={t("title")} closeLabel={words("close")} isOpen={isOpen} onOpenChange={onOpenChange} isWide>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>{t("means")}</p>
        <TextArea
          label={t("text")}
          description={t("hint")}
          value={text}
          onChange={setText}
          maxLength={1000}
          autoFocus
          rows={3}
          error={isMissing ? sentence({ kind: "refusal", reason: "correctionMissing", details: {} }) : undefined}
        />
        {!compared && !refusal && <Skeleton label={words("changesLoading")} lines={2} />}
        <RefusalNote refusal={refusal} />
        {compared && isSame(compared.difference) && <p className="text-muted text-small">{t("textStays")}</p>}
        {compared && !isSame(compared.difference) && (
          <>
            <p>{t("withChanges")}</p>
            <DifferenceView difference={compared.difference} surroundings={compared.surroundings} />
          </>
        )}
        <OpenProposals count={proposals} />
        {note}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="plain" onPress={() => onOpenChange(false)}>
            {words("cancel")}
          </Button>
          <Button look="primary" type="submit" isPending={isPending} isDisabled={!compared}>
            {t("publish")}
          </Button>
        </div>
      </form>
      {view.corrections.length > 0 && <Published />}
    </Dialog>
  );
}

/** What readers see already. Each can be withdrawn when it was itself wrong. */
function Published() {
  const t = useTranslations("correction");
  const language = useLocale() === "ar" ? "ar" : "en";
  const { view, actions, dates } = useDesk();
  const { run, isPending, refusal } = useDeed(actions.withdrawCorrection);
  const [asked, setAsked] = useState<number | null>(null);
  const withdraw = async (correctionId: number) => {
    setAsked(correctionId);
    if (await run({ id: view.id, correctionId })) showToast(t("withdrawn"));
  };
  return (
    <section aria-labelledby="published-corrections" className="mt-6 space-y-2 border-rule border-t pt-4">
      <h3 id="published-corrections" className="font-semibold">
        {t("published")}
      </h3>
      <p id="withdraw-means" className="text-muted text-small">
        {t("withdrawMeans")}
      </p>
      <ul className="divide-y divide-rule">
        {view.corrections.map(({ id, at, text, by }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 grow basis-64">
              <p dir="auto">{text}</p>
              <p className="text-muted text-small">
                {t.rich("when", { at: formatMoment(at, language, dates), name: () => <bdi>{by}</bdi> })}
              </p>
            </div>
            <Button
              look="danger"
              aria-describedby="withdraw-means"
              isPending={isPending && asked === id}
              isDisabled={isPending && asked !== id}
              onPress={() => void withdraw(id)}
            >
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
    </section>
  );
}
