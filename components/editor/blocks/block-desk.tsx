"use client";

import type { Editor } from "@tiptap/core";
import { createContext, type ReactNode, type RefObject, use, useEffect, useMemo, useState } from "react";
import { useLate } from "#components/desk/use-late.ts";
import type { EditorActions } from "../bind-actions.ts";

/** The blocks that ask for something before they stand in the story. */
export type Asked =
  | { what: "picture" }
  | { what: "gallery" }
  | { what: "embed"; address?: string }
  | { what: "relatedStory" };

type BlockDesk = { ask: (asked: Asked | null) => void };

const soon = 1500; // once the page is there, in milliseconds

const BlockDeskContext = createContext<BlockDesk | null>(null);

/** Opens the windows of blocks, from wherever one is asked for. */
export function useBlockDesk(): BlockDesk {
  const desk = use(BlockDeskContext);
  if (!desk) throw new Error("A block stands outside of its story.");
  return desk;
}

/** How the editor asks the server about other stories. */
export type StoryFinds = Pick<EditorActions, "findRelatable" | "readRelatable">;
export const StoryFinder = createContext<StoryFinds | null>(null);

type Props = {
  editor: Editor | null;
  paper: RefObject<HTMLElement | null>;
  finder: StoryFinds;
  children: ReactNode;
};

/** Around the toolbar and the text: what blocks need beyond keys. It is fetched when somebody begins to write. */
export function BlockDesk({ editor, paper, finder, children }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBegun, setIsBegun] = useState(false);
  const late = useLate(
    () => import("./block-tools.tsx"),
    isBegun || asked !== null,
    () => {
      setIsBegun(false);
      setAsked(null);
    },
  );
  useEffect(() => {
    const page = paper.current;
    if (!page) return;
    const begin = () => setIsBegun(true);
    const timer = setTimeout(begin, soon); // a slash that is typed at once finds its list
    for (const event of ["focusin", "pointermove"]) page.addEventListener(event, begin);
    return () => {
      clearTimeout(timer);
      for (const event of ["focusin", "pointermove"]) page.removeEventListener(event, begin);
    };
  }, [paper]);
  const desk = useMemo(() => ({ ask: setAsked }), []);
  return (
    <BlockDeskContext value={desk}>
      <StoryFinder value={finder}>
        {children}
        {late && editor && !editor.isDestroyed && (
          <late.BlockTools key={editor.instanceId} editor={editor} paper={paper} asked={asked} />
        )}
      </StoryFinder>
    </BlockDeskContext>
  );
}
