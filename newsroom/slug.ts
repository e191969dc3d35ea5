const longest = 80;
const marks = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/gu; // Arabic diacritics and tatweel

/**
 * The part of a story's address that people read: Arabic letters stay, diacritics and tatweel go, Latin is lower case.
 * At most 80 characters, ended at a word. Empty when the text holds no letter or digit; the caller then says "story".
 */
export function slugOf(text: string): string {
  const words = text
    .normalize("NFKC")
    .replace(marks, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if ([...longer].length > longest) break;
    slug = longer;
  }
  return slug === "" ? [...(words[0] ?? "")].slice(0, longest).join("") : slug;
}
