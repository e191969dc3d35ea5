"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "#components/ui/show.tsx";
import { useDesk } from "./story-desk.tsx";

/** What stands on top of the story: the note it was returned with, who holds it now, what readers see. */
export function StoryNotes() {
  const t = useTranslations("deedBar");
  const { view } = useDesk();
  useOpenForReview();
  return (
    <div className="space-y-2 empty:hidden">
      {view.returnNote !== "" && (
        <Notice>
          <p className="font-semibold">
            {view.returnedBy ? t("returnedBy", { name: view.returnedBy }) : t("returned")}
          </p>
          <p className="whitespace-pre-wrap" dir="auto">
            {view.returnNote}
          </p>
        </Notice>
      )}
      {view.stage === "submitted" && (
        <Notice>{view.openedBy ? t("openedBy", { name: view.openedBy }) : t("waiting")}</Notice>
      )}
      {view.stage === "killed" && <Notice>{t("killed", { note: view.killNote })}</Notice>}
      {view.stage === "published" && <Notice>{t("liveNote")}</Notice>}
    </div>
  );
}

/** An editor who looks at a submitted story has opened it: a deed of its own, not a side effect of reading. */
function useOpenForReview() {
  const { view, actions } = useDesk();
  const opened = useRef(0);
  const isDue = view.stage === "submitted" && view.openedBy === null && view.may.review;
  useEffect(() => {
    if (!isDue || opened.current === view.epoch) return;
    opened.current = view.epoch;
    actions.openForReview({ id: view.id }).catch(() => {
      opened.current = 0; // the next look at the page tries again
    });
  }, [isDue, view.id, view.epoch, actions]);
}
