"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Part } from "#newsroom/text-difference.ts";
import { useAnchor, useShown, visibleParts } from "./difference-context.ts";

const looks = {
  added: "bg-added px-0.5 underline decoration-2 underline-offset-4",
  removed: "bg-removed px-0.5 line-through",
  respelt: "underline decoration-dotted decoration-1 underline-offset-4",
  unspelt: "text-light line-through decoration-1",
} as const;

type Props = { parts: Part[]; dir?: "rtl" | "ltr" | null; isInline?: boolean; className?: string };

/**
 * A text with its changes. Direction follows its own letters, not the words for listeners, which have one of their own; each
 * change is isolated, so that 12 and 15 do not run together. Changed numbers, dates and names are heavier than other words.
 */
export function DifferenceText({ parts, dir, isInline = false, className = "" }: Props) {
  const Box = isInline ? "span" : "p";
  const { hidesSpelling } = useShown();
  const shown = visibleParts(parts, hidesSpelling);
  return (
    <Box dir={dir ?? "auto"} className={`wrap-anywhere whitespace-pre-wrap leading-relaxed [tab-size:4] ${className}`}>
      {shown.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference never change
        <Run key={`${place}${part.kind}`} part={part} isFirst={isFirstOf(shown, place)} />
      ))}
    </Box>
  );
}

function Run({ part, isFirst }: { part: Part; isFirst: boolean }) {
  const t = useTranslations("difference");
  const anchor = useAnchor();
  const { changes } = useShown();
  if (part.kind === "same") {
    if (!part.isRestyled) return part.text;
    return (
      <span className="border-field border-b border-dashed">
        <Said>{t("restyled")} </Said>
        {part.text}
      </span>
    );
  }
  const Mark = part.kind === "added" ? "ins" : "del";
  const isTelling = (changes[part.change]?.tellings.length ?? 0) > 0;
  const look = part.isSpelling
    ? looks[part.kind === "added" ? "respelt" : "unspelt"]
    : `${looks[part.kind]} ${isTelling ? "font-semibold" : ""}`;
  const word = part.isSpelling ? (part.kind === "added" ? "respelt" : "unspelt") : part.kind;
  return (
    <Mark
      className={`[unicode-bidi:isolate] ${part.kind === "removed" ? "me-0.5" : ""} ${look}`}
      {...(isFirst && anchor(part.change))}
    >
      <Said>{t(`said.${word}`)} </Said>
      {part.text}
      <Said> {t("end")} </Said>
    </Mark>
  );
}

/** Words for those who listen. */
function Said({ children }: { children: React.ReactNode }) {
  const locale = useLocale();
  return (
    <span className="sr-only" lang={locale} dir={locale === "ar" ? "rtl" : "ltr"}>
      {children}
    </span>
  );
}

function isFirstOf(parts: Part[], place: number): boolean {
  const [part, last] = [parts[place], parts[place - 1]];
  return part?.kind !== "same" && !(last && last.kind !== "same" && last.change === part?.change);
}

/** One value instead of another. */
export function Swap({ before, after }: { before: string; after: string }) {
  const t = useTranslations("difference");
  const sides = [
    { Mark: "del", look: looks.removed, said: "said.removed", text: before },
    { Mark: "ins", look: looks.added, said: "said.added", text: after },
  ] as const;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {sides.map(({ Mark, look, said, text }) => (
        <Fragment key={Mark}>
          <Mark className={look} dir="auto">
            <Said>{t(said)} </Said>
            {text}
            <Said> {t("end")} </Said>
          </Mark>
        </Fragment>
      ))}
    </span>
  );
}
