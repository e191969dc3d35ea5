"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useEdge } from "#components/desk/article/edge-state.ts";
import { type ArticleActions, StoryDesk } from "#components/desk/article/story-desk.tsx";
import { StoryNotes } from "#components/desk/article/story-notes.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useLate } from "#components/desk/use-late.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import type { Language } from "#newsroom/article.ts";
import { ArticleHeader } from "./article-header.tsx";
import { type ArticlePage, useArticlePage } from "./article-page.ts";
import { bindActions, type EditorActions } from "./bind-actions.ts";
import { TalkContext, useOpenTalk } from "./comments/use-talk.ts";
import { useDraft } from "./connection/use-draft.ts";
import { DraftTrouble, type ShownState } from "./draft-status.tsx";
import { Edge } from "./edge.tsx";
import { useFetchAhead } from "./fetch-ahead.ts";
import { useHelp } from "./helps-state.ts";
import { useKeptPlace } from "./kept-place.ts";
import { useKeyboardInset } from "./keyboard-inset.ts";
import { PictureReader } from "./picture-address.ts";
import { SiteQuotes } from "./quotes-control.tsx";
import { StoryFields } from "./story-fields.tsx";
import { StorySkeleton } from "./story-skeleton.tsx";
import { SuggestingContext, useSuggesting } from "./suggesting/use-suggesting.ts";
import { useDraftContent } from "./use-draft-content.ts";
import { useNewArticle } from "./use-new-article.ts";
import { useShownDraft } from "./use-shown-draft.ts";
import { useSignIn } from "./use-sign-in.ts";

export type ArticleEditorProps = {
  first: ArticlePage; // its view has the id 0 while there is no article
  personId: number;
  language: Language; // of the interface, and of a new story
  actions: EditorActions;
};

/** One story being written: the text is the page; its facts, sources and deeds stand at its edge. */
export function ArticleEditor({ first, personId, language, actions }: ArticleEditorProps) {
  const t = useTranslations("editor");
  const draft = useDraft(first.view.id || null, { personId, epoch: first.view.epoch });
  const created = useNewArticle(first.view.id, draft, { language, personId, create: actions.createArticle });
  const page = useArticlePage({ first, id: created.id, draft, read: actions.readArticlePage });
  const { content, prose } = useDraftContent(draft);
  const suggesting = useSuggesting({ articleId: created.id, personId, prose });
  useKeyboardInset();
  const hindrance = useSignIn(draft, created.refusal);
  const isCalm = useHelp("isCalm");
  const [body, setBody] = useState<Editor | null>(null);

  const bound: ArticleActions = useMemo(
    () => bindActions(actions, hindrance, created.ensure, page.reload, page.reloadAfterDeed),
    [actions, hindrance, created.ensure, page.reload, page.reloadAfterDeed],
  );
  const { seen, settle } = draft;
  const link = useMemo(
    () => ({ seen, settle: () => settle().then(demandCommitted), hindrance }),
    [seen, settle, hindrance],
  );

  const { view, choices, heldBack, dates, quotes } = page;
  const talk = useOpenTalk({ id: view.id, mayComment: view.may.comment, draft, actions: actions.comments });
  const { isTalking } = useEdge();
  const isTalkAsked = isTalking || talk.stage.isAsked; // by this person: what others said comes quietly
  const margin = useLate(
    () => import("./comments/comment-layer.tsx"),
    talk.isWanted || (isTalking && view.id > 0),
    undefined,
    isTalkAsked ? askNoMore : undefined,
  );
  const late = useLate(() => import("./held-back.tsx"), heldBack.length > 0);
  const state: ShownState = created.id > 0 ? draft.state : created.isAsked ? "saving" : "blank";
  const shown = useShownDraft(draft, suggesting.isReady);
  const isEditable = draft.isLoaded && shown?.isEditable === true;
  const kept = useKeptPlace();
  useFetchAhead(isEditable);
  return (
    <StoryDesk
      personId={personId}
      view={view}
      choices={choices}
      dates={dates}
      actions={bound}
      content={content}
      proposals={suggesting.count}
      draft={link}
    >
      <SuggestingContext value={suggesting}>
        <PictureReader value={actions.readPicture}>
          <TalkContext value={talk}>
            <div className="story-page" data-calm={isCalm || undefined}>
              <ArticleHeader
                id={created.id}
                content={content}
                state={state}
                letters={draft.letters}
                awareness={draft.awareness}
                personId={personId}
              />
              <div className="article-frame">
                <div className="article-main">
                  <div className="article-notes">
                    <RefusalNote refusal={created.refusal} />
                    {suggesting.hasFailed && <Notice kind="problem">{t("suggestFailed")}</Notice>}
                    {created.isCarriedOver && <Notice>{t("explain.carriedOver")}</Notice>}
                    <DraftTrouble
                      state={state}
                      stage={view.stage}
                      isLate={created.isLate && created.refusal === null}
                      otherName={draft.otherName}
                      onRetry={draft.wake}
                    />
                    {page.moved && (
                      <Notice>
                        <p>{t(`moved.${page.moved}`)}</p>
                        <Button look="plain" onPress={page.forgetMove}>
                          {t("dismiss")}
                        </Button>
                      </Notice>
                    )}
                    {view.id > 0 && <StoryNotes />}
                    {late && (
                      <late.HeldBackCopies
                        copies={heldBack}
                        dates={dates}
                        doc={draft.doc}
                        body={body}
                        isEditable={isEditable}
                        settle={draft.settle}
                        decide={actions.decideHeldBack}
                        onDecided={page.reload}
                      />
                    )}
                  </div>
                  {shown ? (
                    <SiteQuotes value={quotes}>
                      <StoryFields
                        doc={shown.doc}
                        awareness={shown.awareness}
                        isEditable={shown.isEditable}
                        isClosed={shown.isClosed}
                        letters={draft.letters}
                        isNew={first.view.id === 0 && shown.epoch === 0}
                        kept={kept}
                        language={language}
                        onBody={setBody}
                        finder={actions}
                      />
                    </SiteQuotes>
                  ) : (
                    <StorySkeleton />
                  )}
                </div>
                {margin && draft.isLoaded && (
                  <margin.CommentLayer
                    key={draft.doc.guid}
                    doc={draft.doc}
                    epoch={draft.epoch}
                    isEditable={isEditable}
                  />
                )}
                <Edge />
              </div>
            </div>
          </TalkContext>
        </PictureReader>
      </SuggestingContext>
    </StoryDesk>
  );
}

/** The page asks for the part itself. */
const askNoMore = () => {};

function demandCommitted(isCommitted: boolean): void {
  if (!isCommitted) throw new Error("The text has not reached the server.");
}
