"use client";

import type { Editor } from "@tiptap/core";
import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { BlockGrip } from "./block-grip.tsx";
import { EmbedOffer } from "./embed-offer.tsx";
import { SlashMenu } from "./slash-menu.tsx";
import { TableTools } from "./table-tools.tsx";

type Props = { editor: Editor; paper: RefObject<HTMLElement | null>; hasSlash: boolean };

/** Everything beside the text that blocks are made, moved and changed with. */
export function BlockTools({ editor, paper, hasSlash }: Props) {
  if (!editor.isEditable || !paper.current) return null;
  return (
    <>
      <SlashMenu editor={editor} isAsked={hasSlash} />
      {createPortal(
        <>
          <BlockGrip editor={editor} paper={paper.current} />
          <TableTools editor={editor} paper={paper.current} />
        </>,
        paper.current,
      )}
      <EmbedOffer editor={editor} />
    </>
  );
}
