import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { Pile as PileData } from "#db/waiting.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import { Age } from "./age.tsx";
import { StoryLink } from "./article-rows.tsx";

/** Where all of a pile are. */
function addressOf({ filter: { status, mine, hasHeldBack } }: PileData): string {
  const query = new URLSearchParams({
    ...(status && { stage: status }),
    ...(mine && { mine: "1" }),
    ...(hasHeldBack && { late: "1" }),
  });
  return `/desk/articles?${query}`;
}

/** Stories that wait for one thing; what to do about them stands beside the name. */
export function Pile({ pile, style }: { pile: PileData; style: DateStyle }) {
  const t = useTranslations("today");
  return (
    <section aria-labelledby={pile.name} className="pb-7">
      <div className="flex flex-wrap items-baseline gap-x-3 border-ink border-b pb-1">
        <h2 id={pile.name} className="font-semibold text-large">
          {t(`pile.${pile.name}`)} <span className="font-normal text-light">{pile.count}</span>
        </h2>
        <p className="text-light text-small">{t(`means.${pile.name}`)}</p>
      </div>
      <ul>
        {pile.rows.map((row) => (
          <li key={row.id} className="relative border-rule border-b px-1 py-2.5 last:border-0 hover:bg-wash">
            <StoryLink row={row} />
            {row.returnNote && (
              <p dir="auto" className="my-1 line-clamp-3 border-warn border-s-2 ps-2.5">
                {row.returnNote}
              </p>
            )}
            <p className="flex flex-wrap gap-x-2 text-light text-small">
              <bdi>{row.staff.join(t("comma"))}</bdi>
              <span aria-hidden="true">·</span>
              <Age at={row.touchedAt} style={style} />
            </p>
          </li>
        ))}
      </ul>
      {pile.count > pile.rows.length && (
        <p className="pt-1">
          <Link href={addressOf(pile)} className="inline-flex min-h-11 items-center px-1 md:min-h-9">
            {t("all", { count: pile.count })}
          </Link>
        </p>
      )}
    </section>
  );
}
