"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Facts } from "#newsroom/article.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";

export type FactsState = {
  facts: Facts; // what was saved, with what is not yet saved laid over it
  status: "saved" | "saving" | "failed";
  refusals: Partial<Record<keyof Facts, RefusalData>>; // empty with `failed`: the server could not be reached
  change: (patch: Partial<Facts>, pace?: "now" | "typing") => void;
  flush: () => Promise<boolean>; // tries everything again; whether all is saved
};

const typingPause = 700; // ms
const retryPause = 4000;

/** Facts save themselves. What could not be saved stays on the page and is tried again, never dropped. */
export function useFacts(saved: Facts, save: (patch: Partial<Facts>) => Promise<Outcome<Facts>>): FactsState {
  const [base, setBase] = useState(saved);
  const [lastSaved, setLastSaved] = useState(saved);
  const [pending, setPending] = useState<Partial<Facts>>({});
  const [refusals, setRefusals] = useState<FactsState["refusals"]>({});
  const [isLost, setLost] = useState(false);
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

  const send = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    /** One fact at a time, so that a refused one does not hold up the others. */
    const next = () => {
      const found = Object.entries(waiting.current).find(([key]) => !refused.current.has(key));
      return found && Object.fromEntries([found]);
    };
    const run = async () => {
      for (let patch = next(); patch; patch = next()) {
        const outcome = await saveNow.current(patch).catch(() => null);
        setLost(outcome === null);
        if (!outcome) {
          timer.current = setTimeout(() => void send(), retryPause);
          return false;
        }
        for (const key of Object.keys(patch)) {
          if (!outcome.ok) refused.current.add(key);
          setRefusals((before) => ({ ...before, [key]: outcome.ok ? undefined : outcome.refusal }));
        }
        if (!outcome.ok) continue;
        waiting.current = without(waiting.current, patch);
        setBase(outcome.value);
        setPending(waiting.current);
      }
      return Object.keys(waiting.current).length === 0;
    };
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  const flush = useCallback(() => {
    refused.current.clear();
    return send();
  }, [send]);

  const change = useCallback(
    (patch: Partial<Facts>, pace: "now" | "typing" = "now") => {
      waiting.current = { ...waiting.current, ...patch };
      for (const key of Object.keys(patch)) refused.current.delete(key);
      setPending(waiting.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), pace === "typing" ? typingPause : 0);
    },
    [send],
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

  const isRefused = Object.values(refusals).some((refusal) => refusal !== undefined);
  return {
    facts: { ...base, ...pending },
    status: isLost || isRefused ? "failed" : isPending ? "saving" : "saved",
    refusals,
    change,
    flush,
  };
}

/** What changed again while `done` was on its way. */
function without(waiting: Partial<Facts>, done: Partial<Facts>): Partial<Facts> {
  const before = new Map<string, unknown>(Object.entries(done));
  return Object.fromEntries(Object.entries(waiting).filter(([key, value]) => before.get(key) !== value));
}
