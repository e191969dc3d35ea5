"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useLate } from "#components/desk/use-late.ts";
import { tipOf } from "../tool.tsx";
import { Icon } from "../toolbar-icons.tsx";

/** In the toolbar: what can be put into the text, and what can be done with the block of the cursor. */
export function BlockControls({ editor }: { editor: Editor }) {
  const t = useTranslations("newsBlocks");
  const [open, setOpen] = useState<"insert" | "block" | null>(null);
  const buttons = { insert: useRef<HTMLButtonElement>(null), block: useRef<HTMLButtonElement>(null) };
  const late = useLate(
    () => import("./block-menus.tsx"),
    open !== null,
    () => setOpen(null),
    () => setOpen(open),
  );
  const menu = (name: "insert" | "block") => ({
    editor,
    trigger: buttons[name],
    isOpen: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null),
  });
  const button = (name: "insert" | "block") => (
    <button
      type="button"
      ref={buttons[name]}
      aria-label={t(name)}
      aria-haspopup="menu"
      aria-expanded={open === name}
      data-tip={name === "insert" ? tipOf(t("insert"), "/") : t("block")}
      onClick={() => setOpen(open === name ? null : name)}
      className="tool"
    >
      <Icon name={name === "insert" ? "plus" : "grip"} />
    </button>
  );
  return (
    <>
      {button("insert")}
      {button("block")}
      {late && open === "insert" && <late.InsertMenu {...menu("insert")} />}
      {late && open === "block" && <late.BlockMenu {...menu("block")} />}
    </>
  );
}
