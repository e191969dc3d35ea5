"use client";
import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Icon, type IconName } from "./icons.tsx";
import { type Place, placeAddresses, thumbPlaces } from "./place.ts";

const addresses = { ...placeAddresses, write: "/desk/articles/new" } as const;

/** Whether a page belongs to a place. Writing a new story is a place of its own on a phone. */
function isAt(path: string, place: Place | "write", hasWrite: boolean): boolean {
  if (place === "home") return path === addresses.home;
  if (place === "articles" && hasWrite && path === addresses.write) return false;
  return path === addresses[place] || path.startsWith(`${addresses[place]}/`);
}

/** The newsroom's nouns. On a phone the first three, a new story in their middle, and "More". */
export function PlaceLinks({ places, mayWrite }: { places: Place[]; mayWrite: boolean }) {
  const t = useTranslations("desk");
  const path = usePathname();
  const near = thumbPlaces(places);
  const [first, second, ...rest] = places;
  const all: (Place | "write")[] = [
    ...(first ? [first] : []),
    ...(second ? [second] : []),
    ...(mayWrite ? (["write"] as const) : []),
    ...rest,
  ];
  return (
    <ul className="flex md:flex-col md:gap-0.5">
      {all.map((place) => {
        const isFar = place !== "write" && !near.includes(place);
        const shown = isFar ? "hidden md:block" : place === "write" ? "md:hidden" : "";
        return (
          <li key={place} className={`min-w-0 grow basis-0 md:grow-0 md:basis-auto ${shown}`}>
            <PlaceLink
              href={addresses[place]}
              icon={place}
              label={t(`place.${place}`)}
              isHere={isAt(path, place, mayWrite)}
            />
          </li>
        );
      })}
      <li className="min-w-0 grow basis-0 md:hidden">
        <button type="button" popoverTarget="more-places" className={placeClass}>
          <Icon name="more" />
          <span className="max-w-full truncate">{t("more")}</span>
        </button>
      </li>
    </ul>
  );
}

const placeClass =
  "flex min-h-14 w-full cursor-pointer flex-col items-center justify-center gap-0.5 border-transparent border-t-2 px-1 text-small text-muted no-underline hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink md:min-h-9 md:flex-row md:justify-start md:gap-2.5 md:rounded-sm md:border-s-3 md:border-t-0 md:px-2 md:text-base md:hover:bg-paper md:aria-[current=page]:bg-paper md:group-data-folded/shell:justify-center md:group-data-folded/shell:px-0 pointer-coarse:min-h-11 forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]";

function PlaceLink({ href, icon, label, isHere }: { href: string; icon: IconName; label: string; isHere: boolean }) {
  return (
    <NextLink
      prefetch={false}
      href={href}
      title={label}
      aria-current={isHere ? "page" : undefined}
      className={placeClass}
    >
      <Icon name={icon} />
      <span className="max-w-full truncate md:group-data-folded/shell:sr-only">{label}</span>
    </NextLink>
  );
}
