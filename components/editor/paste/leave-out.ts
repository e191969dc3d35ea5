import type { Receipt } from "./receipt.ts";
import type { Style } from "./styles.ts";

const unseen = [
  "script",
  "style",
  "template",
  "head",
  "title",
  "meta",
  "link",
  "noscript",
  "svg",
  "math",
  "map",
  "wbr",
  "xml",
];
const controls = ["button", "input", "select", "textarea", "datalist"];
const embeds = ["iframe", "video", "audio", "object", "embed", "canvas"];

const noteReference = /#(_?(ftn|edn)\d+|ftnt\d+|sd(footnote|endnote)\d+sym|cite_note|fn:?-?\d+)/i;
const noteBody = /^(ftn|edn|sdfootnote|sdendnote)\d+$/;

/** Whether an element stays out of the story; the receipt says what it said. */
export function isLeftOut(element: Element, style: Style, { dropped }: Receipt): boolean {
  const tag = element.localName;
  if (unseen.includes(tag)) return true;
  if (/^(v|w|m):/.test(tag)) return true; // Word's drawings, its fields
  if (style.get("display") === "none" || style.get("mso-hide") === "all" || element.hasAttribute("hidden")) return true;
  const say = (list: string[]) => list.push(wordsOf(element));
  if (tag === "del" || element.classList.contains("msoDel")) return say(dropped.deletions) > 0;
  if (isComment(element, style)) {
    if (wordsOf(element) !== "" && !/^\[\w+\]$/.test(wordsOf(element))) say(dropped.comments);
    return true;
  }
  if (isNoteBody(element, style)) return say(dropped.footnotes) > 0;
  if (tag === "a" && isNoteReference(element)) {
    dropped.footnotes.push(""); // its text comes at the end, when it was copied too
    return true;
  }
  if (controls.includes(tag)) {
    if (wordsOf(element) !== "") say(dropped.controls);
    return true;
  }
  if (embeds.includes(tag)) {
    dropped.embeds.push(element.getAttribute("src") ?? element.getAttribute("data") ?? "");
    return true;
  }
  return false;
}

export function wordsOf(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/gu, " ").trim();
}

function isComment(element: Element, style: Style): boolean {
  if (/^comment(-list)?$/.test(style.get("mso-element") ?? "")) return true;
  if (/\b(MsoCommentReference|msocomanchor|msocomtxt|msocomoff|MsoCommentText)\b/i.test(element.className)) return true;
  const href = element.localName === "a" ? (element.getAttribute("href") ?? "") : "";
  if (/#(cmnt|_msocom_)\d/.test(href)) return true;
  return element.localName === "p" && element.querySelector(":scope > a[href*='#cmnt_ref']") !== null;
}

function isNoteBody(element: Element, style: Style): boolean {
  if (/^(footnote|endnote)$/.test(style.get("mso-element") ?? "")) return true;
  if (noteBody.test(element.id)) return true;
  return element.localName === "p" && element.querySelector(":scope > a[href*='#ftnt_ref']") !== null;
}

function isNoteReference(element: Element): boolean {
  const href = element.getAttribute("href") ?? "";
  return noteReference.test(href) && /^\s*\[?[\p{L}\p{Nd}*†]{0,4}\]?\s*$/u.test(element.textContent ?? "");
}
