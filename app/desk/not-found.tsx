import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/desk/page-head.tsx";
import { ButtonLink } from "#components/ui/link.tsx";

export default async function DeskNotFound() {
  const t = await getTranslations("desk");
  return (
    <>
      <PageHead title={t("missing.title")} purpose={t("missing.text")} />
      <ButtonLink href="/desk">{t("missing.home")}</ButtonLink>
    </>
  );
}
