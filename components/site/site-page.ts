import type { Language } from "#newsroom/article.ts";
import type { Site } from "#newsroom/story-view.ts";

/** What every part of a reader page is handed: the site, the page's language, and its words. */
export type SitePage = { site: Site; language: Language; words: Words };

/** The sentence of a key of `site` in `messages/`. */
export type Words = (key: string, values?: Record<string, string>) => string;

export function directionOfLanguage(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}
