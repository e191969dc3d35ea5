import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readPage } from "#app/(site)/site-page.ts";
import { Story } from "#components/site/story.tsx";
import { buildAddress } from "#newsroom/address.ts";
import { findPreview } from "./preview.ts";

/** The draft through the readers' own components. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const story = await findPreview((await params).id);
  if (!story) notFound();
  const t = await getTranslations("preview");
  const { id, language, slug, section } = story;
  const page = await readPage(language);
  const address = section && page.site.url + buildAddress({ kind: "story", language, section: section.slug, slug, id });
  return <Story story={{ ...story, headline: story.headline || t("noHeadline") }} page={page} address={address} />;
}
