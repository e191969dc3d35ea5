"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/show.tsx";
import { emptyContent, type Facts } from "#newsroom/article.ts";
import { findDifference, isSame } from "#newsroom/difference.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { useDesk } from "./story-desk.tsx";

/**
 * Somebody else changed this fact while it was changed here. What was typed stands above; here how theirs differs, and the
 * choice. Nothing when nobody did.
 */
export function FactConflict({ fact }: { fact: keyof Facts }) {
  const t = useTranslations("facts");
  const { facts } = useDesk();
  if (facts.refusals[fact]?.reason !== "factsChanged") return null;
  const theirs = { content: emptyContent, facts: facts.saved.facts };
  const mine = { content: emptyContent, facts: { ...theirs.facts, [fact]: facts.facts[fact] } };
  const difference = findDifference(mine, theirs);
  const isList = Array.isArray(facts.facts[fact]);
  return (
    <div className="py-2">
      <Notice kind="problem">
        <p className="pb-2">{t(isList ? "conflictList" : "conflict")}</p>
        {!isSame(difference) && <DifferenceView difference={difference} />}
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
