import { type Direction, directionOfText } from "./body.ts";

/**
 * Characters that nobody sees or that only stand for others, in text that comes from elsewhere. Typed text is left alone. The
 * rules, with their reasons, are in docs/decisions ("What a paste keeps").
 */
export type CleanedCharacters = { hidden: number; spaces: number; forms: number };

export const nothingCleaned: CleanedCharacters = { hidden: 0, spaces: 0, forms: 0 };

/** One text. `base` is the direction of its paragraph when something else than its letters says so. */
export function cleanCharacters(text: string, base: Direction | null = null): { text: string } & CleanedCharacters {
  const { pieces, ...cleaned } = cleanPieces([text], base);
  return { text: pieces[0] ?? "", ...cleaned };
}

/**
 * The pieces of one paragraph, cleaned as one line because what stands beside a character decides about it: as many pieces
 * come out as went in. Counts what was taken away (`hidden`), and what became plain spaces and letters.
 */
export function cleanPieces(pieces: string[], base: Direction | null = null): { pieces: string[] } & CleanedCharacters {
  const first = cleanOnce(pieces, base);
  if (first.hidden === 0) return first;
  const { pieces: rest, hidden } = cleanPieces(first.pieces, base); // a mark may have stood only for one that is gone now
  return { ...first, pieces: rest, hidden: first.hidden + hidden };
}

function cleanOnce(pieces: string[], base: Direction | null): { pieces: string[] } & CleanedCharacters {
  if (!pieces.some((piece) => suspicious.test(piece))) return { pieces, ...nothingCleaned };
  const marked = markIsolates(pieces.flatMap((piece, at) => [...piece].map((sign) => ({ sign, at }))));
  const line = marked.signs;
  const direction = base ?? directionOfText(pieces.join(""));
  const cleaned = { hidden: marked.hidden, spaces: 0, forms: 0 };
  const out = pieces.map(() => "");
  const write = (at: number, sign: string) => {
    out[at] = (out[at] ?? "") + sign;
  };
  for (const [place, { sign, at }] of line.entries()) {
    if (isHidden(sign)) {
      if (matters(line, place, direction)) write(at, sign);
      else {
        cleaned.hidden += 1;
        line[place] = { sign: gone, at }; // the next one stands beside what remains
      }
    } else if (oddSpace.test(sign)) {
      const stays = isBindingSpace(line, place);
      write(at, stays ? sign : " ");
      if (!stays) cleaned.spaces += 1;
    } else {
      const letters = lettersOf(sign);
      if (letters !== sign) cleaned.forms += 1;
      write(at, letters);
    }
  }
  return { pieces: out, ...cleaned };
}

type Sign = { sign: string; at: number };

const LRM = "\u200e";
const RLM = "\u200f";
const ALM = "\u061c";
const ZWNJ = "\u200c";
const ZWJ = "\u200d";

/** Worth a closer look: most text has none of these. */
const suspicious = /[^\t\n\r -~\p{L}\p{M}\p{N}\p{P}\p{S}]|[\ufb50-\ufdff\ufe70-\ufefc]/u;
const control = /^\p{Cc}$/u;
const format = /^\p{Cf}$/u;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
const oddSpace = /^[\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/u;
const bindingSpace = /^[\u00a0\u2007\u202f]$/u;
const number = /^\p{Nd}$/u;
const letter = /^\p{L}$/u;

const gone = "";
const isEmoji = (sign: string) => /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u.test(sign) || sign === "\ufe0f";

/** What is not drawn: controls, formats, and the anchors of notes and objects. Arabic signs around numbers are formats that are. */
function isHidden(sign: string): boolean {
  if (control.test(sign)) return !"\t\n\r\u0085".includes(sign);
  return (format.test(sign) && (ignorable.test(sign) || /[\ufff9-\ufffb]/.test(sign))) || sign === "\ufffc";
}

/** Whether a character that nobody sees changes what everybody sees. */
function matters(line: Sign[], place: number, base: Direction | null): boolean {
  const { sign } = line[place] ?? { sign: "" };
  if (sign === ZWNJ) return isJoining(visible(line, place, -1)) && isJoining(visible(line, place, 1));
  if (sign === ZWJ) return matterOfJoiner(line, place);
  if (sign === LRM || sign === RLM || sign === ALM) return changesOrder(line, place, base);
  return isTag(sign) && isFlag(line, place);
}

/** Letters that take another form beside a neighbour: Arabic and its kin, and the scripts of India. */
const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Sinhala}\p{Mn}]$/u;
const isJoining = (sign: string) => joining.test(sign) && !/^[\p{P}\p{Nd}]$/u.test(sign);

