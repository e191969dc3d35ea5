import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { deskLanguage } from "#app/request.ts";
import { directionOfLanguage } from "#components/site/site-page.ts";
import { findShared } from "./find-shared.ts";
import "../../../(site)/reader.css";
import "../../preview.css";

type Props = { params: Promise<{ token: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("preview");
  const shared = await findShared((await params).token);
  return {
    title: shared ? `${t("title")}: ${shared.story.headline || t("noHeadline")}` : t("closed"),
    robots: { index: false, follow: false },
  };
}

/** The readers' document around a draft, for somebody who was sent its link. */
export default async function SharedLayout({ params, children }: Props) {
  const language = (await findShared((await params).token))?.story.language ?? (await deskLanguage());
  return (
    <html lang={language} dir={directionOfLanguage(language)}>
      <body>{children}</body>
    </html>
  );
}
