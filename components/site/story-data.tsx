import { buildAddress } from "#newsroom/address.ts";
import { mediaPath } from "#newsroom/pictures.ts";
import type { PictureView, Site, StoryView } from "#newsroom/story-view.ts";

/** schema.org NewsArticle for machines. `<` is escaped, so no text can end the element. */
export function StoryData({ story, site, address }: { story: StoryView; site: Site; address: string }) {
  const image = largestPicture(story);
  const addressOf = ({ renditions }: PictureView) => {
    const file = largestOf(renditions);
    return file && site.url + mediaPath(file);
  };
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
    correction: story.corrections.map(({ at, text }) => ({
      "@type": "CorrectionComment",
      text,
      datePublished: at.toISOString(),
    })),
    author: story.authors.map(({ name, slug, picture }) => ({
      "@type": "Person",
      name,
      url: site.url + buildAddress({ kind: "author", language: story.language, author: slug }),
      image: picture ? addressOf(picture) : undefined,
    })),
    publisher: {
      "@type": "NewsMediaOrganization",
      name: site.name,
      url: site.url,
      logo: site.logo ? addressOf(site.logo) : undefined,
    },
    image: image ? [`${site.url}${image.path}`] : undefined,
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped; an element's text would be escaped as HTML
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

/** The lead picture's largest WebP rendition, which every network's crawler reads. */
export function largestPicture({ lead, pictures }: StoryView) {
  const file = largestOf((lead && pictures[lead.pictureId]?.renditions) ?? []);
  return file && { path: mediaPath(file), width: file.width, height: file.height };
}

function largestOf(files: PictureView["renditions"]) {
  return files.filter(({ format }) => format === "webp").toSorted((one, other) => other.width - one.width)[0];
}
