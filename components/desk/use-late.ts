"use client";

import { useEffect, useRef, useState } from "react";
import { dismissMissing, tellMissing, waitForLine } from "./missing-part.ts";

const [pause, longestPause] = [5000, 30_000]; // milliseconds between two tries that nobody asked for

/**
 * A part of the page that is fetched when it is first wanted, so that opening the page does not wait for it. Null until it
 * is there. When the network does not bring it, the rest of the page stays as it is:
 * - `onFail` takes the wish back; without it the part is tried again quietly until it comes;
 * - `again` makes the wish anew: the person who asked is told and can ask again.
 */
export function useLate<Part>(
  load: () => Promise<Part>,
  isWanted: boolean,
  onFail?: () => void,
  again?: () => void,
): Part | null {
  const [part, setPart] = useState<{ value: Part } | null>(null);
  const [tries, setTries] = useState(0);
  const latest = useRef({ load, onFail, again });
  latest.current = { load, onFail, again };
  const isDue = isWanted && part === null;
  useEffect(() => {
    if (!isDue) return;
    let isLeft = false;
    let stop = () => {};
    const take = (value: Part) => {
      if (isLeft) return;
      if (latest.current.again) dismissMissing();
      setPart({ value });
    };
    const fail = () => {
      if (isLeft) return;
      const { onFail, again } = latest.current;
      if (onFail) onFail();
      else stop = waitForLine(Math.min(pause * (tries + 1), longestPause), () => setTries(tries + 1));
      if (again) tellMissing(again);
    };
    latest.current.load().then(take, fail);
    return () => {
      isLeft = true;
      stop();
    };
  }, [isDue, tries]);
  return part?.value ?? null;
}
