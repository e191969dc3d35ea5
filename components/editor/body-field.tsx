"use client";

import type { Editor } from "@tiptap/core";
import { EditorContent, ReactNodeViewRenderer } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { bodyExtensions, Picture } from "#newsroom/body.ts";
import { BlockAppearance } from "./block-appearance.ts";
import { BodyKeys, LinkPaste } from "./body-commands.ts";
import { useFieldEditor } from "./field-editor.ts";
import { HeldSelection } from "./held-selection.ts";
import { PictureView } from "./picture-view.tsx";
import { useStory } from "./story-context.ts";

const ShownPicture = Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) });
const shownExtensions = bodyExtensions.map((extension) => (extension === Picture ? ShownPicture : extension));

/** The running text of a story. `onEditor` hands it to the toolbar. */
export function BodyField({ label, onEditor }: { label: string; onEditor: (editor: Editor | null) => void }) {
  const t = useTranslations("editor");
  const { focus } = useStory();
  const extensions = useMemo(() => {
    const hints = { placeholder: t("bodyHint"), attributionPlaceholder: t("attributionHint") };
    const leaveUp = () => {
      focus("standfirst", "end");
      return true;
    };
    return [
      ...shownExtensions,
      BlockAppearance.configure(hints),
      BodyKeys.configure({ onLeave: leaveUp }),
      LinkPaste,
      HeldSelection,
    ];
  }, [t, focus]);
  const editor = useFieldEditor({ field: "body", label, extensions });
  useEffect(() => onEditor(editor), [editor, onEditor]);
  return <EditorContent editor={editor} className="field field-body" />;
}