/** Between the parts of an emoji, or beside a letter that it gives its joined form (as in "١٤٤٨ هـ" written with it). */
function matterOfJoiner(line: Sign[], place: number): boolean {
  const before = visible(line, place, -1);
  const after = visible(line, place, 1);
  return (isEmoji(before) && isEmoji(after)) || isJoining(before) || isJoining(after);
}

const isTag = (sign: string) => /^[\u{e0020}-\u{e007f}]$/u.test(sign);

/** Tags spell the region of a flag, after its black flag; anywhere else they hide text. */
function isFlag(line: Sign[], place: number): boolean {
  let at = place - 1;
  while (isTag(line[at]?.sign ?? "")) at -= 1;
  return line[at]?.sign === "🏴";
}

/** The nearest character on that side that is seen. */
function visible(line: Sign[], place: number, step: -1 | 1): string {
  let at = place + step;
  while (line[at] && (line[at]?.sign === gone || isHidden(line[at]?.sign ?? ""))) at += step;
  return line[at]?.sign ?? "";
}

/**
 * A direction mark acts as a letter of its direction (UAX #9). It changes the order when the punctuation on one of its sides
 * would otherwise go the other way (rules N1 and N2), or when a number follows that takes its direction from it (W2, W7).
 */
function changesOrder(line: Sign[], place: number, base: Direction | null): boolean {
  const own: Direction = line[place]?.sign === LRM ? "ltr" : "rtl";
  const [before, after] = [lookFrom(line, place, -1), lookFrom(line, place, 1)];
  const around = base ?? "ltr";
  const [left, right] = [before.letter ?? around, after.letter ?? around];
  if (cutsNumber(line, place)) return true;
  if (/\p{Nd}/u.test(after.between)) {
    if (own !== left && !(around === left && right === left)) return true;
    if (own === "ltr" && left === "rtl" && !oneNumber.test(after.between)) return true;
    if (own === "rtl" && brokenNumber.test(after.between)) return true;
  }
  const without = left === right ? left : around;
  const leftNow = left === own ? own : around;
  const rightNow = right === own ? own : around;
  return (before.between !== "" && leftNow !== without) || (after.between !== "" && rightNow !== without);
}

/** One number and nothing before it: a line from the right has it as a line from the left has it. */
const oneNumber = /^\p{Nd}+(?:[.,:/٫٬]\p{Nd}+)*[^\p{Nd}]*$/u;

