"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Restorable, Restored } from "#db/restore.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { addressOf } from "./step.ts";

type Restore = (input: { id: number; number: number; what: Restorable; epoch: number }) => Promise<Outcome<Restored>>;

type Props = {
  articleId: number;
  epoch: number; // of the draft as it was compared
  versions: { number: number; label: string }[]; // those that are compared and could be brought back
  isLive: boolean;
  hasProposals: boolean;
  restore: Restore;
};

/** Brings an older version back, once its consequence is known. What it replaces is one press away. */
export function RestoreControl({ versions, ...rest }: Props) {
  const t = useTranslations("history");
  const [asked, setAsked] = useState<Props["versions"][number] | null>(null);
  return (
    <>
      {versions.map((version) => (
        <Button key={version.number} data-command="" onPress={() => setAsked(version)}>
          {t("restore", { number: version.number })}
        </Button>
      ))}
      {asked && <RestoreDialog key={asked.number} version={asked} {...rest} onClose={() => setAsked(null)} />}
    </>
  );
}

const choices = ["all", "prose"] as const satisfies Restorable[];

function RestoreDialog({
  articleId,
  epoch,
  version,
  isLive,
  hasProposals,
  restore,
  onClose,
}: Omit<Props, "versions"> & {
  version: Props["versions"][number];
  onClose: () => void;
}) {
  const t = useTranslations("history");
  const fields = useTranslations("deeds.field");
  const router = useRouter();
  const name = useId();
  const [what, setWhat] = useState<Restorable>("all");
  const { run, isPending, refusal } = useDeed(restore);
  const show = ({ before }: Restored) => {
    router.push(addressOf(articleId, { from: before, to: "draft" }));
    router.refresh();
  };
  const undo = async ({ before, epoch: opened }: Restored) => {
    const outcome = await restore({ id: articleId, number: before, what: "all", epoch: opened }).catch(() => null);
    showToast(t(outcome?.ok ? "undone" : "notUndone", { number: before }));
    if (outcome?.ok) show(outcome.value);
  };
  const doIt = async () => {
    const done = await run({ id: articleId, number: version.number, what, epoch });
    if (!done) return;
    const { lost } = done.value;
    const missing = lost.map((field) => fields(field)).join(t("comma"));
    const sentence = t("restored", { number: version.number });
    showToast(lost.length === 0 ? sentence : `${sentence} ${t("lost", { fields: missing })}`, {
      label: t("undo"),
      onPress: () => void undo(done.value),
    });
    onClose();
    show(done.value);
  };
  return (
    <Dialog
      title={t("restoreTitle", { number: version.number })}
      closeLabel={t("cancel")}
      isOpen
      onOpenChange={(isOpen) => !isOpen && !isPending && onClose()}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void doIt();
        }}
      >
        <p className="font-medium">{version.label}</p>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("meansKept")}</li>
          <li>{t(isLive ? "meansLive" : "meansReaders")}</li>
          <li>{t("meansOthers")}</li>
          {hasProposals && <li>{t("meansProposals")}</li>}
        </ul>
        <fieldset className="space-y-1">
          <legend className="pb-1 font-medium">{t("what")}</legend>
          {choices.map((each) => (
            <div key={each} className="flex min-h-11 items-start gap-2.5 md:min-h-9">
              <input
                type="radio"
                id={`${name}${each}`}
                name={name}
                className="mt-1.5 size-4 accent-ink"
                checked={what === each}
                onChange={() => setWhat(each)}
                aria-describedby={`${name}${each}-means`}
              />
              <div>
                <label htmlFor={`${name}${each}`} className="font-medium">
                  {t(`whats.${each}`)}
                </label>
                <p id={`${name}${each}-means`} className="text-muted text-small">
                  {t(`whatMeans.${each}`)}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        <RefusalNote refusal={refusal} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="plain" onPress={onClose}>
            {t("cancel")}
          </Button>
          <Button look="primary" type="submit" isPending={isPending}>
            {t("restore", { number: version.number })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
