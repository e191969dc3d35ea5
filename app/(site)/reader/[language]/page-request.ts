import { cache } from "react";
import { noteUntil } from "#db/published/visit.ts";
import { type Cursor, parseCursor } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { nextMidnight } from "#newsroom/dates.ts";

/** What Next hands to a page. The server made the address, so it is read without distrust and without errors. */
export type PageProps = {
  params: Promise<{ language: string; name?: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export type PageRequest = { language: Language; name: string; before: Cursor | undefined };

export async function readRequest({ params, searchParams }: PageProps): Promise<PageRequest> {
  const { language, name } = await params;
  const { before } = await searchParams;
  return {
    language: language === "en" ? "en" : "ar",
    name: decodeURIComponent(name ?? ""),
    before: (typeof before === "string" && parseCursor(before)) || undefined,
  };
}

/** Now, once a page; the page is true until the day ends in the site's zone, because the masthead says the day. */
export const readNow = cache((zone: string): Date => {
  const now = new Date();
  noteUntil(nextMidnight(now, zone));
  return now;
});
