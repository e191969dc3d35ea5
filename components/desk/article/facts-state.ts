"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Facts } from "#newsroom/article.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";

export type FactsState = {
  facts: Facts; // what was saved, with what is not yet saved laid over it
  status: "saved" | "saving" | "failed";
  refusal: RefusalData | null; // null with `failed`: the server could not be reached
  refused: (keyof Facts)[]; // the fields it is about
  change: (patch: Partial<Facts>, pace?: "now" | "typing") => void;
  flush: () => Promise<boolean>; // whether all is saved
};

const typingPause = 700; // ms
const retryPause = 4000;

/** Facts save themselves. What could not be saved stays on the page and is tried again, never dropped. */
export function useFacts(saved: Facts, save: (patch: Partial<Facts>) => Promise<Outcome<Facts>>): FactsState {
  const [base, setBase] = useState(saved);
  const [lastSaved, setLastSaved] = useState(saved);
  const [pending, setPending] = useState<Partial<Facts>>({});
  const [trouble, setTrouble] = useState<{ refusal: RefusalData | null } | null>(null);
  if (JSON.stringify(saved) !== JSON.stringify(lastSaved)) {
    setLastSaved(saved);
    setBase(saved);
  }

  const waiting = useRef<Partial<Facts>>({});
  const refused = useRef(new Set<string>());
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    const run = async () => {
      for (let patch = next(); patch; patch = next()) {
        const outcome = await saveNow.current(patch).catch(() => null);
        if (!outcome) {
          setTrouble({ refusal: null });
          timer.current = setTimeout(() => void flush(), retryPause);
          return false;
        }
        if (outcome.ok) {
          waiting.current = without(waiting.current, patch);
          setBase(outcome.value);
          setPending(waiting.current);
        } else for (const key of Object.keys(patch)) refused.current.add(key);
        setTrouble(outcome.ok ? null : { refusal: outcome.refusal });
      }
      return Object.keys(waiting.current).length === 0;
    };
    /** One fact at a time, so that a refused one does not hold up the others. */
    const next = () => {
      const found = Object.entries(waiting.current).find(([key]) => !refused.current.has(key));
      return found && Object.fromEntries([found]);
    };
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  const change = useCallback(
    (patch: Partial<Facts>, pace: "now" | "typing" = "now") => {
      waiting.current = { ...waiting.current, ...patch };
      for (const key of Object.keys(patch)) refused.current.delete(key);
      setPending(waiting.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pace === "typing" ? typingPause : 0);
    },
    [flush],
  );

  const isPending = Object.keys(pending).length > 0;
  useEffect(() => {
    if (!isPending) return;
    const again = () => void flush();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("online", again);
    addEventListener("beforeunload", warn);
    return () => {
      removeEventListener("online", again);
      removeEventListener("beforeunload", warn);
    };
  }, [isPending, flush]);

  return {
    facts: { ...base, ...pending },
    status: trouble ? "failed" : isPending ? "saving" : "saved",
    refusal: trouble?.refusal ?? null,
    change,
    flush,
  };
}

/** What changed again while `done` was on its way. */
function without(waiting: Partial<Facts>, done: Partial<Facts>): Partial<Facts> {
  const before = new Map<string, unknown>(Object.entries(done));
  return Object.fromEntries(Object.entries(waiting).filter(([key, value]) => before.get(key) !== value));
}
