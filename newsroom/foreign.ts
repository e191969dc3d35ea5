import { Mark } from "@tiptap/core";

const tag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/**
 * A phrase in another language than its story's: read out in that language, and isolated, so that it does not disturb the
 * order of what stands beside it. `lang` is a language tag (BCP 47), such as `en` or `fr`.
 */
export const Foreign = Mark.create({
  name: "foreign",
  inclusive: false,
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{ tag: "bdi[lang]", getAttrs: (element) => (readLanguageTag(element.lang) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["bdi", HTMLAttributes, 0],
});

/** A language tag that may stand in `lang`, or null. */
export function readLanguageTag(value: unknown): string | null {
  return typeof value === "string" && tag.test(value) ? value : null;
}
