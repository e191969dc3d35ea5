"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useLate } from "../use-late.ts";
import { useDesk } from "./story-desk.tsx";

/**
 * How the draft differs from what readers see: one press away, by F7 from anywhere in the story. On a telephone the head of the
 * story has no room for it, and the note that the story is live has.
 */
export function LiveDifference({ place }: { place: "head" | "note" }) {
  const t = useTranslations("difference");
  const { view } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const late = useLate(
    () => import("./live-difference-dialog.tsx"),
    isOpen,
    () => setOpen(false),
    () => setOpen(true),
  );
  const isLive = view.stage === "published";
  useEffect(() => {
    if (!isLive || place !== "head") return;
    function hear(event: KeyboardEvent) {
      if (event.key !== "F7" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [isLive, place]);
  if (!isLive) return null;
  return (
    <>
      <button
        type="button"
        {...(place === "head" && { "data-command": "" })}
        aria-keyshortcuts="F7"
        title={t("withLiveHint")}
        onClick={() => setOpen(true)}
        className={`min-h-11 cursor-pointer underline underline-offset-4 md:min-h-9 ${place === "head" ? "max-md:hidden" : "md:hidden"}`}
      >
        {t("withLive")}
      </button>
      {late && <late.LiveDifferenceDialog isOpen={isOpen} onOpenChange={setOpen} />}
    </>
  );
}
