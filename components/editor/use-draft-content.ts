"use client";

import { startTransition, useEffect, useState } from "react";
import { type Doc, encodeStateAsUpdate } from "yjs";
import type { Content } from "#newsroom/article.ts";
import { contentOfProse, type Prose, proposedContentOf, proseOf } from "#newsroom/draft.ts";

const pause = 300; // ms: the checks follow the typing, not every letter

/** What the draft says, and what it says with the proposals in it. */
export type DraftContent = { content: Content; prose: Prose };

/** What the open draft says, as it is typed; while the next one opens, what the one before said. */
export function useDraftContent({ doc, isLoaded }: { doc: Doc; isLoaded: boolean }): DraftContent {
  const [content, setContent] = useState(() => read(doc));
  useEffect(() => {
    if (!isLoaded) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const now = read(doc);
      startTransition(() => setContent(now)); // a key that comes meanwhile goes first
    };
    const lookSoon = () => {
      timer ??= setTimeout(look, pause);
    };
    look();
    doc.on("update", lookSoon);
    return () => {
      clearTimeout(timer);
      doc.off("update", lookSoon);
    };
  }, [doc, isLoaded]);
  return content;
}

function read(doc: Doc): DraftContent {
  const prose = proseOf([encodeStateAsUpdate(doc)]);
  return { content: contentOfProse(prose), prose };
}

/** All that its writer sees of it, what is only proposed as well. */
export function readContent(doc: Doc): Content {
  return proposedContentOf([encodeStateAsUpdate(doc)]);
}
