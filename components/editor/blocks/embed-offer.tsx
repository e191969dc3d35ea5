"use client";

import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { type EmbedAddress, readEmbed } from "#newsroom/embeds.ts";
import { findBlock } from "./block-commands.ts";
import { useBlockDesk } from "./block-desk.tsx";
import { placeBelow } from "./place-below.ts";

/** A post's address that is pasted on a line of its own stays as a link, and can become a card. */
export function EmbedOffer({ editor }: { editor: Editor }) {
  const t = useTranslations("newsBlocks");
  const { ask } = useBlockDesk();
  const [offer, setOffer] = useState<EmbedAddress | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { dom } = editor.view;
    const paste = (event: ClipboardEvent) => {
      const found = readEmbed(event.clipboardData?.getData("text/plain") ?? "");
      const block = findBlock(editor.state);
      if (!found || block?.node.type.name !== "paragraph" || block.node.content.size > 0) return;
      setTimeout(() => !editor.isDestroyed && linkLine(editor, found) && setOffer(found)); // once it has been pasted
    };
    dom.addEventListener("paste", paste, true);
    return () => dom.removeEventListener("paste", paste, true);
  }, [editor]);

  useEffect(() => {
    if (!offer) return;
    const block = findBlock(editor.state);
    const line = block && editor.view.nodeDOM(block.position);
    if (box.current && line instanceof HTMLElement) {
      const { top, bottom, left, right } = line.getBoundingClientRect();
      const isMirrored = getComputedStyle(box.current).direction === "rtl";
      placeBelow(box.current, { top, bottom, left: isMirrored ? right : left });
    }
    const forget = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.getMeta(ySyncPluginKey) && (transaction.docChanged || transaction.selectionSet)) setOffer(null);
    };
    const press = (event: KeyboardEvent) => event.key === "Escape" && setOffer(null);
    const away = () => setOffer(null);
    editor.on("transaction", forget);
    window.addEventListener("keydown", press);
    window.addEventListener("scroll", away, true);
    return () => {
      editor.off("transaction", forget);
      window.removeEventListener("keydown", press);
      window.removeEventListener("scroll", away, true);
    };
  }, [editor, offer]);

  if (!offer) return null;
  return createPortal(
    <div ref={box} role="status" className="embed-offer">
      <p>{t("offer", { name: t(`provider.${offer.provider}`) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          onPress={() => {
            setOffer(null);
            ask({ what: "embed", address: offer.href });
          }}
        >
          {t("makeCard")}
        </Button>
        <Button
          onPress={() => {
            setOffer(null);
            editor.view.focus();
          }}
        >
          {t("keepLink")}
        </Button>
      </div>
    </div>,
    document.body,
  );
}

/** The line becomes a link, unless it is one already. @returns whether the line holds this address alone */
function linkLine({ state, view }: Editor, { href }: EmbedAddress): boolean {
  const block = findBlock(state);
  const link = state.schema.marks.link;
  if (!block || !link || readEmbed(block.node.textContent)?.href !== href) return false;
  const [from, to] = [block.position + 1, block.position + block.node.nodeSize - 1];
  if (!state.doc.rangeHasMark(from, to, link)) view.dispatch(state.tr.addMark(from, to, link.create({ href })));
  return true;
}
