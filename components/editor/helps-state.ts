"use client";

import { useSyncExternalStore } from "react";
import type { Field } from "./story-context.ts";

/**
 * What helps at writing and belongs to no text: which of it is open, whether all but the text is put away, how many words are
 * chosen, where one wrote last, and what was typed into the search while it was still coming.
 */
export type Helps = {
  find: "find" | "replace" | null;
  typed: string;
  hasOutline: boolean;
  isCalm: boolean;
  chosenWords: number;
  lastField: Field;
};

const calmName = "khabar-calm";

const atFirst: Helps = { find: null, typed: "", hasOutline: false, isCalm: false, chosenWords: 0, lastField: "body" };
let helps: Helps | null = null;
const listeners = new Set<() => void>();

function read(): Helps {
  helps ??= { ...atFirst, isCalm: recall() };
  return helps;
}

/** One of them: who shows it is drawn anew when it changes, and not at every key because of another. */
export function useHelp<Name extends keyof Helps>(name: Name): Helps[Name] {
  return useSyncExternalStore(
    subscribe,
    () => read()[name],
    () => atFirst[name],
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeHelps(change: Partial<Helps>): void {
  const before = read();
  helps = { ...before, ...change };
  if (helps.isCalm !== before.isCalm) remember(helps.isCalm);
  for (const listener of listeners) listener();
}

/** What was typed into the search before it was there, once. */
export function takeTyped(): string {
  const { typed } = read();
  if (typed !== "") changeHelps({ typed: "" });
  return typed;
}

export function toggleCalm(): void {
  changeHelps({ isCalm: !read().isCalm });
}

/** The window with all keys is the desk's, wherever it is asked for. */
export function askForKeys(): void {
  dispatchEvent(new Event("khabar:keys"));
}

function recall(): boolean {
  try {
    return localStorage.getItem(calmName) === "on";
  } catch {
    return false;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(calmName, isOn ? "on" : "");
  } catch {
    // what is not remembered is only to be asked for again
  }
}
