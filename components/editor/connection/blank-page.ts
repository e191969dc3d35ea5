import type { PendingKey } from "./pending-store.ts";

/*
 * Which blank page this is. Its text waits in the browser's store under the page's own key until its article exists, and
 * whoever opens a blank page next, in this browser, goes on where a page ended before that. The same key asks the server
 * for the article, so that an answer that was lost makes no second one.
 */

const tabName = "khabar-new-article"; // in the tab's session: its own page, after a reload
const listName = (personId: number) => `khabar-new-articles-${personId}`; // those with text, in the browser's storage

const held = new Set<string>(); // by this document

export type BlankPage = { clientKey: string; pending: PendingKey };

/** This tab's own blank page, else one that was left with text and that no tab has open, else a new one. */
export async function openBlankPage(personId: number): Promise<BlankPage> {
  for (const clientKey of [...recall(sessionStorage, tabName), ...listLeft(personId)])
    if (await hold(clientKey)) return pageOf(personId, clientKey);
  const clientKey = crypto.randomUUID();
  await hold(clientKey);
  return pageOf(personId, clientKey);
}

/** Something is written on it: from now on it can be found again. */
export function rememberBlankPage(personId: number, { clientKey }: BlankPage): void {
  keep(localStorage, listName(personId), [...new Set([...listLeft(personId), clientKey])]);
}

/** Its article exists: its text waits there from now on. */
export function forgetBlankPage(personId: number, { clientKey }: BlankPage): void {
  keep(
    localStorage,
    listName(personId),
    listLeft(personId).filter((other) => other !== clientKey),
  );
  keep(sessionStorage, tabName, []);
}

function pageOf(personId: number, clientKey: string): BlankPage {
  keep(sessionStorage, tabName, [clientKey]);
  return { clientKey, pending: { personId, articleId: `new:${clientKey}` } };
}

function listLeft(personId: number): string[] {
  return recall(localStorage, listName(personId));
}

/**
 * A page is held for as long as its document lives. Where the browser has no locks (plain http) every page counts as free:
 * two tabs that take the same one write the same article.
 */
function hold(clientKey: string): Promise<boolean> {
  const { locks } = navigator;
  if (!locks || held.has(clientKey)) return Promise.resolve(true); // back on it without a reload
  return new Promise((tell) => {
    const asked = locks.request(`khabar-new-${clientKey}`, { ifAvailable: true }, (lock) => {
      tell(lock !== null);
      if (!lock) return null;
      held.add(clientKey);
      return new Promise<void>(() => {}); // until the document goes
    });
    asked.catch(() => tell(true));
  });
}

function recall(storage: Storage, name: string): string[] {
  try {
    return storage.getItem(name)?.split(" ").filter(Boolean) ?? [];
  } catch {
    return []; // a browser that keeps nothing
  }
}

function keep(storage: Storage, name: string, keys: string[]): void {
  try {
    if (keys.length === 0) storage.removeItem(name);
    else storage.setItem(name, keys.join(" "));
  } catch {
    // the page warns before it closes, because its store is not lasting either
  }
}
