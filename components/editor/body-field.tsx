"use client";

import type { Editor } from "@tiptap/core";
import { EditorContent, ReactNodeViewRenderer } from "@tiptap/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useLate } from "#components/desk/use-late.ts";
import { bodyExtensions, Picture } from "#newsroom/body.ts";
import { BlockAppearance } from "./block-appearance.ts";
import { BodyKeys, LinkPaste } from "./body-commands.ts";
import { KeptDirection } from "./direction-commands.ts";
import { useFieldEditor } from "./field-editor.ts";
import { HeldSelection } from "./held-selection.ts";
import { CleanPaste, type PasteNews } from "./paste/clean-paste.ts";
import { preloadPaste } from "./paste/load.ts";
import { PictureView } from "./picture-view.tsx";
import { useStory } from "./story-context.ts";

const ShownPicture = Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) });
const shownExtensions = bodyExtensions.map((extension) => (extension === Picture ? ShownPicture : extension));

/** The running text of a story. `onEditor` hands it to the toolbar. */
export function BodyField({ label, onEditor }: { label: string; onEditor: (editor: Editor | null) => void }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const { focus, undoManager } = useStory();
  const [news, setNews] = useState<PasteNews>(null);
  const late = useLate(() => import("./paste/receipt-note.tsx"), news !== null);
  useEffect(preloadPaste, []);
  useEffect(() => {
    const forget = () => setNews(null); // the text is no longer what it tells of
    undoManager.on("stack-item-popped", forget);
    return () => undoManager.off("stack-item-popped", forget);
  }, [undoManager]);
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
      CleanPaste.configure({ onPaste: setNews }),
      KeptDirection,
      LinkPaste,
      HeldSelection,
    ];
  }, [t, focus]);
  const editor = useFieldEditor({ field: "body", label, extensions });
  useEffect(() => onEditor(editor), [editor, onEditor]);
  return (
    <>
      <EditorContent editor={editor} className="field field-body" />
      <div role="status" className="paste-news" lang={locale} dir={locale === "ar" ? "rtl" : "ltr"}>
        {late && news && (
          <late.ReceiptNote news={news} onRaw={() => editor?.commands.undo()} onDismiss={() => setNews(null)} />
        )}
      </div>
    </>
  );
}
