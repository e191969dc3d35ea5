import NextLink from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ArticleRow } from "#db/article-list.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import { Age } from "./age.tsx";
import { StatusMark } from "./status-mark.tsx";

type Props = { rows: ArticleRow[]; style: DateStyle };

const columns = ["headline", "stage", "section", "people", "length", "touched"] as const;

/** Stories in a table, on a phone as cards: the headline leads to the story, from wherever its line is pressed. */
export function ArticleRows({ rows, style }: Props) {
  const t = useTranslations("list");
  const language = useLocale() === "en" ? "en" : "ar";
  return (
    <table className="w-full border-rule border-b text-start max-md:block md:table-fixed">
      <caption className="sr-only">{t("title")}</caption>
      <thead className="max-md:sr-only">
        <tr className="text-light text-small">
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className="px-2 pb-1.5 text-start font-normal md:nth-2:w-44 md:nth-3:w-28 md:nth-4:w-44 md:nth-5:w-24 md:nth-6:w-32 max-lg:nth-3:hidden max-lg:nth-5:hidden"
            >
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={row.id}
            className="relative border-rule border-t align-baseline focus-within:bg-wash hover:bg-wash max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-0.5 max-md:py-3"
          >
            <td className="px-2 md:py-2.5 max-md:w-full max-md:px-0">
              <StoryLink row={row} />
              {row.openThreads > 0 && (
                <p className="text-muted text-small">{t("openThreads", { count: row.openThreads })}</p>
              )}
              {row.returnNote && <ReturnNote text={row.returnNote} />}
            </td>
            <Cell>
              <StatusMark status={row.status} />
            </Cell>
            <Cell isSpare>{row.section && (language === "en" ? row.section.nameEn : row.section.nameAr)}</Cell>
            <Cell>
              <bdi>{row.staff.join(language === "en" ? ", " : "، ")}</bdi>
            </Cell>
            <Cell isSpare>{t("words", { count: row.words })}</Cell>
            <Cell>
              <Age at={row.touchedAt} style={style} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ isSpare = false, children }: { isSpare?: boolean; children: ReactNode }) {
  const spare = isSpare ? "max-lg:hidden" : "";
  return (
    <td className={`px-2 text-muted text-small empty:hidden md:py-2.5 md:empty:table-cell max-md:px-0 ${spare}`}>
      {children}
    </td>
  );
}

/** `data-row` is what the keys j and k go through. */
export function StoryLink({ row }: { row: Pick<ArticleRow, "id" | "headline" | "language"> }) {
  const t = useTranslations("list");
  return (
    <NextLink
      prefetch={false}
      href={`/desk/articles/${row.id}`}
      data-row=""
      className="block font-semibold text-base no-underline after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
    >
      {row.headline ? (
        <span dir="auto" {...(row.language && { lang: row.language })}>
          {row.headline}
        </span>
      ) : (
        <span className="text-light">{t("untitled")}</span>
      )}
    </NextLink>
  );
}

function ReturnNote({ text }: { text: string }) {
  return (
    <p dir="auto" className="mt-0.5 line-clamp-2 border-warn border-s-2 ps-2 text-muted text-small">
      {text}
    </p>
  );
}
