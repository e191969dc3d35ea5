import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskProviders } from "#components/desk/providers.tsx";
import { deskLanguage } from "./request.ts";
import "./desk.css";

/** The document around every page of the desk, in the person's language. */
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
