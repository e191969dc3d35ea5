import { Fragment, type ReactNode } from "react";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import type { Direction } from "#newsroom/body.ts";
import { readLanguageTag } from "#newsroom/foreign.ts";
import { type Isolate, type Run, splitRuns } from "#newsroom/phrases.ts";

/** Text with what is written in the other script set apart, so that neither punctuation nor figures beside it change places. */
export function phrases(text: string, direction: Direction): ReactNode {
  const runs = splitRuns([{ text, lang: null }], direction);
  return runs.length > 1 || runs[0]?.isolate ? runs.map(showRun) : text;
}

/** The same of a line with marks, and with phrases whose language the writer gave: each is set apart once, as a whole. */
export function markedPhrases(
  nodes: BodyNode[],
  direction: Direction,
  mark: (node: BodyNode, content: ReactNode) => ReactNode,
): ReactNode {
  const pieces = nodes.map((node) => ({ text: node.type === "hardBreak" ? "\n" : textOf(node), lang: langOf(node) }));
  const groups: { piece: number; isolate: Isolate | null; runs: Run[] }[] = [];
  for (const run of splitRuns(pieces, direction)) {
    const wide = run.isolate?.isWide ? run.isolate : null;
    const last = groups.at(-1);
    const goesOn = last && (wide ? last.isolate === wide : last.isolate === null && last.piece === run.piece);
    if (goesOn) last.runs.push(run);
    else groups.push({ piece: run.piece, isolate: wide, runs: [run] });
  }
  const show = (piece: number, content: ReactNode): ReactNode => {
    const node = nodes[piece];
    if (!node) return content;
    return mark(node, node.type === "hardBreak" ? <br /> : content);
  };
  return groups.map(({ piece, isolate, runs }, at) =>
    isolate ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
      <bdi key={at} lang={isolate.lang} dir={isolate.dir ?? undefined}>
        {runs.map((run) => (
          <Fragment key={run.piece}>{show(run.piece, run.text)}</Fragment>
        ))}
      </bdi>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
      <Fragment key={at}>{show(piece, runs.map(showRun))}</Fragment>
    ),
  );
}

function showRun({ text, isolate }: Run, at: number): ReactNode {
  if (!isolate) return text;
  return (
    <bdi key={at} lang={isolate.lang} dir={isolate.dir ?? undefined}>
      {text}
    </bdi>
  );
}

function langOf({ marks = [] }: BodyNode): string | null {
  return readLanguageTag(marks.find(({ type }) => type === "foreign")?.attrs?.lang);
}
