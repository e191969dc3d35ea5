"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "#newsroom/refusal.ts";
import { announce, listenToPersons, useSignedOut } from "./signed-out.ts";
import { useLate } from "./use-late.ts";

export type Self = { id: number; name: string; email: string };
export type ChangePassword = (input: { current: string; next: string }) => Promise<Outcome<void>>;

const retryPause = 2000; // ms

/** Asks a person whose session ended under an open page to sign in there. Costs a page nothing until it happens. */
export function SignInAgain({ self, changePassword }: { self: Self; changePassword: ChangePassword }) {
  const signedOut = useSignedOut();
  const { id, name } = self;
  useEffect(() => {
    announce({ id, name });
    return listenToPersons(id);
  }, [id, name]);
  const [isResting, setResting] = useState(false);
  const window = useLate(
    () => import("./sign-in-window.tsx"),
    signedOut !== null && !isResting,
    () => setResting(true),
  );
  useEffect(() => {
    if (!isResting) return;
    const again = setTimeout(() => setResting(false), retryPause); // without it there is no way on
    return () => clearTimeout(again);
  }, [isResting]);
  return signedOut && window && <window.SignInWindow {...{ self, changePassword, signedOut }} />;
}
