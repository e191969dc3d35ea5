import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { demandActor } from "#app/actor.ts";
import { deskLanguage } from "#app/request.ts";
import { ArticleEditor } from "#components/editor/open-editor.tsx";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { readArticlePage } from "../article-page.ts";
import { editorActions } from "../editor-actions.ts";
import { preloadEditor } from "../preload-editor.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("story") };
}

/** A story being written, with everything around it. */
export default async function ArticlePage({ params }: Props) {
  const actor = await demandActor();
  await preloadEditor();
  const id = writtenIdSchema.safeParse((await params).id).data;
  if (id === undefined) notFound();
  const first = await readArticlePage(actor, id).catch((error: unknown) => {
    if (isRefusal(error) && error.reason === "notFound") notFound();
    throw error;
  });
  const language = await deskLanguage();
  return <ArticleEditor key={id} first={first} personId={actor.id} language={language} actions={editorActions} />;
}
