"use client";
import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Outcome } from "#newsroom/refusal.ts";
import { Icon } from "./icons.tsx";
import { LanguageButton } from "./language-button.tsx";

const addresses = {
  home: "/desk",
  articles: "/desk/articles",
  pictures: "/desk/media",
  staff: "/desk/staff",
  diary: "/desk/diary",
  settings: "/desk/settings",
  account: "/desk/account",
} as const;

export type Place = keyof typeof addresses;

type Props = {
  places: Place[];
  name: string;
  chooseLanguage: (input: { language: string }) => Promise<Outcome<void>>;
  leaveDesk: () => Promise<void>;
  children: ReactNode;
};

/** The house around a page: the newsroom's nouns at the side, on a phone along the bottom. */
export function Shell({ places, name, chooseLanguage, leaveDesk, children }: Props) {
  const t = useTranslations("desk");
  return (
    <div className="md:grid md:min-h-dvh md:grid-cols-[13rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
      >
        {t("skip")}
      </a>
      <header className="flex items-center justify-between gap-3 border-rule border-b px-4 py-2 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:border-e md:border-b-0 md:px-3 md:py-5">
        <NextLink prefetch={false} href="/desk" className="px-2 font-bold text-large no-underline md:pb-4">
          {t("house")}
        </NextLink>
        <Places places={places} />
        <div className="flex items-center gap-1 md:flex-col md:items-start md:border-rule md:border-t md:pt-3">
          <span className="hidden max-w-full truncate px-3.5 pb-1 text-muted text-small md:block" dir="auto">
            {name}
          </span>
          <LanguageButton chooseLanguage={chooseLanguage} />
          <form action={leaveDesk} className="contents">
            <Button type="submit" look="plain">
              {t("signOut")}
            </Button>
          </form>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-5 pb-28 outline-none md:px-8 md:py-8">
        {children}
      </main>
    </div>
  );
}

function Places({ places }: { places: Place[] }) {
  const t = useTranslations("desk");
  const path = usePathname();
  return (
    <nav
      aria-label={t("places")}
      className="fixed inset-x-0 bottom-0 z-30 border-rule border-t bg-paper md:static md:grow md:border-0"
    >
      <ul className="flex justify-around overflow-x-auto md:flex-col md:gap-0.5">
        {places.map((place) => {
          const isHere = place === "home" ? path === addresses.home : path.startsWith(addresses[place]);
          return (
            <li key={place} className="min-w-0 grow basis-0 md:grow-0 md:basis-auto">
              <NextLink
                prefetch={false}
                href={addresses[place]}
                aria-current={isHere ? "page" : undefined}
                className="flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-[0.6875rem] text-muted no-underline hover:bg-wash hover:text-ink border-transparent border-t-2 aria-[current=page]:border-ink aria-[current=page]:text-ink md:min-h-9 md:flex-row md:justify-start md:gap-2.5 md:rounded-md md:px-2 md:text-base md:border-t-0 md:aria-[current=page]:bg-wash md:aria-[current=page]:font-semibold"
              >
                <Icon name={place} />
                <span className="max-w-full truncate">{t(`place.${place}`)}</span>
              </NextLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
