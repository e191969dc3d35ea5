/** Arabic diacritics, tatweel and the small Koranic signs: how a word is written, never which word it is. */
const marks = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640";
const everyMark = new RegExp(`[${marks}]`, "gu");

/** Letters that writers exchange, each with the one that stands for all of them. */
const variants: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه" };
const everyVariant = new RegExp(`[${Object.keys(variants).join("")}]`, "gu");

/** Arabic-Indic and Persian digits, as a reader of the other form would type them. */
const everyDigit = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** The text without diacritics, tatweel and Koranic signs. */
export function stripMarks(text: string): string {
  return text.replace(everyMark, "");
}

/** The form in which two spellings of the same words are equal: for finding, never for showing. */
export function foldText(text: string): string {
  return foldLetters(text).trim();
}

/** The same for a part of a text: the spaces at its ends stay. */
export function foldLetters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(everyMark, "")
    .replace(everyVariant, (letter) => variants[letter] ?? letter)
    .replace(everyDigit, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** The words of a question, folded: at most eight of them. */
export function foldWords(text: string): string[] {
  return foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 8);
}

/** The same folding for Postgres' `translate(lower(…), from, to)`: a letter of `from` beyond `to`'s length goes away. */
export const foldTable = {
  from: `${Object.keys(variants).join("")}٠١٢٣٤٥٦٧٨٩${spell(marks)}`,
  to: `${Object.values(variants).join("")}0123456789`,
};

/** Every character of a range as a regular expression writes it. */
function spell(ranges: string): string {
  return [...ranges.matchAll(/(.)-(.)|(.)/gu)]
    .map(([, first = "", last = "", one]) => {
      if (one !== undefined) return one;
      const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? -1];
      return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, step) => from + step));
    })
    .join("");
}
