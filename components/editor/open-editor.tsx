"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/show.tsx";

/** The editor, in the browser only: rendered on the server it would bring a second yjs there. */
export const ArticleEditor = dynamic(() => import("./article-editor.tsx").then((module) => module.ArticleEditor), {
  ssr: false,
  loading: Opening,
});

function Opening() {
  const t = useTranslations("editor");
  return <Skeleton label={t("loading")} />;
}
