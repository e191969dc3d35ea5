"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import type { Stage } from "#newsroom/lifecycle.ts";
import type { Letters, PageState } from "./connection/use-draft.ts";

/** `blank`: nothing is written and nothing created; `saving`: it is being created. */
export type ShownState = PageState | "blank" | "saving";

/** One word for where the text is. "Saved" is said only of what the database has committed. */
export function DraftStatus({ state, letters }: { state: ShownState; letters: Letters }) {
  const t = useTranslations("editor.status");
  const saving = useSyncExternalStore(letters.subscribe, letters.read);
  const shown = state === "open" ? saving : state;
  return (
    <p role="status" className="draft-status" data-state={shown}>
      {t(shown)}
    </p>
  );
}

type Props = {
  state: ShownState;
  stage: Stage;
  isLate: boolean; // the article could not be created yet
  otherName: string;
  onRetry: () => void;
};

/** The story's own notes say who holds it and what to do. */
const saidAlready: Stage[] = ["submitted", "killed"];

/** What the word means, when it means that something is to be done or known. */
export function DraftTrouble({ state, stage, isLate, otherName, onRetry }: Props): ReactNode {
  const t = useTranslations("editor");
  if (isLate) return <Notice>{t("explain.notCreated")}</Notice>;
  if (state === "offline") return <Notice>{t("explain.offline")}</Notice>;
  if (state === "forbidden") return <Notice kind="problem">{t("explain.forbidden")}</Notice>;
  if (state === "readOnly" && !saidAlready.includes(stage)) return <Notice>{t(`explain.${stage}`)}</Notice>;
  if (state === "signedOut") return <Notice>{t("explain.signedOut")}</Notice>;
  if (state === "otherPerson") return <Notice kind="problem">{t("explain.otherPerson", { name: otherName })}</Notice>;
  if (state === "tooLarge")
    return (
      <Notice kind="problem">
        <p>{t("explain.tooLarge")}</p>
        <p className="pt-2">
          <Button look="primary" onPress={onRetry}>
            {t("tryAgain")}
          </Button>
        </p>
      </Notice>
    );
  if (state === "oldTab")
    return (
      <Notice kind="problem">
        <p>{t("explain.oldTab")}</p>
        <p className="pt-2">
          <Button look="primary" onPress={() => location.reload()}>
            {t("reload")}
          </Button>
        </p>
      </Notice>
    );
  return null;
}
