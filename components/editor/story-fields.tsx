"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import type { Language } from "#newsroom/article.ts";
import { BlockDesk, type StoryFinds } from "./blocks/block-desk.tsx";
import { BodyField } from "./body-field.tsx";
import { Helps } from "./helps.tsx";
import { type KeptPlace, useComeBack } from "./kept-place.ts";
import { LeadFigure } from "./lead-figure.tsx";
import { LineField } from "./line-field.tsx";
import { StoryContext, useOpenStory } from "./story-context.ts";
import { useSuggestions } from "./suggesting/use-suggesting.ts";
import { BodyToolbar } from "./toolbar.tsx";

type Props = {
  doc: Doc;
  awareness: Awareness | null;
  isEditable: boolean;
  isNew: boolean; // the first letter can be typed at once
  kept: KeptPlace;
  language: Language; // of a story that has none yet
  onBody: (body: Editor | null) => void;
  finder: StoryFinds;
};

/** The story as it is written: four text boxes on one shared document, in the story's language and direction. */
export function StoryFields({ doc, awareness, isEditable, isNew, kept, language: fallback, onBody, finder }: Props) {
  const t = useTranslations("editor");
  const language = useDesk().facts.facts.language ?? fallback;
  const story = useOpenStory({ doc, awareness, isEditable });
  const [body, setBody] = useState<Editor | null>(null);
  const { isOn, late } = useSuggestions();
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew && body) story.focus("headline", "start");
  }, [isNew, body, story.focus]);
  useComeBack(kept, story, body);
  const show = useCallback(
    (editor: Editor | null) => {
      setBody(editor);
      onBody(editor);
    },
    [onBody],
  );
  return (
    <StoryContext value={story}>
      <BlockDesk editor={body} paper={paper} finder={finder}>
        {isEditable && body && !body.isDestroyed && <BodyToolbar editor={body} language={language} />}
        {body && !body.isDestroyed && <Helps />}
        <div className="story-fields">
          <div
            ref={paper}
            className="story-paper"
            lang={language}
            dir={language === "ar" ? "rtl" : "ltr"}
            data-suggesting={isOn || undefined}
          >
            <LineField field="kicker" label={t("kicker")} hint={t("kickerHint")} />
            <LineField field="headline" label={t("headline")} hint={t("headlineHint")} />
            <LineField field="standfirst" label={t("standfirst")} hint={t("standfirstHint")} />
            <LeadFigure isEditable={isEditable} />
            <BodyField label={t("body")} onEditor={show} />
          </div>
          {late && body && !body.isDestroyed && <late.ProposalCard />}
        </div>
      </BlockDesk>
    </StoryContext>
  );
}
