import type { DiaryLine } from "#db/diary.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import { Age } from "./age.tsx";
import { Sentence } from "./diary/diary-lines.tsx";

/** The newest deeds, a sentence each. */
export function LatestLines({ lines, style, linksArticles }: LatestLinesProps) {
  return (
    <ol className="divide-y divide-rule">
      {lines.map((line) => (
        <li key={line.id} className="wrap-anywhere py-2">
          <p>
            <Sentence line={line} linksArticles={linksArticles} />
          </p>
          <p className="text-light text-small">
            <Age at={line.at} style={style} />
          </p>
        </li>
      ))}
    </ol>
  );
}

type LatestLinesProps = { lines: DiaryLine[]; style: DateStyle; linksArticles: boolean };
