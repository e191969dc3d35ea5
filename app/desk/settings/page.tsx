import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { FormSection } from "#components/desk/form-section.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { LogoForm } from "#components/desk/settings/logo-form.tsx";
import { SectionList } from "#components/desk/settings/section-list.tsx";
import { SiteForm } from "#components/desk/settings/site-form.tsx";
import { TopicList } from "#components/desk/settings/topic-list.tsx";
import { listSections } from "#db/facts.ts";
import { getLogos, getSettings } from "#db/settings.ts";
import { listTopicRows } from "#db/topics.ts";
import { can, demand } from "#newsroom/permissions.ts";
import { readPicture } from "../media/actions.ts";
import {
  addOne,
  addTopicOf,
  change,
  changeLogo,
  changeOne,
  mergeTopicOf,
  moveOne,
  removeTopicOf,
  renameTopicOf,
} from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

const parts = ["site", "dates", "quotes", "reading", "logo", "sections", "topics"] as const;
const topicDeeds = { add: addTopicOf, rename: renameTopicOf, merge: mergeTopicOf, remove: removeTopicOf };

export default async function SettingsPage() {
  const actor = await demandActor();
  const t = await getTranslations("settings");
  const site = await answer(async () => {
    demand(actor, "settings.change");
    return {
      settings: await getSettings(),
      logos: await getLogos(),
      sections: await listSections(),
      topics: await listTopicRows(actor),
    };
  });
  if (!site.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={site.refusal} />
      </>
    );
  }
  const { settings, logos, sections, topics } = site.value;
  const { nameAr, nameEn, zone, monthStyle, numerals, continueReading, quotesAr, quotesEn } = settings;
  const names = { ar: nameAr, en: nameEn };
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <nav
        aria-label={t("parts")}
        className="sticky top-0 z-20 -mx-4 overflow-x-auto border-rule border-b bg-paper px-4 md:mx-0 md:px-0"
      >
        <ul className="flex gap-5">
          {parts.map((part) => (
            <li key={part}>
              <a
                href={`#${part}`}
                className="flex min-h-11 items-center whitespace-nowrap text-muted underline-offset-4 hover:text-ink hover:underline"
              >
                {t(part)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SiteForm
        settings={{ nameAr, nameEn, zone, monthStyle, numerals, continueReading, quotesAr, quotesEn }}
        zones={["UTC", ...Intl.supportedValuesOf("timeZone")]}
        now={new Date()}
        change={change}
      />
      <FormSection id="logo" title={t("logo")} text={t("logoText")}>
        <div className="space-y-8">
          {(["ar", "en"] as const).map((language) => (
            <LogoForm
              key={language}
              language={language}
              name={names[language]}
              logo={logos[language]}
              readPicture={can(actor, "picture.upload") ? readPicture : null}
              setLogo={changeLogo}
            />
          ))}
        </div>
      </FormSection>
      <FormSection id="sections" title={t("sections")} text={t("sectionsText")}>
        <SectionList sections={sections} deeds={{ add: addOne, change: changeOne, move: moveOne }} />
      </FormSection>
      <FormSection id="topics" title={t("topics")} text={t("topicsText")}>
        <TopicList topics={topics} deeds={topicDeeds} />
      </FormSection>
    </>
  );
}
