"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editorKeys } from "#components/editor/editor-keys.ts";
import { keysOf } from "#components/editor/tool.tsx";
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
    { keys: ["F7", "⇧ F7"], does: t("keys.change") },
    { keys: ["?"], does: t("keys.help") },
    { keys: ["Esc"], does: t("keys.close") },
  ];
  return (
    <Dialog title={t("keys.title")} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={desk("close")}>
      {document.querySelector(".story-page") && <StoryKeys />}
      <KeyList keys={keys} />
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

/** Those of the story that is open. */
function StoryKeys() {
  const t = useTranslations("finder.keys.story");
  return Object.entries(editorKeys).map(([group, entries]) => (
    <section key={group} className="mb-4 border-rule border-b pb-4">
      <h3 className="pb-2 font-semibold">{t(`group.${group}`)}</h3>
      <KeyList
        keys={entries.map(({ keys, does }) => ({ keys: keys.split("+").map(keysOf), does: t(`does.${does}`) }))}
      />
    </section>
  ));
}

function KeyList({ keys }: { keys: { keys: string[]; does: string }[] }) {
  return (
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
  );
}
