import { createTranslator } from "next-intl";
import { cache } from "react";
import type { SitePage, Words } from "#components/site/site-page.ts";
import { getSite } from "#db/published/site.ts";
import ar from "#messages/ar.json";
import en from "#messages/en.json";
import type { Language } from "#newsroom/article.ts";

const words: Record<Language, Words> = { ar: wordsFrom("ar", ar.site), en: wordsFrom("en", en.site) };

function wordsFrom(locale: Language, messages: Record<string, string>): Words {
  return createTranslator({ locale, messages });
}

/** The site in this language, asked once a page. The words follow the page's language alone: no request is asked. */
export const readPage = cache(
  async (language: Language): Promise<SitePage> => ({
    site: await getSite(language),
    language,
    words: words[language],
  }),
);
