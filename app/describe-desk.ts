import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1b1a17"/><path d="M8 10h16M8 16h16M8 22h9" stroke="#faf8f4" stroke-width="3"/></svg>';

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
