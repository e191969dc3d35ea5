import type { ReactNode } from "react";
import type { Direction } from "#newsroom/body.ts";

/** From a letter of the other script to its last letter or digit, with what stands between: a name, a title, «ISO 9001». */
const foreign: Record<Direction, { run: RegExp; tag: string }> = {
  rtl: {
    run: /(\p{Script=Latin}(?:[\p{Script=Latin}\p{M}\d .,'’&@/:_+-]*[\p{Script=Latin}\p{M}\d])?)/u,
    tag: "und-Latn",
  },
  ltr: {
    run: /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\d .،'’/:-]*[\p{Script=Arabic}\p{M}\d])?)/u,
    tag: "und-Arab",
  },
};

/**
 * Text with what is written in the other script set apart, so that neither punctuation nor figures beside it change
 * places. The script is certain and the language is not (BCP 47, `und`): an Arabic story may name a French ship.
 */
export function phrases(text: string, direction: Direction): ReactNode {
  const { run, tag } = foreign[direction];
  const parts = text.split(run);
  if (parts.length === 1) return text;
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
      <bdi key={at} lang={tag}>
        {part}
      </bdi>
    ),
  );
}
