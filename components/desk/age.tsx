import { useLocale } from "next-intl";
import { type DateStyle, formatAge, formatMoment } from "#newsroom/dates.ts";

/** When, as people say it; the exact moment stands behind it. On server components only: `now` is the request's. */
export function Age({ at, style }: { at: Date; style: DateStyle }) {
  const language = useLocale() === "en" ? "en" : "ar";
  return (
    <time dateTime={at.toISOString()} title={formatMoment(at, language, style)}>
      {formatAge(at, new Date(), language, style)}
    </time>
  );
}
