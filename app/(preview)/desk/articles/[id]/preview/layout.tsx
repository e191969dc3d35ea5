import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readPage } from "#app/(site)/site-page.ts";
import { deskLanguage } from "#app/request.ts";
import { Frame } from "#components/site/frame.tsx";
import { directionOfLanguage } from "#components/site/site-page.ts";
import { findPreview } from "./preview.ts";
import "../../../../../(site)/reader.css";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("preview");
  const story = await findPreview((await params).id);
  return { title: `${t("title")}: ${story?.headline || t("noHeadline")}`, robots: { index: false, follow: false } };
}

/** The readers' document around a draft: their stylesheet, their masthead, and a line that says what this is. */
export default async function PreviewLayout({ params, children }: Props) {
  const { id } = await params;
  const t = await getTranslations("preview");
  const deskWords = await deskLanguage();
  const language = (await findPreview(id))?.language ?? deskWords;
  return (
    <html lang={language} dir={directionOfLanguage(language)}>
      <body>
        <aside className="preview-banner" lang={deskWords} dir={directionOfLanguage(deskWords)} aria-label={t("title")}>
          <p>{t("banner")}</p>
          <a href={`/desk/articles/${id}`}>{t("back")}</a>
        </aside>
        <Frame page={await readPage(language)} now={new Date()}>
          {children}
        </Frame>
      </body>
    </html>
  );
}
