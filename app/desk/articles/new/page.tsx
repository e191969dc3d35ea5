import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { deskLanguage } from "#app/request.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { ArticleEditor } from "#components/editor/open-editor.tsx";
import { blankArticlePage } from "../article-page.ts";
import { editorActions } from "../editor-actions.ts";
import { preloadEditor } from "../preload-editor.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("newStory") };
}

/** A blank page. Looking at it creates nothing: the first letter does. */
export default async function NewArticlePage() {
  const actor = await demandActor();
  await preloadEditor();
  const language = await deskLanguage();
  const first = await answer(() => blankArticlePage(actor, language));
  if (!first.ok) {
    const t = await getTranslations("editor");
    return (
      <>
        <PageHead title={t("newStory")} />
        <RefusalNote refusal={first.refusal} />
      </>
    );
  }
  return <ArticleEditor first={first.value} personId={actor.id} language={language} actions={editorActions} />;
}
