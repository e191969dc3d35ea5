"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { OwnSession } from "#db/account.ts";
import { type DateStyle, formatMoment } from "#newsroom/dates.ts";
import type { Outcome } from "#newsroom/refusal.ts";

type Props = {
  sessions: OwnSession[];
  style: DateStyle;
  closeOthers: (input: Record<string, never>) => Promise<Outcome<void>>;
};

/** Where somebody is signed in, and the way to end all of it but this. */
export function SessionList({ sessions, style, closeOthers }: Props) {
  const t = useTranslations("account");
  const language = useLocale() === "en" ? "en" : "ar";
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(closeOthers);
  const others = sessions.filter((session) => !session.isThis).length;

  async function close() {
    if (!(await run({}))) return;
    showToast(t("othersClosed"));
    router.refresh();
  }

  return (
    <div className="space-y-4">
      <RefusalNote refusal={refusal} />
      <ul className="divide-y divide-rule border-rule border-y">
        {sessions.map(({ startedAt, isThis }) => (
          <li key={`${isThis} ${startedAt.getTime()}`} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <span className={isThis ? "font-semibold" : ""}>{isThis ? t("thisBrowser") : t("otherBrowser")}</span>
            <span className="text-muted">{t("since", { time: formatMoment(startedAt, language, style) })}</span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <Button isPending={isPending} onPress={close}>
          {t("closeOthers", { count: others })}
        </Button>
      )}
    </div>
  );
}
