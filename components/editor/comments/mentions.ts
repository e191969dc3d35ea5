import { foldText, foldWords } from "#newsroom/arabic.ts";
import type { Person } from "./use-talk.ts";

/** A name that is being typed: where its "@" stands, and what of it is there. */
export type Typed = { from: number; to: number; words: string[] };

const most = 6; // people in the list

/** The name that is being typed before the cursor, of one word or two. Null: none is. */
export function findTyped(text: string, cursor: number): Typed | null {
  const found = /(?:^|[\s(«"])@([^\s@]{0,30}(?:[ \u00a0][^\s@]{1,30})?)$/u.exec(text.slice(0, cursor));
  if (!found) return null;
  const typed = found[1] ?? "";
  return { from: cursor - typed.length - 1, to: cursor, words: foldWords(typed) };
}

/** People whose names have words that begin so, in any spelling; all of them before a letter is typed. */
export function fitting(people: Person[], { words }: Typed): Person[] {
  return people
    .filter(({ name }) => {
      const parts = foldText(name).split(/\s+/u);
      return words.every((word) => parts.some((part) => part.startsWith(word) || part.startsWith(`ال${word}`)));
    })
    .slice(0, most);
}

/** A text in pieces, with the people whose whole names follow an "@"; the longest name wins. */
export function splitMentions(text: string, people: Person[]): { text: string; ids: number[] }[] {
  const pieces: { text: string; ids: number[] }[] = [];
  let rest = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const named = people.filter(({ name }) => name !== "" && text.startsWith(name, at + 1));
    const longest = Math.max(0, ...named.map(({ name }) => name.length));
    if (longest === 0) continue;
    if (at > rest) pieces.push({ text: text.slice(rest, at), ids: [] });
    rest = at + 1 + longest;
    pieces.push({ text: text.slice(at, rest), ids: named.filter(({ name }) => name.length === longest).map(idOf) });
  }
  return rest < text.length ? [...pieces, { text: text.slice(rest), ids: [] }] : pieces;
}

export function mentionedIn(text: string, people: Person[]): number[] {
  return [...new Set(splitMentions(text, people).flatMap(({ ids }) => ids))];
}

function idOf({ id }: Person): number {
  return id;
}
