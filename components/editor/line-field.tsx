"use client";

import { Extension } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import { EditorContent } from "@tiptap/react";
import { useMemo } from "react";
import { lineExtensions } from "#newsroom/body.ts";
import { BlockAppearance } from "./block-appearance.ts";
import { useFieldEditor } from "./field-editor.ts";
import { withPaste } from "./paste/load.ts";
import { type Field, fields, type Story, useStory } from "./story-context.ts";

type Props = { field: Exclude<Field, "body">; label: string; hint: string };

/** A field of one paragraph: Enter goes on to the next one. */
export function LineField({ field, label, hint }: Props) {
  const { focus } = useStory();
  const extensions = useMemo(
    () => [...lineExtensions, BlockAppearance.configure({ placeholder: hint }), WayOn.configure({ field, focus })],
    [field, focus, hint],
  );
  const editor = useFieldEditor({ field, label, extensions, editorProps: lineProps });
  return <EditorContent editor={editor} className={`field field-${field}`} />;
}

/** From field to field by Enter and the arrows. */
const WayOn = Extension.create<{ field: Field; focus: Story["focus"] }>({
  name: "wayOn",
  addOptions: () => ({ field: "kicker", focus: () => undefined }),
  addKeyboardShortcuts() {
    const { field, focus } = this.options;
    const next = fields[fields.indexOf(field) + 1];
    const previous = fields[fields.indexOf(field) - 1];
    const goOn = () => {
      if (next) focus(next, "start");
      return true;
    };
    const goBack = () => {
      if (previous) focus(previous, "end");
      return previous !== undefined;
    };
    return {
      Enter: goOn,
      "Shift-Enter": goOn,
      ArrowDown: ({ editor }) => editor.view.endOfTextblock("down") && goOn(),
      ArrowUp: ({ editor }) => editor.view.endOfTextblock("up") && goBack(),
    };
  },
});

const lineProps = { handlePaste: pasteOneLine };

function pasteOneLine(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const insert = (line: string) => view.dispatch(view.state.tr.insertText(line).scrollIntoView());
  if (text !== "") {
    withPaste(
      ({ cleanOneLine }) => insert(cleanOneLine(text)),
      () => insert(text.replace(/\s+/gu, " ").trim()),
    );
  }
  return text !== "";
}
