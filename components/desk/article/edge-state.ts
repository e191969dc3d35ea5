"use client";

import { useSyncExternalStore } from "react";

/**
 * What stands at the story's edge. On a wide screen it can be folded away, and stays so; on a narrow one it lies below the
 * text and can be raised as a sheet, for as long as it is needed.
 */
type Edge = { isFolded: boolean; isRaised: boolean };

const name = "khabar-edge";
const panelsName = "khabar-edge-panels";
const wide = "(min-width: 72rem)";

let edge: Edge | null = null;
const listeners = new Set<() => void>();

function read(): Edge {
  edge ??= { isFolded: recall(name) === "folded", isRaised: false };
  return edge;
}

function write(next: Edge): void {
  edge = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const screen = matchMedia(wide);
  screen.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    screen.removeEventListener("change", listener);
  };
}

/** `isShown`: whether it stands before the writer now, or would have to be fetched. */
export function useEdge(): Edge & { isShown: boolean } {
  const now = useSyncExternalStore(subscribe, read);
  const isWide = useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
  return { ...now, isShown: isWide ? !now.isFolded : now.isRaised };
}

export function toggleEdge(): void {
  const now = read();
  if (matchMedia(wide).matches) {
    remember(name, now.isFolded ? "" : "folded");
    write({ ...now, isFolded: !now.isFolded });
  } else write({ ...now, isRaised: !now.isRaised });
}

export function lowerEdge(): void {
  if (read().isRaised) write({ ...read(), isRaised: false });
}

/** Brings a place at the edge before the writer, wherever it is folded away. */
export function showAtEdge(place: Element): void {
  if (!place.closest("[data-edge]")) {
    lowerEdge(); // it is in the text, which the sheet would cover
    return;
  }
  const isWide = matchMedia(wide).matches;
  write({ isFolded: isWide ? false : read().isFolded, isRaised: !isWide });
  const panel = place.closest("details") ?? place.querySelector("details");
  if (panel) panel.open = true;
}

/** Whether this person has a panel folded, on this machine: kept are those that were put otherwise than they come. */
export function isPanelFolded(panel: string, isFoldedFirst = false): boolean {
  return recall(panelsName).split(" ").includes(panel) !== isFoldedFirst;
}

export function rememberPanel(panel: string, isFolded: boolean, isFoldedFirst = false): void {
  const others = recall(panelsName)
    .split(" ")
    .filter((other) => other !== "" && other !== panel);
  remember(panelsName, [...others, ...(isFolded === isFoldedFirst ? [] : [panel])].join(" "));
}

/** A browser that keeps nothing shows everything. */
function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // what is not remembered is only folded again next time
  }
}
