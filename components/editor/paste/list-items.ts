import { type ListPlace, type Piece, textOfPieces } from "./flow.ts";
import type { ReadStyle, Style } from "./styles.ts";

export function itemOf(element: Element, depth: number): ListPlace {
  const list = element.parentElement;
  const said = Number(element.getAttribute("data-aria-level") ?? element.getAttribute("aria-level")) || 0;
  const isOrdered = list?.localName === "ol";
  const items = [...(list?.children ?? [])].filter((child) => child.localName === "li");
  const first = Number.parseInt(list?.getAttribute("start") ?? "", 10) || 1;
  const number = isOrdered
    ? Number.parseInt(element.getAttribute("value") ?? "", 10) || first + items.indexOf(element)
    : null;
  return { level: Math.max(1, depth, said), isOrdered, number, isStart: true };
}

/** Word's lists are paragraphs that look like items. */
export function wordItem(element: Element, style: Style, readStyle: ReadStyle): ListPlace | null {
  const place = wordListOf(style);
  if (!place) return null;
  const mark = [...element.querySelectorAll("span")].find((span) => readStyle(span).get("mso-list") === "ignore");
  const read = readMark(mark?.textContent ?? "");
  return { level: place.level, isOrdered: read?.isOrdered ?? false, number: read?.number ?? null, isStart: true };
}

/** A mark with fixed spaces after it: an item of Word's that came through a program which knows nothing of its lists. */
export function markedItem(pieces: Piece[]): { pieces: Piece[]; list: ListPlace } | null {
  const [start = "", mark = ""] = /^([·•▪§o]|\p{Nd}{1,2}[.)])\s*\u00a0[\s\u00a0]+/u.exec(textOfPieces(pieces)) ?? [];
  const read = mark === "" ? null : readMark(mark);
  if (!read) return null;
  const level = 1 + Math.max(0, ["o", "§"].indexOf(mark) + 1); // the marks of Word's second and third level
  return { pieces: withoutStart(pieces, start.length), list: { ...read, level, isStart: true } };
}

function withoutStart(pieces: Piece[], length: number): Piece[] {
  let left = length;
  return pieces.map((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    return cut === 0 ? piece : { ...piece, text: piece.text.slice(cut) };
  });
}

/** Word's list places: `mso-list: l0 level2 lfo1`. */
function wordListOf(style: Style): { level: number } | null {
  const level = /\blevel(\d)\b/.exec(style.get("mso-list") ?? "")?.[1];
  return level ? { level: Number(level) } : null;
}

const numberMark = /^[([]?\s*([\p{Nd}]+|[a-z]{1,5}|[\u0621-\u064a]{1,4})\s*[.)\]\-–:]/iu;
const bulletMark = /^[•◦▪‣·●○■□§¨ØüvoÿðàþŸ*\-–—❖➢✓✔\uf000-\uf0ff]$/u;

/** Whether the mark that Word wrote before an item counts, and its number when it is one. Null: no mark of a list. */
function readMark(text: string): { isOrdered: boolean; number: number | null } | null {
  const mark = text.replace(/[\s\u00a0\u200e\u200f]+/gu, " ").trim();
  if (mark === "" || bulletMark.test(mark)) return { isOrdered: false, number: null };
  const found = numberMark.exec(mark)?.[1];
  if (!found) return mark.length === 1 ? { isOrdered: false, number: null } : null;
  const digits = found.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  return { isOrdered: true, number: /^\d+$/.test(digits) ? Number(digits) : null };
}
