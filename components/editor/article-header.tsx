"use client";

import { useTranslations } from "next-intl";
import type { Awareness } from "y-protocols/awareness";
import { DeedBar } from "#components/desk/article/deed-bar.tsx";
import { LiveDifference } from "#components/desk/article/live-difference.tsx";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Content, wordsOf } from "#newsroom/article.ts";
import { minutesToRead } from "#newsroom/length.ts";
import { TalkButton } from "./comments/talk-button.tsx";
import type { Letters } from "./connection/use-draft.ts";
import { DraftStatus, type ShownState } from "./draft-status.tsx";
import { EdgeButton } from "./edge.tsx";
import { HelpsButton } from "./helps.tsx";
import { useHelp } from "./helps-state.ts";
import { PeopleHere } from "./people-here.tsx";
import { SuggestingMark } from "./suggesting/mode-button.tsx";
import { Icon } from "./toolbar-icons.tsx";

type Props = {
  id: number;
  content: Content;
  state: ShownState;
  letters: Letters;
  awareness: Awareness;
  personId: number;
};

/** Where one is, whether the text is safe, who else is here, the story's other views, and what can be done with it now. */
export function ArticleHeader({ id, content, state, letters, awareness, personId }: Props) {
  const t = useTranslations("editor");
  return (
    <header className="article-header">
      <h1 dir="auto" className="sr-only">
        {content.headline || t("newStory")}
      </h1>
      <div className="header-row">
        <div className="header-start">
          <Link href="/desk/articles" className="header-back">
            <Icon name="back" />
            <span>{t("back")}</span>
          </Link>
          <DraftStatus state={state} letters={letters} />
          <SuggestingMark />
          <Length content={content} />
          <PeopleHere awareness={awareness} ownId={personId} />
        </div>
        {id > 0 && (
          <nav aria-label={t("views")} className="header-views">
            <Link href={`/desk/articles/${id}/preview`}>{t("preview")}</Link>
            <Link href={`/desk/articles/${id}/history`}>{t("versions")}</Link>
            <LiveDifference place="head" />
          </nav>
        )}
        <div className="deed-dock">
          <div className="story-buttons">
            <EdgeButton />
            {id > 0 && <TalkButton />}
            <HelpsButton />
          </div>
          {id > 0 && <DeedBar />}
        </div>
      </div>
    </header>
  );
}

function Length({ content }: { content: Content }) {
  const t = useTranslations();
  const { facts } = useDesk();
  const chosenWords = useHelp("chosenWords");
  const words = wordsOf(content);
  if (words === 0) return null;
  return (
    <p className="story-length">
      <span>
        {chosenWords > 0
          ? t("editor.chosenOf", { chosen: t("list.words", { count: chosenWords }), count: words })
          : t("list.words", { count: words })}
      </span>
      <span className="reading-time">
        {t("editor.reading", { count: minutesToRead(chosenWords || words, facts.facts.language) })}
      </span>
    </p>
  );
}
