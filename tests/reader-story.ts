import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { listAuthors } from "#db/authors.ts";
import { listSections } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { pictures, type Rendition } from "#db/schema.ts";
import { createTopic } from "#db/topics.ts";
import type { BodyNode } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { renditionPath } from "#server/files/places.ts";
import { makeLive, makePicture, paragraph } from "./factories.ts";

const text = (words: string, ...marks: NonNullable<BodyNode["marks"]>): BodyNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const item = (words: string): BodyNode => ({ type: "listItem", content: [paragraph(words)] });

/** Everything that a reader can meet in a story, in Arabic, with Latin names and figures in between. */
export const arabicStory = {
  kicker: "الموانئ",
  headline: "الميناء القديم يفتح أرصفته أمام السفن بعد عامين من أعمال الترميم",
  standfirst: "عادت الرافعات إلى العمل فجر الخميس، بعد إغلاق دام 26 شهرًا وكلّف المدينة نحو 40 مليون دولار.",
  caption: "سفينة الشحن Amal III عند الرصيف الرابع صباح الخميس",
  credit: "وكالة المرفأ",
  paragraphs: [
    'أعلنت هيئة الموانئ، اليوم الخميس، انتهاء أعمال الترميم في "الميناء القديم"، وقالت إن أول سفينة رست عند الرصيف الرابع في السادسة صباحًا.',
    "وكانت الأعمال قد بدأت في 5 يناير/ كانون الثاني 2024، وتأخرت مرتين بسبب نقص في قطع الغيار.",
    "Harbour Control confirmed the first arrival at 06:10.",
    "وتتوقع الهيئة أن تستقبل الأرصفة 120 سفينة في الشهر الأول.",
  ],
  quote: "لم نكن نعرف إن كانت المدينة ستنتظرنا كل هذا الوقت.",
  attribution: "سلمى الخوري، مديرة الميناء",
  topic: "إعادة الإعمار",
  hiddenSource: "مصدر لا يُسمّى",
  subheading: "ما الذي تغيّر",
  minor: "الرافعات الجديدة",
  items: ["أربعة أرصفة جديدة", "مركز للجمارك يعمل على مدار الساعة"],
  link: { words: "تقرير البلدية", href: "https://example.org/report?year=2026&lang=ar" },
};

/** A body with every kind of node. */
export function arabicBody(pictureId: number): BodyNode[] {
  const [first = "", second = "", third = "", fourth = ""] = arabicStory.paragraphs;
  const { link, quote, attribution, subheading, minor, items } = arabicStory;
  return [
    paragraph(first),
    {
      type: "paragraph",
      content: [
        text(second),
        text(" (المصدر: "),
        text(link.words, { type: "link", attrs: { href: link.href } }),
        text(")"),
      ],
    },
    { type: "heading", attrs: { level: 2 }, content: [text(subheading)] },
    paragraph(third),
    {
      type: "blockquote",
      content: [paragraph(quote), { type: "attribution", content: [text(attribution)] }],
    },
    { type: "heading", attrs: { level: 3 }, content: [text(minor)] },
    { type: "paragraph", content: [text(fourth, { type: "bold" })] },
    { type: "bulletList", content: items.map(item) },
    { type: "orderedList", attrs: { start: 3 }, content: items.map(item) },
    { type: "horizontalRule" },
    {
      type: "picture",
      attrs: { pictureId, credit: arabicStory.credit, alternative: "رافعة صفراء فوق الماء", isDecorative: false },
      content: [text("الرافعة الأولى")],
    },
    ...newsBlocks(pictureId),
  ];
}

function newsBlocks(pictureId: number): BodyNode[] {
  const { quote, attribution, caption, credit } = arabicStory;
  const cell = (type: "tableHeader" | "tableCell", words: string): BodyNode => ({ type, content: [paragraph(words)] });
  const line = (...cells: BodyNode[]): BodyNode => ({ type: "tableRow", content: cells });
  const picture: BodyNode = {
    type: "picture",
    attrs: { pictureId, credit, alternative: "رافعة صفراء", isDecorative: false },
    content: [text(caption)],
  };
  return [
    {
      type: "pullQuote",
      content: [paragraph(quote), { type: "attribution", content: [text(attribution)] }],
    },
    {
      type: "factBox",
      content: [{ type: "boxTitle", content: [text("الميناء في أرقام")] }, paragraph("أربعة أرصفة و12 رافعة.")],
    },
    { type: "gallery", content: [picture, picture, picture] },
    {
      type: "table",
      content: [
        line(...["الشهر", "السفن", "الحاويات", "الركاب", "العبّارات"].map((words) => cell("tableHeader", words))),
        line(cell("tableHeader", "يناير"), ...["120", "8400", "31000", "64"].map((words) => cell("tableCell", words))),
      ],
    },
    {
      type: "embed",
      attrs: { href: "https://www.youtube.com/watch?v=harbour", author: "Port TV", quote: "أول سفينة ترسو", pictureId },
    },
  ];
}

/** A picture whose renditions are real files in the data folder, so that a page with it loads without an error. */
export async function makeShownPicture(actor: Actor): Promise<number> {
  const id = await makePicture(actor);
  const renditions: Rendition[] = [];
  const [width, height] = [640, 360];
  for (const format of ["avif", "webp"] as const) {
    const background = { r: 40, g: 90, b: (id * 40) % 255 };
    const bytes = await sharp({ create: { width, height, channels: 3, background } })
      .toFormat(format)
      .toBuffer();
    const hash = createHash("sha256").update(bytes).digest("hex");
    mkdirSync(dirname(renditionPath({ hash, format })), { recursive: true });
    writeFileSync(renditionPath({ hash, format }), bytes);
    renditions.push({ width, height, format, hash, bytes: bytes.length });
  }
  await desk().update(pictures).set({ renditions }).where(eq(pictures.id, id));
  return id;
}

/** Publishes it in the Arabic economy section, with a picture, two sources of which one is shown, a topic and a byline. */
export async function makeArabicStory(editor: Actor, now = new Date()): Promise<number> {
  const section = (await listSections()).find(({ slugEn }) => slugEn === "economy");
  const author = (await listAuthors(editor)).find(({ nameEn }) => nameEn === editor.name);
  const topic = await createTopic(editor, { name: arabicStory.topic, language: "ar" });
  const pictureId = await makeShownPicture(editor);
  const { kicker, headline, standfirst, caption, credit } = arabicStory;
  return makeLive(
    editor,
    {
      content: { kicker, headline, standfirst, body: arabicBody(pictureId) },
      facts: {
        language: "ar",
        sectionId: section?.id ?? null,
        bylineIds: author ? [author.id] : [],
        topicIds: [topic.id],
        lead: { pictureId, caption, credit, alternative: "سفينة عند رصيف", isDecorative: false },
        sources: [
          { kind: "agency", name: "العربي", link: "", note: "", isShown: true },
          { kind: "agency", name: "وكالات", link: "https://example.org/wire", note: "", isShown: true },
          { kind: "person", name: arabicStory.hiddenSource, link: "", note: "لا تنشروا اسمه", isShown: false },
        ],
      },
    },
    now,
  );
}
