"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { areLettersSilent, isTyping, keyOf } from "../finder/key-of.ts";

/**
 * Goes from change to change, with the real focus, so that a screen reader follows. F7 and Shift+F7, as in word processors;
 * N and P too, where single letters work.
 * @returns where one is, from 1 (0: nowhere yet), of how many that are shown
 */
export function useChangeWalk(frame: RefObject<HTMLElement | null>, shownBy: unknown) {
  const [place, setPlace] = useState({ at: 0, of: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with it
  useEffect(() => setPlace({ at: 0, of: changesIn(frame.current).length }), [frame, shownBy]);

  const go = useCallback(
    (by: 1 | -1) => {
      const all = changesIn(frame.current);
      const here = document.activeElement?.closest<HTMLElement>("[data-change]");
      const at = here ? all.indexOf(here) : -1;
      const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
      const change = all[next];
      if (!change) return;
      visit(change);
      setPlace({ at: next + 1, of: all.length });
    },
    [frame],
  );

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      const key = keyOf(event);
      const isLetter = (key === "n" || key === "p") && !isTyping(event.target) && !areLettersSilent();
      const isWanted = isLetter || isDifferenceKey(event);
      if (event.defaultPrevented || !isWanted || !isReachable(frame.current)) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // N begins a new story elsewhere
      go(key === "p" || event.shiftKey ? -1 : 1);
    }
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [frame, go]);

  return { place, go };
}

/** F7 and Shift+F7. */
export function isDifferenceKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "F7" && !ctrlKey && !metaKey && !altKey;
}

/** Brings a change before the eyes and under the focus. */
export function visit(change: HTMLElement): void {
  const folded = change.closest("details");
  if (folded) folded.open = true;
  change.scrollIntoView({ block: "center" });
  change.focus({ preventScroll: true });
}

function changesIn(frame: HTMLElement | null): HTMLElement[] {
  return frame ? [...frame.querySelectorAll<HTMLElement>("[data-change]")] : [];
}

/** Not while another window stands before it. */
function isReachable(frame: HTMLElement | null): boolean {
  const windows = [...document.querySelectorAll("[role=dialog], [role=alertdialog]")];
  return frame !== null && windows.every((window) => window.contains(frame));
}
