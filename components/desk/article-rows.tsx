import NextLink from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#components/ui/show.tsx";
import type { ArticleRow } from "#db/articles.ts";
import { type DateStyle, formatMoment } from "#newsroom/dates.ts";
import type { Stage } from "#newsroom/lifecycle.ts";

const tones = {
  draft: "plain",
  submitted: "strong",
  approved: "good",
  published: "muted",
  killed: "danger",
} as const satisfies Record<Stage, string>;

/** Stories, one a line: the headline leads to the story, everything else is beside it. */
export function ArticleRows({ rows, style }: { rows: ArticleRow[]; style: DateStyle }) {
  const t = useTranslations("list");
  const stages = useTranslations("stages");
  const language = useLocale() === "en" ? "en" : "ar";
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {rows.map((row) => (
        <li key={row.id} className="relative py-3 hover:bg-wash md:px-3">
          <NextLink
            prefetch={false}
            href={`/desk/articles/${row.id}`}
            className="block font-semibold text-[1.0625rem] no-underline after:absolute after:inset-0 hover:underline"
          >
            <span dir="auto" {...(row.language && row.headline && { lang: row.language })}>
              {row.headline || t("untitled")}
            </span>
          </NextLink>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-muted text-small">
            <Badge tone={tones[row.stage]}>{stages(row.stage)}</Badge>
            {row.section && <span>{language === "en" ? row.section.nameEn : row.section.nameAr}</span>}
            {row.staff.length > 0 && <bdi>{row.staff.join(language === "en" ? ", " : "، ")}</bdi>}
            <span>{t("words", { count: row.words })}</span>
            <time dateTime={row.touchedAt.toISOString()}>{formatMoment(row.touchedAt, language, style)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
