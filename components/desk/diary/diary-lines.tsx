import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/desk/icons.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DiaryLine } from "#db/diary.ts";
import { type DateStyle, formatTime, formatWeekday, isoDay } from "#newsroom/dates.ts";
import { roles } from "#newsroom/permissions.ts";

type Props = { lines: DiaryLine[]; style: DateStyle; linksArticles: boolean; now: Date; isOneStory: boolean };

/** Who did what, a sentence a line, under the day it was done. */
export function DiaryLines({ lines, style, linksArticles, now, isOneStory }: Props) {
  const t = useTranslations("diary");
  const language = useLocale() === "en" ? "en" : "ar";
  const today = isoDay(now, style.zone);
  const yesterday = isoDay(new Date(now.getTime() - 24 * 3_600_000), style.zone);
  const days = Map.groupBy(lines, ({ at }) => isoDay(at, style.zone));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`} className="pt-7">
      <h2 id={`day-${day}`} className="flex flex-wrap gap-x-3 border-ink border-b pb-1.5 font-semibold">
        {(day === today || day === yesterday) && <span>{day === today ? t("today") : t("yesterday")}</span>}
        <time dateTime={day} className={day === today || day === yesterday ? "font-normal text-muted" : ""}>
          {ofDay[0] && formatWeekday(ofDay[0].at, language, style)}
        </time>
      </h2>
      <ol className="divide-y divide-rule">
        {ofDay.map((line) => (
          <li key={line.id} className="flex gap-4 py-2.5">
            <time dateTime={line.at.toISOString()} className="w-11 shrink-0 text-muted tabular-nums">
              {formatTime(line.at, language, style)}
            </time>
            <p className="min-w-0 max-w-(--measure) wrap-anywhere">
              <Sentence line={line} linksArticles={linksArticles} />
              {line.article && !isOneStory && (
                <>
                  {" "}
                  <Link
                    href={`/desk/diary?story=${line.article.id}`}
                    aria-label={t("onlyThis")}
                    title={t("onlyThis")}
                    className="-my-2 inline-grid size-8 place-items-center rounded-sm align-middle text-light hover:bg-wash hover:text-ink"
                  >
                    <Icon name="diary" />
                  </Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  ));
}

/** What somebody did, as a sentence. */
export function Sentence({ line, linksArticles }: { line: DiaryLine; linksArticles: boolean }) {
  const t = useTranslations("diary");
  const deeds = useTranslations("deeds.line");
  const words = useTranslations("roles");
  const fields = useTranslations("deeds.field");
  const language = useLocale();
  const comma = language === "en" ? ", " : "، ";
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((part) => typeof part === "string") : []);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const { details, article } = line;
  const changed = line.deed === "settings.change" ? Object.keys(details) : texts(details.fields);
  const values = {
    person: line.person ?? "",
    name: text(details[language === "en" ? "nameEn" : "nameAr"]) || text(details.name),
    before: text(details.before),
    from: text(details.from),
    into: text(details.into),
    roles: roles
      .filter((role) => texts(details.roles).includes(role))
      .map((role) => words(role))
      .join(comma),
    fields: changed.map((field) => (fields.has(field) ? fields(field) : field)).join(comma),
    count: typeof details.stories === "number" ? details.stories : 0,
    headline: article?.headline || t("article", { id: article?.id ?? 0 }),
    b: (chunks: React.ReactNode) => <bdi className="font-medium">{chunks}</bdi>,
    story: (chunks: React.ReactNode) =>
      linksArticles && article ? (
        <Link href={`/desk/articles/${article.id}`} className="decoration-rule hover:decoration-ink">
          <bdi>{chunks}</bdi>
        </Link>
      ) : (
        <bdi>{chunks}</bdi>
      ),
  };
  return t.rich("line", {
    name: line.actor ?? t("system"),
    b: (chunks) => <bdi className="font-semibold">{chunks}</bdi>,
    deed: () => <span>{deeds.has(line.deed) ? deeds.rich(line.deed, values) : line.deed}</span>,
  });
}
