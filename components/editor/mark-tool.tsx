"use client";

import type { Editor } from "@tiptap/core";
import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { useLate } from "#components/desk/use-late.ts";
import { ariaKeys, tipOf } from "./tool.tsx";
import { Icon, type IconName } from "./toolbar-icons.tsx";

/** The window of a tool that asks something about the chosen words. */
export type MarkWindowProps = {
  editor: Editor;
  isOn: boolean;
  isOpen: boolean;
  button: RefObject<HTMLButtonElement | null>; // that opened it
  onClose: () => void;
};

type Props = {
  editor: Editor;
  name: string;
  keys: string; // with one letter: "Mod+Shift+L"
  icon: IconName;
  isOn: boolean; // for the words at the cursor
  load: () => Promise<ComponentType<MarkWindowProps>>;
};

/** Sets, changes and takes away what words are marked with, by a window that comes when it is asked for, by press or by keys. */
export function MarkTool({ editor, name, keys, icon, isOn, load }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const MarkWindow = useLate(
    load,
    isOpen,
    () => setIsOpen(false),
    () => setIsOpen(true),
  );

  useEffect(() => {
    if (editor.isDestroyed) return; // another one takes its place in a moment
    const open = (event: KeyboardEvent) => {
      if (!arePressed(keys, event)) return;
      event.preventDefault();
      setIsOpen(true);
    };
    const page = editor.view.dom;
    page.addEventListener("keydown", open);
    return () => page.removeEventListener("keydown", open);
  }, [editor, keys]);

  const close = () => {
    setIsOpen(false);
    editor.commands.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        aria-label={name}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(keys)}
        data-tip={tipOf(name, keys)}
        aria-pressed={isOn}
        onClick={() => setIsOpen(true)}
        className="tool"
      >
        <Icon name={icon} />
      </button>
      {MarkWindow && <MarkWindow {...{ editor, isOn, isOpen, button }} onClose={close} />}
    </>
  );
}

/** Told by their place on the keyboard, so that an Arabic one has them too. */
function arePressed(keys: string, event: KeyboardEvent): boolean {
  const wanted = keys.split("+");
  const isExact = event.shiftKey === wanted.includes("Shift") && event.altKey === wanted.includes("Alt");
  return isMod(event) && isExact && event.code === `Key${wanted.at(-1)}`;
}
