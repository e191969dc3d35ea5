import type { ReactNode } from "react";
import { describeDesk } from "../describe-desk.ts";
import { deskLanguage } from "../request.ts";
import "../desk.css";

export const generateMetadata = describeDesk;

/** The sign-in page's own document: none of the desk's script comes before somebody is in. */
export default async function LoginLayout({ children }: { children: ReactNode }) {
  const language = await deskLanguage();
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
      <body className="min-h-dvh bg-paper text-ink">{children}</body>
    </html>
  );
}
