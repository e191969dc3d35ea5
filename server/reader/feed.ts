import { listStories } from "#db/published/lists.ts";
import { getSite } from "#db/published/site.ts";
import { buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { buildFeed } from "#newsroom/feed.ts";
import type { Named } from "#newsroom/story-view.ts";
import { type Answer, copyOf, fixedAnswer, pageCaching } from "./answer.ts";

const limit = 30;

/** The feed of the site in a language, or of one of its sections. */
export async function makeFeed(language: Language, section: Named | null): Promise<Answer> {
  const site = await getSite(language);
  const { cards } = await listStories(language, section ? { kind: "section", id: section.id } : { kind: "latest" }, {
    limit,
  });
  const feed = section
    ? {
        title: `${site.name} - ${section.name}`,
        path: buildAddress({ kind: "sectionFeed", language, section: section.slug }),
        home: buildAddress({ kind: "section", language, section: section.slug }),
      }
    : {
        title: site.name,
        path: buildAddress({ kind: "feed", language }),
        home: buildAddress({ kind: "front", language }),
      };
  const headers = {
    "Content-Type": "application/rss+xml; charset=utf-8",
    "Cache-Control": pageCaching,
    ...(site.isSample && { "X-Robots-Tag": "noindex" }), // what is invented belongs in no search engine
  };
  return fixedAnswer(200, headers, copyOf(buildFeed(site, language, { ...feed, cards })));
}
