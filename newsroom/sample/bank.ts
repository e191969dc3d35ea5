/**
 * What sample stories of one language are made of. Every sentence stands in any story of its place, so that a few
 * hundred of them give as many stories as are asked for.
 *
 * Within sentences: `{place}`, `{near}` (towns), `{thing}` (what the story is about), `{body}`, `{partner}` (institutions),
 * `{day}`, `{speaker}`, `{n:3-10}` (a number of that range); `[a|b]` agrees with the thing's gender, `<a|b>` with the
 * speaker's; `((words))` is a link.
 */
export type Bank = {
  places: { first: string[]; second: string[] }; // a town's name is one of each
  men: string[];
  women: string[];
  families: string[];
  roles: [man: string, woman: string][];
  bodies: string[]; // of one gender, so that verbs agree
  days: string[];
  leads: string[];
  acts: Act[];
  links: string[];
  lists: { lead: string; items: string[] }[];
  sources: Record<"agency" | "document" | "website" | "social" | "own", string[]>;
  notes: string[]; // what the desk knows of a source and readers do not see
  updates: string[]; // reasons of published changes
  themes: Theme[];
};

/** A part of a story under a subheading of its own. */
export type Act = { headings: string[]; sentences: string[]; quotes: string[] };

/** What a story can be about. `section` is the section's English slug, `topics` point into the sample's topics. */
export type Theme = {
  section: string;
  topics: number[];
  kickers: string[];
  things: [thing: string, gender: "m" | "f"][];
  headlines: string[]; // each with `{place}` and `{thing}`: together they make it unlike every other
  standfirsts: string[];
  sentences: string[];
};
