"use client";

import { useEffect } from "react";
import { waitForLine } from "#components/desk/missing-part.ts";
import { loadPaste } from "./paste/load.ts";

/** What nobody writes long without, first: pasting, and blocks by a slash. */
const needed = [
  loadPaste,
  () => import("./paste/receipt-note.tsx"),
  () => import("./blocks/block-tools.tsx"),
  () => import("#components/ui/toast-region.tsx"),
];

/** What else works when the line is gone. What asks the server anyway comes when it is asked for. */
const further = [
  () => import("./suggesting/late.ts"),
  () => import("./comments/comment-layer.tsx"),
  () => import("./find-bar.tsx"),
  () => import("./restyle-quotes.ts"),
  () => import("./link-window.tsx"),
  () => import("./blocks/block-menus.tsx"),
  () => import("./language-window.tsx"),
  () => import("./outline-window.tsx"),
  () => import("./blocks/block-windows.tsx"),
  () => import("./paste/picture-place.tsx"),
  () => import("#components/desk/finder/keys-window.tsx"),
  () => import("#components/desk/finder/finder-window.tsx"),
  () => import("#components/desk/sign-in-window.tsx"),
];

const [atTheLatest, pause] = [10_000, 15_000]; // milliseconds: after opening; until a part is tried again

/**
 * Fetches what a writer may need when the line is gone: once somebody works in the story, or ten seconds after it was opened,
 * one part after the other and only while the page rests. Opening never waits for it.
 */
export function useFetchAhead(isEditable: boolean): void {
  useEffect(() => {
    if (!isEditable) return;
    const left = new AbortController();
    const gestures = ["keydown", "pointerdown"];
    const begin = () => {
      stopListening();
      void fetchAll(isLineDear() ? needed : [...needed, ...further], left.signal);
    };
    const timer = setTimeout(begin, atTheLatest);
    const stopListening = () => {
      clearTimeout(timer);
      for (const gesture of gestures) removeEventListener(gesture, begin, true);
    };
    for (const gesture of gestures) addEventListener(gesture, begin, true);
    return () => {
      stopListening();
      left.abort();
    };
  }, [isEditable]);
}

async function fetchAll(parts: (() => Promise<unknown>)[], left: AbortSignal): Promise<void> {
  for (const part of parts) {
    await rest();
    if (left.aborted) return;
    while (!left.aborted && !(await arrives(part))) await new Promise<void>((wake) => waitForLine(pause, wake));
  }
}

function arrives(part: () => Promise<unknown>): Promise<boolean> {
  return part().then(
    () => true,
    () => false,
  );
}

/** Until the page has nothing to do. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}

/** The person has told the browser to save data: then the rest comes with its first use. */
function isLineDear(): boolean {
  const line: unknown = "connection" in navigator ? navigator.connection : null;
  return typeof line === "object" && line !== null && "saveData" in line && line.saveData === true;
}
