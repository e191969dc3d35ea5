"use client";
import { useTranslations } from "next-intl";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { ConfirmDialog } from "#components/ui/dialog.tsx";
import type { Outcome } from "#newsroom/refusal.ts";

type Props<T> = {
  name: string;
  kind: "disable" | "enable" | "reset";
  isDanger?: boolean;
  deed: () => Promise<Outcome<T>>;
  onDone: (value: T) => void;
  onClose: () => void;
};

/** Names what will happen to the person, then does it. */
export function PersonDeed<T>({ name, kind, isDanger = false, deed, onDone, onClose }: Props<T>) {
  const t = useTranslations("staff");
  const { run, isPending, refusal } = useDeed(deed);

  async function confirm() {
    const done = await run(undefined);
    if (done) onDone(done.value);
  }

  return (
    <ConfirmDialog
      title={t(`ask.${kind}.title`, { name })}
      confirmLabel={t(`ask.${kind}.confirm`)}
      cancelLabel={t("cancel")}
      isDanger={isDanger}
      isPending={isPending}
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <p>{t(`ask.${kind}.text`)}</p>
      <RefusalNote refusal={refusal} />
    </ConfirmDialog>
  );
}
