import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/show.tsx";

export default async function DeskNotFound() {
  const t = await getTranslations("desk");
  return (
    <EmptyState title={t("missing.title")} action={<ButtonLink href="/desk">{t("missing.home")}</ButtonLink>}>
      {t("missing.text")}
    </EmptyState>
  );
}
