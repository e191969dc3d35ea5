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
import type { Letters } from "./connection/use-draft.ts";
import { Helps } from "./helps.tsx";
import { type KeptPlace, useComeBack } from "./kept-place.ts";
import { LeadFigure } from "./lead-figure.tsx";
import { LineField } from "./line-field.tsx";
import { StoryContext, useOpenStory, useStory } from "./story-context.ts";
import { useSuggestions } from "./suggesting/use-suggesting.ts";
import { BodyToolbar } from "./toolbar.tsx";

type Props = {
  doc: Doc;
  awareness: Awareness | null;
  isEditable: boolean;
  isClosed: boolean; // what is done to this text now comes too late
  letters: Letters;
  isNew: boolean; // the first letter can be typed at once
  kept: KeptPlace;
  language: Language; // of a story that has none yet
  onBody: (body: Editor | null) => void;
  finder: StoryFinds;
};

/**
 * The story as it is written: four text boxes on one shared document, in the story's language and direction. When a deed
 * brings the next document, the boxes are made anew; what stands around them stays: windows, the search, what is typed there.
 */
export function StoryFields(props: Props) {
  const { doc, awareness, isEditable, isClosed, letters, isNew, kept, onBody, finder } = props;
  const language = useDesk().facts.facts.language ?? props.language;
  const story = useOpenStory({ doc, awareness, isEditable, isClosed, letters });
  const [body, setBody] = useState<Editor | null>(null); // the last one until the next is there
  const { isOn, late, hand } = useSuggestions();
  hand.isClosed = isClosed;
  const paper = useRef<HTMLDivElement>(null);
  const show = useCallback(
    (editor: Editor | null) => {
      if (editor) setBody(editor);
      onBody(editor);
    },
    [onBody],
  );
  return (
    <StoryContext value={story}>
      <BlockDesk editor={body} paper={paper} finder={finder}>
        {isEditable && body && <BodyToolbar editor={body} language={language} />}
        {body && <Helps body={body} />}
        <div className="story-fields">
          <div
            ref={paper}
            className="story-paper"
            lang={language}
            dir={language === "ar" ? "rtl" : "ltr"}
            data-suggesting={isOn || undefined}
          >
            <TextBoxes key={doc.guid} isNew={isNew} kept={kept} onBody={show} />
          </div>
          {late && body && !body.isDestroyed && <late.ProposalCard key={body.instanceId} />}
        </div>
      </BlockDesk>
    </StoryContext>
  );
}

function TextBoxes({ isNew, kept, onBody }: Pick<Props, "isNew" | "kept" | "onBody">) {
  const t = useTranslations("editor");
  const story = useStory();
  const [body, setBody] = useState<Editor | null>(null);
  useEffect(() => {
    if (isNew && body) story.focus("headline", "start");
  }, [isNew, body, story.focus]);
  useComeBack(kept, story, body);
  useEffect(() => onBody(body), [onBody, body]);
  return (
    <>
      <LineField field="kicker" label={t("kicker")} hint={t("kickerHint")} />
      <LineField field="headline" label={t("headline")} hint={t("headlineHint")} />
      <LineField field="standfirst" label={t("standfirst")} hint={t("standfirstHint")} />
      <LeadFigure isEditable={story.isEditable} />
      <BodyField label={t("body")} onEditor={setBody} />
    </>
  );
}
