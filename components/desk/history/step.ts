import type { RevisionLine } from "#db/revisions.ts";
import type { VersionName } from "#db/versions.ts";

/** The two versions that are compared. */
export type Choice = { from: VersionName; to: VersionName };

/** The address of a comparison. */
export function addressOf(articleId: number, { from, to }: Choice): string {
  return `/desk/articles/${articleId}/history?from=${from}&to=${to}`;
}

/** A stretch of the history under one day: a deed, or what was kept at pauses between deeds. */
export type Step = { kind: "deed"; line: RevisionLine } | { kind: "pauses"; lines: [RevisionLine, ...RevisionLine[]] };

/** Pauses that follow each other stand together; deeds stand alone. */
export function stepsOf(lines: RevisionLine[]): Step[] {
  const steps: Step[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.deed !== "pause") steps.push({ kind: "deed", line });
    else if (last?.kind === "pauses") last.lines.push(line);
    else steps.push({ kind: "pauses", lines: [line] });
  }
  return steps;
}
