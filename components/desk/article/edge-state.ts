"use client";

import { useSyncExternalStore } from "react";

/**
 * What stands at the story's edge. On a wide screen it can be folded away, and stays so; on a narrow one it lies below the
 * text and can be raised as a sheet, for as long as it is needed. The talk about the story takes its place, but on screens
 * that have room for both.
 */
type Edge = { isFolded: boolean; isRaised: boolean; isTalking: boolean };

const name = "khabar-edge";
const talkName = "khabar-talk";
const panelsName = "khabar-edge-panels";
const wide = "(min-width: 72rem)";
const roomy = "(min-width: 100rem)"; // for the talk and what belongs to the story

let edge: Edge | null = null;
const listeners = new Set<() => void>();

function read(): Edge {
  edge ??= { isFolded: recall(name) === "folded", isRaised: false, isTalking: false };
  return edge;
}

function write(next: Edge): void {
  edge = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const screens = [matchMedia(wide), matchMedia(roomy)];
  for (const screen of screens) screen.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    for (const screen of screens) screen.removeEventListener("change", listener);
  };
}

/** `isShown`: whether it stands before the writer now, or would have to be fetched. */
export function useEdge(): Edge & { isShown: boolean; isWide: boolean } {
  const now = useSyncExternalStore(subscribe, read);
  const isWide = useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
  const isRoomy = useSyncExternalStore(subscribe, () => matchMedia(roomy).matches);
  const isFolded = now.isFolded || (isWide && now.isTalking && !isRoomy);
  return { ...now, isFolded, isWide, isShown: isWide ? !isFolded : now.isRaised };
}

export function toggleEdge(): void {
  const now = read();
  if (matchMedia(wide).matches) {
    const isCovered = now.isTalking && !matchMedia(roomy).matches;
    const isFolded = !isCovered && !now.isFolded;
    remember(name, isFolded ? "folded" : "");
    write({ ...now, isFolded, isTalking: now.isTalking && !isCovered });
  } else write({ ...now, isRaised: !now.isRaised, isTalking: false });
}

/** Shows what is said about the story, or puts it away. */
export function setTalking(isTalking: boolean): void {
  const now = read();
  remember(talkName, isTalking ? "" : "closed");
  if (now.isTalking !== isTalking) write({ ...now, isTalking, isRaised: now.isRaised && !isTalking });
}

/** Where there is something said and room for it: it covers nothing, unless this person has put it away. */
export function openByItself(): void {
  const isFree = matchMedia(roomy).matches || (matchMedia(wide).matches && read().isFolded);
  if (isFree && recall(talkName) === "") setTalking(true);
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
  const isTalking = read().isTalking && matchMedia(roomy).matches;
  write({ isFolded: isWide ? false : read().isFolded, isRaised: !isWide, isTalking });
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
