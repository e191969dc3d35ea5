"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import type { Facts } from "#newsroom/article.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { useLate } from "../use-late.ts";
import { useDesk } from "./story-desk.tsx";

/**
 * Somebody else changed this fact while it was changed here. What was typed stands above; here how theirs differs, and the
 * choice. Nothing when nobody did.
 */
export function FactConflict({ fact }: { fact: keyof Facts }) {
  const t = useTranslations("facts");
  const { facts } = useDesk();
  const isOpen = facts.refusals[fact]?.reason === "factsChanged";
  const late = useLate(() => import("./fact-difference.tsx"), isOpen);
  if (!isOpen) return null;
  const isList = Array.isArray(facts.facts[fact]);
  return (
    <div className="py-2">
      <Notice kind="problem">
        <p className="pb-2">{t(isList ? "conflictList" : "conflict")}</p>
        {late && <late.FactDifference fact={fact} />}
        <div className="flex flex-wrap gap-2 pt-2">
          <Button onPress={() => facts.choose(fact, "mine")}>{t(isList ? "keepBoth" : "keepMine")}</Button>
          <Button onPress={() => facts.choose(fact, "theirs")}>{t("takeTheirs")}</Button>
        </div>
      </Notice>
    </div>
  );
}

/** Why a fact was not saved, whatever the reason is. */
export function FactNote({ fact }: { fact: keyof Facts }) {
  const { facts } = useDesk();
  const refusal = facts.refusals[fact];
  if (refusal?.reason === "factsChanged") return <FactConflict fact={fact} />;
  return <RefusalNote refusal={refusal ?? null} />;
}
