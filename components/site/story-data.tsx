import { buildAddress } from "#newsroom/address.ts";
import { mediaPath } from "#newsroom/pictures.ts";
import type { Site, StoryView } from "#newsroom/story-view.ts";

/** schema.org NewsArticle for machines. `<` is escaped, so no text can end the element. */
export function StoryData({ story, site, address }: { story: StoryView; site: Site; address: string }) {
  const image = largestPicture(story);
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: story.headline,
    description: story.standfirst || undefined,
    inLanguage: story.language,
    mainEntityOfPage: address,
    datePublished: story.publishedAt?.toISOString(),
    dateModified: (story.updatedAt ?? story.publishedAt)?.toISOString(),
    articleSection: story.section?.name,
    keywords: story.topics.map((topic) => topic.name),
    author: story.authors.map(({ name, slug }) => ({
      "@type": "Person",
      name,
      url: site.url + buildAddress({ kind: "author", language: story.language, author: slug }),
    })),
    publisher: { "@type": "NewsMediaOrganization", name: site.name, url: site.url },
    image: image ? [`${site.url}${image.path}`] : undefined,
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped; an element's text would be escaped as HTML
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

/** The lead picture's largest WebP rendition, which every network's crawler reads. */
export function largestPicture({ lead, pictures }: StoryView) {
  const files = (lead && pictures[lead.pictureId]?.renditions.filter((file) => file.format === "webp")) ?? [];
  const file = files.toSorted((one, other) => other.width - one.width)[0];
  return file && { path: mediaPath(file), width: file.width, height: file.height };
}
