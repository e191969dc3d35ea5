"use client";
import { useTranslations } from "next-intl";
import { PageHead } from "#components/desk/page-head.tsx";
import { Button } from "#components/ui/button.tsx";

/** A page stumbled; the log has why. */
export default function DeskError({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("desk");
  return (
    <>
      <PageHead title={t("failed.title")} purpose={t("failed.text")} />
      <Button look="primary" onPress={retry}>
        {t("failed.again")}
      </Button>
    </>
  );
}
