"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/show.tsx";

/** A page stumbled; the log has why. */
export default function DeskError({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("desk");
  return (
    <EmptyState
      title={t("failed.title")}
      action={
        <Button look="primary" onPress={retry}>
          {t("failed.again")}
        </Button>
      }
    >
      {t("failed.text")}
    </EmptyState>
  );
}
