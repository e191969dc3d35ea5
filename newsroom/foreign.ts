import { Mark } from "@tiptap/core";

const tag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The languages that a newsroom sets apart most often, in the order in which they are offered; a phrase may be in any other. */
export const phraseLanguages = [
  "en",
  "fr",
  "de",
  "es",
  "it",
  "pt",
  "tr",
  "fa",
  "he",
  "ckb",
  "ru",
  "uk",
  "ur",
  "zh",
  "ar",
];

/**
 * A phrase in another language than its story's: read out in that language, and isolated, so that it does not disturb the
 * order of what stands beside it. `lang` is a language tag (BCP 47), such as `en` or `fr`. Outside of all other marks: one
 * phrase is one isolate, whatever is bold in it.
 */
export const Foreign = Mark.create({
  name: "foreign",
  priority: 1001,
  inclusive: false,
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{ tag: "bdi[lang]", getAttrs: (element) => (readLanguageTag(element.lang) ? null : false) }],
  renderHTML: ({ HTMLAttributes: { lang, ...rest } }) => {
    const read = readLanguageTag(lang);
    return ["bdi", { ...rest, ...(read && { lang: read, dir: directionOfLanguage(read) }) }, 0];
  },
});

/** A language tag that may stand in `lang`, or null. */
export function readLanguageTag(value: unknown): string | null {
  if (typeof value !== "string" || !tag.test(value) || value.length > 35) return null;
  try {
    new Intl.Locale(value); // refuses what only looks like a tag, as `zh-yue`: whoever asked for its script would throw
    return value;
  } catch {
    return null;
  }
}

const rightToLeftScripts = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"];

/** The direction of a language's usual script, by Unicode's likely subtags (UTS #35). */
export function directionOfLanguage(lang: string): "rtl" | "ltr" {
  const script = readLanguageTag(lang) && new Intl.Locale(lang).maximize().script;
  return rightToLeftScripts.includes(script || "") ? "rtl" : "ltr";
}
