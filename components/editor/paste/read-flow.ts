import { type Direction, directionOfText } from "#newsroom/body.ts";
import { unwrapLink } from "#newsroom/unwrap-link.ts";
import { directionSaid, headingOf, indentOf, isBlock, isSpeaker, isWholeCite, quoteKind } from "./blocks-of-style.ts";
import {
  asMailQuote,
  cleanLine,
  type Flow,
  finishPieces,
  insertMark,
  type Line,
  type ListPlace,
  type Piece,
  type Quote,
  splitAtDoubleBreaks,
  textOfPieces,
} from "./flow.ts";
import { isLeftOut, wordsOf } from "./leave-out.ts";
import { itemOf, markedItem, wordItem } from "./list-items.ts";
import { type Look, lookOf, noteLooks, plainLook } from "./marks-of-style.ts";
import { raised } from "./raised.ts";
import { readPicture } from "./read-picture.ts";
import { readTable } from "./read-table.ts";
import type { Receipt } from "./receipt.ts";
import type { ReadStyle, Style } from "./styles.ts";

/** Where the reader of a paste stands: what its elements around have said. */
type Place = {
  look: Look;
  href: string | null;
  heading: number;
  direction: Direction | null;
  quote: Quote | null;
  list: ListPlace | null;
  depth: number; // of lists
  isAttribution: boolean;
  figure: Element | null;
};

export type Reading = { readStyle: ReadStyle; receipt: Receipt; nextQuote: () => Quote };

const start: Place = {
  look: plainLook,
  href: null,
  heading: 0,
  direction: null,
  quote: null,
  list: null,
  depth: 0,
  isAttribution: false,
  figure: null,
};

