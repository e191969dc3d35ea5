"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Facts, factNames } from "#newsroom/article.ts";
import { canonical } from "#newsroom/canonical.ts";
import { joinFacts } from "#newsroom/join-facts.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import { onSignedIn } from "../signed-out.ts";
import { refusalOf } from "../use-deed.ts";

/** Facts as the server has them, with their version. */
export type SavedFacts = { facts: Facts; version: number };

/** Saves facts with the values that they replace; `before` is the version that the server found. */
export type SaveFacts = (
  patch: Partial<Facts>,
  was: Partial<Facts>,
) => Promise<Outcome<SavedFacts & { before: number }>>;

/** Everything is saved, and the version that the person has seen; or what hinders it. */
export type Settled = { version: number } | { hindrance: "draftBehind" | "factsChanged" };

export type FactsState = {
  facts: Facts; // what was saved, with what is not yet saved laid over it
  saved: SavedFacts;
  status: "saved" | "saving" | "failed" | "conflict";
  refusals: Partial<Record<keyof Facts, RefusalData>>; // empty with `failed`: the server could not be reached
  /** Made of what the page shows now, unless `from` says of what. */
  change: (
    patch: Partial<Facts> | ((now: Facts) => Partial<Facts>),
    how?: { pace?: "typing"; from?: Partial<Facts> },
  ) => void;
  /** Where somebody else changed the same fact: mine (of lists: both), having seen theirs, or theirs. */
  choose: (fact: keyof Facts, choice: "mine" | "theirs") => void;
  retry: () => void;
  /** Tries everything again. Of a version seen before only the person's own changes lead to a newer one. */
  settle: (seenVersion: number) => Promise<Settled>;
};

const typingPause = 700; // ms
const retryPause = 4000;
const conflict = "factsChanged"; // a refusal's reason: somebody else changed the same fact

/** Facts save themselves. What could not be saved stays on the page and is tried again, never dropped. */
export function useFacts(given: SavedFacts, save: SaveFacts): FactsState {
  const [saved, setSaved] = useState(given);
  const [pending, setPending] = useState<Partial<Facts>>({});
  const [refusals, setRefusals] = useState<FactsState["refusals"]>({});
  const [isLost, setLost] = useState(false);
  if (given.version > saved.version) setSaved(given);
  const facts = useMemo(() => ({ ...saved.facts, ...pending }), [saved, pending]);

  const waiting = useRef<Partial<Facts>>({});
  const was = useRef<Partial<Facts>>({}); // of each waiting fact: what the person saw before changing it
  const sent = useRef<{ patch: Partial<Facts>; was: Partial<Facts> } | null>(null);
  const refused = useRef(new Map<string, string>()); // why
  const ownMoves = useRef(new Map<number, number>()); // from version to version, by this page's changes alone
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef({ save, facts });
  useEffect(() => {
    shown.current = { save, facts };
  });

  const send = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    /** One fact at a time, so that a refused one does not hold up the others. */
    const next = () => {
      const name = factNames.find((name) => name in waiting.current && !refused.current.has(name));
      return name && { patch: pick(waiting.current, name), was: pick(was.current, name) };
    };
    const run = async () => {
      // A change whose answer was lost may have been made: it is asked for again as it was before anything newer is.
      for (let step = sent.current ?? next(); step; step = next()) {
        const { patch } = step;
        sent.current = step;
        const outcome = await shown.current.save(patch, step.was).catch(lostOrOld);
        setLost(outcome === null);
        if (!outcome) {
          timer.current = setTimeout(() => void send(), retryPause);
          return false;
        }
        sent.current = null;
        for (const name of namesIn(patch)) {
          const isNewest = waiting.current[name] === patch[name];
          if (!outcome.ok && isNewest) refused.current.set(name, outcome.refusal.reason);
          if (isNewest || outcome.ok)
            setRefusals((before) => ({ ...before, [name]: outcome.ok ? undefined : outcome.refusal }));
          if (outcome.ok && isNewest) waiting.current = without(waiting.current, name);
          if (outcome.ok) was.current = { ...without(was.current, name), ...pick(outcome.value.facts, name) };
        }
        if (!outcome.ok) continue;
        const { value } = outcome;
        if (value.version > value.before) ownMoves.current.set(value.before, value.version);
        setSaved((before) => (value.version > before.version ? value : before));
        setPending(waiting.current);
      }
      return Object.keys(waiting.current).length === 0;
    };
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  const retry = useCallback(() => {
    refused.current.clear();
    return send();
  }, [send]);

  const change = useCallback<FactsState["change"]>(
    (asked, { pace, from = {} } = {}) => {
      const now = { ...shown.current.facts, ...waiting.current };
      const patch = typeof asked === "function" ? asked(now) : asked;
      for (const name of namesIn(patch)) {
        const origin = { ...now, ...from };
        const isGoingOn = name in waiting.current && isEqual(origin[name], waiting.current[name]);
        if (!isGoingOn) was.current = { ...was.current, ...pick(origin, name) };
        waiting.current = { ...waiting.current, ...pick(patch, name) };
        refused.current.delete(name);
      }
      setPending(waiting.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), pace === "typing" ? typingPause : 0);
    },
    [send],
  );

  const choose: FactsState["choose"] = (fact, choice) => {
    waiting.current = without(waiting.current, fact);
    refused.current.delete(fact);
    setRefusals((before) => ({ ...before, [fact]: undefined }));
    if (choice === "mine") change(joinFacts(fact, facts, saved.facts), { from: pick(saved.facts, fact) });
    else setPending(waiting.current);
  };

  const settle: FactsState["settle"] = async (seenVersion) => {
    const isSaved = await retry();
    if (!isSaved) return { hindrance: [...refused.current.values()].includes(conflict) ? conflict : "draftBehind" };
    let version = seenVersion;
    for (let newer = ownMoves.current.get(version); newer; newer = ownMoves.current.get(version)) version = newer;
    return { version };
  };

  const isPending = Object.keys(pending).length > 0;
  useEffect(() => {
    if (!isPending) return;
    const again = () => void retry();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("online", again);
    addEventListener("beforeunload", warn);
    const stopWaiting = onSignedIn(again);
    return () => {
      stopWaiting();
      removeEventListener("online", again);
      removeEventListener("beforeunload", warn);
    };
  }, [isPending, retry]);

  const status = isLost ? "failed" : (refusedStatus(refusals) ?? (isPending ? "saving" : "saved"));
  return { facts, saved, status, refusals, change, choose, retry: () => void retry(), settle };
}

/** A lost answer is asked for again; one that a newer server can never give is not. */
function lostOrOld(error: unknown): ReturnType<typeof refusalOf> | null {
  const outcome = refusalOf(error);
  return outcome.refusal.reason === "oldTab" ? outcome : null;
}

function refusedStatus(refusals: FactsState["refusals"]): "failed" | "conflict" | null {
  const reasons = Object.values(refusals).flatMap((refusal) => refusal?.reason ?? []);
  if (reasons.length === 0) return null;
  return reasons.every((reason) => reason === conflict) ? "conflict" : "failed";
}

function namesIn(facts: Partial<Facts>): (keyof Facts)[] {
  return factNames.filter((name) => name in facts);
}

function pick(facts: Partial<Facts>, name: keyof Facts): Partial<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key === name));
}

function without(facts: Partial<Facts>, name: keyof Facts): Partial<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}
