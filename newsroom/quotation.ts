import type { Language } from "./article.ts";

/** How a site writes quotation marks: « », “ ” or " ". A setting for each language. */
export const quoteStyles = ["guillemets", "curly", "straight"] as const;
export type QuoteStyle = (typeof quoteStyles)[number];

/** The style of each language. */
export type QuoteStyles = Record<Language, QuoteStyle>;

/** What opens and closes a quotation, and one inside it; deeper ones take turns. */
const marksOf: Record<QuoteStyle, readonly [readonly [string, string], readonly [string, string]]> = {
  guillemets: [
    ["«", "»"],
    ["“", "”"],
  ],
  curly: [
    ["“", "”"],
    ["‘", "’"],
  ],
  straight: [
    ['"', '"'],
    ["'", "'"],
  ],
};

/** One mark that changes: the place of its character in the text, and what is to stand there. */
export type QuoteChange = { at: number; mark: string };

/**
 * The marks of one paragraph that are not as the site writes them. A paragraph has the style of the language that most of its
 * letters outside of its quotations belong to, `language` when it has none: an English phrase within an Arabic sentence is quoted the
 * Arabic way. Apostrophes, inches, feet and years ('90s) are no quotation marks. A quotation may begin or end in another paragraph.
 */
export function findQuoteChanges(text: string, language: Language, styles: QuoteStyles): QuoteChange[] {
  let now = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const changes = findOnce(now, language, styles);
    if (changes.length === 0) return differences(text, now);
    now = applyQuoteChanges(now, changes);
  }
  return []; // marks in such disorder that no reading of them holds
}

const mostRounds = 6; // a changed mark can be read another way; text that people write settles at once

function differences(before: string, after: string): QuoteChange[] {
  return [...after.split("").entries()].filter(([at, sign]) => sign !== before[at]).map(([at, mark]) => ({ at, mark }));
}

function findOnce(text: string, language: Language, styles: QuoteStyles): QuoteChange[] {
  const marks = pairMarks(readMarks(text));
  const style = styles[languageOfLetters(outside(text, marks)) ?? languageOfLetters(text) ?? language];
  return marks.flatMap(({ at, sign, depth, isOpening }) => {
    const mark = marksOf[style][depth % 2 === 0 ? 0 : 1][isOpening ? 0 : 1];
    return mark === sign ? [] : [{ at, mark }];
  });
}

/** The text with these changes. */
export function applyQuoteChanges(text: string, changes: QuoteChange[]): string {
  const signs = text.split("");
  for (const { at, mark } of changes) signs[at] = mark;
  return signs.join("");
}

/** The text without what is quoted in it. */
function outside(text: string, marks: Paired[]): string {
  let rest = "";
  let from = 0;
  for (const { at, depth, isOpening } of marks) {
    if (depth > 0) continue;
    if (isOpening) rest += text.slice(from, at);
    from = at + 1;
  }
  return rest + text.slice(from);
}

function languageOfLetters(text: string): Language | null {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic === latin) return null;
  return arabic > latin ? "ar" : "en";
}

type Family = "double" | "guillemet" | "single";
type Side = "opens" | "closes" | "either";
type Mark = { at: number; sign: string; family: Family; side: Side; before: string; after: string };

const families: Record<string, Family> = {
  ...Object.fromEntries([...'"“”„‟＂'].map((sign) => [sign, "double"] as const)),
  ...Object.fromEntries([..."«»"].map((sign) => [sign, "guillemet"] as const)),
  ...Object.fromEntries([..."'‘’‚‛‹›"].map((sign) => [sign, "single"] as const)),
};
const opensByShape = "“„‟«‘‚‛‹";
const closesByShape = "”»’›";

const blank = /^\s?$/u;
const opener = /^[([{\p{Pd}/]$/u;
const closer = /^[.,;:!?)\]}،؛؟…/\p{Pd}]$/u;

/** Every mark with the side on which its words stand: writers exchange “ and ”, « and », so the place says more than the shape. */
function readMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    const family = families[sign];
    if (!family) continue;
    const before = neighbour(text, at, -1);
    const after = neighbour(text, at, 1);
    if (family === "single" && isNoQuote(text, at, before, after)) continue;
    const canOpen = !blank.test(after) && !closer.test(after);
    const canClose = !blank.test(before) && !opener.test(before);
    marks.push({
      at,
      sign,
      family,
      before,
      after,
      side: canOpen === canClose ? "either" : canOpen ? "opens" : "closes",
    });
  }
  return marks;
}

