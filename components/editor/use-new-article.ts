"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "#newsroom/article.ts";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import type { Draft } from "./connection/use-draft.ts";

export type CreateArticle = (input: {
  clientKey: string;
  language: Language;
}) => Promise<Outcome<{ id: number; epoch: number }>>;

const keyName = "khabar-new-article";
const retryPause = 3000; // ms

type NewArticle = {
  id: number; // 0 until it is created
  isAsked: boolean; // something was written
  isLate: boolean; // creating failed and is tried again
  refusal: RefusalData | null;
  /** The article's id; the first call creates it. */
  ensure: () => Promise<Outcome<number>>;
};

/**
 * A blank page becomes an article with its first change, whether letter or fact. The key in the tab's session makes a lost
 * answer harmless: asking again gives the same article. The address changes in place, so focus and letters stay.
 */
export function useNewArticle(
  existingId: number,
  { doc, attach }: Pick<Draft, "doc" | "attach">,
  language: Language,
  create: CreateArticle,
): NewArticle {
  const [id, setId] = useState(existingId);
  const [isAsked, setIsAsked] = useState(false);
  const [trouble, setTrouble] = useState<{ refusal: RefusalData | null } | null>(null);
  const creating = useRef<Promise<Outcome<number>> | null>(null);

  const ensure = useCallback((): Promise<Outcome<number>> => {
    if (existingId > 0) return Promise.resolve({ ok: true, value: existingId });
    setIsAsked(true);
    creating.current ??= createOnce({ language, create }).then((outcome) => {
      if (!outcome?.ok) {
        creating.current = null;
        setTrouble({ refusal: outcome?.refusal ?? null });
        return outcome ?? { ok: false, refusal: { kind: "refusal", reason: "offline", details: {} } };
      }
      const made = outcome.value;
      attach({ articleId: made.id, epoch: made.epoch });
      history.replaceState(null, "", `/desk/articles/${made.id}`);
      sessionStorage.removeItem(keyName);
      setTrouble(null);
      setId(made.id);
      return { ok: true, value: made.id };
    });
    return creating.current;
  }, [existingId, attach, language, create]);

  useEffect(() => {
    if (id > 0) return;
    const begin = () => void ensure();
    doc.once("update", begin);
    return () => doc.off("update", begin);
  }, [id, doc, ensure]);

  useEffect(() => {
    if (!trouble || trouble.refusal?.reason === "forbidden") return;
    const again = () => void ensure();
    const timer = setTimeout(again, retryPause);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [trouble, ensure]);

  return { id, isAsked, isLate: trouble !== null, refusal: trouble?.refusal ?? null, ensure };
}

async function createOnce({ language, create }: { language: Language; create: CreateArticle }) {
  const clientKey = sessionStorage.getItem(keyName) ?? crypto.randomUUID();
  sessionStorage.setItem(keyName, clientKey);
  return create({ clientKey, language }).catch(() => null);
}
