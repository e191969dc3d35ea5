"use client";

import { useEffect, useMemo } from "react";
import { onSignedIn, tellOtherPerson, tellSignedIn, tellSignedOut, useSignedOut } from "#components/desk/signed-out.ts";
import { plainFields, textOf } from "#newsroom/article.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import type { Draft } from "./connection/use-draft.ts";
import { readContent } from "./use-draft-content.ts";

/**
 * A session that ends while somebody writes: the desk asks them to sign in beside the text, and what waits here is sent
 * when they are in. `refusal` of the creation of a new article says the same before there is a socket.
 * @returns why no deed can be done from this page now
 */
export function useSignIn(
  { doc, state, otherName, wake, reconnect }: Pick<Draft, "doc" | "state" | "otherName" | "wake" | "reconnect">,
  refusal: RefusalData | null,
): RefusalData | null {
  const isUnborn = refusal?.reason === "signedOut";
  const isOthers = useSignedOut()?.kind === "other";
  useEffect(() => {
    if (state === "signedOut" || isUnborn) tellSignedOut({ isAsked: false });
    else if (state === "otherPerson") tellOtherPerson(otherName, () => wordsIn(doc));
    else if (state !== "connecting" && state !== "offline") tellSignedIn();
  }, [state, isUnborn, otherName, doc]);
  useEffect(() => onSignedIn(wake), [wake]);
  useEffect(() => {
    if (isOthers) reconnect(); // heard from another page: the line of before would still be this person's
  }, [isOthers, reconnect]);
  return useMemo(() => {
    if (state !== "otherPerson" && state !== "signedOut" && state !== "oldTab") return null;
    return { kind: "refusal", reason: state, details: { name: otherName } };
  }, [state, otherName]);
}

/** All that the page shows of the story, as plain text. */
function wordsIn(doc: Draft["doc"]): string {
  const content = readContent(doc);
  const lines = [...plainFields.map((field) => content[field]), ...content.body.map(textOf)];
  return lines.filter((line) => line.trim() !== "").join("\n\n");
}
