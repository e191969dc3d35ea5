import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskProviders } from "#components/desk/providers.tsx";
import { deskLanguage } from "./request.ts";
import "./desk.css";

/** The document around every page of the desk and around sign-in, in the person's language. */
export async function DeskDocument({ children }: { children: ReactNode }) {
  const language = await deskLanguage();
  const { site: _, ...messages } = await getMessages(); // readers' words stay with readers' pages
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
      <body className="min-h-dvh bg-paper text-ink">
        <NextIntlClientProvider locale={language} messages={messages}>
          <DeskProviders language={language}>{children}</DeskProviders>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1b1a18"/><path d="M8 10h16M8 16h16M8 22h9" stroke="#faf9f7" stroke-width="3"/></svg>';

/** Titles of the desk: the page's name, then the house's. Never for search engines. */
export async function describeDesk(): Promise<Metadata> {
  const t = await getTranslations("desk");
  const house = t("house");
  return {
    title: { template: `%s · ${house}`, default: house },
    robots: { index: false, follow: false },
    icons: { icon: `data:image/svg+xml,${encodeURIComponent(mark)}` }, // tells the desk's tab from a reader's page
  };
}
