"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PasteNews } from "./clean-paste.ts";
import { changedNames, droppedNames, keptNames, lookNames, type Receipt } from "./receipt.ts";

type Props = { news: Exclude<PasteNews, null>; onRaw: () => void; onDismiss: () => void };

const mostShown = 30;

/** What a paste kept, changed and left out. It stays until it is dismissed, or the paste is undone. */
export function ReceiptNote({ news, onRaw, onDismiss }: Props) {
  const t = useTranslations("paste");
  const details = useRef<HTMLDetailsElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next receipt opens folded
  useEffect(() => details.current?.removeAttribute("open"), [news]);
  const say = useSentences();
  const { lines, lists } = typeof news === "string" ? { lines: [], lists: [] } : say(news.receipt);
  return (
    <section aria-label={t("title")} className="paste-receipt">
      <div className="paste-receipt-lines">
        {news === "plain" && <p>{t("onlyPlain")}</p>}
        {news === "tooLong" && <p>{t("tooLong")}</p>}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {lists.length > 0 && (
          <details ref={details}>
            <summary>{t("details")}</summary>
            {lists.map(({ title, texts }) => (
              <div key={title} className="pt-2">
                <p className="font-medium">{title}</p>
                <ul>
                  {texts.slice(0, mostShown).map((text, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a receipt never changes
                    <li key={at} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
                {texts.length > mostShown && <p>{t("more", { count: texts.length - mostShown })}</p>}
              </div>
            ))}
          </details>
        )}
      </div>
      <div className="paste-receipt-deeds">
        {typeof news !== "string" && news.hasRaw && <Button onPress={onRaw}>{t("raw")}</Button>}
        <Button look="plain" onPress={onDismiss}>
          {t("dismiss")}
        </Button>
      </div>
    </section>
  );
}

type Said = { lines: string[]; lists: { title: string; texts: string[] }[] };

/** A receipt in sentences. */
function useSentences(): (receipt: Receipt) => Said {
  const t = useTranslations("paste");
  const join = (parts: string[]) => parts.join(t("and"));
  return ({ kept, changed, levels, dropped, looks }) => {
    const keptParts = keptNames
      .filter((name) => kept[name] > 0)
      .map((name) => t(`kept.${name}`, { count: kept[name] }));
    const levelParts = Object.keys(levels).map((change) => {
      const [from = "", to = ""] = change.split(">");
      return t("level", { from, to });
    });
    const changedParts = changedNames
      .filter((name) => changed[name] > 0)
      .map((name) => t(`changed.${name}`, { count: changed[name] }));
    const lookParts = lookNames.filter((name) => looks[name]).map((name) => t(`look.${name}`));
    const droppedParts = droppedNames
      .filter((name) => dropped[name].length > 0)
      .map((name) => t(`dropped.${name}`, { count: dropped[name].length }));
    const lines = [
      ...(keptParts.length > 0 ? [t("keptLine", { list: join(keptParts) })] : []),
      ...(levelParts.length + changedParts.length > 0
        ? [t("changedLine", { list: join([...levelParts, ...changedParts]) })]
        : []),
      ...(lookParts.length + droppedParts.length > 0
        ? [t("droppedLine", { list: join([...droppedParts, ...lookParts]) })]
        : []),
    ];
    const lists = droppedNames
      .map((name) => ({
        title: t(`dropped.${name}`, { count: dropped[name].length }),
        texts: dropped[name].filter((text) => text !== ""),
      }))
      .filter(({ texts }) => texts.length > 0);
    return { lines, lists };
  };
}
