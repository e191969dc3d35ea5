"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/show.tsx";
import type { Difference, FactChange } from "#newsroom/difference.ts";
import { useAnchor, useShown } from "./difference-context.ts";
import { Swap } from "./difference-text.tsx";
import { useNamed } from "./use-named.ts";

export function DifferenceSources({ changes }: { changes: Difference["sources"] }) {
  const t = useTranslations("difference");
  const kinds = useTranslations("sources.kinds");
  const anchor = useAnchor();
  return (
    <ul className="space-y-1">
      {changes.map(({ kind, source, before, change }) => (
        <li key={change} {...anchor(change)}>
          <Badge>{t(kind === "moved" ? "sourceMoved" : `kinds.${kind}`)}</Badge>{" "}
          <bdi className="font-medium">{source.name}</bdi>{" "}
          <span className="text-muted text-small">{kinds(source.kind)}</span>
          {kind === "changed" && source.link !== before.link && (
            <p dir="ltr" className="wrap-anywhere text-small">
              <Swap before={before.link || t("none")} after={source.link || t("none")} />
            </p>
          )}
          {kind === "changed" && source.note !== before.note && (
            <p className="text-small">
              {t("note")}: <Swap before={before.note || t("none")} after={source.note || t("none")} />
            </p>
          )}
          {kind === "changed" && source.isShown !== before.isShown && (
            <p className="text-small">
              {t("shown")}: <Swap before={t(before.isShown ? "yes" : "no")} after={t(source.isShown ? "yes" : "no")} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

export function DifferenceFacts({ changes }: { changes: FactChange[] }) {
  const t = useTranslations("difference");
  const tell = useFactWords();
  const anchor = useAnchor();
  return (
    <ul className="space-y-1">
      {changes.map((change) => (
        <li key={change.fact} {...anchor(change.change)}>
          <span className="text-muted text-small">{t(`fact.${change.fact}`)}: </span>
          <Swap before={tell(change.fact, change.before)} after={tell(change.fact, change.after)} />
        </li>
      ))}
    </ul>
  );
}

function useFactWords() {
  const t = useTranslations();
  const { surroundings } = useShown();
  const named = useNamed();
  return (fact: FactChange["fact"], values: FactChange["after"]): string => {
    if (values.length === 0) return t(fact === "slug" ? "difference.fromHeadline" : "difference.none");
    const lists = { section: surroundings.sections, bylines: surroundings.authors, topics: surroundings.topics };
    if (fact === "slug") return values.join("");
    if (fact === "language") return values.map((value) => t(`facts.${value === "ar" ? "ar" : "en"}`)).join("");
    const known = named(lists[fact]);
    return values.map((id) => known.find((option) => option.id === id)?.label ?? `${id}`).join(t("difference.comma"));
  };
}
