"use client";

import { useEffect, useState } from "react";

/**
 * A part of the page that is fetched when it is first wanted, so that opening the page does not wait for it. Null until it
 * is there; when it does not come, `onFail` says so and the rest of the page stays as it is.
 */
export function useLate<Part>(load: () => Promise<Part>, isWanted: boolean, onFail?: () => void): Part | null {
  const [part, setPart] = useState<{ value: Part } | null>(null);
  const isDue = isWanted && part === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what to load and whom to tell never changes its meaning
  useEffect(() => {
    if (!isDue) return;
    let isLeft = false;
    load().then(
      (value) => !isLeft && setPart({ value }),
      () => !isLeft && onFail?.(),
    );
    return () => {
      isLeft = true;
    };
  }, [isDue]);
  return part?.value ?? null;
}
