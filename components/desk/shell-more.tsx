"use client";
import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icons.tsx";
import { type Place, placeAddresses, thumbPlaces } from "./place.ts";

/** A phone's sheet above the bar: the other nouns, who is signed in, language and the way out. The browser's own popover. */
export function MoreSheet({ places, name, children }: { places: Place[]; name: string; children: ReactNode }) {
  const t = useTranslations("desk");
  const path = usePathname();
  const sheet = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page it is closed
  useEffect(() => sheet.current?.hidePopover(), [path]);
  const near = thumbPlaces(places);
  return (
    <div
      ref={sheet}
      id="more-places"
      popover="auto"
      className="fixed inset-x-0 top-auto bottom-14 m-0 w-full max-w-none border-ink border-t-2 bg-raised px-2 pt-2 pb-3 text-ink shadow-lg backdrop:bg-black/40 md:hidden"
    >
      <ul>
        {places
          .filter((place) => !near.includes(place))
          .map((place) => (
            <li key={place}>
              <NextLink
                prefetch={false}
                href={placeAddresses[place]}
                aria-current={path.startsWith(placeAddresses[place]) ? "page" : undefined}
                className="flex min-h-12 items-center gap-3 rounded-sm px-3 no-underline hover:bg-wash aria-[current=page]:font-semibold"
              >
                <Icon name={place} />
                {t(`place.${place}`)}
              </NextLink>
            </li>
          ))}
      </ul>
      <p className="mt-2 truncate border-rule border-t px-3 pt-3 text-muted text-small">
        <span className="sr-only">{t("signedInAs")} </span>
        <bdi>{name}</bdi>
      </p>
      <div className="flex justify-between">{children}</div>
    </div>
  );
}
