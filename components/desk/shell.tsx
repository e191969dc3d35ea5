import NextLink from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Language } from "#newsroom/article.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { Finder } from "./finder/finder.tsx";
import type { FinderWindowProps } from "./finder/finder-window.tsx";
import { Icon } from "./icons.tsx";
import { LanguageButton } from "./language-button.tsx";
import { MissingNote } from "./missing-note.tsx";
import type { Place } from "./place.ts";
import { FoldButton } from "./shell-fold.tsx";
import { MoreSheet } from "./shell-more.tsx";
import { PlaceLinks } from "./shell-places.tsx";
import { type ChangePassword, type Self, SignInAgain } from "./sign-in-again.tsx";

type Props = {
  places: Place[];
  mayWrite: boolean;
  mayList: boolean;
  person: Self;
  changePassword: ChangePassword;
  language: Language;
  isFolded: boolean;
  chooseLanguage: (input: { language: string }) => Promise<Outcome<void>>;
  leaveDesk: () => Promise<void>;
  find: FinderWindowProps["find"];
  children: ReactNode;
};

/**
 * The house around a page: the newsroom's nouns at the side, on a phone along the bottom, where a thumb is. `data-folded`
 * comes from the server, so that a folded side never unfolds for a moment.
 */
export function Shell(props: Props) {
  const { places, mayWrite, mayList, person, language, isFolded, chooseLanguage, leaveDesk, find, children } = props;
  const t = useTranslations("desk");
  const who = (
    <>
      <LanguageButton chooseLanguage={chooseLanguage} />
      <form action={leaveDesk} className="contents">
        <SignOut />
      </form>
    </>
  );
  return (
    <div
      data-shell=""
      data-folded={isFolded || undefined}
      className="group/shell md:grid md:min-h-dvh md:grid-cols-[14rem_minmax(0,1fr)] md:data-folded:grid-cols-[4rem_minmax(0,1fr)]"
    >
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-sm focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-20 flex items-center gap-2 border-rule border-b bg-paper px-4 py-1 md:h-dvh md:flex-col md:items-stretch md:overflow-y-auto md:border-e md:border-b-0 md:bg-wash md:px-3 md:py-4">
        <div className="flex grow items-center justify-between md:grow-0 md:group-data-folded/shell:flex-col md:group-data-folded/shell:gap-2">
          <NextLink
            prefetch={false}
            href="/desk"
            lang={language}
            className="inline-flex min-h-11 items-center font-bold font-head text-title no-underline md:min-h-9 md:px-2"
          >
            <span className="md:group-data-folded/shell:sr-only">{t("house")}</span>
            <span aria-hidden="true" className="hidden md:group-data-folded/shell:inline">
              {[...t("house")][0]}
            </span>
          </NextLink>
          <FoldButton personId={person.id} isFolded={isFolded} />
        </div>
        {/* who has yet to choose a password can open nothing else */}
        {places.length > 1 && <Finder places={places} personId={person.id} {...{ mayWrite, mayList, find }} />}
        <nav
          aria-label={t("places")}
          className="shell-places fixed inset-x-0 bottom-0 z-30 border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] md:static md:grow md:border-0 md:bg-transparent md:pt-2 md:pb-4"
        >
          <PlaceLinks places={places} mayWrite={mayWrite} />
        </nav>
        <div className="hidden border-rule border-t pt-3 md:block md:group-data-folded/shell:hidden">
          <p className="truncate px-2 pb-1 text-muted text-small">
            <span className="sr-only">{t("signedInAs")} </span>
            <bdi>{person.name}</bdi>
          </p>
          <div className="flex flex-wrap justify-between">{who}</div>
        </div>
        <MoreSheet places={places} name={person.name}>
          {who}
        </MoreSheet>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="shell-main min-w-0 px-4 pt-5 pb-28 outline-none md:px-8 md:pt-7 md:pb-12"
      >
        {children}
      </main>
      <MissingNote />
      <SignInAgain self={person} changePassword={props.changePassword} />
    </div>
  );
}

function SignOut() {
  const t = useTranslations("desk");
  return (
    <button
      type="submit"
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-sm px-3.5 font-medium hover:bg-paper md:min-h-9"
    >
      <Icon name="leave" />
      {t("signOut")}
    </button>
  );
}
