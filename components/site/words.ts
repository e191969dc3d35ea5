import { createTranslator } from "next-intl";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import type { Language } from "#newsroom/article.ts";

const words = {
  ar: createTranslator({ locale: "ar", messages: ar, namespace: "site" }),
  en: createTranslator({ locale: "en", messages: en, namespace: "site" }),
};

/** The words of readers' pages, by the page's language alone: no request is asked. */
export function wordsOf(language: Language) {
  return words[language];
}

export type SiteKey = Parameters<(typeof words)["ar"]>[0];

export function directionOfLanguage(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}
