import { readLanguageTag } from "#newsroom/foreign.ts";
import type { Receipt } from "./receipt.ts";
import type { Style } from "./styles.ts";

/** How letters look where the reader of a paste stands. `arabic…`: Word gives the letters of Arabic a weight of their own. */
export type Look = {
  bold: boolean;
  italic: boolean;
  arabicBold: boolean;
  arabicItalic: boolean;
  isPre: boolean;
  lang: string;
};

export const plainLook: Look = {
  bold: false,
  italic: false,
  arabicBold: false,
  arabicItalic: false,
  isPre: false,
  lang: "",
};

const boldTags = ["b", "strong"];
const italicTags = ["i", "em", "cite", "dfn", "var"];

/** Tags say it first; the style of the same element has the last word: Google wraps everything in `<b style="font-weight:normal">`. */
export function lookOf(element: Element, style: Style, around: Look): Look {
  const tag = element.localName;
  const weight = style.get("font-weight");
  const slant = style.get("font-style");
  const short = style.get("font") ?? "";
  let { bold, italic, arabicBold, arabicItalic } = around;
  if (boldTags.includes(tag)) bold = arabicBold = true;
  if (italicTags.includes(tag)) italic = arabicItalic = true;
  if (/\b(bold|[6-9]00)\b/.test(short)) bold = arabicBold = true;
  if (/\bitalic\b/.test(short)) italic = arabicItalic = true;
  if (weight) bold = arabicBold = isBold(weight, bold);
  if (slant && slant !== "inherit") italic = arabicItalic = /italic|oblique/.test(slant);
  const bidiWeight = style.get("mso-bidi-font-weight");
  const bidiSlant = style.get("mso-bidi-font-style");
  if (bidiWeight) arabicBold = isBold(bidiWeight, arabicBold);
  if (bidiSlant) arabicItalic = bidiSlant === "italic";
  const space = style.get("white-space") ?? "";
  const isPre = tag === "pre" || (space === "" ? around.isPre : /pre|break-spaces/.test(space) && space !== "pre-line");
  const lang = tag === "bdi" ? (readLanguageTag(element.getAttribute("lang")) ?? around.lang) : around.lang;
  return { bold, italic, arabicBold, arabicItalic, isPre, lang };
}

function isBold(weight: string, around: boolean): boolean {
  if (weight === "inherit") return around;
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}

const plainColours =
  /^(inherit|initial|auto|currentcolor|windowtext|black|#000|#000000|transparent|rgba?\(0, ?0, ?0(, ?[01.]+)?\)|)$/;
const plainPaper =
  /^(inherit|initial|auto|none|white|#fff|#ffffff|transparent|rgb\(255, ?255, ?255\)|rgba\(\d+, ?\d+, ?\d+, ?0\)|)$/;

/** What goes because it only looks. */
export function noteLooks(element: Element, style: Style, receipt: Receipt): void {
  const { looks } = receipt;
  const tag = element.localName;
  const decoration = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`;
  const isLink = element.closest("a") !== null;
  const colour = style.get("color") ?? element.getAttribute("color") ?? "";
  const paper = style.get("background-color") ?? style.get("background") ?? style.get("mso-highlight") ?? "";
  if (!isLink && !plainColours.test(colour)) looks.colour = true;
  if (tag === "mark" || !plainPaper.test(paper)) looks.highlight = true;
  if (!isLink && (tag === "u" || decoration.includes("underline"))) looks.underline = true;
  if (tag === "s" || tag === "strike" || decoration.includes("line-through")) looks.strike = true;
  if (tag === "font" || style.has("font-family") || style.has("font-size")) looks.fonts = true;
}
