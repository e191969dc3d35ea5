"use client";

import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "@tiptap/y-tiptap";
import { createContext, use, useEffect, useMemo, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { type Doc, type Transaction, UndoManager } from "yjs";
import type { Letters } from "./connection/use-draft.ts";
import type { PasteNews } from "./paste/clean-paste.ts";

/** The text boxes of a story in reading order; each is a fragment of the one shared document. */
export const fields = ["kicker", "headline", "standfirst", "body"] as const;
export type Field = (typeof fields)[number];

export type Story = {
  doc: Doc;
  awareness: Awareness | null;
  isEditable: boolean;
  /** A deed has closed the text, and the next one is on its way: what waits for a press can wait for that. */
  isClosed: boolean;
  letters: Letters;
  undoManager: UndoManager;
  /** A field's editor comes (or goes, with null). */
  enter: (field: Field, editor: Editor | null) => void;
  focus: (field: Field, at: "start" | "end") => void;
  /** Those that are there, in reading order. */
  editors: () => Editor[];
  /** The same with their names. */
  fieldEditors: () => [Field, Editor][];
  /** What is to be said of the last paste, into whichever field. */
  pasteNews: PasteNews;
  tellPaste: (news: PasteNews) => void;
};

export const StoryContext = createContext<Story | null>(null);

export function useStory(): Story {
  const story = use(StoryContext);
  if (!story) throw new Error("A field stands outside of its story.");
  return story;
}

/** Whether something can be put into this text now: it is open, and no longer the one that a deed has closed. */
export function useMayPut(editor: Editor): boolean {
  const { isEditable, isClosed, editors } = useStory();
  return isEditable && !isClosed && editors().includes(editor);
}

/** One document, one undo over all its fields; undoing in another field takes the writer there. */
export function useOpenStory(shown: Pick<Story, "doc" | "awareness" | "isEditable" | "isClosed" | "letters">): Story {
  const { doc, awareness, isEditable, isClosed, letters } = shown;
  const shared = useMemo(() => {
    const editors = new Map<Field, Editor>();
    const undoManager = new UndoManager(
      fields.map((field) => doc.getXmlFragment(field)),
      {
        trackedOrigins: new Set([ySyncPluginKey]),
        deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
        captureTransaction: (change) => change.meta.get("addToHistory") !== false,
      },
    );
    const focus: Story["focus"] = (field, at) => {
      const editor = editors.get(field);
      if (!editor || editor.isDestroyed) return;
      const { view } = editor;
      const { tr, doc: text } = view.state;
      view.dispatch(tr.setSelection(at === "start" ? Selection.atStart(text) : Selection.atEnd(text)).scrollIntoView());
      view.focus(); // at once: the editor's own command waits for a frame, in which letters would go astray
    };
    const enter: Story["enter"] = (field, editor) => {
      if (!editor) return void editors.delete(field);
      editors.set(field, editor);
      editor.on("focus", () => undoManager.stopCapturing()); // one step of undo never spans two fields
    };
    const present: Story["fieldEditors"] = () =>
      fields.flatMap((field) => {
        const editor = editors.get(field);
        return editor && !editor.isDestroyed ? [[field, editor]] : [];
      });
    const follow = ({ changedParentTypes }: { changedParentTypes: Transaction["changedParentTypes"] }) => {
      const changed: unknown[] = [...changedParentTypes.keys()];
      const field = fields.find((name) => changed.includes(doc.getXmlFragment(name)));
      const editor = field && editors.get(field);
      if (editor && !editor.isDestroyed && !editor.isFocused) editor.view.focus();
    };
    undoManager.on("stack-item-popped", follow);
    const all = () => present().map(([, editor]) => editor);
    return { undoManager, focus, enter, editors: all, fieldEditors: present };
  }, [doc]);
  const [pasteNews, tellPaste] = useState<PasteNews>(null);
  useEffect(
    () => () => {
      shared.undoManager.clear();
      tellPaste(null);
    },
    [shared],
  );
  return useMemo(
    () => ({ doc, awareness, isEditable, isClosed, letters, ...shared, pasteNews, tellPaste }),
    [doc, awareness, isEditable, isClosed, letters, shared, pasteNews],
  );
}
