import type { Language } from "./article.ts";

/** A word has a letter or a digit: a dash between spaces and a line of dots are none. */
const everyWord = /[^\s—–]*[\p{L}\p{N}][^\s—–]*/gu;

/** How many words a text has. Arabic prefixes (و، ب، ال) belong to their word; «3,5 %» is one. */
export function countWords(text: string): number {
  return text.match(everyWord)?.length ?? 0;
}

/**
 * Words that an adult reads silently in a minute. English non-fiction: 238 (Brysbaert, Journal of Memory and Language 109,
 * 2019). Arabic: the same multiplied by 138/228, the two languages' rates for one text (Trauzettel-Klosinski & Dietz, IReST,
 * IOVS 53, 2012): it says in fewer, longer words what English says.
 */
const wordsAMinute: Record<Language, number> = { ar: 144, en: 238 };

/** Whole minutes, at least one. A story without a language yet is counted as Arabic. */
export function minutesToRead(words: number, language: Language | null): number {
  return Math.max(1, Math.round(words / wordsAMinute[language ?? "ar"]));
}
