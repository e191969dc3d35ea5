"use client";
import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";
import { useEffect, useState } from "react";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import { onSignedIn, tellSignedOut } from "./signed-out.ts";

/**
 * Runs a server action from a button or a form, and keeps its refusal for the page to show. What was typed stays where
 * it is. `run` answers null when the deed was not done. Whoever is signed out is asked to sign in on the spot, and presses again.
 */
export function useDeed<Input, T>(deed: (input: Input) => Promise<Outcome<T>>) {
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const [isPending, setPending] = useState(false);
  const isSignedOut = refusal?.reason === "signedOut";
  useEffect(() => (isSignedOut ? onSignedIn(() => setRefusal(null)) : undefined), [isSignedOut]);

  async function run(input: Input): Promise<{ value: T } | null> {
    if (isPending) return null;
    setPending(true);
    const outcome = await deed(input).catch(refusalOf);
    setPending(false);
    setRefusal(outcome.ok ? null : outcome.refusal);
    if (!outcome.ok && outcome.refusal.reason === "signedOut") tellSignedOut({ isAsked: true });
    return outcome.ok ? { value: outcome.value } : null;
  }

  return { run, isPending, refusal, clear: () => setRefusal(null) };
}

/** What a failed call means: a page older than the server, no connection, or a fault that the server has logged. */
export function refusalOf(error: unknown): { ok: false; refusal: RefusalData } {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  if (digest.startsWith("NEXT_")) throw error; // a redirect on its way
  const reason = isUnknownAction(error) ? "oldTab" : digest === "" ? "offline" : "failed";
  return { ok: false, refusal: { kind: "refusal", reason, details: {} } };
}
