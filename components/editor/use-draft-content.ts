"use client";

import { useEffect, useState } from "react";
import { type Doc, encodeStateAsUpdate } from "yjs";
import type { Content } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";

const pause = 300; // ms: the checks follow the typing, not every letter

/** What the open draft says, as it is typed; while the next one opens, what the one before said. */
export function useDraftContent({ doc, isLoaded }: { doc: Doc; isLoaded: boolean }): Content {
  const [content, setContent] = useState(() => readContent(doc));
  useEffect(() => {
    if (!isLoaded) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setContent(readContent(doc));
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

export function readContent(doc: Doc): Content {
  return contentOf([encodeStateAsUpdate(doc)]);
}
