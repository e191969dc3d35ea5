import type { CommentField } from "#newsroom/anchors.ts";
import type { ShownAnchor } from "./use-talk.ts";

/** Where words are to stand in the talk: a new thread, an answer in one, or in place of what one said before. */
export type Target = "new" | `reply:${number}` | `edit:${number}`;

/** The words that a new thread is to be about, as they were chosen. */
export type Chosen = { epoch: number; field: CommentField; anchor: ShownAnchor; quote: string };

/** What was typed and not sent. It stays in this browser, by person and story, until it is. */
export type Unsent = { text: string; clientKey: string; chosen?: Chosen };

export type UnsentStore = {
  read: (target: Target) => Unsent | null;
  keep: (target: Target, unsent: Unsent) => void;
  drop: (target: Target) => void;
  /** What waits, so that it is shown again after a reload. */
  list: () => Target[];
};

export function openUnsent(personId: number, articleId: number): UnsentStore {
  const name = `khabar-comment:${personId}:${articleId}:`;
  const memory = new Map<string, string>(); // where the browser keeps nothing
  return {
    read: (target) => parse(recall(name + target) ?? memory.get(target) ?? ""),
    keep(target, unsent) {
      const text = JSON.stringify(unsent);
      memory.set(target, text);
      remember(name + target, text);
    },
    drop(target) {
      memory.delete(target);
      remember(name + target, null);
    },
    list: () => [...new Set([...memory.keys(), ...keysFrom(name)])].filter(isTarget),
  };
}

function isTarget(text: string): text is Target {
  return /^(new|reply:\d+|edit:\d+)$/.test(text);
}

function parse(text: string): Unsent | null {
  try {
    const found: Partial<Unsent> | null = JSON.parse(text);
    if (typeof found?.text !== "string" || typeof found.clientKey !== "string") return null;
    return { text: found.text, clientKey: found.clientKey, ...(isChosen(found.chosen) && { chosen: found.chosen }) };
  } catch {
    return null;
  }
}

function isChosen(chosen: Partial<Chosen> | undefined): chosen is Chosen {
  return (
    typeof chosen?.quote === "string" && typeof chosen.anchor?.from === "string" && typeof chosen.epoch === "number"
  );
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // a browser that keeps nothing has it until the page closes
  }
}

function keysFrom(name: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(name))
      .map((key) => key.slice(name.length));
  } catch {
    return [];
  }
}
