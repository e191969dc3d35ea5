import { Missing } from "#components/site/help.tsx";
import { noteStatus } from "#db/published/visit.ts";
import type { Language } from "#newsroom/article.ts";
import { readPage } from "../../site-page.ts";
import { SiteFrame } from "./site-frame.tsx";

/** Help instead of a page; the server writes the status that is noted here. */
export async function MissingPage({ language }: { language: Language }) {
  noteStatus(404);
  return (
    <SiteFrame language={language}>
      <Missing page={await readPage(language)} />
    </SiteFrame>
  );
}