/** The next character on that side that is no quotation mark. */
function neighbour(text: string, at: number, step: -1 | 1): string {
  let place = at + step;
  while (families[text[place] ?? ""]) place += step;
  return text[place] ?? "";
}

const cutWords = /^(?:tis|twas|twill|em|til|till|cause|cos|n|round|bout|ere|neath)(?!\p{L})/iu;

/** An apostrophe, feet, or the short form of a year. ‹ and › are never any of these. */
function isNoQuote(text: string, at: number, before: string, after: string): boolean {
  const sign = text[at] ?? "";
  if (sign === "‹" || sign === "›") return false;
  const isInWord = /^[\p{L}\p{Nd}\p{Mn}]$/u;
  const [left, right] = [text[at - 1] ?? "", text[at + 1] ?? ""];
  if (isInWord.test(left) && isInWord.test(right)) return true; // don't, 5'10
  if (/^\p{Nd}$/u.test(left) && sign === "'" && !/'\p{L}[^']*$/u.test(text.slice(0, at))) return true; // six feet: 6'
  const isFirst = blank.test(before) || opener.test(before);
  const rest = text.slice(at + 1);
  return isFirst && isInWord.test(after) && (/^\p{Nd}{2}(?:s|(?!\p{Nd}|[\p{L}]))/u.test(rest) || cutWords.test(rest));
}

type Paired = { at: number; sign: string; depth: number; isOpening: boolean };
type Open = { mark: Mark; slot: Paired };

function pairMarks(marks: Mark[]): Paired[] {
  const found: Paired[] = [];
  const open: Open[] = [];
  for (const [place, mark] of marks.entries()) {
    const partner = open.findLastIndex((other) => other.mark.family === mark.family);
    const side = sideOf(mark, partner >= 0);
    if (side === "opens") {
      const slot = { at: mark.at, sign: mark.sign, depth: open.length, isOpening: true };
      open.push({ mark, slot });
      found.push(slot);
      continue;
    }
    if (isMeasure(mark, marks, place, partner >= 0)) continue;
    const closed = partner >= 0 ? partner : mark.family === "single" ? -1 : open.findLastIndex(isDouble);
    if (closed < 0) {
      if (mark.family !== "single") found.push({ at: mark.at, sign: mark.sign, depth: 0, isOpening: false });
      continue;
    }
    const depth = open[closed]?.slot.depth ?? 0;
    forgetSingles(found, open.splice(closed).slice(1));
    found.push({ at: mark.at, sign: mark.sign, depth, isOpening: false });
  }
  forgetSingles(found, open);
  return found;
}

const isDouble = ({ mark }: Open) => mark.family !== "single";

/** A single mark that nothing closes was an apostrophe: what stands inside it moves up. */
function forgetSingles(found: Paired[], left: Open[]): void {
  for (const { mark, slot } of left) {
    if (mark.family !== "single") continue;
    const place = found.indexOf(slot);
    if (place < 0) continue;
    for (const inner of found.slice(place + 1)) if (inner.depth > slot.depth) inner.depth -= 1;
    found.splice(place, 1);
  }
}

function sideOf(mark: Mark, hasPartner: boolean): "opens" | "closes" {
  if (mark.side !== "either") return mark.side;
  if (opensByShape.includes(mark.sign) && !hasPartner) return "opens";
  if (closesByShape.includes(mark.sign)) return "closes";
  return hasPartner ? "closes" : "opens";
}

/**
 * After a number a mark may be inches, after an s an apostrophe: when nothing is open, or when the next of its kind closes too and
 * so is the one that the writer meant.
 */
function isMeasure(mark: Mark, marks: Mark[], place: number, hasPartner: boolean): boolean {
  const isInches = mark.family === "double" && /^\p{Nd}$/u.test(mark.before);
  const isPlural = mark.family === "single" && /^s$/iu.test(mark.before);
  if (!isInches && !isPlural) return false;
  if (!hasPartner) return true;
  return marks.slice(place + 1).find((other) => other.family === mark.family)?.side === "closes";
}
