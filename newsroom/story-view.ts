import type { PictureFile } from "./pictures.ts";
import type { Story } from "./story.ts";

/** A name that has an address of its own, in the story's language. */
export type Named = { id: number; name: string; slug: string };

/** A name in a byline, with a portrait if there is one. */
export type Author = Named & { picture: PictureView | null };

export type PictureView = {
  width: number;
  height: number;
  renditions: PictureFile[];
};

/**
 * A story as a page shows it: names and pictures resolved. A live story and a draft's preview have this one shape;
 * only a draft can lack its section or its time.
 */
export type StoryView = Omit<Story, "sectionId" | "authorIds" | "topicIds" | "publishedAt"> & {
  section: Named | null;
  authors: Author[];
  topics: Named[];
  pictures: Record<number, PictureView>; // by picture id
  related: Record<number, StoryCard>; // those that readers can see, by story id
  publishedAt: Date | null;
};

/** What a list shows of a story. */
export type StoryCard = Pick<
  Story,
  "id" | "language" | "slug" | "kicker" | "headline" | "standfirst" | "publishedAt"
> & {
  section: Named;
  picture: (PictureView & { alternative: string }) | null;
};

/** What every reader page knows of the site, in the page's language. */
export type Site = {
  name: string;
  url: string; // no slash at the end
  zone: string;
  monthStyle: "gregorian" | "levantine" | "dual" | "maghrebi";
  numerals: "latn" | "arab";
  continueReading: boolean;
  logo: PictureView | null; // instead of the name
  isSample: boolean; // an invented newspaper
  sections: Named[];
};
