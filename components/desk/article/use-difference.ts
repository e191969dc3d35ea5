import { useEffect, useRef, useState } from "react";
import { useDeed } from "../use-deed.ts";
import { type Comparison, useDesk } from "./story-desk.tsx";

/** Compares once the server has everything that was typed; again each time the window opens, or facts changed since. */
export function useDifference(isOpen: boolean) {
  const { view, actions, draft, facts } = useDesk();
  const [compared, setCompared] = useState<Comparison | null>(null);
  const { run, refusal } = useDeed(async (id: number) => {
    await facts.settle(facts.saved.version);
    await draft.settle().catch(() => {}); // the deed itself waits again, and says so when it cannot
    return actions.findChanges({ id });
  });
  const compare = useRef(run);
  compare.current = run;
  const isWanted = useRef(isOpen);
  isWanted.current = isOpen;
  const isFresh = compared !== null && compared.factsVersion >= facts.saved.version;
  useEffect(() => {
    if (!isOpen) setCompared(null);
    if (!isOpen || isFresh) return;
    void compare.current(view.id).then((found) => {
      if (found && isWanted.current) setCompared(found.value);
    });
  }, [isOpen, isFresh, view.id]);
  return { compared, refusal };
}
