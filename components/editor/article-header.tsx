"use client";

import { useTranslations } from "next-intl";
import type { Awareness } from "y-protocols/awareness";
import { Link } from "#components/ui/link.tsx";
import { DraftStatus, type ShownState } from "./draft-status.tsx";
import { PeopleHere } from "./people-here.tsx";

type Props = { id: number; headline: string; state: ShownState; awareness: Awareness; personId: number };

/** Where one is, whether the text is safe, who else is here, and the ways to the story's other views. */
export function ArticleHeader({ id, headline, state, awareness, personId }: Props) {
  const t = useTranslations("editor");
  return (
    <header className="article-header">
      <h1 dir="auto" className="sr-only">
        {headline || t("newStory")}
      </h1>
      <Link href="/desk/articles">{t("back")}</Link>
      <DraftStatus state={state} />
      <PeopleHere awareness={awareness} ownId={personId} />
      {id > 0 && (
        <nav aria-label={t("views")} className="ms-auto flex gap-4">
          <Link href={`/desk/articles/${id}/preview`}>{t("preview")}</Link>
          <Link href={`/desk/articles/${id}/history`}>{t("versions")}</Link>
        </nav>
      )}
    </header>
  );
}
