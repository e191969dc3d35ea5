import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { SectionList } from "#components/desk/settings/section-list.tsx";
import { SiteForm } from "#components/desk/settings/site-form.tsx";
import { listSections } from "#db/facts.ts";
import { getSettings } from "#db/settings.ts";
import { demand } from "#newsroom/permissions.ts";
import { addOne, change, changeOne, moveOne } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const actor = await demandActor();
  const t = await getTranslations("settings");
  const site = await answer(async () => {
    demand(actor, "settings.change");
    return { settings: await getSettings(), sections: await listSections() };
  });
  if (!site.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={site.refusal} />
      </>
    );
  }
  const { settings, sections } = site.value;
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <div className="grid gap-12 xl:grid-cols-2">
        <section aria-labelledby="site">
          <h2 id="site" className="pb-4 font-semibold text-large">
            {t("site")}
          </h2>
          <SiteForm settings={settings} zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} change={change} />
        </section>
        <section aria-labelledby="sections">
          <h2 id="sections" className="pb-4 font-semibold text-large">
            {t("sections")}
          </h2>
          <SectionList sections={sections} deeds={{ add: addOne, change: changeOne, move: moveOne }} />
        </section>
      </div>
    </>
  );
}
