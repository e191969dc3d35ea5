import { foldText, foldWords } from "#newsroom/arabic.ts";
import type { IconName } from "../icons.tsx";
import type { StatusName } from "../status-mark.tsx";

/** A line of the finder. Deeds of the page press a button that stands on it: the page alone knows what they mean. */
export type FinderItem = {
  id: string;
  label: string;
  icon: IconName;
  href?: string;
  press?: () => void;
  also?: string; // more words by which it is found
  status?: StatusName;
  language?: "ar" | "en";
};

export type FinderGroup = { id: string; title: string; items: FinderItem[] };

/** Whether all words stand in the label, in any spelling. Without words everything fits. */
export function fits({ label, also = "" }: Pick<FinderItem, "label" | "also">, text: string): boolean {
  const folded = foldText(`${label} ${also}`);
  return foldWords(text).every((word) => folded.includes(word));
}

const mostRecent = 5;

/** What this person last went to from here, in this browser. Anything odd in the store is nothing. */
export function readRecent(personId: number): FinderItem[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storeOf(personId)) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap((entry) => asRecent(entry) ?? []).slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

export function keepRecent(personId: number, { label, icon, href }: FinderItem): void {
  if (!href) return;
  const others = readRecent(personId).filter((item) => item.href !== href);
  try {
    localStorage.setItem(storeOf(personId), JSON.stringify([{ label, icon, href }, ...others].slice(0, mostRecent)));
  } catch {
    // the browser keeps nothing: the finder works without
  }
}

function storeOf(personId: number): string {
  return `khabar-recent-${personId}`;
}

function asRecent(entry: unknown): FinderItem | null {
  if (!(entry instanceof Object) || !("label" in entry) || !("href" in entry)) return null;
  const { label, href } = entry;
  if (typeof label !== "string" || typeof href !== "string" || !href.startsWith("/desk")) return null;
  const icon = href.startsWith("/desk/articles/") ? "articles" : "find";
  return { id: `recent:${href}`, label, href, icon };
}

/** The buttons of the open page that say they are deeds, as they stand there now. */
export function readPageDeeds(): FinderItem[] {
  return [...document.querySelectorAll<HTMLElement>("main [data-command]")]
    .filter((button) => button.checkVisibility() && !button.hasAttribute("disabled"))
    .map((button, at) => ({
      id: `deed:${at}`,
      label: button.getAttribute("aria-label") ?? button.textContent.trim(),
      icon: "done" as const,
      press: () => button.click(),
    }));
}
