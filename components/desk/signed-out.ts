"use client";

import { useSyncExternalStore } from "react";

/**
 * Why the page's person cannot go on. `isAsked`: a deed was refused for it, so nobody is writing at this moment and the
 * window may take the keyboard; else it stands beside the text and leaves the keys alone.
 */
export type SignedOut =
  | { kind: "ended"; isAsked: boolean }
  | { kind: "other"; name: string; isAsked: boolean; text: (() => string) | null }; // somebody else, in this browser

const channelName = "khabar-person";

let now: SignedOut | null = null;
const watchers = new Set<() => void>();
const waiting = new Set<() => void>();

/** The session has ended. Who already knows that it is somebody else's now, still knows. */
export function tellSignedOut({ isAsked }: { isAsked: boolean }): void {
  if (now?.kind === "other" || (now?.isAsked && !isAsked)) return;
  set({ kind: "ended", isAsked });
}

/** Somebody else has signed in with this browser. `text` gives the page's own words, to be copied. */
export function tellOtherPerson(name: string, text: (() => string) | null): void {
  set({ kind: "other", name, isAsked: now?.isAsked ?? false, text: text ?? (now?.kind === "other" ? now.text : null) });
}

/** The page's own person is in again: whoever waited goes on. */
export function tellSignedIn(): void {
  if (!now) return;
  set(null);
  for (const goOn of [...waiting]) goOn();
}

/** Called whenever the page's own person is in again. @returns what ends that */
export function onSignedIn(goOn: () => void): () => void {
  waiting.add(goOn);
  return () => waiting.delete(goOn);
}

/** Null as long as nothing is known to be wrong. */
export function useSignedOut(): SignedOut | null {
  return useSyncExternalStore(
    watch,
    () => now,
    () => null,
  );
}

/** Tells this browser's other pages who is in now. */
export function announce({ id, name }: { id: number; name: string }): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ id, name });
  channel.close();
}

/** Hears from another page of this browser that this page's person is in again, or that somebody else is. */
export function listenToPersons(ownId: number): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<{ id: number; name: string }>) =>
    data.id === ownId ? tellSignedIn() : tellOtherPerson(data.name, null);
  return () => channel.close();
}

function set(next: SignedOut | null): void {
  now = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
