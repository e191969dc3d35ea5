"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { useLate } from "#components/desk/use-late.ts";
import { ariaKeys, tipOf } from "./tool.tsx";
import { Icon } from "./toolbar-icons.tsx";

const keys = "Mod+Shift+L";

/** Says in which language the chosen phrase is, so that it is read out in it and stands apart from the line around it. */
export function LanguageControl({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const t = useTranslations("editor");
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const late = useLate(
    () => import("./language-window.tsx"),
    isOpen,
    () => setIsOpen(false),
    () => setIsOpen(true),
  );

  useEffect(() => {
    if (editor.isDestroyed) return; // another one takes its place in a moment
    const open = (event: KeyboardEvent) => {
      const isAsked = isMod(event) && event.shiftKey && !event.altKey && event.code === "KeyL";
      if (!isAsked) return;
      event.preventDefault();
      setIsOpen(true);
    };
    const page = editor.view.dom;
    page.addEventListener("keydown", open);
    return () => page.removeEventListener("keydown", open);
  }, [editor]);

  const close = () => {
    setIsOpen(false);
    editor.commands.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        aria-label={t("phrase.title")}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(keys)}
        data-tip={tipOf(t("phrase.title"), keys)}
        aria-pressed={isOn}
        onClick={() => setIsOpen(true)}
        className="tool"
      >
        <Icon name="language" />
      </button>
      {late && <late.LanguageWindow {...{ editor, isOn, isOpen, button }} onClose={close} />}
    </>
  );
}
