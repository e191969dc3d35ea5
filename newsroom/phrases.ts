import type { Direction } from "./body.ts";
import { directionOfLanguage } from "./foreign.ts";

/**
 * What is set apart from the line around it: a phrase that the writer gave a language, or one in the other script, whose
 * script is certain and whose language is not (BCP 47, `und`): an Arabic story may name a French ship. One object an isolate.
 */
export type Isolate = { lang: string; dir: Direction | null; isWide: boolean };

/** A run of text in one piece of a line. `isWide` isolates go on in the next piece: they stand around its marks. */
export type Run = { text: string; piece: number; isolate: Isolate | null };

/** From a letter of the other script to its last letter or digit, with what stands between: a name, a title, «ISO 9001». */
const otherScript: Record<Direction, { run: RegExp; lang: string }> = {
  rtl: {
    run: /\p{Script=Latin}(?:[\p{Script=Latin}\p{M}\d .,'’&@/:_+-]*[\p{Script=Latin}\p{M}\d])?/gu,
    lang: "und-Latn",
  },
  ltr: {
    run: /\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\d .،'’/:-]*[\p{Script=Arabic}\p{M}\d])?/gu,
    lang: "und-Arab",
  },
};

type Span = { from: number; to: number; isolate: Isolate };

/**
 * The runs of a line that is written in `direction`, in order. Its pieces are text between two changes of marks, each with
 * the language that the writer gave it, and "\\n" for a line break; a phrase that lies in several pieces is one isolate.
 */
export function splitRuns(pieces: { text: string; lang: string | null }[], direction: Direction): Run[] {
  const spans = findSpans(pieces, direction);
  const runs: Run[] = [];
  let start = 0;
  for (const [piece, { text }] of pieces.entries()) {
    const end = start + text.length;
    let at = start;
    const add = (to: number, isolate: Isolate | null) => {
      if (to > at) runs.push({ text: text.slice(at - start, to - start), piece, isolate });
      at = Math.max(at, to);
    };
    for (const span of spans.filter(({ from, to }) => from < end && to > start)) {
      add(Math.max(span.from, start), null);
      if (span.from < start || span.to > end) span.isolate.isWide = true;
      add(Math.min(span.to, end), span.isolate);
    }
    add(end, null);
    start = end;
  }
  return runs;
}

function findSpans(pieces: { text: string; lang: string | null }[], direction: Direction): Span[] {
  const given: Span[] = [];
  let at = 0;
  let plain = "";
  for (const { text, lang } of pieces) {
    const last = given.at(-1);
    if (lang !== null && last?.to === at && last.isolate.lang === lang) last.to += text.length;
    else if (lang !== null) {
      const isolate = { lang, dir: directionOfLanguage(lang), isWide: false };
      given.push({ from: at, to: at + text.length, isolate });
    }
    plain += lang === null ? text : "\n".repeat(text.length); // nothing found goes through a given phrase
    at += text.length;
  }
  const { run, lang } = otherScript[direction];
  const found = [...plain.matchAll(run)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    isolate: { lang, dir: null, isWide: false },
  }));
  return [...given, ...found].toSorted((one, other) => one.from - other.from);
}
