"use client";

import { useSyncExternalStore } from "react";

/** What somebody asked for and the network did not bring. */
export type Missing = { again: () => void };

let missing: Missing | null = null;
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();

/** Says that what a person asked for did not come, and offers to ask again. */
export function tellMissing(again: () => void): void {
  change({ again });
}

/** Fetches what a person asked for. @returns null when it did not come: then the person is told, and `again` asks anew */
export function fetchAsked<Part>(load: () => Promise<Part>, again: () => void): Promise<Part | null> {
  return load().then(
    (part) => {
      dismissMissing();
      return part;
    },
    () => {
      tellMissing(again);
      return null;
    },
  );
}

/** The one that was asked for last, null when everything came. */
export function useMissing(): Missing | null {
  return useSyncExternalStore(
    subscribe,
    () => missing,
    () => null,
  );
}

/** The line brings what is asked for, or the person has read that it does not. */
export function dismissMissing(): void {
  if (missing) change(null);
}

/** Asks again for it, and for everything else that waits. */
export function fetchAgain({ again }: Missing): void {
  change(null);
  again();
  for (const wake of [...waiting]) wake();
}

/** Calls `wake` once when the line may be back: the browser or the person says so, or `pause` milliseconds are over. */
export function waitForLine(pause: number, wake: () => void): () => void {
  const stop = () => {
    clearTimeout(timer);
    removeEventListener("online", end);
    waiting.delete(end);
  };
  const end = () => {
    stop();
    wake();
  };
  const timer = setTimeout(end, pause);
  addEventListener("online", end);
  waiting.add(end);
  return stop;
}

function change(to: Missing | null): void {
  missing = to;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
