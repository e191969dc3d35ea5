"use client";

import type { AnyExtension, Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import type { EditorProps } from "@tiptap/pm/view";
import { useEditor } from "@tiptap/react";
import { useEffect, useMemo } from "react";
import { CommentMarks } from "./comments/comment-marks.ts";
import { useTalk } from "./comments/use-talk.ts";
import { BoundedPaste } from "./paste/bounded-paste.ts";
import { RemoteCursors } from "./remote-cursors.ts";
import { SettledCaret } from "./settled-caret.ts";
import { type Field, useStory } from "./story-context.ts";
import { Suggesting } from "./suggesting/hand.ts";
import { useSuggestions } from "./suggesting/use-suggesting.ts";

type FieldEditor = { field: Field; label: string; extensions: AnyExtension[]; editorProps?: EditorProps };

/** A field of the open story as an editor: bound to its fragment, with the story's undo and the others' cursors. */
export function useFieldEditor({ field, label, extensions, editorProps }: FieldEditor): Editor | null {
  const { doc, awareness, undoManager, isEditable, enter, tellPaste } = useStory();
  const { stage } = useTalk();
  const { hand } = useSuggestions();
  const options = useMemo(
    () => ({
      immediatelyRender: false,
      injectCSS: false,
      extensions: [
        ...extensions,
        Collaboration.configure({ fragment: doc.getXmlFragment(field), yUndoOptions: { undoManager } }),
        BoundedPaste.configure({ onTooLong: () => tellPaste("tooLong") }),
        SettledCaret.configure({ doc }),
        RemoteCursors.configure({ awareness }),
        CommentMarks.configure({ field, stage }),
        Suggesting.configure({ hand }),
      ],
    }),
    [extensions, doc, field, undoManager, awareness, stage, hand, tellPaste],
  );
  const props: EditorProps = useMemo(
    () => ({
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0, // else the browser opens the file and leaves the page
      ...editorProps,
      attributes: {
        role: "textbox",
        "aria-label": label,
        "aria-multiline": String(field === "body"),
        ...(!isEditable && { "aria-readonly": "true", tabindex: "0" }),
      },
    }),
    [editorProps, label, field, isEditable],
  );
  const editor = useEditor({ ...options, editable: isEditable, editorProps: props }, [options]);

  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.setOptions({ editable: isEditable, editorProps: props });
  }, [editor, isEditable, props]);

  useEffect(() => {
    enter(field, editor);
    if (editor) hand.editors.set(field, editor);
    return () => {
      enter(field, null);
      hand.editors.delete(field);
    };
  }, [enter, field, editor, hand]);

  return editor;
}
