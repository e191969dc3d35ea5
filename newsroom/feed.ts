import { buildAddress } from "./address.ts";
import type { Language } from "./article.ts";
import type { Site, StoryCard } from "./story-view.ts";

/** RSS 2.0 (rssboard.org/rss-specification) of these stories, newest first. `path` is the feed's own address, `home` its page's. */
export function buildFeed(
  site: Site,
  language: Language,
  { title, path, home, cards }: { title: string; path: string; home: string; cards: StoryCard[] },
): string {
  const built = cards[0]?.publishedAt?.toUTCString();
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeXml(title)}</title>
<link>${escapeXml(site.url + home)}</link>
<description>${escapeXml(title)}</description>
<language>${language}</language>
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(site.url + path)}"/>
${built ? `<lastBuildDate>${built}</lastBuildDate>\n` : ""}${cards.map((card) => buildItem(site, card)).join("")}</channel>
</rss>
`;
}

function buildItem(site: Site, card: StoryCard): string {
  return `<item>
<title>${escapeXml(card.headline)}</title>
<link>${escapeXml(site.url + addressOfCard(card))}</link>
<guid isPermaLink="true">${escapeXml(`${site.url}${buildAddress({ kind: "short", language: "ar", id: card.id })}`)}</guid>
<pubDate>${card.publishedAt?.toUTCString() ?? ""}</pubDate>
<category>${escapeXml(card.section.name)}</category>
<description>${escapeXml(card.standfirst)}</description>
</item>
`;
}

/** The canonical address of a listed story. */
export function addressOfCard({ language, section, slug, id }: StoryCard): string {
  return buildAddress({ kind: "story", language, section: section.slug, slug, id });
}

/** Characters that XML 1.0 cannot hold at all are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
