"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { type MenuEntry, MenuPopover } from "#components/ui/menu.tsx";
import { insertables } from "#newsroom/block-search.ts";
import { readEmbed } from "#newsroom/embeds.ts";
import { addLine, findBlock, moveStep, putPullQuote, removeBlock } from "./block-commands.ts";
import { useBlockDesk } from "./block-desk.tsx";
import { insertKind } from "./insert-kind.ts";

type Props = {
  editor: Editor;
  trigger: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Everything that can stand in the body, for those who do not type a slash. */
export function InsertMenu({ editor, trigger, isOpen, onOpenChange }: Props) {
  const t = useTranslations("newsBlocks");
  const { ask } = useBlockDesk();
  const hasWords = !editor.state.selection.empty;
  const entries: MenuEntry[] = insertables.map((kind) => ({
    id: kind,
    label: kind === "pullQuote" && hasWords ? t("pullChosen") : t(`kind.${kind}`),
    onAction: () => after(editor, () => insertKind(editor, kind, ask)),
  }));
  return <MenuPopover {...{ trigger, isOpen, onOpenChange, entries }} label={t("insert")} />;
}

/** What can be done with the block of the cursor as a whole. */
export function BlockMenu({ editor, trigger, isOpen, onOpenChange }: Props) {
  const t = useTranslations("newsBlocks");
  const { ask } = useBlockDesk();
  const block = findBlock(editor.state);
  const run = (deed: () => void) => () => after(editor, deed);
  const type = block?.node.type.name ?? "";
  const address = type === "paragraph" ? readEmbed(block?.node.textContent ?? "") : null;
  const entries: MenuEntry[] = [
    ...(type === "gallery"
      ? [{ id: "add", label: t("addPictures"), onAction: run(() => ask({ what: "gallery" })) }]
      : []),
    ...(type === "embed" ? [{ id: "change", label: t("change"), onAction: run(() => ask({ what: "embed" })) }] : []),
    ...(type === "relatedStory"
      ? [{ id: "change", label: t("change"), onAction: run(() => ask({ what: "relatedStory" })) }]
      : []),
    ...(address
      ? [{ id: "card", label: t("makeCard"), onAction: run(() => ask({ what: "embed", address: address.href })) }]
      : []),
    ...(!editor.state.selection.empty && type === "paragraph"
      ? [{ id: "pull", label: t("pullChosen"), onAction: run(() => putPullQuote(editor)) }]
      : []),
    { id: "up", label: t("moveUp"), onAction: run(() => moveStep(editor, -1)) },
    { id: "down", label: t("moveDown"), onAction: run(() => moveStep(editor, 1)) },
    { id: "above", label: t("lineAbove"), onAction: run(() => addLine(editor, "above")) },
    { id: "below", label: t("lineBelow"), onAction: run(() => addLine(editor, "below")) },
    {
      id: "remove",
      label: t("remove"),
      isDanger: true,
      onAction: run(() => block && removeBlock(editor, block.position)),
    },
  ];
  return <MenuPopover {...{ trigger, isOpen, onOpenChange, entries }} label={t("block")} />;
}

/** Once the menu has let go of the focus, which belongs to the text. */
function after(editor: Editor, deed: () => void): void {
  setTimeout(() => {
    if (editor.isDestroyed) return;
    editor.view.focus();
    deed();
  });
}
