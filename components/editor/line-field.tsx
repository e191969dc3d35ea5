"use client";

import { Extension } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import { EditorContent } from "@tiptap/react";
import { useMemo } from "react";
import { lineExtensions } from "#newsroom/body.ts";
import { BlockAppearance } from "./block-appearance.ts";
import { useFieldEditor } from "./field-editor.ts";
import { type Field, fields, useStory } from "./story-context.ts";

type Props = { field: Exclude<Field, "body">; label: string; hint: string };

/** A field of one paragraph: Enter goes on to the next one. */
export function LineField({ field, label, hint }: Props) {
  const { focus } = useStory();
  const extensions = useMemo(() => {
    const place = fields.indexOf(field);
    const leave = (step: 1 | -1, at: "start" | "end") => {
      const next = fields[place + step];
      if (next) focus(next, at);
      return next !== undefined;
    };
    const WayOn = Extension.create({
      name: "wayOn",
      addKeyboardShortcuts: () => ({
        Enter: () => leave(1, "start") || true,
        "Shift-Enter": () => true,
        ArrowDown: ({ editor }) => editor.view.endOfTextblock("down") && leave(1, "start"),
        ArrowUp: ({ editor }) => editor.view.endOfTextblock("up") && leave(-1, "end"),
      }),
    });
    return [...lineExtensions, BlockAppearance.configure({ placeholder: hint }), WayOn];
  }, [field, focus, hint]);
  const editor = useFieldEditor({ field, label, extensions, editorProps: lineProps });
  return <EditorContent editor={editor} className={`field field-${field}`} />;
}

const lineProps = { handlePaste: pasteOneLine };

function pasteOneLine(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text !== "") view.dispatch(view.state.tr.insertText(text.replace(/\s+/gu, " ").trim()).scrollIntoView());
  return text !== "";
}
