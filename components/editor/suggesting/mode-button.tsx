"use client";

import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { Tool } from "../tool.tsx";
import { useSuggestions } from "./use-suggesting.ts";

/** From writing to proposing and back. */
export function ModeButton() {
  const t = useTranslations("editor");
  const { isOn, toggle } = useSuggestions();
  return <Tool name={t("suggest")} keys="Mod+Shift+E" isOn={isOn} icon="suggest" onPress={toggle} />;
}

/** Says, beside where the text is, that what is typed now is a proposal. */
export function SuggestingMark() {
  const t = useTranslations("editor");
  const { isOn } = useSuggestions();
  const isShown = useDesk().view.may.edit && isOn;
  return (
    <p role="status" className={isShown ? "suggesting-mark" : "sr-only"}>
      {isShown && t("suggesting")}
    </p>
  );
}
