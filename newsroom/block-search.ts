import { foldText, foldWords } from "./arabic.ts";

/** What a writer can put into the body, in the order in which it is offered. */
export const insertables = [
  "heading2",
  "heading3",
  "bullets",
  "numbers",
  "quote",
  "pullQuote",
  "factBox",
  "picture",
  "gallery",
  "table",
  "embed",
  "relatedStory",
  "divider",
] as const;
export type Insertable = (typeof insertables)[number];

/** Every word under which a writer may look for a block, in either language, whatever the language of the desk. */
const names: Record<Insertable, string> = {
  heading2: "heading subheading title h2 section عنوان فرعي ترويسة",
  heading3: "smaller heading subheading title h3 عنوان فرعي أصغر صغير",
  bullets: "bulleted list bullets points unordered ul قائمة نقطية نقاط تعداد",
  numbers: "numbered list numbers ordered steps ol قائمة مرقمة أرقام ترقيم خطوات",
  quote: "quote blockquote said citation اقتباس كلام قول",
  pullQuote: "pull quote pullquote callout large اقتباس بارز مقتطف مكبر مقولة",
  factBox: "fact box factbox facts sidebar aside explainer info صندوق معلومات حقائق إطار خلفية تعريف",
  picture: "picture image photo insert صورة أدرج فوتو",
  gallery: "gallery pictures images photos slideshow album معرض صور ألبوم",
  table: "table grid rows columns data جدول صفوف أعمدة بيانات",
  embed:
    "embedded post embed card video tweet youtube x twitter instagram facebook tiktok reel social منشور مضمن تضمين تغريدة فيديو يوتيوب إكس تويتر إنستغرام انستقرام فيسبوك تيك توك بطاقة",
  relatedStory: "related story read also link card اقرأ أيضا قصة ذات صلة مرتبطة بطاقة",
  divider: "divider line rule separator break hr فاصل خط",
};

const folded = new Map(insertables.map((kind) => [kind, foldText(names[kind]).split(/\s+/u).map(withoutArticle)]));

/**
 * The blocks that fit what was typed, in any spelling: first those that are called exactly so, then those whose first name
 * begins so. All of them for nothing typed.
 */
export function findInsertables(typed: string): Insertable[] {
  const words = foldWords(typed).map(withoutArticle);
  const fits = (known: string[], word: string) => known.some((name) => name.startsWith(word));
  const found = insertables.filter((kind) => words.every((word) => fits(folded.get(kind) ?? [], word)));
  const [first = ""] = words;
  const rank = (kind: Insertable) => {
    const known = folded.get(kind) ?? [];
    return known.includes(first) ? 0 : known[0]?.startsWith(first) ? 1 : 2;
  };
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** «الجدول» is found as «جدول». */
function withoutArticle(word: string): string {
  return /^ال\p{L}{2}/u.test(word) ? word.slice(2) : word;
}