/** Parts that a line from the right would put in another order: a telephone number, a span of years, a sign before it. */
const brokenNumber = /^[^\p{L}\s\p{Nd}]|\p{Nd}[%‰٪#°\p{Sc}]|\p{Nd}(?![.,:/٫٬]\p{Nd})[^\p{L}\p{Nd}]+\p{Nd}/u;

/** Whether it stands between a number and a sign that would be part of it (W4, W5). */
function cutsNumber(line: Sign[], place: number): boolean {
  const beside = [visible(line, place, -1), visible(line, place, 1)];
  return beside.some((sign) => number.test(sign)) && beside.some((sign) => /^[%‰٪#°+\-−.,:/\p{Sc}]$/u.test(sign));
}

/** What lies on one side of a mark: the punctuation and numbers up to the next letter, and that letter's direction. */
function lookFrom(line: Sign[], place: number, step: -1 | 1): { between: string; letter: Direction | null } {
  let between = "";
  for (let at = place + step; line[at]; at += step) {
    const sign = line[at]?.sign ?? "";
    if (sign === LRM) return { between, letter: "ltr" };
    if (sign === RLM || sign === ALM) return { between, letter: "rtl" };
    if (letter.test(sign)) return { between, letter: directionOfText(sign) };
    if (sign !== gone && !isHidden(sign)) between = step > 0 ? between + sign : sign + between;
  }
  return { between, letter: null };
}

/**
 * A space that must not break: inside a number, between it and its unit or sign, where French punctuation wants it, and one
 * that binds a few words, which somebody may have meant. Where all words are bound, as some pages do, no line could break.
 */
function isBindingSpace(line: Sign[], place: number): boolean {
  if (!bindingSpace.test(line[place]?.sign ?? "")) return false;
  const before = line[place - 1]?.sign ?? "";
  const after = line[place + 1]?.sign ?? "";
  const isUnit = /^[\p{L}\p{Nd}\p{Sc}%‰°]$/u;
  if (number.test(before) && isUnit.test(after)) return true;
  if (/^[\p{Sc}№§]$/u.test(before) && number.test(after)) return true;
  return before === "«" || /^[»;:!?]$/u.test(after) || bindsFewWords(line, place);
}

/** Alone between two words, in a chain of at most four. */
function bindsFewWords(line: Sign[], place: number): boolean {
  const isGap = (at: number) => /^\s?$/u.test(line[at]?.sign ?? "");
  if (isGap(place - 1) || isGap(place + 1)) return false;
  let bound = 1;
  for (const step of [-1, 1]) {
    for (let at = place + step; line[at] && bound <= mostBound; at += step) {
      if (bindingSpace.test(line[at]?.sign ?? "")) bound += 1;
      else if (isGap(at)) break;
    }
  }
  return bound <= mostBound;
}

/** "صلى الله عليه وسلم" has three. */
const mostBound = 3;

/** Words that are one sign and mean to be: God's blessing on the Prophet, the basmala, the rial. Allah's name is letters. */
const wordSign = /^[\ufd3e-\ufd4f\ufdcf\ufdf0\ufdf1\ufdf3-\ufdff]$/u;
const arabicForm = /^[\ufb50-\ufdff\ufe70-\ufefc]$/u;

/** An Arabic presentation form as its letters: what old programs and PDF files put in their place. */
function lettersOf(sign: string): string {
  if (!arabicForm.test(sign) || wordSign.test(sign)) return sign;
  return sign.normalize("NFKC").replace(/^[ \u0640](?=\p{Mn}+$)/u, ""); // a lone diacritic comes with a seat of its own
}

/**
 * Isolates and embeddings become direction marks at both ends, of which only those remain that keep an order (see
 * `changesOrder`): "C++" stays in one piece, and nothing can be left open. An override goes, its letters stay.
 */
function markIsolates(signs: Sign[]): { signs: Sign[]; hidden: number } {
  const open: (string | null)[] = [];
  let hidden = 0;
  const out = signs.flatMap((each, place): Sign[] => {
    const { sign, at } = each;
    if (!/^[\u202a-\u202e\u2066-\u2069]$/u.test(sign)) return [each];
    hidden += 1;
    if (sign === "\u202c" || sign === "\u2069") {
      const mark = open.pop();
      return mark ? [{ sign: mark, at }] : [];
    }
    const mark = markOf(sign, signs, place);
    open.push(mark);
    return mark ? [{ sign: mark, at }] : [];
  });
  return { signs: out, hidden: hidden === 0 ? 0 : hidden - (out.length - (signs.length - hidden)) };
}

function markOf(sign: string, signs: Sign[], place: number): string | null {
  if (sign === "\u202d" || sign === "\u202e") return null;
  if (sign === "\u202a" || sign === "\u2066") return LRM;
  if (sign === "\u202b" || sign === "\u2067") return RLM;
  const first = signs.slice(place + 1).find((each) => letter.test(each.sign) || each.sign === "\u2069");
  const found = first ? directionOfText(first.sign) : null;
  return found === "rtl" ? RLM : found === "ltr" ? LRM : null;
}
