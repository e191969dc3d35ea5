"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "#components/ui/show.tsx";
import { LiveDifference } from "./live-difference.tsx";
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
      {view.stage === "published" && (
        <Notice>
          {t("liveNote")} <LiveDifference place="note" />
        </Notice>
      )}
    </div>
  );
}

/**
 * An editor who opens a submitted story has opened it for review: a deed of its own, not a side effect of reading. When it
 * is submitted under an open page, the editor has seen it with the first touch of that page, not before.
 */
function useOpenForReview() {
  const { view, actions } = useDesk();
  const [firstEpoch] = useState(view.epoch);
  const isDue = view.stage === "submitted" && view.openedBy === null && view.may.review;
  useEffect(() => {
    if (!isDue) return;
    let isAsked = false;
    const open = () => {
      if (isAsked || document.visibilityState === "hidden") return;
      isAsked = true;
      actions.openForReview({ id: view.id }).catch(() => {
        isAsked = false; // the next touch tries again
      });
    };
    if (view.epoch === firstEpoch) open();
    for (const touch of touches) addEventListener(touch, open);
    return () => {
      for (const touch of touches) removeEventListener(touch, open);
    };
  }, [isDue, view.id, view.epoch, firstEpoch, actions]);
}

const touches = ["pointerdown", "keydown", "focus"] as const;
