"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { nameFindKey } from "./key-of.ts";

export type KeysWindowProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  mayWrite: boolean;
  mayList: boolean;
  areLettersOn: boolean;
  onLetters: (areOn: boolean) => void;
};

/** All keys of the desk, and the way to silence the single letters (WCAG 2.1.4). */
export function KeysWindow({ isOpen, onOpenChange, mayWrite, mayList, areLettersOn, onLetters }: KeysWindowProps) {
  const t = useTranslations("finder");
  const desk = useTranslations("desk");
  const [areOn, setOn] = useState(areLettersOn);
  const keys = [
    { keys: [nameFindKey()], does: t("keys.find") },
    ...(mayList
      ? [
          { keys: ["J", "K"], does: t("keys.move") },
          { keys: ["Enter"], does: t("keys.open") },
          { keys: ["/"], does: t("keys.search") },
        ]
      : []),
    ...(mayWrite ? [{ keys: ["N"], does: t("keys.write") }] : []),
    { keys: ["?"], does: t("keys.help") },
    { keys: ["Esc"], does: t("keys.close") },
  ];
  return (
    <Dialog title={t("keys.title")} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={desk("close")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2.5">
        {keys.map(({ keys: names, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1" dir="ltr">
              {names.map((name) => (
                <kbd
                  key={name}
                  className="min-w-7 rounded-sm border border-field bg-wash px-1.5 text-center font-sans text-small"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-rule border-t pt-3">
        <Checkbox
          isSelected={areOn}
          onChange={(next) => {
            setOn(next);
            onLetters(next);
          }}
        >
          {t("keys.letters")}
        </Checkbox>
        <p className="text-muted text-small">{t("keys.layout")}</p>
      </div>
    </Dialog>
  );
}
