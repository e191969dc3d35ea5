import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { deskLanguage } from "#app/request.ts";
import { directionOfLanguage } from "#components/site/site-page.ts";
import { findPreview } from "./preview.ts";
import "../../../../../(site)/reader.css";
import "../../../../preview.css";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("preview");
  const preview = await findPreview((await params).id);
  const headline = preview?.story.headline || t("noHeadline");
  return { title: `${t("title")}: ${headline}`, robots: { index: false, follow: false } };
}

/** The readers' document around a draft, with their stylesheet. */
export default async function PreviewLayout({ params, children }: Props) {
  const language = (await findPreview((await params).id))?.story.language ?? (await deskLanguage());
  return (
    <html lang={language} dir={directionOfLanguage(language)}>
      <body>{children}</body>
    </html>
  );
}
