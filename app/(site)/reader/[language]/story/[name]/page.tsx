import { createHash } from "node:crypto";
import type { Metadata } from "next";
import { cache } from "react";
import { EarlierStories } from "#components/site/cards.tsx";
import { Gone } from "#components/site/help.tsx";
import { Story } from "#components/site/story.tsx";
import { largestPicture, StoryData } from "#components/site/story-data.tsx";
import { listStories } from "#db/published/lists.ts";
import { findKilled, findStory } from "#db/published/stories.ts";
import { noteStatus } from "#db/published/visit.ts";
import { type Address, buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { type Card, cardOf, cardPath, cardSize } from "#newsroom/card.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { readPage } from "../../../../site-page.ts";
import { feedsOf, helpMetadata, robotsOf } from "../../metadata.ts";
import { MissingPage } from "../../missing-page.tsx";
import { type PageProps, readRequest } from "../../page-request.ts";
import { SiteFrame } from "../../site-frame.tsx";

const earlierLimit = 4;

const readStory = cache(findStory); // once for the head and the page

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language, name } = await readRequest(props);
  const { site, words } = await readPage(language);
  const story = await readStory(Number(name));
  if (!story) return helpMetadata(site, language, words("goneTitle"));
  const address = addressOf(story);
  const url = site.url + buildAddress(address);
  const image = largestPicture(story);
  const shown = image ?? { path: cardPath(story.id, cardVersion(cardOf(story, site))), ...cardSize };
  const images = [{ url: site.url + shown.path, width: shown.width, height: shown.height }];
  const description = story.standfirst || undefined;
  return {
    title: `${story.headline} - ${site.name}`,
    description,
    alternates: { canonical: url, types: feedsOf(site, address) },
    openGraph: {
      ...{ type: "article", siteName: site.name, title: story.headline, description, url, locale: language, images },
      publishedTime: story.publishedAt.toISOString(),
      modifiedTime: (story.updatedAt ?? story.publishedAt).toISOString(),
      authors: story.authors.map(({ name }) => name),
      section: story.section?.name,
      tags: story.topics.map(({ name }) => name),
    },
    twitter: { card: "summary_large_image", title: story.headline, description },
    ...robotsOf(site),
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }] },
  };
}

export default async function StoryPage(props: PageProps) {
  const { language, name } = await readRequest(props);
  const id = Number(name);
  const story = await readStory(id);
  if (!story) return <NoStory id={id} language={language} />;
  const page = await readPage(language);
  const { site } = page;
  const address = site.url + buildAddress(addressOf(story));
  const { section } = story;
  const before = { at: story.publishedAt, id };
  const earlier = section
    ? await listStories(language, { kind: "section", id: section.id }, { before, limit: earlierLimit })
    : null;
  return (
    <SiteFrame language={language} sectionId={section?.id}>
      <Story story={story} page={page} address={address} />
      {section && earlier && <EarlierStories cards={earlier.cards} page={page} section={section.name} />}
      <StoryData story={story} site={site} address={address} />
    </SiteFrame>
  );
}

async function NoStory({ id, language }: { id: number; language: Language }) {
  const killed = await findKilled(id);
  if (!killed) return <MissingPage language={language} />;
  noteStatus(410);
  return (
    <SiteFrame language={language}>
      <Gone page={await readPage(language)} killed={killed} />
    </SiteFrame>
  );
}

/** Another one for other words: networks keep a card by its address. */
function cardVersion(card: Card): string {
  return createHash("sha256").update(JSON.stringify(card)).digest("hex").slice(0, 8);
}

function addressOf({ id, language, section, slug }: StoryView): Address {
  return { kind: "story", language, section: section?.slug ?? "", slug, id };
}
