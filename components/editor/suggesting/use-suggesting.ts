"use client";

import { createContext, use, useCallback, useEffect, useMemo, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { useLate } from "#components/desk/use-late.ts";
import type { Prose } from "#newsroom/draft.ts";
import { type Hand, tell } from "./hand.ts";

type Late = typeof import("./late.ts");

/** Whether this person proposes in this story, and what is proposed in it. */
export type Suggesting = {
  isOn: boolean;
  isReady: boolean; // what is typed now becomes what it should
  hasFailed: boolean; // the rules could not be fetched: the mode is off
  toggle: () => void;
  hand: Hand;
  late: Late | null;
  prose: Prose;
  count: number; // of open proposals
};

export const SuggestingContext = createContext<Suggesting | null>(null);

export function useSuggestions(): Suggesting {
  const suggesting = use(SuggestingContext);
  if (!suggesting) throw new Error("A part of the editor stands outside of its suggestions.");
  return suggesting;
}

type Place = { articleId: number; personId: number; prose: Prose };

/** The mode is the person's own, and stays with the story in this browser. Turned on and off also by Ctrl or Command, Shift and E. */
export function useSuggesting({ articleId, personId, prose }: Place): Suggesting {
  const [wanted, setWanted] = useState(() => recall(personId, articleId));
  const [isRecalled, setRecalled] = useState(wanted); // then nothing is typed before it is on
  const [hasFailed, setFailed] = useState(false);
  const [hand] = useState<Hand>(() => ({ personId, isProposing: false, rules: null, editors: new Map() }));
  const isNeeded = useMemo(() => wanted || hasProposals(prose), [wanted, prose]);
  const late = useLate(
    () => import("./late.ts"),
    isNeeded,
    () => {
      setWanted(false); // better no mode than one that does not do what it says
      setFailed(true);
    },
  );
  const isOn = wanted && late !== null;
  const isReady = isOn || !(wanted && isRecalled);
  hand.isProposing = isOn;
  hand.rules = late?.rules ?? null;

  useEffect(() => {
    if (late) for (const { view } of hand.editors.values()) view.dispatch(tell(view.state.tr, { redraw: true }));
  }, [late, hand]);
  const toggle = useCallback(() => {
    setRecalled(false);
    setFailed(false);
    setWanted((was) => !was);
  }, []);
  useEffect(() => remember(personId, articleId, wanted), [personId, articleId, wanted]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isAsked = isMod(event) && event.shiftKey && !event.altKey && event.code === "KeyE";
      if (!isAsked || event.defaultPrevented) return;
      event.preventDefault();
      toggle();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [toggle]);
  const count = useMemo(() => late?.listProposals(prose).length ?? 0, [late, prose]);
  return useMemo(
    () => ({ isOn, isReady, hasFailed, toggle, hand, late, prose, count }),
    [isOn, isReady, hasFailed, toggle, hand, late, prose, count],
  );
}

function hasProposals(prose: Prose): boolean {
  return /"type":"(?:insertion|deletion|reformat)"|"proposal":"/.test(JSON.stringify(prose));
}

const nameOf = (personId: number, articleId: number) => `khabar-suggesting-${personId}-${articleId}`;

/** A browser that keeps nothing starts without the mode. */
function recall(personId: number, articleId: number): boolean {
  try {
    return localStorage.getItem(nameOf(personId, articleId)) === "on";
  } catch {
    return false;
  }
}

function remember(personId: number, articleId: number, isOn: boolean): void {
  if (articleId === 0) return; // it is not there yet
  try {
    if (isOn) localStorage.setItem(nameOf(personId, articleId), "on");
    else localStorage.removeItem(nameOf(personId, articleId));
  } catch {
    // next time it starts without the mode
  }
}
