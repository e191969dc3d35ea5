import { foldLetters } from "./arabic.ts";

/** What is looked for. `isExact`: in this very spelling, capitals and diacritics too. */
export type Wanted = { text: string; isExact: boolean; isWhole: boolean };

/** A place in a text, as offsets of its UTF-16 units. */
export type Place = { from: number; to: number };

/** A letter with its marks and its tatweel, or a sequence of Korean letters that compose: what folds by itself. */
const everyCluster = /[\u1100-\u11ff]+|\P{M}[\p{M}\u0640]*|[\p{M}\u0640]+/gu;

/** Marks of direction and joining, soft hyphens: they show nothing, and nobody types them into a search. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as it is compared, and for each unit of it the place in the original that it comes from. */
export type Folded = { text: string; places: Place[] };

/** The folded form of a text (as `foldText`, spaces at its ends kept, invisible marks left out), with the way back. */
export function foldWithPlaces(original: string): Folded {
  let text = "";
  const places: Place[] = [];
  for (const { 0: cluster, index } of original.matchAll(everyCluster)) {
    const folded = foldLetters(cluster.replace(invisible, "")).replace(/\s/gu, " ");
    text += folded;
    for (let at = 0; at < folded.length; at++) places.push({ from: index, to: index + cluster.length });
  }
  return { text, places };
}

/**
 * The places where the wanted words stand, in order and without overlaps. Folded unless exact: without diacritics, tatweel
 * and capitals, alef forms, ى/ي, ة/ه and hamza seats alike, digits of any script. `folded`: of this text, when it is known.
 */
export function findPlaces(text: string, wanted: Wanted, folded = foldWithPlaces(text)): Place[] {
  const needle = foldWithPlaces(wanted.text).text;
  const isExact = wanted.isExact || needle === ""; // a diacritic alone folds to nothing
  const found = isExact ? findExact(text, wanted.text) : findFolded(folded, needle);
  return wanted.isWhole ? found.filter((place) => isWhole(text, place)) : found;
}

/** A space is a space, also one that does not break: nobody sees or types the difference. */
function findExact(text: string, needle: string): Place[] {
  const plain = (words: string) => words.replace(/\s/gu, " "); // each is one unit long
  return positions(plain(text), plain(needle)).map((from) => ({ from, to: from + needle.length }));
}

function findFolded({ text, places }: Folded, needle: string): Place[] {
  const found: Place[] = [];
  for (const at of positions(text, needle)) {
    const [first, last] = [places[at], places[at + needle.length - 1]];
    if (first && last && first.from >= (found.at(-1)?.to ?? 0)) found.push({ from: first.from, to: last.to });
  }
  return found;
}

function positions(text: string, needle: string): number[] {
  const found: number[] = [];
  if (needle === "") return found;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) found.push(at);
  return found;
}

const partOfWord = /[\p{L}\p{N}\p{M}\u0640_]/u;

function isWhole(text: string, { from, to }: Place): boolean {
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? "";
  const after = [...text.slice(to, to + 2)][0] ?? "";
  return !partOfWord.test(before) && !partOfWord.test(after);
}
