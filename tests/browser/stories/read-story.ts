import type { Block, TestStory } from "./story.ts";

/**
 * A story page that was saved as plain text: date, kicker, headline, share button, the caption twice (picture and
 * caption), standfirst, body, "continue reading", sources, the close button of the share sheet.
 */
export function readStory(text: string): TestStory {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const share = lines.indexOf("شارك القصة");
  const more = lines.indexOf("تابع القراءة");
  const sources = lines.indexOf("المصادر:");
  const [, kicker = "", headline = ""] = lines.slice(0, share);
  const [picture = "", , standfirst = "", ...body] = lines.slice(share + 1, more);
  const [, caption = "", credit = ""] = /^(.*) \((.*)\)$/.exec(picture) ?? [];
  if (!headline || !caption || body.length < 5 || sources < more) throw new Error("This page has another anatomy.");
  return {
    kicker,
    headline,
    standfirst,
    lead: { caption, credit, alternative: caption },
    body: body.map(blockOf),
    shownSources: (lines[sources + 1] ?? "").split(" - "),
    hiddenSource: { name: "مصدر لا يظهر للقراء", note: "ملاحظة تبقى داخل غرفة الأخبار" },
  };
}

/** A line that ends no sentence is a subheading. */
function blockOf(text: string): Block {
  return { kind: /[.:؟!…]["»]?$/u.test(text) ? "paragraph" : "heading", text };
}
