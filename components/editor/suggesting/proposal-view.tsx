"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { Button } from "#components/ui/button.tsx";
import { directionOfText } from "#newsroom/body.ts";
import { formatMoment } from "#newsroom/dates.ts";
import { presenceOf } from "#newsroom/presence.ts";
import type { Proposal, ProposedChange } from "#newsroom/proposals.ts";
import type { Review } from "./use-proposals.ts";

const longest = 240; // letters of a passage that are shown

type Props = { proposal: Proposal; review: Review; onDecided?: () => void; children?: ReactNode };

/** Who proposes what, since when, and the two answers to it. */
export function ProposalView({ proposal, review, onDecided, children }: Props) {
  const t = useTranslations("suggesting");
  const language = useLocale() === "ar" ? "ar" : "en";
  const { dates } = useDesk();
  const answer = (decision: "accept" | "reject") => () => {
    review.decide([proposal.id], decision);
    onDecided?.();
  };
  return (
    <>
      <p className="proposal-head">
        <span
          aria-hidden="true"
          className="proposal-person"
          style={{ background: presenceOf({ id: proposal.by, name: "" }).color }}
        />
        <bdi className="font-semibold">{review.nameOf(proposal.by)}</bdi>
        <time dateTime={new Date(proposal.at).toISOString()} className="text-light text-small">
          {formatMoment(new Date(proposal.at), language, dates)}
        </time>
      </p>
      <ul className="proposal-what">
        {sentencesOf(proposal, t).map(({ key, sentence, passages }) => (
          <li key={key}>
            {sentence}
            {passages.map(({ kind, text }) => (
              <q key={kind} className={`proposal-${kind}`} dir={directionOfText(text) ?? "auto"}>
                {shorten(text)}
              </q>
            ))}
          </li>
        ))}
      </ul>
      <p className="proposal-answers">
        {review.mayDecide && (
          <>
            <Button look="quiet" onPress={answer("accept")}>
              {t("accept")}
            </Button>
            <Button look="quiet" onPress={answer("reject")}>
              {t("reject")}
            </Button>
          </>
        )}
        {children}
      </p>
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"suggesting">>;
type Sentence = { key: string; sentence: string; passages: { kind: "added" | "removed" | "same"; text: string }[] };

/** What a proposal does, in words. */
export function sentencesOf({ added, removed, before, after, changes }: Proposal, t: Words): Sentence[] {
  const say = (change: ProposedChange, place: number): Sentence => {
    const told = (sentence: string, text?: string): Sentence => ({
      key: `${change.kind}${place}`,
      sentence,
      passages: text === undefined ? [] : [{ kind: "same", text }],
    });
    switch (change.kind) {
      case "split":
      case "join":
        return told(t(change.kind));
      case "become":
        return told(t("become", { block: change.block, from: change.from }));
      case "format":
      case "unformat":
        return told(t(change.kind, { format: change.format }), change.text);
      case "move":
        return told(t("moveBlock", { block: change.block }), change.text || undefined);
      default:
        return told(t(`${change.kind}Block`, { block: change.block }));
    }
  };
  const takes = { kind: "removed" as const, text: before + removed + after };
  const adds = { kind: "added" as const, text: before + added + after };
  const isInWord = before + after !== "" && removed + added !== ""; // a letter or two say nothing without their word
  const words: Sentence[] = [];
  if (isInWord || (removed !== "" && added !== ""))
    words.push({ key: "replaces", sentence: t("replaces"), passages: [takes, adds] });
  else if (removed !== "") words.push({ key: "takes", sentence: t("takes"), passages: [takes] });
  else if (added !== "") words.push({ key: "adds", sentence: t("adds"), passages: [adds] });
  return [...words, ...changes.map(say)];
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
