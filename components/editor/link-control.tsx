"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { useLate } from "#components/desk/use-late.ts";
import { ariaKeys, tipOf } from "./tool.tsx";
import { Icon } from "./toolbar-icons.tsx";

/** Sets, changes and takes away the link under the cursor or over the selection. Opens also by Ctrl or Command and K. */
export function LinkControl({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const t = useTranslations("editor");
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const late = useLate(
    () => import("./link-window.tsx"),
    isOpen,
    () => setIsOpen(false),
    () => setIsOpen(true),
  );

  useEffect(() => {
    if (editor.isDestroyed) return; // another one takes its place in a moment
    const open = (event: KeyboardEvent) => {
      const isAsked = isMod(event) && !event.shiftKey && !event.altKey && event.code === "KeyK";
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
        aria-label={t("link")}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys("Mod+K")}
        data-tip={tipOf(t("link"), "Mod+K")}
        aria-pressed={isOn}
        onClick={() => setIsOpen(true)}
        className="tool"
      >
        <Icon name="link" />
      </button>
      {late && <late.LinkWindow {...{ editor, isOn, isOpen, button }} onClose={close} />}
    </>
  );
}
