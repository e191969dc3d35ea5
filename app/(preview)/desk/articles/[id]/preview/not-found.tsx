import { getTranslations } from "next-intl/server";

export default async function PreviewMissing() {
  const t = await getTranslations("preview");
  return (
    <main className="page">
      <div className="help">
        <h1>{t("missing")}</h1>
        <p>
          <a href="/desk/articles">{t("stories")}</a>
        </p>
      </div>
    </main>
  );
}
