import type { ReactNode } from "react";
import { Frame } from "#components/site/frame.tsx";
import type { Language } from "#newsroom/article.ts";
import { readPage } from "../../site-page.ts";
import { readNow } from "./page-request.ts";

/** The frame of today around a page. Pages put it around themselves: a layout does not know which page it holds. */
export async function SiteFrame({
  language,
  children,
  ...place
}: {
  language: Language;
  isFront?: boolean;
  sectionId?: number | undefined; // where its story stands
  isSection?: boolean; // the page is that section's own
  children: ReactNode;
}) {
  const page = await readPage(language);
  return (
    <Frame page={page} now={readNow(page.site.zone)} {...place}>
      {children}
    </Frame>
  );
}
