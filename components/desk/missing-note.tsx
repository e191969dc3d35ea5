"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import { dismissMissing, fetchAgain, useMissing } from "./missing-part.ts";

/** At the foot of the page, where messages stand: a part of the page did not come. Needs nothing that comes late itself. */
export function MissingNote() {
  const t = useTranslations("desk");
  const missing = useMissing();
  if (!missing) return null;
  return (
    <div className="fixed inset-x-4 bottom-[calc(var(--story-dock,4.5rem)+0.5rem)] z-30 mx-auto max-w-md shadow-lg md:bottom-6">
      <Notice kind="problem">
        <p>{t("away.text")}</p>
        <div className="flex flex-wrap gap-2 pt-2">
          <Button onPress={() => fetchAgain(missing)}>{t("away.again")}</Button>
          <Button look="plain" onPress={dismissMissing}>
            {t("close")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
