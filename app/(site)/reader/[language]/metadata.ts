import type { Metadata } from "next";
import { type Address, buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { Site } from "#newsroom/story-view.ts";

const icons = { icon: [{ url: "/icon.svg", type: "image/svg+xml" }] };

/** The head of a list page. Later pages of a list are theirs alone, and no search engine needs them. */
export function listMetadata(site: Site, address: Address, title: string | null): Metadata {
  const isLater = "before" in address && address.before !== undefined;
  return {
    title: title ? `${title} - ${site.name}` : site.name,
    alternates: { canonical: site.url + buildAddress(address), types: feedsOf(site, address) },
    openGraph: { type: "website", siteName: site.name, title: title ?? site.name, locale: address.language },
    ...robotsOf(site, isLater),
    icons,
  };
}

/** The head of a page without an address of its own. */
export function helpMetadata(site: Site, language: Language, title: string): Metadata {
  return {
    title: `${title} - ${site.name}`,
    ...robotsOf(site, true),
    alternates: { types: feedsOf(site, { kind: "front", language }) },
    icons,
  };
}

/** What search engines are told. An invented newspaper is not for them at all. */
export function robotsOf({ isSample }: Site, isLater = false): Metadata {
  return isSample ? { robots: { index: false, follow: false } } : isLater ? { robots: { index: false } } : {};
}

/** The feeds that a page announces: the site's, and its section's. */
export function feedsOf(site: Site, address: Address): Record<string, { url: string; title: string }[]> {
  const { language } = address;
  const feeds = [{ url: site.url + buildAddress({ kind: "feed", language }), title: site.name }];
  if (address.kind === "section" || address.kind === "story") {
    const { section } = address;
    const name = site.sections.find(({ slug }) => slug === section)?.name ?? section;
    const url = site.url + buildAddress({ kind: "sectionFeed", language, section });
    feeds.push({ url, title: `${site.name} - ${name}` });
  }
  return { "application/rss+xml": feeds };
}
