import type { Viewport } from "next";
import type { ReactNode } from "react";
import { directionOfLanguage } from "#components/site/site-page.ts";
import "../../reader.css";

export const dynamic = "force-dynamic"; // the server keeps finished pages; Next keeps nothing

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#16150f" },
  ],
  colorScheme: "light dark",
};

const headlineFiles = ["/headline-arabic.woff2", "/headline-figures.woff2"]; // made by server/headline-face.ts

export default async function ReaderLayout({
  params,
  children,
}: {
  params: Promise<{ language: string }>;
  children: ReactNode;
}) {
  const language = (await params).language === "en" ? "en" : "ar";
  return (
    <html lang={language} dir={directionOfLanguage(language)}>
      <body>
        {language === "ar" &&
          headlineFiles.map((file) => (
            <link key={file} rel="preload" href={file} as="font" type="font/woff2" crossOrigin="anonymous" />
          ))}
        {children}
        <script src="/reader.js" defer />
      </body>
    </html>
  );
}
