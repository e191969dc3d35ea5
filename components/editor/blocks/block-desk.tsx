"use client";

import type { Editor } from "@tiptap/core";
import { createContext, type ReactNode, type RefObject, use, useCallback, useEffect, useMemo, useState } from "react";
import { useLate } from "#components/desk/use-late.ts";
import type { EditorActions } from "../bind-actions.ts";

/** The blocks that ask for something before they stand in the story. */
export type Asked =
  | { what: "picture" }
  | { what: "gallery" }
  | { what: "embed"; address?: string }
  | { what: "relatedStory" };

type BlockDesk = { ask: (asked: Asked | null) => void };

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

/** Around the toolbar and the text: what blocks need beyond keys. It is fetched when somebody points at the text or begins to write, the windows when one is asked for. */
export function BlockDesk({ editor, paper, finder, children }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { isBegun, hasSlash, forgetSlash } = useBegun(editor, paper);
  const backToText = () => editor && !editor.isDestroyed && editor.view.focus();
  const late = useLate(
    () => import("./block-tools.tsx"),
    isBegun,
    undefined,
    hasSlash ? backToText : undefined, // its list was asked for
  );
  useEffect(() => {
    if (late && hasSlash) forgetSlash();
  }, [late, hasSlash, forgetSlash]);
  const windows = useLate(
    () => import("./block-windows.tsx"),
    asked !== null,
    () => setAsked(null),
    () => setAsked(asked),
  );
  const desk = useMemo(() => ({ ask: setAsked }), []);
  return (
    <BlockDeskContext value={desk}>
      <StoryFinder value={finder}>
        {children}
        {late && editor && !editor.isDestroyed && (
          <late.BlockTools key={editor.instanceId} editor={editor} paper={paper} hasSlash={hasSlash} />
        )}
        {windows && editor && <windows.BlockWindows editor={editor} asked={asked} onClose={() => setAsked(null)} />}
      </StoryFinder>
    </BlockDeskContext>
  );
}

/** Whether somebody works in this text, or it holds a table, whose keys must be there; and whether a slash was typed meanwhile. */
function useBegun(editor: Editor | null, paper: RefObject<HTMLElement | null>) {
  const [isBegun, setIsBegun] = useState(false);
  const [hasSlash, setHasSlash] = useState(false);
  useEffect(() => {
    const page = paper.current;
    if (!page) return;
    const begin = (event: Event) => {
      const typed = event instanceof KeyboardEvent ? event.key : event instanceof InputEvent ? event.data : null;
      if (typed === "/") setHasSlash(true);
      setIsBegun(true);
    };
    const gestures = ["pointermove", "pointerdown", "keydown", "beforeinput"];
    for (const gesture of gestures) page.addEventListener(gesture, begin, true);
    return () => {
      for (const gesture of gestures) page.removeEventListener(gesture, begin, true);
    };
  }, [paper]);
  useEffect(() => {
    if (editor?.state.doc.children.some(({ type }) => type.name === "table")) setIsBegun(true);
  }, [editor]);
  const forgetSlash = useCallback(() => setHasSlash(false), []);
  return { isBegun, hasSlash, forgetSlash };
}
