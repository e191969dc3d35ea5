import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readPage } from "#app/(site)/site-page.ts";
import { deskLanguage } from "#app/request.ts";
import { Frame } from "#components/site/frame.tsx";
import { directionOfLanguage } from "#components/site/site-page.ts";
import { Story } from "#components/site/story.tsx";
import { formatMoment } from "#newsroom/dates.ts";
import { findShared } from "./find-shared.ts";

/** A draft as readers would see it, for reading alone: nothing can be shared on from here. */
export default async function SharedPage({ params }: { params: Promise<{ token: string }> }) {
  const shared = await findShared((await params).token);
  if (!shared) notFound();
  const { story, expiresAt } = shared;
  const t = await getTranslations("preview");
  const visitor = await deskLanguage();
  const page = await readPage(story.language);
  return (
    <>
      <aside className="preview-bar" lang={visitor} dir={directionOfLanguage(visitor)} aria-label={t("title")}>
        <div className="preview-line">
          <p>
            {t("guest", { site: (await readPage(visitor)).site.name })}{" "}
            {t("until", { moment: formatMoment(expiresAt, visitor, page.site) })}
          </p>
        </div>
      </aside>
      <Frame page={page} now={new Date()} {...(story.section && { sectionId: story.section.id })}>
        <Story story={{ ...story, headline: story.headline || t("noHeadline") }} page={page} address={null} />
      </Frame>
    </>
  );
}
