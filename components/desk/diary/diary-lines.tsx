import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { DiaryLine } from "#db/diary.ts";
import { type DateStyle, formatMoment } from "#newsroom/dates.ts";
import { roles } from "#newsroom/permissions.ts";

type Props = { lines: DiaryLine[]; style: DateStyle; linksArticles: boolean };

/** Who did what, a sentence a line. */
export function DiaryLines({ lines, style, linksArticles }: Props) {
  const language = useLocale() === "en" ? "en" : "ar";
  return (
    <ol className="divide-y divide-rule border-rule border-y">
      {lines.map((line) => (
        <li key={line.id} className="gap-6 py-2 md:flex">
          <time dateTime={line.at.toISOString()} className="block shrink-0 text-muted text-small md:w-64 md:pt-0.5">
            {formatMoment(line.at, language, style)}
          </time>
          <p className="min-w-0">
            <Sentence line={line} linksArticles={linksArticles} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Sentence({ line, linksArticles }: { line: DiaryLine; linksArticles: boolean }) {
  const t = useTranslations("diary");
  const deeds = useTranslations("deeds.line");
  const words = useTranslations("roles");
  const fields = useTranslations("deeds.field");
  const language = useLocale();
  const comma = language === "en" ? ", " : "، ";
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((part) => typeof part === "string") : []);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const { details, article } = line;
  const name = details[language === "en" ? "nameEn" : "nameAr"] ?? details.name;
  const values = {
    person: line.person ?? "",
    ...{ name: text(name), before: text(details.before), into: text(details.into) },
    roles: roles
      .filter((role) => texts(details.roles).includes(role))
      .map((role) => words(role))
      .join(comma),
    fields: texts(details.fields)
      .map((field) => (fields.has(field) ? fields(field) : field))
      .join(comma),
    count: typeof details.stories === "number" ? details.stories : 0,
    headline: article?.headline || t("article", { id: article?.id ?? 0 }),
    b: (chunks: React.ReactNode) => <bdi className="font-medium">{chunks}</bdi>,
    story: (chunks: React.ReactNode) =>
      linksArticles && article ? <Link href={`/desk/articles/${article.id}`}>{chunks}</Link> : <bdi>{chunks}</bdi>,
  };
  return t.rich("line", {
    name: line.actor ?? t("system"),
    b: (chunks) => <bdi className="font-semibold">{chunks}</bdi>,
    deed: () => (deeds.has(line.deed) ? deeds.rich(line.deed, values) : line.deed),
  });
}
