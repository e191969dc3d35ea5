"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/show.tsx";
import { isSame } from "#newsroom/difference.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { useDifference } from "./use-difference.ts";

/** What publishing the changes would change, to look at without publishing anything. */
export function LiveDifferenceDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const t = useTranslations("difference");
  const deeds = useTranslations("deedBar");
  const { compared, refusal } = useDifference(isOpen);
  const isNone = compared !== null && isSame(compared.difference);
  return (
    <Dialog title={t("withLive")} closeLabel={deeds("close")} isOpen={isOpen} onOpenChange={onOpenChange} isWide>
      {!compared && !refusal && <Skeleton label={deeds("changesLoading")} lines={3} />}
      <RefusalNote refusal={refusal} />
      {isNone && <p>{deeds("changesNone")}</p>}
      {compared && !isNone && <DifferenceView difference={compared.difference} surroundings={compared.surroundings} />}
    </Dialog>
  );
}
