"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import type { RefusalData } from "#newsroom/refusal.ts";

/** The sentence of a refusal, in the person's language. */
export function useRefusalSentence(): (refusal: RefusalData) => string {
  const t = useTranslations("refusals");
  return useCallback(
    ({ reason, details }) => {
      const values = Object.entries(details).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.length : value,
      ]);
      return t(reason, Object.fromEntries(values));
    },
    [t],
  );
}

/** Why a deed was not done, above the form that asked for it; nothing when it was. */
export function RefusalNote({ refusal }: { refusal: RefusalData | null }) {
  const sentence = useRefusalSentence();
  const t = useTranslations("desk");
  if (!refusal) return null;
  return (
    <Notice kind="problem">
      {sentence(refusal)}
      {refusal.reason === "oldTab" && (
        <p className="pt-2">
          <Button onPress={() => location.reload()}>{t("reload")}</Button>
        </p>
      )}
    </Notice>
  );
}

/** Names of the fields that a refusal `invalid` speaks of. */
export function fieldsOf(refusal: RefusalData | null): string[] {
  const fields = refusal?.details.fields;
  return Array.isArray(fields) ? fields : [];
}