/** All that stands in an element, as a flat flow of lines, tables and pictures. */
export function readFlow(root: Element, reading: Reading, isQuoted = false): Flow[] {
  const { readStyle, receipt } = reading;
  const flows: Flow[] = [];
  let line: Line | null = null;

  const openLine = (place: Place): Line => {
    if (line) return line;
    const { heading, direction, quote, list, isAttribution } = place;
    line = { kind: "line", heading, pieces: [], direction, quote, list, isAttribution };
    return line;
  };

  const closeLine = () => {
    const open = line;
    line = null;
    if (!open) return;
    for (const part of splitAtDoubleBreaks(finishPieces(open.pieces))) {
      const item = open.list ? null : markedItem(part);
      const list = item?.list ?? open.list;
      const { pieces, hidden, spaces, forms } = cleanLine(item?.pieces ?? part, open.direction);
      const counts = receipt.changed;
      counts.hidden += hidden;
      counts.spaces += spaces;
      counts.forms += forms;
      if (textOfPieces(pieces).trim() === "") continue;
      flows.push(asMailQuote({ ...open, pieces, list: list && { ...list } }));
      if (open.list) open.list.isStart = false; // the item's next lines go on with it
    }
  };

  const push = (text: string, place: Place, isAdded = false) => {
    const { look, href } = place;
    const isArabic = directionOfText(text) === "rtl";
    const piece: Piece = {
      text,
      bold: isArabic ? look.arabicBold : look.bold,
      italic: isArabic ? look.arabicItalic : look.italic,
      isPre: look.isPre,
      ...(href && { href }),
      ...(look.lang && { lang: look.lang }),
      ...(isAdded && { isAdded }),
    };
    if (line || /[^ \t\r\n\f]/.test(text)) openLine(place).pieces.push(piece);
  };

  const readText = (text: string, place: Place) => {
    if (!place.look.isPre) return push(text, place);
    for (const [at, part] of text.split(/\r\n?|\n/).entries()) {
      if (at > 0) breakLine(place);
      if (part !== "") push(part, place);
    }
  };

  const breakLine = (place: Place) => {
    if (line || place.look.isPre) openLine(place).pieces.push({ text: "", isBreak: true });
  };

  const readChildren = (element: Element, place: Place) => {
    for (const child of element.childNodes) {
      if (child instanceof Text) readText(child.data, place);
      else if (child instanceof Element) read(child, place);
    }
  };

  const read = (element: Element, around: Place): void => {
    const style = readStyle(element);
    const tag = element.localName;
    const isMark = style.get("mso-list") === "ignore"; // of Word's list: its paragraph has read it
    if (isMark || isLeftOut(element, style, receipt)) return;
    const place = { ...around, look: lookOf(element, style, around.look) };
    if (tag !== "img") noteLooks(element, style, receipt);
    if (tag === "br") breakLine(around);
    else if (tag === "img") readImage(element, around);
    else if (tag === "hr") addDivider();
    else if (tag === "table") readTableAt(element, place);
    else if (isBlock(element, style) || isSpeaker(element)) readBlock(element, style, place);
    else readInline(element, style, place);
  };

  const readImage = (element: Element, around: Place) => {
    const picture = readPicture(element, receipt);
    if (typeof picture === "string") push(picture, around);
    if (picture === null || typeof picture === "string") return;
    closeLine();
    flows.push(picture);
  };

  const addDivider = () => {
    closeLine();
    flows.push({ kind: "divider" });
    receipt.kept.dividers += 1;
  };

  const readInline = (element: Element, style: Style, place: Place) => {
    const tag = element.localName;
    if (tag === "a" && element.hasAttribute("href")) {
      const written = element.getAttribute("href") ?? "";
      const href = unwrapLink(written);
      if (href) {
        receipt.kept.links += 1;
        if (href !== written.trim()) receipt.changed.links += 1;
      } else if (wordsOf(element) !== "" && !written.startsWith("#")) receipt.dropped.links.push(written);
      return readChildren(element, { ...place, href });
    }
    const lifted = raised(element, style);
    if (lifted !== null) return push(lifted, place);
    const isQuote = tag === "q";
    const [opening, closing] = isQuote && directionOfText(wordsOf(element)) === "rtl" ? "«»" : "“”";
    if (isQuote) receipt.changed.inlineQuotes += 1;
    if (isQuote) push(opening ?? "", place);
    const direction = directionSaid(element, style);
    const text = direction && direction !== place.direction ? (element.textContent ?? "") : "";
    const mark = direction === "ltr" ? "\u200e" : "\u200f";
    const tail = /[\p{S}\p{Po}]\s*$/u.test(text.replace(/[\s.,;:!?،؛؟…]+$/u, "")) && /\p{L}|\p{Nd}/u.test(text);
    const head = /^\s*[^\p{L}\s]/u.test(text) && /\p{L}|\p{Nd}/u.test(text);
    if (head) push(mark, place, true);
    readChildren(element, place);
    if (tail && line) insertMark(line.pieces, { text: mark, isAdded: true });
    if (isQuote) push(closing ?? "", place);
  };

  const readBlock = (element: Element, style: Style, place: Place) => {
    const tag = element.localName;
    closeLine();
    const inner: Place = { ...place, direction: directionSaid(element, style) ?? place.direction };
    const kind = place.quote ? null : quoteKind(element, style);
    if (kind) inner.quote = { ...reading.nextQuote(), isStyled: kind === "style" };
    inner.heading = headingOf(element, style) || place.heading;
    if (tag === "pre") inner.look = { ...inner.look, isPre: true };
    if (tag === "figure") inner.figure = element;
    if (tag === "ul" || tag === "ol" || tag === "menu") inner.depth += 1;
    if (tag === "li") inner.list = itemOf(element, inner.depth);
    const isFoot = tag === "footer" || (tag === "figcaption" && place.figure?.querySelector("blockquote"));
    if (isFoot && inner.quote) inner.isAttribution = true;
    if (tag === "figcaption" || /\bMsoCaption\b/.test(element.className)) {
      if (captionPicture(element, flows.at(-1), receipt)) return;
    }
    if (tag === "p" || tag === "div") {
      const word = wordItem(element, style, readStyle);
      if (word) inner.list = word;
      else if (tag === "p" && !inner.quote && !inner.list && inner.heading === 0) noteIndent(element, style, inner);
    }
    if (inner.quote && !inner.isAttribution && isWholeCite(element)) inner.isAttribution = true;
    readChildren(element, inner);
    closeLine();
  };

  const noteIndent = (element: Element, style: Style, inner: Place) => {
    const indent = indentOf(style);
    if (!indent || wordsOf(element) === "" || markedItem([{ text: element.textContent ?? "" }])) return;
    const isSpoken = /^\s*["“”«»„'‘]/u.test(element.textContent ?? "") || style.get("font-style") === "italic";
    if (indent === "both" || isSpoken) inner.quote = { ...reading.nextQuote(), isStyled: true };
    else receipt.changed.indents += 1;
  };

  const readTableAt = (element: Element, place: Place) => {
    closeLine();
    const table = readTable(element, reading, directionSaid(element, readStyle(element)) ?? place.direction);
    if (!table) return readChildren(element, { ...place, look: plainLook }); // only a frame
    const caption = [...element.children].find((child) => child.localName === "caption");
    if (caption) {
      readChildren(caption, { ...place, look: plainLook });
      closeLine();
    }
    flows.push({ ...table.flow, isQuoted: place.quote !== null || isQuoted });
    flows.push(...table.pictures);
  };

  readChildren(root, start);
  closeLine();
  return flows;
}

/** The words under a picture become its caption; those of one that was left out go with it into the receipt. */
function captionPicture(element: Element, last: Flow | undefined, receipt: Receipt): boolean {
  if (last?.kind === "picture" && last.caption === "") {
    last.caption = wordsOf(element);
    return true;
  }
  const image = element.parentElement?.querySelector("img");
  const address = image?.getAttribute("src") ?? "";
  const at = receipt.dropped.remotePictures.lastIndexOf(address);
  if (element.localName !== "figcaption" || at < 0 || element.parentElement?.querySelector("blockquote")) return false;
  receipt.dropped.remotePictures[at] = `${address} (${wordsOf(element)})`;
  return true;
}
