"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { onSignedIn } from "#components/desk/signed-out.ts";
import { refusalOf } from "#components/desk/use-deed.ts";
import type { Language } from "#newsroom/article.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import { forgetBlankPage, rememberBlankPage } from "./connection/blank-page.ts";
import type { Draft } from "./connection/use-draft.ts";

export type CreateArticle = (input: {
  clientKey: string;
  language: Language;
  personId: number;
}) => Promise<Outcome<{ id: number; epoch: number }>>;

const retryPause = 3000; // ms

type NewArticle = {
  id: number; // 0 until it is created
  isAsked: boolean; // something was written
  isLate: boolean; // creating failed and is tried again
  refusal: RefusalData | null;
  isCarriedOver: boolean; // what an earlier visit wrote is back
  /** The article's id; the first call creates it. */
  ensure: () => Promise<Outcome<number>>;
};

/**
 * A blank page becomes an article with its first change, whether letter or fact. The blank page's key makes a lost
 * answer harmless: asking again gives the same article. The address changes in place, so focus and letters stay.
 */
export function useNewArticle(
  existingId: number,
  { doc, attach, openBlank, recallBlank }: Pick<Draft, "doc" | "attach" | "openBlank" | "recallBlank">,
  { language, personId, create }: { language: Language; personId: number; create: CreateArticle },
): NewArticle {
  const [id, setId] = useState(existingId);
  const [isAsked, setIsAsked] = useState(false);
  const [trouble, setTrouble] = useState<{ refusal: RefusalData | null } | null>(null);
  const creating = useRef<Promise<Outcome<number>> | null>(null);

  const ensure = useCallback((): Promise<Outcome<number>> => {
    if (existingId > 0) return Promise.resolve({ ok: true, value: existingId });
    setIsAsked(true);
    creating.current ??= createOnce().then(({ outcome, page }) => {
      if (!outcome.ok) {
        creating.current = null;
        setTrouble({ refusal: outcome.refusal.reason === "offline" ? null : outcome.refusal });
        return outcome;
      }
      const { id } = outcome.value;
      void attach(id).then((isMoved) => isMoved && forgetBlankPage(personId, page));
      history.replaceState(null, "", `/desk/articles/${id}`);
      setTrouble(null);
      setId(id);
      return { ok: true, value: id };
    });
    return creating.current;

    async function createOnce() {
      const page = await openBlank();
      rememberBlankPage(personId, page);
      await recallBlank(); // what an earlier visit left moves along
      return { page, outcome: await create({ clientKey: page.clientKey, language, personId }).catch(refusalOf) };
    }
  }, [existingId, attach, openBlank, recallBlank, personId, language, create]);

  const [isCarriedOver, setCarriedOver] = useState(false);
  useEffect(() => {
    if (existingId === 0) void recallBlank().then(setCarriedOver);
  }, [existingId, recallBlank]);

  useEffect(() => {
    if (id > 0) return;
    const begin = () => void ensure();
    doc.once("update", begin);
    return () => doc.off("update", begin);
  }, [id, doc, ensure]);

  useEffect(() => {
    if (!trouble || ["forbidden", "otherPerson", "oldTab"].includes(trouble.refusal?.reason ?? "")) return;
    const again = () => void ensure();
    const timer = setTimeout(again, retryPause);
    const stopWaiting = onSignedIn(again);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      stopWaiting();
      removeEventListener("online", again);
    };
  }, [trouble, ensure]);

  return { id, isAsked, isCarriedOver, isLate: trouble !== null, refusal: trouble?.refusal ?? null, ensure };
}
