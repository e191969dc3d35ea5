import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readPage } from "#app/(site)/site-page.ts";
import { EarlierStories } from "#components/site/cards.tsx";
import { Frame } from "#components/site/frame.tsx";
import { Story } from "#components/site/story.tsx";
import { listStories } from "#db/published/lists.ts";
import { buildAddress } from "#newsroom/address.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { type Choices, choicesSchema, findPreview, previewAddress } from "./preview.ts";
import { PreviewBar } from "./preview-bar.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The draft through the readers' own components, bare or on a stand with a device's width and light. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const preview = await findPreview((await params).id);
  if (!preview) notFound();
  const choices = choicesSchema.parse(await searchParams);
  const { story, missing } = preview;
  if (choices.bare) return <Paper story={story} as={choices.as} />;
  return (
    <>
      <PreviewBar id={story.id} choices={choices} missing={missing} />
      {choices.on === "window" && choices.in === "own" ? (
        <Paper story={story} as={choices.as} />
      ) : (
        <Stand id={story.id} choices={choices} />
      )}
    </>
  );
}

const earlierLimit = 4; // as under every story

/** The whole page: as the draft stands, or with the times and the neighbours that it would have among the others. */
async function Paper({ story, as }: { story: StoryView; as: Choices["as"] }) {
  const t = await getTranslations("preview");
  const { id, language, slug, section } = story;
  const page = await readPage(language);
  const now = new Date();
  const address = section && page.site.url + buildAddress({ kind: "story", language, section: section.slug, slug, id });
  const shown = as === "live" ? { ...story, publishedAt: story.publishedAt ?? now } : story;
  const before = { at: story.publishedAt ?? now, id };
  const earlier =
    as === "live" && section
      ? await listStories(language, { kind: "section", id: section.id }, { before, limit: earlierLimit })
      : null;
  return (
    <Frame page={page} now={now} {...(section && { sectionId: section.id })}>
      <Story story={{ ...shown, headline: story.headline || t("noHeadline") }} page={page} address={address} />
      {section && earlier && <EarlierStories cards={earlier.cards} page={page} section={section.name} />}
    </Frame>
  );
}

/** A frame takes its light from the element around it, so the page inside need not know that it is looked at. */
async function Stand({ id, choices }: { id: number; choices: Choices }) {
  const t = await getTranslations("preview");
  return (
    <main className="preview-stand" data-on={choices.on} data-in={choices.in}>
      <iframe
        title={t("frame", { device: choices.on, light: choices.in })}
        src={previewAddress(id, { as: choices.as, on: "window", in: "own", bare: "1" })}
      />
    </main>
  );
}
