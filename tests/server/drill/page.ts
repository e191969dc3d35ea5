/** What runs inside a writer's page. Playwright hands these functions over as text, so each stands alone. */

export type Look = {
  place: "login" | "editor" | "elsewhere";
  state: string | null; // of the draft: "saved", "offline" …
  isAsked: boolean; // to sign in again, in place
  isEditable: boolean;
  words: string; // of the writer's own paragraph
};

export function look(marker: string): Look {
  const editor = document.querySelector(".field-body .ProseMirror");
  const own = [...(editor?.children ?? [])].find((block) => block.textContent?.startsWith(marker));
  const status = document.querySelector<HTMLElement>(".draft-status");
  return {
    place: location.pathname === "/login" ? "login" : status ? "editor" : "elsewhere",
    state: status?.dataset.state ?? null,
    isAsked: document.querySelector("[role=dialog] input[type=password]") !== null,
    isEditable: own !== undefined && editor?.getAttribute("contenteditable") === "true",
    words: own?.textContent ?? "",
  };
}

/**
 * Puts the caret behind the last letter of the writer's own paragraph, as a click there does, and sees that it stays: the
 * editor sets its own selection a moment after it has got the focus.
 */
export async function placeCaret(marker: string): Promise<boolean> {
  for (let stayed = 0, turn = 0; turn < 20; turn += 1) {
    const editor = document.querySelector<HTMLElement>(".field-body .ProseMirror");
    const own = [...(editor?.children ?? [])].find((block) => block.textContent?.startsWith(marker));
    if (!editor || !own) return false;
    const letters = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    let last: Node = own;
    while (letters.nextNode()) last = letters.currentNode;
    const end = last.textContent?.length ?? 0;
    const { anchorNode, anchorOffset } = getSelection() ?? {};
    const isThere = document.activeElement === editor && anchorNode === last && anchorOffset === end;
    stayed = isThere ? stayed + 1 : 0;
    if (stayed > 1) return true;
    if (!isThere) {
      editor.focus();
      getSelection()?.collapse(last, end);
    }
    await new Promise((later) => setTimeout(later, isThere ? 5 : 30));
  }
  return false;
}

/**
 * What stands in the paragraph, once the browser's store has taken what was typed before (a write of our own queues up
 * behind the page's), and what the page says of it two frames later, when React has drawn it.
 */
export async function observe(marker: string): Promise<{ words: string; isKept: boolean; state: string | null }> {
  const editor = document.querySelector(".field-body .ProseMirror");
  const own = [...(editor?.children ?? [])].find((block) => block.textContent?.startsWith(marker));
  const words = own?.textContent ?? "";
  let isKept = false;
  if ((await indexedDB.databases()).some(({ name }) => name === "khabar-drafts")) {
    const base = await new Promise<IDBDatabase>((done, fail) => {
      const asked = indexedDB.open("khabar-drafts");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    await new Promise<void>((done, fail) => {
      const behind = base.transaction("pending", "readwrite");
      behind.objectStore("pending").count();
      behind.oncomplete = () => done();
      behind.onabort = () => fail(behind.error);
    });
    base.close();
    isKept = true;
  }
  for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  return { words, isKept, state: document.querySelector<HTMLElement>(".draft-status")?.dataset.state ?? null };
}

/** How many records the browser's store still holds. */
export async function countPending(): Promise<number> {
  if (!(await indexedDB.databases()).some(({ name }) => name === "khabar-drafts")) return 0;
  return new Promise((done, fail) => {
    const asked = indexedDB.open("khabar-drafts");
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
      const count = asked.result.transaction("pending").objectStore("pending").count();
      count.onsuccess = () => {
        asked.result.close();
        done(count.result);
      };
      count.onerror = () => fail(count.error);
    };
  });
}
