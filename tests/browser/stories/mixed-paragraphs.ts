import type { BodyNode } from "#newsroom/article.ts";

type Mark = { type: string; attrs?: Record<string, unknown> };
const text = (words: string, ...marks: Mark[]): BodyNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const bold: Mark = { type: "bold" };
const italic: Mark = { type: "italic" };
const link: Mark = { type: "link", attrs: { href: "https://example.org/" } };
const foreign = (lang: string): Mark => ({ type: "foreign", attrs: { lang } });
const paragraph = (content: (string | BodyNode)[], dir?: "rtl" | "ltr"): BodyNode => ({
  type: "paragraph",
  ...(dir && { attrs: { dir } }),
  content: content.map((part) => (typeof part === "string" ? text(part) : part)),
});

/** What newsrooms write in one line: two scripts, figures, dates, brackets, quotation marks, and marks in the middle. */
export const mixedParagraphs: BodyNode[] = [
  paragraph(["قالت شركة Apple إن الأرباح زادت."]),
  paragraph(["ارتفع السعر 12.5% إلى 1,250 دولارًا"]),
  paragraph(["ولد في 14/07/1998 ببيروت."]),
  paragraph(["اتصل على ‎+961 1 234-567 اليوم"]),
  paragraph(["راجع https://example.org/a?b=1 أولًا"]),
  paragraph(["قرار مجلس الأمن (1701) صدر عام 2006"]),
  paragraph(["وفق (رويترز Reuters) أمس"]),
  paragraph(["قال: «سمعت “هدنة” من ‹مصدر›»."]),
  paragraph(["He said «لا سلام بلا عدل» in Doha."]),
  paragraph(["The paper Al-Akhbar (الأخبار) wrote:"]),
  paragraph(["Prices in سوق الذهب rose 3%!"]),
  paragraph(["قُتِلَ مُحَمَّدٌ وأُصِيبَ آخَرُ"]),
  paragraph(["لا إله ولأن الآلاف بلا ماء"]),
  paragraph(["فازت 🇱🇧 بلقب 👩‍🚀 أمس"]),
  paragraph(["می‌خواهم و خانه‌ها در تهران"]),
  paragraph(["BBC: قالت مصادر إن الهدنة قريبة", " جدًا"], "rtl"),
  paragraph(["2026 عام الماء"]),
  paragraph(["… ثم صمت؟!"]),
  paragraph(["من ", text("بيروت", bold), " إلى ", text("Paris", bold), " جوًا"]),
  paragraph(["نشرت ", text("صحيفة Le Monde", link), " تقريرًا"]),
  paragraph(["كلمة", text("ملتصقة", bold), "هنا"]),
  paragraph(["قال ", text("Je suis, Charlie!", foreign("fr")), " ومضى"]),
  paragraph(["عن ", text("New ", foreign("en")), text("York", foreign("en"), italic), " (2001)"]),
  paragraph(["She wrote ", text("السلام عليكم.", foreign("ar")), " twice"]),
  paragraph(["A", "ب", "C", "د", " 1", "٢", "3"]),
  paragraph(["قرأ الطفل كتابًا عن WWII (1939–1945)، ثم كتب «بحثًا» عن The New York Times وعن القاهرة، في 3 أيام."]),
];
