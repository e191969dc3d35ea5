import NextLink from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/show.tsx";
import type { RevisionLine } from "#db/revisions.ts";
import { type DateStyle, formatTime, formatWeekday, isoDay } from "#newsroom/dates.ts";
import { addressOf, type Choice, stepsOf } from "./step.ts";

type Props = { articleId: number; lines: RevisionLine[]; choice: Choice; style: DateStyle };

/** Every version of a story under its day, the newest first; each line leads to what it changed. */
export function Timeline({ articleId, lines, choice, style }: Props) {
  const t = useTranslations("history");
  const language = useLocale() === "en" ? "en" : "ar";
  const newest = lines[0];
  const days = Map.groupBy(lines, ({ at }) => isoDay(at, style.zone));
  return (
    <nav aria-label={t("versions")} className="space-y-5">
      {newest && (
        <NextLink
          prefetch={false}
          href={addressOf(articleId, { from: newest.number, to: "draft" })}
          aria-current={choice.to === "draft" ? "true" : undefined}
          className={rowClass}
        >
          <span className="font-medium">{t("now")}</span>
          <span className="block text-muted text-small">{t("nowMeans")}</span>
        </NextLink>
      )}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="border-rule border-b pb-1 font-semibold text-small">
            <time dateTime={day}>{ofDay[0] && formatWeekday(ofDay[0].at, language, style)}</time>
          </h2>
          <ol>
            {stepsOf(ofDay).map((step) =>
              step.kind === "deed" ? (
                <li key={step.line.id}>
                  <Line {...{ articleId, choice, style }} line={step.line} />
                </li>
              ) : (
                <li key={step.lines[0].id}>
                  <Pauses {...{ articleId, choice, style }} lines={step.lines} />
                </li>
              ),
            )}
          </ol>
        </section>
      ))}
    </nav>
  );
}

const rowClass =
  "block rounded-sm border-transparent border-s-2 px-3 py-2 hover:bg-wash aria-[current=true]:border-accent aria-[current=true]:bg-wash";

function Pauses({ lines, ...rest }: Omit<Props, "lines"> & { lines: [RevisionLine, ...RevisionLine[]] }) {
  const t = useTranslations("history");
  const { choice } = rest;
  return (
    <details open={lines.some(({ number }) => number === choice.to)}>
      <summary className="cursor-pointer rounded-sm px-3 py-2 text-muted text-small hover:bg-wash">
        {t("pauses", { count: lines.length })}
      </summary>
      <ol className="ps-3">
        {lines.map((line) => (
          <li key={line.id}>
            <Line {...rest} line={line} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Line({ articleId, line, choice, style }: Omit<Props, "lines"> & { line: RevisionLine }) {
  const t = useTranslations("history");
  const language = useLocale() === "en" ? "en" : "ar";
  const { number, by, at, deed, reason, restoredNumber, isLive } = line;
  const from = number > 1 ? number - 1 : number;
  return (
    <NextLink
      prefetch={false}
      href={addressOf(articleId, { from, to: number })}
      aria-current={choice.to === number ? "true" : undefined}
      className={rowClass}
    >
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className={deed === "pause" ? "text-small" : "font-medium"}>
          {restoredNumber === null
            ? t(`deeds.${t.has(`deeds.${deed}`) ? deed : "other"}`)
            : t("restoredNumber", { number: restoredNumber })}
        </span>
        {isLive && <Badge tone="good">{t("live")}</Badge>}
      </span>
      <span className="block text-muted text-small">
        <time dateTime={at.toISOString()}>{formatTime(at, language, style)}</time> · <bdi>{by}</bdi> ·{" "}
        {t("version", { number })}
      </span>
      {reason && (
        <span className="block text-small" dir="auto">
          {reason}
        </span>
      )}
    </NextLink>
  );
}
