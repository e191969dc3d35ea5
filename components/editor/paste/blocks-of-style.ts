import type { Direction } from "#newsroom/body.ts";
import { wordsOf } from "./leave-out.ts";
import { hasBorder, type Style, sideOf } from "./styles.ts";

const blockTags = new Set(
  "p div section article header footer main aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr td th address hr form fieldset legend center details summary nav body html search menu".split(
    " ",
  ),
);

export function isBlock(element: Element, style: Style): boolean {
  const display = style.get("display") ?? "";
  if (!blockTags.has(element.localName)) return /^(block|flex|grid|table|list-item)$/.test(display);
  return !(display.startsWith("inline") && ["div", "p"].includes(element.localName));
}

/** The level of a heading, 1 to 6; 0: none. */
export function headingOf(element: Element, style: Style): number {
  const tag = /^h([1-6])$/.exec(element.localName)?.[1];
  if (tag) return Number(tag);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  const name = element.getAttribute("class") ?? "";
  if (/\bMsoTitle/i.test(name)) return 1;
  if (/\bMsoSubtitle/i.test(name)) return 2;
  const styled = /\bMsoHeading([1-9])/i.exec(name)?.[1] ?? /^([1-9])$/.exec(style.get("mso-outline-level") ?? "")?.[1];
  return styled ? Math.min(6, Number(styled)) : 0;
}

/** What an element says of the direction of its text, itself. */
export function directionSaid(element: Element, style: Style): Direction | null {
  const said = (element.getAttribute("dir") ?? style.get("direction") ?? "").toLowerCase();
  return said === "rtl" || said === "ltr" ? said : null;
}

const quoteName = /quot(e|ation)|اقتباس|citation|zitat|citazione/i;
const besideQuote = /(gmail_|author|source|icon|mark|attribution|header|reply|tweet-?quote|button|toggle)/i;

/**
 * Whether a block is a quotation by its tag, by the name of its style (Word's "Quote" and "Intense Quote", also in Word online; a
 * site's "pullquote") or by the line that mail programs draw beside quoted mail.
 */
export function quoteKind(element: Element, style: Style): "tag" | "style" | null {
  const tag = element.localName;
  if (tag === "blockquote") return "tag";
  if (!["p", "div", "aside", "section", "figure", "li"].includes(tag)) return null;
  if (tag === "figure" && element.querySelector("blockquote")) return "tag";
  const names = `${element.getAttribute("class") ?? ""} ${style.get("mso-style-name") ?? ""}`;
  const isNamed = names.split(/\s+/).some((name) => quoteName.test(name) && !besideQuote.test(name));
  if (isNamed || /MsoBlockText/i.test(names)) return tag === "p" ? "style" : "tag";
  if (
    tag === "p" &&
    quoteName.test(element.querySelector("[data-ccp-parastyle]")?.getAttribute("data-ccp-parastyle") ?? "")
  )
    return "style";
  const isBeside =
    (hasBorder(style, "left") && sideOf(style, "padding", "left") > 2) ||
    (hasBorder(style, "right") && sideOf(style, "padding", "right") > 2);
  const isFramed = hasBorder(style, "left") && hasBorder(style, "right");
  return isBeside && !isFramed && (tag === "div" || tag === "p") ? "tag" : null;
}

/**
 * How far a paragraph is set in: on both sides it reads as a quotation, on one it may be no more than a taste. Word's and
 * Google's lists are set in, too, and come before.
 */
export function indentOf(style: Style): "both" | "one" | null {
  const far = 17; // points; a quote is usually set in by 36
  const [left, right] = [sideOf(style, "margin", "left") >= far, sideOf(style, "margin", "right") >= far];
  if (left && right) return "both";
  return left || right ? "one" : null;
}

/** `<blockquote><p>…</p><cite>…</cite></blockquote>` */
export function isSpeaker(element: Element): boolean {
  return (
    element.localName === "cite" &&
    element.parentElement?.querySelector(":scope > p") !== null &&
    element.parentElement?.localName === "blockquote"
  );
}

export function isWholeCite(element: Element): boolean {
  if (isSpeaker(element)) return true;
  const cite = element.localName === "blockquote" ? null : element.querySelector(":scope > cite");
  return cite !== null && wordsOf(cite) === wordsOf(element) && wordsOf(cite) !== "";
}
