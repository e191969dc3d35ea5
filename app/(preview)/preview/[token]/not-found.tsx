import { getTranslations } from "next-intl/server";

export default async function SharedMissing() {
  const t = await getTranslations("preview");
  return (
    <main className="page">
      <div className="help">
        <h1>{t("closed")}</h1>
        <p>{t("closedHelp")}</p>
        <p>
          <a href="/">{t("site")}</a>
        </p>
      </div>
    </main>
  );
}
