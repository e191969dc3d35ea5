import { getTranslations } from "next-intl/server";
import { deskLanguage } from "#app/request.ts";
import { directionOfLanguage } from "#components/site/site-page.ts";
import type { Requirement } from "#newsroom/requirements.ts";
import { type Choices, previewAddress } from "./preview.ts";

/** What this page is, what it still lacks, and how else it can be looked at. Links only: it works before any script. */
export async function PreviewBar({ id, choices, missing }: { id: number; choices: Choices; missing: Requirement[] }) {
  const t = await getTranslations("preview");
  const checks = await getTranslations("checks");
  const names = await getTranslations("requirements");
  const language = await deskLanguage();
  const way = (name: string, change: Partial<Choices>) => {
    const address = previewAddress(id, { ...choices, ...change });
    return { name, address, isChosen: address === previewAddress(id, choices) };
  };
  return (
    <aside className="preview-bar" lang={language} dir={directionOfLanguage(language)} aria-label={t("title")}>
      <div className="preview-line">
        <p>{t(choices.as === "live" ? "bannerLive" : "banner")}</p>
        <a href={`/desk/articles/${id}`}>{t("back")}</a>
      </div>
      <nav aria-label={t("ways")}>
        <Ways label={t("as")} ways={(["draft", "live"] as const).map((as) => way(t(as), { as }))} />
        <Ways label={t("on")} ways={(["window", "desk", "phone"] as const).map((on) => way(t(on), { on }))} />
        <Ways label={t("in")} ways={(["own", "light", "dark"] as const).map((light) => way(t(light), { in: light }))} />
      </nav>
      {choices.as === "live" && missing.length > 0 && (
        <p className="preview-missing">
          {checks("missing", { count: missing.length })}: {missing.map((key) => names(key)).join(t("comma"))}
        </p>
      )}
    </aside>
  );
}

function Ways({ label, ways }: { label: string; ways: { name: string; address: string; isChosen: boolean }[] }) {
  return (
    <ul aria-label={label}>
      {ways.map(({ name, address, isChosen }) => (
        <li key={address}>
          <a href={address} aria-current={isChosen ? "true" : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
