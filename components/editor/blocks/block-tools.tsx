"use client";

import type { Editor } from "@tiptap/core";
import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { type Asked, useBlockDesk } from "./block-desk.tsx";
import { BlockGrip } from "./block-grip.tsx";
import { BlockWindows } from "./block-windows.tsx";
import { EmbedOffer } from "./embed-offer.tsx";
import { SlashMenu } from "./slash-menu.tsx";
import { TableTools } from "./table-tools.tsx";

type Props = { editor: Editor; paper: RefObject<HTMLElement | null>; asked: Asked | null };

/** Everything beside the text that blocks are made, moved and changed with. */
export function BlockTools({ editor, paper, asked }: Props) {
  const { ask } = useBlockDesk();
  if (!editor.isEditable || !paper.current) return null;
  return (
    <>
      <SlashMenu editor={editor} />
      {createPortal(
        <>
          <BlockGrip editor={editor} paper={paper.current} />
          <TableTools editor={editor} paper={paper.current} />
        </>,
        paper.current,
      )}
      <EmbedOffer editor={editor} />
      <BlockWindows editor={editor} asked={asked} onClose={() => ask(null)} />
    </>
  );
}
