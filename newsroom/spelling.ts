import { stripMarks } from "./arabic.ts";

/**
 * A word, number or sign of a text, with the space after it. `key` is equal for two spellings of the same word, `start` is
 * where it stands in its text.
 */
export type Token = { text: string; gap: string; key: string; start: number };

/** Characters that show nothing: zero-width ones, marks and overrides of direction, the soft hyphen. */
const unseen = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff";
const everyUnseen = new RegExp(`[${unseen}]`, "gu");

const number = "\\p{N}+(?:[.,:/٫٬]\\p{N}+)*";
const word = "[\\p{L}\\p{M}\\p{N}_ـ]+(?:['’][\\p{L}\\p{M}]+)*";
const everyToken = new RegExp(`(${number}|${word}|[^\\s${unseen}])([\\s${unseen}]*)`, "gsu");
const firstGap = new RegExp(`^[\\s${unseen}]*`, "su");

/**
 * The tokens of a text; the first one has no text when the text begins with a space. A number with its separators, and a
 * letter with its diacritics, is one token.
 */
export function tokensOf(text: string): Token[] {
  const gap = firstGap.exec(text)?.[0] ?? "";
  const tokens: Token[] = gap === "" ? [] : [{ text: "", gap, key: "", start: 0 }];
  for (const match of text.slice(gap.length).matchAll(everyToken)) {
    const [, written = "", after = ""] = match;
    tokens.push({ text: written, gap: after, key: spellingKey(written), start: gap.length + match.index });
  }
  return tokens;
}

/** Signs that are written in several ways, each with the one that stands for all of them. */
const signs: Record<string, string> = {
  ...{ "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'" },
  ...{ "،": ",", "؛": ";", "؟": "?", "٪": "%" },
};
const alefs = /[أإآٱ]/gu;
const seats = /[ؤئ]/gu;
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const plain = /^[a-z]+$/i;

/**
 * The form in which two spellings of one word are equal: without diacritics, tatweel and characters that show nothing, with
 * one alef for أ إ آ ٱ, one hamza for its seats, one kind of digits, thousands without their sign, and one form of quotation
 * marks and of Arabic and Latin punctuation. ة and ه, ى and ي stay apart: كتابة and كتابه are two words.
 */
export function spellingKey(text: string): string {
  if (plain.test(text)) return text;
  const key = stripMarks(text.normalize("NFKC"))
    .replace(everyUnseen, "")
    .replace(alefs, "ا")
    .replace(seats, "ء")
    .replace(easternDigit, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  if (/\d/.test(key)) return numberKey(key);
  return key.length === 1 ? (signs[key] ?? key) : key.replaceAll("’", "'");
}

function numberKey(key: string): string {
  const bare = key.replaceAll("٬", "").replaceAll("٫", ".");
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
}

/** The key of a word whose hamza is left out where it has a seat: مسؤول as مسوول. */
export function seatedKey(text: string): string {
  return spellingKey(text.normalize("NFKC").replaceAll("ؤ", "و").replaceAll("ئ", "ي"));
}
