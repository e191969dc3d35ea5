"use client";

import { useTranslations } from "next-intl";
import { judgeLength, type LengthGuide } from "#newsroom/length-guide.ts";

/** How long some words are against what is usually shown of them: said in words, drawn as a line. */
export function LengthNote({ guide, text }: { guide: LengthGuide; text: string }) {
  const t = useTranslations("showcase");
  const { count, most, verdict } = judgeLength(guide, text);
  const share = Math.min(100, Math.round((count / most) * 100));
  return (
    <div className="pt-1.5 text-small">
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-sm bg-rule">
        <div className={`h-full ${verdict === "long" ? "bg-warn" : "bg-ink"}`} style={{ inlineSize: `${share}%` }} />
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 pt-0.5 text-muted">
        <span>{t(`guides.${guide}`)}</span>
        <span className={verdict === "long" ? "text-warn" : ""}>
          {t("count", { count, most })} {t(`verdicts.${verdict}`)}
        </span>
      </p>
    </div>
  );
}
